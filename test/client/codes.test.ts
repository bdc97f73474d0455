import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBackend } from '../../src/client/index.js';
import { type StandIn, startStandIn } from '../protocol/stand-in.js';
import { connect, failureOf, hastyClock, memoryCredentials } from './setup.js';

const CREATE = '/api/tasks/me/with-session/nemo_agent';
const CREDITS = '/api/credits/balance/simple';
const TOKEN = '/api/auth/anonymous-token';

let standIn: StandIn;

beforeEach(async () => {
  standIn = await startStandIn();
});

afterEach(() => standIn.close());

type Form = (response: ServerResponse, code: number) => void;

function envelope(status: number, code: unknown, wrap = (body: unknown) => body): Form {
  return (response, given) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(wrap({ code: code ?? given, message: 'no' })));
  };
}

/** Where and how a code can appear. */
const FORMS: Readonly<Record<string, Form>> = {
  'in an envelope under 200': envelope(200, undefined),
  'in an envelope under 400': envelope(400, undefined),
  'in an envelope under 500': envelope(500, undefined),
  'as digits': (response, code) => envelope(200, String(code))(response, code),
  'in a field of a framework’s error': envelope(422, undefined, (detail) => ({ detail })),
  'in an error field': envelope(403, undefined, (error) => ({ error })),
};

/** Answers the requests to `path` with `code` in a form, so many times. */
function refuse(path: string, code: number, form: Form, times = Number.POSITIVE_INFINITY): void {
  let left = times;
  standIn.intercept = (request, response) => {
    if (request.url !== path || left === 0) return false;
    left--;
    request.resume();
    form(response, code);
    return true;
  };
}

const asked = (path: string) => standIn.requests.filter((request) => request.path === path);

describe.each(Object.entries(FORMS))('a code %s', (_where, form) => {
  it.each([
    [1001, 'token-refused', 4, 'NEMO_TOKEN'],
    [2001, 'out-of-credits', 5, 'Top up: https://web.example'],
    [4001, 'unsupported-type', 3, 'mp4 mov'],
    [4002, 'file-too-large', 3, 'trim'],
    [402, 'export-blocked', 5, 'plan'],
  ])('means what the table says: %i', async (code, name, exitCode, hint) => {
    refuse(CREATE, code, form);
    const error = await failureOf(connect(standIn).createSession('en'), standIn.token);
    expect(error).toMatchObject({ code: name, exitCode, details: { code } });
    expect(error.hint).toContain(hint);
    expect(asked(CREATE)).toHaveLength(1);
  });

  it('means that a session is gone: 1002', async () => {
    refuse('/api/state/nemo_agent/me/session-9/latest', 1002, form);
    const error = await failureOf(connect(standIn).state('session-9'));
    expect(error).toMatchObject({ code: 'session-not-found', exitCode: 2 });
    expect(error.hint).toContain('--session');
  });

  it('says nothing of a session that the user named where one is begun: 1002', async () => {
    refuse(CREATE, 1002, form);
    const error = await failureOf(connect(standIn).createSession('en'));
    expect(error).toMatchObject({ code: 'session-refused', exitCode: 7, details: { code: 1002 } });
    expect(error.hint).not.toContain('--session');
  });

  it('is waited out and the call repeated, once: 429', async () => {
    const clock = hastyClock();
    refuse(CREATE, 429, form, 1);
    expect((await connect(standIn, { clock }).createSession('en')).sessionId).toBe('session-1');
    expect(clock.slept).toEqual([30_000]);
    refuse(CREATE, 429, form);
    const again = await failureOf(connect(standIn, { clock }).createSession('en'));
    expect(again).toMatchObject({ code: 'rate-limited', exitCode: 6 });
    expect(clock.slept).toEqual([30_000, 30_000]);
  });

  it('brings a new anonymous token, once: 1001', async () => {
    const backend = anonymous();
    await backend.credits();
    refuse(CREATE, 1001, form, 1);
    await backend.createSession('en');
    expect(asked(TOKEN)).toHaveLength(2);
    refuse(CREATE, 1001, form);
    expect(await failureOf(backend.createSession('en'))).toMatchObject({ code: 'token-refused' });
    expect(asked(TOKEN)).toHaveLength(3);
  });
});

function anonymous(clock = hastyClock(), clientId?: string) {
  return createBackend({
    kind: 'cloud',
    apiUrl: standIn.url,
    webUrl: 'https://web.example/',
    authentication: {
      kind: 'anonymous',
      credentials: memoryCredentials(),
      ...(clientId === undefined ? {} : { clientId }),
    },
    version: '1.2.3',
    platform: 'unknown',
    clock,
  });
}

describe('an HTTP status without an envelope', () => {
  it.each([
    [401, 'token-refused', 4],
    [402, 'export-blocked', 5],
    [403, 'not-allowed', 4],
    [408, 'server-error', 6],
    [413, 'request-refused', 7],
    [308, 'address-moved', 2],
    [418, 'request-refused', 7],
    [502, 'server-error', 6],
  ])('is the verdict: %i', async (status, name, exitCode) => {
    refuse(CREATE, 0, (response) => response.writeHead(status).end('<html>no</html>'));
    const error = await failureOf(connect(standIn).createSession('en'), standIn.token);
    expect(error).toMatchObject({ code: name, exitCode });
    expect(error.message).not.toContain('<');
  });

  it('is the verdict: 404 that speaks of the session', async () => {
    refuse(CREDITS, 0, (response) => {
      response.writeHead(404, { 'content-type': 'application/json' });
      response.end('{"detail":"Session not found"}');
    });
    expect(await failureOf(connect(standIn).credits())).toMatchObject({
      code: 'session-not-found',
    });
  });
});

describe('a rate limit', () => {
  const limited =
    (retryAfter: string): Form =>
    (response) =>
      response.writeHead(429, { 'retry-after': retryAfter }).end();

  it.each([
    ['seconds', '7', 7_000],
    ['a date', 'Sun, 01 Jun 2025 00:00:45 GMT', 45_000],
    ['a date in the past', 'Sun, 01 Jun 2024 00:00:45 GMT', 0],
    ['a day, which nobody waits', '86400', 300_000],
    ['nothing that is understood', 'soon', 30_000],
  ])('is waited out as the server says: %s', async (_what, retryAfter, slept) => {
    const clock = hastyClock();
    refuse(CREDITS, 429, limited(retryAfter), 1);
    await connect(standIn, { clock }).credits();
    expect(clock.slept).toEqual([slept]);
  });

  it('is waited out on the call for an anonymous token too, and told', async () => {
    const clock = hastyClock();
    const stages: string[] = [];
    refuse(TOKEN, 429, limited('12'), 1);
    const backend = anonymous(clock);
    await backend.credits({ onProgress: ({ stage }) => stages.push(stage) });
    expect(clock.slept).toEqual([12_000]);
    expect(stages).toEqual(['Waiting 12 s: asked too often']);
    refuse(TOKEN, 429, limited('12'));
    expect(await failureOf(anonymous(clock).credits())).toMatchObject({ code: 'rate-limited' });
    expect(clock.slept).toEqual([12_000, 12_000]);
  });

  it('that is waited out ends at Ctrl-C', async () => {
    const controller = new AbortController();
    refuse(CREDITS, 429, limited('200'));
    const work = connect(standIn).credits({
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
    expect(asked(CREDITS)).toHaveLength(1);
  });
});

describe('used-up credits', () => {
  it('lead to registration under the client identifier, or to the account', async () => {
    standIn.quirks.verdicts.set(CREATE, { status: 200, code: 2001 });
    const unknown = await failureOf(anonymous(hastyClock(), 'a b').createSession('en'));
    expect(unknown).toMatchObject({ code: 'client-id-refused' });
    const mine = await failureOf(anonymous(hastyClock(), 'my-client').createSession('en'));
    expect(mine.hint).toBe('Register to get more: https://web.example?bind=my-client');
    const given = await failureOf(connect(standIn).createSession('en'));
    expect(given.hint).toBe('Top up: https://web.example');
  });
});

describe('a missing client identifier', () => {
  const missing = (message: string) => ({ status: 400, code: 400, message });

  it('is replaced on the call for a token, once', async () => {
    const credentials = memoryCredentials();
    const backend = createBackend({
      kind: 'cloud',
      apiUrl: standIn.url,
      authentication: { kind: 'anonymous', credentials },
      version: '1.2.3',
      platform: 'unknown',
    });
    refuse(
      TOKEN,
      400,
      envelope(200, 400, () => ({ code: 400, message: 'bad X-Client-Id' })),
      1,
    );
    await backend.credits();
    const identifiers = asked(TOKEN).map(({ headers }) => headers['x-client-id']);
    expect(identifiers).toEqual([
      '11111111-2222-4333-8444-555555555555',
      '99999999-2222-4333-8444-555555555555',
    ]);
    expect(await credentials.clientId()).toBe('99999999-2222-4333-8444-555555555555');
    standIn.quirks.verdicts.set(TOKEN, missing('X-Client-Id'));
    credentials.tokens.clear();
    expect(await failureOf(backend.credits())).toMatchObject({ code: 'request-refused' });
    expect(asked(TOKEN)).toHaveLength(4);
  });

  it('is not replaced when something else is wrong with the call for a token', async () => {
    const credentials = memoryCredentials();
    standIn.quirks.verdicts.set(TOKEN, missing('the body is too short'));
    const backend = connect(standIn, { authentication: { kind: 'anonymous', credentials } });
    expect(await failureOf(backend.credits())).toMatchObject({ code: 'request-refused' });
    expect(await credentials.clientId()).toBe('11111111-2222-4333-8444-555555555555');
  });

  it('is the user’s own business where it comes from NEMO_CLIENT_ID', async () => {
    standIn.quirks.verdicts.set(TOKEN, missing('bad client id'));
    const error = await failureOf(anonymous(hastyClock(), 'my-client').credits());
    expect(error).toMatchObject({ code: 'client-id-refused', exitCode: 2 });
    expect(error.message).toContain('NEMO_CLIENT_ID');
    expect(asked(TOKEN)).toHaveLength(1);
  });

  it('is sent along with any other call that misses it, and from then on', async () => {
    const backend = connect(standIn);
    refuse(
      CREATE,
      400,
      envelope(400, 400, () => ({ code: 400, message: 'missing client_id' })),
      1,
    );
    await backend.createSession('en');
    await backend.credits();
    const [first, second, third] = standIn.requests.map(({ headers }) => headers['x-client-id']);
    expect(first).toBeUndefined();
    expect(second).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect(third).toBe(second);
    standIn.quirks.verdicts.set(CREATE, missing('missing client_id'));
    expect(await failureOf(connect(standIn).createSession('en'))).toMatchObject({
      code: 'request-refused',
    });
    expect(asked(CREATE)).toHaveLength(4);
  });
});
