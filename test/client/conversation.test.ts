import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Backend } from '../../src/app/ports.js';
import { type StandIn, startStandIn } from '../protocol/stand-in.js';
import { connect, failureOf, stagesOf, textOf, updatesOf } from './setup.js';

let standIn: StandIn;
let backend: Backend;
let sessionId: string;

beforeEach(async () => {
  standIn = await startStandIn();
  backend = connect(standIn);
  ({ sessionId } = await backend.createSession('en'));
});

afterEach(() => standIn.close());

const say = (text = 'add music') => updatesOf(backend.send(sessionId, text));
const partial = (text: string) => ({ content: { parts: [{ text }] }, partial: true });

describe('a message', () => {
  it('goes out as the protocol has it, with token and attribution', async () => {
    await say('upbeat lo-fi');
    const request = standIn.requests.find(({ path }) => path === '/run_sse');
    expect(request?.body).toEqual({
      app_name: 'nemo_agent',
      user_id: 'me',
      session_id: sessionId,
      new_message: { role: 'user', parts: [{ text: 'upbeat lo-fi' }] },
    });
    expect(request?.headers).toMatchObject({
      authorization: `Bearer ${standIn.token}`,
      accept: 'text/event-stream',
      'x-skill-source': 'video-music-generator',
      'x-skill-version': '1.2.3',
      'x-skill-platform': 'unknown',
    });
  });

  it('answers with text once and tools as labels', async () => {
    const updates = await say();
    expect(textOf(updates)).toBe('I added lo-fi music.');
    expect(stagesOf(updates)).toEqual(['Adding music']);
  });

  it('tells the progress that the engine reports', async () => {
    standIn.answer = (_text, stream) => {
      stream.event({
        actions: { stateDelta: { 'vmg:progress': { stage: 'Composing', fraction: 0.5 } } },
      });
    };
    expect(await say()).toEqual([
      { kind: 'progress', progress: { stage: 'Composing', fraction: 0.5 } },
    ]);
  });

  it('survives drips that cut every character in two', async () => {
    standIn.answer = async (_text, stream) => {
      const bytes = new TextEncoder().encode(
        `: hi\n\nevent: heartbeat\n\ndata:\n\ndata: ${JSON.stringify(partial('已添加 🎵 música'))}\n\n`,
      );
      for (const byte of bytes) await stream.raw(Uint8Array.of(byte));
    };
    expect(textOf(await say())).toBe('已添加 🎵 música');
  });

  it('goes on past events that it does not understand', async () => {
    standIn.answer = async (_text, stream) => {
      await stream.raw('data: not json\n\ndata: [1]\n\ndata: {"content":"odd"}\n\ndata: null\n\n');
      stream.event({ content: { parts: [{ text: 'thinking', thought: true }] } });
      stream.event({ content: { parts: [{ text: 'Done.', mood: 'fine' }] }, new: { field: 1 } });
    };
    expect(textOf(await say())).toBe('Done.');
  });

  it('keeps the text of events whose other fields are of another shape', async () => {
    standIn.answer = (_text, stream) => {
      stream.event({
        content: {
          role: null,
          parts: [{ text: 'I did ', functionCall: null }, 'odd', null, { text: 'it.' }],
        },
        partial: null,
        author: null,
        id: 7,
        timestamp: '2025-06-01T00:00:00Z',
        actions: { stateDelta: { 'vmg:progress': 'soon' } },
        errorMessage: null,
      });
      stream.event({ content: { parts: [{ functionCall: { name: null, args: [] } }] } });
    };
    const updates = await say();
    expect(textOf(updates)).toBe('I did it.');
    expect(stagesOf(updates)).toEqual(['Working on it']);
  });

  it('fails with all that the engine tells of its failure', async () => {
    const log = [`x264 [error]: broken, Bearer ${standIn.token}`, 'Conversion failed!'];
    const origin = { code: 'ffmpeg-failed', exitCode: 7, hint: 'Look.', details: { log, at: 3 } };
    standIn.answer = (_text, stream) => stream.event({ error: 'ffmpeg failed', origin });
    expect(await failureOf(say(), standIn.token)).toMatchObject({
      code: 'ffmpeg-failed',
      hint: 'Look.',
      details: { log: [expect.stringContaining('x264 [error]'), 'Conversion failed!'], at: 3 },
    });
  });

  it('takes control characters out of the server’s text', async () => {
    standIn.answer = (_text, stream) => stream.event(partial('\u001b[31mred\u001b[0m\u0007 text'));
    expect(textOf(await say())).toBe('red text');
  });

  it('fails when the agent reports an error, and shows no token that it names', async () => {
    standIn.answer = (_text, stream) => {
      stream.event(partial('Well, '));
      stream.event({ error: `model is down for Bearer ${standIn.token}` });
    };
    const error = await failureOf(say(), standIn.token);
    expect(error).toMatchObject({ code: 'agent-failed', exitCode: 7 });
    expect(error.message).toContain('model is down');
  });

  it.each([
    ['as an answer', true],
    ['as an event', false],
  ])('understands a verdict that comes %s in the stream’s place', async (_how, asAnswer) => {
    if (asAnswer) {
      standIn.quirks.verdicts.set('/run_sse', { status: 200, code: 2001, message: 'no credits' });
    } else {
      standIn.answer = (_text, stream) => stream.event({ code: 2001, message: 'no credits' });
    }
    expect(await failureOf(say())).toMatchObject({ code: 'out-of-credits', exitCode: 5 });
  });

  it('is not sent again when the connection breaks in mid-answer', async () => {
    standIn.answer = async (_text, stream) => {
      await stream.raw(`data: ${JSON.stringify(partial('I added '))}\n\n`);
      stream.reset();
    };
    const texts: string[] = [];
    const run = async () => {
      for await (const update of backend.send(sessionId, 'add music')) {
        if (update.kind === 'text') texts.push(update.text);
      }
    };
    const error = await failureOf(run(), standIn.token);
    expect(error).toMatchObject({ code: 'stream-broken', exitCode: 6 });
    expect(texts.join('').trim()).toBe('I added');
    expect(standIn.messages()).toHaveLength(1);
  });

  it('is not sent again when the connection breaks before the answer begins', async () => {
    standIn.intercept = (request) => {
      if (request.url !== '/run_sse') return false;
      request.socket.destroy();
      return true;
    };
    expect(await failureOf(say())).toMatchObject({ code: 'stream-broken', exitCode: 6 });
    expect(standIn.messages()).toHaveLength(1);
  });

  it('ends at Ctrl-C, and lets go of the connection', async () => {
    const controller = new AbortController();
    let gone: Promise<void> | undefined;
    standIn.answer = async (_text, stream) => {
      gone = stream.gone;
      stream.event(partial('I am '));
      await stream.gone;
    };
    const run = async () => {
      for await (const _update of backend.send(sessionId, 'hi', { signal: controller.signal })) {
        controller.abort();
      }
    };
    expect(await failureOf(run())).toMatchObject({ code: 'interrupted', exitCode: 130 });
    await gone;
  });

  it('lets go of the connection when nobody listens any more', async () => {
    let gone: Promise<void> | undefined;
    standIn.answer = async (_text, stream) => {
      gone = stream.gone;
      stream.event(partial('one '));
      stream.event(partial('two'));
      await stream.gone;
    };
    for await (const _update of backend.send(sessionId, 'hi')) break;
    await gone;
  });
});
