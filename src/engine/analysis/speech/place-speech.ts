import type { Span } from '../types.js';

/** Which part of a sound is played, and where on a timeline. Seconds. */
export interface Place {
  startSeconds: number;
  fromSeconds: number;
  durationSeconds: number;
}

/** Where speech in a sound lies on the timeline; what is trimmed away is left out. */
export function placeSpeech(speech: readonly Span[], place: Place): Span[] {
  const { startSeconds, fromSeconds, durationSeconds } = place;
  const shift = startSeconds - fromSeconds;
  return speech
    .map((span) => ({
      startSeconds: shift + Math.max(span.startSeconds, fromSeconds),
      endSeconds: shift + Math.min(span.endSeconds, fromSeconds + durationSeconds),
    }))
    .filter((span) => span.endSeconds > span.startSeconds);
}
