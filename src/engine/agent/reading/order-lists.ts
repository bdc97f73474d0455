import { isDeepStrictEqual } from 'node:util';
import type { Place, Target } from '../../timeline/index.js';
import type { ReadingContext, Request } from '../requests.js';
import { type ListToken, type Placed, tokensOf } from './order-tokens.js';
import { byNumber, edit } from './targets.js';

/** Where a text says in which order pictures are to come; `requests` is null where part of it is not understood. */
interface OrderList {
  from: number;
  to: number;
  requests: Request[] | null;
}

const SENTENCE = /[^.。!！?？;；\n]+(?:\.(?=\S)[^.。!！?？;；\n]+)*/gu;

/** The first order list of a text: “beach first, then city, then forest”, 顺序改成第三段、第一段、第二段. */
export function orderListIn(text: string, context: ReadingContext): OrderList | null {
  if (context.pictures < 2) return null;
  for (const sentence of text.matchAll(SENTENCE)) {
    const from = sentence.index;
    const to = from + sentence[0].length;
    const found = listWithin(tokensOf(text, from, to, context), context);
    if (found) return found;
  }
  return null;
}

interface Entry {
  one: Placed;
  /** Where it is to stand, counted from 1; −1 for the last, 0 for the middle; null where no word says. */
  at: number | null;
}

/** What goes on behind a list's last picture, and makes it more than one of an order. */
const GOES_ON = /^(?:for|at|with|lasting|持续|停留?|各)/iu;

function listWithin(tokens: readonly ListToken[], context: ReadingContext): OrderList | null {
  const { run, rest } = runOf(tokens);
  const first = run[0];
  const last = run.at(-1);
  const entries = entriesOf(run);
  if (!first || !last || !entries || !isOrder(run, entries, context)) return null;
  const from = first.start;
  const end = tokens.at(-1)?.end ?? last.end;
  const [next] = rest;
  const isWhole = next === undefined || last.is === 'break';
  if (!isWhole) {
    // “Beach first, then city for 3 seconds” is more than an order, “…, then clip 2 muted” none.
    const more = entries.length > 2 || GOES_ON.test(next.text);
    return more ? { from, to: end, requests: null } : null;
  }
  const to = last.end;
  return { from, to, requests: movesOf(inOrder(entries), context) };
}

/** The longest row of words that an order may be told with, from where a clause begins. */
function runOf(tokens: readonly ListToken[]): { run: ListToken[]; rest: ListToken[] } {
  let best: { run: ListToken[]; rest: ListToken[] } = { run: [], rest: [] };
  const many = (run: readonly ListToken[]): number => run.filter(({ is }) => is === 'one').length;
  for (let at = 0; at < tokens.length; at += 1) {
    if (at > 0 && tokens[at - 1]?.is !== 'break') continue;
    const found = tokens.slice(at).findIndex(({ is }) => is === 'strange');
    const end = found === -1 ? tokens.length : at + found;
    const run = tokens.slice(at, end);
    const rest = tokens.slice(end);
    if (many(run) > many(best.run)) best = { run, rest };
    // What begins later within the run is but a part of it.
    at = end;
  }
  return best;
}

/** The pictures of a list with the places that are named for them; null where a place is nobody's. */
function entriesOf(run: readonly ListToken[]): Entry[] | null {
  const entries: Entry[] = [];
  let ahead: number | null = null;
  let isNew = true;
  for (const token of run) {
    if (token.is === 'break') isNew = true;
    if (token.is === 'one') {
      entries.push({ one: token.one, at: ahead });
      ahead = null;
      isNew = false;
    }
    if (token.is !== 'place') continue;
    const last = entries.at(-1);
    if (!isNew && last && last.at === null && !token.leads) last.at = token.at;
    else if (ahead === null) ahead = token.at;
    else return null;
  }
  return ahead === null ? entries : null;
}

const EXCHANGES = /^(?:换|调换?|对调|互换|swap|switch|exchange)$/iu;
const PAIRS = /^(?:and|&|和|跟|与)$/iu;

function isOrder(
  run: readonly ListToken[],
  entries: readonly Entry[],
  context: ReadingContext,
): boolean {
  const { pictures } = context;
  if (entries.length < 2) return false;
  if (entries.length === 2 && run.some(({ text }) => EXCHANGES.test(text))) return false;
  const says = (what: string): boolean =>
    run.some((token) => 'says' in token && token.says === what);
  // “Change the order of clip 1 and clip 2” exchanges them.
  const pair = entries.length === 2 && run.some(({ text }) => PAIRS.test(text));
  if (says('order')) return !pair;
  // Numbers by themselves are an order only where one is spoken of.
  const bare = run.filter((token) => token.is === 'one' && token.bare).length;
  const counted = entries.every(({ one }) => one.by === 'number');
  if (bare > 0) return counted && entries.length === pictures && pictures > 2;
  const placed = entries.filter(({ at }) => at !== null);
  const [first] = entries;
  if (first?.at === 1 && (says('then') || entries.length > 2)) return true;
  if (first?.at === 1 && entries.at(-1)?.at === -1) return true;
  if (placed.length > 2 && placed.length === entries.length) return true;
  if (entries.length < pictures || entries.length < 3) return false;
  const isFresh = entries.some(({ one }) => one.by === 'name' && one.fresh);
  return says('then') || (!isFresh && (says('verb') || isOtherOrder(entries, context)));
}

/** “Forest, city, beach”: all that there are, and not as they stand. */
function isOtherOrder(entries: readonly Entry[], context: ReadingContext): boolean {
  const numbers = entries.flatMap(({ one }) => {
    const target: Target =
      one.by === 'name'
        ? byNumber({ by: 'name', name: one.name, track: 'video' }, context)
        : { by: 'number', track: 'video', number: one.by === 'number' ? one.number : 0 };
    return target.by === 'number' && target.number > 0 ? [target.number] : [];
  });
  return (
    context.written &&
    new Set(numbers).size === context.pictures &&
    numbers.some((number, i) => number !== i + 1)
  );
}

/** As their places say, or as they are told; null where the one goes against the other. */
function inOrder(entries: readonly Entry[]): Entry[] | null {
  const count = entries.length;
  const asNumber = (at: number | null): number | null =>
    at === -1 ? count : at === 0 ? (count + 1) / 2 : at;
  const all = entries.map((entry) => ({ entry, number: asNumber(entry.at) }));
  if (all.every(({ number }, i) => number === null || number === i + 1)) return [...entries];
  const sorted = [...all].sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
  return sorted.every(({ number }, i) => number === i + 1)
    ? sorted.map(({ entry }) => entry)
    : null;
}

/** The moves that come to an order, each as things are by then; null where they cannot be told. */
function movesOf(entries: readonly Entry[] | null, context: ReadingContext): Request[] | null {
  if (entries === null || entries.some(({ one }) => one.by === 'nothing')) return null;
  const ones = asNumbers(
    entries.map(({ one }) => one),
    context,
  );
  if (ones.some((one, i) => ones.slice(0, i).some((other) => isDeepStrictEqual(one, other)))) {
    return null;
  }
  const isShort = ones.length < context.pictures && entries.at(-1)?.at === -1;
  const numbers = ones.flatMap((one) => (one.by === 'number' ? [one.number] : []));
  if (numbers.length === ones.length) return inNumbers(numbers, context.pictures, isShort);
  return numbers.length > 0 ? null : byName(ones, isShort);
}

/** “First the middle clip, then city.mp4”: where some are called by their number, all are counted. */
function asNumbers(ones: readonly Placed[], context: ReadingContext): Placed[] {
  if (!ones.some(({ by }) => by === 'number')) return [...ones];
  return ones.map((one) => {
    if (one.by !== 'name') return one;
    const target = byNumber({ by: 'name', name: one.name, track: 'video' }, context);
    return target.by === 'number' ? { by: 'number', number: target.number } : one;
  });
}

function byName(ones: readonly Placed[], isShort: boolean): Request[] {
  const names = ones.flatMap((one) => (one.by === 'name' ? [one] : []));
  return names.map(({ name, fresh }, i) => {
    const before = names[i - 1];
    const after = (ahead: string): Place => ({
      at: 'after',
      target: { by: 'name', name: ahead, track: 'video' },
    });
    const isLast = isShort && i === names.length - 1;
    const to: Place = isLast ? { at: 'end' } : before ? after(before.name) : { at: 'start' };
    const target: Target = { by: 'name', name, track: 'video' };
    return edit(fresh ? { do: 'place', media: name, at: to } : { do: 'move', target, to });
  });
}

function inNumbers(numbers: readonly number[], count: number, isShort: boolean): Request[] | null {
  const wanted = numbers.map((number) => (number < 0 ? count + 1 + number : number));
  if (wanted.some((number) => number < 1 || number > count)) return null;
  if (new Set(wanted).size < wanted.length) return null;
  let now = Array.from({ length: count }, (_, i) => i + 1);
  const moves: Request[] = [];
  wanted.forEach((number, i) => {
    const at = now.indexOf(number);
    const isLast = isShort && i === wanted.length - 1;
    const goes = isLast ? count - 1 : i;
    if (at === goes && !(i === wanted.length - 1 && moves.length === 0)) return;
    const to: Place = isLast
      ? { at: 'end' }
      : i === 0
        ? { at: 'start' }
        : { at: 'number', number: i + 1 };
    moves.push(edit({ do: 'move', target: { by: 'number', track: 'video', number: at + 1 }, to }));
    now = now.filter((one) => one !== number).toSpliced(goes, 0, number);
  });
  return moves;
}
