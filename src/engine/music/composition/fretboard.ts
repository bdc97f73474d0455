import type { Playing } from '../styles/style.js';
import { pitchClass, type WrittenChord } from './theory.js';

/** Open strings in the order in which a down stroke meets them, MIDI. */
const TUNINGS = {
  guitar: [40, 45, 50, 55, 59, 64],
  /** Re-entrant: the first string is not the lowest. */
  ukulele: [67, 60, 64, 69],
} as const;

type Tuning = keyof typeof TUNINGS;

/** Frets that one hand reaches without moving. */
const REACH = 4;
const HIGHEST_POSITION = 7;

/** A third on the lowest notes growls: the next string sounds a fifth there, or nothing. */
const isMuddy = (pitch: number, lowest: number | undefined): boolean =>
  lowest !== undefined && lowest < 43 && pitch - lowest < 5;

interface Fingering {
  pitches: number[];
  cost: number;
}

/** What the hand takes at one position: the root as low as it lies there, then every string above it. */
function fingerAt(
  strings: readonly number[],
  chord: readonly number[],
  bass: number,
  position: number,
): Fingering | null {
  const within = (open: number): number[] => {
    const frets = Array.from({ length: REACH }, (_, i) => position + i);
    const all = position <= 3 && !frets.includes(0) ? [0, ...frets] : frets;
    return all.map((fret) => open + fret);
  };
  const isBass = (pitch: number): boolean => pitchClass(pitch) === bass;
  const rooted = strings.length > 4;
  const from = rooted ? strings.findIndex((open) => within(open).some(isBass)) : 0;
  if (from < 0 || strings.length - from < 4) return null;
  const pitches: number[] = [];
  const missing = new Set(chord);
  for (const [i, open] of strings.entries()) {
    if (i < from) continue;
    const options = within(open).filter((pitch) =>
      i === from && rooted
        ? isBass(pitch)
        : chord.includes(pitchClass(pitch)) && !isMuddy(pitch, pitches[0]),
    );
    const fresh = options.find(
      (pitch) => missing.has(pitchClass(pitch)) && !pitches.includes(pitch),
    );
    const pitch = fresh ?? options.find((option) => !pitches.includes(option));
    if (pitch === undefined) continue;
    pitches.push(pitch);
    missing.delete(pitchClass(pitch));
  }
  // The third and the seventh tell the chord; its fifth may be left out.
  const fifth = chord[2] ?? -1;
  const untold = [...missing].filter((tone) => tone !== fifth).length;
  return { pitches, cost: 10 * untold + 2 * missing.size - pitches.length + 0.7 * position };
}

/**
 * How a chord (root, third, fifth, …) is fingered: the root lowest, as many strings as ring in it, low
 * on the neck, where the open strings are. Pitches come in the order of a down stroke.
 */
function fingerChord(chord: readonly number[], bass: number, tuning: Tuning): number[] {
  let best: Fingering | null = null;
  for (let position = 0; position <= HIGHEST_POSITION; position++) {
    const fingering = fingerAt(TUNINGS[tuning], chord, bass, position);
    if (fingering !== null && (best === null || fingering.cost < best.cost)) best = fingering;
  }
  return best?.pitches ?? [];
}

/** Root, fifth and octave on the thick strings: what a distorted guitar plays of any chord. */
function powerChord(chord: readonly number[]): number[] {
  const root = 40 + pitchClass((chord[0] ?? 0) - 40);
  const fifth = pitchClass((chord[2] ?? 7) - (chord[0] ?? 0));
  return [root, root + fifth, root + 12];
}

/** The strings of a chord as a player strums or picks it, in the order of a down stroke. */
export function strungChord(
  { pitchClasses, bass }: Pick<WrittenChord, 'pitchClasses' | 'bass'>,
  plays: Extract<Playing, { kind: 'strum' | 'arpeggio' }>,
): number[] {
  if (plays.kind === 'arpeggio') return fingerChord(pitchClasses, bass, plays.tuning ?? 'guitar');
  if (plays.power === true) return powerChord(pitchClasses);
  const pitches = fingerChord(pitchClasses, bass, plays.tuning ?? 'guitar');
  // High on the neck only the thin strings are played.
  return plays.strings === undefined ? pitches : pitches.slice(-plays.strings);
}
