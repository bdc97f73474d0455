import { SILENCE_LUFS } from './loudness.js';
import { paceOf } from './pace.js';
import type { Analysis, Curve, Span } from './types.js';

/**
 * The analysis of several clips one after another: times are shifted, every join is a hard cut of
 * full strength, and moods weigh by length.
 * Throws a RangeError when there is none.
 */
export function joinAnalyses(parts: readonly Analysis[]): Analysis {
  const [first] = parts;
  if (!first) throw new RangeError('There is nothing to join');
  if (parts.length === 1) return first;
  const starts: number[] = [];
  let durationSeconds = 0;
  for (const part of parts) {
    starts.push(durationSeconds);
    durationSeconds += part.durationSeconds;
  }
  const startOf = (index: number): number => starts[index] ?? 0;
  const cuts = parts.flatMap((part, index) => [
    ...(index > 0 ? [{ timeSeconds: startOf(index), strength: 1, kind: 'hard' as const }] : []),
    ...part.cuts.map((cut) => ({ ...cut, timeSeconds: cut.timeSeconds + startOf(index) })),
  ]);
  const join = (curveOf: (part: Analysis) => Curve): Curve =>
    joinCurves(parts.map(curveOf), parts, durationSeconds);
  const weighted = (quantityOf: (part: Analysis) => number): number =>
    parts.reduce((sum, part) => sum + quantityOf(part) * part.durationSeconds, 0) /
    (durationSeconds || 1);
  return {
    durationSeconds,
    frameRate: Math.max(...parts.map((part) => part.frameRate)),
    cuts,
    motion: join((part) => part.motion),
    brightness: join((part) => part.brightness),
    colourfulness: join((part) => part.colourfulness),
    warmth: join((part) => part.warmth),
    energy: join((part) => part.energy),
    loudness: parts.some((part) => part.loudness)
      ? join((part) => part.loudness ?? { stepSeconds: 1, values: [SILENCE_LUFS] })
      : null,
    ...(parts.some((part) => part.speech)
      ? {
          speech: joinSpeech(
            parts.flatMap((part, index) => shifted(part.speech ?? [], startOf(index))),
          ),
        }
      : {}),
    mood: {
      valence: weighted((part) => part.mood.valence),
      arousal: weighted((part) => part.mood.arousal),
    },
    pace: paceOf(cuts, durationSeconds),
    sections: parts.flatMap((part, index) => shifted(part.sections, startOf(index))),
  };
}

/** Later by so many seconds. */
function shifted<Stretch extends Span>(spans: readonly Stretch[], seconds: number): Stretch[] {
  return spans.map((span) => ({
    ...span,
    startSeconds: span.startSeconds + seconds,
    endSeconds: span.endSeconds + seconds,
  }));
}

/** Who speaks to the end of one clip and from the beginning of the next speaks on. */
export function joinSpeech(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const before = joined.at(-1);
    if (before && span.startSeconds <= before.endSeconds)
      before.endSeconds = Math.max(before.endSeconds, span.endSeconds);
    else joined.push({ ...span });
  }
  return joined;
}

/** One curve of the finest step; each part holds its last value to its end. */
function joinCurves(
  curves: readonly Curve[],
  parts: readonly Analysis[],
  durationSeconds: number,
): Curve {
  const stepSeconds = Math.min(...curves.map((curve) => curve.stepSeconds));
  const values: number[] = [];
  let start = 0;
  curves.forEach((curve, index) => {
    const end = start + (parts[index]?.durationSeconds ?? 0);
    while (values.length * stepSeconds < end - 1e-9) {
      const at = Math.floor((values.length * stepSeconds - start) / curve.stepSeconds + 1e-9);
      values.push(curve.values[Math.min(Math.max(0, at), curve.values.length - 1)] ?? 0);
    }
    start = end;
  });
  if (values.length === 0 && durationSeconds === 0) values.push(curves[0]?.values[0] ?? 0);
  return { stepSeconds, values };
}
