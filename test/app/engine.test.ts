import { execFile } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AppContext,
  converse,
  exportVideo,
  forgetExport,
  generate,
  resumeExports,
} from '../../src/app/index.js';
import { createBackend } from '../../src/client/index.js';
import { type Engine, startEngine } from '../../src/engine/index.js';
import { findFfmpeg, probeMedia } from '../../src/engine/media/index.js';
import { openStore } from '../../src/store/index.js';
import { systemClock } from '../../src/support/clock.js';
import { expectNoToken, failureOf } from '../client/setup.js';
import { SHARED_VERSION, sharedWorkers } from '../engine/workers/shared.js';

let folder: string;
let engine: Engine;

const path = (name: string) => join(folder, name);

async function start(): Promise<void> {
  engine = await startEngine({
    dataDir: path('data'),
    env: process.env,
    version: SHARED_VERSION,
    workers: sharedWorkers(),
  });
}

function context({ url, token }: Engine = engine): AppContext {
  const { sessions, jobs } = openStore({ home: path('home') });
  const backend = createBackend({
    kind: 'engine',
    apiUrl: url,
    authentication: { kind: 'token', token },
    version: '1.2.3',
    platform: 'unknown',
  });
  return { backend, sessions, jobs, clock: systemClock };
}

const request = () => ({
  media: ['clip.mp4'],
  prompt: 'calm lo-fi piano',
  choices: { seed: 7 },
  export: true,
  cwd: folder,
});

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vmg-engine-app-'));
  const ffmpeg = await findFfmpeg({ env: process.env });
  await promisify(execFile)(ffmpeg.path, [
    ...['-f', 'lavfi', '-i', 'testsrc=size=160x90:rate=25:duration=3'],
    ...['-c:v', 'libx264', '-pix_fmt', 'yuv420p', path('clip.mp4')],
  ]);
  await promisify(execFile)(ffmpeg.path, [
    ...['-f', 'lavfi', '-i', 'color=teal:size=160x90:rate=25:duration=3'],
    ...['-c:v', 'libx264', '-pix_fmt', 'yuv420p', path('other.mp4')],
  ]);
  await promisify(execFile)(ffmpeg.path, ['-f', 'lavfi', '-i', 'sine=d=1', path('voice.mp4')]);
  await start();
});

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the use-cases on the engine', () => {
  it('put music under a clip and tell what was composed', async () => {
    const stages = new Set<string>();
    const onProgress = ({ stage }: { stage: string }) => void stages.add(stage);
    const result = await generate(context(), request(), { onProgress });
    expect(result).toMatchObject({
      output: path('clip.vmg.mp4'),
      backend: 'engine',
      seed: 7,
      style: 'lo-fi',
      video: { width: 160, height: 90 },
    });
    expect(result.text).not.toBe('');
    expect(result.draft).toContain('BGM');
    expect(result.video?.durationSeconds).toBeCloseTo(3, 1);
    expect(result.loudness?.integratedLufs).toBeCloseTo(-14, 0);
    expect(result.sections.length).toBeGreaterThan(0);
    expect(statSync(path('clip.vmg.mp4')).size).toBe(result.video?.bytes);
    expect([...stages]).toEqual(
      expect.arrayContaining(['Uploading clip.mp4', 'Rendering', 'Fetching clip.vmg.mp4']),
    );
    expectNoToken(result, engine.token);
  });

  it('edit what is there, and export it in the same breath', async () => {
    const { results } = await converse(context(), {
      text: 'set the music volume to 50%, then export to quiet.mp4',
      cwd: folder,
    });
    expect(results).toMatchObject([
      { action: 'message', changes: [expect.stringContaining('50%')] },
      { action: 'export', export: { output: path('quiet.mp4') } },
    ]);
  });

  it('keep the piece that is there when nothing is asked for', async () => {
    const { session, draft } = await generate(context(), { ...request(), export: false });
    const named = { cwd: folder, sessionId: session };
    for (const [text, answer] of [
      ['great job!', /stays as it is/],
      ['stop', /Nothing was changed/],
      ['blorp', /did not understand “blorp”/],
      ['remove clip.mp4', /the only picture of the film/],
      ['状态很好', /保持不变/],
    ] as const) {
      const { results } = await converse(context(), { ...named, text });
      expect(results, text).toMatchObject([
        { text: expect.stringMatching(answer), draft, changes: [] },
      ]);
    }
    const { results } = await converse(context(), {
      ...named,
      text: 'awesome work, save as ok.mp4',
    });
    expect(results).toMatchObject([{ action: 'export', export: { output: path('ok.mp4') } }]);
  });

  it('tell of a clip that is there already, and put another behind it', async () => {
    const notes: string[] = [];
    const onNote = (note: string) => void notes.push(note);
    copyFileSync(path('clip.mp4'), path('copy.mp4'));
    const doubled = { ...request(), media: ['clip.mp4', 'clip.mp4'], export: false };
    const { session, draft } = await generate(context(), doubled, { onNote });
    expect(draft).toContain('Video: clip.mp4 (0-3s) ');
    expect(notes).toEqual([expect.stringMatching(/^clip\.mp4 has the same content/)]);
    const named = { cwd: folder, sessionId: session };
    await converse(context(), { ...named, text: 'upload copy.mp4' }, { onNote });
    expect(notes).toEqual([expect.anything(), expect.stringMatching(/^copy\.mp4 has the same/)]);
    const { results } = await converse(
      context(),
      { ...named, text: 'other.mp4 calm piano' },
      { onNote },
    );
    expect(notes.slice(2)).toEqual([
      'other.mp4 was added to a session that holds clip.mp4, copy.mp4.',
    ]);
    expect(results).toMatchObject([
      { action: 'upload' },
      { draft: expect.stringContaining('clip.mp4 (0-3s), other.mp4 (3-6s)') },
    ]);
    expect(JSON.stringify(results)).not.toMatch(/don.t know|mp4”/);
    // An empty box at its end makes another file of it.
    appendFileSync(path('other.mp4'), Buffer.from('0000000866726565', 'hex'));
    await converse(context(), { ...named, text: 'upload other.mp4' }, { onNote });
    expect(notes.slice(3)).toEqual([
      'other.mp4 took the place of the earlier one of that name on the timeline.',
    ]);
    // A film by its name, and sound alone by what is in it: no picture is looked for.
    await converse(context(), { ...named, text: 'upload voice.mp4' }, { onNote });
    expect(notes.slice(4)).toEqual([]);
  });

  it('pick up in a later run of the engine what an earlier one left unfinished', async () => {
    const left = exportVideo(context(), { cwd: folder, output: 'late.mp4', noWait: true });
    expect(await failureOf(left, engine.token)).toMatchObject({ exitCode: 8 });
    await engine.close();
    await start();
    const results = await resumeExports(context());
    expect(results.map(({ output }) => output)).toEqual([path('late.mp4')]);
    expect(statSync(path('late.mp4')).size).toBeGreaterThan(1_000);
  });

  it('stop the render of an export that is wanted no more', async () => {
    const left = exportVideo(context(), { cwd: folder, output: 'unwanted.mp4', noWait: true });
    const { details } = await failureOf(left);
    const renderId = String(details?.renderId);
    await forgetExport(context(), renderId);
    expect(await context().backend.waitForRender(renderId)).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('cancelled'),
    });
    expect(existsSync(path('unwanted.mp4'))).toBe(false);
    // Nor does it matter that nobody knows it.
    await context().backend.cancelRender('render_nobody-knows');
  });

  it('write the sound alone, by the name of the output', async () => {
    const { output } = await exportVideo(context(), { cwd: folder, output: 'sound.mp3' });
    const { audio, video } = await probeMedia(await findFfmpeg({ env: process.env }), output);
    expect({ codec: audio?.codec, video }).toEqual({ codec: 'mp3', video: null });
    const wrong = exportVideo(context(), { cwd: folder, output: 'sound.mp3', format: 'wav' });
    expect(await failureOf(wrong)).toMatchObject({ code: 'output-type', exitCode: 2 });
  });

  it('submit again what the engine has never heard of', async () => {
    const app = context();
    const { sessionId } = (await app.sessions.current('engine')) ?? { sessionId: '' };
    const { draft } = await app.backend.state(sessionId);
    if (draft === null) throw new Error('no draft');
    await app.jobs.save({
      renderId: 'render_1000000000000000',
      sessionId,
      backend: 'engine',
      apiUrl: 'http://127.0.0.1:1',
      output: path('again.mp4'),
      status: 'submitting',
      createdAt: new Date().toISOString(),
      request: {
        id: 'render_1000000000000000',
        sessionId,
        draft,
        output: { format: 'mp4', quality: 'high' },
      },
    });
    const [result] = await resumeExports(app);
    expect(result?.output).toBe(path('again.mp4'));
  });

  it('say what the engine does not know, and show no token', async () => {
    const { backend } = context();
    expect(await failureOf(backend.state('no-such-session'), engine.token)).toMatchObject({
      code: 'session-not-found',
    });
    expect(await failureOf(backend.renderStatus('render_0'), engine.token)).toMatchObject({
      code: 'render-not-found',
    });
    const stranger = createBackend({
      kind: 'engine',
      apiUrl: engine.url,
      authentication: { kind: 'token', token: 'a-token-of-another-engine' },
      version: '1.2.3',
      platform: 'unknown',
    });
    expect(
      await failureOf(stranger.credits(), engine.token, 'a-token-of-another-engine'),
    ).toMatchObject({ code: 'token-refused', exitCode: 4 });
  });

  it.each([
    {
      where: 'in an answer',
      with: { env: { VMG_FFMPEG: '/nowhere/ffmpeg' } },
      failure: { exitCode: 9, message: expect.stringContaining('/nowhere/ffmpeg') },
    },
    {
      where: 'within a stream',
      with: { env: process.env, soundFontPath: '/nowhere/font.sf3' },
      failure: { code: 'sound-font-missing', exitCode: 3, hint: expect.any(String) },
    },
  ])('fail as the engine failed, $where', async ({ with: options, failure }) => {
    const broken = await startEngine({ dataDir: path('broken'), version: '1.2.3', ...options });
    try {
      const work = generate(context(broken), { ...request(), output: 'never.mp4' });
      expect(await failureOf(work, broken.token)).toMatchObject(failure);
    } finally {
      await broken.close();
    }
    expect(existsSync(path('never.mp4'))).toBe(false);
  });

  it('end at Ctrl-C without a trace', async () => {
    const before = readdirSync(folder);
    const controller = new AbortController();
    const work = generate(
      context(),
      { ...request(), output: 'stopped.mp4' },
      {
        signal: controller.signal,
        onProgress: ({ stage }) => {
          if (stage.startsWith('Recording')) controller.abort();
        },
      },
    );
    expect(await failureOf(work, engine.token)).toMatchObject({ code: 'interrupted' });
    expect(readdirSync(folder)).toEqual(before);
  });
});
