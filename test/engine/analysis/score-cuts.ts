import type { TrueCut } from './synthetic-film.js';

export interface CutScore {
  truth: number;
  found: number;
  hits: number;
  /** Seconds of true cuts that were not found, and of found ones that are none. */
  missed: number[];
  falseAlarms: number[];
}

/**
 * Matches found cuts to true ones, the nearest first and each at most once. A hard cut must be
 * found on its frame; a gradual one within its transition, two frames more on either side.
 */
export function scoreCuts(
  found: readonly { timeSeconds: number }[],
  truth: readonly TrueCut[],
): CutScore {
  const pairs = found
    .flatMap(({ timeSeconds }, f) =>
      truth.flatMap(({ fromSeconds, toSeconds, timeSeconds: at }, t) =>
        timeSeconds >= fromSeconds - 1e-6 && timeSeconds <= toSeconds + 1e-6
          ? [{ f, t, away: Math.abs(timeSeconds - at) }]
          : [],
      ),
    )
    .sort((a, b) => a.away - b.away);
  const takenFound = new Set<number>();
  const takenTruth = new Set<number>();
  for (const { f, t } of pairs) {
    if (takenFound.has(f) || takenTruth.has(t)) continue;
    takenFound.add(f);
    takenTruth.add(t);
  }
  const rest = (cuts: readonly { timeSeconds: number }[], taken: Set<number>): number[] =>
    cuts.filter((_, i) => !taken.has(i)).map((cut) => cut.timeSeconds);
  return {
    truth: truth.length,
    found: found.length,
    hits: takenFound.size,
    missed: rest(truth, takenTruth),
    falseAlarms: rest(found, takenFound),
  };
}

/** 2 PR / (P + R); 1 where there is nothing to find and nothing was found. */
export function f1Of(scores: readonly Pick<CutScore, 'truth' | 'found' | 'hits'>[]): number {
  const sum = (of: 'truth' | 'found' | 'hits'): number =>
    scores.reduce((all, score) => all + score[of], 0);
  const both = sum('truth') + sum('found');
  return both === 0 ? 1 : (2 * sum('hits')) / both;
}
