import type { Item, Thing } from './items.js';

/** What a clause may be about. */
export const NAMED: readonly Thing[] = [
  'picture',
  'images',
  'title',
  'all-titles',
  'music',
  'original',
];

/** 一直 and “throughout” bound nothing. */
export const isBounded = (item: Item): boolean =>
  item.is === 'range' && (item.range.from !== null || item.range.to !== null);

export const isTold = (item: Item): boolean =>
  isBounded(item) ||
  item.is === 'file' ||
  (item.is === 'word' && item.word === 'transition') ||
  (item.is === 'thing' && NAMED.includes(item.thing));
/** Which stretch, moment or end, and of what. */
export const tellsWhere = (item: Item): boolean =>
  isTold(item) ||
  item.is === 'edge' ||
  item.is === 'point' ||
  (item.is === 'word' && (item.word === 'start' || item.word === 'end'));
export const saysNoMore = (item: Item): boolean =>
  tellsWhere(item) || item.is === 'filler' || (item.is === 'word' && item.word === 'down');
export const isOfOne = (items: readonly Item[]): boolean =>
  items.length > 0 && items.filter(({ is }) => is !== 'range').length <= 1;
