const NUMBER = /(\d{1,3})(?=[.)、][ \t]*(?:\[[ xX]\][ \t]*)?$)/u;

/** The number of the list's item that a line break begins. */
export function numberedItem(lineBreak: string): number | undefined {
  const number = NUMBER.exec(lineBreak)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** A line break whose item counts as many fewer as were left out before it. */
export function renumber(lineBreak: string, fewer: number): string {
  return fewer === 0
    ? lineBreak
    : lineBreak.replace(NUMBER, (number) => String(Math.max(1, Number(number) - fewer)));
}

/**
 * What is between two lines when the one between them was left out: the larger of the two gaps,
 * with the mark of the later line. `behind`: there is something before it.
 */
export function mergeBreaks(behind: boolean, before: string, after: string): string {
  const last = after.lastIndexOf('\n');
  const mark = after.slice(last + 1);
  if (!behind) return mark;
  const lines = (text: string): string => text.slice(0, text.lastIndexOf('\n') + 1);
  const [first, second] = [lines(before), lines(after)];
  const larger = first.split('\n').length > second.split('\n').length ? first : second;
  return larger + mark;
}

/** True when a line break begins an item of a list. */
export function isListItem(lineBreak: string): boolean {
  return /(?:[-*+•·–]|\d[.)、]|[①-⑳])[ \t]*(?:\[[ xX]\][ \t]*)?$/u.test(lineBreak);
}
