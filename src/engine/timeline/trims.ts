import { FRAME_MS, MINIMUM_MS } from './limits.js';
import type { Operation } from './operations.js';
import { canDivide, partsOf, type Span, spansWithout } from './parts.js';
import { refuse } from './refused.js';
import { settlePictures } from './settle.js';
import { findItems } from './targets.js';
import { pointMs, rangeMs } from './times.js';
import { keepStretches, spanOf, wholesOf } from './whole-sounds.js';
import {
  endOf,
  exchange,
  filmEndOf,
  type Item,
  overlapOf,
  type WorkingFilm,
} from './working-film.js';

type Asked<Name extends Operation['do']> = Extract<Operation, { do: Name }>;

/**
 * Only a range: of the whole timeline with its sound and titles, or of what is meant. Pictures
 * close up; sound and titles are heard and seen where they were, only less long.
 */
export function keep(film: WorkingFilm, { target, range }: Asked<'keep'>): void {
  if (target === null) {
    keepOfFilm(film, range);
    return;
  }
  for (const parts of wholesOf(findItems(film, target))) {
    const span = rangeMs(film, range, spanOf(parts));
    needsLength(span[1] - span[0]);
    const [item] = parts;
    if (!item) continue;
    if (item.track === 'video') {
      const [from, to] = local(item, span);
      trim(film, item, [to, item.lengthMs]);
      const rest = film.pictures.find(({ origin }) => origin === item.origin);
      if (rest) trim(film, rest, [0, from]);
    } else keepStretches(film, parts, [span]);
    film.touched.add(item.origin);
  }
}

function keepOfFilm(film: WorkingFilm, range: Asked<'keep'>['range']): void {
  if (film.pictures.length === 0) refuse('empty-timeline');
  const [from, to] = rangeMs(film, range);
  needsLength(to - from);
  cutPictures(film, [to, filmEndOf(film)]);
  cutPictures(film, [0, from]);
  const kept = (item: Item): Item[] => {
    const [a, b] = [Math.max(0, from - item.startMs), Math.min(item.lengthMs, to - item.startMs)];
    if (b - a < FRAME_MS) return [];
    return partsOf(film, item, [[a, b]]).map((part) => ({ ...part, startMs: part.startMs - from }));
  };
  film.sounds = film.sounds.flatMap(kept);
  film.titles = film.titles.flatMap(kept);
}

/**
 * All but a range: of the picture, which closes up, or of what is meant. A sound closes up too; a
 * title is not seen in that time.
 */
export function cutOut(film: WorkingFilm, { target, range }: Asked<'cut-out'>): void {
  if (target === null) {
    if (film.pictures.length === 0) refuse('empty-timeline');
    const span = rangeMs(film, range);
    needsLength(filmEndOf(film) - (span[1] - span[0]));
    cutPictures(film, span);
    return;
  }
  for (const parts of wholesOf(findItems(film, target))) {
    const [start, end] = spanOf(parts);
    const span = rangeMs(film, range, [start, end]);
    needsLength(end - start - (span[1] - span[0]));
    const [item] = parts;
    if (!item) continue;
    if (item.track === 'video') trim(film, item, local(item, span));
    else cutSound(film, parts, span);
    film.touched.add(item.origin);
  }
}

function cutSound(film: WorkingFilm, parts: readonly Item[], [from, to]: Span): void {
  const [start, end] = spanOf(parts);
  for (const part of keepStretches(film, parts, [
    [start, from],
    [to, end],
  ])) {
    if (part.track === 'audio' && part.startMs >= to) part.startMs -= to - from;
  }
}

/** Cuts a stretch of the timeline out of the pictures; each counts until the next one begins. */
function cutPictures(film: WorkingFilm, [from, to]: Span): void {
  const { pictures } = film;
  pictures.forEach((item, index) => {
    const shownUntil = pictures[index + 1]?.startMs ?? endOf(item);
    const a = Math.max(from, item.startMs) - item.startMs;
    const b = Math.min(to, shownUntil) - item.startMs;
    if (b <= a) return;
    // What is only seen while the next comes in goes with the rest of it.
    if (a === 0 && b === shownUntil - item.startMs) exchange(film, item, []);
    else trim(film, item, [a, b], overlapOf(pictures[index + 1]));
    film.touched.add(item.origin);
  });
  if (film.pictures.length === 0) refuse('too-short', { limitMs: MINIMUM_MS });
  settlePictures(film);
}

function trim(
  film: WorkingFilm,
  item: Item,
  span: Span,
  overlapAfter = overlapAfterOf(film, item),
) {
  exchange(film, item, partsOf(film, item, spansWithout(item, span, overlapAfter)));
}

function overlapAfterOf(film: WorkingFilm, item: Item): number {
  const index = film.pictures.indexOf(item);
  return index < 0 ? 0 : overlapOf(film.pictures[index + 1]);
}

const local = (item: Item, [from, to]: Span): Span => [from - item.startMs, to - item.startMs];

function needsLength(ms: number): void {
  if (ms < MINIMUM_MS) refuse('too-short', { asked: String(ms), limitMs: MINIMUM_MS });
}

/** In two, at a time of the timeline or of what is meant; nothing is seen or heard otherwise. */
export function split(film: WorkingFilm, { target, at }: Asked<'split'>): void {
  if (target !== null) {
    for (const item of findItems(film, target)) {
      const ms = pointMs(film, at, [item.startMs, endOf(item)]);
      divide(film, item, ms - item.startMs);
    }
    return;
  }
  if (film.pictures.length === 0) refuse('empty-timeline');
  const ms = pointMs(film, at);
  const picture = film.pictures.findLast(({ startMs }) => startMs < ms);
  if (!picture || ms >= filmEndOf(film)) {
    refuse('outside', { asked: String(ms), limitMs: filmEndOf(film) });
  }
  if (film.pictures.some(({ startMs }) => startMs === ms)) refuse('nothing-to-change');
  divide(film, picture, ms - picture.startMs);
}

function divide(film: WorkingFilm, item: Item, atMs: number): void {
  if (atMs <= 0 || atMs >= item.lengthMs) {
    refuse('outside', { asked: String(atMs), limitMs: item.lengthMs });
  }
  if (!canDivide(item, atMs, overlapAfterOf(film, item), MINIMUM_MS)) {
    refuse('too-short', { asked: String(atMs), limitMs: MINIMUM_MS });
  }
  const spans: Span[] = [
    [0, atMs],
    [atMs, item.lengthMs],
  ];
  exchange(film, item, partsOf(film, item, spans));
  film.touched.add(item.origin);
}
