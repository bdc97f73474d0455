import type { Curve } from '../analysis/types.js';
import { lufsOf, weightedSteps } from '../sound/loudness/steps.js';
import type { StereoSound } from '../sound/types.js';

/** The meter's step, seconds. */
const STEP_SECONDS = 0.1;

/** The loudness of a sound, read once and asked for over any time. */
export interface LoudnessMeter {
  /** LUFS over [fromSeconds, toSeconds), of what of it there is; −70 for silence. */
  between(fromSeconds: number, toSeconds: number): number;
  /** LUFS over a window of this length about each step of 0.1 s. */
  curve(windowSeconds: number): Curve;
}

/** Ungated loudness over time. Source: ITU-R BS.1770-4; EBU Tech 3341 (momentary, short-term). */
export function readLoudness(sound: StereoSound): LoudnessMeter {
  const steps = weightedSteps(sound);
  const sums = new Float64Array(steps.length + 1);
  for (let i = 0; i < steps.length; i++) sums[i + 1] = (sums[i] ?? 0) + (steps[i] ?? 0);

  /** Power summed from the start to a place between steps. */
  const until = (place: number): number => {
    const whole = Math.min(steps.length, Math.max(0, Math.floor(place)));
    return (sums[whole] ?? 0) + (place - whole) * (steps[whole] ?? 0);
  };
  const between = (fromSeconds: number, toSeconds: number): number => {
    const from = Math.min(steps.length, Math.max(0, fromSeconds / STEP_SECONDS));
    const to = Math.min(steps.length, Math.max(0, toSeconds / STEP_SECONDS));
    return to - from < 1e-6 ? lufsOf(0) : lufsOf((until(to) - until(from)) / (to - from));
  };
  return {
    between,
    curve: (windowSeconds) => ({
      stepSeconds: STEP_SECONDS,
      values: Array.from({ length: steps.length + 1 }, (_, i) => {
        const at = i * STEP_SECONDS;
        return rounded(between(at - windowSeconds / 2, at + windowSeconds / 2));
      }),
    }),
  };
}

/** Two decimals: finer than any meter. */
const rounded = (lufs: number): number => Math.round(lufs * 100) / 100;
