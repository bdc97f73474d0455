import type { Hit, TempoMap } from '../types.js';
import type { EligibleCut } from './cuts.js';
import { beatAt } from './tempo-map.js';

/** The share of eligible cuts that the music takes up. */
const SHARE = 0.82;

/** Distance, in beats, to the nearest triplet sixteenth or thirty-second. */
function offSubdivision(beat: number): number {
  return Math.min(
    Math.abs(beat * 6 - Math.round(beat * 6)) / 6,
    Math.abs(beat * 8 - Math.round(beat * 8)) / 8,
  );
}

/**
 * Where cuts come too fast for a steady beat, some fall between its sixteenths. Enough of these are
 * taken as syncopations, exactly on their cut and without bending the tempo: first those that lie
 * nearest to a triplet or a thirty-second, and the strong before the weak.
 */
export function syncopate(
  hits: readonly Hit[],
  eligible: readonly EligibleCut[],
  tempoMap: TempoMap,
): Hit[] {
  const missing = Math.ceil(SHARE * eligible.length) - hits.length;
  if (missing <= 0) return [...hits];
  const taken = new Set(hits.map((hit) => hit.cutSeconds));
  const free = eligible
    .filter((cut) => !taken.has(cut.seconds))
    .map((cut) => ({ cut, beat: beatAt(tempoMap, cut.seconds) }))
    .map((option) => ({
      ...option,
      cost: offSubdivision(option.beat) - 0.02 * option.cut.strength,
    }))
    .sort((a, b) => a.cost - b.cost || a.beat - b.beat)
    .slice(0, missing)
    .map(
      ({ cut, beat }): Hit => ({
        cutSeconds: cut.seconds,
        beat,
        downbeat: false,
        strength: cut.strength,
      }),
    );
  return [...hits, ...free].sort((a, b) => a.beat - b.beat);
}
