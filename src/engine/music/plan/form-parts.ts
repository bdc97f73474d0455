import type { Random } from '../../../support/random.js';

/** The large part that a section belongs to: parts of one letter share their theme, chords and players. */
export type PartLetter = 'A' | 'B' | 'C' | 'D';

/** From so many bars on, a piece is more than one part: a theme, what departs from it, and its return. */
const LONG_BARS = 56;
/** About so many bars make a part. */
const PART_BARS = 30;

/** What parts may follow one another, by their number; the theme has the first word and the last. */
const ROWS: readonly (readonly string[])[] = [
  ['ABA'],
  ['ABCA', 'AABA'],
  ['ABACA', 'ABCBA', 'AABCA'],
  ['ABACBA', 'ABCABA', 'AABACA'],
  ['ABACABA', 'ABCBACA', 'AABCABA'],
  ['ABACABCA', 'ABCADBCA'],
  ['ABACADABA', 'ABCABDACA'],
  ['ABACADBACA', 'ABCADBCABA'],
  ['ABACADACBDA', 'ABCADACBABA'],
];
const FEWEST = 3;

/** How much of its force each part begins with, and what the course of the whole adds. */
const FORCE: Readonly<Record<PartLetter, number>> = { A: 0.5, B: 0.62, C: 0.36, D: 0.5 };
const COURSE = 0.3;

const LETTERS: readonly PartLetter[] = ['A', 'B', 'C', 'D'];
const isLetter = (text: string): text is PartLetter => LETTERS.some((letter) => letter === text);

/** The parts of a piece, in order; a single one where it is no longer than one thought. */
export function chooseParts(bars: number, random: Random): PartLetter[] {
  if (bars < LONG_BARS) return ['A'];
  const count = Math.round(bars / PART_BARS);
  const rows = ROWS[Math.min(ROWS.length - 1, Math.max(0, count - FEWEST))] ?? ['ABA'];
  return [...random.pick(rows)].filter(isLetter);
}

/** 0…1 for a place within a part (`inside` 0…1) of a long piece: parts rise, the last one is the summit. */
export function forceOfPart(parts: readonly PartLetter[], part: number, inside: number): number {
  if (part === parts.length - 1) return inside < 0.75 ? 0.86 + 0.18 * inside : 0.8;
  const share = part / Math.max(1, parts.length - 1);
  return (FORCE[parts[part] ?? 'A'] + COURSE * share) * (0.78 + 0.32 * inside);
}
