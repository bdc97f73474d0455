/** What may stand around words that are to be taken as they are. */
const QUOTES: readonly (readonly [open: string, close: string])[] = [
  ['“', '”'],
  ['"', '"'],
  ['„', '“'],
  ['「', '」'],
  ['『', '』'],
  ['《', '》'],
  ['«', '»'],
  ['‹', '›'],
];

/** A quotation that begins at `at`, without its signs. */
export function quoteAt(text: string, at: number): { text: string; length: number } | null {
  const sign = text.charAt(at);
  for (const [open, close] of QUOTES) {
    if (sign !== open) continue;
    const end = text.indexOf(close, at + 1);
    if (end > at) return { text: text.slice(at + 1, end), length: end + 1 - at };
  }
  // An apostrophe opens one only before a word, and closes it only after one.
  const single = /^'(?! )([^'\n]*(?:'(?=\p{L})[^'\n]*)*)'(?!\p{L})/u.exec(text.slice(at));
  const before = text.charAt(at - 1);
  return single?.[1] !== undefined &&
    (!/[\p{L}\p{N}]/u.test(before) || /\p{Script=Han}/u.test(before))
    ? { text: single[1], length: single[0].length }
    : null;
}
