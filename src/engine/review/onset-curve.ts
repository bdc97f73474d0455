import { filterInPlace, highPass, lowPass } from '../sound/dsp/biquad.js';
import type { StereoSound } from '../sound/types.js';

/** Seconds between two readings: finer than any ear. */
const HOP_SECONDS = 0.0025;
/** What lies this far beneath a band's loudest moment is no sound. */
const FLOOR_DB = -46;
/** Readings that a rise looks back on, and ahead to: 10 and 5 ms. */
const BACK = 4;
const AHEAD = 2;

/**
 * The bands, in Hz; how often the sound is halved in rate before (a low band needs few samples); and
 * how many hops before and after a reading it is read over (a low tone needs whole periods).
 */
const BANDS = [
  { low: 30, high: 130, halvings: 3, reach: 4 },
  { low: 130, high: 350, halvings: 3, reach: 2 },
  { low: 350, high: 900, halvings: 3, reach: 2 },
  { low: 900, high: 2200, halvings: 2, reach: 1 },
  { low: 2200, high: 5500, halvings: 2, reach: 1 },
  { low: 5500, high: 14_000, halvings: 0, reach: 1 },
] as const;

/** How suddenly a sound grows at each `i × stepSeconds`: decibels of rise, mean over the bands. */
export interface OnsetCurve {
  stepSeconds: number;
  rises: Float32Array;
}

/** Both channels as one. */
function monoOf({ left, right }: StereoSound): Float32Array {
  const mono = new Float32Array(left.length);
  for (let i = 0; i < mono.length; i++) mono[i] = 0.5 * ((left[i] ?? 0) + (right[i] ?? 0));
  return mono;
}

/** At half the rate, through a binomial low-pass: what little folds over is an attack as well. */
function halved(input: Float32Array): Float32Array {
  const out = new Float32Array(input.length >> 1);
  for (let i = 0; i < out.length; i++) {
    const at = 2 * i;
    const middle = (input[at] ?? 0) + (input[at + 1] ?? 0);
    out[i] = 0.375 * middle + 0.125 * ((input[at - 1] ?? 0) + (input[at + 2] ?? 0));
  }
  return out;
}

/** The band's level in decibels around the beginning of every hop, floored beneath its loudest. */
function levels(band: Float32Array, hopSamples: number, hops: number, reach: number): Float32Array {
  const sums = new Float64Array(hops + 1);
  let sum = 0;
  for (let hop = 0; hop < hops; hop++) {
    const to = Math.min(band.length, Math.round((hop + 1) * hopSamples));
    for (let i = Math.round(hop * hopSamples); i < to; i++) {
      const value = band[i] ?? 0;
      sum += value * value;
    }
    sums[hop + 1] = sum;
  }
  const out = new Float32Array(hops);
  let loudest = -200;
  for (let hop = 0; hop < hops; hop++) {
    const from = Math.max(0, hop - reach);
    const to = Math.min(hops, hop + reach);
    const power = ((sums[to] ?? 0) - (sums[from] ?? 0)) / ((to - from) * hopSamples);
    out[hop] = 10 * Math.log10(Math.max(0, power) + 1e-14);
    loudest = Math.max(loudest, out[hop] ?? -200);
  }
  return out.map((level) => Math.max(level, loudest + FLOOR_DB));
}

/** Adds to each reading how far the level just ahead exceeds the one just behind. */
function addRises(rises: Float32Array, level: Float32Array): void {
  for (let hop = BACK; hop + AHEAD < level.length; hop++) {
    let before = -200;
    let after = -200;
    for (let step = 1; step <= BACK; step++) before = Math.max(before, level[hop - step] ?? -200);
    for (let step = 1; step <= AHEAD; step++) after = Math.max(after, level[hop + step] ?? -200);
    if (after > before) rises[hop] = (rises[hop] ?? 0) + (after - before) / BANDS.length;
  }
}

/**
 * The attacks of a sound: at each reading, by how many decibels the level of the next 5 ms exceeds
 * that of the last 10 ms, falls left out, as the mean of six bands.
 * Source: A. Klapuri, "Sound onset detection by applying psychoacoustic knowledge", ICASSP 1999.
 */
export function onsetCurve(sound: StereoSound): OnsetCurve {
  const hops = Math.floor(sound.left.length / sound.sampleRate / HOP_SECONDS);
  const rises = new Float32Array(hops);
  let input = monoOf(sound);
  const rates = [input];
  for (let halving = 1; halving <= 3; halving++) {
    input = halved(input);
    rates.push(input);
  }
  for (const { low, high, halvings, reach } of BANDS) {
    const rate = sound.sampleRate / 2 ** halvings;
    const band = new Float32Array(rates[halvings] ?? input);
    filterInPlace(band, [highPass(low, rate), lowPass(high, rate)]);
    addRises(rises, levels(band, rate * HOP_SECONDS, hops, reach));
  }
  return { stepSeconds: HOP_SECONDS, rises };
}
