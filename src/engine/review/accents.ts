import type { StereoSound } from '../sound/types.js';
import type { OnsetCurve } from './onset-curve.js';

/** How far around an expected moment an accent is looked for; never less than a frame and a half. */
const REACH_SECONDS = 0.06;
/** A smaller rise, over all bands, is no beginning but a beating between tones. Decibels. */
const LEAST_RISE_DB = 1.2;
/** An attack is the sharpest rise for so long before and after it. */
const APART_SECONDS = 0.03;
/** How far from its reading an attack may begin, and the time over which its power is read. */
const REFINE_SECONDS = 0.006;
const POWER_SECONDS = 0.001;

/** What is heard around a moment. */
export interface Accent {
  /** When the sharpest attack near the moment begins. */
  seconds: number;
  /** That attack against the usual one; 1 is usual. */
  prominence: number;
}

/**
 * The median rise, in decibels, of the attacks away from these moments: what an accent on one of them
 * is measured against.
 */
export function usualRise({ rises, stepSeconds }: OnsetCurve, moments: readonly number[]): number {
  const apart = Math.round(APART_SECONDS / stepSeconds);
  const attacks: number[] = [];
  for (let i = 0; i < rises.length; i++) {
    const value = rises[i] ?? 0;
    if (value < LEAST_RISE_DB) continue;
    let isSharpest = true;
    for (let off = 1; off <= apart && isSharpest; off++) {
      isSharpest = value > (rises[i - off] ?? 0) && value >= (rises[i + off] ?? 0);
    }
    const seconds = i * stepSeconds;
    if (isSharpest && moments.every((moment) => Math.abs(moment - seconds) > REACH_SECONDS)) {
      attacks.push(value);
    }
  }
  attacks.sort((a, b) => a - b);
  return attacks[attacks.length >> 1] ?? LEAST_RISE_DB;
}

/** The sharpest attack within 60 ms (or one and a half frames) of a moment. */
export function accentAt(
  curve: OnsetCurve,
  usual: number,
  moment: number,
  frameSeconds: number,
): Accent {
  const { stepSeconds, rises } = curve;
  const reach = Math.max(REACH_SECONDS, 1.5 * frameSeconds);
  const last = Math.min(rises.length - 1, Math.floor((moment + reach) / stepSeconds));
  let best = Math.min(rises.length - 1, Math.max(0, Math.round(moment / stepSeconds)));
  for (let i = Math.max(0, Math.ceil((moment - reach) / stepSeconds)); i <= last; i++) {
    if ((rises[i] ?? 0) > (rises[best] ?? 0)) best = i;
  }
  return { seconds: best * stepSeconds, prominence: (rises[best] ?? 0) / usual };
}

/**
 * Where, around a reading of the curve, the attack begins to the sample: where the power of the next
 * millisecond most exceeds that of the last one. The signal's differences are read, which an
 * attack fills with height and a bass tone does not.
 */
export function refineAttack({ sampleRate, left, right }: StereoSound, seconds: number): number {
  const span = Math.round(POWER_SECONDS * sampleRate);
  const reach = Math.round(REFINE_SECONDS * sampleRate);
  const from = Math.round(seconds * sampleRate) - reach - span;
  const sums = new Float64Array(2 * (reach + span) + 1);
  for (let i = 0; i + 1 < sums.length; i++) {
    const at = from + i;
    const step = (left[at] ?? 0) + (right[at] ?? 0) - (left[at - 1] ?? 0) - (right[at - 1] ?? 0);
    sums[i + 1] = (sums[i] ?? 0) + step * step;
  }
  // Beneath this, a ratio would be one of rounding errors.
  const floor = 1e-9 + 1e-4 * (sums.at(-1) ?? 0);
  let best = reach + span;
  let sharpest = 0;
  for (let i = span; i + span < sums.length; i++) {
    const before = (sums[i] ?? 0) - (sums[i - span] ?? 0);
    const after = (sums[i + span] ?? 0) - (sums[i] ?? 0);
    const ratio = (after + floor) / (before + floor);
    if (ratio > sharpest) {
      sharpest = ratio;
      best = i;
    }
  }
  return (from + best) / sampleRate;
}
