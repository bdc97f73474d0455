import type { ReadingContext, Request } from '../requests.js';
import type { Item } from './items.js';
import { CLIPS } from './targets.js';

export const removes = (one: Request): boolean =>
  one.ask === 'edit' && one.operation.do === 'remove';

/** “The two clips that are left”, after others were removed, are all that there are then. */
export function leftOver(
  items: readonly Item[],
  before: readonly Request[],
  { titles, captions }: ReadingContext,
): Item[] {
  const removed = before.length > 0 && before.every(removes);
  // “Captions smaller, the title bigger”: beside the captions, there is but one title.
  const one = titles - captions === 1 && before.some(isOfCaptions);
  return items.map((item) => {
    if (removed && item.is === 'word' && item.word === 'the-rest') {
      return { is: 'thing', thing: 'picture', target: CLIPS, start: item.start, end: item.end };
    }
    return one && item.is === 'thing' && item.thing === 'some-title'
      ? { ...item, thing: 'title' }
      : item;
  });
}
const isOfCaptions = (one: Request): boolean =>
  one.ask === 'edit' &&
  'target' in one.operation &&
  one.operation.target?.by === 'kind' &&
  one.operation.target.kind === 'caption';
