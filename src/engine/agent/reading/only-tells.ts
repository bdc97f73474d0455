import { isAside } from './asides.js';
import type { Item } from './items.js';
import { plainForm } from './names.js';
import { tellsMusic } from './of-music.js';
import type { Part } from './part.js';
import { isRemark } from './remarks.js';
import { isTold, saysNoMore, tellsWhere } from './told-before.js';

/** Whether the part before may have told when something is, and asks for nothing. */
export const isTelling = (last: Part): boolean =>
  last.kind === 'edit'
    ? last.requests.every((one) => one.ask === 'revise' && isAside(one.words))
    : isAside(last.words) || !tellsMusic(plainForm(last.words));

const NAMES_BESIDE =
  /^(?:也?就?是(?:说|在)?|大概|差不多|那个?|这个?|i mean|that is|that's|namely|so|(?:and |which |that |it |he |she )*(?:is|are|was|were|'s|happens|comes)(?: (?:at|about|around|roughly))?)$/iu;

/** “… is the good bit”, of a time. */
const IS_SO = /^(?:is|are|was|were|has|had|shows?) (?!to be\b|not )[^,.;]+$/iu;

/** Whether a part, but for what it names and when that is, only tells something. */
export function onlyTells({ kind, words, items }: Part, text: string): boolean {
  if (kind === 'edit') return false;
  if (isAside(words) || items.every(saysNoMore)) return true;
  const start = items[0]?.start ?? 0;
  const rest = items
    .filter(tellsWhere)
    .reduce(
      (all, one) =>
        all.slice(0, one.start - start) +
        ' '.repeat(one.end - one.start) +
        all.slice(one.end - start),
      text.slice(start, items.at(-1)?.end ?? 0),
    )
    .trim();
  return (
    NAMES_BESIDE.test(rest) ||
    IS_SO.test(rest) ||
    isAside(rest) ||
    isRemark(
      rest,
      items.filter((item) => !tellsWhere(item)),
    )
  );
}

/** “People will not see it”: nothing in it is what an order could be about. */
export const namesNothing = (items: readonly Item[]): boolean =>
  !items.some((item) => isTold(item) || item.is === 'point' || item.is === 'span');
