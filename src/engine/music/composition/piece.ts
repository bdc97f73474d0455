import type { Random } from '../../../support/random.js';
import type { Bar } from '../plan/bars.js';
import type { PlannedSection } from '../plan/form.js';
import { SILENCE } from '../plan/silence.js';
import type { MusicalTimeline } from '../plan/timeline.js';
import type { Groove, Layer, Style } from '../styles/style.js';
import type { AutomationPoint, Beats, Brief, Key, Note } from '../types.js';
import type { BeatSpan, Cues } from './cues.js';
import type { WrittenChord } from './theory.js';

/** A chord in its place. */
export interface PlacedChord extends WrittenChord {
  startBeat: Beats;
  endBeat: Beats;
}

/** What every player of a piece knows. */
export interface Piece {
  style: Style;
  brief: Brief;
  key: Key;
  timeline: MusicalTimeline;
  sections: readonly PlannedSection[];
  chords: readonly PlacedChord[];
  /** The groove of each section, in order; null where no drums are wanted. */
  grooves: readonly (Groove | null)[];
  /** How the level of everybody moves over the piece, as MIDI expression. */
  ride: readonly AutomationPoint[];
  /** What the words direct. */
  cues: Cues;
  random: Random;
}

/** A player as the words direct him. */
export interface StagedLayer extends Layer {
  /** When he is off the stage. */
  away?: readonly BeatSpan[];
}

/** A layer's notes while the piece is being written: sorted only at the end. */
export interface WrittenPart {
  layer: StagedLayer;
  notes: Note[];
}

export function chordAt(piece: Pick<Piece, 'chords'>, beat: Beats): PlacedChord {
  const { chords } = piece;
  let low = 0;
  let high = chords.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((chords[middle]?.startBeat ?? 0) <= beat + 1e-6) low = middle;
    else high = middle - 1;
  }
  const chord = chords[low];
  if (chord === undefined) throw new RangeError('A piece has at least one chord');
  return chord;
}

export function sectionIndexAt(sections: readonly PlannedSection[], beat: Beats): number {
  const index = sections.findLastIndex((section) => section.startBeat <= beat + 1e-6);
  return Math.max(0, index);
}

/** True where a section begins with a short bar before its theme. */
export const hasPickup = ({ bars }: Pick<PlannedSection, 'bars'>): boolean =>
  bars.length > 2 && (bars[0]?.beats ?? 4) < 3;

/** True when the words have a player off the stage. */
export function isAway(layer: StagedLayer, beat: Beats): boolean {
  return layer.away?.some(({ from, to }) => beat >= from - 1e-6 && beat < to - 1e-6) ?? false;
}

/** True when a layer takes part in a section. */
export function playsIn(layer: StagedLayer, section: PlannedSection): boolean {
  return (
    section.name !== SILENCE &&
    !isAway(layer, section.startBeat) &&
    !(section.resting?.has(layer.id) ?? false) &&
    section.intensity >= layer.from &&
    section.intensity <= (layer.upTo ?? 1) &&
    !(layer.silentIn?.includes(section.name) ?? false)
  );
}

/** True when a cut is accented within the bar. */
export function hasHit(piece: Pick<Piece, 'timeline'>, bar: Bar): boolean {
  return piece.timeline.hits.some(
    ({ beat }) => beat >= bar.startBeat - 1e-6 && beat < bar.startBeat + bar.beats - 1e-6,
  );
}

/** A note on the grid; the player's deviation comes with the performance. */
export function note(
  startBeat: Beats,
  durationBeats: Beats,
  pitch: number,
  velocity: number,
): Note {
  return {
    startBeat,
    durationBeats,
    pitch,
    velocity: Math.round(Math.min(127, Math.max(1, velocity))),
    nudgeSeconds: 0,
  };
}

/** Moves a pitch by octaves until it lies in the range (or as near as octaves allow). */
export function intoRange(pitch: number, [low, high]: readonly [number, number]): number {
  let moved = pitch;
  while (moved < low) moved += 12;
  while (moved > high && moved - 12 >= low) moved -= 12;
  return moved;
}

/** One symbol of a rhythm string, in place. */
export interface RhythmEvent {
  /** Beats from the bar's start. */
  at: Beats;
  beats: Beats;
  symbol: string;
}

/**
 * Reads bar `cycle` of a rhythm (one character a sixteenth, 16 a bar) for a bar of this length. A
 * short bar breaks it off; a long one repeats its end.
 */
export function readRhythm(rhythm: string, cycle: number, bar: Pick<Bar, 'beats'>): RhythmEvent[] {
  const bars = Math.max(1, Math.floor(rhythm.length / 16));
  const written = rhythm.slice((cycle % bars) * 16, (cycle % bars) * 16 + 16);
  const steps = Math.round(bar.beats * 4);
  const symbols =
    steps <= 16
      ? written.slice(0, steps)
      : written + written.slice(-(steps - 16)).replace(/^-+/u, (held) => '.'.repeat(held.length));
  const events: RhythmEvent[] = [];
  for (const [step, symbol] of [...symbols].entries()) {
    const last = events.at(-1);
    if (symbol === '-' && last !== undefined && last.at * 4 + last.beats * 4 === step) {
      last.beats += 0.25;
    } else if (symbol !== '.' && symbol !== '-') {
      events.push({ at: step / 4, beats: 0.25, symbol });
    }
  }
  return events;
}
