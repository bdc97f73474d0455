import type { Score } from '../../music/types.js';
import { applyFades } from '../fades.js';
import type { StereoSound } from '../types.js';
import { softenEdges } from './edges.js';
import { applyLevelRide, rideLevels } from './level-ride.js';
import { maximise } from './maximise.js';
import { settle, shapeDynamics, shapeTone } from './tone.js';

/**
 * Makes the sum of the parts a finished piece, in place: the score's production (tone, glue, warmth,
 * the ride of its level, drift, width), its fades and edges, and −14 LUFS of the whole with no true peak above −1.5 dBTP.
 */
export function master(sum: StereoSound, score: Score): void {
  const tone = shapeTone(sum, score.production);
  if (tone.gain !== null) {
    shapeDynamics(sum, score.production);
    applyLevelRide(sum, rideLevels(sum, score));
    settle(sum, score.production);
  }
  shapeEnds(sum, score);
  maximise(sum);
}

/** Fades that the score asks for, and a beginning and an end at zero, in place. */
export function shapeEnds(sound: StereoSound, score: Score): void {
  applyFades(sound, score);
  softenEdges(sound);
}
