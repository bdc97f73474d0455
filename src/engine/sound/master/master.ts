import type { Score } from '../../music/types.js';
import type { StereoSound } from '../types.js';
import { composedFade, softenEdges } from './edges.js';
import { maximise } from './maximise.js';
import { produce } from './tone.js';

/**
 * Makes the sum of the parts a finished piece, in place: the score's production, its edges, and
 * −14 LUFS with no true peak above −1.5 dBTP.
 */
export function master(sum: StereoSound, score: Score): void {
  produce(sum, score.production);
  composedFade(sum, score);
  softenEdges(sum);
  maximise(sum);
}
