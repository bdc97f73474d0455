import type { Analysis } from '../analysis/types.js';
import { barStartsOf, beatAt, hitOn, isSilentAt } from '../music/index.js';
import { eligibleCuts } from '../music/plan/cuts.js';
import type { Score } from '../music/types.js';
import type { CutPlace, CutReading, HeardHit } from './types.js';

/** Beats this close together are one. */
const SAME_BEAT = 0.01;

/** Which place of its bar a beat has: bars may begin anywhere, so it is counted from the barline. */
function placeOf(beat: number, barStarts: readonly number[]): CutPlace {
  const start = barStarts.findLast((bar) => bar <= beat + SAME_BEAT) ?? 0;
  const within = beat - start;
  if (within < SAME_BEAT) return 'downbeat';
  return Math.abs(within - Math.round(within)) < SAME_BEAT ? 'beat' : 'off-beat';
}

/**
 * Every cut of the picture, with whether the music could take it up, and whether and where it does.
 * Where silence was asked for it could not.
 */
export function readCuts(
  score: Score,
  analysis: Analysis,
  hits: readonly HeardHit[],
): CutReading[] {
  const eligible = new Map(
    eligibleCuts(analysis.cuts, 60 / score.tempoBpm, score.durationSeconds).map((cut) => [
      cut.seconds,
      cut,
    ]),
  );
  const barStarts = barStartsOf(score);
  return analysis.cuts.map((cut) => {
    const hit = hitOn(hits, cut, analysis.frameRate);
    const wanted = eligible.get(cut.timeSeconds);
    return {
      ...cut,
      eligible: wanted !== undefined && !isSilentAt(score, beatAt(score.tempoMap, cut.timeSeconds)),
      strong: wanted?.strong ?? false,
      place: hit === undefined ? 'none' : placeOf(hit.beat, barStarts),
      hit: hit ?? null,
    };
  });
}

const shareOf = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

/** Of the strong cuts whose hit is heard, the share on a downbeat; null when none is. */
export function downbeatShare(cuts: readonly CutReading[]): number | null {
  const strong = cuts.filter((cut) => cut.strong && cut.hit?.heard);
  return shareOf(strong.filter(({ place }) => place === 'downbeat').length, strong.length);
}

/** Of the cuts that the music could take up, the share whose hit is heard; null without any. */
export function selectedShare(cuts: readonly CutReading[]): number | null {
  const eligible = cuts.filter((cut) => cut.eligible);
  return shareOf(eligible.filter(({ hit }) => hit?.heard).length, eligible.length);
}
