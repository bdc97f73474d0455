import { describe, expect, it } from 'vitest';
import {
  barStartsOf,
  composeScore,
  parseBrief,
  type Revised,
  readRevision,
  reviseScore,
} from '../../../../src/engine/music/index.js';
import type { AutomationPoint, Note, Part, Score } from '../../../../src/engine/music/types.js';
import { clipAnalysis } from '../clips.js';

const PICTURE = clipAnalysis({ seconds: 36, every: 2.6, energy: [0.2, 0.5, 0.8, 0.6], seed: 4 });
const STYLES = ['lo-fi', 'cinematic-epic', 'house', 'piano-solo', 'guofeng'];
const STRETCH = { fromSeconds: 12, toSeconds: 22 };

const briefFor = (style: string) => parseBrief(style, PICTURE, { seed: 21 });
const pieces = new Map(STYLES.map((id) => [id, composeScore(briefFor(id), PICTURE)]));
const pieceOf = (style: string): Score =>
  pieces.get(style) ?? composeScore(briefFor(style), PICTURE);

const revise = (base: Score, words: string, stretch = STRETCH): Revised =>
  reviseScore(base, PICTURE, briefFor(base.style), readRevision(words), stretch);

/** The stretch in beats. */
function beatsOf({ score, fromBar, toBar }: Revised): { from: number; to: number } {
  const starts = barStartsOf(score);
  const end = score.tempoMap.points.at(-1)?.beat ?? 0;
  return { from: starts[fromBar] ?? 0, to: starts[toBar] ?? end };
}

const inside = (revised: Revised, parts: readonly Part[]): Note[] => {
  const { from, to } = beatsOf(revised);
  return parts.flatMap(({ notes }) =>
    notes.filter(({ startBeat }) => startBeat >= from - 1e-3 && startBeat < to - 1e-3),
  );
};
const playing = (revised: Revised, score: Score): Part[] =>
  score.parts.filter((part) => inside(revised, [part]).length > 0);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const loudness = (notes: readonly Note[]): number => mean(notes.map(({ velocity }) => velocity));

function valueAt(curve: readonly AutomationPoint[] = [], beat: number): number {
  const right = curve.find((point) => point.beat > beat);
  const left = curve.findLast((point) => point.beat <= beat);
  if (!left || !right) return (left ?? right)?.value ?? 1;
  return left.value + ((right.value - left.value) * (beat - left.beat)) / (right.beat - left.beat);
}

/** Every bar outside of the stretch is as it was: notes, levels, swells, sections, hits. */
function expectRestUntouched(base: Score, revised: Revised): void {
  const { score } = revised;
  const { from, to } = beatsOf(revised);
  const { tempoMap, barStarts, key, chords, seed, style, title } = base;
  expect(score).toMatchObject({ tempoMap, barStarts, key, chords, seed, style, title });
  for (const part of base.parts) {
    const now = score.parts.find(({ id }) => id === part.id);
    const before = part.notes.filter(({ startBeat }) => startBeat < from - 1e-3);
    const after = part.notes.filter(({ startBeat }) => startBeat >= to - 1e-3);
    // What rings into the stretch may be let go at its barline, and nowhere else.
    expect(now?.notes.filter(({ startBeat }) => startBeat < from - 1e-3)).toEqual(
      before.map((note) => ({
        ...note,
        durationBeats:
          now?.notes.find((one) => one.startBeat === note.startBeat && one.pitch === note.pitch)
            ?.durationBeats === note.durationBeats
            ? note.durationBeats
            : from - note.startBeat,
      })),
    );
    const all = new Set(now?.notes.map((note) => JSON.stringify(note)));
    expect(after.filter((note) => !all.has(JSON.stringify(note)))).toEqual([]);
    // What rang out of it rings on.
    const held = (notes: readonly Note[] = []): number[] =>
      notes
        .filter(
          (note) => note.startBeat < to + 0.2 && note.startBeat + note.durationBeats > to + 0.3,
        )
        .map(({ pitch }) => pitch)
        .sort((a, b) => a - b);
    expect(held(now?.notes)).toEqual(held(part.notes));
    const level = (of?: Part): number[] =>
      Array.from({ length: 60 }, (_, i) => i * 1.7)
        .filter((beat) => beat <= from || beat >= to)
        .map((beat) => Math.round(1e9 * valueAt(of?.expression, beat)));
    expect(level(now)).toEqual(level(part));
    expect(now?.mix).toEqual(part.mix);
    expect(now?.brightness).toEqual(part.brightness);
  }
  const outer = (of: Score): unknown[] =>
    (of.dynamics?.bars ?? []).filter(
      ({ startBeat }) => startBeat < from - 1e-6 || startBeat >= to - 1e-6,
    );
  expect(outer(score)).toEqual(outer(base));
  const outerHits = ({ hits }: Score) => hits.filter(({ beat }) => beat < from || beat >= to);
  expect(outerHits(score)).toEqual(outerHits(base));
  for (const part of score.parts) {
    const times = part.notes.map(({ startBeat }) => startBeat);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(part.notes.every(({ durationBeats }) => durationBeats > 0)).toBe(true);
  }
}

describe('one stretch of a piece', () => {
  it.each(
    STYLES,
  )('of %s can be made more energetic or softer; the rest stays as it is', (style) => {
    const base = pieceOf(style);
    const more = revise(base, 'more energetic');
    const less = revise(base, 'softer');
    for (const revised of [more, less]) {
      expectRestUntouched(base, revised);
      expect(revised.fromSeconds).toBeLessThanOrEqual(12.3);
      expect(revised.toSeconds).toBeGreaterThanOrEqual(21.7);
      expect(revised.toSeconds - revised.fromSeconds).toBeLessThan(18);
    }
    const force = (revised: Revised): number =>
      inside(revised, revised.score.parts).length * loudness(inside(revised, revised.score.parts));
    const before = inside(more, base.parts);
    expect(force(more)).toBeGreaterThan(before.length * loudness(before));
    expect(force(less)).toBeLessThan(before.length * loudness(before));
    expect(playing(more, more.score).length).toBeGreaterThanOrEqual(
      playing(less, less.score).length,
    );
  });

  it.each(STYLES)('of %s still strikes its cuts', (style) => {
    const base = pieceOf(style);
    for (const words of ['more energetic', 'softer', 'no drums', 'a break', 'only piano']) {
      const revised = revise(base, words);
      const { from, to } = beatsOf(revised);
      const hits = base.hits.filter(({ beat }) => beat >= from && beat < to);
      expect(hits.length).toBeGreaterThan(0);
      for (const { beat } of hits) {
        const struck = revised.score.parts.flatMap(({ notes }) =>
          notes.filter(({ startBeat }) => Math.abs(startBeat - beat) < 1e-6),
        );
        expect(struck.length).toBeGreaterThan(0);
        for (const { nudgeSeconds } of struck.slice(0, 1)) expect(nudgeSeconds).toBe(0);
      }
    }
  });

  it('without drums leaves everybody else as they were', () => {
    for (const style of ['lo-fi', 'house', 'jazz', 'cinematic-epic']) {
      const base = pieceOf(style);
      const revised = revise(base, 'no drums');
      expectRestUntouched(base, revised);
      const drums = ({ role, instrument }: Part): boolean =>
        role === 'drums' ||
        role === 'percussion' ||
        (instrument.kind === 'voice' && instrument.voice.endsWith('-drums'));
      expect(inside(revised, base.parts.filter(drums)).length).toBeGreaterThan(0);
      expect(inside(revised, revised.score.parts.filter(drums))).toEqual([]);
      for (const part of base.parts.filter((one) => !drums(one)))
        expect(revised.score.parts.find(({ id }) => id === part.id)).toEqual(part);
    }
  });

  it('has fewer drums by their level alone', () => {
    const base = pieceOf('house');
    const revised = revise(base, 'less drums');
    expectRestUntouched(base, revised);
    const { from, to } = beatsOf(revised);
    const level = (score: Score, role: string): number =>
      valueAt(score.parts.find((part) => part.role === role)?.expression, (from + to) / 2);
    expect(40 * Math.log10(level(revised.score, 'drums') / level(base, 'drums'))).toBeCloseTo(-6);
    expect(level(revised.score, 'bass')).toBe(level(base, 'bass'));
  });

  it('is played by the piano alone, by guests, or by nobody', () => {
    const base = pieceOf('lo-fi');
    const alone = revise(base, 'only piano');
    expectRestUntouched(base, alone);
    for (const { name } of playing(alone, alone.score)) expect(name).toMatch(/piano/iu);
    const strings = revise(base, 'add strings');
    expectRestUntouched(base, strings);
    expect(playing(strings, strings.score).length).toBe(playing(strings, base).length + 1);
    const silent = revise(base, 'silence');
    expectRestUntouched(base, silent);
    expect(inside(silent, silent.score.parts).length).toBe(0);
  });

  it('breaks, builds and climbs', () => {
    const base = pieceOf('house');
    const onsets = (words: string): number => {
      const revised = revise(base, words);
      expectRestUntouched(base, revised);
      return inside(revised, revised.score.parts).length;
    };
    expect(onsets('a break')).toBeLessThan(onsets('build up'));
    expect(onsets('build up')).toBeLessThan(onsets('the climax'));
  });

  it('remembers who was sent away when it is changed again', () => {
    const base = pieceOf('lo-fi');
    const first = revise(base, 'no drums');
    const second = revise(first.score, 'more energetic');
    expectRestUntouched(first.score, second);
    const drums = second.score.parts.filter(({ role }) => role === 'drums');
    expect(inside(second, drums)).toEqual([]);
    const back = revise(second.score, 'with drums');
    expect(
      inside(
        back,
        back.score.parts.filter(({ role }) => role === 'drums'),
      ).length,
    ).toBeGreaterThan(0);
  });

  it('may be the beginning, the end, a moment, or all of it', () => {
    const base = pieceOf('lo-fi');
    for (const [fromSeconds, toSeconds] of [
      [0, 3],
      [30, 36],
      [10, 10.2],
      [0, 36],
    ] as const) {
      for (const words of ['softer', 'no drums', 'more energetic', 'a break']) {
        expectRestUntouched(base, revise(base, words, { fromSeconds, toSeconds }));
      }
    }
    expect(() => revise(base, 'softer', { fromSeconds: 40, toSeconds: 50 })).toThrow(RangeError);
  });

  it.each([
    ['no drums', { without: ['drums'], pull: 0 }],
    ['把鼓去掉', { without: ['drums'], wanted: [] }],
    ['不要鼓', { without: ['drums'] }],
    ['take the drums out', { without: ['drums'], wanted: [] }],
    ['只要钢琴', { only: ['piano'], wanted: [], shape: null }],
    ['加弦乐', { wanted: ['strings'] }],
    ['more energetic', { pull: 0.75, shape: null }],
    ['更安静', { pull: -0.75 }],
    ['a break', { shape: 'break', unknownWords: [] }],
    ['静音', { shape: 'silence' }],
    ['渐强', { shape: 'build' }],
    ['slower', { beyond: ['tempo'], pull: 0 }],
    ['in a frobnic way', { unknownWords: ['frobnic'] }],
  ])('is asked for with “%s”', (words, asked) => {
    expect(readRevision(words)).toMatchObject(asked);
  });
});
