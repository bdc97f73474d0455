import type { Target, TimeRange } from '../../timeline/index.js';
import { BY, saysTo } from './bounds.js';
import type { Hand } from './hand.js';
import type { Item } from './items.js';

/** 多停两秒, “2 more seconds”: so much longer than now. */
const LASTS_MORE = /[再多](?:停留?|显示|展示|放|播|出现|留)/u;
const LASTS_LESS = /少(?:停留?|显示|展示|放|播|出现|留)/u;
/** “Longer, 5 seconds”, 停久一点，5秒: how long it is then. */
const HOW_LONG =
  /[,;:]\s*(?:停留?|显示|展示|持续|放|就|要|改|大概|大约|约|for|about|say|show|like|maybe|make it|\s)*$/iu;

/** “Bring it to the right” shortens nothing. */
const SHORTENS = /\b(?:shorten|reduce|condense|limit)|[缩剪减截压]/iu;

/** Whether a title is to stand longer, or shorter; taken. */
export function lengthened(hand: Hand): 'longer' | 'shorter' | null {
  const timed = hand.holds('span');
  const more = timed && (hand.take('more') || LASTS_MORE.test(hand.text));
  const less = timed && (hand.take('less') || LASTS_LESS.test(hand.text));
  if (hand.take('longer') || (more && !less)) return 'longer';
  return hand.take('shorter') || (SHORTENS.test(hand.text) && hand.take('shorten')) || less
    ? 'shorter'
    : null;
}

/** True for “longer, 5 seconds” and “shorten it to 2 seconds”, and not for “2 seconds longer”. */
export const saysHowLong = (hand: Hand, span: Item): boolean =>
  saysTo(hand, span) ||
  (HOW_LONG.test(hand.ahead(span)) &&
    !BY.test(hand.ahead(span)) &&
    !/\b(?:more|another|extra)\b|[再多少]/iu.test(hand.text));

/** “The title two seconds later”, 标题晚两秒出现: the same stretch, so much after; taken. */
function shiftOf(hand: Hand, target: Target): TimeRange | null {
  if (!hand.holds('span') || hand.holds('range') || hand.holds('point')) return null;
  const later = hand.has('later');
  if (!later && !hand.has('earlier')) return null;
  const ms = (hand.slot('span')?.ms ?? 0) * (later ? 1 : -1);
  hand.take('later', 'earlier', 'show', 'start', 'put', 'move', 'make', 'shorten', 'in', 'up');
  hand.take('bit-more', 'fade-in', 'end', 'change', 'with', 'more');
  const of = { of: 'thing', target } as const;
  return { from: { ...of, edge: 'start', ms }, to: { ...of, edge: 'end', ms } };
}

const UNTIL_END =
  /\b(?:until|till|(?:all the way|right|up) to) the (?:very )?end\b|(?:一直|显示|停留?|保[留持]|持续|展示|出现)(?:一直)?到(?:最后|结尾|结束|片尾|末尾)$/iu;

/** 标题一直显示到最后: from where it begins now; taken. */
function untilEndOf(hand: Hand, target: Target): TimeRange | null {
  const found = UNTIL_END.exec(hand.text);
  if (!found) return null;
  if (hand.slots('range').some(({ range }) => range.from !== null || range.to !== null))
    return null;
  hand.takeWithin(found.index, found.index + found[0].length);
  hand.take('until-end', 'show', 'keep', 'make', 'long', 'end', 'put');
  hand.slots('edge');
  hand.slots('place');
  return { from: { of: 'thing', target, edge: 'start', ms: 0 }, to: null };
}

/** When a title stands that is told so by when it stands now; taken. */
export function retimed(hand: Hand, [target, ...more]: readonly Target[]): TimeRange | null {
  // Of several, each would have to move by itself.
  if (more.length > 0 || (target?.by !== 'number' && target?.by !== 'name')) return null;
  const range = shiftOf(hand, target) ?? untilEndOf(hand, target);
  if (range) hand.things('pronoun', 'film');
  return range;
}
