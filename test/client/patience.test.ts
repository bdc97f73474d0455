import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ENGINE_PATIENCE, HOSTED_PATIENCE, Watch } from '../../src/client/patience.js';
import type { Clock } from '../../src/support/clock.js';
import { type AnswerStream, type StandIn, startStandIn } from '../protocol/stand-in.js';
import { connect, failureOf, hastyClock, stagesOf, textOf, updatesOf } from './setup.js';

const MINUTE = 60_000;
const never = new Promise<never>(() => {});

/** What a watch tells of until it gives up, and when, in minutes. */
async function toldBy(clock: Clock, watch: Watch, begun: number): Promise<[string, number][]> {
  const told: [string, number][] = [];
  for (;;) {
    const { kind } = await watch.wait(never);
    told.push([kind, (clock.now() - begun) / MINUTE]);
    if (kind !== 'note') return told;
  }
}

describe('the hosted service’s patience', () => {
  it('tells every 2 minutes that it still works, and ends after 10 without a sign of work', async () => {
    const clock = hastyClock();
    const begun = clock.now();
    const watch = new Watch(clock, HOSTED_PATIENCE);
    expect(await toldBy(clock, watch, begun)).toEqual([
      ['note', 2],
      ['note', 4],
      ['note', 6],
      ['note', 8],
      ['silence', 10],
    ]);
  });

  it('counts the minutes without text anew after text, but not after work alone', async () => {
    const clock = hastyClock();
    const begun = clock.now();
    const watch = new Watch(clock, HOSTED_PATIENCE);
    await clock.sleep(MINUTE);
    watch.life();
    expect(await watch.wait(never)).toEqual({ kind: 'note' });
    expect(clock.now() - begun).toBe(2 * MINUTE);
    await clock.sleep(MINUTE);
    watch.news();
    expect(await watch.wait(never)).toEqual({ kind: 'note' });
    expect(clock.now() - begun).toBe(5 * MINUTE);
  });

  it('ends after 15 minutes in all, whatever comes', async () => {
    const clock = hastyClock();
    const begun = clock.now();
    const watch = new Watch(clock, HOSTED_PATIENCE);
    let kind = '';
    while (kind !== 'total' && clock.now() - begun < 60 * MINUTE) {
      watch.news();
      ({ kind } = await watch.wait(never));
    }
    expect([kind, (clock.now() - begun) / MINUTE]).toEqual(['total', 15]);
  });

  it('gives what comes before any of that', async () => {
    const clock: Clock = { now: () => 0, sleep: () => never };
    const watch = new Watch(clock, HOSTED_PATIENCE);
    expect(await watch.wait(Promise.resolve(7))).toEqual({ kind: 'value', value: 7 });
    await expect(watch.wait(Promise.reject(new Error('no')))).rejects.toThrow('no');
  });

  it('has no end in all for the engine', () => {
    expect(ENGINE_PATIENCE).toEqual({ ...HOSTED_PATIENCE, totalMs: null });
  });
});

describe('an answer that takes its time', () => {
  let standIn: StandIn;
  let sessionId: string;
  const partial = (text: string) => ({ content: { parts: [{ text }] }, partial: true });
  const patience = { noteMs: 5_000, silenceMs: 400, totalMs: 10_000 };
  const short = { ...patience, silenceMs: 150 };

  beforeEach(async () => {
    standIn = await startStandIn();
    ({ sessionId } = await connect(standIn).createSession('en'));
  });

  afterEach(() => standIn.close());

  const say = (options: Parameters<typeof connect>[1]) =>
    updatesOf(connect(standIn, options).send(sessionId, 'hi'));

  /** Does `step` every few milliseconds, for longer than any silence is borne. */
  const slowly = async (stream: AnswerStream, step: (round: number) => unknown, rounds = 24) => {
    let over = false;
    void stream.gone.then(() => {
      over = true;
    });
    for (let round = 0; round < rounds && !over; round++) {
      await step(round);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  it.each([
    ['heartbeats', 'event: heartbeat\n\n'],
    ['comments', ': still here\n\n'],
    ['empty data', 'data:\n\n'],
  ])('is given up when there are only %s, with a note now and then before', async (_what, life) => {
    standIn.answer = (_text, stream) => slowly(stream, () => stream.raw(life), 200);
    const stages: string[] = [];
    const run = async () => {
      const backend = connect(standIn, { patience: { ...short, noteMs: 40 } });
      for await (const update of backend.send(sessionId, 'hi')) stages.push(...stagesOf([update]));
    };
    expect(await failureOf(run())).toMatchObject({ code: 'stream-timeout', exitCode: 6 });
    expect(new Set(stages)).toEqual(new Set(['⏳ Still working...']));
    expect(stages.length).toBeGreaterThanOrEqual(1);
  });

  it('is given up when nothing comes at all, and the connection is let go', async () => {
    let gone: Promise<void> | undefined;
    standIn.answer = async (_text, stream) => {
      gone = stream.gone;
      await stream.gone;
    };
    expect(await failureOf(say({ patience: short }))).toMatchObject({ exitCode: 6 });
    await gone;
  });

  it('is given up when it never ends', async () => {
    standIn.answer = (_text, stream) => slowly(stream, () => stream.event(partial('la ')), 500);
    const limits = { noteMs: 5_000, silenceMs: 5_000, totalMs: 200 };
    expect(await failureOf(say({ patience: limits }))).toMatchObject({ code: 'stream-timeout' });
  });

  it.each<[what: string, step: (stream: AnswerStream, round: number) => unknown]>([
    ['tools are at work', (stream) => stream.event({ content: { parts: [{ functionCall: {} }] } })],
    [
      'tools have done their work',
      (stream) => stream.event({ content: { parts: [{ functionResponse: { name: 'x' } }] } }),
    ],
    ['an event is coming in', (stream, round) => stream.raw(round === 0 ? 'data: {"a": "' : 'a')],
  ])('is not given up while %s', async (_what, step) => {
    standIn.answer = async (_text, stream) => {
      await slowly(stream, (round) => step(stream, round));
      await stream.raw('"}\n\n');
      stream.event(partial('Done.'));
    };
    expect(textOf(await say({ patience }))).toBe('Done.');
  });

  it('is not given up while an engine tells how far it is', async () => {
    const working = { actions: { stateDelta: { 'vmg:progress': { stage: 'Recording' } } } };
    standIn.answer = async (_text, stream) => {
      await slowly(stream, () => stream.event(working));
      stream.event(partial('Done.'));
    };
    const updates = await say({ kind: 'engine', patience: { ...patience, totalMs: null } });
    expect(textOf(updates)).toBe('Done.');
    expect(new Set(stagesOf(updates))).toEqual(new Set(['Recording']));
  });
});
