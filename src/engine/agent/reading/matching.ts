import { type Openings, openingsOf } from './openings.js';

/** A pattern that is looked for at one place of a text; it never ends within a word, number or file's name. */
export type At = (text: string, at: number) => RegExpExecArray | null;

const WORD_ENDS = '(?!(?<=[a-z])[a-z]|(?<=\\d)\\d|(?<=[a-z])\\.[a-z]\\w{2,3}(?!\\w))';

let last = { text: '', lower: '' };

/** In lower case, and as long as before: `İ` alone would become two characters. */
function lowerCase(text: string): string {
  if (text !== last.text) last = { text, lower: text.replaceAll('İ', 'I').toLowerCase() };
  return last.lower;
}

/**
 * `source`, which is in lower case, as it is looked for at one place of a text in either case; what
 * is found is in lower case. It is compiled when it is first tried where a match can begin:
 * hundreds of patterns at once, and for either case, would hold everybody up.
 */
export function pattern(source: string): At {
  let openings: Openings | undefined;
  let expression: RegExp | null = null;
  return (text, at) => {
    const lower = lowerCase(text);
    openings = openings === undefined ? openingsOf(source) : openings;
    if (openings && !openings.has(lower.charAt(at))) return null;
    expression ??= new RegExp(`(?:${source})${WORD_ENDS}`, 'uy');
    expression.lastIndex = at;
    const found = expression.exec(lower);
    return found === null || found[0] === '' ? null : found;
  };
}

/** How much of `text` a sticky expression takes at a place. */
export const lengthAt = (expression: RegExp, text: string, at: number): number => {
  expression.lastIndex = at;
  return expression.exec(text)?.[0].length ?? 0;
};
