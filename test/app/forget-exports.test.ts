import { existsSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type AppContext,
  exportVideo,
  forgetExport,
  forgetExportsOf,
  type Job,
  resumeExports,
  status,
} from '../../src/app/index.js';
import { partPath } from '../../src/client/part-file.js';
import { failureOf } from '../client/setup.js';
import { leaveExport, setExportStage } from './export-stage.js';
import type { Stage } from './setup.js';

let stage: Stage;
let context: AppContext;

beforeEach(async () => {
  stage = await setExportStage();
  context = stage.context;
});

afterEach(() => stage.end());

const partOf = ({ output, renderId }: Job): string => partPath(output, renderId);

/** An export that was left so many seconds ago with a part of its file. */
async function leave(output: string, secondsAgo: number, more: Partial<Job> = {}): Promise<Job> {
  const left = await leaveExport(stage, 'left.mp4');
  await context.jobs.remove(left.renderId);
  const createdAt = new Date(Date.now() - secondsAgo * 1000).toISOString();
  const renderId = more.renderId ?? left.renderId;
  const job = { ...left, output: stage.path(output), createdAt, ...more, renderId };
  await context.jobs.save(job);
  writeFileSync(partOf(job), 'the beginning');
  return job;
}

const onRecord = async (): Promise<string[]> =>
  (await context.jobs.list()).map(({ renderId }) => renderId).sort();

describe('an export that is here', () => {
  it('ends those to the same file that were begun before it', async () => {
    const killed = await leave('a.mp4', 60);
    const interrupted = await leave('a.mp4', 30);
    const other = await leave('b.mp4', 60);
    const { renderId } = await exportVideo(context, { cwd: stage.cwd, output: 'a.mp4' });
    expect(await onRecord()).toEqual([other.renderId, renderId].sort());
    expect([killed, interrupted, other].map((job) => existsSync(partOf(job)))).toEqual([
      false,
      false,
      true,
    ]);
    expect((await status(context)).jobs).toMatchObject([{ renderId: other.renderId }]);
  });

  it('ends none that was begun after it, or that another process is at', async () => {
    const older = await leave('a.mp4', 60);
    const held = await leave('a.mp4', 90);
    const newer = await leave('a.mp4', -60);
    const hold = await context.jobs.hold(held.renderId);
    await resumeExports(stage.laterRun(), { renderId: older.renderId });
    await hold?.release();
    expect(await onRecord()).toEqual([held, older, newer].map((job) => job.renderId).sort());
    expect(existsSync(partOf(newer))).toBe(true);
  });
});

describe('several exports to one file', () => {
  it('are resumed by fetching the newest alone', async () => {
    await leave('a.mp4', 60);
    const newest = await leave('a.mp4', 30);
    const results = await resumeExports(stage.laterRun());
    expect(results).toMatchObject([{ renderId: newest.renderId, output: stage.path('a.mp4') }]);
    expect(await onRecord()).toEqual([newest.renderId]);
    expect(await resumeExports(stage.laterRun())).toEqual([]);
  });

  it('are left by the one that comes second without a part, and with what can be done', async () => {
    const gate = stage.standIn.gate('/api/render/proxy/lambda/', 'GET');
    const second = exportVideo(context, { cwd: stage.cwd });
    await gate.arrived;
    writeFileSync(stage.path('clip.vmg.mp4'), "the first one's film");
    gate.release();
    const error = await failureOf(second);
    const [job] = (await status(context)).jobs;
    if (job === undefined) throw new Error('No job');
    expect(error).toMatchObject({ code: 'output-exists', exitCode: 2 });
    expect(error.hint).toContain(`vmg export --resume ${job.renderId} --force`);
    expect(error.hint).toContain(`vmg export --forget ${job.renderId}`);
    expect(existsSync(partOf(job))).toBe(false);
    const [replaced] = await resumeExports(stage.laterRun(), { force: true });
    expect(replaced?.video.bytes).toBe(stage.standIn.file.length);
  });
});

describe('an export that is forgotten', () => {
  it('is gone with its part, and what is at its output stays', async () => {
    const job = await leave('a.mp4', 60);
    const other = await leave('b.mp4', 60);
    writeFileSync(job.output, 'precious');
    expect(await forgetExport(context, job.renderId)).toMatchObject({ output: job.output });
    expect(await onRecord()).toEqual([other.renderId]);
    expect([existsSync(partOf(job)), existsSync(job.output)]).toEqual([false, true]);
    expect(await context.jobs.isHeld(job.renderId)).toBe(false);
  });

  it('takes along the failed one that it was submitted in the place of', async () => {
    const first = await leave('a.mp4', 60);
    const again = await leave('a.mp4', 30, { renderId: 'render_again', replaces: first.renderId });
    await forgetExport(context, first.renderId);
    expect(await onRecord()).toEqual([]);
    expect([first, again].map((job) => existsSync(partOf(job)))).toEqual([false, false]);
  });

  it('must be on record, and nobody may be at it', async () => {
    expect(await failureOf(forgetExport(context, 'nope'))).toMatchObject({
      code: 'render-unknown',
      exitCode: 2,
    });
    const { renderId } = await leave('a.mp4', 60);
    const hold = await context.jobs.hold(renderId);
    expect(await failureOf(forgetExport(stage.laterRun(), renderId))).toMatchObject({
      code: 'export-held',
      exitCode: 8,
    });
    await hold?.release();
    expect(await onRecord()).toEqual([renderId]);
  });

  it('is not resumed by a run that had found it a moment before', async () => {
    await leave('a.mp4', 60);
    const jobs: AppContext['jobs'] = {
      ...context.jobs,
      async hold(renderId) {
        await context.jobs.remove(renderId);
        return context.jobs.hold(renderId);
      },
    };
    expect(await resumeExports({ ...context, jobs })).toEqual([]);
    expect(await onRecord()).toEqual([]);
  });
});

it('the unfinished exports of a session are forgotten together, the finished ones stay', async () => {
  const done = await leave('a.mp4', 60, { status: 'downloaded' });
  const left = await leave('b.mp4', 60);
  const other = await leave('c.mp4', 60, { sessionId: 'session-2' });
  const forgotten = await forgetExportsOf(context, ['session-1']);
  expect(forgotten).toMatchObject([{ renderId: left.renderId }]);
  expect(await onRecord()).toEqual([done, other].map(({ renderId }) => renderId).sort());
});
