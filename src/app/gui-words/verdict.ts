import type { Offer } from '../results.js';

/** What a clause of the agent's text is. */
export type Verdict =
  /** Describes something: it is kept. */
  | { kind: 'description' }
  /** May belong to the clause that follows, and stays or goes with it: "if you like it, …". */
  | { kind: 'lead' }
  /** Tells how to use a graphical interface. `kept` is what of it describes something. */
  | { kind: 'instruction'; offers: readonly Offer[]; kept?: string };

/** What stands around a clause. */
export interface Before {
  /** Nothing but an instruction has come since the last description. */
  instruction: boolean;
  /** It is the same sentence that the instruction is in. */
  sameSentence: boolean;
  /** A colon follows: the clause may be a label, as in "Export: 1080p". */
  label: boolean;
}

/** How one language tells the person what to do with a graphical interface. */
export interface Grammar {
  judge(clause: string, before: Before): Verdict;
  /** What is left of a kept clause at the head of its sentence: without "and", with a capital. */
  asHead(clause: string): string;
  /** True for words before a colon that go with the instruction behind it: "To export:". */
  isLabel(words: string): boolean;
}

export const DESCRIPTION: Verdict = { kind: 'description' };

/** Stands for a quoted letter, so that quoted words are not taken for verbs. */
const MASK = '\uE000';
const QUOTED = new RegExp(
  [
    ...['“”', '「」', '『』', '《》', '【】'].map(
      ([open, close]) => `${open}[^${close}\\n]{1,80}${close}`,
    ),
    String.raw`(?<![\p{L}\p{N}])(["'])(?:(?!\1|\n).){1,80}\1(?![\p{L}\p{N}])`,
  ].join('|'),
  'gu',
);

/** A clause without its emphasis, and the same with its quoted words blanked out. */
export function readable(clause: string): { plain: string; shape: string } {
  const plain = clause
    .replace(/\*\*|__|[*`]/gu, '')
    .replaceAll('’', "'")
    .replace(/^[^\p{L}\p{N}“"「『《【'[]+/u, '')
    .trim();
  const shape = plain.replace(
    QUOTED,
    (quoted) =>
      quoted.charAt(0) + MASK.repeat(quoted.length - 2) + quoted.charAt(quoted.length - 1),
  );
  return { plain, shape };
}

export function instruction(...offers: readonly Offer[]): Verdict {
  return { kind: 'instruction', offers };
}
