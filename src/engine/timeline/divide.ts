import { MINIMUM_MS } from './limits.js';
import { canDivide, partsOf, type Span } from './parts.js';
import { endOf, exchange, type Item, overlapOf, type WorkingFilm } from './working-film.js';

/** An item that was divided at the edges of a stretch. */
export interface Divided {
  /** All of it, in order. */
  parts: readonly Item[];
  /** What lies within the stretch; nothing where that is too little to be seen or heard. */
  within: readonly Item[];
}

/**
 * Divides an item at the edges of a stretch of the timeline, as far as its transitions leave room;
 * where they do not, its own edge is that of the stretch.
 */
export function divideAt(film: WorkingFilm, item: Item, [from, to]: Span): Divided {
  const overlapAfter =
    item.track === 'video' ? overlapOf(film.pictures[film.pictures.indexOf(item) + 1]) : 0;
  const divides = (at: number): boolean => canDivide(item, at, overlapAfter, MINIMUM_MS);
  const a = Math.max(0, from - item.startMs);
  const b = Math.min(item.lengthMs, to - item.startMs);
  if (b - a < MINIMUM_MS) return { parts: [item], within: [] };
  const edges = [a, b].filter(divides);
  if (edges.length === 0) return { parts: [item], within: [item] };
  const all = [0, ...edges, item.lengthMs];
  const spans = all.slice(1).map((end, index): Span => [all[index] ?? 0, end]);
  const parts = partsOf(film, item, spans);
  exchange(film, item, parts);
  const middle = (a + b) / 2 + item.startMs;
  const within = parts.filter((part) =>
    edges.length === 2
      ? part.startMs >= item.startMs + a && endOf(part) <= item.startMs + b
      : part.startMs <= middle && middle < endOf(part),
  );
  return { parts, within };
}
