import { MAXIMUM_MS, MINIMUM_MS, ROUNDING_MS, SPEED } from './limits.js';
import type { Amount, Operation } from './operations.js';
import { refuse } from './refused.js';
import { findItems } from './targets.js';
import { changedBy } from './times.js';
import { keepStretches, spanOf, tellAsOne, wholesOf } from './whole-sounds.js';
import {
  availableMs,
  endOf,
  filmEndOf,
  fromOf,
  type Item,
  isStill,
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

/**
 * How many times as fast something is played: as much of its media in another time. A still
 * picture is shown as much shorter.
 */
export function speed(film: WorkingFilm, { target, factor }: Asked<'speed'>): void {
  const items = findItems(film, target, ['video', 'audio']);
  const end = filmEndOf(film);
  for (const parts of wholesOf(items)) setSpeed(film, parts, factor, end);
}

function setSpeed(film: WorkingFilm, parts: readonly Item[], factor: Amount, endMs: number): void {
  tellAsOne(film, parts);
  const reachesEnd = spanOf(parts)[1] >= endMs - ROUNDING_MS;
  let startMs: number | undefined;
  for (const item of parts) {
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
    if (!isMotionless(film, item)) item.m.speed = after === 1 ? undefined : after;
    item.startMs = startMs ?? item.startMs;
    if (reachesEnd && item.track === 'audio' && item === parts.at(-1)) {
      item.lengthMs = Math.min(availableMs(film, item), endMs - item.startMs);
    }
    startMs = endOf(item);
    film.touched.add(item.origin);
  }
}

/** Of a single picture some files tell the length of a frame. */
function isMotionless(film: WorkingFilm, item: Item): boolean {
  const { durationMs = 0 } = film.media.get(item.m.mediaId ?? '') ?? {};
  return isStill(film, item) && durationMs < MINIMUM_MS;
}

function lengthAt(film: WorkingFilm, item: Item, before: number, after: number): number {
  if (item.m.loop) return item.lengthMs;
  const played = item.lengthMs * before;
  const rest = mediaEndOf(film, item) - fromOf(item);
  // What was all of it, but for rounding, is all of it again.
  return (Math.abs(rest - played) <= 1 + before ? rest : played) / after;
}
