import type { Span } from '../types.js';

/** Which part of a sound is played, and where on a timeline. Seconds. */
export interface Place {
  startSeconds: number;
  fromSeconds: number;
  /** On the timeline. */
  durationSeconds: number;
  /** Times as fast; 1 by default. */
  speed?: number;
  /** What is played again and again after it was played once to its end; by default nothing is. */
  round?: Span | undefined;
}

/** Where speech in a sound lies on the timeline; what is trimmed away is left out. In no order. */
export function placeSpeech(speech: readonly Span[], place: Place): Span[] {
  const { startSeconds, fromSeconds, durationSeconds, speed = 1, round } = place;
  const atTime = (seconds: number): number => startSeconds + (seconds - fromSeconds) / speed;
  const played = round ? repeated(speech, round, fromSeconds + durationSeconds * speed) : speech;
  return played
    .map((span) => ({
      startSeconds: Math.max(startSeconds, atTime(span.startSeconds)),
      endSeconds: Math.min(startSeconds + durationSeconds, atTime(span.endSeconds)),
    }))
    .filter((span) => span.endSeconds > span.startSeconds);
}

/** Speech in a sound that is played round after round until a time since its first beginning. */
function repeated(speech: readonly Span[], round: Span, untilSeconds: number): readonly Span[] {
  const everySeconds = round.endSeconds - round.startSeconds;
  if (everySeconds <= 0) return speech;
  const rounds = Math.max(0, Math.ceil((untilSeconds - round.endSeconds) / everySeconds));
  return Array.from({ length: rounds + 1 }, (_, k) =>
    speech.map((span) => ({
      startSeconds:
        (k === 0 ? span.startSeconds : Math.max(span.startSeconds, round.startSeconds)) +
        k * everySeconds,
      endSeconds: Math.min(span.endSeconds, round.endSeconds) + k * everySeconds,
    })),
  ).flat();
}
