/** Seeds are whole numbers from 0 to this one: what a 32-bit generator tells apart. */
export const MAX_SEED = 2 ** 32 - 1;

const SEED = /(?:\bseed|种子)\s*(?:[:：=#]|is\b)?\s*(\d+)(?!\d)/iu;

/** A seed as a prompt states it: `seed 42`, `Seed: 42`, 种子 42. */
export interface StatedSeed {
  /** Null when the number is none that a seed can be. */
  seed: number | null;
  /** The words that state it. */
  match: string;
}

/** The first seed that `text` states; null when it states none. */
export function findSeed(text: string): StatedSeed | null {
  const found = SEED.exec(text);
  if (found === null) return null;
  const number = Number(found[1]);
  return { seed: number <= MAX_SEED ? number : null, match: found[0] };
}
