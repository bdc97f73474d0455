import type { Score } from '../../../src/engine/music/types.js';

/** Sections whose tune is thinned, or left to others. */
const THINNED = ['intro', 'break', 'outro', 'silence'];

/** A note of the tune: when it begins, in sixteenths of its bar, and its pitch class. */
export interface MotifNote {
  at: number;
  pitch: number;
}

/** The bar with which the theme is first stated; null where nobody sings one. */
export function openingMotif(score: Score): MotifNote[] | null {
  const tune = score.parts.find(({ role }) => role === 'melody')?.notes ?? [];
  const starts = score.barStarts ?? [];
  for (const { name, startBeat, endBeat } of score.sections) {
    if (THINNED.includes(name)) continue;
    const bars = starts.filter((beat) => beat >= startBeat - 1e-6 && beat < endBeat - 1e-6);
    // A pickup belongs to the accompaniment.
    const pickup = bars.length > 2 && (bars[1] ?? 4) - (bars[0] ?? 0) < 3;
    const first = bars[pickup ? 1 : 0] ?? startBeat;
    const until = Math.min(first + 4, bars[pickup ? 2 : 1] ?? endBeat);
    const notes = tune.filter(
      (note) =>
        note.startBeat >= first - 1e-6 &&
        note.startBeat < until - 1e-6 &&
        // Ornaments come and go.
        note.durationBeats > 0.13 &&
        Math.abs(4 * (note.startBeat - first) - Math.round(4 * (note.startBeat - first))) < 0.01,
    );
    if (notes.length < 2) continue;
    return notes.map((note) => ({
      at: Math.round(4 * (note.startBeat - first)),
      pitch: note.pitch % 12,
    }));
  }
  return null;
}

/** How much of the shorter motif is in the other, 0…1: a cut within it may take a note away. */
export function likeness(one: readonly MotifNote[], other: readonly MotifNote[]): number {
  const has = (motif: readonly MotifNote[], { at, pitch }: MotifNote): boolean =>
    motif.some((note) => note.at === at && note.pitch === pitch);
  return one.filter((note) => has(other, note)).length / Math.min(one.length, other.length);
}
