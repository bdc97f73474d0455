import { STILL_MS } from './limits.js';
import { findUpload } from './names.js';
import type { Operation, Place, TimelineMedia } from './operations.js';
import { refuse } from './refused.js';
import { findItem, findItems } from './targets.js';
import { spanOf, tellAsOne, wholesOf } from './whole-sounds.js';
import {
  endOf,
  filmEndOf,
  type Item,
  nameOf,
  newItem,
  takeOff,
  type WorkingFilm,
} from './working-film.js';

type Asked<Name extends Operation['do']> = Extract<Operation, { do: Name }>;

/** Uploads onto the timeline, each as long as it is; a still picture for four seconds. */
export function place(film: WorkingFilm, { media, at }: Asked<'place'>): void {
  const uploads = media === 'all' ? unplaced(film) : [pictureNamed(film, media)];
  const added = uploads.map((upload) => pictureOf(film, upload));
  const index = indexOf(film, at, []);
  film.pictures = film.pictures.toSpliced(index, 0, ...added);
}

function unplaced(film: WorkingFilm): TimelineMedia[] {
  const placed = new Set(film.pictures.map(({ m }) => m.mediaId));
  const uploads = film.context.media.filter(
    ({ id, kind, durationMs }) =>
      !placed.has(id) && (kind === 'image' || (kind === 'video' && durationMs >= 1)),
  );
  if (uploads.length === 0) refuse('nothing-to-change');
  return uploads;
}

function pictureNamed(film: WorkingFilm, name: string): TimelineMedia {
  const upload = findUpload(film, name, ['video', 'image']);
  if (upload.kind === 'video' && upload.durationMs < 1) refuse('too-short', { asked: name });
  return upload;
}

function pictureOf(film: WorkingFilm, { id, name, kind, durationMs }: TimelineMedia): Item {
  const own = Math.round(durationMs);
  const length = kind === 'image' ? Math.max(STILL_MS, own) : own;
  const m = { name, start: 0, mediaId: id, from: 0, volume: 1 };
  return newItem(film, 'video', m, filmEndOf(film), length);
}

/** Where in the order of the pictures a place is, when `moved` are out of it. */
function indexOf(film: WorkingFilm, at: Place, moved: readonly Item[]): number {
  const rest = film.pictures.filter((item) => !moved.includes(item));
  switch (at.at) {
    case 'start':
      return 0;
    case 'end':
      return rest.length;
    case 'number': {
      const { number } = at;
      if (!Number.isInteger(number) || number === 0) {
        refuse('no-such-thing', { asked: String(number) });
      }
      const index = number > 0 ? number - 1 : rest.length + number + 1;
      return Math.min(rest.length, Math.max(0, index));
    }
    default: {
      const beside = findItems(film, at.target, ['video']);
      const item = at.at === 'before' ? beside[0] : beside.at(-1);
      // Beside one that is moved itself: where that was.
      const whole = item ? film.pictures.indexOf(item) : 0;
      const ahead = film.pictures.slice(0, whole).filter((one) => !moved.includes(one)).length;
      return item && !moved.includes(item) && at.at === 'after' ? ahead + 1 : ahead;
    }
  }
}

/** One picture in place of those that are meant; it comes in and goes out as they did. */
export function replace(film: WorkingFilm, { target, media }: Asked<'replace'>): void {
  const [first, ...more] = findItems(film, target, ['video']);
  const upload = pictureNamed(film, media);
  if (!first) return;
  const shown = first.lengthMs + more.reduce((sum, { lengthMs }) => sum + lengthMs, 0);
  const whole = [first, ...more].every(({ m }) => m.mediaId === upload.id);
  if (whole && more.length === 0) refuse('nothing-to-change', { asked: media });
  const waiting = film.context.justPlaced?.has(upload.id)
    ? film.pictures.filter(({ m, origin }) => m.mediaId === upload.id && origin !== first.origin)
    : [];
  for (const { origin } of waiting) film.untold.add(origin);
  takeOff(film, [...more, ...waiting]);
  first.lengthMs = upload.kind === 'image' ? shown : Math.round(upload.durationMs);
  const { motion, motionPart: _part, speed: _speed, ...kept } = first.m;
  first.m = { ...kept, name: upload.name, mediaId: upload.id, from: 0 };
  if (upload.kind === 'image' && motion !== undefined) first.m.motion = motion;
  film.touched.add(first.origin);
}

/** Off the timeline; a film keeps one picture at least, unless all are meant. */
export function remove(film: WorkingFilm, { target }: Asked<'remove'>): void {
  const items = findItems(film, target);
  const left = film.pictures.length - items.filter(({ track }) => track === 'video').length;
  if (film.pictures.length > 0 && left === 0) {
    if (target.by !== 'all') refuse('only-one', { asked: items[0] ? nameOf(items[0]) : '' });
    // Sound and titles end with the film.
    takeOff(film, [...film.sounds, ...film.titles]);
  }
  takeOff(film, items);
}

/** Pictures to another place in their order, sound and titles to another time. */
export function move(film: WorkingFilm, { target, to }: Asked<'move'>): void {
  const items = findItems(film, target);
  for (const { origin } of items) film.touched.add(origin);
  const pictures = items.filter(({ track }) => track === 'video');
  if (pictures.length > 0) {
    const index = indexOf(film, to, pictures);
    const rest = film.pictures.filter((item) => !pictures.includes(item));
    reorder(film, rest.toSpliced(index, 0, ...pictures));
    return;
  }
  for (const parts of wholesOf(items)) {
    const [start, end] = spanOf(parts);
    tellAsOne(film, parts);
    const by = startAt(film, to, end - start) - start;
    for (const item of parts) item.startMs += by;
  }
}

function startAt(film: WorkingFilm, to: Place, lengthMs: number): number {
  switch (to.at) {
    case 'start':
      return 0;
    case 'end':
      return Math.max(0, filmEndOf(film) - lengthMs);
    case 'number':
      return findItem(film, { by: 'number', track: 'video', number: to.number }).startMs;
    default: {
      const beside = findItems(film, to.target);
      return to.at === 'before'
        ? Math.min(...beside.map(({ startMs }) => startMs))
        : Math.max(...beside.map(endOf));
    }
  }
}

/** Each of two pictures in the other's place. */
export function swap(film: WorkingFilm, { first, second }: Asked<'swap'>): void {
  if (film.pictures.length === 1) refuse('only-one');
  const one = findItem(film, first, ['video']);
  const other = findItem(film, second, ['video']);
  film.touched.add(one.origin).add(other.origin);
  reorder(
    film,
    film.pictures.map((item) => (item === one ? other : item === other ? one : item)),
  );
}

/** The last picture first. */
export function reverseOrder(film: WorkingFilm): void {
  if (film.pictures.length === 0) refuse('empty-timeline');
  if (film.pictures.length === 1) refuse('only-one');
  for (const { origin } of film.pictures) film.touched.add(origin);
  reorder(film, film.pictures.toReversed());
}

/** Another order of the same pictures; the joins between them stay as they were. */
function reorder(film: WorkingFilm, pictures: Item[]): void {
  const joins = film.pictures.map(({ m }) => m.transition);
  film.pictures = pictures;
  pictures.forEach((item, index) => {
    item.m.transition = joins[index];
  });
}

/** The same once more, right behind. */
export function duplicate(film: WorkingFilm, { target }: Asked<'duplicate'>): void {
  const items = findItems(film, target);
  const end = filmEndOf(film);
  for (const item of items) {
    const m = { ...item.m, transition: undefined };
    const copy = newItem(film, item.track, m, endOf(item), item.lengthMs);
    copy.segment = item.segment;
    if (item.track === 'video') {
      film.pictures = film.pictures.toSpliced(film.pictures.indexOf(item) + 1, 0, copy);
    } else if (copy.startMs >= end) {
      refuse('outside', { asked: nameOf(item), limitMs: end });
    } else if (item.track === 'audio') film.sounds = [...film.sounds, copy];
    else film.titles = [...film.titles, copy];
  }
}
