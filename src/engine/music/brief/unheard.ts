import type { Brief, Direction, Score } from '../types.js';
import { belongsTo } from './instruments.js';

/**
 * What a brief asks for and its score does not have: instruments that nobody plays, and what was to
 * happen at a time and does not, an entrance of somebody who never plays included.
 */
export function unheard(
  brief: Pick<Brief, 'wanted' | 'directions'>,
  score: Pick<Score, 'parts' | 'unmetDirections'>,
): { instruments: string[]; directions: Direction[] } {
  const plays = (family: string): boolean =>
    score.parts.some(({ role, instrument }) => belongsTo(family, role, instrument));
  const unmet = score.unmetDirections ?? [];
  const never = (brief.directions ?? []).filter(
    (one) => one.kind === 'enter' && !unmet.includes(one) && !plays(one.instrument),
  );
  const calls = [...unmet, ...never].flatMap((one) => (one.kind === 'enter' ? one.instrument : []));
  return {
    // Who was to enter is told of once.
    instruments: (brief.wanted ?? []).filter((name) => !plays(name) && !calls.includes(name)),
    directions: [...unmet, ...never],
  };
}
