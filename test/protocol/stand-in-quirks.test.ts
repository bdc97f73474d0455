import { randomUUID } from 'node:crypto';
import { request as secureRequest } from 'node:https';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endpoints, renderStatus } from '../../src/protocol/index.js';
import { makeSample } from '../media/make-sample.js';
import { type FaultAction, noStreamQuirks, type StandIn, startStandIn } from './stand-in.js';
import { Wire } from './wire.js';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
const HAN = /\p{Script=Han}/u;

let standIn: StandIn;
let now = Date.now();
let wire: Wire;
let sessionId: string;

beforeAll(async () => {
  standIn = await startStandIn({ faithful: true, now: () => now });
});
afterAll(() => standIn.close());

beforeEach(async () => {
  Object.assign(standIn.quirks, {
    ...{ silentShare: 0, guiTalk: false, stream: noStreamQuirks(), faults: [], failRenders: 0 },
    ...{ tokensPerAddress: Number.POSITIVE_INFINITY, pollsUntilDone: 1, pollAfter: undefined },
  });
  standIn.setCredits(100);
  wire = await new Wire(standIn.url).anonymous();
  ({ sessionId } = await wire.session());
  await wire.upload(sessionId, await makeSample('mp4'), 'clip.mp4');
});

const credits = async () => (await wire.request('GET', endpoints.credits)).body.data;

/** What a connection to the stand-in comes to: its status and bytes, or that it broke. */
async function outcome(
  path: string = endpoints.credits,
): Promise<{ status: number; text: string } | 'broken'> {
  try {
    const response = await fetch(standIn.url + path, {
      headers: { Authorization: `Bearer ${wire.token}` },
    });
    return { status: response.status, text: await response.text() };
  } catch {
    return 'broken';
  }
}

describe('the stand-in of the hosted service', () => {
  it('opens a workspace to a claim token, and to nothing else', async () => {
    const { taskId, sessionId: claimed } = await wire.session();
    const { body } = await wire.request('POST', endpoints.claimToken, {
      json: { task_id: taskId, session_id: claimed },
    });
    const open = (token: string) => outcome(`/workspace/claim?ct=${token}`);
    expect(await open(body.data.claim_token)).toMatchObject({
      status: 200,
      text: expect.stringContaining(claimed),
    });
    expect(await open(String(wire.token))).toMatchObject({ status: 404 });
    now += WEEK_MS;
    expect(await open(body.data.claim_token)).toMatchObject({ status: 404 });
  });

  it('lets a token be good for 7 days, and gives its client another for the same account', async () => {
    const clientId = randomUUID();
    const first = await new Wire(standIn.url).anonymous(clientId);
    const { sessionId: kept } = await first.session();
    now += WEEK_MS - 1;
    expect((await first.request('GET', endpoints.credits)).body.code).toBe(0);
    now += 1;
    expect((await first.request('GET', endpoints.credits)).body.code).toBe(1001);
    const again = await first.anonymous(clientId);
    expect((await again.request('GET', endpoints.state(kept))).body.code).toBe(0);
  });

  it('gives an address so many tokens and no more', async () => {
    standIn.quirks.tokensPerAddress = 1;
    const { status, body } = await wire.request('POST', endpoints.anonymousToken, {
      headers: { 'X-Client-Id': randomUUID() },
    });
    expect([status, body.code]).toEqual([429, 429]);
  });

  it('freezes credits while it works, and spends them on what it made', async () => {
    const { answer } = standIn;
    let during: unknown;
    standIn.answer = async (...rest) => {
      during = await credits();
      await answer(...rest);
    };
    await wire.say(sessionId, 'ambient');
    standIn.answer = answer;
    expect(during).toMatchObject({ available: 95, frozen: 5, total: 100 });
    expect(await credits()).toMatchObject({ available: 95, frozen: 0, total: 95 });
    await wire.say(sessionId, 'what is on the timeline?');
    expect(await credits()).toMatchObject({ available: 95, frozen: 0, total: 95 });
  });

  it('answers 2001 when the credits are used up, before it does anything', async () => {
    standIn.setCredits(4);
    expect((await wire.refusedMessage(sessionId, 'ambient')).body.code).toBe(2001);
    expect((await wire.state(sessionId)).generated_media).toEqual([]);
  });

  it('makes a share of its edits without a word', async () => {
    standIn.quirks.silentShare = 0.3;
    let silent = 0;
    for (let time = 0; time < 40; time++) {
      const { text, events } = await wire.say(sessionId, `set the music volume to ${time}%`);
      expect(events.length).toBeGreaterThan(0);
      if (text === '') silent++;
    }
    expect(silent / 40).toBeGreaterThan(0.15);
    expect(silent / 40).toBeLessThan(0.45);
  });

  it.each([
    ['English', 'ambient', /Click the Export button/],
    ['Chinese', '氛围音乐', /点击右上角的“导出”按钮/],
  ])('tells people in %s where to click', async (_language, words, talk) => {
    standIn.quirks.guiTalk = true;
    const { text } = await wire.say(sessionId, words);
    expect(text).toMatch(talk);
    expect(HAN.test(text)).toBe(words !== 'ambient');
  });

  it('lets its addresses expire, and tells new ones', async () => {
    const { draft } = await wire.state(sessionId);
    const id = `render_${randomUUID()}`;
    await wire.submit({ id, sessionId, draft });
    const urlNow = async () => renderStatus.parse((await wire.untilRendered(id)).last).output?.url;
    const statusOf = async (url = '') => {
      const response = await fetch(url);
      await response.body?.cancel();
      return response.status;
    };
    const old = await urlNow();
    expect(await statusOf(old)).toBe(200);
    standIn.expireUrls();
    expect(await statusOf(old)).toBe(403);
    expect(await statusOf(await urlNow())).toBe(200);
  });

  it('fails so many renders as it is told to, and says when to ask', async () => {
    standIn.quirks.failRenders = 1;
    standIn.quirks.pollAfter = 7;
    const { draft } = await wire.state(sessionId);
    const ends = [];
    for (const id of [`render_${randomUUID()}`, `render_${randomUUID()}`]) {
      await wire.submit({ id, sessionId, draft });
      ends.push((await wire.untilRendered(id)).last.status);
      const answer = await fetch(standIn.url + endpoints.renderStatus(id), {
        headers: { Authorization: `Bearer ${wire.token}` },
      });
      expect(answer.headers.get('retry-after')).toBe('7');
    }
    expect(ends).toEqual(['failed', 'completed']);
  });

  it('serves https with a certificate of its own', async () => {
    const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }]);
    const secure = await startStandIn({ tls: { key, cert } });
    const status = await new Promise((resolve, reject) => {
      const request = secureRequest(
        secure.url + endpoints.credits,
        { rejectUnauthorized: false, headers: { Authorization: `Bearer ${secure.token}` } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      request.on('error', reject);
      request.end();
    });
    await secure.close();
    expect(status).toBe(200);
  });
});

describe('a fault', () => {
  const meet = (action: FaultAction, rest: { after?: number; times?: number } = {}): void =>
    void standIn.quirks.faults.push({ path: endpoints.credits, action, ...rest });

  it('meets so many requests, after so many others', async () => {
    meet({ kind: 'drop' }, { after: 1, times: 2 });
    const met = [];
    for (let time = 0; time < 4; time++) met.push((await outcome()) === 'broken');
    expect(met).toEqual([false, true, true, false]);
  });

  it('meets no request to another path', async () => {
    meet({ kind: 'drop' });
    expect(await outcome(endpoints.state(sessionId))).toMatchObject({ status: 200 });
    expect(await outcome()).toBe('broken');
  });

  it.each([
    [{ kind: 'verdict', status: 200, code: '2001', message: 'no' } as const, 200, /"2001"/],
    [{ kind: 'verdict', status: 429, code: 429, retryAfter: 3 } as const, 429, /429/],
    [{ kind: 'raw', status: 502, body: '<html>Bad gateway</html>' } as const, 502, /Bad gateway/],
    [{ kind: 'drip', bytes: 9, everyMs: 1 } as const, 200, /"frozen":0/],
  ])('may be an answer: %j', async (action, status, text) => {
    meet(action);
    expect(await outcome()).toEqual({ status, text: expect.stringMatching(text) });
  });

  it.each([
    { kind: 'reset', atByte: 0 } as const,
    { kind: 'reset', atByte: 10 } as const,
    { kind: 'wrong-length', by: 5 } as const,
  ])('may be that an answer breaks off: %j', async (action) => {
    meet(action);
    expect(await outcome()).toBe('broken');
    expect(await outcome()).toMatchObject({ status: 200 });
  });

  it('may be that a call is carried out and its answer lost', async () => {
    standIn.quirks.faults.push({
      path: endpoints.submitRender,
      action: { kind: 'reset', atByte: 0 },
    });
    const { draft } = await wire.state(sessionId);
    const id = `render_${randomUUID()}`;
    await expect(wire.submit({ id, sessionId, draft })).rejects.toThrow();
    expect((await wire.untilRendered(id)).last.status).toBe('completed');
  });

  it('may be that a request is held back until it is let go', async () => {
    const gate = standIn.gate(endpoints.credits, 'GET');
    let answered = false;
    const asked = outcome().then((told) => {
      answered = true;
      return told;
    });
    expect((await gate.arrived).path).toBe(endpoints.credits);
    expect((await wire.request('GET', endpoints.state(sessionId))).body.code).toBe(0);
    expect(answered).toBe(false);
    gate.release();
    expect(await asked).toMatchObject({ status: 200 });
    expect(await outcome()).toMatchObject({ status: 200 });
  });
});

describe('a stream of the stand-in', () => {
  const raw = async (): Promise<string> => (await wire.say(sessionId, 'ambient')).raw;

  it.each([
    ['without its final event', { withoutFinal: true }, /^(?!.*"partial":false)/s],
    ['with its final event thrice', { finals: 3 }, /("partial":false.*){3}/s],
    ['of heartbeats only', { heartbeatsOnly: true }, /^(?!.*data: \{)/s],
    ['without a word', { silent: true }, /^(?=.*functionResponse)(?!.*"text")/s],
    ['with noise behind it', { trailingNoise: 'a temporary issue' }, /a temporary issue.*\n\n$/],
    ['that begins with a verdict', { before: { code: 1001 } }, /^data: \{"code":1001\}\n\n/],
    ['that ends with an error', { after: { error: 'no' } }, /data: \{"error":"no"\}\n\n$/],
    ['with lines that end as in Windows', { lineEnd: '\r\n' as const }, /\}\r\n\r\n$/],
    ['with signs of life between events', { between: ': still here\n\n' }, /: still here\n\ndata/],
  ])('may come %s', async (_how, quirks, expected) => {
    Object.assign(standIn.quirks.stream, quirks);
    expect(await raw()).toMatch(expected);
    expect((await wire.state(sessionId)).generated_media).toHaveLength(1);
  });

  it('may come in pieces, and be the same', async () => {
    const plain = (await wire.say(sessionId, '氛围音乐')).text;
    standIn.quirks.stream.pieceBytes = 1;
    expect((await wire.say(sessionId, '氛围音乐')).text).toBe(plain);
  });

  it('may break at any byte, after the edit was made', async () => {
    standIn.quirks.stream.cutAfterBytes = 100;
    await expect(raw()).rejects.toThrow();
    expect((await wire.state(sessionId)).generated_media).toHaveLength(1);
  });
});
