import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analysis, Cut } from '../../../src/engine/analysis/types.js';
import { composeScore, parseBrief } from '../../../src/engine/music/index.js';
import type { Hit, Score } from '../../../src/engine/music/types.js';
import { rankCorrelation } from '../../../src/engine/review/correlation.js';
import { reviewPiece } from '../../../src/engine/review/index.js';
import { SAMPLE_RATE, type StereoSound } from '../../../src/engine/sound/types.js';
import { clipAnalysis } from '../music/clips.js';
import { struckSound } from './struck.js';

const SECONDS = 16;
const FRAME = 1 / 30;
/** Off any grid of samples or readings. */
const TIMES = [2.0003, 4.1037, 6.0001, 8.2219, 10.0077, 13.9];
const cuts: Cut[] = TIMES.map((timeSeconds) => ({ timeSeconds, strength: 0.8, kind: 'hard' }));
const clip = (energy: readonly number[]): Analysis =>
  clipAnalysis({ seconds: SECONDS, cuts, energy });
const analysis = clip([0.1, 0.4, 0.7, 1]);
const composed = composeScore(parseBrief('lo-fi', analysis, { seed: 3 }), analysis);
const hitAt = (cutSeconds: number, downbeat = true): Hit => ({
  cutSeconds,
  beat: 2 * cutSeconds,
  downbeat,
  strength: 0.8,
});
/** 120 beats a minute in bars of two seconds, with a hit on every cut. */
const score: Score = {
  ...composed,
  tempoBpm: 120,
  tempoMap: {
    points: [
      { beat: 0, seconds: 0 },
      { beat: 32, seconds: 16 },
    ],
  },
  bars: 8,
  barStarts: [0, 4, 8, 12, 16, 20, 24, 28],
  sections: [
    { name: 'theme', startBeat: 0, endBeat: 24, intensity: 0.6 },
    { name: 'outro', startBeat: 24, endBeat: 32, intensity: 0.3 },
  ],
  hits: TIMES.map((time) => hitAt(time)),
};
const struck = struckSound(
  SECONDS,
  TIMES.map((seconds) => ({ seconds, loud: 0.3 })),
);
const moved = (seconds: number): Score => ({
  ...score,
  hits: score.hits.map((hit) => ({ ...hit, cutSeconds: hit.cutSeconds + seconds })),
});

/** A tone whose level, in decibels, is another one in each bar of two seconds. */
function inLevels(levels: readonly number[]): StereoSound {
  const left = Float32Array.from({ length: SECONDS * SAMPLE_RATE }, (_, i) => {
    const level = levels[Math.floor(i / (2 * SAMPLE_RATE))] ?? -60;
    return 10 ** (level / 20) * Math.sin((2 * Math.PI * 440 * i) / SAMPLE_RATE);
  });
  return { sampleRate: SAMPLE_RATE, left, right: left.slice() };
}

describe('the review of the accents', () => {
  it('hears each planted attack to within half a millisecond', () => {
    const { hits, measured } = reviewPiece(moved(0.02), analysis, struck);
    expect(measured).toMatchObject({ hitsHeard: TIMES.length, hits: TIMES.length });
    hits.forEach((hit, i) => {
      expect(Math.abs(hit.heardSeconds - (TIMES[i] ?? 0))).toBeLessThanOrEqual(0.0005);
    });
  });

  it('counts what is exactly a frame off, and nothing that is three frames off', () => {
    expect(reviewPiece(moved(0.9 * FRAME), analysis, struck).measured.hitsHeard).toBe(6);
    expect(reviewPiece(moved(-0.9 * FRAME), analysis, struck).measured.hitsHeard).toBe(6);
    for (const frames of [1.2, 3, -1.2, -3]) {
      expect(reviewPiece(moved(frames * FRAME), analysis, struck).measured.hitsHeard).toBe(0);
    }
  });

  it('takes the length of a frame from the picture', () => {
    const fast = { ...analysis, frameRate: 60 };
    expect(reviewPiece(moved(0.9 * FRAME), fast, struck).measured.hitsHeard).toBe(0);
    expect(reviewPiece(moved(0.4 * FRAME), fast, struck).measured.hitsHeard).toBe(6);
  });

  it('does not take for an accent what is far weaker than the notes about it', () => {
    const notes = Array.from({ length: 15 }, (_, i) => ({ seconds: 0.3 + i, loud: 0.5 }));
    const on = (seconds: number, loud: number): number => {
      const sound = struckSound(SECONDS, [...notes, { seconds, loud }]);
      return reviewPiece({ ...score, hits: [hitAt(seconds)] }, analysis, sound).measured.hitsHeard;
    };
    expect(on(5.8, 0.5)).toBe(1);
    expect(on(5.8, 0.03)).toBe(0);
  });
});

describe('the review of the cuts', () => {
  it('counts which are taken up, and which strong ones are on a downbeat of the bars', () => {
    // The hit at 8.22 s lies between beats, the one at 6 s on a bar; one cut is left out.
    const some = { ...score, hits: [hitAt(2.0003), hitAt(4.1037), hitAt(6.0001), hitAt(8.2219)] };
    const review = reviewPiece(some, analysis, struck);
    expect(review.cuts.map(({ place }) => place)).toEqual([
      'downbeat',
      'off-beat',
      'downbeat',
      'off-beat',
      'none',
      'none',
    ]);
    expect(review.measured.selectedShare).toBeCloseTo(4 / 6, 9);
    expect(review.measured.downbeatShare).toBe(0.5);
    // What is written and not heard does not count.
    const without = TIMES.filter((seconds) => seconds !== 6.0001);
    const dumb = struckSound(
      SECONDS,
      without.map((seconds) => ({ seconds, loud: 0.3 })),
    );
    const { measured } = reviewPiece(some, analysis, dumb);
    expect(measured.selectedShare).toBeCloseTo(3 / 6, 9);
    expect(measured.downbeatShare).toBeCloseTo(1 / 3, 9);
  });

  it('leaves out a cut that is less than half a beat from a heavier one', () => {
    const double: Cut = { timeSeconds: 2.15, strength: 0.3, kind: 'hard' };
    const review = reviewPiece(score, { ...analysis, cuts: [...cuts, double] }, struck);
    expect(review.cuts.map(({ eligible }) => eligible)).toEqual([...cuts.map(() => true), false]);
    expect(review.measured.selectedShare).toBe(1);
  });

  it('says nothing of cuts where there are none', () => {
    const none = { ...score, hits: [] };
    expect(reviewPiece(none, { ...analysis, cuts: [] }, struck).measured).toMatchObject({
      hitsHeard: 0,
      hits: 0,
      downbeatShare: null,
      selectedShare: null,
    });
  });
});

describe('the review of the energy', () => {
  it('gives Spearman’s coefficient as worked out by hand', () => {
    // Ranks 1 2 3 4 5 and 1 2 3.5 5 3.5: differences 0 0 −.5 −1 1.5.
    expect(rankCorrelation([1, 2, 3, 4, 5], [5, 6, 7, 8, 7])).toBeCloseTo(0.8207826817, 9);
    expect(rankCorrelation([1, 2, 3], [4, 4, 4])).toBeNull();
  });

  it('depends on the order alone and lies between −1 and 1', () => {
    const list = fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(list, fc.infiniteStream(fc.integer({ min: -9, max: 9 })), (a, stream) => {
        const b = a.map(() => Number(stream.next().value));
        const r = rankCorrelation(a, b);
        if (r === null) return new Set(a).size === 1 || new Set(b).size === 1;
        const bent = rankCorrelation(
          a.map((value) => value ** 3 + 5),
          b,
        );
        return Math.abs(r) <= 1 + 1e-9 && Math.abs(r - (bent ?? 9)) < 1e-9;
      }),
    );
  });

  it('compares the bars before the last chord, whatever that does', () => {
    const rising = inLevels([-30, -27, -24, -21, -18, -15, -50, -60]);
    const { measured, bars } = reviewPiece(score, analysis, rising);
    expect(bars.map(({ compared }) => compared)).toEqual([...Array(6).fill(true), false, false]);
    expect(measured.energyCorrelation).toBeCloseTo(
      rankCorrelation([0, 1, 2, 3, 4, 5], [0, 0, 1, 1, 2, 2]) ?? 0,
      9,
    );
    const falling = inLevels([-15, -18, -21, -24, -27, -30, -50, -60]);
    expect(reviewPiece(score, analysis, falling).measured.energyCorrelation).toBeLessThan(-0.9);
  });

  it('reads the loudness of each bar as a meter does', () => {
    // A sine of 440 Hz at −20 dB in both channels: −20 − .691 + the weighting at 440 Hz.
    const { bars, momentary } = reviewPiece(score, analysis, inLevels(Array(8).fill(-20)));
    for (const { loudnessLufs } of bars) expect(loudnessLufs).toBeCloseTo(-20.7, 0);
    expect(momentary.values[80]).toBeCloseTo(bars[3]?.loudnessLufs ?? 0, 1);
  });

  it('has no opinion on a picture whose energy hardly varies, or on too few bars', () => {
    const rising = inLevels([-30, -27, -24, -21, -18, -15, -12, -9]);
    expect(reviewPiece(score, clip([0.5, 0.7]), rising).measured.energyCorrelation).toBeNull();
    const fading = { ...score, fades: { inSeconds: 4, outSeconds: 7 } };
    expect(reviewPiece(fading, analysis, rising).measured.energyCorrelation).toBeNull();
  });

  it('leaves out the bars that the fades reach, which begin and end where the music does', () => {
    const late = {
      ...score,
      sections: [
        { name: 'silence', startBeat: 0, endBeat: 4, intensity: 0 },
        { name: 'theme', startBeat: 4, endBeat: 20, intensity: 0.6 },
        { name: 'outro', startBeat: 20, endBeat: 24, intensity: 0.4 },
        { name: 'silence', startBeat: 24, endBeat: 32, intensity: 0 },
      ],
      fades: { inSeconds: 2, outSeconds: 3 },
    };
    // Bars of two seconds: music from 2 s to 12 s, at its full level from 4 s to 9 s.
    const { bars } = reviewPiece(late, analysis, struck);
    expect(bars.flatMap(({ compared, startSeconds }) => (compared ? [startSeconds] : []))).toEqual([
      4, 6,
    ]);
  });
});

describe('the review of the whole', () => {
  it('counts the samples by which the music is too long or too short', () => {
    expect(reviewPiece(score, analysis, struck).measured.lengthErrorSamples).toBe(0);
    const shorter = { ...struck, left: struck.left.slice(480), right: struck.right.slice(480) };
    expect(reviewPiece(score, analysis, shorter).measured.lengthErrorSamples).toBe(-480);
  });

  it('finds the farthest bend of the tempo', () => {
    const points = [
      { beat: 0, seconds: 0 },
      { beat: 10, seconds: 5.2 },
      { beat: 32, seconds: 16 },
    ];
    const bent = { ...score, tempoMap: { points } };
    const { tempoDeviation } = reviewPiece(bent, analysis, struck).measured;
    expect(tempoDeviation).toBeCloseTo(1 - 60 / 5.2 / 12, 9);
  });

  it('draws an outline that holds every sample', () => {
    const { envelope } = reviewPiece(score, analysis, struck);
    const reach = struck.left.reduce((most, value) => Math.max(most, value), 0);
    expect(Math.max(...envelope.high)).toBeCloseTo(reach, 3);
    expect(envelope.high.length * envelope.stepSeconds).toBeCloseTo(SECONDS, 1);
  });

  it('says the same twice', () => {
    const once = JSON.stringify(reviewPiece(score, analysis, struck));
    expect(JSON.stringify(reviewPiece(score, analysis, struck))).toBe(once);
  });
});
