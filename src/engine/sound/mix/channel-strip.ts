import type { AutomationPoint, Part, TempoMap } from '../../music/types.js';
import { filterInPlace, highPass, lowPass } from '../dsp/biquad.js';
import { gainOf } from '../dsp/decibels.js';
import { integratedLoudness, loudestMoment } from '../loudness/measure.js';
import { SILENCE_LUFS, weightedSteps } from '../loudness/steps.js';
import { timeOfBeat } from '../schedule.js';
import { samplePeak } from '../stereo.js';
import type { StereoSound } from '../types.js';
import type { RoleLevel } from './role-levels.js';

/** A stem is never raised by more: what is that quiet was meant to be. */
const LARGEST_BOOST_DB = 30;
/** Frames between two readings of a curve; linear between them. */
const STEP_FRAMES = 32;

/** Filters a stem as its part asks, in place. */
export function equalise(stem: StereoSound, part: Part, level: RoleLevel): void {
  const sections = [highPass(part.mix.lowCutHz ?? level.lowCutHz, stem.sampleRate)];
  if (part.mix.highCutHz !== undefined) {
    sections.push(lowPass(part.mix.highCutHz, stem.sampleRate));
  }
  filterInPlace(stem.left, sections);
  filterInPlace(stem.right, sections);
}

/**
 * The gain (linear) that brings a stem to its part's place: to the role's loudness, plus the part's
 * own `gainDb`, unless its peaks would pass the role's limit. 0 for a silent stem.
 */
export function balanceGain(stem: StereoSound, part: Part, level: RoleLevel): number {
  const steps = weightedSteps(stem);
  const measured = level.measure === 'moment' ? loudestMoment(steps) : integratedLoudness(steps);
  const peak = samplePeak(stem);
  if (measured <= SILENCE_LUFS || peak <= 0) return 0;
  const toTarget = Math.min(LARGEST_BOOST_DB, level.lufs - measured);
  const toPeak = level.peakDb - 20 * Math.log10(peak);
  return gainOf(Math.min(toTarget, toPeak) + part.mix.gainDb);
}

/**
 * Expression as MIDI defines it: 40 log₁₀ of the controller in decibels, so ½ is 12 dB down.
 * Applied in place; before the first point and after the last its value holds.
 */
export function applyExpression(
  stem: StereoSound,
  points: readonly AutomationPoint[],
  tempo: TempoMap,
): void {
  const frames = points.map(({ beat, value }) => ({
    frame: timeOfBeat(tempo, beat) * stem.sampleRate,
    value: Math.max(0, value),
  }));
  if (frames.length === 0) return;
  let segment = 0;
  const gainAt = (frame: number): number => {
    while (segment + 1 < frames.length && (frames[segment + 1]?.frame ?? 0) <= frame) segment++;
    const from = frames[segment];
    const to = frames[segment + 1];
    if (!from) return 1;
    if (!to || frame <= from.frame) return from.value ** 2;
    const share = (frame - from.frame) / (to.frame - from.frame);
    return (from.value + (to.value - from.value) * share) ** 2;
  };
  applyCurve(stem, gainAt);
}

/** Multiplies a sound by a gain curve, in place. `gainAt` is called with rising frames. */
export function applyCurve(sound: StereoSound, gainAt: (frame: number) => number): void {
  const { left, right } = sound;
  let gain = gainAt(0);
  for (let start = 0; start < left.length; start += STEP_FRAMES) {
    const end = Math.min(left.length, start + STEP_FRAMES);
    const rise = (gainAt(end) - gain) / (end - start);
    for (let i = start; i < end; i++) {
      left[i] = (left[i] ?? 0) * gain;
      right[i] = (right[i] ?? 0) * gain;
      gain += rise;
    }
  }
}

/** Pushes a stem down by `depthDb` where the sidechain curve is 1. */
export function applySidechain(stem: StereoSound, curve: Float32Array, depthDb: number): void {
  if (depthDb <= 0) return;
  applyCurve(stem, (frame) => gainOf(-depthDb * (curve[Math.min(frame, curve.length - 1)] ?? 0)));
}

/**
 * Places a stem, in place: its middle by equal power, its own width narrowed as it moves aside, so
 * that nothing of it is lost.
 */
export function pan(stem: StereoSound, place: number): void {
  if (place === 0) return;
  const bounded = Math.min(1, Math.max(-1, place));
  const angle = ((bounded + 1) * Math.PI) / 4;
  const toLeft = Math.SQRT2 * Math.cos(angle);
  const toRight = Math.SQRT2 * Math.sin(angle);
  const width = 1 - Math.abs(bounded);
  const { left, right } = stem;
  for (let i = 0; i < left.length; i++) {
    const middle = 0.5 * ((left[i] ?? 0) + (right[i] ?? 0));
    const side = 0.5 * width * ((left[i] ?? 0) - (right[i] ?? 0));
    left[i] = toLeft * middle + side;
    right[i] = toRight * middle - side;
  }
}
