import type { Random } from '../../../support/random.js';
import type { Layer } from '../styles/style.js';
import type { Note } from '../types.js';
import { chordAt, note, type Piece, type PlacedChord, type RhythmEvent } from './piece.js';
import { keyScale, localScale, pitchClass } from './theory.js';

/** How a walk goes on from its root, in scale steps: through the chord, along the scale, or by leap and return. */
const SHAPES: readonly (readonly number[])[] = [
  [2, 4],
  [1, 2],
  [4, 2],
  [-1, -2],
  [-3, -1],
  [7, 4],
  [2, 1],
  [-3, -5],
  [4, 5],
];

/** The pitch so many scale steps from `root`, in the scale that the chord bends. */
function stepFrom(root: number, steps: number, scale: readonly number[]): number {
  const sorted = scale.map((tone) => pitchClass(tone - root)).sort((a, b) => a - b);
  const octave = Math.floor(steps / sorted.length);
  return root + 12 * octave + (sorted[steps - octave * sorted.length] ?? 0);
}

const within = (pitch: number, [low, high]: Layer['range']): boolean =>
  pitch >= low && pitch <= high;

/** The place of a pitch class nearest to `from`. */
function near(tone: number, from: number, range: Layer['range']): number {
  const below = from - pitchClass(from - tone);
  const options = [below - 12, below, below + 12].filter((pitch) => within(pitch, range));
  return options.reduce(
    (best, pitch) => (Math.abs(pitch - from) < Math.abs(best - from) ? pitch : best),
    options[0] ?? range[0] + pitchClass(tone - range[0]),
  );
}

/** The step before a new root: a semitone or a scale step away, or its own fifth. */
function approach(
  target: number,
  from: number,
  scale: readonly number[],
  range: Layer['range'],
  random: Random,
): number {
  const diatonic = [1, 2].map((size) => (from < target ? target - size : target + size));
  const options = [
    { pitch: target - 1, weight: 3 },
    { pitch: target + 1, weight: 2 },
    {
      pitch: diatonic.find((pitch) => scale.includes(pitchClass(pitch))) ?? target + 2,
      weight: 4,
    },
    { pitch: target + 7, weight: 0.5 },
    { pitch: target - 5, weight: 0.5 },
  ].filter(({ pitch }) => within(pitch, range) && pitch !== from);
  if (options.length === 0) return target;
  return random.weighted(
    options,
    ({ pitch, weight }) => weight / (1 + 0.35 * Math.max(0, Math.abs(pitch - from) - 2)),
  ).pitch;
}

/** One chord's stretch of a walk: its root (or another chord tone), a line on, the way to the next root. */
function walkOver(
  steps: number,
  chord: PlacedChord,
  next: PlacedChord,
  last: number,
  fresh: boolean,
  piece: Piece,
  layer: Layer,
  random: Random,
): number[] {
  const { range } = layer;
  const scale = localScale(keyScale(piece.key), chord.pitchClasses);
  // A chord that stays is gone on with from its third or fifth now and then.
  const start =
    fresh || random.chance(0.5)
      ? chord.bass
      : (chord.pitchClasses[random.pick([1, 2])] ?? chord.bass);
  const first = near(start, last, range);
  if (steps === 1) return [first];
  const shapes = SHAPES.map((shape) => shape.map((step) => stepFrom(first, step, scale)));
  const target = near(next.bass, first, range);
  const fitting = shapes.filter((shape) => shape.every((pitch) => within(pitch, range)));
  const middle =
    steps === 2 || fitting.length === 0
      ? []
      : random.weighted(fitting, (shape) => {
          const rest = Math.abs((shape.at(-1) ?? first) - target);
          return rest === 0 ? 0.05 : 1 / (1 + 0.25 * rest);
        });
  const line = [first, ...middle.slice(0, steps - 2)];
  while (line.length < steps - 1)
    line.push(near(chord.pitchClasses[2] ?? chord.bass, first, range));
  const from = line.at(-1) ?? first;
  line.push(approach(near(next.bass, from, range), from, scale, range, random));
  return line;
}

/**
 * A bar of a walking bass: a note on every `w`, legato, that spells the chord and leads to the next;
 * `s` skips on the step before it.
 */
export function walkBar(
  events: readonly RhythmEvent[],
  barStart: number,
  barBeats: number,
  last: number,
  piece: Piece,
  layer: Layer,
  random: Random,
): Note[] {
  const notes: Note[] = [];
  const chordOf = ({ at }: RhythmEvent): PlacedChord => chordAt(piece, barStart + at);
  let from = last;
  for (let n = 0; n < events.length; ) {
    const event = events[n];
    if (event === undefined) break;
    const chord = chordOf(event);
    const stretch = events.slice(n).filter((other) => chordOf(other) === chord);
    const steps = stretch.filter(({ symbol }) => symbol === 'w');
    const end = Math.min(chord.endBeat, barStart + barBeats);
    const fresh = chord.startBeat >= barStart - 1e-6;
    const next = chordAt(piece, end);
    const line = walkOver(steps.length, chord, next, from, fresh, piece, layer, random);
    let step = -1;
    for (const [i, { at, symbol }] of stretch.entries()) {
      if (symbol === 'w') step++;
      const pitch = line[Math.max(0, step)] ?? near(chord.bass, from, layer.range);
      const until = stretch[i + 1]?.at ?? end - barStart;
      const accent = symbol === 's' ? -22 : at === 0 ? 4 : at % 2 === 1 ? 2 : -3;
      const length = symbol === 's' ? 0.3 : 0.96 * (until - at);
      notes.push(note(barStart + at, Math.max(0.2, length), pitch, layer.velocity + accent));
      from = pitch;
    }
    n += Math.max(1, stretch.length);
  }
  return notes;
}
