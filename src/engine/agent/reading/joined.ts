import type { Request } from '../requests.js';
import type { Reach } from './hand.js';
import type { Item } from './items.js';
import type { Part } from './part.js';

/** A clause, in the light of the parts before it. */
export interface Said {
  clause: readonly Item[];
  words: string;
  /** What it asks for by itself, where a rule understands all of it. */
  alone: readonly Request[] | null;
  parts: readonly Part[];
  /** What was begun before, and waits for this: “in the second half, …”. */
  waiting: readonly Item[];
  reach: Reach;
}

/** What a clause asks for together with what was said before it. */
export interface Joined {
  requests: readonly Request[];
  items: readonly Item[];
  /** It says the same as the part before, and more: both are one. */
  goesOn: boolean;
  /** How many remarks stand between that part and this. */
  over?: number;
}

export type Join = (said: Said, last: Part) => Joined | null;

export const goesOnFrom = (said: Said, last: Part, requests: readonly Request[]): Joined => ({
  requests,
  items: [...last.items, ...said.clause],
  goesOn: true,
});
