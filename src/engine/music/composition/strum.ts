import type { Layer } from '../styles/style.js';
import type { Beats, Note } from '../types.js';
import type { RhythmPair } from './chordal.js';
import { playRhythm, voiceAll } from './chordal.js';
import { note, type Piece, type PlacedChord, playsIn, type RhythmEvent } from './piece.js';

const ACCENTS: Readonly<Record<string, number>> = {
  D: 12,
  d: 0,
  u: -9,
  U: 0,
  m: -16,
  b: 3,
  h: -4,
  p: -3,
  P: 6,
  k: 10,
};
/** Seconds from one string to the next. */
const DOWN_SECONDS = 0.0075;
const UP_SECONDS = 0.0055;
const PLUCKED_SECONDS = 0.0015;
/** A damped stroke is a short scratch. */
const DAMPED_BEATS = 0.09;
/** A skank: heard as a chord, gone at once. */
const CUT_BEATS = 0.15;

/** Which of so many strings a stroke meets, in the order in which it meets them. */
function strings(symbol: string, count: number): number[] {
  const all = Array.from({ length: count }, (_, i) => i);
  if (symbol === 'b') return all.slice(0, 1);
  // After the bass string the hand goes on over the others.
  if (symbol === 'h') return all.slice(Math.min(2, count - 1));
  if (symbol === 'p') return all.slice(-Math.min(3, count));
  if (symbol === 'P') return [0, ...all.slice(1).slice(-3)];
  if (symbol === 'u') return all.slice(-Math.min(4, count)).reverse();
  if (symbol === 'U') return all.reverse();
  return all;
}

/** How long a stroke rings: until the pattern rests or the hand damps; a string met again is cut there. */
function ringOf(stroke: RhythmEvent, strokes: readonly RhythmEvent[]): Beats {
  if (stroke.symbol === 'm') return DAMPED_BEATS;
  if (stroke.symbol === 'k') return CUT_BEATS;
  let end = stroke.at + stroke.beats;
  for (const { at, beats, symbol } of strokes) {
    if (at <= stroke.at + 1e-6) continue;
    if (at > end + 1e-6 || symbol === 'm') break;
    end = at + beats;
  }
  return end - stroke.at;
}

function strokeNotes(
  stroke: RhythmEvent,
  rings: Beats,
  barStart: Beats,
  pitches: readonly number[],
  chord: PlacedChord,
  layer: Layer,
): Note[] {
  const start = barStart + stroke.at;
  const up = stroke.symbol === 'u' || stroke.symbol === 'U';
  const spread = 'pP'.includes(stroke.symbol) ? PLUCKED_SECONDS : up ? UP_SECONDS : DOWN_SECONDS;
  const length = Math.min(rings, chord.endBeat - start);
  const velocity = layer.velocity + (ACCENTS[stroke.symbol] ?? 0) + (stroke.at === 0 ? 4 : 0);
  return strings(stroke.symbol, pitches.length).map((string, i) => ({
    ...note(start, length, pitches[string] ?? 60, velocity - (up ? 2 * i : i)),
    nudgeSeconds: i * spread,
  }));
}

/** A hand that goes down on the beats and up between them; strings ring until they are met again. */
export function writeStrum(piece: Piece, layer: Layer, rhythms: RhythmPair): Note[] {
  if (layer.plays.kind !== 'strum') return [];
  const voicings = voiceAll(piece, layer);
  const notes: Note[] = [];
  for (const section of piece.sections) {
    if (!playsIn(layer, section) || section.name === 'outro') continue;
    section.bars.forEach((bar, i) => {
      const strokes = playRhythm(piece, rhythms, section, bar, i);
      for (const [chord, pitches] of voicings) {
        const from = chord.startBeat - bar.startBeat;
        const to = chord.endBeat - bar.startBeat;
        const within = strokes.filter(({ at }) => at >= from - 1e-6 && at < to - 1e-6);
        // A change within the bar is struck, whatever the pattern.
        if (from > 0.1 && from < bar.beats - 0.1 && !within.some(({ at }) => at < from + 0.3)) {
          within.unshift({ at: from, beats: 0.5, symbol: 'd' });
        }
        for (const stroke of within) {
          const rings = ringOf(stroke, strokes);
          notes.push(...strokeNotes(stroke, rings, bar.startBeat, pitches, chord, layer));
        }
      }
    });
  }
  return notes;
}
