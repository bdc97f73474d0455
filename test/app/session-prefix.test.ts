import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { status, upload } from '../../src/app/index.js';
import { keepSession, openSession } from '../../src/app/session-choice.js';
import { failureOf } from '../client/setup.js';
import { type Stage, setStage } from './setup.js';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
  for (const sessionId of ['abc', 'abcd-1', 'abcd-2', 'xyz-1']) {
    const session = await stage.context.backend.createSession('en');
    const state = stage.standIn.states.get(session.sessionId);
    if (state !== undefined) stage.standIn.states.set(sessionId, state);
    await keepSession(stage.context, { ...session, sessionId });
  }
});
afterEach(() => stage.end());

describe('the session that is named', () => {
  it.each([
    ['abcd-1', 'abcd-1'],
    ['x', 'xyz-1'],
    ['abc', 'abc'],
  ])('by %s is %s', async (sessionId, found) => {
    expect((await openSession(stage.context, { sessionId }, {})).sessionId).toBe(found);
    expect((await status(stage.context, { sessionId })).session?.sessionId).toBe(found);
    const uploaded = await upload(stage.context, {
      sessionId,
      media: ['clip.mp4'],
      cwd: stage.cwd,
    });
    expect(uploaded.session.sessionId).toBe(found);
  });

  it('must not be one of several that begin so', async () => {
    const failure = await failureOf(status(stage.context, { sessionId: 'abcd' }));
    expect(failure).toMatchObject({ code: 'session-unknown', exitCode: 2 });
    expect(failure.message).toBe('2 sessions begin with abcd.');
  });

  it('is none by no letters at all', async () => {
    const failure = await failureOf(openSession(stage.context, { sessionId: '' }, {}));
    expect(failure).toMatchObject({ code: 'session-unknown', exitCode: 2 });
  });
});

it('the status tells that there are other sessions where none is current', async () => {
  const { sessions } = stage.context;
  expect((await status(stage.context)).otherSessions).toBe(3);
  await sessions.remove('xyz-1');
  expect(await status(stage.context)).toMatchObject({ session: null, otherSessions: 3 });
});
