import type { Target } from '../../timeline/index.js';
import type { Request } from '../requests.js';
import { isAside } from './asides.js';
import { namesOnly, namesOther, waits, withVerbOf } from './clauses.js';
import type { Reach } from './hand.js';
import type { Item } from './items.js';
import { goesOnFrom, type Join, type Joined, type Said } from './joined.js';
import { LOOK_JOINS } from './joining-looks.js';
import { ORDER_JOINS } from './joining-order.js';
import { SOUND_JOINS, soundGoes } from './joining-sound.js';
import { besideThat, howLong, isEnd, mayBeTimed, sameUnit, withStretch } from './joining-time.js';
import { TITLE_JOINS } from './joining-titles.js';
import { lastTarget } from './last-target.js';
import { removes } from './left-over.js';
import { isTelling, namesNothing, onlyTells } from './only-tells.js';
import { beginsAnew, isName, isSame, isSwallowed } from './orders-apart.js';
import { type Part, requestsIn } from './part.js';
import { readFully } from './read-clause.js';
import { spokenBefore } from './remarks.js';
import { readRevision } from './revise.js';
import { isBounded, isOfOne, isTold, saysNoMore, tellsWhere } from './told-before.js';

const asks = (about: 'time' | 'text') => (request: Request) =>
  request.ask === 'clarify' && request.about.of === about;
const asksWhen = asks('time');

/** “The bell rings from 0:15 to 0:20, silence the music there”. */
const THERE =
  /\b(?:there|then|that (?:part|bit|stretch|section|moment))\b|那[里儿段时]|这[里儿段]/iu;
/** “Clips 1 and 2 are noisy, mute them both”. */
const MANY = /\b(?:them|their|both)\b|它们|[都全]/iu;

/** “Clip 2 down the middle, split”, 第二段开头有点晃，剪掉1秒: where was said before. */
const saidWhere: Join = (said, last) => {
  if (last.kind === 'edit' || !isTelling(last) || !said.alone?.every(asksWhen)) return null;
  if (!isAside(last.words) && !last.items.every(saysNoMore)) return null;
  const where = last.items.filter(tellsWhere).map(asEdge);
  const placed = where.length > 0 ? readFully([...where, ...said.clause], said.reach) : null;
  return placed && !placed.some(asksWhen) ? goesOnFrom(said, last, placed) : null;
};

/** “The end of clip 3 is shaky”. */
const asEdge = (item: Item): Item =>
  item.is === 'word' && (item.word === 'end' || item.word === 'start')
    ? { is: 'edge', edge: item.word, start: item.start, end: item.end }
    : item;

/** 除了前三秒，第二段都删掉. */
const isExcept = (item: Item): boolean => item.is === 'word' && item.word === 'except';

/** “There is a shaky bit from 0:12 to 0:14, cut it out”: when was said before. */
const saidWhen: Join = (said, last) => {
  const there = THERE.test(said.words);
  const named = said.clause.some(
    (item) => item.is === 'file' || (item.is === 'thing' && item.thing !== 'pronoun'),
  );
  const isOpen = said.alone
    ? said.alone.every(
        (one) =>
          there ||
          asksWhen(one) ||
          removes(one) ||
          (one.ask === 'clarify' && one.about.of === 'which' && one.about.doing === 'remove') ||
          (!named && mayBeTimed(one)),
      )
    : there || onlyTells(last, said.reach.text);
  if (!isOpen || !isTelling(last)) return null;
  const tellsHowLong = withStretch(last.items);
  const when = tellsHowLong.filter((item) => isBounded(item) || isExcept(item));
  if (!when.some(({ is }) => is === 'range')) return null;
  // “Beach: the last 3 seconds show my finger, cut it”: of what was said as well.
  const told = tellsHowLong.filter((item) => isBounded(item) || isName(item) || isExcept(item));
  for (const items of [told, when]) {
    const timed = readFully([...items, ...said.clause], said.reach);
    if (timed && !timed.some(asksWhen)) return goesOnFrom(said, last, timed);
  }
  return null;
};

/** “The outro is too busy, make it calmer”: which stretch of the music was said before. */
const saidWhichStretch: Join = ({ clause, alone, reach }, last) => {
  const isTold = last.kind === 'edit' ? tellsOfStretch(last) : isAside(last.words);
  if (alone !== null || !isTold || clause.some(isStretch)) return null;
  const [stretch, ...more] = last.items.filter(isStretch);
  const requests = stretch && more.length === 0 ? readRevision(clause, reach, stretch) : null;
  return requests && { requests, items: clause, goesOn: true };
};
const isStretch = ({ is }: Item): boolean => is === 'section' || is === 'range';
const tellsOfStretch = (last: Part): boolean =>
  last.kind === 'edit' &&
  last.requests.every(({ ask }) => ask === 'revise') &&
  isAside(last.words, true);

/** “Put a title on it, “First Steps””: its text comes behind. */
const textBehind: Join = (said, last) => {
  if (last.kind !== 'edit' || !last.requests.every(asks('text'))) return null;
  if (!said.clause.some(({ is }) => is === 'quote')) return null;
  const titled = readFully([...last.items, ...said.clause], said.reach);
  return titled && goesOnFrom(said, last, titled);
};

const byItself: Join = ({ alone, clause, waiting }) =>
  alone && waiting.length === 0 ? { requests: alone, items: clause, goesOn: false } : null;

/** “第三段拍糊了，删掉”: what it is about was said before. */
const saidOfWhat: Join = (said, last) => {
  const { alone, clause, words, reach } = said;
  if (last.kind === 'edit' || (alone !== null && !leavesOpen(alone, clause))) return null;
  // “Happier music, and cut the first second”: two orders.
  if (alone !== null && last.kind === 'music' && !isTelling(last)) return null;
  const all = last.items.flatMap(toldOf);
  const about = all.filter((one, i) => !all.slice(0, i).some((other) => isSame(one, other)));
  if (!isOfOne(about) && !(about.length > 0 && MANY.test(words))) return null;
  // “Clip 1 wobbles at first, cut the first second”: of that clip, and not of the film.
  const of = alone === null ? about : about.filter(({ is }) => is !== 'range');
  if (of.length === 0) return null;
  const requests = readFully([...of, ...clause], reach);
  // “The start of clip 2 is dark, cut that”: not all of it goes.
  if (requests?.some(removes) && last.items.some(isEnd)) return null;
  return requests && { requests, items: clause, goesOn: onlyTells(last, reach.text) };
};

/** What a clause tells of; 第一段开头 is of a picture, too. */
function toldOf(item: Item): Item[] {
  if (isTold(item) && !(item.is === 'range' && targetIn(item) !== null)) return [item];
  const target = targetIn(item);
  if (target === null) return [];
  return [{ is: 'thing', thing: 'picture', target, start: item.start, end: item.end }];
}
/** The picture at one of whose ends a point or a stretch lies. */
function targetIn(item: Item): Target | null {
  const points = item.is === 'point' ? [item.point] : item.is === 'range' ? [item.range.from] : [];
  const [point] = points;
  return point?.of === 'thing' ? point.target : null;
}

/** 转场太花了，全部去掉: what names nothing is of what was spoken of, and not of the film. */
const leavesOpen = (requests: readonly Request[], clause: readonly Item[]): boolean =>
  !clause.some((item) => (item.is === 'thing' && item.thing !== 'pronoun') || item.is === 'file') &&
  requests.some((one) => {
    if (one.ask !== 'edit' || !('target' in one.operation)) return false;
    const { target } = one.operation;
    return (
      target === null || target.by === 'all' || (target.by === 'kind' && target.kind === 'image')
    );
  });

/** “Fade the music out, over the last three seconds”: more of the same order. */
const moreOfIt: Join = (said, last) => {
  if (last.kind === 'music' && !last.items.some(waits)) return null;
  if (last.kind === 'edit' && (namesOther(last, said.clause) || beginsAnew(last, said.clause))) {
    return null;
  }
  const earlier = requestsIn(said.parts.slice(0, -1));
  const before: Reach = { ...said.reach, before: earlier, spoken: lastTarget(earlier) };
  const together = readFully([...last.items, ...said.clause], before);
  return together && !isSwallowed(said, last, together) ? goesOnFrom(said, last, together) : null;
};

/** “Remove the title and the music”: the verb was said before. */
const sameVerb: Join = ({ clause, reach }, last) => {
  if (last.kind !== 'edit' || !namesOther(last, clause)) return null;
  const requests = readFully(withVerbOf(last.items, clause), reach);
  return requests && { requests, items: clause, goesOn: false };
};

/** “In the second half, less drums”. */
const ofStretch: Join = ({ clause, waiting, reach }) => {
  const items = [...waiting, ...clause];
  const requests = waiting.length > 0 ? readRevision(items, reach) : null;
  return requests && { requests, items, goesOn: true };
};

/** Of several ways to understand a clause, the first that leaves nothing over is meant. */
const JOINS: readonly Join[] = [
  saidWhere,
  saidWhen,
  ...TITLE_JOINS,
  ...LOOK_JOINS,
  besideThat,
  textBehind,
  howLong,
  sameUnit,
  soundGoes,
  saidOfWhat,
  saidWhichStretch,
  ...SOUND_JOINS,
  ...ORDER_JOINS,
  byItself,
  moreOfIt,
  sameVerb,
  ofStretch,
];

/** What a clause asks for by itself or with what was said before; null where that is not clear. */
export function joined(said: Said): Joined | null {
  const last = spokenBefore(said.parts);
  if (last === undefined || isTopic(said)) return byItself(said, NOTHING);
  const before = earlierTold(said, last);
  for (const join of before ? TOLD_JOINS : []) {
    const found = before && join(said, before.part);
    if (found) return { ...found, over: before.over };
  }
  for (const join of JOINS) {
    const found = join(said, last);
    if (found) return { ...found, over: said.parts.length - 1 - said.parts.lastIndexOf(last) };
  }
  return null;
}
/** “Second photo: zoom out” begins anew. */
const isTopic = ({ clause, reach }: Said): boolean =>
  clause.every(namesOnly) && /^\s*[:：]/u.test(reach.text.slice(clause.at(-1)?.end ?? 0));

/** What tells of a thing or a time may stand some remarks ahead. */
const TOLD_JOINS: readonly Join[] = [saidWhere, saidWhen, besideThat, saidOfWhat];

/** “Clip 2 is dull, nobody will watch it, cut 3 seconds off”: what was told ahead of mere remarks. */
function earlierTold({ parts, reach }: Said, last: Part): { part: Part; over: number } | null {
  if (last !== parts.at(-1) || !namesNothing(last.items) || !onlyTells(last, reach.text))
    return null;
  const over = parts
    .toReversed()
    .findIndex((part) => !namesNothing(part.items) || !onlyTells(part, reach.text));
  const part = parts.at(-1 - over);
  return over > 0 && part && onlyTells(part, reach.text) ? { part, over } : null;
}
const NOTHING: Part = { kind: 'unread', words: '', items: [], faint: true };
