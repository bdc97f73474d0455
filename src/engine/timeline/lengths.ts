import { MAXIMUM_MS, MINIMUM_MS, ROUNDING_MS, SPEED } from './limits.js';
import type { Operation } from './operations.js';
import { refuse } from './refused.js';
import { findItems } from './targets.js';
import { changedBy } from './times.js';
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
  for (const item of items) {
    const wanted = Math.round(changedBy(ms, item.lengthMs));
    if (wanted < MINIMUM_MS) {
      refuse('too-short', { asked: String(wanted), limitMs: MINIMUM_MS });
    }
    const there = item.track === 'video' ? MAXIMUM_MS : end - item.startMs;
    const most = Math.max(item.lengthMs, Math.min(availableMs(film, item), there));
    if (wanted > most && items.length === 1) {
      refuse('too-long', { asked: String(wanted), limitMs: most });
    }
    item.lengthMs = Math.min(wanted, most);
    film.touched.add(item.origin);
  }
}

/**
 * How many times as fast something is played: as much of its media in another time. A still
 * picture is shown as much shorter.
 */
export function speed(film: WorkingFilm, { target, factor }: Asked<'speed'>): void {
  const items = findItems(film, target, ['video', 'audio']);
  const end = filmEndOf(film);
  for (const item of items) {
    const before = isMotionless(film, item) ? 1 : speedOf(item);
    const after = Math.round(changedBy(factor, before) * 1000) / 1000;
    if (after < SPEED.least || after > SPEED.most) {
      const choices = [String(SPEED.least), String(SPEED.most)];
      refuse('outside', { asked: String(after), choices });
    }
    const reachesEnd = endOf(item) >= end - ROUNDING_MS && item.track === 'audio';
    item.lengthMs = Math.round(lengthAt(film, item, before, after));
    if (item.lengthMs < MINIMUM_MS) {
      refuse('too-short', { asked: String(item.lengthMs), limitMs: MINIMUM_MS });
    }
    if (!isMotionless(film, item)) item.m.speed = after === 1 ? undefined : after;
    if (reachesEnd) item.lengthMs = Math.min(availableMs(film, item), end - item.startMs);
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
