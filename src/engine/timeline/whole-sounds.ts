import { FRAME_MS } from './limits.js';
import { partsOf, type Span } from './parts.js';
import { goesOn } from './ripple.js';
import { endOf, exchange, type Item, isMusic, type WorkingFilm } from './working-film.js';

/**
 * What an edit is about, those items together that are one thing to people: a recording stays one
 * when stretches of it are quieter, or are cut out of it.
 */
export function wholesOf(items: readonly Item[]): Item[][] {
  const wholes: Item[][] = [];
  for (const item of items) {
    const before = wholes.find((parts) => {
      const last = parts.at(-1);
      return last !== undefined && belongs(last, item);
    });
    if (before) before.push(item);
    else wholes.push([item]);
  }
  return wholes;
}

function belongs(first: Item, second: Item): boolean {
  if (first.track !== 'audio' || second.track !== 'audio') return false;
  if (!isMusic(first)) return goesOn(first, second);
  const { mediaId } = first.m;
  const follows = Math.abs(second.startMs - endOf(first)) <= 1;
  return follows && mediaId !== undefined && mediaId === second.m.mediaId;
}

/** From where to where the parts of a thing lie on the timeline; milliseconds. */
export const spanOf = (parts: readonly Item[]): Span => [
  Math.min(...parts.map(({ startMs }) => startMs)),
  Math.max(...parts.map(endOf)),
];

/** Has what becomes of the parts of a thing told as of one. */
export function tellAsOne(film: WorkingFilm, parts: readonly Item[]): void {
  const [first, ...more] = parts;
  const last = more.at(-1);
  if (!first || !last) return;
  const origins = new Set(parts.map(({ origin }) => origin));
  const sounds = film.before.sounds.flatMap((item) => {
    if (!origins.has(item.origin)) return [item];
    if (item.origin !== first.origin) return [];
    const m = { ...item.m, fadeOut: last.m.fadeOut, loop: last.m.loop };
    return [{ ...item, m, lengthMs: endOf(last) - item.startMs }];
  });
  film.before = { ...film.before, sounds };
  for (const part of more) part.origin = first.origin;
}

/**
 * Leaves those stretches of the timeline of a sound or a title, and returns what is left; what
 * comes in and goes out does so at its new edges.
 */
export function keepStretches(
  film: WorkingFilm,
  parts: readonly Item[],
  stretches: readonly Span[],
): Item[] {
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return [];
  tellAsOne(film, parts);
  const { fadeIn } = first.m;
  const { fadeOut, cut } = last.m;
  const rest = parts.flatMap((part) => {
    const kept = partsOf(film, part, within(part, stretches));
    exchange(film, part, kept);
    return kept;
  });
  const [begins, ends] = [rest[0], rest.at(-1)];
  if (begins) begins.m.fadeIn = fadeIn;
  if (ends) {
    ends.m.fadeOut = fadeOut;
    // What ends where it is told to does not belong at the end of the film any more.
    ends.m.cut = endOf(ends) === endOf(last) ? cut : undefined;
  }
  return rest;
}

function within({ startMs, lengthMs }: Item, stretches: readonly Span[]): Span[] {
  return stretches.flatMap(([from, to]): Span[] => {
    const [a, b] = [Math.max(0, from - startMs), Math.min(lengthMs, to - startMs)];
    return b - a < FRAME_MS ? [] : [[a, b]];
  });
}
