import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportVideo, generate, resumeExports, status, upload } from '../../src/app/index.js';
import { failureOf, hastyClock } from '../client/setup.js';
import { type Stage, setStage } from './setup.js';

let stage: Stage;

beforeEach(async () => {
  stage = await setStage();
  await generate(
    stage.context,
    { media: ['clip.mp4'], prompt: 'lo-fi', choices: {}, export: false, cwd: stage.cwd },
    {},
  );
});

afterEach(() => stage.end());

const output = () => stage.path('clip.vmg.mp4');
const isSubmission = (request: { url?: string | undefined; method?: string | undefined }) =>
  request.method === 'POST' && request.url === '/api/render/proxy/lambda';

describe('export', () => {
  it('writes the timeline of the current session, named after its clip', async () => {
    const result = await exportVideo(stage.laterRun(), { cwd: stage.cwd });
    expect(result).toMatchObject({ output: output(), session: 'session-1', backend: 'cloud' });
    expect(result.renderId).toMatch(/^render_\d{16}$/);
    expect(readFileSync(output()).equals(stage.standIn.file)).toBe(true);
    expect(stage.standIn.renders.get(result.renderId)?.request).toMatchObject({
      sessionId: 'session-1',
      output: { format: 'mp4', quality: 'high' },
    });
  });

  it('keeps the render id before it submits', async () => {
    let kept: string[] = [];
    stage.standIn.intercept = (request) => {
      if (isSubmission(request)) {
        void stage
          .laterRun()
          .jobs.list()
          .then((jobs) => {
            kept = jobs.map((job) => `${job.renderId} ${job.status}`);
          });
      }
      return false;
    };
    const { renderId } = await exportVideo(stage.context, { cwd: stage.cwd });
    expect(kept).toEqual([`${renderId} submitting`]);
  });

  it('needs something to export', async () => {
    const { sessionId } = await stage.context.backend.createSession('en');
    expect(
      await failureOf(exportVideo(stage.context, { cwd: stage.cwd, sessionId })),
    ).toMatchObject({ code: 'nothing-to-export' });
    const fresh = await setStage();
    expect(await failureOf(exportVideo(fresh.context, { cwd: fresh.cwd }))).toMatchObject({
      code: 'session-missing',
      exitCode: 2,
    });
    await fresh.end();
  });

  it('does not wait when told so, and tells how to fetch it later', async () => {
    const error = await failureOf(exportVideo(stage.context, { cwd: stage.cwd, noWait: true }));
    expect(error).toMatchObject({
      code: 'render-still-running',
      exitCode: 8,
      details: { session: 'session-1', output: output() },
    });
    const renderId = String(error.details?.renderId);
    expect(error.hint).toContain(renderId);
    const later = stage.laterRun();
    expect((await status(later)).jobs).toMatchObject([{ renderId, status: 'running' }]);
    const results = await resumeExports(later);
    expect(results).toMatchObject([{ renderId, output: output() }]);
    expect((await status(later)).jobs).toEqual([]);
    expect(stage.standIn.renders.size).toBe(1);
  });

  it('records why a render failed twice, and does not pick it up again', async () => {
    stage.standIn.quirks.renderFails = true;
    const error = await failureOf(exportVideo(stage.context, { cwd: stage.cwd }));
    expect(error).toMatchObject({ code: 'render-failed', exitCode: 7 });
    expect(error.message).toContain('out of paint');
    expect((await status(stage.context)).jobs).toEqual([]);
    const states = (await stage.context.jobs.list()).map((job) => job.status);
    expect(states).toEqual(['failed', 'failed']);
    expect(readdirSync(stage.cwd)).toEqual(['clip.mp4']);
  });

  it('says that it is the plan when the plan blocks it', async () => {
    stage.standIn.quirks.verdicts.set('/api/render', { status: 402, code: 402 });
    const error = await failureOf(exportVideo(stage.context, { cwd: stage.cwd }));
    expect(error).toMatchObject({ code: 'export-blocked', exitCode: 5 });
    expect(error.message).toContain('tier');
  });
});

describe('an export that was cut short', () => {
  it('keeps the render id when the terminal closes before the answer', async () => {
    const controller = new AbortController();
    stage.standIn.intercept = (request) => {
      if (!isSubmission(request)) return false;
      // The request arrives; its answer never does.
      controller.abort();
      return true;
    };
    const work = exportVideo(stage.context, { cwd: stage.cwd }, { signal: controller.signal });
    expect(await failureOf(work)).toMatchObject({ exitCode: 130 });
    stage.standIn.intercept = undefined;

    const later = stage.laterRun();
    const [job] = (await status(later)).jobs;
    expect(job).toMatchObject({ status: 'submitting', output: output() });
    const [result] = await resumeExports(later);
    // The backend never had it: the same request under the same id.
    expect(result?.renderId).toBe(job?.renderId);
    expect(stage.standIn.renders.get(job?.renderId ?? '')?.request).toEqual(job?.request);
    expect(readFileSync(output()).equals(stage.standIn.file)).toBe(true);
  });

  it('is not submitted twice when the backend has it', async () => {
    const controller = new AbortController();
    stage.standIn.quirks.pollsUntilDone = 3;
    const work = exportVideo(
      stage.context,
      { cwd: stage.cwd },
      {
        signal: controller.signal,
        onProgress: ({ stage: now }) => {
          if (now === 'Rendering') controller.abort();
        },
      },
    );
    expect(await failureOf(work)).toMatchObject({ exitCode: 130 });
    await resumeExports(stage.laterRun());
    const submissions = stage.standIn.requests.filter(
      ({ method, path }) => method === 'POST' && path === '/api/render/proxy/lambda',
    );
    expect(submissions).toHaveLength(1);
    expect(existsSync(output())).toBe(true);
  });

  it('goes on with the bytes that it has', async () => {
    stage.standIn.quirks.cutDownloads = { times: 100, afterBytes: 0 };
    expect(
      await failureOf(
        exportVideo(stage.laterRun({ clock: hastyClock() }), { cwd: stage.cwd }),
        stage.standIn.token,
      ),
    ).toMatchObject({ exitCode: 6 });
    expect(existsSync(output())).toBe(false);
    stage.standIn.quirks.cutDownloads = { times: 0, afterBytes: 0 };
    await resumeExports(stage.laterRun());
    expect(readdirSync(stage.cwd).sort()).toEqual(['clip.mp4', 'clip.vmg.mp4']);
  });

  it('does not write over what has come into its place since', async () => {
    await failureOf(exportVideo(stage.context, { cwd: stage.cwd, noWait: true }));
    writeFileSync(output(), 'precious');
    expect(await failureOf(resumeExports(stage.context))).toMatchObject({
      code: 'output-exists',
      exitCode: 2,
    });
    expect(readFileSync(output(), 'utf8')).toBe('precious');
    await resumeExports(stage.context, { force: true });
    expect(readFileSync(output()).equals(stage.standIn.file)).toBe(true);
  });

  it('does not write over what came into its place while it was rendered', async () => {
    const onProgress = ({ stage: now }: { stage: string }) => {
      if (now === 'Rendering') writeFileSync(output(), 'precious');
    };
    stage.standIn.quirks.pollsUntilDone = 2;
    const work = exportVideo(stage.context, { cwd: stage.cwd }, { onProgress });
    expect(await failureOf(work)).toMatchObject({ code: 'output-exists', exitCode: 2 });
    expect(readFileSync(output(), 'utf8')).toBe('precious');
    expect((await status(stage.context)).jobs).toHaveLength(1);
    await resumeExports(stage.laterRun(), { force: true });
    expect(readFileSync(output()).equals(stage.standIn.file)).toBe(true);
  });

  it.each(['ENOSPC', 'EACCES', 'ENOENT'])('can be resumed after %s here', async (code) => {
    const refused = Object.assign(new Error(code), { code, syscall: 'write' });
    const backend = { ...stage.context.backend, download: () => Promise.reject(refused) };
    await failureOf(exportVideo({ ...stage.context, backend }, { cwd: stage.cwd }));
    expect((await status(stage.context)).jobs).toMatchObject([{ status: 'running' }]);
    await resumeExports(stage.laterRun());
    expect(readFileSync(output()).equals(stage.standIn.file)).toBe(true);
  });

  it('tells on a full disk how to fetch it when there is room', async () => {
    const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' });
    const backend = { ...stage.context.backend, download: () => Promise.reject(full) };
    const work = exportVideo({ ...stage.context, backend }, { cwd: stage.cwd });
    const error = await failureOf(work);
    expect(error).toMatchObject({ code: 'disk-full', exitCode: 7, message: 'The disk is full.' });
    const [job] = (await status(stage.context)).jobs;
    expect(error.hint).toContain(`vmg export --resume ${job?.renderId}`);
  });

  it('does not keep others from being fetched when it fails', async () => {
    for (const name of ['a.mp4', 'b.mp4']) {
      await failureOf(exportVideo(stage.context, { cwd: stage.cwd, output: name, noWait: true }));
    }
    writeFileSync(stage.path('a.mp4'), 'precious');
    const error = await failureOf(resumeExports(stage.context, {}, stage.callbacks));
    expect(error).toMatchObject({
      code: 'output-exists',
      details: { fetched: [stage.path('b.mp4')] },
    });
    expect(stage.heard.notes.join()).toContain('a.mp4');
    expect(existsSync(stage.path('b.mp4'))).toBe(true);
  });

  it('must be known to be resumed by its id', async () => {
    expect(await failureOf(resumeExports(stage.context, { renderId: 'render_0' }))).toMatchObject({
      code: 'render-unknown',
      exitCode: 2,
    });
  });
});

describe('upload and status', () => {
  it('add to the current session, and show it', async () => {
    writeFileSync(stage.path('b.png'), 'picture');
    const result = await upload(stage.laterRun(), { media: ['b.png'], cwd: stage.cwd });
    expect(result.media).toEqual(['b.png']);
    expect(result.session).toMatchObject({ sessionId: 'session-1', media: ['clip.mp4', 'b.png'] });
    const shown = await status(stage.laterRun());
    expect(shown.session?.sessionId).toBe('session-1');
    expect(shown.draft).toBe('Timeline (1 track): 1. Video: clip.mp4 (0-10s), b.png (10-20s)');
    expect(shown.tracks).toEqual([
      {
        type: 'video',
        segments: [
          { name: 'clip.mp4', startMs: 0, durationMs: 10_000 },
          { name: 'b.png', startMs: 10_000, durationMs: 10_000 },
        ],
      },
    ]);
  });

  it('begin a new session when the backend has lost the current one, and say so', async () => {
    stage.standIn.states.clear();
    const result = await upload(
      stage.context,
      { media: ['clip.mp4'], cwd: stage.cwd },
      stage.callbacks,
    );
    expect(result.session).toMatchObject({ sessionId: 'session-2', media: ['clip.mp4'] });
    expect(stage.heard.notes.join()).toContain('gone');
    expect(await stage.context.sessions.get('session-1')).toBeUndefined();
  });

  it('do not replace a session that was named', async () => {
    stage.standIn.states.clear();
    const named = { media: ['clip.mp4'], cwd: stage.cwd, sessionId: 'session-1' };
    expect(await failureOf(upload(stage.context, named))).toMatchObject({
      code: 'session-not-found',
    });
  });

  it('do not mix backends up', async () => {
    const engine = stage.laterRun({ kind: 'engine' });
    expect((await status(engine)).session).toBeNull();
    expect(await failureOf(status(engine, { sessionId: 'session-1' }))).toMatchObject({
      code: 'session-elsewhere',
      exitCode: 2,
    });
  });
});
