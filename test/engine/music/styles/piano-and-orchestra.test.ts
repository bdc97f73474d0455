import { describe, expect, it } from 'vitest';
import { keyScale, pentatonicScale } from '../../../../src/engine/music/composition/theory.js';
import { composeScore, parseBrief } from '../../../../src/engine/music/index.js';
import { findStyle } from '../../../../src/engine/music/styles/index.js';
import type { Score } from '../../../../src/engine/music/types.js';
import { clipAnalysis } from '../clips.js';
import { songOf } from '../songs.js';

const SCORES = new Map<string, readonly Score[]>();

/** Six songs of a style, written once. */
function songs(style: string): readonly Score[] {
  const known = SCORES.get(style) ?? Array.from({ length: 6 }, (_, i) => songOf(style, i));
  SCORES.set(style, known);
  return known;
}

const programsOf = (score: Score): number[] =>
  score.parts.flatMap(({ instrument }) =>
    instrument.kind === 'sampled' ? [instrument.program] : [],
  );
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('what one recognises a style by', () => {
  it('is the piano alone in a piano solo', () => {
    for (const score of songs('piano-solo')) {
      expect(score.parts.every(({ instrument }) => instrument.kind === 'sampled')).toBe(true);
      expect(programsOf(score).every((program) => program <= 3)).toBe(true);
    }
  });

  it('is strings that swell in emotional film music, slower than an epic', () => {
    for (const score of songs('cinematic-emotional')) {
      expect(programsOf(score).some((program) => program === 48 || program === 49)).toBe(true);
      expect(score.tempoBpm).toBeLessThan(95);
    }
  });

  it('is claps, a motor and major in corporate music', () => {
    const scores = songs('corporate');
    expect(scores.every(({ key }) => ['major', 'mixolydian'].includes(key.mode))).toBe(true);
    expect(scores.some(({ parts }) => parts.some(({ id }) => id === 'claps'))).toBe(true);
    expect(mean(scores.map(({ tempoBpm }) => tempoBpm))).toBeGreaterThan(98);
  });

  it('is winds, strings and brass without a drum kit in an orchestra', () => {
    for (const score of songs('orchestral')) {
      expect(score.parts.some(({ role }) => role === 'drums')).toBe(false);
      const families = new Set(programsOf(score).map((program) => Math.floor(program / 8)));
      expect(families.size).toBeGreaterThanOrEqual(3);
    }
  });

  it('is a harmony that leaves its scale in suspense', () => {
    const foreign = songs('suspense').map((score) => {
      const scale = keyScale({ tonic: score.key.tonic, mode: 'minor' });
      return score.chords.some(({ pitchClasses }) =>
        pitchClasses.some((tone) => !scale.includes(tone)),
      );
    });
    expect(foreign.every(Boolean)).toBe(true);
  });

  it('is a tune of five notes in Chinese music, its graces and turns too', () => {
    for (const score of songs('guofeng')) {
      const scale = pentatonicScale(score.key);
      const tunes = score.parts.filter(({ role }) => role === 'melody');
      expect(tunes.length).toBeGreaterThan(0);
      // The last note belongs to the final chord.
      const sung = tunes.flatMap(({ notes }) => notes.slice(0, -1));
      expect(sung.every(({ pitch }) => scale.includes(pitch % 12))).toBe(true);
      const short = sung.filter(({ durationBeats }) => durationBeats < 0.2);
      expect(short.length).toBeGreaterThan(3);
    }
    expect(findStyle('guofeng').onlyByName).toBe(true);
  });
});

describe('percussion of an orchestra', () => {
  it('has its timpani in tune with the chord', () => {
    const analysis = clipAnalysis({ seconds: 50, energy: [0.9, 1] });
    for (const seed of [1, 2, 3]) {
      const score = composeScore(parseBrief('epic', analysis, { seed }), analysis);
      const drums = score.parts.find(({ role }) => role === 'drums')?.notes ?? [];
      const timpani = drums.filter(({ pitch }) => pitch >= 41 && pitch <= 53);
      expect(timpani.length).toBeGreaterThan(0);
      for (const { startBeat, pitch } of timpani) {
        const chord = score.chords.findLast((one) => one.startBeat <= startBeat + 1e-6);
        expect(chord?.pitchClasses).toContain(pitch % 12);
      }
    }
  });
});
