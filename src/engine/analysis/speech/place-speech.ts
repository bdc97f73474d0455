import type { Span } from '../types.js';

/** Which part of a sound is played, and where on a timeline. Seconds. */
export interface Place {
  startSeconds: number;
  fromSeconds: number;
  /** On the timeline. */
  durationSeconds: number;
  /** Times as fast; 1 by default. */
  speed?: number;
}

/** Where speech in a sound lies on the timeline; what is trimmed away is left out. */
export function placeSpeech(speech: readonly Span[], place: Place): Span[] {
  const { startSeconds, fromSeconds, durationSeconds, speed = 1 } = place;
  const atTime = (seconds: number): number => startSeconds + (seconds - fromSeconds) / speed;
  return speech
    .map((span) => ({
      startSeconds: Math.max(startSeconds, atTime(span.startSeconds)),
      endSeconds: Math.min(startSeconds + durationSeconds, atTime(span.endSeconds)),
    }))
    .filter((span) => span.endSeconds > span.startSeconds);
}
