import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sendMessage } from '../../src/app/message.js';
import type { Session } from '../../src/app/ports.js';
import { failureOf, hastyClock } from '../client/setup.js';
import { shortWaits } from '../client/short-waits.js';
import { addsMusic } from '../protocol/stand-in.js';
import { type Stage, setStage } from './setup.js';

let stage: Stage;
let session: Session;
let clock: ReturnType<typeof hastyClock>;

beforeEach(async () => {
  stage = await setStage({ clock: shortWaits() });
  clock = hastyClock();
  stage.context = { ...stage.context, clock };
  session = await stage.context.backend.createSession('en');
});

afterEach(() => stage.end());

const send = (text = 'add a title') => sendMessage(stage.context, session, text, stage.callbacks);
const stored = () => stage.context.sessions.get(session.sessionId);
const title = (text: string) => ({ t: [{ tt: 7, sg: [{ d: 3_000, m: { text } }] }] });

describe('an agent that fails', () => {
  const SUCCESS = { functionResponse: { name: 'add_title', response: { status: 'success' } } };
  const editThenFail = (event: unknown) => {
    stage.standIn.answer = (_text, stream, state) => {
      state.draft = title('A');
      stream.event({ content: { parts: [{ functionCall: { name: 'add_title', args: {} } }] } });
      stream.event({ content: { parts: [SUCCESS] } });
      stream.event(event);
    };
  };
  const CHANGES = ['✅ Title added: “A” (0-3s)'];

  it('after an edit has the edit told first, and asks nobody to pay for it again', async () => {
    editThenFail({ error: 'upstream model overloaded' });
    const error = await failureOf(send());
    expect(stage.heard.text).toBe(CHANGES[0]);
    expect(error).toMatchObject({ code: 'agent-failed', exitCode: 7 });
    expect(error.details).toMatchObject({ changes: CHANGES });
    expect(error.hint).toContain('vmg status');
    expect(error.hint).not.toMatch(/try again/i);
    expect(await stored()).not.toHaveProperty('pending');
  });

  it.each([429, 1001])('asks nobody to pay again when a %d follows an edit', async (code) => {
    editThenFail({ code, message: 'no' });
    const error = await failureOf(send());
    expect(stage.heard.text).toBe(CHANGES[0]);
    expect(error.hint).toContain('vmg status');
  });

  it('has the edit told as a note where the answer is not shown as it comes', async () => {
    editThenFail({ error: 'upstream model overloaded' });
    const { onNote } = stage.callbacks;
    await failureOf(sendMessage(stage.context, session, 'add a title', { onNote }));
    expect(stage.heard.notes).toEqual(CHANGES);
  });

  it('after some words has it told on a line of its own', async () => {
    stage.standIn.answer = (_text, stream, state) => {
      state.draft = title('A');
      stream.event({ content: { parts: [{ text: 'I am' }] }, partial: true });
      stream.event({ error: 'no' });
    };
    await failureOf(send());
    expect(stage.heard.text).toBe(`I am\n${CHANGES[0]}`);
  });

  it('at once, without a word, has it told as well', async () => {
    stage.standIn.answer = (_text, stream, state) => {
      state.draft = title('A');
      stream.event({ error: 'no' });
    };
    await failureOf(send());
    expect(stage.heard.text).toBe(CHANGES[0]);
  });

  it('for want of credits keeps the way to get more', async () => {
    editThenFail({ code: 2001 });
    const error = await failureOf(send());
    expect(stage.heard.text).toBe(CHANGES[0]);
    expect(error).toMatchObject({ code: 'out-of-credits', exitCode: 5 });
    expect(error.hint).toMatch(/https:/);
  });

  it('without an edit says what it always said', async () => {
    stage.standIn.answer = (_text, stream) => {
      stream.event({ content: { parts: [{ functionCall: { name: 'add_title', args: {} } }] } });
      stream.event({ error: 'no' });
    };
    const error = await failureOf(send());
    expect(stage.heard.text).toBe('');
    expect(error.hint).toMatch(/^Try again/);
  });

  it('stays on record where nobody can see what became of the edit', async () => {
    editThenFail({ error: 'no' });
    stage.standIn.intercept = (request, response) => {
      const answered = stage.standIn.messages().length > 0;
      if (!answered || request.url?.includes('/state/') !== true) return false;
      response.destroy();
      return true;
    };
    expect(await failureOf(send('add a title'))).toMatchObject({ code: 'agent-failed' });
    stage.standIn.intercept = undefined;
    stage.standIn.answer = addsMusic;
    stage.context = { ...stage.laterRun(), clock };
    await send('louder');
    expect(stage.heard.notes[0]).toContain('“add a title” was never seen. Since then:');
    expect(stage.heard.notes[0]).toContain(CHANGES[0]);
  });
});
