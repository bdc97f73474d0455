import type { Analysis } from '../../src/engine/analysis/types.js';
import { composeScore, listStyles, parseBrief } from '../../src/engine/music/index.js';
import type { Score } from '../../src/engine/music/types.js';
import { seededRandom } from '../../src/support/random.js';
import { clipAnalysis } from '../engine/music/clips.js';

export const STYLE_IDS: readonly string[] = listStyles().map(({ id }) => id);

/** A piece with the picture it was written for. */
export interface Piece {
  analysis: Analysis;
  score: Score;
}

const ENERGIES = [
  [0.5],
  [0.1, 0.4, 0.8, 1],
  [1, 0.5, 0.2],
  [0.2, 0.9, 0.4],
  [0.9, 0.2, 0.7, 0.3, 1],
  [0.1, 0.2, 0.35, 0.5, 0.7, 1],
] as const;

/** A clip of this length with chance cuts, mood and energy. */
export function anyClip(seconds: number, seed: number): Analysis {
  const random = seededRandom(seed);
  return clipAnalysis({
    seconds,
    every: random.pick([0, 0.7, 1.3, 1.8, 2.6, 4, 6, 9]),
    jitter: 0.2 + 0.75 * random.next(),
    energy: random.pick(ENERGIES),
    mood: { valence: 1.6 * random.next() - 0.8, arousal: 1.6 * random.next() - 0.8 },
    seed,
  });
}

/** A length between two bounds; short and long ones are equally likely by ratio. */
export function lengthBetween(least: number, most: number, seed: number): number {
  return least * (most / least) ** seededRandom(seed).fork('length').next();
}

export function pieceOf(style: string, analysis: Analysis, seed: number): Piece {
  return { analysis, score: composeScore(parseBrief(style, analysis, { seed }), analysis) };
}
