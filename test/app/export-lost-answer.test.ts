import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type AppContext,
  type ExportResult,
  exportVideo,
  resumeExports,
  status,
} from '../../src/app/index.js';
import { failureOf, hastyClock } from '../client/setup.js';
import type { FaultAction } from '../protocol/stand-in.js';
import { setExportStage } from './export-stage.js';
import type { Stage } from './setup.js';

const SUBMIT = '/api/render/proxy/lambda';

let stage: Stage;
let context: AppContext;

beforeEach(async () => {
  stage = await setExportStage();
  const clock = hastyClock();
  context = { ...stage.laterRun({ clock }), clock };
});

afterEach(() => stage.end());

const output = () => stage.path('clip.vmg.mp4');
const submissions = () =>
  stage.standIn.requests.filter(({ method, path }) => method === 'POST' && path === SUBMIT);
const met = (action: FaultAction, times = 1, method = 'POST') =>
  stage.standIn.quirks.faults.push({ method, path: SUBMIT, times, action });
const states = async () => (await context.jobs.list()).map((job) => job.status);
const PAGE: FaultAction = {
  kind: 'raw',
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<h1>Log in to the Wi-Fi</h1>',
};
const exported = (): Promise<ExportResult> => exportVideo(context, { cwd: stage.cwd });

describe('a submission whose answer is lost', () => {
  it.each<[string, FaultAction]>([
    ['the connection breaks before the answer', { kind: 'reset', atByte: 0 }],
    ['the answer breaks off', { kind: 'reset', atByte: 9 }],
  ])('is not made again when the backend has it (%s)', async (_what, action) => {
    met(action);
    const { renderId } = await exported();
    expect(submissions()).toHaveLength(1);
    expect([...stage.standIn.renders.keys()]).toEqual([renderId]);
    expect(readFileSync(output()).equals(stage.standIn.file)).toBe(true);
    expect(await states()).toEqual(['downloaded']);
  });

  it.each<[string, FaultAction]>([
    ['the connection breaks', { kind: 'drop' }],
    ['the server fails', { kind: 'verdict', status: 503, code: 503 }],
    ['a gateway answers in its stead', { kind: 'raw', status: 200, body: '<html>' }],
  ])('is made again under the same id when it is not known (%s)', async (_what, action) => {
    met(action);
    const { renderId } = await exported();
    expect(submissions()).toHaveLength(2);
    expect([...stage.standIn.renders.keys()]).toEqual([renderId]);
    const job = await context.jobs.get(renderId);
    expect(stage.standIn.renders.get(renderId)?.request).toEqual(job?.request);
    expect(await states()).toEqual(['downloaded']);
  });

  it('is made again once, and no more', async () => {
    met({ kind: 'drop' }, 10);
    const error = await failureOf(exported());
    expect(submissions()).toHaveLength(2);
    expect(error).toMatchObject({ code: 'connection-broken', exitCode: 6 });
    const [job] = (await status(context)).jobs;
    expect(job).toMatchObject({ status: 'submitting', render: { state: 'not-found' } });
    expect(error.hint).toContain(`vmg export --resume ${job?.renderId}`);
    stage.standIn.quirks.faults.length = 0;
    await resumeExports(context);
    expect(readFileSync(output()).equals(stage.standIn.file)).toBe(true);
    expect(stage.standIn.renders.size).toBe(1);
  });

  it('is looked for until the network is back', async () => {
    met({ kind: 'reset', atByte: 0 });
    // Each look is tried three times.
    met({ kind: 'drop' }, 5, 'GET');
    await exported();
    expect(submissions()).toHaveLength(1);
    expect(await states()).toEqual(['downloaded']);
  });

  it('is kept when the network does not come back', async () => {
    met({ kind: 'reset', atByte: 0 });
    met({ kind: 'drop' }, 100, 'GET');
    expect(await failureOf(exported())).toMatchObject({ exitCode: 6 });
    expect(await states()).toEqual(['submitting']);
    stage.standIn.quirks.faults.length = 0;
    await resumeExports(stage.laterRun());
    expect(submissions()).toHaveLength(1);
    expect(await states()).toEqual(['downloaded']);
  });

  it.each<[string, FaultAction]>([
    ['a login page', PAGE],
    ['the way to one', { kind: 'raw', status: 302, headers: { location: '/login' }, body: '' }],
    ['a gateway that waits no longer', { kind: 'raw', status: 408, body: '' }],
  ])('is kept when %s comes in its place', async (_what, action) => {
    met(action, 100);
    met(PAGE, 100, 'GET');
    const error = await failureOf(exported());
    expect(error.exitCode).toBe(6);
    expect(await states()).toEqual(['submitting']);
    const [job] = await context.jobs.list();
    expect(error.hint).toContain(`vmg export --resume ${job?.renderId}`);
    stage.standIn.quirks.faults.length = 0;
    await resumeExports(stage.laterRun());
    expect(await states()).toEqual(['downloaded']);
  });

  it('counts as made when the backend says that it has such an id', async () => {
    met({ kind: 'reset', atByte: 0 });
    stage.standIn.quirks.faults.push({
      method: 'GET',
      path: SUBMIT,
      action: { kind: 'verdict', status: 404, code: 404 },
    });
    met({ kind: 'verdict', status: 409, code: 409, message: 'exists' });
    await exported();
    expect(submissions()).toHaveLength(2);
    expect(stage.standIn.renders.size).toBe(1);
    expect(await states()).toEqual(['downloaded']);
  });

  it.each([
    [402, 'export-blocked', 5, 'failed'],
    [1002, 'session-not-found', 2, 'failed'],
    [429, 'rate-limited', 6, 'submitting'],
    [1001, 'token-refused', 4, 'submitting'],
  ])('is none where the answer is the verdict %i', async (code, name, exitCode, state) => {
    met({ kind: 'verdict', status: 200, code }, 10);
    expect(await failureOf(exported())).toMatchObject({ code: name, exitCode });
    expect(await states()).toEqual([state]);
    expect(stage.standIn.renders.size).toBe(0);
    expect(readdirSync(stage.cwd)).toEqual(['clip.mp4']);
  });
});

describe('a render', () => {
  it('that the backend loses is made anew under its id, once', async () => {
    stage.standIn.quirks.pollsUntilDone = 2;
    const gate = stage.standIn.gate(SUBMIT, 'GET');
    const work = exported();
    await gate.arrived;
    stage.standIn.renders.clear();
    gate.release();
    const { renderId } = await work;
    expect(submissions()).toHaveLength(2);
    expect([...stage.standIn.renders.keys()]).toEqual([renderId]);
    expect(await states()).toEqual(['downloaded']);
  });

  it('that the backend loses again and again is given up', async () => {
    stage.standIn.quirks.faults.push({
      method: 'GET',
      path: SUBMIT,
      times: 10,
      action: { kind: 'verdict', status: 404, code: 404 },
    });
    expect(await failureOf(exported())).toMatchObject({ code: 'render-not-found', exitCode: 7 });
    expect(submissions()).toHaveLength(2);
    expect(await states()).toEqual(['failed']);
  });

  it.each([
    ['while it is waited for', SUBMIT, PAGE],
    ['while it is fetched', /^\/files\/|download$/, PAGE],
    ['by a 404', SUBMIT, { ...PAGE, status: 404 }],
  ])('is not lost to the login page of a network: %s', async (_when, path, action) => {
    stage.standIn.quirks.faults.push({ method: 'GET', path, times: 1_000, action });
    const error = await failureOf(exported());
    const [job] = await context.jobs.list();
    expect(error).toMatchObject({ exitCode: 6, details: { renderId: job?.renderId } });
    expect(error.hint).toContain(`vmg export --resume ${job?.renderId}`);
    expect(await states()).toEqual(['running']);
    stage.standIn.quirks.faults.length = 0;
    await resumeExports(context);
    expect(submissions()).toHaveLength(1);
    expect(readFileSync(output()).equals(stage.standIn.file)).toBe(true);
  });

  it('goes on when the backend will not be asked about it', async () => {
    stage.standIn.quirks.faults.push({
      method: 'GET',
      path: SUBMIT,
      action: { kind: 'verdict', status: 200, code: 5555, message: 'not now' },
    });
    expect(await failureOf(exported())).toMatchObject({ code: 'request-refused' });
    expect(await states()).toEqual(['running']);
    await resumeExports(context);
    expect(submissions()).toHaveLength(1);
  });
});
