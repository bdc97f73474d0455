import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type AppContext,
  exportVideo,
  type Job,
  resumeExports,
  status,
} from '../../src/app/index.js';
import { failureOf, hastyClock } from '../client/setup.js';
import { leaveExport, setExportStage } from './export-stage.js';
import type { Stage } from './setup.js';

let stage: Stage;
let context: AppContext;

beforeEach(async () => {
  stage = await setExportStage();
  context = stage.context;
});

afterEach(() => stage.end());

const output = () => stage.path('clip.vmg.mp4');
const submitted = () =>
  stage.standIn.requests.flatMap(({ method, path, body }) =>
    method === 'POST' && path === '/api/render/proxy/lambda' ? [body as { id: string }] : [],
  );
const recorded = async (): Promise<Job[]> =>
  (await context.jobs.list()).sort((a, b) => a.createdAt.localeCompare(b.createdAt));

const leaveOne = (output?: string): Promise<Job> => leaveExport(stage, output);

describe('a render that fails on the hosted service', () => {
  it('is submitted once more under a new id', async () => {
    stage.standIn.quirks.failRenders = 1;
    const result = await exportVideo(context, { cwd: stage.cwd }, stage.callbacks);
    const [first, second] = submitted();
    expect(first?.id).not.toBe(second?.id);
    expect(second).toEqual({ ...first, id: result.renderId });
    expect(await recorded()).toMatchObject([
      { renderId: first?.id, status: 'failed', error: 'out of paint' },
      { renderId: second?.id, status: 'downloaded', replaces: first?.id },
    ]);
    expect(readFileSync(output()).equals(stage.standIn.file)).toBe(true);
    expect(stage.heard.notes).toEqual(['The render failed (out of paint): trying once more.']);
    expect((await status(context)).jobs).toEqual([]);
  });

  it('is on record under the new id before that is submitted', async () => {
    stage.standIn.quirks.failRenders = 1;
    const seen: unknown[] = [];
    let submissions = 0;
    stage.standIn.intercept = ({ method, url }, response) => {
      if (method !== 'POST' || url !== '/api/render/proxy/lambda') return false;
      submissions++;
      if (submissions < 2) return false;
      void recorded().then((jobs) => {
        seen.push(...jobs.map(({ status: state, replaces }) => [state, replaces !== undefined]));
        response.destroy();
      });
      stage.standIn.intercept = undefined;
      return true;
    };
    await exportVideo(context, { cwd: stage.cwd });
    expect(seen).toEqual([
      ['failed', false],
      ['submitting', true],
    ]);
  });

  it('twice has failed for good', async () => {
    stage.standIn.quirks.failRenders = 2;
    const error = await failureOf(exportVideo(context, { cwd: stage.cwd }));
    expect(error).toMatchObject({ code: 'render-failed', exitCode: 7 });
    expect(error.message).toBe('The render failed twice: out of paint');
    expect(submitted()).toHaveLength(2);
    expect(readdirSync(stage.cwd)).toEqual(['clip.mp4']);
    expect(await resumeExports(stage.laterRun())).toEqual([]);
  });

  it('is repeated by the run that finds it failed, and by no other', async () => {
    const job = await leaveOne();
    stage.standIn.quirks.failRenders = 1;
    const render = stage.standIn.renders.get(job.renderId);
    if (render !== undefined) render.fails = true;
    stage.standIn.quirks.pollsUntilDone = 0;
    const error = await failureOf(resumeExports(stage.laterRun()));
    expect(error.message).toContain('failed twice');
    expect(await resumeExports(stage.laterRun())).toEqual([]);
    expect(submitted()).toHaveLength(2);
  });

  it('is gone on with under its new id when the run dies between the two', async () => {
    const job = await leaveOne();
    const render = stage.standIn.renders.get(job.renderId);
    if (render !== undefined) render.fails = true;
    // As it is when a run dies after the new record, before the old one is given up.
    const renderId = 'render_2000000000000000';
    const replacement: Job = {
      ...job,
      renderId,
      replaces: job.renderId,
      status: 'submitting',
      request: { ...job.request, id: renderId },
    };
    await context.jobs.save(replacement);
    expect((await status(context)).jobs.map((one) => one.renderId)).toEqual([renderId]);
    const results = await resumeExports(stage.laterRun());
    expect(results.map((one) => one.renderId)).toEqual([renderId]);
    expect(submitted().map(({ id }) => id)).toEqual([job.renderId, renderId]);
  });

  it('is found under its new id by whoever asks for the old one', async () => {
    stage.standIn.quirks.failRenders = 1;
    const job = await leaveOne();
    const noFile = { status: 500, code: 500 };
    stage.standIn.quirks.verdicts.set('/files/', noFile);
    stage.standIn.quirks.faults.push({
      path: /\/download$/,
      times: 100,
      action: { kind: 'verdict', ...noFile },
    });
    await failureOf(resumeExports(stage.laterRun({ clock: hastyClock() })));
    stage.standIn.quirks.verdicts.clear();
    const [result] = await resumeExports(stage.laterRun(), { renderId: job.renderId });
    expect(result?.renderId).not.toBe(job.renderId);
    expect(submitted()).toHaveLength(2);
    expect(readFileSync(output()).equals(stage.standIn.file)).toBe(true);
  });

  it('says why without a token or a control sequence', async () => {
    stage.standIn.intercept = ({ method, url }, response) => {
      if (method !== 'GET' || url?.startsWith('/api/render') !== true) return false;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({
          status: 'failed',
          error: { message: `\u001b[31mBearer ${stage.standIn.token} has no paint` },
        }),
      );
      return true;
    };
    const error = await failureOf(
      exportVideo(context, { cwd: stage.cwd }, stage.callbacks),
      stage.standIn.token,
    );
    expect(error.message).toBe('The render failed twice: Bearer [redacted] has no paint');
    expect(JSON.stringify(await recorded())).not.toContain(stage.standIn.token);
  });
});

describe('a render that fails on the engine', () => {
  it('has failed: the engine names a cause, which would be there again', async () => {
    await stage.end();
    stage = await setExportStage({ kind: 'engine' });
    context = stage.context;
    stage.standIn.quirks.failRenders = 1;
    const error = await failureOf(exportVideo(context, { cwd: stage.cwd }));
    expect(error).toMatchObject({
      exitCode: 7,
      message: 'The render failed: out of paint',
    });
    expect(submitted()).toHaveLength(1);
  });
});
