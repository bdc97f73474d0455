import type { Operation } from './operations.js';
import { goesOn } from './ripple.js';
import { endOf, type Item, speedOf, volumeOf, type WorkingFilm } from './working-film.js';

/**
 * Makes one again of parts that differ in nothing since their loudness or speed was changed. Pictures
 * are divided in other ways too: of them, only those at the edges of what was changed, or that a
 * speed of its own had set apart.
 */
export function joinParts(
  film: WorkingFilm,
  operation: Extract<Operation, { do: 'volume' | 'speed' }>,
): void {
  const touched = ({ origin }: Item): boolean => film.touched.has(origin);
  film.sounds = joined(film.sounds, (first, second) => touched(first) || touched(second));
  const ofFilm = operation.do === 'speed' && operation.target.by === 'all';
  if (!operation.range && !ofFilm) return;
  const speeds = new Map(film.before.pictures.map((item) => [item.origin, speedOf(item)]));
  const setApart = (first: Item, second: Item): boolean =>
    first.origin === second.origin || speeds.get(first.origin) !== speeds.get(second.origin);
  film.pictures = joined(
    film.pictures,
    (first, second) =>
      touched(first) !== touched(second) || (operation.do === 'speed' && setApart(first, second)),
  );
}

function joined(items: readonly Item[], may: (first: Item, second: Item) => boolean): Item[] {
  /** Each with the part that came last into it. */
  const parts: { whole: Item; last: Item }[] = [];
  for (const item of items) {
    const before = parts.find(({ last }) => goesOn(last, item));
    if (before && may(before.last, item) && isAlike(before.last, item)) {
      const m = { ...before.whole.m, fadeOut: item.m.fadeOut };
      before.whole = { ...before.whole, m, lengthMs: endOf(item) - before.whole.startMs };
      before.last = item;
    } else parts.push({ whole: item, last: item });
  }
  return parts.map(({ whole }) => whole);
}

function isAlike(first: Item, second: Item): boolean {
  if (first.lane !== second.lane || first.m.loop || second.m.loop) return false;
  if (first.m.fadeOut || second.m.fadeIn || second.m.transition) return false;
  const of = (item: Item) => {
    const apart = { start: 0, from: 0, fadeIn: 0, fadeOut: 0, cut: false, transition: null };
    return { ...item.m, ...apart, volume: volumeOf(item) };
  };
  const [one, other] = [of(first), of(second)];
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]);
  const value = (m: object, field: string): string => JSON.stringify(Reflect.get(m, field)) ?? '';
  return [...fields].every((field) => value(one, field) === value(other, field));
}
