import { describe, expect, it } from 'vitest';
import { keyScale, pentatonicScale } from '../../../../src/engine/music/composition/theory.js';
import { composeScore, measureScore, parseBrief } from '../../../../src/engine/music/index.js';
import { findStyle } from '../../../../src/engine/music/styles/index.js';
import type { Score } from '../../../../src/engine/music/types.js';
import { clipAnalysis } from '../clips.js';

interface Band {
  [metric: string]: readonly [low: number, high: number];
}

/** Between what bounds songs of a style lie, and why they are not those of pop songs. */
const BANDS: Readonly<Record<string, Band>> = {
  /** The pedal lets broken chords ring on (more voices than pop); a hand's pattern is steady. */
  'piano-solo': {
    pce: [2.5, 3],
    sc: [0.92, 1],
    h1: [1.6, 2.2],
    h4: [2.35, 2.82],
    groove: [0.72, 0.98],
    ebr: [0, 0.02],
    polyphony: [3.7, 6.2],
    onsetsPerBar: [4.4, 11],
  },
  /** Triads, a bar each (lower H1); strings double what the piano breaks (more voices). */
  'cinematic-emotional': {
    pce: [2.5, 2.95],
    sc: [0.9, 1],
    h1: [1.45, 2.05],
    h4: [2.3, 2.8],
    groove: [0.78, 0.99],
    ebr: [0, 0.02],
    polyphony: [5, 9],
    onsetsPerBar: [4.8, 10.5],
  },
  /** Four plain chords without a foreign note (lower entropies); pads and strings over the motor. */
  corporate: {
    pce: [2.35, 2.85],
    sc: [0.96, 1],
    h1: [1.58, 2.1],
    h4: [2.22, 2.75],
    groove: [0.75, 1],
    ebr: [0, 0.02],
    polyphony: [3.8, 8.6],
    onsetsPerBar: [7.4, 13.5],
  },
  /** Applied dominants leave the scale; sections double one another; dynamics leave beats empty. */
  orchestral: {
    pce: [2.55, 3.25],
    sc: [0.86, 1],
    h1: [1.5, 2.1],
    h4: [2.4, 2.88],
    groove: [0.62, 0.97],
    ebr: [0, 0.05],
    polyphony: [4.6, 8.4],
    onsetsPerBar: [5.8, 12.4],
  },
  /** A pedal and few pitches, but foreign ones: low entropy within a bar, and no scale that holds it. */
  suspense: {
    pce: [2.1, 3.15],
    sc: [0.75, 1],
    h1: [1.1, 2],
    h4: [1.85, 2.85],
    groove: [0.68, 1],
    ebr: [0, 0.04],
    polyphony: [4.6, 8.8],
    onsetsPerBar: [5.4, 12.8],
  },
  /** Five notes instead of seven (lower entropies); runs, tremolo and ringing strings (more onsets and voices). */
  guofeng: {
    pce: [2.2, 2.95],
    sc: [0.85, 1],
    h1: [1.58, 2.32],
    h4: [2.1, 2.85],
    groove: [0.58, 0.92],
    ebr: [0, 0.02],
    polyphony: [5, 8],
    onsetsPerBar: [7.3, 15.5],
  },
};

const ENERGIES = [[0.1, 0.4, 0.8, 1], [0.5], [1, 0.5, 0.2], [0.2, 0.9, 0.4]] as const;
const SONGS = 6;

function songsOf(style: string): Score[] {
  return Array.from({ length: SONGS }, (_, i) => {
    const analysis = clipAnalysis({
      seconds: 45 + 20 * ((i * 0.618) % 1),
      every: [3, 2.6, 4, 6, 0][i % 5] ?? 4,
      energy: ENERGIES[i % 4] ?? [0.5],
      mood: { valence: [0.4, -0.4, 0.1][i % 3] ?? 0, arousal: [-0.3, 0.3][i % 2] ?? 0 },
      seed: 31 + i * 17,
    });
    return composeScore(parseBrief(style, analysis, { seed: 5003 + i * 7919 }), analysis);
  });
}

const SCORES = new Map(Object.keys(BANDS).map((style) => [style, songsOf(style)] as const));
const songs = (style: string): readonly Score[] => SCORES.get(style) ?? [];
const programsOf = (score: Score): number[] =>
  score.parts.flatMap(({ instrument }) =>
    instrument.kind === 'sampled' ? [instrument.program] : [],
  );
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe.each(Object.keys(BANDS))('%s', (style) => {
  it('is asked for by its own name, and lies inside its band with the hits on', () => {
    const outside = songs(style).flatMap((score, i) => {
      expect(score.style).toBe(style);
      const metrics = measureScore(score);
      expect(metrics.hitErrorMs).toBeLessThan(1);
      expect(metrics.tempoDeviation).toBeLessThanOrEqual(0.08);
      return Object.entries(BANDS[style] ?? {})
        .filter(([name, [low, high]]) => {
          const value = metrics[name] ?? -1;
          return value < low || value > high;
        })
        .map(([name]) => `song ${i}: ${name} ${metrics[name]}`);
    });
    expect(outside).toEqual([]);
  });

  it('is another piece with another seed: tune, chords and band', () => {
    const count = (of: (score: Score) => string): number => new Set(songs(style).map(of)).size;
    const tune = (score: Score): string =>
      (score.parts.find(({ role }) => role === 'melody')?.notes ?? [])
        .slice(0, 12)
        .map((note) => `${note.pitch}@${note.durationBeats}`)
        .join(' ');
    expect(count(tune)).toBe(SONGS);
    expect(count((score) => score.chords.map(({ symbol }) => symbol).join())).toBe(SONGS);
    expect(count((score) => score.parts.map(({ id }) => id).join())).toBeGreaterThanOrEqual(3);
  });
});

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
