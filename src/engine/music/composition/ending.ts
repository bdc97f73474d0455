import { secondsAt } from '../plan/tempo-map.js';
import type { AutomationPoint, Beats, Brief, Note } from '../types.js';
import { voiceAll } from './chordal.js';
import { CRASH, DRUM_KEYS } from './drums.js';
import { chordAt, intoRange, note, type Piece, playsIn, type WrittenPart } from './piece.js';
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

/** How long the last notes are held: to the end of the ring, or cut short for a hard ending. */
function lastLength(piece: Piece, ending: Brief['ending']): Beats {
  const { finalBeat, endBeat } = piece.timeline;
  const ring = endBeat - finalBeat;
  if (ending === 'hard') return Math.min(ring * 0.6, 1.25);
  return ring * (ending === 'fade' ? 0.92 : 0.8);
}

/** Strikes the final chord: everybody who is on stage comes to rest on it, and nothing follows. */
export function writeEnding(piece: Piece, parts: readonly WrittenPart[]): void {
  const { finalBeat, endBeat } = piece.timeline;
  const { ending } = piece.brief;
  const chord = chordAt(piece, finalBeat);
  const before = piece.sections.at(-2);
  const outro = piece.sections.at(-1);
  const length = lastLength(piece, ending);
  for (const part of parts) {
    const { layer } = part;
    if (layer.plays.kind === 'texture') continue;
    part.notes = part.notes
      .filter(({ startBeat }) => startBeat < finalBeat - 1e-6)
      .map((sounding) => ({
        ...sounding,
        durationBeats: Math.min(sounding.durationBeats, finalBeat - sounding.startBeat),
      }));
    const onStage =
      (before !== undefined && playsIn(layer, before)) ||
      (outro !== undefined && playsIn({ ...layer, silentIn: [] }, outro));
    if (!onStage && layer.plays.kind !== 'accent') continue;
    const velocity = layer.velocity + (ending === 'hard' ? 16 : ending === 'fade' ? -8 : 0);
    const last = (pitches: readonly number[], beats = length): void => {
      part.notes.push(...pitches.map((pitch) => note(finalBeat, beats, pitch, velocity)));
    };
    switch (layer.plays.kind) {
      case 'comp':
      case 'sustain':
      case 'arpeggio':
        last(voiceAll(piece, layer).get(chord) ?? []);
        break;
      case 'melody':
      case 'counter':
        if (part.notes.length > 0 || finalBeat === 0)
          last([restingPitch(piece, part.notes, layer.range)]);
        break;
      case 'bass':
      case 'drone':
        last([intoRange(chord.root, layer.range)]);
        break;
      case 'drums':
        if (part.notes.length > 0 || finalBeat === 0) {
          last([DRUM_KEYS.kick, ending === 'fade' ? DRUM_KEYS.ride : CRASH], 1);
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
            layer.instrument.kind === 'voice'
              ? [layer.range[0]]
              : tones.map((tone) => intoRange(tone, layer.range)),
            Math.min(4, endBeat - finalBeat),
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
  const { endBeat, tempoMap, baseBpm } = piece.timeline;
  const seconds = secondsAt(tempoMap, endBeat);
  const fade = Math.min(9, seconds * 0.25);
  const from = Math.max(0, endBeat - (fade * baseBpm) / 60);
  const curve = [1, 0.88, 0.74, 0.56, 0.34, 0];
  return [
    ...(from > 0 ? [{ beat: 0, value: 1 }] : []),
    ...curve.map((value, i) => ({
      beat: from + ((endBeat - from) * i) / (curve.length - 1),
      value,
    })),
  ];
}
