import { secondsAt } from '../plan/tempo-map.js';
import type { AutomationPoint, Beats, Brief, Note } from '../types.js';
import { voiceAll } from './chordal.js';
import { CRASH, DRUM_KEYS } from './drums.js';
import {
  chordAt,
  intoRange,
  isAway,
  note,
  type Piece,
  playsIn,
  type WrittenPart,
} from './piece.js';
import { keyScale, pitchClass } from './theory.js';

/** The last note of a tune: the nearest chord tone, the tonic before others. */
function restingPitch(
  piece: Piece,
  notes: readonly Note[],
  range: readonly [number, number],
): number {
  const last = notes.at(-1)?.pitch ?? (range[0] + range[1]) / 2;
  const chord = chordAt(piece, piece.timeline.finalBeat);
  const tonic = keyScale(piece.key)[0] ?? 0;
  let best = intoRange(tonic, range);
  let lowest = Number.POSITIVE_INFINITY;
  for (let pitch = range[0]; pitch <= range[1]; pitch++) {
    const degree = pitchClass(pitch);
    if (!chord.pitchClasses.slice(0, 3).includes(degree)) continue;
    const cost = Math.abs(pitch - last) + (degree === tonic ? 0 : 3);
    if (cost < lowest) {
      lowest = cost;
      best = pitch;
    }
  }
  return best;
}

/** Fingers leave the keys this long before the end, so that the room has the last word. */
const LET_GO: Beats = 0.75;

/** How long the last notes are held: to the end of the ring, or cut short for a hard ending. */
function lastLength(piece: Piece, ending: Brief['ending']): Beats {
  const { finalBeat, musicEndBeat } = piece.timeline;
  const ring = musicEndBeat - finalBeat;
  if (ending === 'hard') return Math.min(ring * 0.6, 1.25);
  return ending === 'fade' ? ring * 0.92 : Math.max(ring * 0.8, ring - LET_GO);
}

/** When an answering figure comes that has no rhythm to remember, in beats after the chord. */
const ANSWER: readonly Beats[] = [1, 1.5, 2, 3];

/** The rhythm of a part's last whole bar, as far as a farewell remembers it. */
function remembered(piece: Piece, notes: readonly Note[]): Beats[] {
  const { finalBeat } = piece.timeline;
  const bar = piece.timeline.bars.findLast(
    ({ startBeat, beats }) => startBeat < finalBeat - 1e-6 && beats >= 3,
  );
  if (bar === undefined) return [];
  const times = notes.map(({ startBeat }) => Math.round((startBeat - bar.startBeat) * 4) / 4);
  return [...new Set(times)].filter((at) => at >= 0.5 && at <= 3.25).sort((x, y) => x - y);
}

/**
 * A little figure that climbs through the final chord while it rings, each note softer, in the
 * rhythm that went before: how a player at the keys takes leave.
 */
function answer(
  piece: Piece,
  before: readonly Note[],
  voicing: readonly number[],
  velocity: number,
  length: Beats,
): Note[] {
  const { finalBeat } = piece.timeline;
  const chord = chordAt(piece, finalBeat);
  const low = voicing[0] ?? 60;
  // All the chord's colours, upwards from the lowest voice.
  const ladder = Array.from({ length: 20 }, (_, i) => low + 1 + i).filter((pitch) =>
    chord.pitchClasses.includes(pitch % 12),
  );
  const rhythm = remembered(piece, before);
  const times = (rhythm.length > 1 ? rhythm.slice(0, 5) : ANSWER).filter((at) => at < length - 0.4);
  return times.map((at, i) => {
    const beats = (times[i + 1] ?? length) - at;
    return note(finalBeat + at, beats, ladder[i % ladder.length] ?? 60, velocity - 10 - 4 * i);
  });
}

/**
 * When the final chord is struck: on its downbeat, and in a hard ending on every cut that follows,
 * so that the music stops with the last of them.
 */
function finalStrokes(piece: Piece): Beats[] {
  const { finalBeat, hits } = piece.timeline;
  const later = hits.map(({ beat }) => beat).filter((beat) => beat > finalBeat + 0.4);
  return piece.brief.ending === 'hard' ? [finalBeat, ...later] : [finalBeat];
}

/** Strikes the final chord: everybody who is on stage comes to rest on it, and nothing follows. */
export function writeEnding(piece: Piece, parts: readonly WrittenPart[]): void {
  const { finalBeat, musicEndBeat: endBeat } = piece.timeline;
  const { ending } = piece.brief;
  const chord = chordAt(piece, finalBeat);
  const lastSection = piece.sections.at(-2);
  const outro = piece.sections.at(-1);
  const length = lastLength(piece, ending);
  const strokes = finalStrokes(piece);
  let answered = ending !== 'resolve';
  for (const part of parts) {
    const { layer } = part;
    if (layer.plays.kind === 'texture') continue;
    const before = part.notes;
    part.notes = part.notes
      .filter(({ startBeat }) => startBeat < finalBeat - 1e-6)
      .map((sounding) => ({
        ...sounding,
        durationBeats: Math.min(sounding.durationBeats, finalBeat - sounding.startBeat),
      }));
    if (isAway(layer, finalBeat)) continue;
    const onStage =
      (lastSection !== undefined && playsIn(layer, lastSection)) ||
      (outro !== undefined && playsIn({ ...layer, silentIn: [] }, outro));
    if (!onStage && layer.plays.kind !== 'accent') continue;
    // Held, what was short is loud.
    const shortened = layer.plays.kind === 'arpeggio' && layer.plays.ring === undefined ? -20 : 0;
    const velocity =
      layer.velocity + shortened + (ending === 'hard' ? 16 : ending === 'fade' ? -8 : 0);
    const last = (pitches: readonly number[], beats = length): void => {
      strokes.forEach((beat, i) => {
        // Held from stroke to stroke, and the last one as long as the ending asks.
        const held = Math.min((strokes[i + 1] ?? endBeat) - beat, strokes[i + 1] ? 4 : beats);
        part.notes.push(...pitches.map((pitch) => note(beat, held, pitch, velocity)));
      });
    };
    switch (layer.plays.kind) {
      case 'comp':
      case 'strum':
      case 'sustain':
      case 'arpeggio':
        last(voiceAll(piece, layer).get(chord) ?? []);
        if (!answered && layer.plays.kind !== 'sustain') {
          part.notes.push(
            ...answer(piece, before, voiceAll(piece, layer).get(chord) ?? [], velocity, length),
          );
          answered = true;
        }
        break;
      case 'melody':
      case 'counter':
        if (part.notes.length > 0 || finalBeat === 0)
          // The tune leaves the last word to the answer.
          last(
            [restingPitch(piece, part.notes, layer.range)],
            ending === 'resolve' ? Math.min(length, 2.5) : length,
          );
        break;
      case 'bass':
      case 'drone':
        last([intoRange(chord.root, layer.range)]);
        break;
      case 'drums':
        if (part.notes.length > 0 || finalBeat === 0) {
          last([DRUM_KEYS.kick], 1);
          const cymbal = ending === 'fade' ? DRUM_KEYS.ride : CRASH;
          part.notes.push(note(finalBeat, 1, cymbal, velocity - piece.style.softCymbals));
        }
        break;
      case 'strikes':
        last([layer.plays.tuned ? intoRange(chord.root + 24, layer.range) : layer.plays.key], 1);
        break;
      case 'accent':
        if (ending === 'hard' || layer.instrument.kind === 'sampled') {
          const tones =
            ending === 'hard' ? [chord.root, chord.pitchClasses[2] ?? chord.root] : [chord.root];
          last(
            layer.instrument.kind !== 'sampled'
              ? [layer.range[0]]
              : tones.map((tone) => intoRange(tone, layer.range)),
            Math.min(layer.plays.beats ?? 4, endBeat - finalBeat),
          );
        }
        break;
      default:
        break;
    }
  }
}

/** Gives the piece at least one chord, when the words left nobody who would play by himself. */
export function avoidSilence(piece: Piece, parts: readonly WrittenPart[]): void {
  if (parts.some(({ notes }) => notes.length > 0)) return;
  const part = parts.find(({ layer }) => layer.instrument.kind !== 'voice') ?? parts[0];
  if (part === undefined) return;
  const { finalBeat } = piece.timeline;
  const pitch = restingPitch(piece, [], part.layer.range);
  part.notes.push(
    note(finalBeat, lastLength(piece, piece.brief.ending), pitch, part.layer.velocity),
  );
}

/** A fade's curve for every part: full until it begins, silence at the end. */
export function fadeCurve(piece: Piece): AutomationPoint[] {
  const { musicEndBeat: endBeat, tempoMap, baseBpm } = piece.timeline;
  const seconds = secondsAt(tempoMap, endBeat);
  const fade = Math.min(9, seconds * 0.25);
  // The last chord is placed before it fades.
  const from = Math.max(0, piece.timeline.finalBeat, endBeat - (fade * baseBpm) / 60);
  const curve = [1, 0.88, 0.74, 0.56, 0.34, 0];
  return [
    ...(from > 0 ? [{ beat: 0, value: 1 }] : []),
    ...curve.map((value, i) => ({
      beat: from + ((endBeat - from) * i) / (curve.length - 1),
      value,
    })),
  ];
}

/** A last stroke with less time than this to ring is damped by hand, seconds. */
const FREE_RING_SECONDS = 1.8;
/** The share of its time that it rings freely, and what is left of it at the end (about −23 dB). */
const UNDAMPED_SHARE = 0.3;
const DAMPED = 0.26;

/**
 * Hands on strings, skins and cymbals: a curve for every part after a last stroke that comes so late
 * that it would still be ringing when the picture ends. Empty where it has the time to ring out.
 */
export function dampingCurve({ timeline }: Piece): AutomationPoint[] {
  const { finalBeat, musicEndBeat, tempoMap, hits } = timeline;
  const stroke = Math.max(
    finalBeat,
    ...hits.map(({ beat }) => beat).filter((beat) => beat < musicEndBeat - 1e-6),
  );
  const room = secondsAt(tempoMap, musicEndBeat) - secondsAt(tempoMap, stroke);
  if (room <= 0 || room >= FREE_RING_SECONDS) return [];
  const curve = [1, 0.72, 0.5, 0.36, DAMPED];
  const from = stroke + (musicEndBeat - stroke) * UNDAMPED_SHARE;
  return [
    ...(from > 0 ? [{ beat: 0, value: 1 }] : []),
    ...curve.map((value, i) => ({
      beat: from + ((musicEndBeat - from) * i) / (curve.length - 1),
      value,
    })),
  ];
}
