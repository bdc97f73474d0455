import type { Loudness, StereoSound } from '../types.js';
import { lufsOf, powerOf, SILENCE_LUFS, slidingMeans, weightedSteps } from './steps.js';
import { truePeak } from './true-peak.js';

const MOMENTARY_STEPS = 4;
const SHORT_TERM_STEPS = 30;

/**
 * Integrated loudness, loudness range and true peak of a sound.
 * Source: ITU-R BS.1770-4 (loudness, true peak), EBU Tech 3342 (range).
 */
export function measureLoudness(sound: StereoSound): Loudness {
  const steps = weightedSteps(sound);
  const peak = truePeak(sound);
  return {
    integratedLufs: integratedLoudness(steps),
    truePeakDbtp: peak > 0 ? 20 * Math.log10(peak) : Number.NEGATIVE_INFINITY,
    rangeLu: loudnessRange(steps),
  };
}

/**
 * Gated loudness in LUFS of a sound's steps (see `weightedSteps`): windows of 400 ms, those below
 * −70 LUFS and then those 10 LU below the mean left out. A sound shorter than a window is one.
 */
export function integratedLoudness(steps: Float64Array): number {
  return gatedMean(slidingMeans(steps, MOMENTARY_STEPS), -10);
}

/** The loudest 400 ms in LUFS. */
export function loudestMoment(steps: Float64Array): number {
  return lufsOf(slidingMeans(steps, MOMENTARY_STEPS).reduce((a, b) => Math.max(a, b), 0));
}

function gatedMean(powers: readonly number[], relativeGateLu: number): number {
  const audible = powers.filter((power) => power > powerOf(SILENCE_LUFS));
  if (audible.length === 0) return SILENCE_LUFS;
  const gate = mean(audible) * 10 ** (relativeGateLu / 10);
  return lufsOf(mean(audible.filter((power) => power > gate)));
}

/** From the 10th to the 95th percentile of the short-term loudness, gated at −20 LU. */
function loudnessRange(steps: Float64Array): number {
  if (steps.length < SHORT_TERM_STEPS) return 0;
  const audible = slidingMeans(steps, SHORT_TERM_STEPS).filter(
    (power) => power > powerOf(SILENCE_LUFS),
  );
  if (audible.length === 0) return 0;
  const gate = mean(audible) / 100;
  const gated = audible.filter((power) => power > gate).sort((a, b) => a - b);
  const at = (share: number): number => lufsOf(gated[Math.round(share * (gated.length - 1))] ?? 0);
  return at(0.95) - at(0.1);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
