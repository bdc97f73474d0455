import type { Request } from '../requests.js';
import type { Item } from './items.js';
import { goesOnFrom, type Join } from './joined.js';
import { lastJoin } from './joins.js';
import { countedJoinAt } from './joins-counted.js';
import { isTelling } from './only-tells.js';
import type { Part } from './part.js';
import { readFully } from './read-clause.js';
import { SOFTEN } from './rules-more-transitions.js';
import type { Word } from './words-en.js';

const LOOKS: readonly Word[] = [
  'crossfade',
  'dip-black',
  'dip-white',
  'slide',
  'wipe',
  'transition',
  'ken-burns',
  'zoom-in',
  'zoom-out',
  'pan',
  'pan-left',
  'pan-right',
  'pan-up',
  'pan-down',
  'motion',
];
const isLook = (item: Item): boolean => item.is === 'word' && LOOKS.includes(item.word);
const isOfLooks = (one: Request): boolean =>
  one.ask === 'edit' && (one.operation.do === 'transition' || one.operation.do === 'motion');
const isAsked = ({ ask }: Request): boolean => ask === 'clarify';
const isOpen = (item: Item): boolean =>
  item.is === 'thing' && (item.thing === 'pronoun' || item.thing === 'some-picture');

/** What only tells of how pictures move or join: “the zoom is annoying”. */
const tellsOfLooks = (last: Part): boolean =>
  last.items.some(isLook) &&
  (last.kind === 'edit' ? last.requests.every(isAsked) : isTelling(last));

/** “The zoom is annoying, turn it off”, 不喜欢这些转场，去掉: it is what was spoken of. */
const saidWhichLook: Join = (said, last) => {
  const { clause, reach } = said;
  if (!tellsOfLooks(last)) return null;
  if (clause.some((item) => isLook(item) || (item.is === 'thing' && !isOpen(item)))) return null;
  if (clause.some(({ is }) => is === 'file' || is === 'quote' || is === 'range')) return null;
  const told = last.items.filter(
    (item) =>
      isLook(item) ||
      item.is === 'join' ||
      item.is === 'file' ||
      (item.is === 'thing' && ['picture', 'images'].includes(item.thing)),
  );
  for (const of of [told, told.filter(isLook)]) {
    const requests = readFully([...of, ...clause.filter((item) => !isOpen(item))], reach);
    if (requests?.every(isOfLooks)) return goesOnFrom(said, last, requests);
  }
  return null;
};

const isOnePicture = (item: Item): boolean =>
  (item.is === 'file' && item.kind === 'image') ||
  (item.is === 'thing' && item.thing === 'picture' && item.target.by === 'number');
/** b.png上面有字，不要动: which of the stills was said before. */
const saidWhichStill: Join = (said, last) => {
  const { alone, clause, reach } = said;
  if (last.kind === 'edit' || !alone || !isTelling(last)) return null;
  if (clause.some((item) => (item.is === 'thing' && !isOpen(item)) || item.is === 'file'))
    return null;
  const isOfAll = alone.every(
    (one) =>
      one.ask === 'edit' && one.operation.do === 'motion' && one.operation.target.by === 'kind',
  );
  const [picture, ...more] = last.items.filter(isOnePicture);
  if (!isOfAll || !picture || more.length > 0) return null;
  const requests = readFully([picture, ...clause.filter((item) => !isOpen(item))], reach);
  return requests?.every(isOfLooks) ? goesOnFrom(said, last, requests) : null;
};

/** “Crossfades” are more than the one that was told of. */
const MANY =
  /\b(?:cross-?fades|dissolves|transitions|wipes|slides|dips|flashes|cuts|all|every|each)\b|[都全每各]|所有/iu;

/** “The jump from the city to the beach is sudden, add a dissolve”: where was said before. */
const saidWhereTheyJoin: Join = (said, last) => {
  const { alone, clause, words, reach } = said;
  if (last.kind === 'edit' || !alone || MANY.test(words)) return null;
  if (clause.some(({ is }) => is === 'join')) return null;
  const [one, ...more] = alone;
  if (one?.ask !== 'edit' || one.operation.do !== 'transition' || more.length > 0) return null;
  const told = reach.text.slice(last.items[0]?.start ?? 0, last.items.at(-1)?.end ?? 0);
  const into = lastJoin(told, reach.context);
  if (into === null || (one.operation.into !== null && !THERE.test(words))) return null;
  const requests: Request[] = [{ ask: 'edit', operation: { ...one.operation, into } }];
  return goesOnFrom(said, last, requests);
};
const THERE = /\bthere\b|那[里儿]|中间|之间/iu;

const isRemoval = (item: Item): boolean =>
  item.is === 'word' && (item.word === 'remove' || item.word === 'without');
/** “Delete the title and all the transitions”: the verb was said before. */
const goAsWell: Join = ({ clause, reach }, last) => {
  if (last.kind !== 'edit' || !clause.some(isLook)) return null;
  const verbs = last.items.filter(isRemoval);
  const isBare = clause.every(
    (item) =>
      isLook(item) ||
      item.is === 'filler' ||
      item.is === 'join' ||
      (item.is === 'word' && ['all', 'every', 'between', 'too'].includes(item.word)),
  );
  if (verbs.length === 0 || !isBare) return null;
  const requests = readFully([...verbs, ...clause], reach);
  return requests?.every(isOfLooks) ? { requests, items: clause, goesOn: false } : null;
};

const NTH =
  /^(?:(?:for|on|of|in) )?(?:the )?(?:first|second|third|fourth|fifth|last)(?: one)?$|^第?[一二三四五六七八九]个$|^最后一?个$/iu;
/** The place of a transition, where others were counted before: “and a dissolve for the second”. */
function asCounted(item: Item, text: string, ofJoins: boolean): Item {
  const [start, end] = [item.start, item.end];
  if (!NTH.test(text.slice(start, end).trim())) return item;
  const number =
    item.is === 'place' && item.place.at === 'number'
      ? item.place.number
      : item.is === 'thing' && item.target.by === 'number'
        ? item.target.number
        : null;
  if (number === null) return item;
  const into = number > 0 && ofJoins ? number + 1 : number;
  const target = { by: 'number', track: 'video', number: into } as const;
  return ofJoins
    ? { is: 'join', into: target, start, end }
    : { is: 'thing', thing: 'picture', target, start, end };
}
/** “Use a wipe for the first transition and a dissolve for the second”. */
const nextCounted: Join = ({ clause, reach }, last) => {
  if (last.kind !== 'edit' || !last.requests.every(isOfLooks)) return null;
  const ofJoins = last.items.some(
    ({ is, start }) => is === 'join' && countedJoinAt(reach.text, start) !== null,
  );
  const ofPhotos = last.requests.every(
    (one) => one.ask === 'edit' && one.operation.do === 'motion',
  );
  if ((!ofJoins && !ofPhotos) || clause.some(({ is }) => is === 'join')) return null;
  const items = clause.map((item) => asCounted(item, reach.text, ofJoins));
  if (items.every((item, i) => item === clause[i])) return null;
  const requests = readFully(items, reach);
  return requests?.every(isOfLooks) ? { requests, items, goesOn: false } : null;
};

const CUTS_HARD =
  /切(?:得|换)?.{0,6}(?:硬|突兀|突然)|\b(?:cuts?|jumps?|joins?)\b.*\b(?:harsh|hard|abrupt|sudden|rough|jarring)\b|\b(?:harsh|hard|abrupt|sudden|rough|jarring) (?:cuts?|jumps?)\b/iu;
/** 片段之间切得太硬了，柔和一点. */
const softened: Join = (said, last) => {
  if (last.kind === 'edit' || !CUTS_HARD.test(last.words) || !SOFTEN.test(said.words.trim()))
    return null;
  const into = lastJoin(last.words, said.reach.context);
  const operation = { do: 'transition', into, kind: 'crossfade', ms: null, onBeat: false } as const;
  return goesOnFrom(said, last, [{ ask: 'edit', operation }]);
};

const FADES: readonly Word[] = ['fade', 'fade-in', 'fade-out'];
const isFadeWord = (item: Item): boolean => item.is === 'word' && FADES.includes(item.word);
/** “Fade clip 1 in over 2 seconds and clip 3 out over 3 seconds”: the verb was said before. */
const fadesAsWell: Join = ({ alone, clause, reach }, last) => {
  const isFade = (one: Request): boolean => one.ask === 'edit' && one.operation.do === 'fade';
  if (alone !== null || last.kind !== 'edit' || !last.requests.every(isFade)) return null;
  const verbs = last.items.filter((item) => item.is === 'word' && item.word === 'fade');
  const isSide = clause.some(
    (item) => item.is === 'word' && (item.word === 'in' || item.word === 'out'),
  );
  const isNamed = clause.some(({ is }) => is === 'thing' || is === 'file');
  if (verbs.length === 0 || !isSide || !isNamed || clause.some(isFadeWord)) return null;
  const requests = readFully([...verbs, ...clause], reach);
  return requests?.every(isFade) ? { requests, items: clause, goesOn: false } : null;
};

/** Which movement or transition was meant, or where it lies, was told before. */
export const LOOK_JOINS: readonly Join[] = [
  saidWhichLook,
  saidWhichStill,
  saidWhereTheyJoin,
  goAsWell,
  nextCounted,
  softened,
  fadesAsWell,
];
