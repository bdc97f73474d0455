import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../../src/engine/analysis/index.js';
import { joinAnalyses } from '../../../src/engine/analysis/join-analyses.js';

describe('clips one after another', () => {
  const analysis = (durationSeconds: number, level: number, loud: boolean): Analysis => {
    const curve = {
      stepSeconds: 0.5,
      values: Array.from({ length: Math.ceil(durationSeconds / 0.5) }, () => level),
    };
    return {
      durationSeconds,
      frameRate: 25,
      cuts: [{ timeSeconds: durationSeconds / 2, strength: 0.5, kind: 'hard' }],
      motion: curve,
      brightness: curve,
      colourfulness: curve,
      warmth: curve,
      energy: curve,
      loudness: loud ? { ...curve, values: curve.values.map(() => -20) } : null,
      mood: { valence: level, arousal: -level },
      pace: 60 / durationSeconds,
      sections: [{ startSeconds: 0, endSeconds: durationSeconds, energy: level }],
    };
  };

  it('are analysed as one, with a cut at the join', () => {
    const joined = joinAnalyses([analysis(2, 0, false), analysis(4, 1, true)]);
    expect(joined.durationSeconds).toBe(6);
    expect(joined.cuts.map(({ timeSeconds }) => timeSeconds)).toEqual([1, 2, 4]);
    expect(joined.motion.values).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(joined.loudness?.values.slice(3, 5)).toEqual([-70, -20]);
    expect(joined.mood.valence).toBeCloseTo(2 / 3);
    expect(joined.sections.map(({ startSeconds }) => startSeconds)).toEqual([0, 2]);
    expect(joined.pace).toBe(30);
  });

  it('are spoken in where each of them is, and on across the join', () => {
    const spoken = (durationSeconds: number, ...spans: [number, number][]): Analysis => ({
      ...analysis(durationSeconds, 0, true),
      speech: spans.map(([startSeconds, endSeconds]) => ({ startSeconds, endSeconds })),
    });
    const joined = joinAnalyses([
      analysis(2, 0, false),
      spoken(3, [0.5, 1], [2, 3]),
      spoken(4, [0, 1], [2, 3]),
    ]);
    expect(joined.speech).toEqual([
      { startSeconds: 2.5, endSeconds: 3 },
      { startSeconds: 4, endSeconds: 6 },
      { startSeconds: 7, endSeconds: 8 },
    ]);
    expect(joinAnalyses([analysis(2, 0, false), analysis(2, 0, false)])).not.toHaveProperty(
      'speech',
    );
  });

  it('are as fast as their cuts come: a flash is none', () => {
    const flashing = analysis(2, 0, false);
    const [cut] = flashing.cuts;
    const joined = joinAnalyses([
      { ...flashing, cuts: cut ? [{ ...cut, kind: 'flash' }] : [] },
      analysis(4, 1, true),
    ]);
    expect(joined.cuts).toHaveLength(3);
    expect(joined.pace).toBe(20);
  });

  it('give curves as long as the whole, whatever their lengths', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.1, max: 30, noNaN: true }), { minLength: 2, maxLength: 5 }),
        (lengths) => {
          const joined = joinAnalyses(
            lengths.map((length, i) => analysis(length, (i % 3) / 2, i > 0)),
          );
          const { stepSeconds, values } = joined.energy;
          expect(
            Math.abs(values.length * stepSeconds - joined.durationSeconds),
          ).toBeLessThanOrEqual(stepSeconds);
          expect(
            joined.cuts.every(
              (cut, i, all) => i === 0 || (all[i - 1]?.timeSeconds ?? 0) <= cut.timeSeconds,
            ),
          ).toBe(true);
        },
      ),
    );
  });
});
