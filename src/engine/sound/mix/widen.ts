import { filterInPlace, highPass } from '../dsp/biquad.js';
import type { StereoSound } from '../types.js';

/** What already has this much difference between its channels is wide enough. */
const WIDE_DB = -13;
/** Delays that turn the middle into a difference unlike it, seconds. */
const DELAYS = [0.0113, 0.0067, 0.0041] as const;
const DIFFUSION = 0.6;
const LOW_CUT_HZ = 220;

/**
 * Gives an instrument that was recorded in mono the breadth it has in a room, in place: a diffused
 * echo of it is added to one channel and taken from the other. In mono the two cancel, and what was
 * there before remains, sample for sample.
 * Source: M. Schroeder, "An Artificial Stereophonic Effect Obtained from a Single Audio Signal",
 * JAES 6(2), 1958.
 */
export function widen(sound: StereoSound, amount: number): void {
  if (amount <= 0 || isWide(sound)) return;
  const { left, right, sampleRate } = sound;
  const side = new Float32Array(left.length);
  for (let i = 0; i < side.length; i++) side[i] = 0.5 * ((left[i] ?? 0) + (right[i] ?? 0));
  for (const seconds of DELAYS) diffuse(side, Math.round(seconds * sampleRate));
  filterInPlace(side, [highPass(LOW_CUT_HZ, sampleRate)]);
  for (let i = 0; i < side.length; i++) {
    const difference = amount * (side[i] ?? 0);
    left[i] = (left[i] ?? 0) + difference;
    right[i] = (right[i] ?? 0) - difference;
  }
}

function isWide({ left, right }: StereoSound): boolean {
  let middle = 0;
  let side = 0;
  for (let i = 0; i < left.length; i++) {
    middle += ((left[i] ?? 0) + (right[i] ?? 0)) ** 2;
    side += ((left[i] ?? 0) - (right[i] ?? 0)) ** 2;
  }
  return side > middle * 10 ** (WIDE_DB / 10);
}

/** An allpass delay, in place: all frequencies as loud as before, each at another time. */
function diffuse(samples: Float32Array, frames: number): void {
  const buffer = new Float32Array(frames);
  for (let i = 0, at = 0; i < samples.length; i++, at = at + 1 === frames ? 0 : at + 1) {
    const delayed = buffer[at] ?? 0;
    const inner = (samples[i] ?? 0) - DIFFUSION * delayed;
    buffer[at] = inner;
    samples[i] = delayed + DIFFUSION * inner;
  }
}
