import { isDeepStrictEqual } from 'node:util';
import type { Request } from '../requests.js';
import type { Item } from './items.js';
import type { Said } from './joined.js';
import { missingIn } from './lacking.js';
import type { Part } from './part.js';
import type { Word } from './words-en.js';

/** “The title white, city.mp4 1.5x speed”: what begins with another name is an order of its own. */
export function beginsAnew(last: Part, clause: readonly Item[]): boolean {
  const [first, ...rest] = clause.filter(({ is }) => is !== 'filler');
  // “Fade clip 2 in and clip 3 out” shares the verb.
  const isTopic =
    first !== undefined && isName(first) && rest.some((item) => !isName(item) && !isEdge(item));
  const other = clause.find(
    (one) => isOwnName(one, first) && !last.items.some((of) => isSame(of, one)),
  );
  return (
    last.kind === 'edit' &&
    other !== undefined &&
    (clause.some(acts) || (isTopic && other === first))
  );
}
const isEdge = (item: Item): boolean =>
  item.is === 'word' && (item.word === 'in' || item.word === 'out');
/** An upload that waits, 换成photo.jpg, and 每段 are no other thing that an order is about. */
const isOwnName = (item: Item, first: Item | undefined): boolean =>
  isName(item) &&
  !(
    item.is === 'file' &&
    item.placed === false &&
    first?.is === 'word' &&
    REPLACES.includes(first.word)
  ) &&
  !(item.is === 'thing' && item.target.by === 'all');
const REPLACES: readonly Word[] = ['change', 'replace', 'use'];
export const isName = (item: Item): boolean =>
  item.is === 'file' || (item.is === 'thing' && ['picture', 'title'].includes(item.thing));
export const isSame = (one: Item, other: Item): boolean =>
  one.is === 'file' && other.is === 'file'
    ? one.name === other.name
    : one.is === 'thing' && other.is === 'thing' && isDeepStrictEqual(one.target, other.target);

/** “Mute clip 2, make my voice deeper”: an order of its own that changes nothing was not heard. */
export function isSwallowed(
  { clause, words }: Said,
  last: Part,
  requests: readonly Request[],
): boolean {
  if (last.kind !== 'edit' || !isDeepStrictEqual(last.requests, requests)) return false;
  const says = clause.some(acts) && clause.some((item) => !acts(item) && !saysNothing(item));
  const names = clause.some((item) => isName(item) && !last.items.some((of) => isSame(of, item)));
  return says || names || missingIn(words) !== undefined;
}
const acts = (item: Item): boolean => item.is === 'word' && ACTIONS.includes(item.word);
const saysNothing = (item: Item): boolean =>
  item.is === 'filler' ||
  (item.is === 'thing' && item.thing === 'pronoun') ||
  (item.is === 'word' && ['all', 'everything', 'out', 'too'].includes(item.word));
const ACTIONS: readonly Word[] = [
  'make',
  'change',
  'replace',
  'add',
  'remove',
  'turn',
  'move',
  'split',
  'mute',
  'duplicate',
  'reverse-order',
  'speed-up',
  'slow-down',
  'undo',
];
