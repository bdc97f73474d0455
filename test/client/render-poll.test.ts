import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Backend, Progress } from '../../src/app/ports.js';
import { ENGINE_POLLS, HOSTED_POLLS, pollRender } from '../../src/client/render-poll.js';
import { ExitCode, VmgError } from '../../src/support/errors.js';
import { type StandIn, startStandIn } from '../protocol/stand-in.js';
import { connect, failureOf, hastyClock } from './setup.js';

let standIn: StandIn;
let backend: Backend;
let sessionId: string;

beforeEach(async () => {
  standIn = await startStandIn();
  backend = connect(standIn, { clock: hastyClock() });
  ({ sessionId } = await backend.createSession('en'));
});

afterEach(() => standIn.close());

describe('waiting for a render', () => {
  const submit = async (client: Backend) => {
    const draft = { t: [{ tt: 0, sg: [{ d: 1 }] }] };
    const output = { format: 'mp4', quality: 'high' };
    await client.submitRender({ id: 'render_9', sessionId, draft, output });
  };

  it('asks the hosted service every 30 s, ten times, and then leaves it running', async () => {
    const clock = hastyClock();
    await submit(backend);
    standIn.quirks.pollsUntilDone = 1_000;
    const error = await failureOf(
      connect(standIn, { clock, polls: HOSTED_POLLS }).waitForRender('render_9'),
      standIn.token,
    );
    expect(error).toMatchObject({
      code: 'render-still-running',
      exitCode: 8,
      details: { renderId: 'render_9' },
    });
    expect(clock.slept).toEqual(Array.from({ length: 10 }, () => 30_000));
  });

  it('asks the engine soon, and then less often', async () => {
    const clock = hastyClock();
    await submit(backend);
    standIn.quirks.pollsUntilDone = 12;
    const engine = connect(standIn, { kind: 'engine', clock, polls: ENGINE_POLLS });
    const stages: Progress[] = [];
    const status = await engine.waitForRender('render_9', {
      onProgress: (step) => stages.push(step),
    });
    expect(status.status).toBe('completed');
    expect(clock.slept[0]).toBe(100);
    expect(clock.slept.at(-1)).toBe(500);
    expect(clock.slept).toEqual([...clock.slept].sort((a, b) => a - b));
    expect(stages[0]).toEqual({ stage: 'Rendering', fraction: 0.5 });
  });

  it('respects Retry-After', async () => {
    const clock = hastyClock();
    await submit(backend);
    let first = true;
    standIn.intercept = (request, response) => {
      if (!first || request.method !== 'GET') return false;
      first = false;
      response.writeHead(200, { 'content-type': 'application/json', 'retry-after': '12' });
      response.end('{"status":"brand-new-state"}');
      return true;
    };
    await connect(standIn, { clock, polls: HOSTED_POLLS }).waitForRender('render_9');
    expect(clock.slept).toEqual([30_000, 12_000, 30_000]);
  });

  it('knows a render that the backend has lost', async () => {
    const error = await failureOf(backend.renderStatus('render_404'), standIn.token);
    expect(error).toMatchObject({ code: 'render-not-found', exitCode: 7 });
  });

  it('says at once that the hosted service renders, and then how far it is', async () => {
    await submit(backend);
    standIn.quirks.pollsUntilDone = 3;
    const heard: Progress[] = [];
    const client = connect(standIn, { clock: hastyClock(), polls: HOSTED_POLLS });
    await client.waitForRender('render_9', { onProgress: (step) => heard.push(step) });
    expect(heard).toEqual([
      { stage: '⏳ Rendering ~30s' },
      { stage: '⏳ Rendering ~30s', fraction: 0.5 },
      { stage: '⏳ Rendering ~30s', fraction: 0.5 },
      { stage: '⏳ Rendering ~30s', fraction: 0.5 },
    ]);
  });

  it('begins to ask when the answer to the submission says', async () => {
    const clock = hastyClock();
    const client = connect(standIn, { clock, polls: HOSTED_POLLS });
    standIn.quirks.pollAfter = 0;
    await submit(client);
    standIn.quirks.pollAfter = undefined;
    standIn.quirks.pollsUntilDone = 2;
    await client.waitForRender('render_9');
    expect(clock.slept).toEqual([0, 30_000, 30_000]);
  });

  it('has the same patience, in all, with a server that wants to be asked more often', async () => {
    const clock = hastyClock();
    await submit(backend);
    standIn.quirks.pollsUntilDone = 1_000;
    standIn.quirks.pollAfter = 10;
    const work = connect(standIn, { clock, polls: HOSTED_POLLS }).waitForRender('render_9');
    expect(await failureOf(work)).toMatchObject({ exitCode: 8 });
    expect(clock.slept.reduce((a, b) => a + b, 0)).toBe(300_000);
    expect(clock.slept).toHaveLength(28);
  });

  it('rides out a network that is gone for some polls', async () => {
    const clock = hastyClock();
    await submit(backend);
    // Each reading is tried three times.
    const times = 9;
    standIn.quirks.faults.push({ path: /render_9$/, times, action: { kind: 'drop' } });
    const heard: Progress[] = [];
    const client = connect(standIn, { clock, polls: HOSTED_POLLS });
    const status = await client.waitForRender('render_9', { onProgress: (one) => heard.push(one) });
    expect(status.status).toBe('completed');
    expect(clock.slept.filter((wait) => wait === 30_000)).toHaveLength(5);
    expect(heard[1]?.stage).toMatch(/broke\. Asking again$/);
  });

  it.each([
    ['a server that fails', { status: 503, code: 503 }],
    ['one that is asked too often', { status: 429, code: 429 }],
  ])('rides out %s', async (_what, verdict) => {
    await submit(backend);
    standIn.quirks.faults.push({
      path: /render_9$/,
      times: 4,
      action: { kind: 'verdict', ...verdict },
    });
    const client = connect(standIn, { clock: hastyClock(), polls: HOSTED_POLLS });
    expect((await client.waitForRender('render_9')).status).toBe('completed');
  });

  it.each([
    [404, '<h1>404 Not Found</h1>'],
    [413, '<h1>413 Request Entity Too Large</h1>'],
    [408, ''],
    [200, '<h1>Log in to the Wi-Fi</h1>'],
  ])('rides out a page of somebody’s on the way: %i %s', async (status, body) => {
    await submit(backend);
    // Each reading is tried three times.
    const action = { kind: 'raw', status, headers: { 'content-type': 'text/html' }, body } as const;
    standIn.quirks.faults.push({ path: /render_9$/, times: 4, action });
    const client = connect(standIn, { clock: hastyClock(), polls: HOSTED_POLLS });
    expect((await client.waitForRender('render_9')).status).toBe('completed');
    standIn.quirks.faults.push({ path: /render_9$/, times: 3, action });
    const error = await failureOf(client.renderStatus('render_9'));
    expect(error.exitCode).toBe(6);
    expect(error.message).not.toMatch(/large|does not know/);
  });

  it('rides out being sent to a login page that is not there', async () => {
    await submit(backend);
    const action = { kind: 'raw', status: 302, headers: { location: '/login' }, body: '' } as const;
    standIn.quirks.faults.push({ path: /render_9$/, times: 4, action });
    const client = connect(standIn, { clock: hastyClock(), polls: HOSTED_POLLS });
    expect((await client.waitForRender('render_9')).status).toBe('completed');
  });

  it('ends with the network’s failure when that lasts', async () => {
    await submit(backend);
    standIn.quirks.faults.push({ path: /render_9$/, times: 1_000, action: { kind: 'drop' } });
    for (const polls of [HOSTED_POLLS, ENGINE_POLLS]) {
      const client = connect(standIn, { clock: hastyClock(), polls });
      expect(await failureOf(client.waitForRender('render_9'))).toMatchObject({ exitCode: 6 });
    }
  });

  it('does not ask again where no answer can be trusted', async () => {
    const asked: number[] = [];
    const certificate = new VmgError('certificate-invalid', ExitCode.network, 'Not trusted.');
    const ask = async () => {
      asked.push(asked.length);
      throw certificate;
    };
    await expect(pollRender(ask, 'render_9', hastyClock(), HOSTED_POLLS)).rejects.toBe(certificate);
    expect(asked).toHaveLength(1);
  });

  it('stops at Ctrl-C, also between two polls', async () => {
    await submit(backend);
    const controller = new AbortController();
    standIn.quirks.pollsUntilDone = 1_000;
    const work = connect(standIn, { polls: { ...HOSTED_POLLS, firstMs: 1 } }).waitForRender(
      'render_9',
      {
        signal: controller.signal,
        onProgress: ({ fraction }) => fraction !== undefined && controller.abort(),
      },
    );
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
  });
});
