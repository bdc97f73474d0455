import { kWeighting } from '../../../support/k-weighting.js';
import type { StereoSound } from '../types.js';

/** The meter moves in steps of a tenth of a second; all its windows are made of them. */
export const STEP_SECONDS = 0.1;

export interface WeightedStepsOptions {
  /** As if every sample had first been multiplied by this. */
  gain?: Float32Array;
  /** Length of a step, 0.1 s unless told. */
  stepSeconds?: number;
}

/** What silence reads, and where the absolute gate lies. */
export const SILENCE_LUFS = -70;

/**
 * Mean K-weighted power of both channels together in steps of 100 ms; a last, shorter step is left
 * out unless it is the only one.
 */
export function weightedSteps(
  sound: StereoSound,
  { gain, stepSeconds = STEP_SECONDS }: WeightedStepsOptions = {},
): Float64Array {
  const frames = sound.left.length;
  const stepFrames = Math.round(sound.sampleRate * stepSeconds);
  const count = Math.floor(frames / stepFrames) || (frames > 0 ? 1 : 0);
  const power = new Float64Array(count);
  for (const channel of [sound.left, sound.right]) {
    addPower(channel, sound.sampleRate, stepFrames, power, gain);
  }
  for (let i = 0; i < count; i++) {
    power[i] = (power[i] ?? 0) / Math.min(stepFrames, frames);
  }
  return power;
}

function addPower(
  channel: Float32Array,
  sampleRate: number,
  stepFrames: number,
  power: Float64Array,
  gain: Float32Array | undefined,
): void {
  const [shelf, cut] = kWeighting(sampleRate);
  let s1 = 0;
  let s2 = 0;
  let c1 = 0;
  let c2 = 0;
  for (let step = 0; step < power.length; step++) {
    const end = Math.min(channel.length, (step + 1) * stepFrames);
    let sum = 0;
    for (let i = step * stepFrames; i < end; i++) {
      const x = gain ? (channel[i] ?? 0) * (gain[i] ?? 0) : (channel[i] ?? 0);
      const y = shelf.b0 * x + s1;
      s1 = shelf.b1 * x - shelf.a1 * y + s2;
      s2 = shelf.b2 * x - shelf.a2 * y;
      const z = y + c1;
      c1 = -2 * y - cut.a1 * z + c2;
      c2 = y - cut.a2 * z;
      sum += z * z;
    }
    power[step] = (power[step] ?? 0) + sum;
  }
}

/** Loudness in LUFS of a mean weighted power; −70 for silence. */
export function lufsOf(power: number): number {
  return power > 0 ? Math.max(SILENCE_LUFS, -0.691 + 10 * Math.log10(power)) : SILENCE_LUFS;
}

/** Mean weighted power of a LUFS value. */
export function powerOf(lufs: number): number {
  return 10 ** ((lufs + 0.691) / 10);
}

/** Mean power over windows of `length` steps, one beginning at every step. */
export function slidingMeans(steps: Float64Array, length: number): number[] {
  if (steps.length === 0) return [];
  const span = Math.min(length, steps.length);
  const means: number[] = [];
  for (let start = 0; start + span <= steps.length; start++) {
    let sum = 0;
    for (let i = start; i < start + span; i++) sum += steps[i] ?? 0;
    means.push(sum / span);
  }
  return means;
}
