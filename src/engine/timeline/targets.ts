import { bestFits, choicesOf } from './names.js';
import type { Refusal, Target, TrackName } from './operations.js';
import { refuse } from './refused.js';
import { pointMs } from './times.js';
import {
  allItems,
  endOf,
  filmEndOf,
  type Item,
  isMusic,
  isStill,
  nameOf,
  type WorkingFilm,
} from './working-film.js';

const TRACKS: readonly TrackName[] = ['video', 'audio', 'text'];

/** What is missing where nothing of a kind is on the timeline. */
const NOTHING: Readonly<Record<TrackName, Refusal['reason']>> = {
  video: 'empty-timeline',
  audio: 'no-music',
  text: 'no-such-thing',
};

/**
 * The items that a target means, in order; at least one.
 *
 * @param tracks Kinds that the edit can be made on; a name is looked for among those first.
 * @throws Refused when there is nothing of the kind, or different things fit a name equally.
 */
export function findItems(
  film: WorkingFilm,
  target: Target,
  tracks: readonly TrackName[] = TRACKS,
): Item[] {
  const found = lookUp(film, target, tracks);
  const usable = found.filter(({ track }) => tracks.includes(track));
  if (usable.length === 0) refuse('wrong-kind', { asked: askedOf(target) });
  return usable;
}

/**
 * The one item that a target means.
 * @throws Refused as {@link findItems}; `ambiguous` when it means several.
 */
export function findItem(
  film: WorkingFilm,
  target: Target,
  tracks: readonly TrackName[] = TRACKS,
): Item {
  const [first, ...more] = findItems(film, target, tracks);
  if (first === undefined) refuse('no-such-thing', { asked: askedOf(target) });
  if (more.length > 0) {
    refuse('ambiguous', {
      asked: askedOf(target),
      choices: choicesOf([first, ...more].map(nameOf)),
    });
  }
  return first;
}

function lookUp(film: WorkingFilm, target: Target, tracks: readonly TrackName[]): Item[] {
  switch (target.by) {
    case 'all':
      return layerOf(film, target.track);
    case 'number':
      return [numbered(film, target.track, target.number)];
    case 'name':
      return named(film, target.name, target.track ? [target.track] : tracks);
    case 'time':
      return at(film, target.track, pointMs(film, target.at));
    case 'kind':
      return ofKind(film, target.kind);
  }
}

function layerOf(film: WorkingFilm, track: TrackName): Item[] {
  const layer = allItems(film).filter((item) => item.track === track);
  if (layer.length === 0) refuse(NOTHING[track]);
  return layer;
}

function numbered(film: WorkingFilm, track: TrackName, number: number): Item {
  const layer = layerOf(film, track);
  const item = number === 0 ? undefined : layer.at(number > 0 ? number - 1 : number);
  if (item === undefined || !Number.isInteger(number)) {
    refuse('no-such-thing', { asked: String(number), choices: choicesOf(layer.map(nameOf)) });
  }
  return item;
}

function named(film: WorkingFilm, name: string, tracks: readonly TrackName[]): Item[] {
  const all = allItems(film);
  if (all.length === 0) refuse('empty-timeline');
  const usable = all.filter(({ track }) => tracks.includes(track));
  const found = bestFits(name, usable, nameOf);
  if (found.length === 0) {
    const elsewhere = bestFits(name, all, nameOf);
    if (elsewhere.length > 0) return elsewhere;
    refuse('no-such-thing', { asked: name, choices: choicesOf(usable.map(nameOf)) });
  }
  const choices = choicesOf(found.map(nameOf));
  if (choices.length > 1) refuse('ambiguous', { asked: name, choices });
  return newestOf(film, found);
}

/** Of different uploads of one name the newest is meant, of those that are on the timeline. */
function newestOf(film: WorkingFilm, found: readonly Item[]): Item[] {
  const ids = new Set(found.map(({ m }) => m.mediaId));
  const newest = film.context.media.findLast(({ id }) => ids.has(id))?.id;
  return newest === undefined ? [...found] : found.filter(({ m }) => m.mediaId === newest);
}

function at(film: WorkingFilm, track: TrackName, ms: number): Item[] {
  const layer = layerOf(film, track);
  const end = filmEndOf(film);
  if (ms < 0 || ms > end) refuse('outside', { asked: String(ms), limitMs: end });
  if (track === 'video') {
    const shown = layer.findLast(({ startMs }) => startMs <= ms) ?? layer[0];
    return shown ? [shown] : [];
  }
  const there = layer.filter((item) => item.startMs <= ms && ms < endOf(item));
  if (there.length === 0) refuse('no-such-thing', { asked: String(ms) });
  return there;
}

function ofKind(film: WorkingFilm, kind: Extract<Target, { by: 'kind' }>['kind']): Item[] {
  const found =
    kind === 'image'
      ? film.pictures.filter((item) => isStill(film, item))
      : kind === 'caption'
        ? film.titles.filter(({ m }) => m.style === 'caption')
        : film.sounds.filter((item) => isMusic(item) === (kind === 'music'));
  if (found.length === 0) {
    refuse(kind === 'music' ? 'no-music' : 'no-such-thing', { asked: kind });
  }
  return found;
}

function askedOf(target: Target): string {
  if (target.by === 'name') return target.name;
  if (target.by === 'number') return String(target.number);
  return target.by === 'kind' ? target.kind : target.track;
}
