import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../../../src/engine/analysis/types.js';
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

/**
 * Lo-fi stings, under 12 s: one gesture, a cadence and the final chord. Three or four chords show
 * fewer pitch classes than a song does, and the last one is a third of all there is (lower entropy);
 * it has one bar or two to differ from (groove), may be all of the onsets, and rings in all voices.
 */
const STING: Band = {
  pce: [2.05, 2.85],
  sc: [0.83, 1],
  h1: [1.75, 2.45],
  h4: [2.05, 2.8],
  groove: [0.5, 1],
  ebr: [0, 0.1],
  polyphony: [3.1, 5.1],
  onsetsPerBar: [3.5, 10],
};

const ENERGIES = [[0.5], [0.1, 0.4, 0.8, 1], [1, 0.5, 0.2], [0.2, 0.9, 0.4]] as const;

/** Clips of all paces, lengths between two bounds and energies; another `salt` gives others. */
function clipsOf(
  count: number,
  [least, most]: readonly [number, number],
  salt: number,
): Analysis[] {
  return Array.from({ length: count }, (_, i) =>
    clipAnalysis({
      seconds: least + (most - least) * ((i * 0.618 + salt * 0.277) % 1),
      every: [0, 1.8, 2.6, 4, 6][i % 5] ?? 4,
      energy: ENERGIES[i % 4] ?? [0.5],
      mood: { valence: [0.4, -0.4, 0.1][i % 3] ?? 0, arousal: [-0.3, 0.3][i % 2] ?? 0 },
      seed: salt * 1009 + i * 17,
    }),
  );
}

describe.each([
  ['lo-fi', 'songs', [45, 120], POP909, 0.95],
  ['lo-fi', 'short pieces', [13, 30], POP909, 0.85],
  ['lo-fi', 'stings', [3.5, 12], STING, 0.9],
  ['epic', 'songs', [45, 120], EPIC, 0.95],
  ['ambient', 'songs', [45, 120], AMBIENT, 0.95],
] as const)('%s %s', (style, _name, lengths, band, share) => {
  it(`lie inside their band for at least ${share * 100}% of clips and seeds, with the hits on`, () => {
    const clips = clipsOf(120, lengths, 3);
    const outside = clips.flatMap((analysis, i) => {
      const brief = parseBrief(style, analysis, { seed: 60_013 + i * 7919 });
      const metrics = measureScore(composeScore(brief, analysis));
      const missed = Object.entries(band).filter(
        ([name, [low, high]]) => !((metrics[name] ?? -1) >= low && (metrics[name] ?? -1) <= high),
      );
      if (missed.length === 0) return [];
      const seconds = analysis.durationSeconds.toFixed(1);
      return [`clip ${i}, ${seconds} s: ${missed.map(([name]) => `${name} ${metrics[name]}`)}`];
    });
    expect(1 - outside.length / clips.length, outside.join('\n')).toBeGreaterThanOrEqual(share);
  });
});
