import { isDeepStrictEqual } from 'node:util';
import type { Request } from '../requests.js';
import { isAside } from './asides.js';
import type { Item, Thing } from './items.js';
import type { Join } from './joined.js';
import { onlyTells } from './only-tells.js';
import type { Part } from './part.js';
import { readFully } from './read-clause.js';
import { isOfTitles } from './targets.js';
import { isKnownText } from './texts.js';

const TITLES: readonly Thing[] = ['title', 'all-titles'];

/** 字幕被按钮挡住了: by itself it would ask for a button, and it only tells why. */
const tells = (last: Part, text: string): boolean =>
  last.kind === 'edit'
    ? last.requests.every(({ ask }) => ask === 'missing' || ask === 'revise') &&
      isAside(last.words, true)
    : onlyTells(last, text);

const isOfTitle = (one: Request): boolean =>
  one.ask === 'edit' && 'target' in one.operation && isOfTitles(one.operation.target);
/** What names nothing, and would be of the film. */
const leavesOpen = (one: Request): boolean =>
  one.ask !== 'edit' ||
  !('target' in one.operation) ||
  one.operation.target === null ||
  one.operation.target.by === 'all';

/** 不喜欢标题那个动画，去掉: that of the title, and not the title. */
const isMotion = (item: Item): boolean =>
  item.is === 'word' && ['motion', 'fade', 'fade-in', 'fade-out'].includes(item.word);
const isSame = (one: Item, other: Item): boolean =>
  one.is === 'thing' && other.is === 'thing' && isDeepStrictEqual(one.target, other.target);

/** “Hello” comes too early, show it from 3 to 6 seconds: which title it is was said before. */
const saidWhichTitle: Join = ({ alone, clause, reach }, last) => {
  if (alone !== null && !alone.every(leavesOpen)) return null;
  const isTitle = (item: Item): boolean =>
    item.is === 'quote'
      ? isKnownText(item.text, reach.context)
      : item.is === 'thing' && TITLES.includes(item.thing);
  const [told, ...more] = last.items.filter(isTitle);
  if (told === undefined || clause.some(isTitle)) return null;
  // 标题字太细了: the letters of that one.
  if (!more.every((one) => isSame(one, told))) return null;
  if (clause.some((item) => item.is === 'thing' && item.thing !== 'pronoun')) return null;
  if (!tells(last, reach.text)) return null;
  const requests = readFully([told, ...last.items.filter(isMotion), ...clause], reach);
  return requests?.every(isOfTitle) ? { requests, items: clause, goesOn: true } : null;
};

export const TITLE_JOINS: readonly Join[] = [saidWhichTitle];
