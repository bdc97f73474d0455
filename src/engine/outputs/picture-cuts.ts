import type { Analysis, Cut } from '../analysis/types.js';
import { type Hit, hitOn, type Score, secondsAt } from '../music/index.js';

/** What is needed of a picture to mark its cuts. */
export type PictureCuts = Pick<Analysis, 'cuts' | 'frameRate'>;

/** A cut, and the accent that answers it, if one does. */
export interface CutMark {
  /** Counted from 1. */
  number: number;
  seconds: number;
  strength: number;
  kind: Cut['kind'];
  hit: (Hit & { accentSeconds: number }) | null;
}

/** The picture's cuts in order; a hit belongs to the cut that it was written for. */
export function cutMarks(score: Score, { cuts, frameRate }: PictureCuts): CutMark[] {
  const sorted = [...cuts].sort((a, b) => a.timeSeconds - b.timeSeconds);
  return sorted.map((cut, index) => {
    const { timeSeconds, strength, kind } = cut;
    const hit = hitOn(score.hits, cut, frameRate);
    return {
      number: index + 1,
      seconds: timeSeconds,
      strength,
      kind,
      hit: hit ? { ...hit, accentSeconds: secondsAt(score.tempoMap, hit.beat) } : null,
    };
  });
}
