import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  forgetPending,
  recordPending,
  settlePending,
  withPending,
} from '../../src/app/pending-message.js';
import type { Session, SessionState } from '../../src/app/ports.js';
import { hastyClock } from '../client/setup.js';
import { type Stage, setStage } from './setup.js';

const MINUTE = 60_000;

let stage: Stage;
let clock: ReturnType<typeof hastyClock>;
let session: Session;

beforeEach(async () => {
  stage = await setStage();
  clock = hastyClock();
  stage.context = { ...stage.context, clock };
  session = await stage.context.backend.createSession('en');
});

afterEach(() => stage.end());

const music = { t: [{ tt: 1, sg: [{ d: 10_000, m: { name: 'Lo-fi', volume: 0.35 } }] }] };
const stateWith = (draft: SessionState['draft']): SessionState => ({
  draft,
  videos: [],
  generated: [],
});
const empty = stateWith(null);
/** As a later run has it: from the store alone. */
const later = () => ({ ...stage.laterRun(), clock });
const settle = (state: SessionState) => settlePending(later(), session, state);

describe('a message whose answer was never seen', () => {
  it('is no news when there is none', async () => {
    expect(await settle(empty)).toEqual({ session, sentences: [] });
    await stage.context.sessions.save(session);
    expect(await settle(stateWith(music))).toEqual({ session, sentences: [] });
  });

  it('is told with what has changed since, once', async () => {
    await recordPending(stage.context, session, 'upbeat lo-fi', empty);
    const { sentences, session: settled } = await settle(stateWith(music));
    expect(sentences).toEqual([
      'The answer to “upbeat lo-fi” was never seen. Since then:',
      '✅ Music added: “Lo-fi” (0-10s, 35%)',
    ]);
    expect(settled).not.toHaveProperty('pending');
    expect((await settle(stateWith(music))).sentences).toEqual([]);
  });

  it('is kept in mind while it may still be at work, and given up after 15 minutes', async () => {
    await recordPending(stage.context, session, 'upbeat lo-fi', empty);
    for (const _look of [1, 2]) {
      await clock.sleep(7 * MINUTE);
      const { sentences, session: kept } = await settle(empty);
      expect(sentences).toEqual([
        expect.stringMatching(/“upbeat lo-fi”.*nothing has changed so far/),
      ]);
      expect(kept.pending).toMatchObject([{ text: 'upbeat lo-fi' }]);
    }
    await clock.sleep(MINUTE);
    expect((await settle(empty)).sentences).toEqual([
      'The answer to “upbeat lo-fi” was never seen, and nothing has changed.',
    ]);
    expect((await settle(empty)).sentences).toEqual([]);
  });

  it('is left to the run that waits for its answer, as long as that lives', async () => {
    await withPending(stage.context, session, { text: 'hm', before: empty }, async () => {
      expect((await settle(stateWith(music))).sentences).toEqual([]);
    });
    expect((await settle(stateWith(music))).sentences).toHaveLength(2);
  });

  it('is not waited for when the engine has ended with the run that sent it', async () => {
    await recordPending(stage.context, session, 'upbeat lo-fi', empty);
    const engine = { ...stage.laterRun({ kind: 'engine' }), clock };
    expect((await settlePending(engine, session, empty)).sentences).toEqual([
      'The answer to “upbeat lo-fi” was never seen, and nothing has changed.',
    ]);
    expect((await settle(empty)).sentences).toEqual([]);
  });

  it('is not kept for ever by a clock that was wrong', async () => {
    await recordPending(stage.context, session, 'hm', empty);
    await stage.context.sessions.update(session, (stored) => ({
      ...stored,
      pending: [{ id: 'm1', text: 'hm', sentAt: '2999-01-01T00:00:00Z', before: null }],
    }));
    expect((await settle(empty)).sentences).toHaveLength(1);
    expect((await settle(empty)).sentences).toEqual([]);
  });

  it('is told in the session’s language, and on one line', async () => {
    const chinese = { ...session, sessionId: 'zh', language: 'zh' as const };
    await recordPending(stage.context, chinese, `轻快的\n${'很'.repeat(100)}音乐`, empty);
    const { sentences } = await settlePending(later(), chinese, stateWith(music));
    expect(sentences[0]).toMatch(/^没有看到对“轻快的 很+…”的回答。在那之后：$/);
    expect(sentences[0]?.length).toBeLessThan(90);
    expect(sentences[1]).toMatch(/^✅ 已添加音乐/);
  });

  it('compares with the timeline as it was when it was sent', async () => {
    await recordPending(stage.context, session, 'louder', stateWith(music));
    expect((await settle(stateWith(music))).sentences).toHaveLength(1);
    const louder = structuredClone(music);
    Object.assign(louder.t[0]?.sg[0]?.m ?? {}, { volume: 0.5 });
    expect((await settle(stateWith(louder))).sentences[1]).toBe(
      '✅ Music volume changed: “Lo-fi” (35% → 50%)',
    );
  });
});

describe('two runs that wait in one session', () => {
  const waiting = (text: string, work: () => Promise<unknown>) =>
    withPending(later(), session, { text, before: empty }, async (forget) => {
      await work();
      await forget();
    });

  it('do not tell of each other, whichever ends first', async () => {
    await waiting('one', async () => {
      await waiting('two', async () => {
        expect((await settle(stateWith(music))).sentences).toEqual([]);
      });
      expect((await settle(stateWith(music))).sentences).toEqual([]);
      expect((await stage.context.sessions.get(session.sessionId))?.pending).toMatchObject([
        { text: 'one' },
      ]);
    });
    let ended = (): void => {};
    const first = new Promise<void>((resolve) => {
      ended = resolve;
    });
    const one = waiting('one', () => first);
    await waiting('two', async () => {
      ended();
      await one;
      expect((await settle(empty)).sentences).toEqual([]);
    });
    expect(await stage.context.sessions.get(session.sessionId)).not.toHaveProperty('pending');
  });

  it('lose nothing when one of them dies', async () => {
    await recordPending(stage.context, session, 'one', empty);
    await waiting('two', async () => {});
    expect((await settle(empty)).sentences).toEqual([
      expect.stringMatching(/“one”.*nothing has changed so far/),
    ]);
    await recordPending(stage.context, session, 'three', empty);
    expect((await settle(stateWith(music))).sentences).toEqual([
      'The answer to “one”, “three” was never seen. Since then:',
      '✅ Music added: “Lo-fi” (0-10s, 35%)',
    ]);
    expect((await settle(stateWith(music))).sentences).toEqual([]);
  });
});

describe('the record of a message', () => {
  it('stores a session that is not stored yet', async () => {
    await recordPending(stage.context, session, 'hi', empty);
    expect(await later().sessions.get(session.sessionId)).toMatchObject({
      taskId: session.taskId,
      pending: [{ text: 'hi', before: null }],
    });
  });

  it('goes only with its own message: another run may have sent one since', async () => {
    const first = await recordPending(stage.context, session, 'one', empty);
    const second = await recordPending(later(), session, 'one', empty);
    expect((await forgetPending(stage.context, session, [first])).pending).toEqual([second]);
    expect(await forgetPending(stage.context, session, [second])).not.toHaveProperty('pending');
  });

  it('does not bring a removed session back', async () => {
    const pending = await recordPending(stage.context, session, 'one', empty);
    await stage.context.sessions.remove(session.sessionId);
    await forgetPending(stage.context, session, [pending]);
    expect(await stage.context.sessions.get(session.sessionId)).toBeUndefined();
  });

  it('loses no upload that another run has told of meanwhile', async () => {
    const pending = await recordPending(stage.context, session, 'one', empty);
    await later().sessions.update(session, (stored) => ({ ...stored, media: ['b.mp4'] }));
    const left = await forgetPending(stage.context, session, [pending]);
    expect(left.media).toEqual(['b.mp4']);
  });
});
