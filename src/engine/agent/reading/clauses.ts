import type { Item, Thing } from './items.js';
import type { Part } from './part.js';

/** “Swap the beach” waits for what it is to be swapped with, “fade the picture” for how. */
export const waits = (item: Item): boolean =>
  item.is === 'word' && ['swap', 'fade', 'between'].includes(item.word);
/** “Between the city” waits for the other side, and for what goes there. */
export const opensBetween = ([first, ...rest]: readonly Item[]): boolean =>
  first?.is === 'word' && first.word === 'between' && rest.every(isSlot);
/** “Let the music” goes on with “and the picture fade out”. */
export const namesOnly = (item: Item): boolean =>
  isSlot(item) ||
  (item.is === 'word' &&
    [
      'make',
      'in',
      'play',
      'sound',
      'under-voice',
      'start',
      'while-seen',
      'as-sound',
      'on-beat',
      'only',
    ].includes(item.word));
/** “Instead of clip 2” waits for what comes instead. */
const isSlot = (item: Item): boolean =>
  !['word', 'unknown', 'quote'].includes(item.is) ||
  (item.is === 'word' && item.word === 'instead');

/** “Change only the outro”, 只改尾奏: which stretch the next clause is about. */
export const opensStretch = (items: readonly Item[]): boolean =>
  items.some(({ is }) => is === 'section') &&
  items.every(
    (item) =>
      ['section', 'filler'].includes(item.is) ||
      (item.is === 'word' && ['only', 'change', 'make'].includes(item.word)),
  );

/** The clauses of a message that say more than fillers. */
export function clausesOf(items: readonly Item[]): Item[][] {
  const clauses: Item[][] = [[]];
  for (const item of items) {
    if (item.is === 'break') clauses.push([]);
    else clauses.at(-1)?.push(item);
  }
  return clauses.filter((clause) =>
    clause.some((item) => item.is !== 'filler' && !(item.is === 'word' && item.word === 'too')),
  );
}

/** “Captions smaller, and put the title top left”: what names different things is no one edit. */
export const namesOther = (
  earlier: Extract<Part, { kind: 'edit' }>,
  later: readonly Item[],
): boolean => {
  const named = (items: readonly Item[]): string[] =>
    items.flatMap((item) =>
      item.is === 'thing' && LETTERS.includes(item.thing) ? [JSON.stringify(item.target)] : [],
    );
  const isLimited = later.some((item) => item.is === 'word' && item.word === 'only');
  if (isLimited && [earlier.items, later].every((of) => of.some(({ is }) => is === 'thing'))) {
    return true;
  }
  // “Mute clip 1, the last 3 seconds of clip 2”: the stretch is of the second alone.
  const stretch = later.findIndex(({ is }) => is === 'range');
  const ofOwn = stretch >= 0 && later.slice(stretch).some(isName) && earlier.items.some(isName);
  if (ofOwn && later.every((item) => isName(item) || PLAIN.includes(item.is))) return true;
  const [before, after] = [named(earlier.items), named(later)];
  if (earlier.requests.some(({ ask }) => ask === 'variants')) return after.length > 0;
  return before.length > 0 && after.some((one) => !before.includes(one));
};
const LETTERS: readonly Thing[] = ['title', 'some-title', 'all-titles', 'music', 'original'];

/** “Remove the title and the music”: a name alone shares the verb ahead of it. */
export const withVerbOf = (earlier: readonly Item[], later: readonly Item[]): readonly Item[] => {
  const isBare = later.some(isName) && later.every((of) => isName(of) || PLAIN.includes(of.is));
  const isOwn = ({ is }: Item): boolean => is === 'range' && later.some((of) => of.is === 'range');
  return isBare ? [...earlier.filter((of) => !isName(of) && !isOwn(of)), ...later] : later;
};

const PLAIN: readonly Item['is'][] = ['filler', 'range'];
const isName = ({ is }: Item): boolean => is === 'thing' || is === 'file';
