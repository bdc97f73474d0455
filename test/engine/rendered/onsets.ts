import type { StereoSound } from '../../../src/engine/sound/types.js';

/** Seconds between two readings: finer than any ear. */
export const HOP_SECONDS = 0.0025;
/** How far around an expected moment an accent is looked for, seconds. */
const REACH_SECONDS = 0.06;
/** What lies this far beneath a band's loudest moment is no sound. */
const FLOOR_DB = -46;

/** Bands in Hz and the time over which each is read: low tones need whole periods. */
const BANDS = [
  { low: 30, high: 130, seconds: 0.022 },
  { low: 130, high: 350, seconds: 0.012 },
  { low: 350, high: 900, seconds: 0.008 },
  { low: 900, high: 2200, seconds: 0.006 },
  { low: 2200, high: 5500, seconds: 0.005 },
  { low: 5500, high: 14_000, seconds: 0.005 },
] as const;

/** How suddenly a sound grows, every `HOP_SECONDS`: decibels of rise, mean over the bands. */
export type OnsetCurve = Float32Array;

/** A two-pole resonator pair (RBJ cookbook), run over `input` into a new array. */
function biquad(input: Float32Array, rate: number, hertz: number, high: boolean): Float32Array {
  const w = (2 * Math.PI * hertz) / rate;
  const alpha = Math.sin(w) / Math.SQRT2;
  const cos = Math.cos(w);
  const a0 = 1 + alpha;
  const edge = (high ? 1 + cos : 1 - cos) / 2 / a0;
  const b1 = (high ? -2 : 2) * edge;
  const a1 = (-2 * cos) / a0;
  const a2 = (1 - alpha) / a0;
  const out = new Float32Array(input.length);
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (let i = 0; i < input.length; i++) {
    const x = input[i] ?? 0;
    const y = edge * x + b1 * x1 + edge * x2 - a1 * y1 - a2 * y2;
    x2 = x1;
    x1 = x;
    y2 = y1;
    y1 = y;
    out[i] = y;
  }
  return out;
}

/** The band's level in decibels around every reading, floored beneath its loudest. */
function levels(band: Float32Array, rate: number, seconds: number): Float32Array {
  const sums = new Float64Array(band.length + 1);
  for (let i = 0; i < band.length; i++) sums[i + 1] = (sums[i] ?? 0) + (band[i] ?? 0) ** 2;
  const half = Math.round((seconds * rate) / 2);
  const hop = HOP_SECONDS * rate;
  const out = new Float32Array(Math.floor(band.length / hop));
  let loudest = -200;
  for (let n = 0; n < out.length; n++) {
    const at = Math.round(n * hop);
    const from = Math.max(0, at - half);
    const to = Math.min(band.length, at + half);
    const power = ((sums[to] ?? 0) - (sums[from] ?? 0)) / Math.max(1, to - from);
    out[n] = 10 * Math.log10(power + 1e-14);
    loudest = Math.max(loudest, out[n] ?? -200);
  }
  return out.map((level) => Math.max(level, loudest + FLOOR_DB));
}

/**
 * Band-wise energy rise: at each reading, by how many decibels the level of the next 5 ms exceeds
 * that of the last 10 ms, falls left out, as the mean of six bands.
 * Source: A. Klapuri, "Sound onset detection by applying psychoacoustic knowledge", ICASSP 1999.
 */
export function onsetCurve(sound: StereoSound): OnsetCurve {
  const { sampleRate: rate } = sound;
  const mono = sound.left.map((value, i) => 0.5 * (value + (sound.right[i] ?? 0)));
  const reach = Math.round(0.01 / HOP_SECONDS);
  let curve: OnsetCurve = new Float32Array(0);
  for (const { low, high, seconds } of BANDS) {
    const band = biquad(biquad(mono, rate, low, true), rate, high, false);
    const level = levels(band, rate, seconds);
    if (curve.length === 0) curve = new Float32Array(level.length);
    for (let n = reach; n + reach < level.length; n++) {
      let after = -200;
      let before = -200;
      for (let step = 1; step <= reach; step++) {
        before = Math.max(before, level[n - step] ?? -200);
        if (step <= reach / 2) after = Math.max(after, level[n + step] ?? -200);
      }
      curve[n] = (curve[n] ?? 0) + Math.max(0, after - before) / BANDS.length;
    }
  }
  return curve;
}

/** What is heard around a moment. */
export interface Accent {
  /** Seconds from the expected moment to the sharpest rise near it: positive is late. */
  errorSeconds: number;
  /** That rise against the piece's usual one (its 60th percentile of local maxima); 1 is usual. */
  prominence: number;
}

/** A smaller rise, over all bands, is no beginning but a beating between tones. */
const LEAST_RISE_DB = 1.2;

/** The rise that ordinary notes of the piece have, decibels. */
export function usualRise(curve: OnsetCurve): number {
  const peaks: number[] = [];
  for (let n = 1; n + 1 < curve.length; n++) {
    const value = curve[n] ?? 0;
    if (value > 0.4 && value >= (curve[n - 1] ?? 0) && value > (curve[n + 1] ?? 0))
      peaks.push(value);
  }
  peaks.sort((a, b) => a - b);
  return Math.max(LEAST_RISE_DB, peaks[Math.floor(peaks.length * 0.6)] ?? 0);
}

/** The sharpest rise within ±60 ms of a moment. */
export function accentAt(curve: OnsetCurve, usual: number, seconds: number): Accent {
  const middle = seconds / HOP_SECONDS;
  const reach = REACH_SECONDS / HOP_SECONDS;
  let best = Math.round(middle);
  for (let n = Math.ceil(middle - reach); n <= middle + reach; n++) {
    if ((curve[n] ?? 0) > (curve[best] ?? 0)) best = n;
  }
  return {
    errorSeconds: best * HOP_SECONDS - seconds,
    prominence: (curve[best] ?? 0) / usual,
  };
}

/** One frame of picture at 30 a second. */
const FRAME_SECONDS = 1 / 30;

/** True when the accent lies within a frame of its moment and is no weaker than notes usually are. */
export function isAccented({ errorSeconds, prominence }: Accent): boolean {
  return Math.abs(errorSeconds) <= FRAME_SECONDS && prominence >= 1;
}
