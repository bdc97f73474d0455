import { type Analysis, programmeLoudness } from '../analysis/index.js';
// Not by way of the room's index: the sampler behind it takes long to load.
import { AUDIBLE_LUFS } from '../sound/ducking/clip-activity.js';

/**
 * Whether the clip's own sound is one to be heard, by the measure that the mix goes by: what is
 * told of a clip is what is done with it.
 */
export function hasAudibleSound({ loudness }: Analysis): boolean {
  return loudness !== null && programmeLoudness(loudness) >= AUDIBLE_LUFS;
}
