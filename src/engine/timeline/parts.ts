import { FRAME_MS } from './limits.js';
import {
  availableMs,
  fromOf,
  type Item,
  isMotionless,
  mediaEndOf,
  overlapOf,
  speedOf,
  type WorkingFilm,
} from './working-film.js';

/** From and to, milliseconds. */
export type Span = readonly [fromMs: number, toMs: number];

/**
 * Parts of an item, each at its place on the timeline: what comes into the first and goes out of
 * the last stays with them. `spans` are milliseconds within the item, in order.
 */
export function partsOf(film: WorkingFilm, item: Item, spans: readonly Span[]): Item[] {
  const parts = spans.flatMap(([a, b]) => part(film, item, a, b));
  const last = parts.length - 1;
  return parts.map((one, index) => ({
    ...one,
    m: {
      ...one.m,
      fadeIn: index === 0 ? item.m.fadeIn : undefined,
      transition: index === 0 ? item.m.transition : undefined,
      fadeOut: index === last ? item.m.fadeOut : undefined,
      cut: index === last ? item.m.cut : undefined,
      ...(item.track === 'text' && index > 0 && { enter: 'none' as const }),
      ...(item.track === 'text' && index < last && { leave: 'none' as const }),
    },
  }));
}

function part(film: WorkingFilm, item: Item, a: number, b: number): Item[] {
  const piece = (begins: number, ends: number, from: number, loop: boolean | undefined): Item => ({
    ...item,
    m: { ...item.m, from: Math.round(from), loop, ...movement(film, item, begins, ends) },
    startMs: item.startMs + begins,
    lengthMs: ends - begins,
  });
  const from = fromOf(item);
  if (item.track === 'text') return [{ ...piece(a, b, 0, undefined), m: { ...item.m } }];
  if (!item.m.loop) return [piece(a, b, from + a * speedOf(item), item.m.loop)];
  // What is played again goes on from where its round stands, and then from its beginning.
  const round = Math.round((mediaEndOf(film, item) - from) / speedOf(item));
  const phase = Number.isFinite(round) && round > 0 ? a % round : 0;
  if (phase === 0) return [piece(a, b, from, true)];
  const turn = a - phase + round;
  const rest = piece(a, Math.min(b, turn), from + phase * speedOf(item), undefined);
  rest.lengthMs = Math.min(rest.lengthMs, availableMs(film, rest));
  return b - turn < FRAME_MS ? [rest] : [rest, piece(turn, b, from, true)];
}

/** What a part of a still picture makes of its movement, so that the parts make one together. */
function movement(
  film: WorkingFilm,
  item: Item,
  begins: number,
  ends: number,
): Pick<Item['m'], 'motionPart'> {
  const { lengthMs, m } = item;
  if (!isMotionless(film, item) || (begins <= 0 && ends >= lengthMs)) return {};
  const { from, to } = m.motionPart ?? { from: 0, to: 1 };
  const at = (ms: number): number => Number((from + ((to - from) * ms) / lengthMs).toFixed(6));
  return { motionPart: { from: at(begins), to: at(ends) } };
}

/**
 * What is left of a picture when a stretch of it is cut out. Where the stretch begins or ends in a
 * transition, it is taken from that end of the picture, so that the transition stays as it is.
 *
 * @param overlapAfter How long the picture after it overlaps with it, milliseconds.
 */
export function spansWithout(item: Item, [a, b]: Span, overlapAfter: number): Span[] {
  const { lengthMs } = item;
  const cut = b - a;
  if (cut <= 0) return [[0, lengthMs]];
  if (lengthMs - cut < FRAME_MS) return [];
  if (a < overlapOf(item) + FRAME_MS) return [[cut, lengthMs]];
  if (lengthMs - b < overlapAfter + FRAME_MS) return [[0, lengthMs - cut]];
  return [
    [0, a],
    [b, lengthMs],
  ];
}

/** True when a picture can be divided there without a change to its transitions. */
export function canDivide(item: Item, atMs: number, overlapAfter: number, leastMs: number) {
  return atMs >= overlapOf(item) + leastMs && item.lengthMs - atMs >= overlapAfter + leastMs;
}
