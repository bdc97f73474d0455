import type { ActiveSpan } from './clip-activity.js';

/** The music is down when the clip's sound begins: it starts going down so long before. */
const ATTACK_SECONDS = 0.15;
/** A breath after the last word before the music dares to come back. */
const HOLD_SECONDS = 0.25;
const RELEASE_SECONDS = 0.7;

/**
 * How far the music is down at a time: 0 not at all … 1 wholly. Smooth (raised cosine), before a
 * span rather than after its start. `secondsSorted` of the calls must not go back.
 */
export function duckCurve(spans: readonly ActiveSpan[]): (seconds: number) => number {
  let first = 0;
  return (seconds) => {
    while (spans[first] && releasedAt(spans[first]) <= seconds) first++;
    let depth = 0;
    for (let i = first; i < spans.length; i++) {
      const span = spans[i];
      if (!span || span.startSeconds - ATTACK_SECONDS > seconds) break;
      depth = Math.max(depth, depthAt(span, seconds));
    }
    return depth;
  };
}

function releasedAt(span: ActiveSpan | undefined): number {
  return (span?.endSeconds ?? 0) + HOLD_SECONDS + RELEASE_SECONDS;
}

function depthAt(span: ActiveSpan, seconds: number): number {
  const attack = (seconds - span.startSeconds + ATTACK_SECONDS) / ATTACK_SECONDS;
  const release = (releasedAt(span) - seconds) / RELEASE_SECONDS;
  return raised(Math.min(1, attack, release));
}

function raised(share: number): number {
  return share <= 0 ? 0 : 0.5 - 0.5 * Math.cos(Math.PI * share);
}
