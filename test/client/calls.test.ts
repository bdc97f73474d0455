import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBackend, skillPlatform } from '../../src/client/index.js';
import type { Draft } from '../../src/protocol/index.js';
import { type StandIn, startStandIn } from '../protocol/stand-in.js';
import { connect, failureOf, hastyClock, memoryCredentials } from './setup.js';

let standIn: StandIn;

beforeEach(async () => {
  standIn = await startStandIn();
});

afterEach(() => standIn.close());

describe('calls', () => {
  it('open a session, read its state and the credits', async () => {
    const backend = connect(standIn);
    const session = await backend.createSession('zh');
    expect(session).toMatchObject({
      sessionId: 'session-1',
      taskId: 'task-1',
      backend: 'cloud',
      apiUrl: standIn.origin,
      language: 'zh',
      media: [],
    });
    expect(standIn.requests[0]?.body).toEqual({ task_name: 'project', language: 'zh' });
    expect(await backend.state(session.sessionId)).toEqual({
      draft: null,
      videos: [],
      generated: [],
      canvas: null,
    });
    expect(await backend.credits()).toMatchObject({ available: 90, frozen: 5, grade: 'gold' });
  });

  it('keep fields of the draft that are not known', async () => {
    const backend = connect(standIn);
    const { sessionId } = await backend.createSession('en');
    const draft = {
      t: [{ tt: 42, sg: [{ d: 1, m: { a: [1, { b: null }] }, q: 'x' }] }],
      v: { w: 1 },
    };
    standIn.states.set(sessionId, {
      draft,
      video_infos: [],
      generated_media: [],
      canvas_config: null,
    });
    const state = await backend.state(sessionId);
    expect(state.draft).toEqual(draft);
    if (state.draft === null) throw new Error('no draft');
    const output = { format: 'mp4', quality: 'high' };
    await backend.submitRender({ id: 'render_1', sessionId, draft: state.draft, output });
    expect(standIn.renders.get('render_1')?.request).toEqual({
      id: 'render_1',
      sessionId,
      draft,
      output,
    });
  });

  it('read what they can of a state whose shapes are odd, and send its draft back as it came', async () => {
    const backend = connect(standIn);
    const { sessionId } = await backend.createSession('en');
    const odd: unknown = {
      t: [{ tt: 0, sg: [{ d: null, m: null }, 'x'], lock: null }, { tt: '1' }, null],
      fps: '30',
    };
    standIn.states.set(sessionId, {
      draft: odd as Draft,
      video_infos: [{ name: 'a.mp4', duration: null, width: '1920' }],
      generated_media: [{ title: null, report: { mood: 'fine' } }, { id: 'g2' }],
      canvas_config: null,
    });
    const state = await backend.state(sessionId);
    expect(state.draft).toEqual(odd);
    expect(state.videos).toEqual([{ name: 'a.mp4' }]);
    expect(state.generated).toEqual([{}, { id: 'g2' }]);
    const output = { format: 'mp4', quality: 'high' };
    const draft = state.draft ?? {};
    await backend.submitRender({ id: 'render_1', sessionId, draft, output });
    expect(standIn.renders.get('render_1')?.request.draft).toEqual(odd);
  });

  it('keep what the server said beside what it means', async () => {
    const message = `Nothing of that kind. ${'x'.repeat(800)}`;
    standIn.quirks.verdicts.set('/', { status: 400, code: 9999, message });
    const error = await failureOf(connect(standIn).createSession('en'));
    expect(error.message.length).toBeLessThanOrEqual(500);
    expect(error.details).toEqual({ code: 9999, serverMessage: message });
  });

  it('try a reading again when its connection breaks, and no other call', async () => {
    const clock = hastyClock();
    const backend = connect(standIn, { clock });
    let breaks = 2;
    standIn.intercept = (request) => {
      if (breaks === 0) return false;
      breaks--;
      request.socket.destroy();
      return true;
    };
    expect((await backend.credits()).available).toBe(90);
    expect(standIn.requests).toHaveLength(3);
    breaks = 1;
    expect(await failureOf(backend.createSession('en'))).toMatchObject({
      code: 'connection-broken',
      exitCode: 6,
    });
    expect(standIn.requests).toHaveLength(4);
  });

  it('wait as long as the server says when it is asked too often, once', async () => {
    const clock = hastyClock();
    const backend = connect(standIn, { clock });
    const stages: string[] = [];
    standIn.quirks.rateLimits = 1;
    standIn.quirks.retryAfter = 7;
    await backend.credits({ onProgress: ({ stage }) => stages.push(stage) });
    expect(clock.slept).toEqual([7_000]);
    expect(stages.join()).toContain('7 s');
    standIn.quirks.rateLimits = 2;
    standIn.quirks.retryAfter = undefined;
    expect(await failureOf(backend.createSession('en'))).toMatchObject({
      code: 'rate-limited',
      exitCode: 6,
    });
    expect(clock.slept).toEqual([7_000, 30_000]);
  });

  it.each([
    [1002, 200, 'session-refused', 7],
    [2001, 200, 'out-of-credits', 5],
    [402, 402, 'export-blocked', 5],
    [4001, 400, 'unsupported-type', 3],
    [4002, 413, 'file-too-large', 3],
    [9999, 400, 'request-refused', 7],
    [503, 503, 'server-error', 6],
  ])('say what the verdict %i means', async (code, status, name, exitCode) => {
    standIn.quirks.verdicts.set('/', {
      status,
      code,
      message: `because of Bearer ${standIn.token}`,
    });
    const error = await failureOf(
      connect(standIn, { clock: hastyClock() }).createSession('en'),
      standIn.token,
    );
    expect(error).toMatchObject({ code: name, exitCode });
    expect(error.hint).toBeTruthy();
  });

  it('say so when the answer is not the protocol’s', async () => {
    standIn.intercept = (_request, response) => {
      response.end('<html>Welcome to the café</html>');
      return true;
    };
    expect(await failureOf(connect(standIn).credits())).toMatchObject({
      code: 'answer-unreadable',
    });
  });

  it('say so when nobody is there', async () => {
    await standIn.close();
    const error = await failureOf(
      connect(standIn, { clock: hastyClock() }).createSession('en'),
      standIn.token,
    );
    expect(error).toMatchObject({ code: 'connection-refused', exitCode: 6 });
    standIn = await startStandIn();
  });

  it('refuse an address that is none', () => {
    expect(() => connect(standIn, { apiUrl: 'nonsense' })).toThrowError(/nonsense/);
  });
});

describe('an anonymous token', () => {
  const anonymous = (credentials = memoryCredentials(), clientId?: string) =>
    createBackend({
      kind: 'cloud',
      apiUrl: standIn.url,
      webUrl: 'https://web.example',
      authentication: {
        kind: 'anonymous',
        credentials,
        ...(clientId === undefined ? {} : { clientId }),
      },
      version: '1.2.3',
      platform: 'unknown',
      clock: hastyClock(),
    });
  const asked = () => standIn.requests.filter(({ path }) => path === '/api/auth/anonymous-token');

  it('is asked for once, without a token but with the client identifier, and kept for 7 days', async () => {
    const credentials = memoryCredentials();
    await anonymous(credentials).credits();
    await anonymous(credentials).credits();
    expect(asked()).toHaveLength(1);
    expect(asked()[0]?.headers).toMatchObject({
      'x-client-id': '11111111-2222-4333-8444-555555555555',
      'x-skill-source': 'video-music-generator',
    });
    expect(asked()[0]?.headers.authorization).toBeUndefined();
    expect([...credentials.tokens]).toEqual([
      [
        standIn.origin,
        {
          token: 'nmv_usr_standing_in_1',
          kind: 'anonymous',
          expiresAt: '2025-06-08T00:00:00.000Z',
        },
      ],
    ]);
  });

  it('is replaced when it has expired, and the request repeated, once', async () => {
    const credentials = memoryCredentials();
    const backend = anonymous(credentials);
    await backend.credits();
    standIn.quirks.expireTokens = 1;
    expect((await backend.credits()).available).toBe(90);
    expect(asked()).toHaveLength(2);
    expect(credentials.tokens.get(standIn.origin)?.token).toBe('nmv_usr_standing_in_2');
    standIn.quirks.expireTokens = 2;
    expect(await failureOf(backend.credits())).toMatchObject({
      code: 'token-refused',
      exitCode: 4,
    });
    expect(asked()).toHaveLength(3);
  });

  it('uses the client identifier that was given', async () => {
    await anonymous(memoryCredentials(), 'my-client').credits();
    expect(asked()[0]?.headers['x-client-id']).toBe('my-client');
  });

  it('leads to registration when its credits are used up', async () => {
    const backend = anonymous();
    await backend.credits();
    standIn.quirks.verdicts.set('/api/tasks', { status: 200, code: 2001 });
    const error = await failureOf(backend.createSession('en'));
    expect(error.hint).toContain('https://web.example?bind=11111111-2222');
  });

  it('never replaces a token that the user gave', async () => {
    standIn.quirks.expireTokens = 1;
    const error = await failureOf(connect(standIn).credits(), standIn.token);
    expect(error).toMatchObject({ code: 'token-refused', exitCode: 4 });
    expect(error.hint).toContain('NEMO_TOKEN');
    expect(asked()).toEqual([]);
  });
});

describe('the token', () => {
  let other: Server;
  let seen: Record<string, unknown>[];

  beforeEach(async () => {
    seen = [];
    other = createServer((request, response) => {
      seen.push(request.headers);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ code: 0, data: { available: 1 } }));
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  });

  afterEach(() => new Promise((resolve) => other.close(resolve)));

  it('does not follow a redirect to another origin', async () => {
    const { port } = other.address() as AddressInfo;
    standIn.intercept = (_request, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${port}/elsewhere` }).end();
      return true;
    };
    expect((await connect(standIn).credits()).available).toBe(1);
    expect(seen).toHaveLength(1);
    expect(seen[0]?.authorization).toBeUndefined();
    expect(Object.keys(seen[0] ?? {}).filter((name) => name.startsWith('x-'))).toEqual([]);
  });
});

describe('the platform', () => {
  it('is told by SKILL_SOURCE, then by the install path', () => {
    expect(skillPlatform('/home/me/.clawhub/skills/vmg', 'mine')).toBe('mine');
    expect(skillPlatform('/home/me/.clawhub/skills/vmg')).toBe('clawhub');
    expect(skillPlatform('C:\\Users\\me\\.cursor\\skills\\vmg')).toBe('cursor');
    expect(skillPlatform('/usr/lib/node_modules/vmg', '')).toBe('unknown');
    expect(skillPlatform('/usr/lib/node_modules/vmg', ' my\nshop 店 ')).toBe('myshop');
    expect(skillPlatform('/home/me/.clawhub/skills/vmg', '店')).toBe('clawhub');
  });
});
