import type { ReadingContext, Request } from '../requests.js';
import type { Item } from './items.js';
import { plainForm } from './names.js';
import type { Part } from './part.js';
import { scan } from './scan.js';

const QUOTED = /[“"「『《][^”"」』》]{0,200}[”"」』》]/gu;
/** “No, …”, “I mean …”, 不对，…: what was just said is taken back. */
const TAKES_BACK =
  /[.,;!。，；！][ \t]{0,3}(?:(?:oh|wait|actually|sorry|well|hmm?|um|uh|er)[, ]{1,3}){0,3}(?:no(?:pe)?(?:[,.!] ?|,? (?=wait|sorry|actually|make (?:that|it)|i mean))(?:(?:wait|sorry|actually|make (?:that|it)|i meant?)[,.]? ?){0,3}|(?:i meant?(?: to say)?|or rather|make that|scratch that|correction)[,:.]? |(?:哦|啊|呃|等等|等下)?[,，]?(?:不对|说错了|我说错了|不不|不是|不)(?:[,，。！]|(?=应该)|(?=是))(?:我是说|应该)?是?|(?:我是说|我的意思是|应该是)|还是(?:留着|保留|别[删动改]|不[删动改])了?吧?)/iu;
/** “Sorry, clip 1”: may well say nothing, ahead of more than a name. */
const MAY_TAKE_BACK = /[.,;!][ \t]{0,3}(?:oh |no )?(?:sorry|wait|actually|oops),? /iu;
const CLAUSE = /^[^,.;，。；]{0,80}?(?=[,.;，。；]|\s+(?:and|then)\b|$)/iu;
const INSTEAD = /\s+(?:instead|rather)\s*$/iu;

type Slot = Item['is'];
const NAMES: readonly Slot[] = ['thing', 'file'];
const SLOTS: readonly Slot[] = [
  'word',
  'look',
  'span',
  'range',
  'point',
  'percent',
  'ratio',
  'quote',
  'place',
];
const alike = (one: Item, other: Item): boolean =>
  one.is === other.is || (NAMES.includes(one.is) && NAMES.includes(other.is));

const kindOf = (request: Request): string =>
  request.ask === 'edit' ? request.operation.do : request.ask;
const requestsOf = (part: Part | undefined): readonly Request[] =>
  part?.kind === 'edit' ? part.requests : [];
const isUnderstood = (parts: readonly Part[]): boolean =>
  parts.length > 0 && parts.every(({ kind }) => kind === 'edit');

/**
 * The parts of a message that takes an order back: what is said instead stands in its place, and
 * where nobody knows what that is, nothing is done. Null where nothing is taken back.
 */
export function corrected(
  words: string,
  context: ReadingContext,
  read: (words: string) => Part[],
): Part[] | null {
  const open = words.replace(QUOTED, (quote) => '“'.padEnd(quote.length, '_'));
  const sure = TAKES_BACK.exec(open);
  const found = sure ?? MAY_TAKE_BACK.exec(open);
  if (!found) return null;
  const head = words.slice(0, found.index);
  const tail = words.slice(found.index + found[0].length);
  const before = read(head);
  if (!isUnderstood(before)) return null;
  const said = CLAUSE.exec(tail)?.[0] ?? tail;
  const name = said.replace(INSTEAD, '');
  const items = scan(plainForm(name), name, context).filter(({ is }) => is !== 'filler');
  const [only] = items;
  // “I mean it” takes nothing back.
  if (only?.is === 'thing' && only.thing === 'pronoun') return null;
  const isName = only !== undefined && items.length === 1 && [...NAMES, ...SLOTS].includes(only.is);
  if (isName) {
    const place = scan(plainForm(head), head, context).findLast((item) => alike(item, only));
    const mended = place && head.slice(0, place.start) + name.trim() + head.slice(place.end);
    const parts = mended === undefined ? [] : read(mended + tail.slice(said.length));
    const kinds = before.flatMap(requestsOf).map(kindOf);
    const stands = kinds.every((kind, i) => kind === parts.flatMap(requestsOf).map(kindOf)[i]);
    if (isUnderstood(parts) && stands) return parts;
  }
  if (!sure && !isName) return null;
  const after = read(tail.replace(INSTEAD, ''));
  const [next] = requestsOf(after[0]);
  const last = requestsOf(before.at(-1));
  return !isName && next !== undefined && last.every((one) => kindOf(one) === kindOf(next))
    ? [...before.slice(0, -1), ...after]
    : [{ kind: 'unread', words, items: [], faint: false }];
}
