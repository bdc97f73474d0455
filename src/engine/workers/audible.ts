import { type Analysis, programmeLoudness } from '../analysis/index.js';
import { AUDIBLE_LUFS } from '../sound/index.js';

/**
 * Whether the clip's own sound is one to be heard, by the measure that the mix goes by: what is
 * told of a clip is what is done with it.
 */
export function hasAudibleSound({ loudness }: Analysis): boolean {
  return loudness !== null && programmeLoudness(loudness) >= AUDIBLE_LUFS;
}
