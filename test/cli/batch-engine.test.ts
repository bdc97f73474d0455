import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Backend, BatchResult, GenerateResult } from '../../src/app/index.js';
import { createBackend } from '../../src/client/index.js';
import { type Engine, startEngine } from '../../src/engine/index.js';
import { findFfmpeg, probeMedia } from '../../src/engine/media/index.js';
import { metadataOf, readDraft, type WireDraft, writeChoices } from '../../src/protocol/index.js';
import { textOf, updatesOf } from '../client/setup.js';
import { sharedWorkers } from '../engine/workers/shared.js';
import { makeClip } from '../media/make-clip.js';
import { makeWorkplace, vmg, type Workplace } from './built-program.js';

const { signal } = new AbortController();

let place: Workplace;
let run: { exitCode?: number; stderr: string };
let result: BatchResult;

const path = (name: string) => join(place.cwd, name);

/** Lengths and sizes that tell one film from another. */
beforeAll(async () => {
  place = await makeWorkplace();
  mkdirSync(path('x'));
  await makeClip({ durationSeconds: 2, path: path('a.mp4') });
  await makeClip({ durationSeconds: 3, width: 128, height: 72, path: path('b.mp4') });
  await makeClip({ durationSeconds: 2.4, width: 96, height: 96, path: path('x/b.mp4') });
  cpSync(path('a.mp4'), path('copy of a.mp4'));
  writeFileSync(
    path('jobs.csv'),
    'file;prompt;output;volume\na.mp4;;;\nb.mp4;;;\nx/b.mp4;;x.mp4;\ncopy of a.mp4;舒缓的钢琴;;50%\n',
  );
  const { exitCode, stdout, stderr } = await vmg(
    ['generate', '--batch', 'jobs.csv', 'calm lo-fi', '--json'],
    place,
  );
  run = { ...(exitCode === undefined ? {} : { exitCode }), stderr };
  result = JSON.parse(stdout);
}, 60_000);

afterAll(() => place.remove());

/** What is on each track, by names. */
function tracksOf(draft: WireDraft | null): (string | undefined)[][] {
  return readDraft(draft ?? {}).t.map(({ sg }) => sg.map((one) => metadataOf(one).name));
}

describe('several files on the engine', () => {
  it('become films of their own, each of its clip’s length and picture', async () => {
    expect(run.exitCode, run.stderr).toBe(0);
    expect(result.files.map(({ status }) => status)).toEqual(['done', 'done', 'done', 'done']);
    expect(new Set(result.files.map((row) => row.result?.session)).size).toBe(1);
    const ffmpeg = await findFfmpeg({ env: process.env });
    const films = await Promise.all(
      ['a.vmg.mp4', 'b.vmg.mp4', 'x.mp4', 'copy of a.vmg.mp4'].map(async (name) => {
        const { video, audio } = await probeMedia(ffmpeg, path(name), { signal, name });
        return [video?.displayWidth, video?.displayHeight, video?.durationSeconds, audio !== null];
      }),
    );
    expect(films).toEqual([
      [160, 90, 2, true],
      [128, 72, 3, true],
      [96, 96, expect.closeTo(2.4, 2), true],
      [160, 90, 2, true],
    ]);
  });

  it('sound as each would by itself', async () => {
    mkdirSync(path('alone'));
    const args = ['generate', 'b.mp4', 'calm lo-fi', '-o', 'alone', '--json'];
    const alone: GenerateResult = JSON.parse((await vmg(args, place)).stdout);
    const beside = result.files[1]?.result;
    expect(alone.session).not.toBe(beside?.session);
    expect(beside).toMatchObject({ seed: alone.seed, title: alone.title, tempo: alone.tempo });
    expect(readFileSync(path('b.vmg.mp4')).equals(readFileSync(path('alone/b.vmg.mp4')))).toBe(
      true,
    );
  });

  it('are answered in the language of their words, with what was chosen for them', () => {
    expect(result.files[2]?.result?.text).toMatch(/^I wrote “.*” for b\.mp4: /);
    expect(result.files[3]?.result?.text).toMatch(/^我为 copy of a\.mp4 写了《.*音乐音量为 50%/);
    expect(result.files[3]?.result?.unknownWords).toEqual([]);
  });
});

describe('one clip of several, asked for in words', () => {
  let engine: Engine;
  let backend: Backend;

  beforeAll(async () => {
    const dataDir = join(place.env.VMG_HOME ?? '', 'data', 'engine');
    engine = await startEngine({
      dataDir,
      env: process.env,
      version: '1.2.3',
      workers: sharedWorkers(),
    });
    const { url: apiUrl, token } = engine;
    backend = createBackend({
      kind: 'engine',
      apiUrl,
      authentication: { kind: 'token', token },
      version: '1.2.3',
      platform: 'unknown',
    });
  });
  afterAll(() => engine.close());

  const say = async (words: string) =>
    textOf(await updatesOf(backend.send(result.session ?? '', words)));
  const tracks = async () => tracksOf((await backend.state(result.session ?? '')).draft);

  it('is what is left on the timeline, and “undo” brings the rest back', async () => {
    const before = await tracks();
    expect(before[0]).toEqual(['copy of a.mp4']);
    expect(await say(writeChoices('remove the music', { clip: 'a.mp4' }))).toContain(
      '“a.mp4” is all that is on the timeline now.',
    );
    expect(await tracks()).toEqual([['a.mp4']]);
    expect(await say('撤销')).toContain('已撤销');
    expect(await tracks()).toEqual(before);
    // What is asked beside the music is asked of that clip.
    const both = writeChoices('calm piano and mute the original sound', { clip: 'a.mp4' });
    expect(await say(both)).toContain('a.mp4');
    const { draft } = await backend.state(result.session ?? '');
    const volumes = readDraft(draft ?? {}).t.map(({ sg }) =>
      sg.map((one) => metadataOf(one).volume),
    );
    expect([tracksOf(draft)[0], volumes]).toEqual([['a.mp4'], [[0], [1]]]);
    await say('undo');
    expect(await tracks()).toEqual(before);
  });

  it('is not there under a name that nothing was uploaded by', async () => {
    const before = await tracks();
    expect(await say(writeChoices('calm', { clip: 'nowhere.mp4' }))).toBe(
      'There is no clip called “nowhere.mp4” here: upload it first.',
    );
    expect(await say(writeChoices('舒缓', { clip: '没有.mp4' }))).toContain('“没有.mp4”');
    expect(await tracks()).toEqual(before);
  });
});
