import type { Span } from '../types.js';

/** Speech begins at this probability, and ends when it falls below the lower one. */
const BEGIN = 0.5;
const END = 0.35;
/** Shorter than this is no speech. */
const SHORTEST_SECONDS = 0.25;
/** A break must last so long to be one. */
const BREAK_SECONDS = 0.1;
/** A soft consonant belongs to the word: spans are longer by this at either end. */
const MARGIN_SECONDS = 0.03;

/**
 * Where somebody speaks, from the probability of speech in windows of `windowSeconds`, in order and
 * apart from one another, within 0 … `durationSeconds`. Thresholds, shortest speech and break, and
 * margins are those that Silero recommends for its model.
 */
export function speechSpans(
  probabilities: ArrayLike<number>,
  windowSeconds: number,
  durationSeconds: number,
): Span[] {
  const spans: Span[] = [];
  const add = (startSeconds: number, endSeconds: number): void => {
    if (endSeconds - startSeconds >= SHORTEST_SECONDS) spans.push({ startSeconds, endSeconds });
  };
  let start: number | null = null;
  let quietFrom: number | null = null;
  for (let i = 0; i < probabilities.length; i++) {
    const probability = probabilities[i] ?? 0;
    const now = i * windowSeconds;
    if (probability >= BEGIN) {
      quietFrom = null;
      start ??= now;
    } else if (start !== null && probability < END) {
      quietFrom ??= now;
      if (now - quietFrom < BREAK_SECONDS) continue;
      add(start, quietFrom);
      start = null;
      quietFrom = null;
    }
  }
  if (start !== null) add(start, durationSeconds);
  return widen(spans, durationSeconds);
}

/** Longer by the margin at both ends; where two would meet, they share what lies between. */
function widen(spans: readonly Span[], durationSeconds: number): Span[] {
  return spans.map(({ startSeconds, endSeconds }, i) => {
    const before = spans[i - 1];
    const after = spans[i + 1];
    const earliest = before ? (before.endSeconds + startSeconds) / 2 : 0;
    const latest = after ? (endSeconds + after.startSeconds) / 2 : durationSeconds;
    return {
      startSeconds: milliseconds(Math.max(earliest, startSeconds - MARGIN_SECONDS)),
      endSeconds: milliseconds(Math.min(latest, endSeconds + MARGIN_SECONDS)),
    };
  });
}

function milliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
