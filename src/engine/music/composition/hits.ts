import type { PlannedSection } from '../plan/form.js';
import { secondsAt } from '../plan/tempo-map.js';
import type { Layer } from '../styles/style.js';
import type { Beats, Hit, Note } from '../types.js';
import { voiceAll } from './chordal.js';
import { CRASH } from './drums.js';
import {
  chordAt,
  intoRange,
  isAway,
  note,
  type Piece,
  playsIn,
  sectionIndexAt,
  type WrittenPart,
} from './piece.js';

const CHORDAL = new Set(['comp', 'arpeggio', 'strum', 'sustain']);
/** Kinds whose sound has an edge: what they strike is heard as an accent. */
const STRUCK = new Set(['comp', 'arpeggio', 'strum']);
/** Keys of cymbals: a clash on every cut would be too much. */
const CYMBALS: ReadonlySet<number> = new Set([CRASH, 51, 52, 55, 57, 59]);
/** Notes that begin this close before or after a hit would blur it. */
const BLUR: Beats = 0.2;

/** The notes that begin on `beat` or clear of it. */
function apart(notes: readonly Note[], beat: Beats): Note[] {
  return notes.filter(({ startBeat }) => {
    const off = Math.abs(startBeat - beat);
    return off < 1e-6 || off >= BLUR;
  });
}

/** Clears the way for a stroke at `beat`: notes sounding end there, notes too near move away. */
function makeRoom(notes: readonly Note[], beat: Beats): Note[] {
  return apart(notes, beat).map((sounding) =>
    sounding.startBeat < beat - 1e-6 && sounding.startBeat + sounding.durationBeats > beat
      ? { ...sounding, durationBeats: beat - sounding.startBeat }
      : sounding,
  );
}

function untilNext(notes: readonly Note[], beat: Beats, most: Beats): Beats {
  let next = beat + most;
  for (const { startBeat } of notes) {
    if (startBeat > beat + 1e-6 && startBeat < next) next = startBeat;
  }
  return next - beat;
}

/** Puts `pitches` on `beat`, loudly, in place of whatever the part had there. */
function strikeThere(
  part: WrittenPart,
  beat: Beats,
  pitches: readonly number[],
  beats: Beats,
  velocity: number,
): void {
  const cleared = makeRoom(part.notes, beat).filter(
    ({ startBeat }) => Math.abs(startBeat - beat) > 1e-6,
  );
  const length = untilNext(cleared, beat, beats);
  part.notes = [...cleared, ...pitches.map((pitch) => note(beat, length, pitch, velocity))];
}

/** The notes with which a bell, an impact or a choir of chimes marks a hit. */
function marking(layer: Layer, piece: Piece, hit: Hit): number[] {
  // Voices and drums have their one sound.
  if (layer.instrument.kind !== 'sampled') return [layer.range[0]];
  const { pitchClasses } = chordAt(piece, hit.beat);
  const tones =
    hit.downbeat && hit.strength > 0.6 ? [pitchClasses[0], pitchClasses[2]] : [pitchClasses[1]];
  return tones.flatMap((tone) => (tone === undefined ? [] : [intoRange(tone, layer.range)]));
}

/** True when a player is on stage: at the end, when he has a share in the last chord. */
function isPlaying(piece: Piece, part: WrittenPart, section: PlannedSection): boolean {
  if (section.name !== 'outro') return playsIn(part.layer, section);
  const { finalBeat } = piece.timeline;
  return part.notes.some(({ startBeat }) => startBeat >= finalBeat - 1e-6);
}

function carryHit(
  piece: Piece,
  everybody: readonly WrittenPart[],
  voicings: ReadonlyMap<WrittenPart, ReturnType<typeof voiceAll>>,
  hit: Hit,
): void {
  const section = piece.sections[sectionIndexAt(piece.sections, hit.beat)];
  if (section === undefined) return;
  const parts = everybody.filter(({ layer }) => !isAway(layer, hit.beat));
  const ends = section.name === 'outro';
  const chord = chordAt(piece, hit.beat);
  const rings = chord.endBeat - hit.beat;
  const lift = 12 + 22 * hit.strength;
  // What is a blow in the climax is a touch in a quiet opening.
  const touch = 0.6 + 0.4 * Math.min(1, section.intensity / 0.8);
  const loud = (layer: Layer): number =>
    Math.max(84, Math.min(122, layer.velocity + lift)) * (layer.role === 'effects' ? touch : 1);
  const accent = piece.style.accents.find(({ role }) => role === 'drums');
  let struck = false;
  for (const part of parts) {
    const { layer } = part;
    const { kind } = layer.plays;
    const plays = isPlaying(piece, part, section);
    if (kind === 'accent' && layer.plays.kind === 'accent') {
      if (hit.strength < layer.plays.strength) continue;
      strikeThere(part, hit.beat, marking(layer, piece, hit), layer.plays.beats ?? 4, loud(layer));
      // While the last chord rings, a bell alone is no accent.
      struck ||= !ends || layer.instrument.kind === 'voice';
    } else if (kind === 'drums' && plays && accent !== undefined) {
      const keys = hit.downbeat ? accent.downbeat : accent.offbeat;
      const strength = (key: number): number =>
        loud(layer) - (key === CRASH ? piece.style.softCymbals : 0);
      const others = part.notes.filter(
        ({ startBeat, pitch }) =>
          Math.abs(startBeat - hit.beat) >= BLUR ||
          (Math.abs(startBeat - hit.beat) < 1e-6 && !keys.includes(pitch)),
      );
      part.notes = [...others, ...keys.map((key) => note(hit.beat, 1, key, strength(key)))];
      struck = true;
    } else if (plays && CHORDAL.has(kind) && (STRUCK.has(kind) || hit.downbeat)) {
      const pitches = voicings.get(part)?.get(chord) ?? [];
      // The last chord, struck again, rings on.
      const most = kind === 'sustain' || ends ? rings : Math.min(rings, 1);
      strikeThere(part, hit.beat, pitches, most, loud(layer) - (kind === 'sustain' ? 10 : 0));
      if (STRUCK.has(kind)) struck = true;
    } else if (plays && kind === 'bass') {
      const sounding = part.notes.findLast(({ startBeat }) => startBeat <= hit.beat + 1e-6)?.pitch;
      const low = intoRange(chord.bass, layer.range);
      const near =
        sounding !== undefined && Math.abs(low + 12 - sounding) < Math.abs(low - sounding);
      const pitch = near && low + 12 <= layer.range[1] ? low + 12 : low;
      strikeThere(part, hit.beat, [pitch], ends ? rings : Math.min(rings, 2), loud(layer));
      struck = true;
    } else if (
      plays &&
      layer.plays.kind === 'strikes' &&
      (hit.downbeat || !CYMBALS.has(layer.plays.key))
    ) {
      const pitch = layer.plays.tuned ? intoRange(chord.bass + 24, layer.range) : layer.plays.key;
      strikeThere(part, hit.beat, [pitch], 1, loud(layer));
      struck = true;
    } else if (kind === 'melody') {
      // The tune sings on over a cut; only what would begin beside it gives way.
      part.notes = apart(part.notes, hit.beat).map((sung) =>
        Math.abs(sung.startBeat - hit.beat) < 1e-6
          ? { ...sung, velocity: Math.max(sung.velocity, loud(layer) - 8) }
          : sung,
      );
    } else if (STRUCK.has(kind)) {
      part.notes = apart(part.notes, hit.beat);
    }
  }
  if (struck) return;
  // Nobody with an edge plays here: whoever has the chords comes in for one stroke.
  const chordal = parts.filter(
    ({ layer }) => voicings.has({ layer, notes: [] }) || CHORDAL.has(layer.plays.kind),
  );
  const fallback =
    chordal.find(({ layer }) => STRUCK.has(layer.plays.kind)) ?? chordal[0] ?? parts[0];
  if (fallback === undefined) return;
  const pitches = voicings.get(fallback)?.get(chord) ?? marking(fallback.layer, piece, hit);
  strikeThere(fallback, hit.beat, pitches, Math.min(rings, 3), loud(fallback.layer));
}

/** Makes every hit heard: a struck chord, root, drums, bell or impact on exactly its beat. */
export function carryHits(piece: Piece, parts: readonly WrittenPart[]): void {
  const voicings = new Map(
    parts
      .filter(({ layer }) => CHORDAL.has(layer.plays.kind))
      .map((part) => [part, voiceAll(piece, part.layer)] as const),
  );
  const { drops, beginnings } = piece.cues;
  const arrivals = [
    ...beginnings.map((beat) => ({ beat, strength: 0.35 })),
    ...drops.map((beat) => ({ beat, strength: 1 })),
  ].map(
    ({ beat, strength }): Hit => ({
      beat,
      strength,
      downbeat: true,
      cutSeconds: secondsAt(piece.timeline.tempoMap, beat),
    }),
  );
  for (const hit of [...arrivals, ...piece.timeline.hits]) carryHit(piece, parts, voicings, hit);
}
