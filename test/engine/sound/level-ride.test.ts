import { describe, expect, it } from 'vitest';
import type { Score } from '../../../src/engine/music/types.js';
import { applyLevelRide, rideLevels } from '../../../src/engine/sound/master/level-ride.js';
import { SAMPLE_RATE, type StereoSound } from '../../../src/engine/sound/types.js';

/** Bars of two seconds at 120 bpm; a tone as loud in each of them as told. */
const BAR_SECONDS = 2;
function toneInBars(levelsDb: readonly number[]): StereoSound {
  const frames = levelsDb.length * BAR_SECONDS * SAMPLE_RATE;
  const left = Float32Array.from({ length: frames }, (_, i) => {
    const level = levelsDb[Math.floor(i / (BAR_SECONDS * SAMPLE_RATE))] ?? 0;
    return 0.2 * 10 ** (level / 20) * Math.sin((2 * Math.PI * 440 * i) / SAMPLE_RATE);
  });
  return { sampleRate: SAMPLE_RATE, left, right: left.slice() };
}

function meant(
  levelsDb: readonly number[],
  firmness = 1,
): Required<Pick<Score, 'dynamics' | 'tempoMap'>> {
  return {
    tempoMap: {
      points: [
        { beat: 0, seconds: 0 },
        { beat: 4 * levelsDb.length, seconds: BAR_SECONDS * levelsDb.length },
      ],
    },
    dynamics: {
      firmness,
      bars: levelsDb.map((levelDb, i) => ({ startBeat: 4 * i, endBeat: 4 * i + 4, levelDb })),
    },
  };
}

/** The level of each bar's first second against the loudest, decibels. */
function levelsOf(sound: StereoSound, bars: number): number[] {
  const levels = Array.from({ length: bars }, (_, bar) => {
    const from = bar * BAR_SECONDS * SAMPLE_RATE;
    let sum = 0;
    for (let i = from; i < from + SAMPLE_RATE; i++) sum += (sound.left[i] ?? 0) ** 2;
    return 10 * Math.log10(sum);
  });
  return levels.map((level) => level - Math.max(...levels));
}

function ridden(played: readonly number[], wanted: readonly number[], firmness = 1): StereoSound {
  const sound = toneInBars(played);
  applyLevelRide(sound, rideLevels(sound, meant(wanted, firmness)));
  return sound;
}

describe('the ride of the whole', () => {
  it('brings every bar near to what was meant, from its first beat on', () => {
    const wanted = [0, -8, -2, -10, -4];
    const levels = levelsOf(ridden([-3, -4, -6, -7, -1], wanted), wanted.length);
    levels.forEach((level, bar) => {
      expect(Math.abs(level - (wanted[bar] ?? 0)), `bar ${bar}`).toBeLessThan(1.5);
    });
  });

  it('leaves players alone who do what was meant, be it more than was meant', () => {
    const sound = toneInBars([0, -6, -3, -9]);
    const moves = rideLevels(sound, meant([0, -4, -2, -6]));
    for (const { gainDb } of moves) expect(Math.abs(gainDb)).toBeLessThan(0.3);
  });

  it('never moves by more than 6 dB, and not at all where nothing is meant', () => {
    const sound = toneInBars([0, -30, 0, -30]);
    const moves = rideLevels(sound, meant([-9, 0, -9, 0]));
    expect(Math.max(...moves.map(({ gainDb }) => Math.abs(gainDb)))).toBeLessThanOrEqual(6);
    expect(rideLevels(sound, meant([0, -9, 0, -9], 0))).toEqual([]);
    expect(rideLevels(sound, { tempoMap: meant([0]).tempoMap })).toEqual([]);
  });

  it('glides: no step is larger than the tone’s own', () => {
    const steps = ({ left }: StereoSound): number =>
      left.reduce((most, value, i) => Math.max(most, Math.abs(value - (left[i - 1] ?? value))), 0);
    const plain = steps(toneInBars([0, 0, 0, 0]));
    expect(steps(ridden([0, 0, 0, 0], [0, -9, 0, -9]))).toBeLessThan(plain * 10 ** (6.2 / 20));
  });
});
