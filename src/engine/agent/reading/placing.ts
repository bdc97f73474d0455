import { isDeepStrictEqual } from 'node:util';
import type { Place, Target } from '../../timeline/index.js';
import type { Request } from '../requests.js';
import type { Hand } from './hand.js';
import { NUMBER, numberOf } from './numbers.js';
import { edit } from './targets.js';

/** The one place that a clause names, taken. */
export function placeOf(hand: Hand): Place | null {
  const places = hand.slots('place').map((one) => one.place);
  const [place, ...more] = places;
  if (more.some((one) => !isDeepStrictEqual(one, place))) return null;
  const edge = hand.slot('edge')?.edge;
  if (place) return edge === undefined || place.at === edge ? place : null;
  return edge ? { at: edge } : null;
}

/** Several pictures to the start or the end, in the order of the film, as they are numbered by then. */
export function oneByOne(targets: readonly Target[], to: Place): Request[] {
  const numbers = targets.map((target) => (target.by === 'number' ? target.number : 0));
  const isEdge = to.at === 'start' || to.at === 'end';
  if (targets.length < 2 || !isEdge || numbers.some((number) => number < 1)) {
    return targets.map((target) => edit({ do: 'move', target, to }));
  }
  const inOrder = [...numbers].sort((a, b) => (to.at === 'end' ? a - b : b - a));
  return inOrder.map((number, at) =>
    edit({
      do: 'move',
      target: { by: 'number', track: 'video', number: number + (to.at === 'end' ? -at : at) },
      to,
    }),
  );
}

/** “One place earlier”, “up one”, 往前移一位. */
const STEPS = new RegExp(
  `(?:(?<way>up|down|forwards?|ahead|earlier|later|backwards?)(?: by)? (?<n>${NUMBER})(?: (?:place|position|spot|slot|step)s?)?|(?:by )?(?<m>${NUMBER}) (?:(?:place|position|spot|slot|step)s? )?(?:to the )?(?<to>up|down|forwards?|ahead|earlier|later|backwards?|left|right))$|[往向](?<zh>[前后])(?:[移挪放调换]动?)?(?<many>${NUMBER})(?:[位个格]|个?位置?)`,
  'iu',
);

/** The one picture on the timeline that is called so; 0 where there is none, or more than one. */
function numberShown(name: string, shown: readonly string[]): number {
  const at = shown.indexOf(name);
  return at === shown.lastIndexOf(name) ? at + 1 : 0;
}

/** Where a picture goes that moves so many places; taken. */
export function stepOf(hand: Hand): Place | null {
  const found = STEPS.exec(hand.text);
  const { way, to, zh, n, m, many } = found?.groups ?? {};
  const [numbered, ...more] = hand.left().flatMap((item): number[] => {
    if (item.is === 'file') return [numberShown(item.name, hand.context.shown ?? [])];
    const isOne = item.is === 'thing' && item.thing === 'picture' && item.target.by === 'number';
    return isOne && item.target.by === 'number' ? [item.target.number] : [];
  });
  if (!found || !numbered || more.length > 0) return null;
  const back = /^(?:up|forward|ahead|earlier|left|前)/iu.test(way ?? to ?? zh ?? '');
  const step = numberOf(n ?? m ?? many ?? '') * (back ? -1 : 1);
  const count = hand.context.pictures;
  const number = (numbered < 0 ? count + 1 + numbered : numbered) + step;
  if (!Number.isInteger(number) || number < 1 || number > count) return null;
  hand.takeWithin(found.index, found.index + found[0].length);
  return { at: 'number', number };
}

/** “In the middle”, where there is a middle one. */
export function middleOf(hand: Hand): Place | null {
  const count = hand.context.pictures;
  const waits = hand.left().some((item) => item.is === 'file' && item.placed === false);
  if (count % 2 === 0 || count < 3 || waits || !hand.middle()) return null;
  return { at: 'number', number: (count + 1) / 2 };
}
