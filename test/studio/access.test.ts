import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spokenLanguage } from '../../src/engine/server/spoken-language.js';
import { endpoints } from '../../src/protocol/index.js';
import { openScene, type Scene } from './studio-stage.js';

let scene: Scene;
let base: string;
let cookie: string;
let setCookie: string;

beforeAll(async () => {
  scene = await openScene(null);
  base = `/studio/${scene.sessionId}`;
  const door = await fetch(scene.address, { redirect: 'manual' });
  setCookie = door.headers.get('set-cookie') ?? '';
  cookie = setCookie.split(';')[0] ?? '';
});
afterAll(() => scene.house.close());

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  json?: unknown;
}

/** Over plain HTTP: `fetch` would not send another host's name. */
function ask(path: string, { method = 'GET', headers = {}, json }: Asked = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(scene.wire.url + path, { method, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end(json === undefined ? undefined : JSON.stringify(json));
  });
}

const message = (sessionId: string) => ({
  app_name: 'nemo_agent',
  user_id: 'me',
  session_id: sessionId,
  new_message: { parts: [{ text: 'what is on the timeline?' }] },
});

describe('the way into the studio', () => {
  it('is a claim token, which becomes a cookie that scripts and other sites do not get', async () => {
    const door = await fetch(scene.address, { redirect: 'manual' });
    expect([door.status, door.headers.get('location')]).toEqual([303, `${base}/`]);
    expect(setCookie).toMatch(new RegExp(`; Path=${base}; HttpOnly; SameSite=Strict$`));
    expect(setCookie).not.toContain(scene.wire.token);
    const page = await fetch(`${scene.wire.url}${base}/`, { headers: { cookie } });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('lang="en"');
  });

  it('is closed to a token that there is not, and to whoever has no cookie, or a wrong one', async () => {
    expect(await ask('/studio?ct=none')).toBe(401);
    expect(await ask('/studio')).toBe(401);
    const state = base + endpoints.state(scene.sessionId);
    expect(await ask(`${base}/`)).toBe(401);
    expect(await ask(state)).toBe(401);
    expect(await ask(state, { headers: { cookie: 'vmg_studio=none' } })).toBe(401);
    const bearer = { authorization: `Bearer ${scene.wire.token}` };
    expect(await ask(state, { headers: bearer })).toBe(401);
    expect(await ask(state, { headers: { cookie } })).toBe(200);
  });

  it('tells a person with an old address what to do, in the browser’s language', async () => {
    const headers = { accept: 'text/html,*/*;q=0.8', 'accept-language': 'zh-CN,en;q=0.5' };
    for (const path of ['/studio?ct=none', `${base}/`]) {
      const closed = await fetch(scene.wire.url + path, { headers });
      expect([closed.status, closed.headers.get('content-type')]).toEqual([
        401,
        'text/html; charset=utf-8',
      ]);
      expect(await closed.text()).toMatch(/<html lang="zh">[\s\S]*<code>vmg open<\/code>/);
    }
  });

  it('hands no token to another page, and one to a program', async () => {
    const client = { 'x-client-id': '6f1a3c52-0a55-4a44-9d0e-2f0a3a9d5b11' };
    const take = (headers: Record<string, string>) =>
      ask(endpoints.anonymousToken, { method: 'POST', headers: { ...client, ...headers } });
    expect(await take({ origin: 'https://evil.example' })).toBe(403);
    expect(await take({ origin: 'null' })).toBe(403);
    expect(await take({})).toBe(200);
  });

  it('opens nothing outside of the studio', async () => {
    expect(await ask(endpoints.state(scene.sessionId), { headers: { cookie } })).toBe(401);
    expect(await ask(endpoints.credits, { headers: { cookie } })).toBe(401);
  });

  it('opens that session alone', async () => {
    const { sessionId: other } = await scene.wire.session();
    const headers = { cookie, origin: scene.wire.url };
    expect(await ask(`/studio/${other}/`, { headers })).toBe(401);
    expect(await ask(base + endpoints.state(other), { headers })).toBe(404);
    expect(await ask(base + endpoints.versions(other), { headers })).toBe(404);
    const run = { method: 'POST', headers, json: message(other) };
    expect(await ask(base + endpoints.runSse, run)).toBe(404);
    const json = { id: 'r1', sessionId: other, draft: { t: [] } };
    expect(await ask(base + endpoints.submitRender, { method: 'POST', headers, json })).toBe(404);
  });

  it('opens nothing that the page does not need', async () => {
    const headers = { cookie, origin: scene.wire.url };
    const create = { method: 'POST', headers, json: {} };
    expect(await ask(base + endpoints.createSession, create)).toBe(404);
  });

  it('is closed to what another page sends, whichever name it gives this machine', async () => {
    const path = base + endpoints.runSse;
    const json = message(scene.sessionId);
    const send = (headers: Record<string, string>) =>
      ask(path, { method: 'POST', headers: { cookie, ...headers }, json });
    expect(await send({})).toBe(403);
    expect(await send({ origin: 'https://evil.example' })).toBe(403);
    expect(await send({ origin: 'http://127.0.0.1:1' })).toBe(403);
    expect(await send({ origin: scene.wire.url, 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await send({ origin: scene.wire.url, host: 'evil.example' })).toBe(403);
    const state = base + endpoints.state(scene.sessionId);
    expect(await ask(state, { headers: { cookie, 'sec-fetch-site': 'same-site' } })).toBe(403);
    expect(await send({ origin: scene.wire.url })).toBe(200);
  });

  it('goes one step further for whoever followed a link, for whom the cookie is kept back', async () => {
    const headers = { 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'cross-site' };
    expect(await ask(`${base}/`, { headers })).toBe(200);
    expect(
      await ask(`${base}/`, { headers: { ...headers, 'sec-fetch-site': 'same-origin' } }),
    ).toBe(401);
    expect(await ask(base + endpoints.state(scene.sessionId), { headers })).toBe(403);
  });
});

describe('the language of the page', () => {
  const session = { id: '', taskId: '', accountId: '', name: '', language: 'en' } as const;

  it.each([
    ['that of the session, while nothing but uploads is there', undefined, 'en'],
    ['that of the first words', '舒缓的钢琴', 'zh'],
    ['that of the session, where those are in none', '35%', 'en'],
  ] as const)('is %s', (_which, firstWords, language) => {
    expect(spokenLanguage(session, firstWords)).toBe(language);
  });
});
