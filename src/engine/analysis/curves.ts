import type { Curve } from './types.js';

/** Every curve of an analysis has this step. */
export const CURVE_STEP_SECONDS = 0.25;

/** Averages a quantity that holds over spans of time into the steps of a curve. */
export interface CurveBuilder {
  /** `value` holds over [startSeconds, endSeconds); empty and backward spans are ignored. */
  add(startSeconds: number, endSeconds: number, value: number): void;
  /** The curve of a clip so long; steps that nothing was added to continue the last one. */
  finish(durationSeconds: number): Curve;
}

export function createCurveBuilder(stepSeconds: number = CURVE_STEP_SECONDS): CurveBuilder {
  const sums: number[] = [];
  const weights: number[] = [];
  return {
    add(startSeconds, endSeconds, value) {
      if (!Number.isFinite(value) || !(endSeconds > startSeconds) || endSeconds <= 0) return;
      const first = Math.floor(Math.max(0, startSeconds) / stepSeconds);
      for (let step = first; step * stepSeconds < endSeconds; step++) {
        const weight =
          Math.min(endSeconds, (step + 1) * stepSeconds) -
          Math.max(startSeconds, step * stepSeconds);
        sums[step] = (sums[step] ?? 0) + value * weight;
        weights[step] = (weights[step] ?? 0) + weight;
      }
    },
    finish(durationSeconds) {
      const steps = stepsIn(durationSeconds, stepSeconds);
      const values: number[] = [];
      let last = 0;
      const firstKnown = weights.findIndex((weight) => (weight ?? 0) > 1e-9);
      if (firstKnown >= 0) last = (sums[firstKnown] ?? 0) / (weights[firstKnown] ?? 1);
      for (let step = 0; step < steps; step++) {
        const weight = weights[step] ?? 0;
        if (weight > 1e-9) last = (sums[step] ?? 0) / weight;
        values.push(last);
      }
      return { stepSeconds, values };
    },
  };
}

/** Steps that cover a clip so long; at least one. */
export function stepsIn(durationSeconds: number, stepSeconds: number): number {
  return Math.max(1, Math.ceil(durationSeconds / stepSeconds - 1e-6));
}

/** Gaussian smoothing; the ends are mirrored, so that a constant stays constant. */
export function smooth(
  values: readonly number[],
  stepSeconds: number,
  sigmaSeconds: number,
): number[] {
  const sigma = sigmaSeconds / stepSeconds;
  const reach = Math.ceil(3 * sigma);
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-0.5 * ((i - reach) / sigma) ** 2),
  );
  const total = kernel.reduce((sum, weight) => sum + weight, 0);
  return values.map((_, at) => {
    let sum = 0;
    for (const [i, weight] of kernel.entries()) {
      sum += weight * (values[mirrored(at + i - reach, values.length)] ?? 0);
    }
    return sum / total;
  });
}

function mirrored(index: number, length: number): number {
  const period = 2 * length;
  const wrapped = ((index % period) + period) % period;
  return wrapped < length ? wrapped : period - 1 - wrapped;
}

/** The value below which `share` (0…1) of the values lie, interpolated; 0 for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Four decimals: finer than any eye, and half the JSON. */
export function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

export function roundedCurve(stepSeconds: number, values: readonly number[]): Curve {
  return { stepSeconds, values: values.map(rounded) };
}
