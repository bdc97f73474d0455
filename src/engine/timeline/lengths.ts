import { divideAt } from './divide.js';
import { withinRoom } from './joins.js';
import { MAXIMUM_MS, MINIMUM_MS, ROUNDING_MS, SPEED } from './limits.js';
import type { Amount, Operation, Target } from './operations.js';
import { refuse } from './refused.js';
import { findItems } from './targets.js';
import { changedBy, rangeMs } from './times.js';
import { keepStretches, spanOf, tellAsOne, wholesOf } from './whole-sounds.js';
import {
  availableMs,
  endOf,
  filmEndOf,
  fromOf,
  type Item,
  isMotionless,
  mediaEndOf,
  speedOf,
  type WorkingFilm,
} from './working-film.js';

type Asked<Name extends Operation['do']> = Extract<Operation, { do: Name }>;

/** How long each thing that is meant is shown or heard; its beginning stays. */
export function length(film: WorkingFilm, { target, ms }: Asked<'length'>): void {
  const items = findItems(film, target);
  const end = filmEndOf(film);
  const wholes = wholesOf(items);
  for (const parts of wholes) {
    const [first] = parts;
    const last = parts.at(-1);
    if (!first || !last) continue;
    const before = endOf(last) - first.startMs;
    const wanted = Math.round(changedBy(ms, before));
    if (wanted < MINIMUM_MS) {
      refuse('too-short', { asked: String(wanted), limitMs: MINIMUM_MS });
    }
    const there = first.track === 'video' ? MAXIMUM_MS : end - first.startMs;
    const available = last.startMs - first.startMs + availableMs(film, last);
    const most = Math.max(before, Math.min(available, there));
    if (wanted > most && wholes.length === 1) {
      refuse('too-long', { asked: String(wanted), limitMs: most });
    }
    endAt(film, parts, first.startMs + Math.min(wanted, most));
    film.touched.add(first.origin);
  }
}

function endAt(film: WorkingFilm, parts: readonly Item[], endMs: number): void {
  const last = parts.at(-1);
  if (!last) return;
  if (parts.length > 1 && endMs < endOf(last)) {
    keepStretches(film, parts, [[spanOf(parts)[0], endMs]]);
    return;
  }
  tellAsOne(film, parts);
  last.lengthMs = endMs - last.startMs;
  last.m.cut = undefined;
}

/** Targets that name things: a stretch counts from where each of them begins. */
const NAMED: ReadonlySet<Target['by']> = new Set(['number', 'name', 'time']);

/**
 * How many times as fast something is played, or a stretch of it: as much of its media in another
 * time. A still picture is shown as much shorter.
 */
export function speed(film: WorkingFilm, { target, factor, range }: Asked<'speed'>): void {
  const items = findItems(film, target, ['video', 'audio']);
  const end = filmEndOf(film);
  const ofFilm = range && !NAMED.has(target.by) ? rangeMs(film, range) : null;
  let changed = 0;
  const before = new Map(film.pictures.map((item) => [item, speedOf(item)]));
  for (const parts of wholesOf(items)) {
    tellAsOne(film, parts);
    const span = range ? (ofFilm ?? rangeMs(film, range, spanOf(parts))) : spanOf(parts);
    const divided = range
      ? parts.map((part) => divideAt(film, part, span))
      : [{ parts, within: parts }];
    const within = new Set(divided.flatMap((one) => one.within));
    if (within.size === 0) continue;
    changed += within.size;
    setSpeed(film, { parts: divided.flatMap((one) => one.parts), within, factor, endMs: end });
  }
  if (changed === 0) refuse('outside');
  scaleTransitions(film, before);
}

/**
 * A transition between two pictures that are both faster, or both slower, is so as well, where there
 * is room; one that has no room any more is as long as fits.
 */
function scaleTransitions(film: WorkingFilm, before: ReadonlyMap<Item, number>): void {
  const shareOf = (item: Item | undefined): number =>
    item === undefined ? 1 : (before.get(item) ?? speedOf(item)) / speedOf(item);
  film.pictures.forEach((item, index) => {
    const { transition } = item.m;
    const shares = [shareOf(film.pictures[index - 1]), shareOf(item)];
    if (!transition || shares.every((share) => share === 1)) return;
    const [least, most] = [Math.min(...shares), Math.max(...shares)];
    const share = most < 1 ? most : least > 1 ? least : 1;
    item.m.transition = { ...transition, d: withinRoom(film, item, transition.d * share) };
  });
}

interface SpeedChange {
  /** All of one thing, in order. */
  parts: readonly Item[];
  /** Those of its parts that are played otherwise; the rest closes up. */
  within: ReadonlySet<Item>;
  factor: Amount;
  /** Where the film ended. */
  endMs: number;
}

function setSpeed(film: WorkingFilm, { parts, within, factor, endMs }: SpeedChange): void {
  const reachesEnd = spanOf(parts)[1] >= endMs - ROUNDING_MS;
  let startMs: number | undefined;
  for (const item of parts) {
    if (within.has(item)) changeSpeed(film, item, factor);
    item.startMs = startMs ?? item.startMs;
    if (reachesEnd && item.track === 'audio' && item === parts.at(-1)) {
      item.lengthMs = Math.min(availableMs(film, item), endMs - item.startMs);
    }
    startMs = endOf(item);
    film.touched.add(item.origin);
  }
}

function changeSpeed(film: WorkingFilm, item: Item, factor: Amount): void {
  const before = isMotionless(film, item) ? 1 : speedOf(item);
  const after = Math.round(changedBy(factor, before) * 1000) / 1000;
  if (after < SPEED.least || after > SPEED.most) {
    const choices = [String(SPEED.least), String(SPEED.most)];
    refuse('outside', { asked: String(after), choices });
  }
  item.lengthMs = Math.round(lengthAt(film, item, before, after));
  if (item.lengthMs < MINIMUM_MS) {
    refuse('too-short', { asked: String(item.lengthMs), limitMs: MINIMUM_MS });
  }
  // What stands over a still picture finds its place by it, until the film is settled.
  item.m.speed = after === 1 ? undefined : after;
}

function lengthAt(film: WorkingFilm, item: Item, before: number, after: number): number {
  if (item.m.loop) return item.lengthMs;
  const played = item.lengthMs * before;
  const rest = mediaEndOf(film, item) - fromOf(item);
  // What was all of it, but for rounding, is all of it again.
  return (Math.abs(rest - played) <= 1 + before ? rest : played) / after;
}
