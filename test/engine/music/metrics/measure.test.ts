import { describe, expect, it } from 'vitest';
import { composeScore, measureScore, parseBrief } from '../../../../src/engine/music/index.js';
import type { Note, Score } from '../../../../src/engine/music/types.js';
import { clipAnalysis } from '../clips.js';

const tone = (startBeat: number, durationBeats: number, pitch: number): Note => ({
  startBeat,
  durationBeats,
  pitch,
  velocity: 80,
  nudgeSeconds: 0,
});

/** A score of one piano part with these notes, in bars of four. */
function scoreOf(notes: readonly Note[], bars: number): Score {
  const base = composeScore(
    parseBrief('lo-fi', clipAnalysis({ seconds: 20 }), { seed: 1 }),
    clipAnalysis({ seconds: 20 }),
  );
  return {
    ...base,
    bars,
    barStarts: Array.from({ length: bars }, (_, i) => i * 4),
    sections: [{ name: 'theme', startBeat: 0, endBeat: bars * 4, intensity: 0.5 }],
    hits: [],
    parts: [
      {
        id: 'piano',
        name: 'Piano',
        role: 'chords',
        instrument: { kind: 'sampled', program: 0 },
        mix: { gainDb: 0, pan: 0, reverbSend: 0 },
        notes,
      },
    ],
  };
}

describe('the metrics', () => {
  it('give the entropy, scale and polyphony of a known piece', () => {
    // Four pitch classes equally often: 2 bits; C E G B lie in C major.
    const chord = [60, 64, 67, 71];
    const metrics = measureScore(
      scoreOf(
        chord.flatMap((pitch) => [tone(0, 4, pitch), tone(4, 4, pitch)]),
        2,
      ),
    );
    expect(metrics.pce).toBeCloseTo(2, 9);
    expect(metrics.h1).toBeCloseTo(2, 9);
    expect(metrics.sc).toBe(1);
    expect(metrics.polyphony).toBe(4);
    expect(metrics.ebr).toBe(0);
    expect(metrics.groove).toBe(1);
    expect(metrics.onsetsPerBar).toBe(1);
  });

  it('count empty beats, out-of-scale notes and changing rhythms', () => {
    const metrics = measureScore(
      scoreOf([tone(0, 1, 60), tone(1, 1, 61), tone(4, 1, 62), tone(6, 1, 63)], 2),
    );
    // Beats 2, 3, 5 and 7 are silent.
    expect(metrics.ebr).toBeCloseTo(4 / 8, 9);
    // C C# D D#: no scale holds more than three.
    expect(metrics.sc).toBe(0.75);
    // The bars differ on two of sixteen steps.
    expect(metrics.groove).toBeCloseTo(1 - 2 / 16, 9);
    expect(metrics.polyphony).toBe(1);
  });
});

interface Band {
  [metric: string]: readonly [low: number, high: number];
}

/** 5th–95th percentile of POP909, 909 human pop arrangements. */
const POP909: Band = {
  pce: [2.57, 3.29],
  sc: [0.83, 1],
  h1: [1.85, 2.41],
  h4: [2.42, 2.8],
  groove: [0.72, 0.94],
  ebr: [0, 0.03],
  polyphony: [3.15, 4.36],
  onsetsPerBar: [6.5, 13.7],
};

/**
 * Orchestral epics: triads rather than ninths, a bar each (lower H1 and H4); octave doublings by
 * strings, horns, brass and choir (more voices); a pedal or an ostinato repeats itself (steadier).
 */
const EPIC: Band = {
  pce: [2.25, 3.1],
  sc: [0.88, 1],
  h1: [1.1, 2],
  h4: [1.95, 2.8],
  groove: [0.68, 0.99],
  ebr: [0, 0.06],
  polyphony: [4.8, 8.2],
  onsetsPerBar: [5.5, 14],
};

/**
 * Ambient: few onsets a bar, since pads carry it; long tones overlap (many voices sounding); the
 * harmony stays within one mode and hardly moves (lower entropies).
 */
const AMBIENT: Band = {
  pce: [2, 3],
  sc: [0.93, 1],
  h1: [1.45, 2.2],
  h4: [2, 2.8],
  groove: [0.7, 0.98],
  ebr: [0, 0.02],
  polyphony: [5.5, 9.5],
  onsetsPerBar: [2, 7],
};

const CLIPS = [
  { seconds: 60, every: 4, energy: [0.2, 0.8, 0.6, 0.4], seed: 3 },
  { seconds: 60, every: 2, energy: [0.2, 0.8, 0.4, 0.9], seed: 5 },
  { seconds: 45.3, energy: [0.5] },
  { seconds: 120, every: 6, energy: [0.3, 0.9], seed: 9 },
].map(clipAnalysis);

describe.each([
  ['lo-fi', POP909],
  ['epic', EPIC],
  ['ambient', AMBIENT],
] as const)('pieces in %s', (style, band) => {
  it('lie inside their band for at least 95% of seeds, with the hits on', () => {
    let inside = 0;
    const outside: string[] = [];
    for (const [c, analysis] of CLIPS.entries()) {
      for (let seed = 1; seed <= 25; seed++) {
        const score = composeScore(parseBrief(style, analysis, { seed: seed * 7919 }), analysis);
        const metrics = measureScore(score);
        const missed = Object.entries(band).filter(
          ([name, [low, high]]) => !((metrics[name] ?? -1) >= low && (metrics[name] ?? -1) <= high),
        );
        if (missed.length === 0) inside++;
        else
          outside.push(
            `clip ${c} seed ${seed}: ${missed.map(([name]) => `${name} ${metrics[name]}`)}`,
          );
      }
    }
    expect(inside / (CLIPS.length * 25), outside.join('\n')).toBeGreaterThanOrEqual(0.95);
  });
});
