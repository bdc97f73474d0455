import { divideAt } from './divide.js';
import { DUCK_DB, VOLUME } from './limits.js';
import type { Operation } from './operations.js';
import { refuse } from './refused.js';
import { goesOn } from './ripple.js';
import { findItems } from './targets.js';
import { changedBy, rangeMs, within } from './times.js';
import { endOf, type Item, isMusic, volumeOf, type WorkingFilm } from './working-film.js';

type Asked<Name extends Operation['do']> = Extract<Operation, { do: Name }>;

/** Loudness in whole percent; within a range, what it is changed in becomes a part of its own. */
export function volume(film: WorkingFilm, { of, change, range }: Asked<'volume'>): void {
  const items = findItems(film, of, ['video', 'audio']).filter((item) => isHeard(film, item));
  if (items.length === 0) refuse('wrong-kind');
  const span = range === null ? null : rangeMs(film, range);
  const parts = items.flatMap((item) => (span ? divideAt(film, item, span).within : [item]));
  if (parts.length === 0) refuse('outside');
  let wanted = 0;
  let limited = 0;
  for (const item of parts) {
    const before = volumeOf(item);
    const asked = Math.round(changedBy(change, before) * 100) / 100;
    const most = loudest(film, item);
    const after = within(asked, { least: VOLUME.least, most });
    if (asked > most && before >= most) limited = most;
    wanted = Math.max(wanted, asked);
    if (after !== before) item.m.volume = after;
    film.touched.add(item.origin);
  }
  const unchanged = parts.every((item) => !changedVolume(film, item));
  if (unchanged && limited > 0) {
    refuse('outside', { asked: percent(wanted), choices: [percent(0), percent(limited)] });
  }
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

function changedVolume(film: WorkingFilm, item: Item): boolean {
  const before = [...film.before.pictures, ...film.before.sounds].find(
    ({ origin }) => origin === item.origin,
  );
  return before === undefined || volumeOf(before) !== volumeOf(item);
}

const isHeard = (film: WorkingFilm, { m }: Item): boolean =>
  film.media.get(m.mediaId ?? '')?.hasSound !== false;

/**
 * Up to what share a volume can be heard to rise. Music by itself is as loud as players expect
 * when it is mixed: beyond that it is set off against other sound, if there is any.
 */
function loudest(film: WorkingFilm, item: Item): number {
  if (!isMusic(item)) return VOLUME.most;
  const others = [...film.pictures, ...film.sounds].filter((one) => !isMusic(one));
  return others.some((one) => volumeOf(one) > 0 && isHeard(film, one)) ? VOLUME.most : 1;
}

/**
 * Fades at the edges of what is meant: of all pictures at those of the film, of a recording in
 * parts at those of the whole. A title fades as it comes and goes.
 */
export function fade(film: WorkingFilm, { of, edge, ms }: Asked<'fade'>): void {
  if (!Number.isFinite(ms) || ms < 0) refuse('outside', { asked: String(ms) });
  const items = findItems(film, of);
  const follows = of.by === 'all' ? adjoins : goesOn;
  const others = (item: Item): Item[] => items.filter((other) => other !== item);
  for (const item of items) {
    const inside =
      edge === 'in'
        ? others(item).some((other) => follows(other, item))
        : others(item).some((other) => follows(item, other));
    if (item.track === 'text') fadeTitle(item, edge, ms);
    else if (inside) continue;
    else fadeItem(item, edge, ms);
    film.touched.add(item.origin);
  }
}

function adjoins(first: Item, second: Item): boolean {
  return first.startMs < second.startMs && endOf(first) >= second.startMs - 1;
}

function fadeTitle({ m }: Item, edge: 'in' | 'out', ms: number): void {
  const motion = ms > 0 ? 'fade' : 'none';
  if (edge === 'in') m.enter = motion;
  else m.leave = motion;
}

/** The fade that is asked for has its length; the other one takes what is left. */
function fadeItem({ m, lengthMs }: Item, edge: 'in' | 'out', ms: number): void {
  const length = Math.min(Math.round(ms), lengthMs);
  const rest = lengthMs - length;
  const other = (there: number | undefined) => Math.min(there ?? 0, rest) || undefined;
  if (edge === 'in') {
    m.fadeIn = length || undefined;
    m.fadeOut = other(m.fadeOut);
  } else {
    m.fadeOut = length || undefined;
    m.cut = undefined;
    m.fadeIn = other(m.fadeIn);
  }
}

/** How much all music gives way to speech, in whole decibels. */
export function duck(film: WorkingFilm, { depthDb }: Asked<'duck'>): void {
  const music = film.sounds.filter(isMusic);
  if (music.length === 0) refuse('no-music');
  for (const { m, origin } of music) {
    const before = m.duck ?? DUCK_DB.usual;
    const after = Math.round(within(changedBy(depthDb, before), DUCK_DB));
    if (after !== before) m.duck = after;
    film.touched.add(origin);
  }
}
