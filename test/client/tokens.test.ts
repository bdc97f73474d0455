import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CredentialStore } from '../../src/app/ports.js';
import { chooseAuthentication, createBackend } from '../../src/client/index.js';
import { openStore } from '../../src/store/index.js';
import { type StandIn, startStandIn } from '../protocol/stand-in.js';
import { compileRoom } from '../support/compiled-rooms.js';
import { connect, failureOf, hastyClock, memoryCredentials } from './setup.js';

const TOKEN = '/api/auth/anonymous-token';

let standIn: StandIn;

beforeEach(async () => {
  standIn = await startStandIn();
});

afterEach(() => standIn.close());

const asked = () => standIn.requests.filter(({ path }) => path === TOKEN);
const bearers = () =>
  standIn.requests.filter(({ path }) => path !== TOKEN).map(({ headers }) => headers.authorization);

function anonymous(credentials: CredentialStore, onSecret?: (secret: string) => void) {
  return connect(standIn, {
    authentication: { kind: 'anonymous', credentials },
    clock: hastyClock(),
    ...(onSecret === undefined ? {} : { onSecret }),
  });
}

describe('the token that is used', () => {
  const choose = async (credentials: CredentialStore, token?: string) =>
    connect(standIn, {
      authentication: await chooseAuthentication({ apiUrl: standIn.url, credentials, token }),
    });

  it('is the environment’s, then that of a login at this origin, then an anonymous one', async () => {
    const credentials = memoryCredentials();
    await credentials.saveToken(standIn.origin, { token: standIn.token, kind: 'given' });
    await failureOf((await choose(credentials, ' nmv_usr_mine_0001 ')).credits());
    await (await choose(credentials, '  ')).credits();
    expect(bearers()).toEqual(['Bearer nmv_usr_mine_0001', `Bearer ${standIn.token}`]);
    expect(asked()).toEqual([]);
    await credentials.removeToken(standIn.origin);
    await credentials.saveToken('https://elsewhere.example', {
      token: standIn.token,
      kind: 'given',
    });
    await (await choose(credentials)).credits();
    expect(asked()).toHaveLength(1);
  });

  it('is not replaced when it is refused, and the next step is said', async () => {
    const credentials = memoryCredentials();
    await credentials.saveToken(standIn.origin, { token: 'nmv_usr_old_00001', kind: 'given' });
    const login = await failureOf((await choose(credentials)).credits());
    expect(login).toMatchObject({ code: 'token-refused', exitCode: 4 });
    expect(login.hint).toContain('vmg login');
    expect(login.hint).not.toContain('NEMO_TOKEN');
    const environment = await failureOf((await choose(credentials, 'nmv_usr_old_00002')).credits());
    expect(environment.hint).toContain('NEMO_TOKEN');
    expect(asked()).toEqual([]);
    expect(credentials.tokens.get(standIn.origin)?.token).toBe('nmv_usr_old_00001');
  });

  it.each(['two words', 'a\nb', '“pasted”'])('is said to be none: %j', async (token) => {
    const error = await failureOf((await choose(memoryCredentials(), token)).credits(), token);
    expect(error).toMatchObject({ code: 'token-malformed', exitCode: 4 });
    expect(standIn.requests).toEqual([]);
  });
});

describe('an anonymous token', () => {
  it('is asked for once, however many calls want it at the same time', async () => {
    const backend = anonymous(memoryCredentials());
    await Promise.all([backend.credits(), backend.credits(), backend.createSession('en')]);
    expect(asked()).toHaveLength(1);
    standIn.quirks.expireTokens = 3;
    await Promise.all([backend.credits(), backend.credits(), backend.createSession('en')]);
    expect(asked()).toHaveLength(2);
  });

  it('is taken from another run that has renewed it already', async () => {
    const credentials = memoryCredentials();
    const backend = anonymous(credentials);
    await backend.credits();
    standIn.intercept = (_request, response) => {
      standIn.intercept = undefined;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"code":1001}');
      void credentials.saveToken(standIn.origin, { token: standIn.token, kind: 'anonymous' });
      return true;
    };
    await backend.credits();
    expect(asked()).toHaveLength(1);
    expect(bearers().at(-1)).toBe(`Bearer ${standIn.token}`);
  });

  it('is asked for when the other run’s is refused as well', async () => {
    const credentials = memoryCredentials();
    const backend = anonymous(credentials);
    await backend.credits();
    let refusals = 2;
    standIn.intercept = (request, response) => {
      if (refusals === 0 || request.url === TOKEN) return false;
      refusals--;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"code":"1001"}');
      void credentials.saveToken(standIn.origin, { token: 'nmv_usr_other_run', kind: 'anonymous' });
      return true;
    };
    await backend.credits();
    expect(asked()).toHaveLength(2);
    expect(credentials.tokens.get(standIn.origin)?.token).toMatch(/^nmv_usr_standing_in_/);
  });

  it('is taken from another run while a rate limit keeps this one waiting', async () => {
    const credentials = memoryCredentials();
    const clock = hastyClock();
    const backend = connect(standIn, {
      authentication: { kind: 'anonymous', credentials },
      clock: {
        now: clock.now,
        async sleep(milliseconds) {
          await clock.sleep(milliseconds);
          await credentials.saveToken(standIn.origin, { token: standIn.token, kind: 'anonymous' });
        },
      },
    });
    standIn.quirks.verdicts.set(TOKEN, { status: 429, code: 429 });
    await backend.credits();
    expect(asked()).toHaveLength(1);
  });

  it('does not take the place of a login that was made meanwhile', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vmg-tokens-'));
    for (const credentials of [memoryCredentials(), openStore({ home: folder }).credentials]) {
      const backend = anonymous(credentials);
      standIn.quirks.faults.push({
        path: TOKEN,
        action: { kind: 'drip', bytes: 1_000, everyMs: 0 },
        onMet: () =>
          void credentials.saveToken(standIn.origin, { token: 'nmv_usr_login_1', kind: 'given' }),
      });
      await backend.credits();
      await backend.credits();
      expect(await credentials.token(standIn.origin)).toMatchObject({ token: 'nmv_usr_login_1' });
    }
    expect(asked()).toHaveLength(2);
    expect(bearers()).not.toContain('Bearer nmv_usr_login_1');
    rmSync(folder, { recursive: true });
  });

  it('is asked for again when the connection breaks or the server fails', async () => {
    standIn.quirks.faults.push(
      { path: TOKEN, action: { kind: 'drop' } },
      { path: TOKEN, action: { kind: 'verdict', status: 503, code: 503 } },
    );
    await anonymous(memoryCredentials()).credits();
    expect(asked()).toHaveLength(3);
  });

  it('is told as a secret before it is used', async () => {
    const secrets: string[] = [];
    const credentials = memoryCredentials();
    await anonymous(credentials, (secret) => secrets.push(secret)).credits();
    await anonymous(credentials, (secret) => secrets.push(secret)).credits();
    const token = credentials.tokens.get(standIn.origin)?.token;
    expect(secrets).toEqual([token, token]);
  });
});

describe('two processes at once', () => {
  let script: string;

  beforeAll(() => {
    const room = compileRoom('client');
    script = `
    const { createBackend } = await import(${JSON.stringify(room)});
    const { openStore } = await import(${JSON.stringify(new URL('../store/index.js', room).href)});
    const [apiUrl, home] = process.argv.slice(1);
    const backend = createBackend({
      kind: 'cloud', apiUrl, version: '1', platform: 'unknown',
      authentication: { kind: 'anonymous', credentials: openStore({ home }).credentials },
    });
    for (let call = 0; call < 5; call++) await backend.credits();
    `;
  });

  it.each([
    ['keeps its earlier ones', false],
    ['ends the earlier ones of a client', true],
  ])('have one client identifier and working tokens where the service %s', async (_how, ends) => {
    const home = mkdtempSync(join(tmpdir(), 'vmg-processes-'));
    let newest = '';
    const issue = (response: { end(text: string): void }) => {
      newest = `nmv_usr_issued_${asked().length}`;
      response.end(JSON.stringify({ code: 0, data: { token: newest } }));
    };
    let waiting: (() => void)[] = [];
    standIn.intercept = (request, response) => {
      response.setHeader('content-type', 'application/json');
      if (request.url !== TOKEN) {
        const isGood = !ends || request.headers.authorization === `Bearer ${newest}`;
        response.end(JSON.stringify(isGood ? { code: 0, data: { available: 1 } } : { code: 1001 }));
      } else if (asked().length > 2) {
        issue(response);
      } else {
        // Both have found no token before either is given one.
        waiting.push(() => issue(response));
        if (waiting.length === 2) {
          for (const answer of waiting) answer();
          waiting = [];
        }
      }
      return true;
    };
    const run = () =>
      promisify(execFile)(process.execPath, [
        ...['--input-type=module', '--eval', script, standIn.url, home],
      ]);
    await Promise.all([run(), run()]);
    expect(new Set(asked().map(({ headers }) => headers['x-client-id'])).size).toBe(1);
    const path = join(openStore({ home }).folders.config, 'credentials.json');
    const kept = JSON.parse(readFileSync(path, 'utf8'));
    expect(kept.clientId).toBe(asked()[0]?.headers['x-client-id']);
    const { token } = kept.tokens[standIn.origin];
    expect(ends ? token : 'any').toBe(ends ? newest : 'any');
    rmSync(home, { recursive: true });
  });
});

describe('attribution', () => {
  it('goes with every request to the service, the one for a token too', async () => {
    const backend = createBackend({
      kind: 'cloud',
      apiUrl: `${standIn.url}/`,
      authentication: { kind: 'anonymous', credentials: memoryCredentials() },
      version: '4.5.6',
      platform: 'cursor',
    });
    const folder = mkdtempSync(join(tmpdir(), 'vmg-attribution-'));
    const session = await backend.createSession('en');
    const { sessionId } = session;
    await backend.uploadUrls(sessionId, ['https://example.com/a.mp4']);
    const clip = join(folder, 'clip.mp4');
    writeFileSync(clip, 'a clip');
    await backend.upload(sessionId, clip);
    for await (const _update of backend.send(sessionId, 'lo-fi'));
    const { draft } = await backend.state(sessionId);
    await backend.workspaceLink(session);
    const output = { format: 'mp4', quality: 'high' };
    await backend.submitRender({ id: 'render_1', sessionId, draft: draft ?? {}, output });
    await backend.renderStatus('render_1');
    const status = await backend.renderStatus('render_1');
    await backend.download('render_1', status, join(folder, 'out.mp4'));
    rmSync(folder, { recursive: true });
    expect(new Set(standIn.requests.map(({ path }) => path)).size).toBe(9);
    for (const { headers } of standIn.requests) {
      expect(headers).toMatchObject({
        'x-skill-source': 'video-music-generator',
        'x-skill-version': '4.5.6',
        'x-skill-platform': 'cursor',
      });
    }
  });
});
