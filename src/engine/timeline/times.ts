import type { Amount, TimePoint, TimeRange } from './operations.js';
import type { Span } from './parts.js';
import { refuse } from './refused.js';
import { findItems } from './targets.js';
import { endOf, filmEndOf, type WorkingFilm } from './working-film.js';

/** The whole film, milliseconds. */
export const wholeFilm = (film: WorkingFilm): Span => [0, filmEndOf(film)];

/**
 * A point on the timeline, whole milliseconds; it may lie outside.
 *
 * @param within What it is counted from, milliseconds of the timeline: by default the film.
 * @throws Refused when it is no number, or there is no such thing to count from.
 */
export function pointMs(film: WorkingFilm, point: TimePoint, within = wholeFilm(film)): number {
  const ms = Math.round(rawPoint(film, point, within));
  if (!Number.isFinite(ms)) refuse('outside', { asked: String(ms), limitMs: within[1] });
  return ms;
}

function rawPoint(film: WorkingFilm, point: TimePoint, [start, end]: Span): number {
  switch (point.of) {
    case 'start':
      return start + point.ms;
    case 'end':
      return end - point.ms;
    case 'share':
      return start + Math.min(1, Math.max(0, point.share)) * (end - start) + (point.ms ?? 0);
    case 'thing': {
      const items = findItems(film, point.target);
      const edge =
        point.edge === 'start'
          ? Math.min(...items.map(({ startMs }) => startMs))
          : Math.max(...items.map(endOf));
      return edge + point.ms;
    }
  }
}

/**
 * A stretch of the timeline, cut to what it lies within; whole milliseconds.
 * @throws Refused `outside` when nothing of it lies there.
 */
export function rangeMs(film: WorkingFilm, range: TimeRange, within = wholeFilm(film)): Span {
  const from = range.from === null ? within[0] : pointMs(film, range.from, within);
  const to = range.to === null ? within[1] : pointMs(film, range.to, within);
  if (from >= within[1] || to <= within[0] || to <= from) {
    const asked = String((from >= within[1] ? from : to) - within[0]);
    refuse('outside', { asked, limitMs: within[1] - within[0] });
  }
  return [Math.max(from, within[0]), Math.min(to, within[1])];
}

/**
 * The value that an amount makes of another; `unit` is what “so much more” is counted in.
 * @throws Refused `outside` when that is no number.
 */
export function changedBy(amount: Amount, before: number, unit = 1): number {
  const after =
    'to' in amount
      ? amount.to * unit
      : 'times' in amount
        ? before * amount.times
        : before + amount.plus * unit;
  if (!Number.isFinite(after)) refuse('outside', { asked: String(after) });
  return after;
}

/** The nearest value within limits. */
export const within = (value: number, limits: { least: number; most: number }): number =>
  Math.min(limits.most, Math.max(limits.least, value));
