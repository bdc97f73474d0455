import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addPlaces,
  levelToPiece,
  measureLoudness,
  SAMPLE_RATE,
  type SoundPlace,
  type StereoSound,
  silence,
} from '../../../src/engine/sound/index.js';
import { joinPlaces } from '../../../src/engine/sound/placing/join-places.js';
import { seamOf } from '../../../src/engine/sound/placing/repeat.js';
import { identical, levelDb, sound, tone } from './signals.js';

const HZ = 220;
/** Amplitude 0.1: its samples are never farther apart than this. */
const TONE = sound(4, tone(HZ, -20));
const LARGEST_STEP = (0.1 * 2 * Math.PI * HZ) / SAMPLE_RATE;
const frames = (seconds: number): number => Math.round(seconds * SAMPLE_RATE);

const place = (at: number, from: number, length: number, more: Partial<SoundPlace> = {}) => ({
  at: frames(at),
  from: frames(from),
  frames: frames(length),
  gain: 1,
  fadeIn: 0,
  fadeOut: 0,
  loop: false,
  ...more,
});

/** What a timeline of `seconds` sounds like. */
function played(seconds: number, places: readonly SoundPlace[], of = TONE): StereoSound {
  const sum = silence(frames(seconds));
  addPlaces(sum, of, places);
  return sum;
}

/** The farthest that a sample is from the one before it. */
function largestStep({ left }: StereoSound): number {
  return left.reduce(
    (most, value, i) => Math.max(most, Math.abs(value - (left[i - 1] ?? value))),
    0,
  );
}

describe('a sound in its place', () => {
  it('is what it was, sample by sample, where nothing is asked of it', () => {
    expect(identical(played(4, [place(0, 0, 4)]), TONE)).toBe(true);
  });

  it('ends with the timeline, and with itself', () => {
    const late = played(2, [place(1, 0, 4)]);
    expect(late.left).toHaveLength(frames(2));
    expect(levelDb(late, 0, 0.99)).toBeLessThan(-100);
    const short = played(6, [place(0, 0, 6)]);
    expect(levelDb(short, 4, 6)).toBeLessThan(-100);
  });

  it('is faded in and out at equal power', () => {
    const faded = played(4, [place(0, 0, 4, { fadeIn: frames(1), fadeOut: frames(2) })]);
    const full = levelDb(TONE);
    const at = (time: number): number => levelDb(faded, time - 0.05, time + 0.05) - full;
    expect(at(0.5)).toBeCloseTo(-3, 0);
    expect(at(1.5)).toBeCloseTo(0, 1);
    expect(at(3)).toBeCloseTo(-3, 0);
    expect(at(3.95)).toBeLessThan(-20);
  });

  it('crosses with another at the same loudness', () => {
    let state = 7;
    const noise = () => {
      state = (state * 16_807) % 2_147_483_647;
      return 0.1 * (state / 1_073_741_823.5 - 1);
    };
    const sum = silence(frames(3));
    const fade = frames(1);
    addPlaces(sum, sound(2, noise), [place(0, 0, 2, { fadeOut: fade })]);
    addPlaces(sum, sound(2, noise), [place(1, 0, 2, { fadeIn: fade })]);
    for (const time of [1.2, 1.5, 1.8]) {
      const difference = levelDb(sum, time - 0.1, time + 0.1) - levelDb(sum, 0, 0.8);
      expect(Math.abs(difference)).toBeLessThan(0.5);
    }
  });

  it('does not click where it is cut into, and is as it was a moment later', () => {
    // A quarter of the wave further on, where the tone is loudest.
    const from = 1 + 0.25 / HZ;
    const cut = played(3, [place(1, from, 1 + 0.25 / HZ)]);
    expect(largestStep(cut)).toBeLessThan(1.1 * LARGEST_STEP);
    expect(levelDb(cut, 1.01, 1.02)).toBeCloseTo(levelDb(TONE, 0, 0.01), 0);
  });
});

describe('a sound that was split', () => {
  it('sounds as if it had not been', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3999 }), { maxLength: 4 }), (cuts) => {
        const times = [0, ...new Set(cuts.sort((a, b) => a - b)), 4000].map((ms) => ms / 1000);
        const places = times
          .slice(1)
          .map((end, i) => place(times[i] ?? 0, times[i] ?? 0, end - (times[i] ?? 0)));
        expect(identical(played(4, places), TONE)).toBe(true);
      }),
      { numRuns: 10 },
    );
  });

  it('moves from one level to the next without a click', () => {
    const split = played(4, [place(0, 0, 2), place(2, 2, 2, { gain: 0.25 })]);
    expect(levelDb(split, 0, 1.9) - levelDb(split, 2.1, 4)).toBeCloseTo(12, 0);
    expect(largestStep(split)).toBeLessThan(1.1 * LARGEST_STEP);
    // Nowhere is it louder than the louder, or softer than the softer of the two.
    const around = [1.98, 1.99, 2, 2.01].map((time) => levelDb(split, time - 0.005, time + 0.005));
    expect(around).toEqual([...around].sort((a, b) => b - a));
  });

  it('is two sounds again where it is faded between, or goes on elsewhere', () => {
    const joined = (second: SoundPlace) => joinPlaces([place(0, 0, 2), second], (from) => from);
    expect(joined(place(2, 2, 2))).toHaveLength(1);
    expect(joined(place(2, 2.001, 2))).toHaveLength(1);
    expect(joined(place(2, 2, 2, { fadeIn: 1 }))).toHaveLength(2);
    expect(joined(place(2, 3, 1))).toHaveLength(2);
    expect(joined(place(2.5, 2, 2))).toHaveLength(2);
  });
});

describe('a sound that is played again and again', () => {
  /** Not a whole number of waves, and padded with silence as an MP3 is. */
  const loop = sound(1.3, (time) => (time < 0.05 || time > 1.2013 ? 0 : tone(HZ, -20)(time)));

  it('goes on to the end, without a hole and without a click', () => {
    const looped = played(10, [place(0, 0, 10, { loop: true })], loop);
    const full = levelDb(loop, 0.1, 1.1);
    for (let time = 0.1; time < 9.9; time += 0.05) {
      expect(Math.abs(levelDb(looped, time, time + 0.05) - full)).toBeLessThan(3.2);
    }
    const inside = { ...looped, left: looped.left.subarray(frames(0.1), frames(9.9)) };
    expect(largestStep(inside)).toBeLessThan(1.6 * LARGEST_STEP);
  });

  it('goes on where it was split, in whichever repetition', () => {
    const whole = played(6, [place(0, 0, 6, { loop: true })], loop);
    const split = (from: number) =>
      played(6, [place(0, 0, 4, { loop: true }), place(4, from, 2, { loop: true })], loop);
    const { start, end, overlap } = seamOf(loop);
    const period = (end - overlap - start) / SAMPLE_RATE;
    expect(identical(split(4), whole)).toBe(true);
    expect(identical(split(4 - period), whole)).toBe(true);
  });

  it('stays silent when it is', () => {
    expect(levelDb(played(3, [place(0, 0, 3, { loop: true })], silence(100)))).toBeLessThan(-100);
  });
});

describe('a recording that is used as music', () => {
  it('is brought to a piece’s loudness where it is played, and left alone elsewhere', () => {
    for (const decibels of [-40, -3]) {
      const song = sound(3, (time) => tone(HZ, decibels)(time) + tone(3000, decibels - 9)(time));
      const before = song.left.slice();
      levelToPiece(song, frames(1), frames(2.5));
      const used = {
        ...song,
        left: song.left.subarray(frames(1), frames(2.5)),
        right: song.right.subarray(frames(1), frames(2.5)),
      };
      const { integratedLufs, truePeakDbtp } = measureLoudness(used);
      expect(integratedLufs).toBeCloseTo(-14, 1);
      expect(truePeakDbtp).toBeLessThan(-1);
      expect(song.left.subarray(0, frames(1))).toEqual(before.subarray(0, frames(1)));
    }
  });
});
