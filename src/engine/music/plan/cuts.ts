import type { Cut } from '../../analysis/types.js';

/** A cut that the music may take up. */
export interface EligibleCut {
  seconds: number;
  strength: number;
  /** The strongest cut within reach of its own bar: it wants a downbeat. */
  strong: boolean;
}

/** From this strength on, a cut that rules its neighbourhood is a strong one. */
const STRONG = 0.5;
/** Nothing is accented closer than this to the picture's first or last frame. */
const EDGE_SECONDS = 0.25;

/**
 * Keeps, strongest first, the items that stand at least `distance` seconds from any kept one.
 * Of equals, the earlier one stays.
 */
function thinOut<T extends { seconds: number; strength: number }>(
  items: readonly T[],
  distance: number,
): T[] {
  const kept: T[] = [];
  const order = [...items].sort((a, b) => b.strength - a.strength || a.seconds - b.seconds);
  for (const item of order) {
    if (kept.every((other) => Math.abs(other.seconds - item.seconds) >= distance)) kept.push(item);
  }
  return kept.sort((a, b) => a.seconds - b.seconds);
}

/**
 * The cuts worth an accent at this tempo: half a beat or more apart and clear of both ends, with the
 * strong ones marked. A bar has one downbeat, so of several heavy cuts within a bar's length only the
 * heaviest can be strong.
 */
export function eligibleCuts(
  cuts: readonly Cut[],
  beatSeconds: number,
  durationSeconds: number,
): EligibleCut[] {
  const usable = cuts
    .filter((cut) => Number.isFinite(cut.timeSeconds) && cut.kind !== 'flash')
    .map((cut) => ({ seconds: cut.timeSeconds, strength: cut.strength }))
    .filter(({ seconds }) => seconds >= EDGE_SECONDS && seconds <= durationSeconds - EDGE_SECONDS);
  const apart = thinOut(usable, beatSeconds / 2);
  const strong = new Set(
    thinOut(
      apart.filter((cut) => cut.strength >= STRONG),
      beatSeconds * 3.5,
    ),
  );
  return apart.map((cut) => ({ ...cut, strong: strong.has(cut) }));
}
