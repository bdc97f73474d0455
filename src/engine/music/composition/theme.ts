import type { PlannedSection } from '../plan/form.js';
import { SILENCE } from '../plan/silence.js';
import type { Brief, KeptTheme, Score, Section } from '../types.js';
import { writeMelody } from './melody.js';
import { hasPickup, playsIn, type StagedLayer } from './piece.js';
import { pieceOfScore } from './read-score.js';

/** The base tempo of the piece whose theme is kept, beats a minute. */
export const themeTempo = ({ theme, tempoBpm }: Score): number => theme?.tempoBpm ?? tempoBpm;

/** Sections that do not state the theme whole. */
const THINNED: ReadonlySet<string> = new Set(['intro', 'break', 'outro', SILENCE]);
const opens = ({ name }: Section): boolean => !THINNED.has(name);

/**
 * The form with the theme stated at first as it was in the piece that it is kept from.
 *
 * @param lead Who sings it; the first section is where he does.
 */
export function openAs(
  sections: readonly PlannedSection[],
  { opening, chordsBefore }: KeptTheme,
  lead: StagedLayer | undefined,
): PlannedSection[] {
  const first =
    sections.find((section) => opens(section) && lead !== undefined && playsIn(lead, section)) ??
    sections.find(opens);
  return sections.map((section) =>
    section === first ? { ...section, sings: { as: opening, chordsBefore } } : section,
  );
}

/**
 * What another cut of the picture keeps of a piece: how its theme is sung, how long it was when its
 * harmony was chosen, and its tempo. A piece that keeps a theme itself hands that on.
 */
export function keptTheme(score: Score, brief: Brief, lead: readonly [number, number]): KeptTheme {
  if (score.theme) return score.theme;
  const piece = pieceOfScore(score, brief);
  const { sung } = writeMelody(piece, lead);
  const tune = score.parts.filter(({ role }) => role === 'melody').flatMap(({ notes }) => notes);
  const isSung = ({ startBeat, endBeat }: Section): boolean =>
    tune.some((note) => note.startBeat >= startBeat - 1e-6 && note.startBeat < endBeat - 1e-6);
  const first =
    piece.sections.find((section) => opens(section) && isSung(section)) ??
    piece.sections.find(opens);
  return {
    bars: score.bars,
    tempoBpm: score.tempoBpm,
    opening: first?.name ?? 'theme',
    chordsBefore: first && hasPickup(first) ? 1 : 0,
    sung,
  };
}
