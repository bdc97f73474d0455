/** Any one of `words`, which stand between commas; each may be a pattern of its own. */
export function anyOf(words: string): string {
  return `(?:${words
    .trim()
    .split(/\s*,\s*/u)
    .join('|')})`;
}

/**
 * A pattern for either case, that may be written on several lines: a blank stands for any blanks,
 * and ` ?` for any or none.
 */
export function pattern(parts: TemplateStringsArray, ...lists: readonly string[]): RegExp {
  const source = String.raw(parts, ...lists)
    .replace(/\n\s*/gu, '')
    .replace(/ (\??)/gu, (_blank, optional) => (optional === '' ? '\\s+' : '\\s*'));
  return new RegExp(source, 'iu');
}
