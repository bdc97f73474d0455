import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BasicSoundBank } from 'spessasynth_core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppContext, type GenerateResult, report, type Taken } from '../../src/app/index.js';
import type { Engine } from '../../src/engine/index.js';
import { failureOf } from '../client/setup.js';
import { makeClip } from '../media/make-clip.js';
import { runInProcess } from './cli-context.js';
import { openEngineApp } from './engine-app.js';

let folder: string;
let engine: Engine;
let app: AppContext;
let result: GenerateResult;

const path = (...names: string[]) => join(folder, ...names);

const vmg = (args: readonly string[]) =>
  runInProcess(args, { cwd: folder, services: { app: async () => app } });

/** One film by an engine that plays a user's sound font, with all that there is of the piece. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vmg-pieces-'));
  await makeClip({ durationSeconds: 2, path: path('clip.mp4') });
  writeFileSync(path('saw.sf2'), new Uint8Array(await BasicSoundBank.getSampleSoundBankFile()));
  ({ engine, app } = await openEngineApp(path('home'), { soundFontPath: path('saw.sf2') }));
  const { exitCode, stdout, stderr } = await vmg([
    ...['generate', 'clip.mp4', 'calm piano', '--seed', '7', '--no-export', '--json'],
    ...[
      '--stems',
      'new/stems',
      '--midi',
      'song.mid',
      '--markers',
      'cuts.otio',
      '--report',
      'fit.html',
    ],
  ]);
  expect(exitCode, stderr).toBe(0);
  result = JSON.parse(stdout);
}, 30_000);

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the timeline that a piece lies on', () => {
  it('is drawn for people, and told of in JSON without what is only there to be drawn', async () => {
    let views = 0;
    const { pieceView } = app.backend;
    const pieceViewed: typeof pieceView = (...asked) => {
      views++;
      return pieceView(...asked);
    };
    const watched = { ...app, backend: { ...app.backend, pieceView: pieceViewed } };
    const run = (args: readonly string[]) =>
      runInProcess(args, { cwd: folder, services: { app: async () => watched } });
    const told = JSON.parse((await run(['chat', 'what is on the timeline?', '--json'])).stdout);
    expect(told).toMatchObject({
      session: result.session,
      text: expect.stringMatching(/^Timeline /),
    });
    expect(JSON.parse((await run(['status', '--json'])).stdout).draft).toBe(told.text);
    expect(views).toBe(0);
    expect((await run(['status'])).stdout).toMatch(/^Bars /m);
    expect(views).toBe(1);
  });
});

describe('what there is of a piece besides the film', () => {
  it('is written where it was asked for, and told of by absolute paths', () => {
    const { outputs } = result;
    expect(outputs).toEqual({
      stems: readdirSync(path('new/stems')).map((name) => path('new/stems', name)),
      midi: path('song.mid'),
      markers: [path('cuts.otio')],
      report: path('fit.html'),
    });
    expect(outputs.stems.length).toBeGreaterThan(0);
    for (const stem of outputs.stems)
      expect(readFileSync(stem).toString('latin1', 0, 4)).toBe('RIFF');
    expect(readFileSync(path('song.mid')).toString('latin1', 0, 4)).toBe('MThd');
    expect(JSON.parse(readFileSync(path('cuts.otio'), 'utf8'))).toHaveProperty('OTIO_SCHEMA');
    expect(readFileSync(path('fit.html'), 'utf8')).toMatch(/^<!doctype html>/i);
  });

  it('comes with what the engine measured of it, for a machine to judge by', () => {
    expect(result.fit).toMatchObject({ lengthErrorSamples: 0, hits: expect.any(Number) });
    expect(result.fit?.tempoDeviation).toBeLessThanOrEqual(0.08);
  });

  it('can be had later without composing again: in a folder, markers of every kind', async () => {
    const { exitCode, stdout, stderr } = await vmg([
      ...[
        'report',
        '-o',
        'later/',
        '--midi',
        'later/',
        '--markers',
        'later/',
        '--stems',
        'later/parts',
      ],
    ]);
    expect(exitCode, stderr).toBe(0);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.replaceAll('\\', '/')),
    ).toEqual([
      ...['html', 'mid', 'json', 'otio', 'edl'].map((ending) => `later/clip.vmg.${ending}`),
      'later/parts',
    ]);
    for (const name of readdirSync(path('new/stems'))) {
      expect(
        readFileSync(path('later/parts', name)).equals(readFileSync(path('new/stems', name))),
      ).toBe(true);
    }
    expect(readFileSync(path('later/clip.vmg.mid')).equals(readFileSync(path('song.mid')))).toBe(
      true,
    );
    expect(readdirSync(path('later')).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('replaces nothing without --force, and says so before anything is begun', async () => {
    const before = await app.sessions.list();
    for (const args of [
      ['--stems', 'new/stems'],
      ['--midi', 'song.mid'],
      ['--report', 'fit.html'],
      ['--markers', 'cuts.otio'],
    ]) {
      const refused = await vmg(['generate', 'clip.mp4', 'calm', '-o', 'x.mp4', ...args]);
      expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
      expect(refused.stderr).toMatch(/already\.\n {2}→ Replace .* with --force, .* with --/);
    }
    const page = await vmg(['report', '-o', 'fit.html']);
    expect(page.stderr).toContain('with --force, or choose another name with --output.');
    const asked: Taken[] = [];
    const confirmOverwrite = async (taken: Taken) => asked.push(taken) === 0;
    const wanted = { stems: 'new/stems' };
    const kept = await failureOf(report(app, { cwd: folder, wanted, confirmOverwrite }));
    expect(kept.hint).toBe('Choose another folder.');
    expect(asked).toEqual([{ path: path('new/stems'), stems: result.outputs.stems.length }]);
    expect(await app.sessions.list()).toEqual(before);
    writeFileSync(path('new/stems/99-kazoo.wav'), 'of another piece');
    const forced = await vmg(['report', '--stems', 'new/stems', '--force']);
    expect(forced).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('99-kazoo.wav') });
  });

  it('goes by the ending of its name', async () => {
    for (const [args, said] of [
      [['--markers', 'cuts.txt'], '.json, .otio or .edl'],
      [['--midi', 'clip.mp4'], '.mid or .midi'],
      [['-o', 'page.pdf'], '.html or .htm'],
      [['--stems', 'clip.mp4'], 'not a folder'],
      [['--stems', ''], 'names no folder'],
      [['--report', 'fit.html'], 'Unknown option'],
    ] as const) {
      const refused = await vmg(['report', ...args]);
      expect(refused).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(said) });
    }
    const twice = await vmg(['generate', 'clip.mp4', 'x', '--midi', 'a.mid', '--markers', 'a.mid']);
    expect(twice.exitCode).toBe(2);
  });

  it('of several films goes into folders', async () => {
    const args = ['generate', 'clip.mp4', 'x', '--variants', '2', '--midi', 'song.mid', '--force'];
    expect(await vmg(args)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('Name a folder: --midi song/'),
    });
    mkdirSync(path('takes'));
    const { stdout, stderr } = await vmg([
      ...[
        'generate',
        'clip.mp4',
        'calm',
        '--variants',
        '2',
        '--seed',
        '3',
        '--no-export',
        '--json',
      ],
      ...['--midi', 'takes', '--stems', 'takes'],
    ]);
    expect(readdirSync(path('takes')).sort(), stderr).toEqual([
      ...['clip.vmg-1', 'clip.vmg-1.mid', 'clip.vmg-2', 'clip.vmg-2.mid'],
    ]);
    const { files } = JSON.parse(stdout);
    expect(files.map((row: { result: GenerateResult }) => row.result.seed)).toEqual([3, 4]);

    // All of it can be had later, too: of each by its id, and by default of the one on the timeline.
    const [first, second] = files.map((row: { result: GenerateResult }) => row.result.piece);
    const later = async (name: string, ...more: string[]) => {
      const had = await vmg(['report', '--midi', name, '--json', ...more]);
      const { piece } = JSON.parse(had.stdout);
      return [piece, readFileSync(path(name)).toString('base64')];
    };
    const take = (number: number) =>
      readFileSync(path(`takes/clip.vmg-${number}.mid`)).toString('base64');
    expect(take(1)).not.toBe(take(2));
    expect(await later('one.mid', '--piece', first.slice(0, 14))).toEqual([first, take(1)]);
    expect(await later('two.mid')).toEqual([second, take(2)]);
    const unknown = await vmg(['report', '--piece', 'piece_none']);
    expect(unknown).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('It has piece_'),
    });
  });

  it('is shown in the browser as a page of its own', async () => {
    const shown: string[] = [];
    const { exitCode, stdout, stderr } = await runInProcess(
      ['report', '--open', '--quiet', '--no-color'],
      {
        cwd: folder,
        tty: true,
        services: { app: async () => app, launchBrowser: async (page) => void shown.push(page) },
      },
    );
    expect({ exitCode, stdout }, stderr).toEqual({ exitCode: 0, stdout: 'clip.vmg.html\n' });
    expect(shown).toEqual([pathToFileURL(path('clip.vmg.html')).href]);
  });

  it('leaves no partial file behind when it cannot be had', async () => {
    const error = await failureOf(app.backend.pieceFile('piece_none', 'score.mid', path('a.mid')));
    expect(error.exitCode).toBe(7);
    expect(readdirSync(folder).filter((name) => /part$|^a\.mid$/.test(name))).toEqual([]);
  });
});
