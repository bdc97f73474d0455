import type { Request } from '../requests.js';
import type { Item } from './items.js';
import { goesOnFrom, type Join } from './joined.js';
import { removes } from './left-over.js';
import { readFully } from './read-clause.js';
import type { Word } from './words-en.js';

const isWord = (words: readonly Word[]) => (item: Item) =>
  item.is === 'word' && words.includes(item.word);
const isNamed = ({ is }: Item): boolean => is === 'thing' || is === 'file' || is === 'quote';

const REMOVING: readonly Word[] = ['remove', 'without', 'cut', 'cut-out'];
const PLAIN: readonly Word[] = ['too', 'all'];
const isRemoval = (one: Request): boolean =>
  removes(one) ||
  one.ask === 'remove-music' ||
  (one.ask === 'edit' && one.operation.do === 'transition' && one.operation.kind === null);

/** “Remove the transitions and also the title”: a name alone shares the verb ahead of it. */
const goesToo: Join = ({ clause, reach }, last) => {
  if (last.kind !== 'edit' || last.requests.length === 0) return null;
  if (!last.requests.every(isRemoval)) return null;
  const isBare =
    clause.some(isNamed) &&
    clause.every((item) => isNamed(item) || item.is === 'filler' || isWord(PLAIN)(item));
  const verbs = last.items.filter(isWord(REMOVING));
  if (!isBare || verbs.length === 0) return null;
  const items = [...verbs, ...clause];
  const requests = readFully(items, reach);
  return requests?.every(isRemoval) ? { requests, items, goesOn: false } : null;
};

/** “Keep the beach, delete the others”, 除了海滩，其他都不要: of the rest, the one clause alone says too little. */
const restGoesToo: Join = (said, last) => {
  if (last.kind === 'edit') return null;
  const both = [...last.items, ...said.clause];
  if (!both.some(isWord(['the-rest'])) || !both.some(isWord(REMOVING))) return null;
  const requests = readFully(both, said.reach);
  return requests?.every(removes) ? goesOnFrom(said, last, requests) : null;
};

/** “Swap the first clip out, use photo.jpg”: what comes instead is said behind. */
const comesInstead: Join = (said, last) => {
  if (last.kind === 'edit' || !last.items.some(isWord(['replace', 'swap', 'change']))) return null;
  if (!said.clause.some(isNamed)) return null;
  const requests = readFully([...last.items, ...said.clause], said.reach);
  const replaces = requests?.every((one) => one.ask === 'edit' && one.operation.do === 'replace');
  return requests && replaces ? goesOnFrom(said, last, requests) : null;
};

/** “The first title goes, the second one to the bottom”, 第一个标题删了，第二个放到下面: a title, too. */
const otherTitle: Join = ({ clause, alone, reach }, last) => {
  const ofTitles =
    last.kind === 'edit' &&
    last.items.some((item) => item.is === 'thing' && item.thing === 'title') &&
    !last.items.some((item) => item.is === 'thing' && item.thing === 'picture');
  if (alone !== null || !ofTitles) return null;
  const items = clause.map((item): Item => {
    if (item.is !== 'thing' || item.thing !== 'picture' || item.target.by !== 'number') return item;
    if (!NOUNLESS.test(reach.text.slice(item.start, item.end))) return item;
    return { ...item, thing: 'title', target: { ...item.target, track: 'text' } };
  });
  const requests = readFully(items, reach);
  return requests && { requests, items, goesOn: false };
};
const NOUNLESS = /\bone$|个$/iu;

/** 城市那段不要了，太吵: why it goes, and no order. */
const tooMuch: Join = ({ clause, words }, last) => {
  const isGone = last.kind === 'edit' && last.requests.length > 0 && last.requests.every(removes);
  return isGone && TOO_MUCH.test(words.trim())
    ? { requests: [], items: clause, goesOn: false }
    : null;
};
const TOO_MUCH =
  /^(?:it|that|this)(?:['’]s| is| was)(?: just| really| way| much)* too [a-z]+(?: there)?$|^(?:它|那段?|这段?)?(?:实在|真的|有点|都|也)*太[^,，。]{1,3}了?$/iu;

/** Names in the light of the orders before them: what goes too, what stays, what comes instead. */
export const ORDER_JOINS: readonly Join[] = [
  goesToo,
  restGoesToo,
  comesInstead,
  otherTitle,
  tooMuch,
];
