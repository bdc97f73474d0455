import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyScale } from '../../../../src/engine/music/composition/theory.js';
import { composeScore, parseBrief, secondsAt } from '../../../../src/engine/music/index.js';
import type { Part, Score } from '../../../../src/engine/music/types.js';
import { type ClipOptions, clipAnalysis } from '../clips.js';

const STYLES = ['lo-fi', 'epic', 'ambient'];

function compose(words: string, clip: ClipOptions, seed = 1): Score {
  const analysis = clipAnalysis(clip);
  return composeScore(parseBrief(words, analysis, { seed }), analysis);
}

const endBeat = (score: Score): number => score.sections.at(-1)?.endBeat ?? 0;
const melodies = (score: Score): Part[] => score.parts.filter((part) => part.role === 'melody');
const minute: ClipOptions = { seconds: 60, every: 4, energy: [0.2, 0.8, 0.4, 0.9], seed: 3 };

const anyClip = fc.record({
  seconds: fc.double({ min: 1, max: 60, noNaN: true }),
  every: fc.constantFrom(0, 0.5, 1.2, 3),
  seed: fc.integer({ min: 1, max: 1e6 }),
  energy: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 5 }),
});
const anyWords = fc.constantFrom(
  ...STYLES,
  'lo-fi, only piano',
  'epic, no drums',
  'ambient with drums, hard ending',
  'only drums',
  'epic fade out with flute',
  'no drums, no bass, no chords',
  'lo-fi in C# minor at 75 bpm',
);

describe('a score', () => {
  it('is well-formed for any clip, length, prompt and seed', () => {
    fc.assert(
      fc.property(anyClip, anyWords, fc.integer(), (clip, words, seed) => {
        const score = compose(words, clip, seed);
        const end = endBeat(score);
        expect(secondsAt(score.tempoMap, end)).toBeCloseTo(clip.seconds, 6);
        expect(score.parts.length).toBeGreaterThan(0);
        expect(new Set(score.parts.map((part) => part.id)).size).toBe(score.parts.length);
        for (const part of score.parts) {
          let last = 0;
          for (const note of part.notes) {
            expect(note.startBeat).toBeGreaterThanOrEqual(last);
            last = note.startBeat;
            expect(note.durationBeats).toBeGreaterThan(0);
            expect(note.startBeat + note.durationBeats).toBeLessThanOrEqual(end + 1e-6);
            expect(
              secondsAt(score.tempoMap, note.startBeat) + note.nudgeSeconds,
            ).toBeGreaterThanOrEqual(-1e-9);
            expect(Math.abs(note.nudgeSeconds)).toBeLessThanOrEqual(0.15);
            expect(Number.isInteger(note.pitch) && note.pitch >= 0 && note.pitch <= 127).toBe(true);
            expect(
              Number.isInteger(note.velocity) && note.velocity >= 1 && note.velocity <= 127,
            ).toBe(true);
          }
          for (const point of part.expression ?? []) {
            expect(point.value).toBeGreaterThanOrEqual(0);
            expect(point.value).toBeLessThanOrEqual(1);
          }
        }
      }),
      { numRuns: 70 },
    );
  });

  it('strikes an accent exactly on every hit', () => {
    fc.assert(
      fc.property(anyClip, anyWords, fc.integer(), (clip, words, seed) => {
        const score = compose(words, clip, seed);
        for (const hit of score.hits) {
          const struck = score.parts.flatMap((part) =>
            part.notes.filter((note) => Math.abs(note.startBeat - hit.beat) < 1e-6),
          );
          expect(struck.every((note) => note.nudgeSeconds === 0)).toBe(true);
          expect(struck.some((note) => note.velocity >= 80)).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('accents strong hits more than weak ones', () => {
    const cuts = [0.3, 1].map((strength, i) => ({
      timeSeconds: 20 + 12 * i,
      strength,
      kind: 'hard' as const,
    }));
    for (const words of STYLES) {
      const score = compose(words, { seconds: 50, cuts }, 5);
      const force = score.hits.map((hit) =>
        Math.max(
          ...score.parts.flatMap((part) =>
            part.role === 'effects' || part.role === 'drums'
              ? []
              : part.notes
                  .filter((note) => Math.abs(note.startBeat - hit.beat) < 1e-6)
                  .map((note) => note.velocity),
          ),
        ),
      );
      expect(force).toHaveLength(2);
      expect(force[1]).toBeGreaterThan(force[0] ?? 127);
    }
  });

  it('is the same for the same seed, and another for another', () => {
    for (const words of STYLES) {
      expect(compose(words, minute, 4)).toEqual(compose(words, minute, 4));
      const tunes = new Set<string>();
      for (let seed = 1; seed <= 10; seed++) {
        const line = melodies(compose(words, minute, seed))[0]?.notes ?? [];
        tunes.add(
          line
            .slice(0, 12)
            .map((note) => `${note.pitch}@${note.durationBeats}`)
            .join(' '),
        );
      }
      expect(tunes.size).toBe(10);
    }
  });

  it('varies key, chords, band and groove from seed to seed', () => {
    for (const words of STYLES) {
      const scores = Array.from({ length: 12 }, (_, seed) => compose(words, minute, seed * 101));
      const count = (of: (score: Score) => string) => new Set(scores.map(of)).size;
      expect(count((score) => score.key.tonic)).toBeGreaterThanOrEqual(4);
      expect(
        count((score) => score.chords.map((chord) => chord.symbol).join()),
      ).toBeGreaterThanOrEqual(10);
      expect(count((score) => score.parts.map((part) => part.id).join())).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('the ending', () => {
  it('comes to rest on the tonic; after the last chord comes nothing but a soft answer out of it', () => {
    for (const words of STYLES) {
      for (let seed = 1; seed <= 8; seed++) {
        const score = compose(words, { seconds: 45 }, seed);
        const outro = score.sections.at(-1);
        const tonic = keyScale(score.key)[0];
        expect(score.chords.at(-1)?.root).toBe(tonic);
        const final = score.parts
          .filter((part) => part.role === 'bass')
          .flatMap((part) => part.notes.slice(-1));
        expect(final.length).toBeGreaterThan(0);
        expect(final.every((note) => note.pitch % 12 === tonic)).toBe(true);
        const later = score.parts.flatMap((part) =>
          part.notes.filter((note) => note.startBeat > (outro?.startBeat ?? 0) + 0.01),
        );
        const chord = score.chords.at(-1)?.pitchClasses ?? [];
        const struck = score.parts.flatMap((part) =>
          part.notes.filter((note) => note.startBeat === outro?.startBeat),
        );
        const loudest = Math.max(...struck.map((note) => note.velocity));
        expect(later.length).toBeLessThanOrEqual(words === 'lo-fi' ? 5 : 0);
        expect(later.every((note) => chord.includes(note.pitch % 12))).toBe(true);
        expect(later.every((note) => note.velocity < loudest)).toBe(true);
      }
    }
  });

  it('is short when it is to be hard, and falls silent when it is to fade', () => {
    const lastChord = (score: Score) =>
      Math.max(
        ...score.parts
          .filter((part) => part.role !== 'effects')
          .map((part) => part.notes.at(-1)?.durationBeats ?? 0),
      );
    expect(lastChord(compose('lo-fi, hard ending', minute))).toBeLessThanOrEqual(2);
    expect(lastChord(compose('lo-fi', minute))).toBeGreaterThan(2);
    const fading = compose('lo-fi, fade out', minute);
    for (const part of fading.parts) expect(part.expression?.at(-1)?.value).toBe(0);
  });
});

describe('the band', () => {
  const ids = (score: Score) => score.parts.map((part) => part.role);

  it('leaves out what the words exclude', () => {
    for (const words of STYLES) {
      expect(ids(compose(`${words}, no drums`, minute))).not.toContain('drums');
      expect(ids(compose(`${words}, no bass`, minute))).not.toContain('bass');
    }
  });

  it('plays the piano alone when only the piano is wanted', () => {
    for (const words of STYLES) {
      const score = compose(`${words}, only piano`, minute);
      for (const part of score.parts) {
        expect(part.instrument.kind === 'sampled' && part.instrument.program <= 3).toBe(true);
      }
      expect(new Set(ids(score))).toEqual(new Set(['chords', 'melody', 'bass']));
    }
  });

  it('brings in an instrument that is asked for', () => {
    for (const words of STYLES) {
      const programs = compose(`${words} with a violin`, minute).parts.map((part) =>
        part.instrument.kind === 'sampled' ? part.instrument.program : -1,
      );
      expect(programs).toContain(40);
      expect(ids(compose(`${words} with drums`, minute))).toContain('drums');
    }
  });

  it('thickens with the intensity of the section', () => {
    for (const words of STYLES) {
      const score = compose(words, { seconds: 90, energy: [0.05, 0.95] }, 2);
      const players = (from: number, to: number) =>
        score.parts.filter((part) =>
          part.notes.some((note) => note.startBeat >= from && note.startBeat < to),
        ).length;
      const quiet = score.sections[0];
      const loud = score.sections.reduce((best, section) =>
        section.intensity > best.intensity ? section : best,
      );
      expect(players(loud.startBeat, loud.endBeat)).toBeGreaterThan(
        players(quiet?.startBeat ?? 0, quiet?.endBeat ?? 1),
      );
    }
  });
});

describe('the performance', () => {
  it('is never machine-flat, and never sloppy', () => {
    const score = compose('lo-fi', { seconds: 60, energy: [0.5, 0.8] }, 2);
    for (const role of ['chords', 'drums', 'bass']) {
      const notes = score.parts.filter((part) => part.role === role).flatMap((part) => part.notes);
      expect(new Set(notes.map((note) => note.velocity)).size).toBeGreaterThan(6);
      expect(new Set(notes.map((note) => note.nudgeSeconds)).size).toBeGreaterThan(
        notes.length / 3,
      );
    }
  });

  it('swings the off sixteenths of lo-fi', () => {
    const drums =
      compose('lo-fi', { seconds: 90, energy: [0.7, 0.9] }, 8).parts.find(
        (part) => part.role === 'drums',
      )?.notes ?? [];
    const mean = (values: number[]) =>
      values.reduce((sum, value) => sum + value, 0) / values.length;
    const late = (odd: boolean) =>
      mean(
        drums
          .filter((note) => (Math.round(note.startBeat * 4) % 2 === 1) === odd)
          .map((note) => note.nudgeSeconds),
      );
    expect(late(true)).toBeGreaterThan(late(false) + 0.015);
  });
});
