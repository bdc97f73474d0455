import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { belongsTo } from '../../../../src/engine/music/brief/instruments.js';
import { composeScore, parseBrief, secondsAt } from '../../../../src/engine/music/index.js';
import type { Direction, Moment, Note, Part, Score } from '../../../../src/engine/music/types.js';
import { type ClipOptions, clipAnalysis } from '../clips.js';

const FRAME = 1 / 30;
const clip: ClipOptions = { seconds: 48, every: 3.1, jitter: 0.5, seed: 8, energy: [0.5, 0.6] };
const at = (seconds: number): Moment => ({ kind: 'seconds', seconds });

function compose(words: string, directions: readonly Direction[], of = clip, seed = 4): Score {
  const analysis = clipAnalysis(of);
  return composeScore({ ...parseBrief(words, analysis, { seed }), directions }, analysis);
}

/** When a note begins to sound, seconds. */
const sounds = (score: Score, { startBeat, nudgeSeconds }: Note): number =>
  secondsAt(score.tempoMap, startBeat) + nudgeSeconds;
const ends = (score: Score, { startBeat, durationBeats }: Note): number =>
  secondsAt(score.tempoMap, startBeat + durationBeats);
const notesOf = (parts: readonly Part[]): Note[] => parts.flatMap(({ notes }) => notes);
const family = (score: Score, name: string): Part[] =>
  score.parts.filter(({ role, instrument }) => belongsTo(name, role, instrument));
const between = (score: Score, from: number, to: number): Note[] =>
  notesOf(score.parts).filter((note) => {
    const time = sounds(score, note);
    return time >= from - 1e-6 && time < to - 1e-6;
  });
const starts = (score: Score): number[] =>
  (score.barStarts ?? []).map((beat) => secondsAt(score.tempoMap, beat));
const nearest = (times: readonly number[], time: number): number =>
  Math.min(...times.map((other) => Math.abs(other - time)));

describe('directions', () => {
  it('keep silence: no part begins in it, none is held into it, and the music starts on its last instant', () => {
    for (const words of ['lo-fi', 'ambient', 'epic', 'house']) {
      const score = compose(words, [{ kind: 'silence', from: at(0), to: at(11.7) }]);
      expect(Math.min(...notesOf(score.parts).map((note) => sounds(score, note)))).toBeCloseTo(
        11.7,
        6,
      );
      expect(nearest(starts(score), 11.7)).toBeLessThan(1e-6);
      expect(score.hits.every(({ cutSeconds }) => cutSeconds >= 11.7)).toBe(true);

      const gap = compose(words, [{ kind: 'silence', from: at(20), to: at(24.5) }]);
      expect(between(gap, 20, 24.5)).toEqual([]);
      const before = notesOf(gap.parts).filter((note) => sounds(gap, note) < 20);
      expect(Math.max(...before.map((note) => ends(gap, note)))).toBeLessThanOrEqual(20 + 1e-6);
      expect(between(gap, 24.5, 24.52).length).toBeGreaterThan(0);
    }
  });

  it('end the piece, last chord and all, where a silence to the end begins', () => {
    const score = compose('lo-fi', [
      { kind: 'silence', from: { kind: 'before-end', seconds: 8 }, to: at(48) },
    ]);
    expect(score.sections.at(-1)?.name).toBe('silence');
    const chord = secondsAt(score.tempoMap, score.sections.at(-2)?.startBeat ?? 0);
    expect(chord).toBeGreaterThan(34);
    expect(chord).toBeLessThan(39);
    expect(Math.max(...notesOf(score.parts).map((note) => ends(score, note)))).toBeLessThan(40.001);
  });

  it('drop on the strongest cut: a build before it, and everybody from there on', () => {
    const analysis = clipAnalysis(clip);
    const strongest = analysis.cuts.reduce((a, b) => (b.strength > a.strength ? b : a)).timeSeconds;
    for (const words of ['house', 'epic', 'jazz']) {
      const score = compose(words, [{ kind: 'drop', at: { kind: 'strongest-cut' } }]);
      const climax = score.sections.findIndex(({ name }) => name === 'climax');
      const section = score.sections[climax];
      expect(secondsAt(score.tempoMap, section?.startBeat ?? 0)).toBeCloseTo(strongest, 6);
      expect(nearest(starts(score), strongest)).toBeLessThan(1e-6);
      expect(score.sections[climax - 1]?.name).toBe('build');
      const loud = (from: number, to: number): number =>
        between(score, from, to).reduce((sum, { velocity }) => sum + velocity, 0);
      expect(loud(strongest, strongest + 4)).toBeGreaterThan(1.2 * loud(strongest - 4, strongest));
      expect(Math.max(...score.sections.map(({ intensity }) => intensity))).toBe(
        section?.intensity,
      );
    }
    const house = compose('house', [{ kind: 'drop', at: { kind: 'strongest-cut' } }]);
    // It rises, and all but the riser hold their breath.
    const beat = 60 / house.tempoBpm;
    const breath = between(house, strongest - 0.9 * beat, strongest - 0.02);
    const cuts = house.hits.filter(({ cutSeconds }) => Math.abs(cutSeconds - strongest) < 2 * beat);
    expect(cuts.length > 1 || breath.length === 0).toBe(true);
    const risers = house.parts.filter(({ role }) => role === 'effects');
    expect(notesOf(risers).some((note) => Math.abs(ends(house, note) - strongest) < FRAME)).toBe(
      true,
    );
  });

  it('thin the music out for a break, and not around it', () => {
    for (const words of ['lo-fi', 'house', 'orchestral']) {
      const score = compose(words, [{ kind: 'break', from: at(20), to: at(28) }]);
      const density = (from: number, to: number): number =>
        between(score, from, to).length / (to - from);
      expect(density(20, 28)).toBeLessThan(0.6 * density(12, 20));
      expect(density(20, 28)).toBeLessThan(0.6 * density(28, 36));
      expect(density(20, 28)).toBeGreaterThan(0);
    }
  });

  it('let instruments come and go, and hire who is missing', () => {
    for (const [words, name] of [
      ['lo-fi', 'drums'],
      ['ambient', 'drums'],
      ['piano solo', 'strings'],
      ['house', 'flute'],
      ['epic', 'bass'],
    ] as const) {
      const score = compose(words, [
        { kind: 'enter', instrument: name, at: at(9.3) },
        { kind: 'leave', instrument: name, at: at(33) },
      ]);
      const played = notesOf(family(score, name)).map((note) => sounds(score, note));
      expect(Math.abs(Math.min(...played) - 9.3)).toBeLessThanOrEqual(2 * FRAME);
      expect(Math.max(...played)).toBeLessThan(33 + 2 * FRAME);
      expect(Math.max(...played)).toBeGreaterThan(26);
      expect(score.unmetDirections).toBeUndefined();
    }
  });

  it('build up and die down', () => {
    const score = compose('house', [
      { kind: 'build', from: at(0), to: { kind: 'share', share: 0.5 }, toward: 'more' },
      { kind: 'build', from: { kind: 'share', share: 0.5 }, to: at(40), toward: 'less' },
    ]);
    const force = (name: string): number[] =>
      score.sections.filter((section) => section.name === name).map(({ intensity }) => intensity);
    expect(force('build').length).toBeGreaterThanOrEqual(3);
    expect(force('build')).toEqual([...force('build')].sort((a, b) => a - b));
    expect(force('release').length).toBeGreaterThanOrEqual(2);
    expect(force('release')).toEqual([...force('release')].sort((a, b) => b - a));
    expect(between(score, 16, 23).length).toBeGreaterThan(1.4 * between(score, 1, 8).length);
  });

  it('let a build take breath in a break, and say so where that leaves nothing of it', () => {
    const build = { kind: 'build', from: at(5), to: at(40), toward: 'more' } as const;
    const read = (from: number, to: number) => {
      const score = compose('house', [build, { kind: 'break', from: at(from), to: at(to) }]);
      const named = (name: string): number[] =>
        score.sections
          .filter((section) => section.name === name)
          .map(({ startBeat }) => Math.round(secondsAt(score.tempoMap, startBeat)));
      return { builds: named('build'), breaks: named('break'), unmet: score.unmetDirections };
    };
    const inside = read(20, 25);
    expect(inside).toMatchObject({ breaks: [20], unmet: undefined });
    expect(inside.builds).toContain(25);
    expect(read(4, 22)).toMatchObject({ builds: expect.arrayContaining([22]), unmet: undefined });
    expect(read(10, 33)).toMatchObject({ builds: [], breaks: [10], unmet: [build] });
    expect(read(4, 41)).toMatchObject({ builds: [], unmet: [build] });
  });

  it('that cannot be obeyed are listed, and the rest is done', () => {
    const impossible: Direction[] = [
      { kind: 'drop', at: at(90) },
      { kind: 'enter', instrument: 'drums', at: { kind: 'cut', number: 99 } },
      { kind: 'drop', at: at(5) },
      { kind: 'fade-out', seconds: 300 },
      { kind: 'silence', from: at(0), to: at(200) },
    ];
    const score = compose('lo-fi', [
      { kind: 'silence', from: at(0), to: at(10) },
      ...impossible,
      { kind: 'fade-out', seconds: 3 },
    ]);
    expect(score.unmetDirections).toEqual(impossible);
    expect(score.fades).toEqual({ inSeconds: 0, outSeconds: 3 });
    expect(between(score, 0, 10)).toEqual([]);
  });

  it('leave every other promise whole', () => {
    const moment = fc.oneof(
      fc.record({
        kind: fc.constant('seconds' as const),
        seconds: fc.double({ min: 0, max: 45, noNaN: true }),
      }),
      fc.record({
        kind: fc.constant('share' as const),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      fc.record({ kind: fc.constant('cut' as const), number: fc.constantFrom(1, 3, -1) }),
      fc.constant({ kind: 'strongest-cut' as const }),
    );
    const instrument = fc.constantFrom('drums', 'strings', 'piano');
    const direction: fc.Arbitrary<Direction> = fc.oneof(
      fc.record({
        kind: fc.constantFrom('silence' as const, 'break' as const),
        from: moment,
        to: moment,
      }),
      fc.record({ kind: fc.constant('drop' as const), at: moment }),
      fc.record({
        kind: fc.constantFrom('enter' as const, 'leave' as const),
        instrument,
        at: moment,
      }),
      fc.record({
        kind: fc.constant('build' as const),
        from: moment,
        to: moment,
        toward: fc.constantFrom('more' as const, 'less' as const),
      }),
    );
    const anyClip = fc.record({
      seconds: fc.double({ min: 1, max: 40, noNaN: true }),
      every: fc.constantFrom(0, 0.6, 2),
      seed: fc.integer({ min: 1, max: 1e6 }),
    });
    const words = fc.constantFrom('lo-fi', 'house', 'orchestral', 'lo-fi, only piano');
    fc.assert(
      fc.property(
        anyClip,
        words,
        fc.array(direction, { maxLength: 4 }),
        (of, style, directions) => {
          const score = compose(style, directions, of);
          const { points } = score.tempoMap;
          for (const [i, point] of points.slice(1).entries()) {
            const from = points[i] ?? point;
            const bpm = (60 * (point.beat - from.beat)) / (point.seconds - from.seconds);
            expect(Math.abs(bpm / score.tempoBpm - 1)).toBeLessThanOrEqual(0.08);
          }
          expect(points.at(-1)?.seconds).toBeCloseTo(of.seconds, 9);
          for (const { beat, cutSeconds } of score.hits) {
            expect(secondsAt(score.tempoMap, beat)).toBeCloseTo(cutSeconds, 9);
            const struck = notesOf(score.parts).filter(
              ({ startBeat }) => Math.abs(startBeat - beat) < 1e-6,
            );
            expect(struck.length).toBeGreaterThan(0);
            expect(struck.every(({ nudgeSeconds }) => nudgeSeconds === 0)).toBe(true);
          }
          const unmet = score.unmetDirections ?? [];
          for (const asked of directions) {
            if (asked.kind !== 'drop' || unmet.includes(asked) || asked.at.kind !== 'seconds')
              continue;
            // A cut within two frames is what was meant.
            expect(nearest([0, ...starts(score)], asked.at.seconds)).toBeLessThanOrEqual(
              2.01 * FRAME,
            );
          }
          for (const { name, startBeat, endBeat } of score.sections) {
            expect(endBeat).toBeGreaterThan(startBeat);
            if (name !== 'silence') continue;
            for (const note of notesOf(score.parts)) {
              const { startBeat: from, durationBeats } = note;
              expect(from + durationBeats <= startBeat + 1e-6 || from >= endBeat - 1e-6).toBe(true);
            }
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
