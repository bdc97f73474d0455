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

const leaveOne = (output?: string): Promise<Job> => leaveExport(stage, output);

const asked = () =>
  stage.standIn.requests.filter(
    ({ method, path }) => method === 'GET' && path.startsWith('/api/render'),
  );

describe('the status of unfinished exports', () => {
  it('is what the service says now', async () => {
    stage.standIn.quirks.pollsUntilDone = 2;
    await leaveOne('a.mp4');
    const told = async () => (await status(stage.laterRun())).jobs.map((job) => job.render);
    expect(await told()).toEqual([{ state: 'pending', fraction: 0.5, reason: null }]);
    expect(await told()).toEqual([{ state: 'processing', fraction: 0.5, reason: null }]);
    expect(await told()).toEqual([{ state: 'completed', fraction: 1, reason: null }]);
    stage.standIn.quirks.renderFails = true;
    expect(await told()).toEqual([{ state: 'failed', fraction: null, reason: 'out of paint' }]);
    stage.standIn.renders.clear();
    expect(await told()).toEqual([{ state: 'not-found', fraction: null, reason: null }]);
    // A look repeats and ends nothing.
    expect(stage.standIn.requests.filter(({ path }) => path.endsWith('lambda'))).toHaveLength(1);
  });

  it('is asked for once each, and is missing where there is no answer', async () => {
    const lost = await leaveOne('a.mp4');
    const known = await leaveOne('b.mp4');
    stage.standIn.quirks.faults.push({
      path: new RegExp(lost.renderId),
      times: 100,
      action: { kind: 'verdict', status: 200, code: 7777 },
    });
    const { jobs } = await status(stage.laterRun());
    expect(jobs.map((job) => [job.renderId, job.render?.state])).toEqual([
      [lost.renderId, undefined],
      [known.renderId, 'pending'],
    ]);
    expect(asked()).toHaveLength(2);
  });

  it('is not asked of the engine, which would go on with the work', async () => {
    await stage.end();
    stage = await setExportStage({ kind: 'engine' });
    context = stage.context;
    const { renderId } = await leaveOne('a.mp4');
    const before = asked().length;
    expect((await status(context)).jobs).toMatchObject([{ renderId, held: false, render: null }]);
    const hold = await context.jobs.hold(renderId);
    expect((await status(stage.laterRun())).jobs).toMatchObject([{ held: true }]);
    await hold?.release();
    expect(asked()).toHaveLength(before);
  });
});

describe('the status while the service cannot be reached', () => {
  const cutOff = (): AppContext => {
    stage.standIn.quirks.verdicts.set('/', { status: 502, code: 502 });
    return stage.laterRun({ clock: hastyClock() });
  };

  it('is what is kept here, and why the rest is missing', async () => {
    const { renderId } = await leaveOne('a.mp4');
    const later = cutOff();
    const before = asked().length;
    expect(await status(later, { partial: true })).toMatchObject({
      session: { sessionId: 'session-1' },
      draft: null,
      tracks: [],
      jobs: [{ renderId, render: null }],
      trouble: { code: 'server-error', exitCode: 6 },
    });
    expect(asked()).toHaveLength(before);
  });

  it('is an error for whoever needs the timeline', async () => {
    expect(await failureOf(status(cutOff()))).toMatchObject({ exitCode: 6 });
  });

  it('is an error when the session is gone, whatever is kept here', async () => {
    stage.standIn.states.clear();
    expect(await failureOf(status(stage.laterRun(), { partial: true }))).toMatchObject({
      exitCode: 2,
    });
  });
});

describe('a message whose answer was never seen', () => {
  it('is told of by the status and before an export', async () => {
    const session = await context.sessions.get('session-1');
    if (session === undefined) throw new Error('No session');
    const sentAt = new Date().toISOString();
    const pending = [{ id: 'm1', text: 'upbeat lo-fi', sentAt, before: null }];
    await context.sessions.save({ ...session, pending });
    const { news } = await status(stage.laterRun());
    expect(news[0]).toContain('The answer to “upbeat lo-fi” was never seen');
    expect(news.join('\n')).toContain('Lo-fi');
    expect((await status(stage.laterRun())).news).toEqual([]);

    await context.sessions.save({ ...session, pending });
    await exportVideo(stage.laterRun(), { cwd: stage.cwd }, stage.callbacks);
    expect(stage.heard.notes[0]).toContain('The answer to “upbeat lo-fi” was never seen');
  });
});

it('nothing is unfinished after everything was fetched', async () => {
  await leaveOne('a.mp4');
  await resumeExports(context);
  expect((await status(context)).jobs).toEqual([]);
});
