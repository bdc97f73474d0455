/** A pattern that is looked for at one place of a text, and never ends within a word or number. */
export type At = (text: string, at: number) => RegExpExecArray | null;

const WORD_ENDS = '(?!(?<=[a-z])[a-z]|(?<=\\d)\\d)';

/** `source` as it is looked for at one place, in either case. */
export function pattern(source: string): At {
  const expression = new RegExp(`(?:${source})${WORD_ENDS}`, 'iuy');
  return (text, at) => {
    expression.lastIndex = at;
    const found = expression.exec(text);
    return found === null || found[0] === '' ? null : found;
  };
}
