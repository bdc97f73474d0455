import type { Cut } from '../../analysis/types.js';
import type { Hit } from '../types.js';

/** A cut that the music may take up. */
export interface EligibleCut {
  seconds: number;
  strength: number;
  /** The strongest cut within reach of its own bar: it wants a downbeat. */
  strong: boolean;
}

/** A moment that the plan lays on the beats: a cut, or a time that the words name. */
export interface Landmark extends EligibleCut {
  /** It must be a downbeat, whatever it costs. */
  fixed: boolean;
  /** False where no cut is: then the music need not strike there. */
  isCut: boolean;
}

/** From this strength on, a cut that rules its neighbourhood is a strong one. */
const STRONG = 0.5;
/** Nothing is accented closer than this to the picture's first frame. */
const START_SECONDS = 0.25;
/** Nor to its last one: a stroke must sound and die away before the picture ends. */
const END_SECONDS = 0.5;

/**
 * Keeps, strongest first, the items that stand at least `distance` seconds from any kept one.
 * Of equals, the earlier one stays.
 */
function thinOut<T extends { seconds: number; strength: number }>(
  items: readonly T[],
  distance: number,
  already: readonly T[] = [],
): T[] {
  const kept: T[] = [...already];
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
  return landmarks(cuts, beatSeconds, durationSeconds, []).map(({ seconds, strength, strong }) => ({
    seconds,
    strength,
    strong,
  }));
}

/** The hit that was written for a cut: the one within half a frame of it. */
export function hitOn<T extends Pick<Hit, 'cutSeconds'>>(
  hits: readonly T[],
  { timeSeconds }: Pick<Cut, 'timeSeconds'>,
  frameRate: number,
): T | undefined {
  return hits.find(({ cutSeconds }) => Math.abs(cutSeconds - timeSeconds) < 0.5 / frameRate);
}

/** The eligible cuts together with the `fixed` times, to which the cuts beside them give way. */
export function landmarks(
  cuts: readonly Cut[],
  beatSeconds: number,
  durationSeconds: number,
  fixed: readonly number[],
): Landmark[] {
  const usable = cuts
    .filter((cut) => Number.isFinite(cut.timeSeconds) && cut.kind !== 'flash')
    .map((cut) => ({ seconds: cut.timeSeconds, strength: cut.strength, fixed: false, isCut: true }))
    .filter(({ seconds }) => seconds >= START_SECONDS && seconds <= durationSeconds - END_SECONDS);
  const kept = fixed.map((seconds) => {
    const cut = usable.find((other) => Math.abs(other.seconds - seconds) < 1e-6);
    return { seconds, strength: cut?.strength ?? 1, fixed: true, isCut: cut !== undefined };
  });
  const apart = thinOut(usable, beatSeconds / 2, kept);
  const strong = new Set(
    thinOut(
      apart.filter((mark) => !mark.fixed && mark.strength >= STRONG),
      beatSeconds * 3.5,
      kept,
    ),
  );
  return apart.map((mark) => ({ ...mark, strong: strong.has(mark) }));
}
