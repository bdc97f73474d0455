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
