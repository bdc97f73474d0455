import type { ActiveSpan } from './clip-activity.js';

/** How the music makes way. */
export interface DuckShape {
  /** So long before a span it starts going down: it is down when the sound begins. */
  attackSeconds: number;
  /** A breath after the end before the music dares to come back. */
  holdSeconds: number;
  releaseSeconds: number;
  /** In a shorter pause it stays down: coming back for a moment would be heard as pumping. */
  bridgeSeconds: number;
}

/** For a voice: unhurried, so that nobody hears it move, and not between two sentences. */
export const UNDER_SPEECH: DuckShape = {
  attackSeconds: 0.3,
  holdSeconds: 0.25,
  releaseSeconds: 0.8,
  bridgeSeconds: 2,
};

/** For any other sound, which begins of a sudden and leaves no words to be lost. */
export const UNDER_SOUND: DuckShape = {
  attackSeconds: 0.15,
  holdSeconds: 0.25,
  releaseSeconds: 0.7,
  bridgeSeconds: 0.9,
};

/**
 * How far the music is down at a time: 0 not at all … 1 wholly. Smooth (raised cosine), before a
 * span rather than after its start. `spans` are in order; the calls' `seconds` must not go back.
 */
export function duckCurve(
  spans: readonly ActiveSpan[],
  shape: DuckShape,
): (seconds: number) => number {
  const bridged = bridge(spans, shape.bridgeSeconds);
  const tail = shape.holdSeconds + shape.releaseSeconds;
  let first = 0;
  return (seconds) => {
    while ((bridged[first]?.endSeconds ?? Number.POSITIVE_INFINITY) + tail <= seconds) first++;
    let depth = 0;
    for (let i = first; i < bridged.length; i++) {
      const span = bridged[i];
      if (!span || span.startSeconds - shape.attackSeconds > seconds) break;
      const attack = (seconds - span.startSeconds) / shape.attackSeconds + 1;
      const release = (span.endSeconds + tail - seconds) / shape.releaseSeconds;
      depth = Math.max(depth, raised(Math.min(1, attack, release)));
    }
    return depth;
  };
}

/** Spans with a pause shorter than `seconds` between them become one. */
function bridge(spans: readonly ActiveSpan[], seconds: number): ActiveSpan[] {
  const bridged: ActiveSpan[] = [];
  for (const span of spans) {
    const before = bridged.at(-1);
    if (before && span.startSeconds - before.endSeconds < seconds) {
      before.endSeconds = Math.max(before.endSeconds, span.endSeconds);
    } else {
      bridged.push({ ...span });
    }
  }
  return bridged;
}

function raised(share: number): number {
  return share <= 0 ? 0 : 0.5 - 0.5 * Math.cos(Math.PI * share);
}
