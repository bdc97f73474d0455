import type { StereoSound } from '../types.js';

/** Oversampling of the true-peak meter. */
const PHASES = 4;
/** Taps of the interpolator at each side. */
const HALF = 16;
const BLOCK = 64;

/** Taps of the windowed sinc that interpolate a quarter, a half, three quarters of a sample on. */
const INTERPOLATORS: readonly Float64Array[] = [1, 2, 3].map((phase) =>
  interpolator(phase / PHASES),
);

/** No interpolated sample can exceed the largest sample within reach times this. */
const OVERSHOOT_BOUND = Math.max(
  ...INTERPOLATORS.map((taps) => taps.reduce((sum, tap) => sum + Math.abs(tap), 0)),
);

/**
 * The largest value (linear) of the continuous signal that the samples stand for, 4 × oversampled.
 * With `gain`, as if every sample had first been multiplied by it.
 */
export function truePeak(sound: StereoSound, gain?: Float32Array): number {
  let peak = 0;
  for (const samples of [sound.left, sound.right]) {
    const channel = gain ? product(samples, gain) : samples;
    const maxima = blockMaxima(channel);
    for (const maximum of maxima) if (maximum > peak) peak = maximum;
    for (let block = 0; block < maxima.length; block++) {
      if (reach(maxima, block) * OVERSHOOT_BOUND <= peak) continue;
      const end = Math.min(channel.length, (block + 1) * BLOCK);
      for (let i = block * BLOCK; i < end; i++) {
        const value = between(channel, i);
        if (value > peak) peak = value;
      }
    }
  }
  return peak;
}

/**
 * For every sample, the largest value (linear, both channels) of the continuous signal from it to
 * the next one. Where no true peak can exceed `threshold`, the samples themselves are given.
 */
export function truePeakCurve(sound: StereoSound, threshold: number): Float32Array {
  const curve = new Float32Array(sound.left.length);
  for (const channel of [sound.left, sound.right]) {
    const maxima = blockMaxima(channel);
    for (let block = 0; block < maxima.length; block++) {
      const exact = reach(maxima, block) * OVERSHOOT_BOUND > threshold;
      const end = Math.min(channel.length, (block + 1) * BLOCK);
      for (let i = block * BLOCK; i < end; i++) {
        const here = Math.abs(channel[i] ?? 0);
        const value = exact ? Math.max(here, between(channel, i)) : here;
        if (value > (curve[i] ?? 0)) curve[i] = value;
      }
    }
  }
  return curve;
}

function product(samples: Float32Array, gain: Float32Array): Float32Array {
  const result = new Float32Array(samples.length);
  for (let i = 0; i < result.length; i++) result[i] = (samples[i] ?? 0) * (gain[i] ?? 0);
  return result;
}

/** The largest of the three interpolated values between sample `at` and the next. */
function between(channel: Float32Array, at: number): number {
  let peak = 0;
  const inside = at >= HALF && at + HALF < channel.length;
  for (const taps of INTERPOLATORS) {
    let sum = 0;
    const first = at - HALF + 1;
    if (inside) {
      for (let tap = 0; tap < 2 * HALF; tap++)
        sum += (taps[tap] ?? 0) * (channel[first + tap] ?? 0);
    } else {
      for (let tap = 0; tap < 2 * HALF; tap++) {
        const index = first + tap;
        if (index >= 0 && index < channel.length) sum += (taps[tap] ?? 0) * (channel[index] ?? 0);
      }
    }
    const value = Math.abs(sum);
    if (value > peak) peak = value;
  }
  return peak;
}

function interpolator(fraction: number): Float64Array {
  const taps = new Float64Array(2 * HALF);
  let sum = 0;
  for (let tap = 0; tap < taps.length; tap++) {
    const x = tap - (HALF - 1) - fraction;
    const position = x / HALF;
    const window = Math.abs(position) < 1 ? kaiser(position) : 0;
    const value = (Math.sin(Math.PI * x) / (Math.PI * x)) * window;
    taps[tap] = value;
    sum += value;
  }
  return taps.map((tap) => tap / sum);
}

/** Kaiser window, β = 7: ripple far below what a peak meter shows. */
function kaiser(position: number): number {
  return bessel(7 * Math.sqrt(1 - position * position)) / bessel(7);
}

function bessel(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; k < 30; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

function blockMaxima(channel: Float32Array): Float32Array {
  const maxima = new Float32Array(Math.ceil(channel.length / BLOCK));
  for (let block = 0; block < maxima.length; block++) {
    const end = Math.min(channel.length, (block + 1) * BLOCK);
    let maximum = 0;
    for (let i = block * BLOCK; i < end; i++) {
      const value = Math.abs(channel[i] ?? 0);
      if (value > maximum) maximum = value;
    }
    maxima[block] = maximum;
  }
  return maxima;
}

/** The largest sample that an interpolation inside `block` can touch. */
function reach(maxima: Float32Array, block: number): number {
  return Math.max(maxima[block - 1] ?? 0, maxima[block] ?? 0, maxima[block + 1] ?? 0);
}
