import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Analysis,
  analyseTimeline,
  parseAnalysis,
  type TimelinePart,
} from '../../../src/engine/analysis/index.js';
import { joinAnalyses } from '../../../src/engine/analysis/join-analyses.js';

const FILM = { frameRate: 25 };

/** A clip of two shots: dark and loud, then bright; somebody speaks over the cut. */
function clip(durationSeconds: number): Analysis {
  const half = durationSeconds / 2;
  const curve = (first: number, second: number) => ({
    stepSeconds: 0.25,
    values: Array.from({ length: Math.ceil(durationSeconds / 0.25) }, (_, i) =>
      i * 0.25 < half ? first : second,
    ),
  });
  return {
    durationSeconds,
    frameRate: 25,
    cuts: [{ timeSeconds: half, strength: 0.6, kind: 'hard' }],
    motion: curve(0.2, 0.5),
    brightness: curve(0.1, 0.9),
    colourfulness: curve(0.3, 0.3),
    warmth: curve(0.5, 0.5),
    energy: curve(0.2, 0.8),
    loudness: curve(-20, -40),
    speech: [{ startSeconds: half - 1, endSeconds: half + 1 }],
    mood: { valence: 0.1, arousal: 0.2 },
    pace: 60 / durationSeconds,
    sections: [{ startSeconds: 0, endSeconds: durationSeconds, energy: 0.5 }],
  };
}

const part = (analysis: Analysis | null, change: Partial<TimelinePart> = {}): TimelinePart => ({
  analysis,
  fromSeconds: 0,
  durationSeconds: analysis?.durationSeconds ?? 4,
  speed: 1,
  overlapSeconds: 0,
  heard: true,
  ...change,
});

describe('a timeline', () => {
  it('of whole clips is what the clips are, one after another', () => {
    const [a, b] = [clip(8), clip(5)];
    expect(analyseTimeline([part(a)], FILM)).toBe(a);
    expect(analyseTimeline([part(a), part(b)], FILM)).toEqual(joinAnalyses([a, b]));
  });

  it('is not changed by a split that takes nothing away', () => {
    const a = clip(8);
    const halves = [
      part(a, { durationSeconds: 3 }),
      part(a, { fromSeconds: 3, durationSeconds: 5 }),
    ];
    expect(analyseTimeline(halves, FILM)).toBe(a);
  });

  it('has a cut where something was taken out, and none of what was in it', () => {
    const a = clip(8);
    const cutOut = analyseTimeline(
      [part(a, { durationSeconds: 3 }), part(a, { fromSeconds: 5, durationSeconds: 3 })],
      FILM,
    );
    expect(cutOut.durationSeconds).toBe(6);
    expect(cutOut.cuts).toEqual([{ timeSeconds: 3, strength: 1, kind: 'hard' }]);
    expect(cutOut.brightness.values[11]).toBe(0.1);
    expect(cutOut.brightness.values[12]).toBe(0.9);
    expect(cutOut.speech).toEqual([]);
  });

  it('follows the speed: cuts, speech and curves come sooner, and more moves', () => {
    const fast = analyseTimeline([part(clip(8), { durationSeconds: 4, speed: 2 })], FILM);
    expect(fast.durationSeconds).toBe(4);
    expect(fast.cuts.map(({ timeSeconds }) => timeSeconds)).toEqual([2]);
    expect(fast.speech).toEqual([{ startSeconds: 1.5, endSeconds: 2.5 }]);
    expect(fast.motion.values).toHaveLength(16);
    expect(fast.motion.values[0]).toBeCloseTo(1 - 0.8 ** 2);
    expect(fast.pace).toBe(15);
  });

  it('has a fade in the middle of an overlap, and both pictures in it', () => {
    const faded = analyseTimeline(
      [part(null, { durationSeconds: 4 }), part(null, { overlapSeconds: 1 }), part(null)],
      FILM,
    );
    expect(faded.durationSeconds).toBe(11);
    expect(faded.cuts).toEqual([
      { timeSeconds: 3.5, strength: 1, kind: 'fade' },
      { timeSeconds: 7, strength: 1, kind: 'hard' },
    ]);
    expect(faded.loudness).toBeNull();
    expect(faded).not.toHaveProperty('speech');
  });

  it('is silent where its sound is off', () => {
    const a = clip(8);
    const muted = analyseTimeline([part(a, { heard: false })], FILM);
    expect(muted.loudness).toBeNull();
    expect(muted).not.toHaveProperty('speech');
    expect(muted.cuts).toEqual(a.cuts);
    const half = analyseTimeline([part(a), part(clip(8), { heard: false })], FILM);
    expect(half.loudness?.values[0]).toBe(-20);
    expect(half.loudness?.values[40]).toBe(-70);
    expect(half.speech).toEqual([{ startSeconds: 3, endSeconds: 5 }]);
  });

  it('of stills is common footage that hardly moves, or what is said of them', () => {
    const still = analyseTimeline([part(null)], { ...FILM, still: { brightness: 1 } });
    expect(new Set(still.brightness.values)).toEqual(new Set([1]));
    expect(Math.max(...still.motion.values)).toBeLessThan(0.2);
    expect(still.mood.valence).toBeGreaterThan(0);
    expect(still.cuts).toEqual([]);
  });

  it('needs a picture', () => {
    expect(() => analyseTimeline([], FILM)).toThrow(RangeError);
  });

  it('however it is cut, is a sound analysis of its own length', () => {
    const length = fc.double({ min: 0.3, max: 9, noNaN: true });
    const anyPart = fc.record({
      analysis: fc.oneof(
        fc.constant(null),
        length.map((seconds) => clip(seconds)),
      ),
      fromSeconds: fc.double({ min: 0, max: 6, noNaN: true }),
      durationSeconds: length,
      speed: fc.constantFrom(0.25, 0.5, 1, 1.5, 4),
      overlapSeconds: fc.constantFrom(0, 0, 0.4, 2),
      heard: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyPart, { minLength: 1, maxLength: 6 }), (parts) => {
        const whole = analyseTimeline(parts, FILM);
        expect(parseAnalysis(whole)).not.toBeNull();
        const { durationSeconds, cuts, speech = [], sections, brightness } = whole;
        const longest = parts.reduce((sum, one) => sum + one.durationSeconds, 0);
        expect(durationSeconds).toBeLessThanOrEqual(longest + 0.1);
        expect(brightness.values).toHaveLength(Math.ceil(durationSeconds / 0.25 - 1e-6));
        expect(sections.at(-1)?.endSeconds).toBe(durationSeconds);
        const times = cuts.map(({ timeSeconds }) => timeSeconds);
        expect(times).toEqual([...times].sort((x, y) => x - y));
        for (const time of times) expect(time).toBeLessThan(durationSeconds);
        for (const [i, span] of speech.entries()) {
          expect(span.endSeconds).toBeGreaterThan(span.startSeconds);
          expect(span.startSeconds).toBeGreaterThan(speech[i - 1]?.endSeconds ?? -1);
        }
      }),
      { numRuns: 60 },
    );
  });
});
