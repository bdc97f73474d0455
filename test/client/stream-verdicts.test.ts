import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Backend } from '../../src/app/ports.js';
import { type StandIn, startStandIn } from '../protocol/stand-in.js';
import { connect, failureOf, memoryCredentials, textOf, updatesOf } from './setup.js';
import { shortWaits } from './short-waits.js';

let standIn: StandIn;
let backend: Backend;
let sessionId: string;

const partial = (text: string) => ({ content: { parts: [{ text }] }, partial: true });

beforeEach(async () => {
  standIn = await startStandIn();
  backend = connect(standIn);
  ({ sessionId } = await backend.createSession('en'));
});

afterEach(() => standIn.close());

const say = (by = backend) => updatesOf(by.send(sessionId, 'add music'));

/** Runs a message to its failure; gives what was shown of the answer before. */
async function shownBefore(by = backend) {
  let shown = '';
  const run = async () => {
    for await (const update of by.send(sessionId, 'add music')) {
      if (update.kind === 'text') shown += update.text;
    }
  };
  return { error: await failureOf(run(), standIn.token), shown };
}

/** Answers the first `events.length` messages with one event each, and then as ever. */
function beginWith(...events: unknown[]): void {
  const { answer } = standIn;
  standIn.answer = (text, stream, state) => {
    const event = events.shift();
    if (event === undefined) return answer(text, stream, state);
    stream.event(event);
  };
}

const SHAPES: [name: string, shape: (code: number) => unknown][] = [
  ['an envelope', (code) => ({ code, message: 'no' })],
  ['an envelope whose code is a text', (code) => ({ code: String(code), message: 'no' })],
  ['an error with a code', (code) => ({ error: { code, message: 'no' } })],
  ['an error code', (code) => ({ errorCode: code, errorMessage: 'no' })],
  ['an error code beside content', (code) => ({ content: {}, errorCode: String(code) })],
];

describe.each(SHAPES)('a code in the stream, as %s', (_name, shape) => {
  it.each([
    [1002, 'session-not-found', 2],
    [2001, 'out-of-credits', 5],
    [402, 'export-blocked', 5],
    [1001, 'token-refused', 4],
  ])('is what it is elsewhere: %d', async (code, name, exitCode) => {
    standIn.answer = (_text, stream) => stream.event(shape(code));
    expect(await failureOf(say())).toMatchObject({ code: name, exitCode });
    standIn.answer = (_text, stream) => {
      stream.event(partial('I was about to'));
      stream.event(shape(code));
    };
    const { error, shown } = await shownBefore();
    expect(error).toMatchObject({ code: name, exitCode });
    expect(shown).toBe('I was about to');
    expect(standIn.messages()).toHaveLength(2);
  });
});

describe('a refusal in the place of an answer', () => {
  const anonymous = (clock = shortWaits()) => {
    const credentials = memoryCredentials();
    return {
      clock,
      by: connect(standIn, { clock, authentication: { kind: 'anonymous', credentials } }),
    };
  };

  it('is followed by a new anonymous token, once, and the message', async () => {
    const { by } = anonymous();
    ({ sessionId } = await by.createSession('en'));
    beginWith({ code: 1001, message: 'token expired' });
    expect(textOf(await say(by))).toBe('I added lo-fi music.');
    beginWith({ code: 1001 }, { code: 1001 });
    expect(await failureOf(say(by))).toMatchObject({ code: 'token-refused', exitCode: 4 });
    const asked = standIn.requests.filter(({ path }) => path === '/api/auth/anonymous-token');
    expect(asked).toHaveLength(3);
    expect(standIn.messages()).toHaveLength(4);
  });

  it('never replaces a token that was given', async () => {
    beginWith({ code: 1001 });
    expect(await failureOf(say())).toMatchObject({ code: 'token-refused' });
    expect(standIn.messages()).toHaveLength(1);
  });

  it('is waited out for 30 seconds, once, when it is a rate limit', async () => {
    const clock = shortWaits();
    backend = connect(standIn, { clock });
    beginWith({ code: 429, message: 'slow down' });
    expect(textOf(await say())).toBe('I added lo-fi music.');
    expect(clock.slept).toEqual([30_000]);
    beginWith({ code: 429 }, { code: 429 });
    expect(await failureOf(say())).toMatchObject({ code: 'rate-limited', exitCode: 6 });
    expect(standIn.messages()).toHaveLength(4);
  });

  it('is not made good when the answer had begun: the message was taken', async () => {
    const { by } = anonymous();
    ({ sessionId } = await by.createSession('en'));
    for (const code of [1001, 429]) {
      standIn.answer = (_text, stream) => {
        stream.event({ content: { parts: [{ functionCall: { name: 'add_bgm' } }] } });
        stream.event({ code });
      };
      await failureOf(say(by));
    }
    expect(standIn.messages()).toHaveLength(2);
  });

  it('is known after signs of life, too', async () => {
    const { by } = anonymous();
    ({ sessionId } = await by.createSession('en'));
    const { answer } = standIn;
    let first = true;
    standIn.answer = async (text, stream, state) => {
      if (!first) return answer(text, stream, state);
      first = false;
      await stream.raw(': hello\n\nevent: heartbeat\n\ndata:\n\ndata: garbage\n\n');
      stream.event({ code: 1001 });
    };
    expect(textOf(await say(by))).toBe('I added lo-fi music.');
  });

  it('names where to register, with the client identifier', async () => {
    const { by } = anonymous();
    ({ sessionId } = await by.createSession('en'));
    beginWith({ code: 2001 });
    expect((await failureOf(say(by))).hint).toContain('https://web.example?bind=11111111-2222');
  });
});

describe('an error in the stream', () => {
  it.each([
    ['plain words', 'data: {"error":"model is down"}\n\n', 'model is down'],
    ['an object', 'data: {"error":{"message":"model is down"}}\n\n', 'model is down'],
    ['nothing said', 'data: {"error":{"type":"x"}}\n\n', 'the agent gave no reason'],
    ['a message of its own', 'data: {"errorMessage":"model is down"}\n\n', 'model is down'],
    ['a name', 'event: error\ndata: {"message":"model is down"}\n\n', 'model is down'],
    ['a name and no JSON', 'event: error\ndata: model is down\n\n', 'model is down'],
    ['a reason to stop', 'data: {"errorCode":"SAFETY"}\n\n', 'SAFETY'],
    ['a code of a server', 'data: {"code":503,"message":"model is down"}\n\n', 'model is down'],
  ])('is told: %s', async (_name, event, words) => {
    for (const before of ['', 'Well. ']) {
      standIn.answer = async (_text, stream) => {
        if (before !== '') stream.event(partial(before));
        await stream.raw(event);
      };
      const { error, shown } = await shownBefore();
      expect(error).toMatchObject({ code: 'agent-failed', exitCode: 7 });
      expect(error.message).toContain(words);
      expect(shown.trim()).toBe(before.trim());
    }
  });

  it('comes after the text of its own event', async () => {
    standIn.answer = (_text, stream) => {
      stream.event({ content: { parts: [{ text: 'So far.' }] }, errorMessage: 'cut off' });
    };
    expect(await shownBefore()).toMatchObject({
      shown: 'So far.',
      error: { code: 'agent-failed' },
    });
  });

  it.each([
    { errorCode: 'STOP' },
    { errorCode: 'MAX_TOKENS', errorMessage: null },
    { error: null },
    { error: '' },
    { error: false },
    { code: 0, message: 'ok' },
    { code: 200, message: 'ok' },
    { content: { parts: [] }, code: 1001 },
  ])('is none where nothing is wrong: %j', async (event) => {
    standIn.answer = (_text, stream) => {
      stream.event(event);
      stream.event(partial('Done.'));
    };
    expect(textOf(await say())).toBe('Done.');
  });
});

describe('an answer that is none', () => {
  it('is an end without a word when the stream holds no event', async () => {
    standIn.answer = () => {};
    expect(await say()).toEqual([]);
    standIn.answer = (_text, stream) => void stream.raw(': bye\n\nevent: heartbeat\n\n');
    expect(await say()).toEqual([]);
  });

  it('broke off when it ends in the middle of an event', async () => {
    standIn.answer = async (_text, stream) => {
      stream.event(partial('I added '));
      await stream.raw('data: {"content":{"parts":[{"te');
    };
    const { error, shown } = await shownBefore();
    expect(error).toMatchObject({ code: 'stream-broken', exitCode: 6 });
    expect(shown.trim()).toBe('I added');
  });

  it('is not looked for in the page of somebody between', async () => {
    standIn.intercept = (request, response) => {
      if (request.url !== '/run_sse') return false;
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Log in to the Wi-Fi</h1>');
      return true;
    };
    expect(await failureOf(say())).toMatchObject({ code: 'answer-unreadable', exitCode: 6 });
    expect(standIn.messages()).toHaveLength(1);
  });

  it.each([
    502, 408, 409, 425, 499,
  ])('may be an answer all the same when a gateway says %i before it', async (status) => {
    standIn.intercept = (request, response) => {
      if (request.url !== '/run_sse') return false;
      response.writeHead(status).end('bad gateway');
      return true;
    };
    const error = await failureOf(say());
    expect(error).toMatchObject({ code: 'stream-broken', exitCode: 6 });
    expect(error.message).toContain(String(status));
    expect(standIn.messages()).toHaveLength(1);
  });
});

describe('a refusal beside something that was said or done', () => {
  it.each([
    ['text', { text: 'I added music. ' }],
    ['a tool call', { functionCall: { id: 'c1', name: 'add_bgm', args: {} } }],
    ['a tool’s answer', { functionResponse: { id: 'c1', name: 'add_bgm', response: {} } }],
  ])('comes too late for the message to be sent again: %s', async (_what, part) => {
    for (const code of [429, 1001]) {
      beginWith({ content: { parts: [part] }, errorCode: String(code) });
      const by = connect(standIn, {
        authentication: { kind: 'anonymous', credentials: memoryCredentials() },
      });
      ({ sessionId } = await by.createSession('en'));
      const before = standIn.messages().length;
      const { shown } = await shownBefore(by);
      expect(standIn.messages()).toHaveLength(before + 1);
      expect(shown.trim()).toBe('text' in part ? 'I added music.' : '');
    }
  });
});

describe('an error that a server says is none', () => {
  it('does not end a command with success', async () => {
    const origin = { code: 'all-well', exitCode: 0 };
    standIn.answer = (_text, stream) => stream.event({ error: 'out of paint', origin });
    expect(await failureOf(say())).toMatchObject({ code: 'agent-failed', exitCode: 7 });
  });
});
