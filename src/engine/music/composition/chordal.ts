import type { Bar } from '../plan/bars.js';
import type { PlannedSection } from '../plan/form.js';
import type { Layer } from '../styles/style.js';
import type { Note } from '../types.js';
import { strungChord } from './fretboard.js';
import {
  hasHit,
  note,
  type Piece,
  type PlacedChord,
  playsIn,
  type RhythmEvent,
  readRhythm,
} from './piece.js';
import { voiceChord } from './voicing.js';

/** The voicing of every chord of the piece for one player, each led from the one before. */
export function voiceAll(piece: Piece, layer: Layer): Map<PlacedChord, number[]> {
  const { plays } = layer;
  if (plays.kind === 'strum' || (plays.kind === 'arpeggio' && plays.tuning !== undefined)) {
    return new Map(piece.chords.map((chord) => [chord, strungChord(chord, plays)]));
  }
  const voices = 'voices' in plays ? plays.voices : 3;
  const spread = ('spread' in plays ? plays.spread : undefined) ?? voices * 4 - 1;
  const voicings = new Map<PlacedChord, number[]>();
  let previous: number[] | null = null;
  for (const chord of piece.chords) {
    previous = voiceChord(chord.pitchClasses, previous, { voices, range: layer.range, spread });
    voicings.set(chord, previous);
  }
  return voicings;
}

/** A player's two ways of playing: at home, and away from it. */
export type RhythmPair = readonly [home: string, away: string];

/**
 * What a player does in a bar: sections that leave home have a rhythm of their own, and every fourth
 * bar turns around with the other one. A bar with a hit keeps to the plainest: the hit is its turn.
 */
export function playRhythm(
  piece: Piece,
  [home, away]: RhythmPair,
  section: PlannedSection,
  bar: Bar,
  index: number,
): RhythmEvent[] {
  const leaves = section.name === 'variation' || section.name === 'break';
  if (hasHit(piece, bar)) return readRhythm(leaves ? away : home, 0, bar);
  return readRhythm(leaves !== (index % 4 === 3) ? away : home, index, bar);
}

const ACCENTS: Readonly<Record<string, number>> = {
  X: 12,
  x: 0,
  o: -16,
  u: -8,
  t: -12,
  n: -11,
  l: -8,
};

/** The voices that a stroke touches. */
function touched(symbol: string, pitches: readonly number[]): readonly number[] {
  if (symbol === 't' || symbol === 'n') return pitches.slice(-1);
  if (symbol === 'u') return pitches.slice(-2);
  if (symbol === 'l') return pitches.slice(0, 1);
  return pitches;
}

/** A chord tone that the voicing left out, close to its top: what a moving top line turns to. */
function neighbour(pitches: readonly number[], chord: PlacedChord): number {
  const top = pitches.at(-1) ?? 60;
  const free = [2, -2, 3, -3, 1, -1, 4, -4, 5, -5].map((step) => top + step);
  return (
    free.find((pitch) => chord.pitchClasses.includes(pitch % 12) && !pitches.includes(pitch)) ?? top
  );
}

/** Longest time that a voice is held under the strokes of others. */
const LONGEST_HOLD = 1.5;

/** How long a voice sounds that was struck with stroke `n`: while the strokes after it leave it alone. */
function holdThrough(
  strokes: readonly RhythmEvent[],
  n: number,
  voice: number,
  voices: number,
): number {
  const all = Array.from({ length: voices }, (_, i) => i);
  const first = strokes[n];
  if (first === undefined) return 0;
  let end = first.at + first.beats;
  for (const stroke of strokes.slice(n + 1)) {
    const rests = stroke.at > end + 1e-6;
    if (rests || touched(stroke.symbol, all).includes(voice)) break;
    end = stroke.at + stroke.beats;
  }
  return Math.min(end - first.at, LONGEST_HOLD);
}

/** Chords struck in a rhythm; a stroke that outlasts its chord is broken off at the change. */
export function writeComp(piece: Piece, layer: Layer, rhythms: RhythmPair): Note[] {
  const voicings = voiceAll(piece, layer);
  const notes: Note[] = [];
  for (const section of piece.sections) {
    if (!playsIn(layer, section) || section.name === 'outro') continue;
    section.bars.forEach((bar, i) => {
      const strokes = playRhythm(piece, rhythms, section, bar, i);
      const changes = piece.chords.filter(
        ({ startBeat }) =>
          startBeat > bar.startBeat + 0.1 && startBeat < bar.startBeat + bar.beats - 0.1,
      );
      for (const { startBeat } of changes) {
        const at = startBeat - bar.startBeat;
        if (strokes.some((stroke) => Math.abs(stroke.at - at) < 0.3)) continue;
        strokes.push({ at, beats: 1, symbol: 'x' });
        strokes.sort((a, b) => a.at - b.at);
      }
      strokes.forEach((stroke, n) => {
        const next = strokes[n + 1]?.at ?? bar.beats;
        const start = bar.startBeat + stroke.at;
        for (const [chord, pitches] of voicings) {
          if (chord.startBeat > start + 1e-6 || chord.endBeat <= start + 1e-6) continue;
          const beats = Math.min(stroke.beats, next - stroke.at, chord.endBeat - start);
          const velocity =
            layer.velocity + (ACCENTS[stroke.symbol] ?? 0) + (stroke.at === 0 ? 4 : -3);
          for (const pitch of touched(stroke.symbol, pitches)) {
            const held = holdThrough(strokes, n, pitches.indexOf(pitch), pitches.length);
            const length = Math.min(Math.max(beats, held), chord.endBeat - start);
            const sung = stroke.symbol === 'n' ? neighbour(pitches, chord) : pitch;
            notes.push(note(start, length, sung, velocity));
          }
        }
      });
    });
  }
  return notes;
}

/** Chords that last as long as their harmony, every voice that stays being held over. */
export function writeSustain(piece: Piece, layer: Layer): Note[] {
  const voicings = voiceAll(piece, layer);
  const notes: Note[] = [];
  const held = new Map<number, Note>();
  for (const section of piece.sections) {
    if (!playsIn(layer, section) || section.name === 'outro') {
      held.clear();
      continue;
    }
    for (const [chord, pitches] of voicings) {
      if (chord.startBeat < section.startBeat - 1e-6 || chord.startBeat >= section.endBeat - 1e-6) {
        continue;
      }
      const sectionStart = Math.abs(chord.startBeat - section.startBeat) < 1e-6;
      for (const pitch of [...held.keys()]) if (!pitches.includes(pitch)) held.delete(pitch);
      for (const pitch of pitches) {
        const beats = chord.endBeat - chord.startBeat;
        const tied = held.get(pitch);
        if (tied !== undefined && !sectionStart && tied.durationBeats < 16) {
          tied.durationBeats = chord.endBeat - tied.startBeat;
        } else {
          const fresh = note(
            chord.startBeat,
            beats,
            pitch,
            layer.velocity + (sectionStart ? 5 : 0),
          );
          held.set(pitch, fresh);
          notes.push(fresh);
        }
      }
    }
  }
  return notes;
}

/** Broken chords: each digit of the rhythm is a voice from the lowest. */
export function writeArpeggio(piece: Piece, layer: Layer, rhythms: RhythmPair): Note[] {
  if (layer.plays.kind !== 'arpeggio') return [];
  const { ring } = layer.plays;
  const voicings = voiceAll(piece, layer);
  const notes: Note[] = [];
  for (const section of piece.sections) {
    if (!playsIn(layer, section) || section.name === 'outro') continue;
    section.bars.forEach((bar, i) => {
      for (const event of playRhythm(piece, rhythms, section, bar, i)) {
        const start = bar.startBeat + event.at;
        for (const [chord, pitches] of voicings) {
          if (chord.startBeat > start + 1e-6 || chord.endBeat <= start + 1e-6) continue;
          const pitch = pitches[Math.min(Number(event.symbol), pitches.length) - 1];
          if (pitch === undefined) continue;
          const beats =
            ring !== undefined
              ? Math.min(chord.endBeat - start, ring)
              : Math.min(event.beats * 0.9, chord.endBeat - start);
          const metre = event.at % 2 === 0 ? 8 : event.at % 1 === 0 ? 3 : -4;
          notes.push(note(start, beats, pitch, layer.velocity + metre));
        }
      }
    });
  }
  return notes;
}

/** A slower voice against the tune: guide tones that move as little as they can. */
export function writeCounter(piece: Piece, layer: Layer, rhythm: string): Note[] {
  const notes: Note[] = [];
  let last = (layer.range[0] + layer.range[1]) / 2;
  for (const section of piece.sections) {
    if (!playsIn(layer, section) || section.name === 'outro') continue;
    section.bars.forEach((bar, i) => {
      for (const event of readRhythm(rhythm, i, bar)) {
        const start = bar.startBeat + event.at;
        const chord = piece.chords.findLast((placed) => placed.startBeat <= start + 1e-6);
        if (chord === undefined) continue;
        let best = last;
        let lowest = Number.POSITIVE_INFINITY;
        for (let pitch = layer.range[0]; pitch <= layer.range[1]; pitch++) {
          const place = chord.pitchClasses.indexOf(pitch % 12);
          if (place < 0) continue;
          const cost = Math.abs(pitch - last) + (place === 0 ? 1.5 : 0) + (pitch === last ? 1 : 0);
          if (cost < lowest) {
            lowest = cost;
            best = pitch;
          }
        }
        last = best;
        notes.push(note(start, Math.min(event.beats, chord.endBeat - start), best, layer.velocity));
      }
    });
  }
  return notes;
}
