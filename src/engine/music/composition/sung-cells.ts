import type { Note } from '../types.js';

/** Pitches by the bar of the theme's material that they are sung to. */
export type SungCells = Readonly<Record<string, readonly number[]>>;

/** Keeps how each bar of the material is sung the first time that so much of it is. */
export function remember(
  sung: Record<string, readonly number[]>,
  wishes: readonly { cell: string; place: number }[],
  notes: readonly Note[],
): void {
  for (let from = 0; from < wishes.length; ) {
    const cell = wishes[from]?.cell ?? '';
    const next = wishes.findIndex(
      (wish, n) => n > from && (wish.place === 0 || wish.cell !== cell),
    );
    const to = next < 0 ? wishes.length : next;
    if (to - from > (sung[cell]?.length ?? 0))
      sung[cell] = notes.slice(from, to).map(({ pitch }) => pitch);
    from = to;
  }
}
