import type { Layer } from '../styles/style.js';
import type { Beats, Note } from '../types.js';
import { note, type Piece, playsIn } from './piece.js';
import { keyScale, pentatonicScale } from './theory.js';

/** A sound under the whole piece. */
export function writeTexture(piece: Piece, layer: Layer): Note[] {
  return [note(0, piece.timeline.endBeat, layer.range[0], layer.velocity)];
}

/** A glissando: from low to high through the scale, faster and louder, up to the barline. */
function runUp(piece: Piece, layer: Layer, until: Beats, beats: Beats, velocity: number): Note[] {
  const scale =
    piece.style.melodicScale === 'pentatonic' ? pentatonicScale(piece.key) : keyScale(piece.key);
  const [low, high] = layer.range;
  const pitches = Array.from({ length: high - low + 1 }, (_, i) => low + i).filter((pitch) =>
    scale.includes(pitch % 12),
  );
  const start = until - beats;
  return pitches.map((pitch, i) => {
    const share = i / pitches.length;
    const at = start + beats * Math.sqrt(share) * (0.35 + 0.65 * Math.sqrt(share));
    return note(at, Math.min(1.5, until + 0.5 - at), pitch, velocity - 24 + 24 * share);
  });
}

/** Swells and risers that end exactly where a bigger section begins. */
export function writeLeadIns(piece: Piece, layer: Layer): Note[] {
  if (layer.plays.kind !== 'lead-in') return [];
  const { beats, minStep } = layer.plays;
  const notes: Note[] = [];
  piece.sections.forEach((section, s) => {
    const before = piece.sections[s - 1];
    if (before === undefined || section.startBeat < beats + 1 || section.name === 'outro') return;
    if (!playsIn(layer, before)) return;
    const step = section.intensity - before.intensity;
    if (step < minStep && section.name !== 'climax') return;
    const velocity = layer.velocity + Math.max(0, step) * 40;
    if (layer.instrument.kind === 'sampled') {
      notes.push(...runUp(piece, layer, section.startBeat, beats, velocity));
      return;
    }
    notes.push(note(section.startBeat - beats, beats, layer.range[0], velocity));
  });
  return notes;
}

/** Impacts and bells at the beginnings of the sections that rise. */
export function writeArrivals(piece: Piece, layer: Layer): Note[] {
  if (layer.plays.kind !== 'accent' || layer.instrument.kind !== 'voice') return [];
  return piece.sections.flatMap((section, s) => {
    const before = piece.sections[s - 1];
    const rises = before !== undefined && section.intensity - before.intensity > 0.06;
    return rises || section.name === 'climax'
      ? [note(section.startBeat, 4, layer.range[0], layer.velocity - 14 + section.intensity * 14)]
      : [];
  });
}
