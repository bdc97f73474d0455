import { filterInPlace, highPass } from '../dsp/biquad.js';
import type { StereoSound } from '../types.js';

/** Below this, loudspeakers and ears know no direction, and out-of-phase bass vanishes in mono. */
const MONO_BELOW_HZ = 130;

/**
 * Scales the difference between the channels by `width` (0 mono, 1 as it is), in place, and makes
 * the bass mono.
 */
export function setWidth(sound: StereoSound, width: number): void {
  const { left, right } = sound;
  const side = new Float32Array(left.length);
  for (let i = 0; i < side.length; i++) {
    side[i] = 0.5 * width * ((left[i] ?? 0) - (right[i] ?? 0));
    left[i] = 0.5 * ((left[i] ?? 0) + (right[i] ?? 0));
  }
  filterInPlace(side, [highPass(MONO_BELOW_HZ, sound.sampleRate)]);
  for (let i = 0; i < side.length; i++) {
    const middle = left[i] ?? 0;
    left[i] = middle + (side[i] ?? 0);
    right[i] = middle - (side[i] ?? 0);
  }
}
