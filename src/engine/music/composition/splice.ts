import type { AutomationPoint, Beats, Note, Part } from '../types.js';
import type { BeatSpan } from './cues.js';

/** A note so near a barline begins on it. */
const ON_LINE: Beats = 1e-3;
/** What would ring on for less than this is let go. */
const SHORTEST: Beats = 0.25;
/** A level turns within this, inside the stretch: fast enough for a first beat, without a click. */
const TURN: Beats = 0.06;

const within = ({ from, to }: BeatSpan, { startBeat }: Note): boolean =>
  startBeat >= from - ON_LINE && startBeat < to - ON_LINE;

const endOf = ({ startBeat, durationBeats }: Note): Beats => startBeat + durationBeats;

/**
 * A part's notes with others in one stretch: what begins outside of it stays; what rings into it is
 * let go at its barline; what rang out of it goes on as a note of its own, or as the end of the new
 * one that has its pitch.
 */
export function spliceNotes(
  outer: readonly Note[],
  inner: readonly Note[],
  stretch: BeatSpan,
): Note[] {
  const { from, to } = stretch;
  const inside = inner
    .filter((note) => within(stretch, note))
    .map((note) => ({ ...note, durationBeats: Math.min(note.durationBeats, to - note.startBeat) }));
  const carried: Note[] = [];
  for (const note of outer) {
    const rest = endOf(note) - to;
    if (note.startBeat >= to - ON_LINE || rest < SHORTEST) continue;
    const held = inside.find(
      (other) => other.pitch === note.pitch && Math.abs(endOf(other) - to) < 0.05,
    );
    if (held) held.durationBeats = endOf(note) - held.startBeat;
    else carried.push({ ...note, startBeat: to, durationBeats: rest, nudgeSeconds: 0 });
  }
  const kept = outer
    .filter((note) => !within(stretch, note))
    .map((note) =>
      note.startBeat < from && endOf(note) > from
        ? { ...note, durationBeats: from - note.startBeat }
        : note,
    );
  return [...kept, ...inside, ...carried].sort(
    (a, b) => a.startBeat - b.startBeat || a.pitch - b.pitch,
  );
}

function valueAt(curve: readonly AutomationPoint[], beat: Beats): number {
  const after = curve.findIndex((point) => point.beat > beat);
  const right = curve[after];
  const left = curve[after < 0 ? curve.length - 1 : after - 1];
  if (!left) return right?.value ?? 1;
  if (!right) return left.value;
  const share = (beat - left.beat) / (right.beat - left.beat);
  return left.value + (right.value - left.value) * share;
}

/** A curve of expression, `gainDb` louder in one stretch and the same everywhere else. */
function liftExpression(
  curve: readonly AutomationPoint[],
  gainDb: number,
  { from, to }: BeatSpan,
): AutomationPoint[] {
  const factor = 10 ** (gainDb / 40);
  const turns = [from, from + TURN, to - TURN, to];
  const lifted = [from + TURN, to - TURN].map((beat) => ({
    beat,
    value: valueAt(curve, beat) * factor,
  }));
  const edges = [from, to].map((beat) => ({ beat, value: valueAt(curve, beat) }));
  const others = curve
    .filter(({ beat }) => !turns.includes(beat))
    .filter(({ beat }) => beat < from || beat > to || (beat > from + TURN && beat < to - TURN))
    .map(({ beat, value }) => ({
      beat,
      value: beat > from && beat < to ? value * factor : value,
    }));
  return [...others, ...edges, ...lifted].sort((a, b) => a.beat - b.beat);
}

/** The part with its expression lifted, where it is by anything. */
export function lifted(part: Part, gainDb: number, stretch: BeatSpan): Part {
  if (gainDb === 0) return part;
  return { ...part, expression: liftExpression(part.expression ?? [], gainDb, stretch) };
}
