import { isDeepStrictEqual } from 'node:util';
import type { Operation, Place, Target, TimePoint, TimeRange } from '../../timeline/index.js';
import type { ReadingContext, Request } from '../requests.js';
import { edit } from './targets.js';

/** Edits of the frame one after the other are one, and so are a recording and its loop. */
export function inOneGo(requests: readonly Request[]): Request[] {
  const done: Request[] = [];
  for (const request of requests) {
    const last = done.at(-1);
    const one = last && joined(last, request);
    if (one) done.pop();
    done.push(one ?? request);
  }
  return done;
}

/** “Show the beach twice, please duplicate it”: one wish, in other words. */
export const isSaidAgain = (earlier: Request, next: Request): boolean =>
  !['undo', 'redo', 'music', 'variants'].includes(next.ask) &&
  !(next.ask === 'edit' && next.operation.do === 'move') &&
  isDeepStrictEqual(earlier, next);

function joined(a: Request, b: Request): Request | null {
  if (a.ask === 'missing' && isDeepStrictEqual(a, b)) return a;
  // 不要现在的配乐了，用我传的歌: the song takes its place.
  const takesItsPlace = b.ask === 'edit' && b.operation.do === 'sound' && b.operation.replaces;
  // “Throw it all away and go back to the raw clips”.
  const isFirst = b.ask === 'restore' && b.version.by === 'first';
  if (isFirst && a.ask === 'edit' && a.operation.do === 'remove') {
    return a.operation.target.by === 'all' ? b : null;
  }
  const isAnother = b.ask === 'music' && !b.refines;
  if (a.ask === 'remove-music' && (takesItsPlace || isAnother)) return b;
  // “I liked it before the crossfades, go back to the version before them”.
  if (a.ask === 'restore' && b.ask === 'restore' && b.version.by === 'before') {
    if (/^(?:it|them|that|this|those|then)$/iu.test(b.version.words)) return a;
  }
  if (a.ask !== 'edit' || b.ask !== 'edit') return null;
  const [first, second] = [a.operation, b.operation];
  if (first.do === 'canvas' && second.do === 'canvas') {
    // “No cropping, the original format”.
    if (second.ratio === null && second.fit === null) return b;
    const ratio = second.ratio ?? first.ratio;
    return { ask: 'edit', operation: { do: 'canvas', ratio, fit: second.fit ?? first.fit } };
  }
  if (first.do === 'slideshow' && second.do === 'slideshow') {
    return { ask: 'edit', operation: { do: 'slideshow', beats: second.beats ?? first.beats } };
  }
  if (first.do === 'sound' && second.do === 'loop') {
    return { ask: 'edit', operation: { ...first, loop: second.loop } };
  }
  if (first.do === 'title' && second.do === 'change-title') return retitled(first, second);
  if (first.do === 'change-title' && second.do === 'change-title') return restyled(first, second);
  // “Give the photo some movement, zoom out of it”.
  if (first.do === 'motion' && second.do === 'motion' && first.motion === 'varied') {
    return isDeepStrictEqual(first.target, second.target) ? b : null;
  }
  if (['motion', 'keep', 'remove'].includes(first.do) && isDeepStrictEqual(first, second)) return a;
  // “The photo should come first, move it to the start”; by its number it is another one by then.
  const isNamed = first.do === 'move' && first.target.by !== 'number';
  if (isNamed && isDeepStrictEqual(first, second)) return a;
  if (first.do === 'transition' && second.do === 'transition') return rejoined(first, second);
  // “A fade to black at the end, make it 2 seconds”.
  if (first.do === 'fade' && second.do === 'fade') {
    const same = first.edge === second.edge && isDeepStrictEqual(first.of, second.of);
    return same ? b : null;
  }
  // 视频20秒，只要前8秒: the shorter is meant.
  if (first.do === 'keep' && second.do === 'keep' && first.target === null) {
    const isHead = [first, second].every(({ range }) => range.from === null && range.to !== null);
    return second.target === null && isHead ? b : null;
  }
  if (first.do === 'speed' && second.do === 'speed') return resped(first, second);
  if (first.do === 'volume' && second.do === 'volume') return relouded(first, second);
  return null;
}

/** Where there is no title yet, one that is to say something is a new one: 标题用金色，写“X”. */
export function asNewTitle(
  requests: readonly Request[],
  { titles }: ReadingContext,
): readonly Request[] {
  if (titles > 0) return requests;
  return requests.map((one) => {
    if (one.ask !== 'edit' || one.operation.do !== 'change-title') return one;
    const { target, text, range, look } = one.operation;
    if (target.by !== 'number' || text === null || Object.keys(look).length === 0) return one;
    return edit({ do: 'title', text, range, look: { style: 'title', ...look } });
  });
}

/** What is not on the timeline yet is not moved but placed: “photo.jpg is great, put it first”. */
export function placedFirst(
  requests: readonly Request[],
  { media }: ReadingContext,
): readonly Request[] {
  const done: Request[] = [];
  for (const one of requests) {
    const move = one.ask === 'edit' && one.operation.do === 'move' ? one.operation : null;
    const name = move?.target.by === 'name' ? move.target.name : null;
    const all = media.filter((known) => known.name === name && known.kind !== 'audio');
    const isWaiting = name !== null && all.length > 0 && all.every(({ placed }) => !placed);
    const at = isWaiting ? done.findIndex((earlier) => places(earlier, name)) : -1;
    // “Can photo.jpg be the opening picture? Put it at the start”: it is placed once.
    if (at >= 0) done.splice(at, 1);
    done.push(move && isWaiting ? edit({ do: 'place', media: name, at: move.to }) : one);
  }
  return done;
}

const places = (one: Request, name: string): boolean =>
  one.ask === 'edit' && one.operation.do === 'place' && one.operation.media === name;

type Of<Do extends Operation['do']> = Extract<Operation, { do: Do }>;

/** A title that was just made, and how it is to look. */
function retitled(made: Of<'title'>, { target, text, range, look }: Of<'change-title'>) {
  const isIt = target.by === 'name' && target.name === made.text && text === null;
  if (!isIt || (range !== null && made.range !== null)) return null;
  return edit({ ...made, range: range ?? made.range, look: { ...made.look, ...look } });
}

/** “Start the title at 0:02 and let it stay until 0:06”: from the one to the other. */
const bothTold = (first: TimeRange, second: TimeRange): TimeRange =>
  first.from !== null && second.from === null && second.to !== null
    ? { from: first.from, to: second.to }
    : second;

/** “Make the title white and move it to the bottom”: one look. Of two texts, neither is passed over. */
function restyled(first: Of<'change-title'>, second: Of<'change-title'>): Request | null {
  if (!isDeepStrictEqual(first.target, second.target)) return null;
  if (first.text !== null && second.text !== null) return null;
  const text = second.text ?? first.text;
  return edit({
    ...first,
    text,
    range:
      second.range && first.range
        ? bothTold(first.range, second.range)
        : (second.range ?? first.range),
    look: { ...first.look, ...second.look },
  });
}

/** “Crossfade the clips, half a second each”: of the same transitions. */
function rejoined(first: Of<'transition'>, second: Of<'transition'>): Request | null {
  const isSame = first.kind === second.kind && first.ms === second.ms;
  // “Dip to black, 800 ms, between clip 2 and clip 3”: there, and nowhere else.
  if (first.into === null && second.into !== null && isSame) return edit(second);
  if (!isDeepStrictEqual(first.into, second.into)) return null;
  const [ms, onBeat] = [second.ms ?? first.ms, first.onBeat || second.onBeat];
  return edit({ ...second, ms, onBeat });
}

/** “A bit quieter, 30%”, “too loud, halve it”: one wish, said twice; when was said but once. */
function relouded(first: Of<'volume'>, second: Of<'volume'>): Request | null {
  const { change } = second;
  const again = isDeepStrictEqual(first.change, change);
  const range = again ? (second.range ?? first.range) : second.range;
  if (!isDeepStrictEqual(first.of, second.of) || !isDeepStrictEqual(first.range, range))
    return null;
  const isSameWay =
    'times' in first.change && 'times' in change && first.change.times < 1 === change.times < 1;
  return 'to' in change || again || isSameWay ? edit({ ...second, range }) : null;
}

/** 太慢了，加速到1.5倍: one wish, said twice; “… in slow motion, half speed”: when was said but once. */
function resped(first: Of<'speed'>, second: Of<'speed'>): Request | null {
  // “That stretch in slow motion, half speed”.
  const ofStretch = isDeepStrictEqual(first.target, second.target) && first.range && !second.range;
  if (ofStretch && 'to' in second.factor) return edit({ ...first, factor: second.factor });
  const isAgain = isDeepStrictEqual(first.factor, second.factor);
  const [before, own] = [first.range ?? null, second.range ?? null];
  if (isAgain && before !== null && own === null) return edit(first);
  const same = isDeepStrictEqual(first.target, second.target) && isDeepStrictEqual(before, own);
  // “Slow motion, 0.25x”: what is set last holds.
  return same && ('to' in second.factor || isAgain) ? edit(second) : null;
}

/** The level of the music is set on what is written in the same message, and not before. */
export function musicFirst(requests: readonly Request[]): Request[] {
  const writes = requests.findIndex(({ ask }) => ask === 'music' || ask === 'variants');
  const isLevel = (request: Request, at: number): boolean =>
    at < writes &&
    request.ask === 'edit' &&
    request.operation.do === 'volume' &&
    request.operation.of.by === 'kind' &&
    request.operation.of.kind === 'music' &&
    'to' in request.operation.change;
  return [
    ...requests.filter((request, at) => at <= writes && !isLevel(request, at)),
    ...requests.filter((request, at) => at > writes || isLevel(request, at)),
  ];
}

/**
 * Numbers of pictures and titles as they are when their edit is made: who says “remove clip 2 and
 * clip 3” counts what is there before anything goes.
 */
export function afterRemovals(requests: readonly Request[]): Request[] {
  const gone: Numbered[] = [];
  return requests.map((request) => {
    if (request.ask !== 'edit') return request;
    const { operation } = request;
    const moved = withTargets(operation, (target) => shifted(target, gone));
    if (operation.do === 'remove' && operation.target.by === 'number') gone.push(operation.target);
    return { ask: 'edit', operation: moved };
  });
}

type Numbered = Extract<Target, { by: 'number' }>;

function shifted(target: Target, gone: readonly Numbered[]): Target {
  if (target.by !== 'number') return target;
  const { number, track } = target;
  const before = gone.filter(
    (one) =>
      one.track === track &&
      (number > 0 ? one.number > 0 && one.number < number : one.number < 0 && one.number > number),
  );
  return { ...target, number: number > 0 ? number - before.length : number + before.length };
}

function withTargets(operation: Operation, change: (target: Target) => Target): Operation {
  const maybe = (target: Target | null): Target | null => target && change(target);
  const when = (range: TimeRange | null): TimeRange | null => range && during(range, change);
  switch (operation.do) {
    case 'remove':
    case 'duplicate':
    case 'length':
    case 'speed':
    case 'motion':
    case 'replace':
    case 'loop':
      return { ...operation, target: change(operation.target) };
    case 'keep':
    case 'cut-out':
      return {
        ...operation,
        target: maybe(operation.target),
        range: during(operation.range, change),
      };
    case 'split':
      return { ...operation, target: maybe(operation.target), at: point(operation.at, change) };
    case 'volume':
      return { ...operation, of: change(operation.of), range: when(operation.range) };
    case 'fade':
      return { ...operation, of: change(operation.of) };
    case 'transition':
      return { ...operation, into: maybe(operation.into) };
    case 'swap':
      return { ...operation, first: change(operation.first), second: change(operation.second) };
    case 'move':
      return { ...operation, target: change(operation.target), to: place(operation.to, change) };
    case 'place':
      return { ...operation, at: place(operation.at, change) };
    case 'title':
      return { ...operation, range: when(operation.range) };
    case 'change-title':
      return { ...operation, target: change(operation.target), range: when(operation.range) };
    case 'sound':
      return { ...operation, at: operation.at && point(operation.at, change) };
    default:
      return operation;
  }
}

const place = (to: Place, change: (target: Target) => Target): Place =>
  'target' in to ? { ...to, target: change(to.target) } : to;
const point = (at: TimePoint, change: (target: Target) => Target): TimePoint =>
  at.of === 'thing' ? { ...at, target: change(at.target) } : at;
const during = ({ from, to }: TimeRange, change: (target: Target) => Target): TimeRange => ({
  from: from && point(from, change),
  to: to && point(to, change),
});
