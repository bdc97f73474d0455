import type { Random } from '../../../support/random.js';
import type { MelodicCharacter } from '../styles/style.js';
import type { Beats } from '../types.js';
import { readRhythm } from './piece.js';

/** A note of a motif: when it comes in its bar, and by how many scale steps it leaves the note before. */
export interface MotifNote {
  at: Beats;
  beats: Beats;
  /** Null where the motif is free to begin. */
  step: number | null;
}

export type Motif = readonly MotifNote[];

/** Invents a motif: a rhythm, and a line that turns back after a leap and does not wander off. */
export function inventMotif(rhythm: string, character: MelodicCharacter, random: Random): Motif {
  let height = 0;
  let lastStep = 0;
  let direction = random.chance(0.6) ? 1 : -1;
  return readRhythm(rhythm, 0, { beats: 4 }).map(({ at, beats }, i) => {
    if (i === 0) return { at, beats, step: null };
    let size = 1;
    // A tone may be repeated once, but a motif goes somewhere.
    if (i > 1 && lastStep !== 0 && random.chance(character.repeats)) size = 0;
    else if (random.chance(character.leaps)) size = random.weighted([2, 3, 4, 5], (n) => 6 - n);
    if (Math.abs(lastStep) >= 3) {
      // A leap is answered by a step back.
      size = 1;
      direction = -Math.sign(lastStep);
    } else if (Math.abs(height) >= 3) direction = -Math.sign(height);
    else if (random.chance(0.3)) direction = -direction;
    const step = size * direction;
    height += step;
    lastStep = step;
    return { at, beats, step };
  });
}

/** The close of a phrase: steps that fall (or rise) onto a long note. */
export function inventClose(rhythm: string, random: Random): Motif {
  const events = readRhythm(rhythm, 0, { beats: 4 });
  const direction = random.chance(0.7) ? -1 : 1;
  return events.map(({ at, beats }, i) => ({ at, beats, step: i === 0 ? null : direction }));
}

/** Upside down. */
export function invert(motif: Motif): Motif {
  return motif.map((note) => ({ ...note, step: note.step === null ? null : -note.step }));
}

/** The longest note is broken up by a neighbour that returns. */
export function ornament(motif: Motif): Motif {
  const longest = motif.reduce((best, note) => (note.beats > best.beats ? note : best), {
    at: 0,
    beats: 0,
    step: null,
  } as MotifNote);
  if (longest.beats < 1) return motif;
  return motif.flatMap((note) => {
    if (note !== longest) return [note];
    const half = note.beats >= 2 ? 1 : note.beats / 2;
    return [
      { ...note, beats: half },
      { at: note.at + half, beats: half / 2, step: 1 },
      { at: note.at + half * 1.5, beats: note.beats - half * 1.5, step: -1 },
    ];
  });
}

/** Only the notes that carry it: those on beats, or long ones. */
export function thin(motif: Motif): Motif {
  const kept = motif.filter((note) => note.at % 1 === 0 || note.beats >= 1);
  return kept.map((note, i) => {
    const next = kept[i + 1];
    return { ...note, beats: next === undefined ? note.beats + 0.5 : next.at - note.at };
  });
}
