import type { TimePoint, TimeRange } from '../../timeline/index.js';
import type { Request } from '../requests.js';
import type { Item } from './items.js';
import { goesOnFrom, type Join } from './joined.js';
import { isTelling, onlyTells } from './only-tells.js';
import { isSame } from './orders-apart.js';
import { readFully } from './read-clause.js';
import type { Word } from './words-en.js';

/** “… after that”, 后面的都不要: on one side of a moment that was told. */
const BESIDE =
  /\b(?<en>after|past|beyond|behind|before|until|till|up to|since) (?:that|this|it|then|there)(?: (?:point|moment|mark|time|part|bit))?\b|\b(?<since>from) (?:there|here|then|that (?:point|moment|mark|time|bit))\b(?: on(?:wards?)?| (?:to|till|until) the (?:very )?end)?|(?<sinceZh>从[那这](?:里|儿|时候?|一?刻|个?点|之后|以后))(?:开始|起)?(?:往后|以后|之后|一?直?到(?:最后|结尾|结束|末尾)|后面?)*的?(?:部分|内容|画面)?|^(?:把|将|那|所以)*(?:[那这]个?(?:时候?|点|里|儿)?)?(?:[之以](?<side>[后前])|(?<edge>[后前])[面边])的?(?:部分|内容|画面|那些)?/iu;

const UNTIL = /^(?:before|until|till|up to)$/iu;

/** Where what was told lies: its end, or its only bound. */
function boundOf(item: Item, isAfter: boolean): TimePoint[] {
  if (item.is === 'point') return [item.point];
  if (item.is !== 'range') return [];
  const { from, to } = item.range;
  const bound = isAfter ? (to ?? from) : (from ?? to);
  return bound === null ? [] : [bound];
}

/** “Nobody will watch past 40 seconds, so delete everything after that”. */
export const besideThat: Join = (said, last) => {
  if (said.alone?.some(({ ask }) => ask === 'edit') || last.kind === 'edit') return null;
  if (!isTelling(last) && !onlyTells(last, said.reach.text)) return null;
  const found = BESIDE.exec(said.words);
  const { en, side, edge, since, sinceZh } = found?.groups ?? {};
  if (!found) return null;
  const isSince = Boolean(since ?? sinceZh);
  const isAfter = isSince || (en ? !UNTIL.test(en) : (side ?? edge) === '后');
  const [bound, ...more] = last.items.flatMap((item) => boundOf(item, isAfter && !isSince));
  if (bound === undefined || more.length > 0) return null;
  const start = (said.clause[0]?.start ?? 0) + found.index;
  const end = start + found[0].length;
  const range: TimeRange = isAfter ? { from: bound, to: null } : { from: null, to: bound };
  const requests = readFully(
    [
      ...last.items.filter(isPicture),
      ...said.clause.filter((item) => item.end <= start),
      { is: 'range', range, start, end },
      ...said.clause.filter((item) => item.start >= end),
    ],
    said.reach,
  );
  return requests && goesOnFrom(said, last, requests);
};
const isPicture = (item: Item): boolean =>
  item.is === 'file' || (item.is === 'thing' && item.thing === 'picture');

/** At one end of something, and not all of it. */
export const isEnd = (item: Item): boolean =>
  item.is === 'edge' || (item.is === 'word' && (item.word === 'start' || item.word === 'end'));

/** “The start of clip 2 is black for 2 seconds”, 开头白了一秒: when that is. */
export function withStretch(items: readonly Item[]): readonly Item[] {
  const [end, ...ends] = items.filter(isEnd);
  const [span, ...spans] = items.flatMap((item) => (item.is === 'span' ? [item] : []));
  if (!end || !span || ends.length > 0 || spans.length > 0) return items;
  if (items.some(({ is }) => is === 'range' || is === 'point')) return items;
  const isStart =
    (end.is === 'edge' && end.edge === 'start') || (end.is === 'word' && end.word === 'start');
  const range: TimeRange = isStart
    ? { from: null, to: { of: 'start', ms: span.ms } }
    : { from: { of: 'end', ms: span.ms }, to: null };
  return items.map((item) =>
    item === span ? { is: 'range', range, start: span.start, end: span.end } : item,
  );
}

/** “A bit longer, say 5 seconds each”: how long that is comes behind. */
export const howLong: Join = ({ alone, clause, reach }, last) => {
  const isMerely = last.items.some(isLength) && last.items.every(comparesLength);
  if (!isMerely || !clause.some(({ is }) => is === 'span')) return null;
  // “Clip 2 longer, clip 3 5 seconds”: of another one.
  if (clause.some((item) => isPicture(item) && !last.items.some((of) => isSame(of, item)))) {
    return null;
  }
  // 照片多停一会儿，停6秒: of the pictures that were told of.
  const at = clause[0]?.start ?? 0;
  const of = last.items
    .filter((item) => isPicture(item) || item.is === 'thing')
    .map((item) => ({ ...item, start: at, end: at }));
  const set = alone ?? readFully([...of, ...clause], reach);
  const isSet = set !== null && set.length > 0 && set.every(setsLength);
  return isSet ? { requests: set, items: clause, goesOn: true } : null;
};

/** “3 seconds per photo is too short, make it 5”: in seconds, too. */
export const sameUnit: Join = (said, last) => {
  const timed = last.items.some(({ is }) => is === 'span') && SECONDS.test(last.words);
  const isSaid = last.kind === 'edit' ? last.requests.every(setsLength) : isTelling(last);
  const counts = said.clause.filter(({ is }) => is === 'count');
  if (said.alone !== null || !timed || !isSaid || counts.length > 1) return null;
  if (counts.length === 0 && !said.clause.some(({ is }) => is === 'span')) return null;
  const about = last.items.filter(
    (item) =>
      isPicture(item) ||
      (item.is === 'thing' && item.thing === 'images') ||
      (item.is === 'word' && item.word === 'every'),
  );
  const inSeconds = said.clause.map(
    (item): Item =>
      item.is === 'count'
        ? { is: 'span', ms: 1000 * item.count, start: item.start, end: item.end }
        : item,
  );
  const isNamed = said.clause.some((item) => isPicture(item));
  const requests = readFully([...(isNamed ? [] : about), ...inSeconds], said.reach);
  return requests?.every(setsLength)
    ? { requests, items: inSeconds, goesOn: last.kind !== 'edit' }
    : null;
};
const SECONDS = /\d ?s\b|sec|秒/iu;

const setsLength = (one: Request): boolean =>
  one.ask === 'edit' && one.operation.do === 'length' && 'to' in one.operation.ms;
const LENGTHS: readonly Word[] = ['longer', 'shorter'];
const STEPS: readonly Word[] = ['bit-more', 'much-more', 'more', 'less', 'make', 'show', 'too'];
const isLength = (item: Item): boolean => item.is === 'word' && LENGTHS.includes(item.word);
const comparesLength = (item: Item): boolean =>
  isLength(item) ||
  item.is === 'filler' ||
  isPicture(item) ||
  (item.is === 'thing' && ['images', 'pronoun'].includes(item.thing)) ||
  (item.is === 'word' && STEPS.includes(item.word));

/** “The jump is from 5 to 8 seconds, in slow motion”: an order that may be of a stretch. */
export const mayBeTimed = (one: Request): boolean =>
  one.ask === 'edit' && one.operation.do === 'speed' && !one.operation.range;
