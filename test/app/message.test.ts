import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { converse } from '../../src/app/index.js';
import { sendMessage } from '../../src/app/message.js';
import type { Session } from '../../src/app/ports.js';
import { failureOf, hastyClock } from '../client/setup.js';
import { shortWaits } from '../client/short-waits.js';
import { addsMusic } from '../protocol/stand-in.js';
import { type Stage, setStage } from './setup.js';

const HOSTED_WAITS = [30_000, 60_000, 60_000, 60_000, 60_000];

let stage: Stage;
let session: Session;
let clock: ReturnType<typeof hastyClock>;

beforeEach(async () => {
  stage = await setStage({ recoveryDelaysMs: HOSTED_WAITS, clock: shortWaits() });
  clock = hastyClock();
  stage.context = { ...stage.context, clock };
  session = await stage.context.backend.createSession('en');
});

afterEach(() => stage.end());

const send = (text = 'add music', more: { signal?: AbortSignal } = {}) =>
  sendMessage(stage.context, session, text, { ...stage.callbacks, ...more });
const stored = () => stage.context.sessions.get(session.sessionId);
const stateOf = () => {
  const state = stage.standIn.states.get(session.sessionId);
  if (state === undefined) throw new Error('no such session');
  return state;
};
const title = (text: string) => ({ t: [{ tt: 7, sg: [{ d: 3_000, m: { text } }] }] });

describe('an edit without a word', () => {
  it('is told by what it changed', async () => {
    stage.standIn.answer = (_text, _stream, state) => {
      state.draft = title('Urban Dreams');
    };
    const outcome = await send();
    expect(outcome.text).toBe('✅ Title added: “Urban Dreams” (0-3s)');
    expect(outcome.changes).toEqual([outcome.text]);
    expect(stage.heard.text).toBe(outcome.text);
    expect(outcome.before.draft).toBeNull();
  });

  it('is told even if it says that it encountered a temporary issue', async () => {
    stage.standIn.answer = (_text, stream, state) => {
      state.draft = title('A');
      stream.event({ content: { parts: [{ text: 'I encountered a temporary issue.' }] } });
    };
    expect((await send()).text).toBe(
      'I encountered a temporary issue.\n✅ Title added: “A” (0-3s)',
    );
  });

  it('is told when it only made something, or set up the canvas', async () => {
    stage.standIn.answer = (_text, _stream, state) => {
      state.generated_media.push({ id: 'g1', type: 'bgm', title: 'Night Drive' });
    };
    expect((await send()).text).toBe('✅ Music generated: “Night Drive” (not on the timeline yet)');
    stage.standIn.answer = (_text, _stream, state) => {
      state.canvas_config = { width: 1080, height: 1920 };
    };
    expect((await send('make it vertical')).text).toBe('✅ Canvas changed: 1080×1920');
  });

  it('is told that there was none when nothing changed', async () => {
    stage.standIn.answer = () => {};
    const { text, changes } = await send();
    expect([text, changes]).toEqual([
      'There was no answer, and nothing changed on the timeline.',
      [],
    ]);
  });

  it('is looked at again when the network fails just then', async () => {
    stage.standIn.answer = (_text, _stream, state) => {
      state.draft = title('A');
    };
    const context = stage.context.backend;
    expect(await context.state(session.sessionId)).toMatchObject({ draft: null });
    let answered = false;
    let failures = 4;
    stage.standIn.intercept = (request, response) => {
      if (request.url === '/run_sse') answered = true;
      if (!answered || request.url?.includes('/state/') !== true || failures === 0) return false;
      failures--;
      response.destroy();
      return true;
    };
    expect((await send()).changes).toEqual(['✅ Title added: “A” (0-3s)']);
    expect(clock.slept).toEqual([30_000]);
  });
});

describe('an answer that breaks off', () => {
  /** Breaks each answer off; the edit shows at the given look, if ever. */
  const breakOff = (looks: number | null) => {
    let polls = 0;
    let broken = false;
    stage.standIn.answer = async (_text, stream) => {
      broken = true;
      await stream.raw('data: {"content":{"parts":[{"text":"I added "}]},"partial":true}\n\n');
      stream.reset();
    };
    stage.standIn.intercept = (request) => {
      if (!broken || request.url?.includes('/state/') !== true) return false;
      if (++polls === looks) stateOf().draft = title('A');
      return false;
    };
  };

  it('is never asked for again: the state tells, at the pace of the protocol', async () => {
    breakOff(3);
    const { text, changes } = await send();
    expect(changes).toEqual(['✅ Title added: “A” (0-3s)']);
    expect(text).toBe('I added\n✅ Title added: “A” (0-3s)');
    expect(stage.heard.text).toBe(text);
    expect(clock.slept).toEqual([30_000, 60_000, 60_000]);
    expect(stage.standIn.messages()).toHaveLength(1);
    expect(stage.heard.stages).toContain(
      'The connection broke: looking at what became of the message',
    );
    expect((await stored())?.pending).toBeUndefined();
  });

  it('says that nothing changed after five looks, and keeps the message in mind', async () => {
    breakOff(null);
    const error = await failureOf(send());
    expect(error).toMatchObject({ code: 'stream-broken', exitCode: 6 });
    expect(error.message).toMatch(/broke.*Nothing changed/);
    expect(clock.slept).toEqual(HOSTED_WAITS);
    expect(stage.standIn.messages()).toHaveLength(1);
    expect((await stored())?.pending).toMatchObject([{ text: 'add music', before: null }]);
  });

  it('survives a network that fails while it looks', async () => {
    breakOff(4);
    const count = stage.standIn.intercept;
    let failing = true;
    stage.standIn.intercept = (request, response) => {
      if (count?.(request, response) === true) return true;
      if (request.url?.includes('/state/') !== true || stage.standIn.messages().length === 0) {
        return false;
      }
      // Three tries of the first look fail.
      failing = stateOf().draft === null;
      if (failing) response.destroy();
      return failing;
    };
    expect((await send()).changes).toEqual(['✅ Title added: “A” (0-3s)']);
    expect(clock.slept).toEqual([30_000, 60_000]);
  });

  it('may have done a part of its work: that is told', async () => {
    stage.standIn.answer = (_text, stream, state) => {
      state.draft = title('A');
      stream.reset();
    };
    expect((await send()).text).toBe('✅ Title added: “A” (0-3s)');
  });

  it('is not said again in a new session when the old one went away with it', async () => {
    stage.standIn.answer = (_text, stream) => {
      stage.standIn.states.clear();
      stream.reset();
    };
    const gone = { code: 'session-lost', exitCode: 7 };
    expect(await failureOf(send())).toMatchObject(gone);
    expect(stage.standIn.messages()).toHaveLength(1);
    stage.standIn.answer = (_text, stream) => {
      stream.event({ content: { parts: [{ text: 'I am at' }] }, partial: true });
      stream.event({ code: 1002 });
    };
    const request = { text: 'add rain', cwd: stage.cwd, newSession: true };
    expect(await failureOf(converse(stage.context, request))).toMatchObject(gone);
    expect(stage.standIn.messages()).toHaveLength(2);
  });

  it('is said again in a new session when it was refused for want of the old one', async () => {
    let refusals = 1;
    stage.standIn.answer = (text, stream, state) => {
      if (refusals-- > 0) stream.event({ code: 1002 });
      else addsMusic(text, stream, state);
    };
    const request = { text: 'add rain', cwd: stage.cwd };
    const result = await converse(stage.context, request, stage.callbacks);
    expect(result.results).toMatchObject([{ action: 'message', text: 'I added lo-fi music.' }]);
    expect(stage.heard.notes).toHaveLength(1);
    expect(stage.standIn.messages()).toHaveLength(2);
  });
});

describe('a message on its way', () => {
  it('is on record, with its session, before it is sent, and no more when it is answered', async () => {
    stateOf().draft = title('before');
    let onRecord: Session | undefined;
    stage.standIn.answer = async (text, stream, state) => {
      onRecord = await stored();
      addsMusic(text, stream, state);
    };
    await send('upbeat lo-fi');
    expect(onRecord).toMatchObject({
      sessionId: session.sessionId,
      pending: [{ text: 'upbeat lo-fi', before: title('before') }],
    });
    expect(await stored()).toMatchObject({ sessionId: session.sessionId });
    expect(await stored()).not.toHaveProperty('pending');
    expect((await stage.context.sessions.current('cloud'))?.sessionId).toBe(session.sessionId);
  });

  it.each([
    ['the agent fails', { error: 'model is down' }],
    ['there are no credits', { code: 2001 }],
  ])('is off the record when %s: nothing more will come of it', async (_why, event) => {
    stage.standIn.answer = (_text, stream) => stream.event(event);
    await failureOf(send());
    expect(await stored()).not.toHaveProperty('pending');
  });

  it('stays on record when it is interrupted, and a later run tells what became of it', async () => {
    const controller = new AbortController();
    stage.standIn.answer = async (_text, stream) => {
      stream.event({ content: { parts: [{ functionCall: { name: 'add_bgm' } }] } });
      controller.abort();
      await stream.gone;
    };
    await failureOf(send('upbeat lo-fi', { signal: controller.signal }));
    stateOf().draft = title('A');
    stage.standIn.answer = addsMusic;
    stage.context = { ...stage.laterRun(), clock };
    await send('louder');
    expect(stage.heard.notes).toEqual([
      'The answer to “upbeat lo-fi” was never seen. Since then:\n✅ Title added: “A” (0-3s)',
    ]);
    expect(await stored()).not.toHaveProperty('pending');
  });
});
