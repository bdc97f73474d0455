import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppContext } from '../../src/app/index.js';
import type { Engine } from '../../src/engine/index.js';
import { makeClip } from '../media/make-clip.js';
import { CONTROL, makeWorkplace, vmg, type Workplace } from './built-program.js';
import { runInProcess } from './cli-context.js';
import { openEngineApp } from './engine-app.js';

let place: Workplace;
beforeAll(async () => {
  place = await makeWorkplace();
  await makeClip({ durationSeconds: 2, cuts: [0.8], path: join(place.cwd, 'clip.mp4') });
});
afterAll(() => place.remove());

const files = (): string[] => readdirSync(place.cwd).sort();

describe('vmg generate', () => {
  it('writes clip.vmg.mp4 here, prints its path alone on stdout, and owns up to strange words', async () => {
    const args = ['generate', 'clip.mp4', 'lo-fi with zorblax'];
    const { exitCode, stdout, stderr } = await vmg(args, place);
    expect(stderr).toMatch(/^Uploading clip\.mp4$/m);
    expect(stderr).toMatch(/^ *Not understood: “zorblax”$/m);
    expect(stderr).toMatch(/ bpm · /);
    expect(stderr).toMatch(/--seed \d+/);
    expect(exitCode).toBe(0);
    expect(stdout).toBe('clip.vmg.mp4\n');
    expect(stdout + stderr).not.toMatch(CONTROL);
    expect((await stat(join(place.cwd, 'clip.vmg.mp4'))).size).toBeGreaterThan(10_000);
    expect(files().filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('leaves an output that is there alone, with 2', async () => {
    const output = join(place.cwd, 'taken.mp4');
    await writeFile(output, 'mine');
    const refused = await vmg(['generate', 'clip.mp4', 'lo-fi', '-o', 'taken.mp4'], place);
    expect(refused.exitCode).toBe(2);
    expect(refused.stdout).toBe('');
    expect(refused.stderr).toContain('exists already');
    expect(refused.stderr).toContain('--force');
    expect(await readFile(output, 'utf8')).toBe('mine');
  });

  it('replaces it with --force, prints one JSON document with --json, and goes on in its session with words alone', async () => {
    const args = [
      'generate',
      'clip.mp4',
      'calm',
      '--style',
      'lo-fi',
      '--seed',
      '42',
      '--bpm',
      '84',
    ];
    const { exitCode, stdout } = await vmg(
      [...args, '-o', 'taken.mp4', '--force', '--json'],
      place,
    );
    expect(exitCode).toBe(0);
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({
      output: join(place.cwd, 'taken.mp4'),
      session: expect.stringMatching(/./),
      backend: 'engine',
      seed: 42,
      style: 'lo-fi',
      tempo: expect.any(Number),
      key: expect.stringMatching(/^[A-G]/),
      sections: expect.arrayContaining([expect.objectContaining({ startSeconds: 0 })]),
      hits: expect.any(Array),
      loudness: { integratedLufs: expect.any(Number), truePeakDbtp: expect.any(Number) },
      video: { width: 160, height: 90, pictureCopied: true },
      timesMs: { total: expect.any(Number) },
      unknownWords: [],
    });
    expect((await stat(result.output)).size).toBeGreaterThan(10_000);

    const more = [
      'generate',
      'set the music to 40%',
      '--session',
      result.session,
      '--no-export',
      '--quiet',
    ];
    const again = await vmg(more, place);
    expect(again).toMatchObject({ exitCode: 0, stderr: '' });
    expect(again.stdout).toMatch(/^Timeline .*clip\.mp4.*\n$/);
  });

  it('stopped by Ctrl-C ends with 130, without a partial file or a child left behind', async () => {
    const running = vmg(['generate', 'clip.mp4', 'epic', '-o', 'stopped.mp4'], place);
    let said = '';
    running.stderr?.on('data', (chunk) => {
      said += String(chunk);
    });
    while (!/Analysing|Composing|Recording/.test(said))
      await once(running.stderr ?? running, 'data');
    running.kill('SIGINT');
    const { exitCode, stdout, stderr } = await running;
    expect(exitCode).toBe(130);
    expect(stdout).toBe('');
    expect(stderr).toContain('Interrupted.');
    expect(files().filter((name) => name.startsWith('stopped'))).toEqual([]);
    expect(processesThatName(place.cwd)).toEqual([]);
  });
});

/** Command lines of running processes that hold `text`, where the system lets us look. */
function processesThatName(text: string): string[] {
  if (!existsSync('/proc/self/cmdline')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return '';
      }
    })
    .filter((line) => line.includes(text));
}

describe('an input that cannot be used', () => {
  let engine: Engine;
  let app: AppContext;

  beforeAll(async () => {
    ({ engine, app } = await openEngineApp(join(place.cwd, '.here')));
    await mkdir(join(place.cwd, 'folder.mp4'));
    await writeFile(join(place.cwd, 'empty.mp4'), '');
    await writeFile(join(place.cwd, 'text.mp4'), 'This is a text.\n'.repeat(100));
    await copyFile(join(place.cwd, 'clip.mp4'), join(place.cwd, 'program.exe'));
    const whole = await makeClip({ durationSeconds: 2, cuts: [0.8] });
    const bytes = await readFile(whole);
    await writeFile(join(place.cwd, 'truncated.mp4'), bytes.subarray(0, bytes.length >> 1));
    await writeFile(join(place.cwd, 'large.mp4'), '');
    await truncate(join(place.cwd, 'large.mp4'), 501 * 1024 * 1024);
  });
  afterAll(() => engine.close());

  it.each([
    ['missing.mp4', 'no file missing.mp4'],
    ['folder.mp4', 'is a folder'],
    ['empty.mp4', 'is empty'],
    ['text.mp4', 'text.mp4'],
    ['truncated.mp4', 'truncated.mp4'],
    ['program.exe', 'not of a type that is accepted'],
    ['large.mp4', '500 MB is the limit'],
  ])('%s ends with 3, one clear line and the next step', async (name, said) => {
    const before = files();
    const { exitCode, stdout, stderr } = await runInProcess(
      ['generate', name, 'lo-fi', '--quiet'],
      { cwd: place.cwd, services: { app: async () => app } },
    );
    expect(exitCode).toBe(3);
    expect(stdout).toBe('');
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain(said);
    expect(lines[1]).toMatch(/^ {2}→ \S/);
    expect(files()).toEqual(before);
  });
});
