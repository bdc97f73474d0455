import { maximise } from '../master/maximise.js';
import type { StereoSound } from '../types.js';

/**
 * Brings the stretch of a recording between two frames to the loudness that a piece has (−14 LUFS,
 * at most −1.5 dBTP), in place.
 */
export function levelToPiece(sound: StereoSound, first: number, last: number): void {
  maximise({
    ...sound,
    left: sound.left.subarray(first, last),
    right: sound.right.subarray(first, last),
  });
}
