import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asVariants } from '../../src/app/index.js';
import { readChoices } from '../../src/protocol/index.js';
import { item, madeBefore, setBatchStage, textsOf } from '../app/batch-stage.js';
import type { Stage } from '../app/setup.js';
import { runInProcess } from './cli-context.js';

let stage: Stage;

beforeEach(async () => {
  stage = await setBatchStage();
});

afterEach(() => stage.end());

const run = (args: readonly string[]) =>
  runInProcess(['generate', ...args], {
    cwd: stage.cwd,
    services: { app: async () => stage.context },
  });
const uploads = (): string[] => stage.standIn.uploads.map(({ fileName }) => fileName);
const seeds = () => textsOf(stage).map((text) => readChoices(text).choices.seed);

describe('vmg generate --variants', () => {
  it('makes so many pieces for one upload, each in a file of its own, with the next seed', async () => {
    const { exitCode, stdout, stderr } = await run([
      'a.mp4',
      'calm',
      '--variants',
      '3',
      '--seed',
      '4294967295',
    ]);
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: 'a.vmg-1.mp4\na.vmg-2.mp4\na.vmg-3.mp4\n',
    });
    expect(uploads()).toEqual(['a.mp4']);
    expect(seeds()).toEqual([4_294_967_295, 0, 1]);
    expect(stderr).toContain('\n[3/3] a.mp4: Adding music\n');
    const table = stderr.slice(stderr.indexOf('\nfile ') + 1).split('\n');
    expect(table[0]).toMatch(/^file +title +key +tempo +seed$/);
    expect(table[2]).toMatch(/^a\.vmg-2\.mp4 +0$/);
  });

  it('composes for several clips, each uploaded once, and tells all of it in one document', async () => {
    const { stdout } = await run([
      'a.mp4',
      'b.mp4',
      'calm',
      '--variants',
      '2',
      '-o',
      'out/',
      '--json',
    ]);
    const { files, exitCode } = JSON.parse(stdout);
    expect(exitCode).toBe(0);
    expect(files.map((row: { file: string; variant: number }) => [row.file, row.variant])).toEqual([
      ['a.mp4', 1],
      ['a.mp4', 2],
      ['b.mp4', 1],
      ['b.mp4', 2],
    ]);
    expect(files.map((row: { seed: number }) => row.seed)).toEqual(seeds());
    expect(new Set(seeds()).size).toBe(4);
    expect(uploads()).toEqual(['a.mp4', 'b.mp4']);
    expect(files[3].result.output).toBe(stage.path('out/b.vmg-2.mp4'));
  });

  it('puts the number behind the name that is given, and leaves out what is there', async () => {
    madeBefore(stage.path('film-1.mp4'));
    const args = ['a.mp4', 'calm', '--variants', '2', '-o', 'film.mp4', '--seed', '7'];
    expect((await run(args)).stderr).toContain('film-1.mp4 exists already.');
    const { exitCode, stderr, stdout } = await run([...args, '--skip-existing', '--force']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('cannot both be');
    const again = await run([...args.map((one) => (one === '2' ? '3' : one)), '--skip-existing']);
    expect(again).toMatchObject({ exitCode: 0, stdout: 'film-3.mp4\n' });
    expect(again.stderr).toMatch(/^a\.mp4 \(2\) +skipped: there already +7?8$/m);
  });

  it('tries a clip once that the backend does not take, whatever the seed', async () => {
    stage.standIn.quirks.verdicts.set('/api/upload-video', { status: 200, code: 4001 });
    const { exitCode, stdout } = await run(['a.mp4', 'calm', '--variants', '3', '--json']);
    expect(exitCode).toBe(3);
    const { files } = JSON.parse(stdout);
    expect(files.map((row: { status: string }) => row.status)).toEqual([
      'failed',
      'not-tried',
      'not-tried',
    ]);
    expect(stage.standIn.requests.filter(({ path }) => path.includes('upload-video')).length).toBe(
      1,
    );
  });

  it('goes on after one that failed, without a second upload', async () => {
    const { answer } = stage.standIn;
    stage.standIn.answer = (text, stream, state) => {
      if (stage.standIn.messages().length > 1) return answer(text, stream, state);
      stream.event({ content: { parts: [{ text: 'Which mood?' }] } });
    };
    const { exitCode, stdout } = await run(['a.mp4', 'calm', '--variants', '2']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 7, stdout: 'a.vmg-2.mp4\n' });
    expect(uploads()).toEqual(['a.mp4']);
  });

  it('is refused with what it cannot go with, before anything is uploaded', async () => {
    mkdirSync(stage.path('out'));
    for (const [args, said] of [
      [['a.mp4', 'b.mp4', 'calm', '--join', '--variants', '2'], '--join cannot both be'],
      [['calm', '--session', 'x', '--variants', '2'], 'needs a clip'],
      [['a.mp4', 'calm', '--variants', '21'], '1 to 20'],
      [['a.mp4', 'b.mp4', 'calm', '--variants', '2', '-o', 'x.mp4'], 'one file'],
      [['a.mp4', 'calm', '--with', 'drums', '--without', 'Drums'], 'both play and not play'],
      [['a.mp4', 'calm', '--with', '!'], 'commas between them'],
      [['a.mp4', 'calm', '--stems', 'out'], 'made by the embedded engine'],
      [['a.mp4', 'b.mp4', 'calm', '--report', 'out'], 'made by the embedded engine'],
    ] as const) {
      expect(await run(args)).toMatchObject({
        exitCode: 2,
        stdout: '',
        stderr: expect.stringContaining(said),
      });
    }
    const later = { cwd: stage.cwd, services: { app: async () => stage.context } };
    expect(await runInProcess(['report'], later)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('made by the embedded engine'),
    });
    expect(stage.standIn.requests).toEqual([]);
    expect(existsSync(stage.path('x-1.mp4'))).toBe(false);
  });
});

describe('instruments', () => {
  it('go with the words, in sentences, and come out of a batch file, too', async () => {
    await run(['a.mp4', 'calm', '--with', 'piano,strings', '--with', '古筝', '--without', 'drums']);
    expect(textsOf(stage)[0]).toBe('calm\n\nWith: piano, strings, 古筝. Without: drums.');
    writeFileSync(stage.path('jobs.csv'), 'file;with;without\nb.mp4;piano、长笛;\n');
    await run(['--batch', 'jobs.csv', 'calm', '--without', 'drums']);
    expect(textsOf(stage)[1]).toBe('calm\n\nWith: piano, 长笛. Without: drums.');
  });
});

describe('seeds of variants', () => {
  it('are fresh, and each another, when none is named', () => {
    const chosen = asVariants([item('a.mp4')], 20).map(({ choices }) => choices.seed);
    expect(new Set(chosen).size).toBe(20);
    expect(asVariants([item('a.mp4')], 20)[0]?.choices.seed).not.toBe(chosen[0]);
  });
});
