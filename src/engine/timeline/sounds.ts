import { CUT_FADE_MS, MINIMUM_MS, ROUNDING_MS } from './limits.js';
import { findUpload } from './names.js';
import type { Operation } from './operations.js';
import { refuse } from './refused.js';
import { recordingsOf } from './ripple.js';
import { findItems } from './targets.js';
import { pointMs } from './times.js';
import {
  availableMs,
  endOf,
  filmEndOf,
  fromOf,
  type Item,
  isMusic,
  mediaEndOf,
  newItem,
  speedOf,
  takeOff,
  type WorkingFilm,
} from './working-film.js';

type Asked<Name extends Operation['do']> = Extract<Operation, { do: Name }>;

/** An uploaded recording on the timeline, as long as it is or the film lasts. */
export function sound(film: WorkingFilm, asked: Asked<'sound'>): void {
  const { role, replaces, loop } = asked;
  if (film.pictures.length === 0) refuse('empty-timeline');
  const { id, name, durationMs } = findUpload(film, asked.media, ['audio']);
  if (!(durationMs >= MINIMUM_MS)) refuse('too-short', { asked: name, limitMs: MINIMUM_MS });
  const end = filmEndOf(film);
  const start = asked.at === null ? 0 : pointMs(film, asked.at);
  if (start < 0 || start > end - MINIMUM_MS) {
    refuse('outside', { asked: String(start), limitMs: end });
  }
  if (replaces) {
    takeOff(
      film,
      film.sounds.filter((item) => isMusic(item) === (role === 'music')),
    );
  }
  const item = newItem(
    film,
    'audio',
    {
      name,
      start,
      mediaId: id,
      from: 0,
      volume: 1,
      ...(role === 'sound' && { role }),
      ...(loop && { loop }),
    },
    start,
    end - start,
  );
  item.lengthMs = Math.min(item.lengthMs, availableMs(film, item));
  film.sounds = [...film.sounds, item];
  fitSongs(film, end);
}

/** Whether sound is played again until the film ends. */
export function loop(film: WorkingFilm, { target, loop: wanted }: Asked<'loop'>): void {
  const items = findItems(film, target, ['audio']);
  const end = filmEndOf(film);
  for (const recording of recordingsOf(items)) {
    const item = recording.at(-1);
    if (!item) continue;
    item.m.loop = wanted || undefined;
    if (wanted) item.lengthMs = Math.max(item.lengthMs, end - item.startMs);
    item.lengthMs = Math.min(item.lengthMs, availableMs(film, item));
    fadeCut(film, item, end);
    film.touched.add(item.origin);
  }
}

/**
 * Brings songs to the end of the film: what is played again, or was cut there before, goes on as
 * far as the film or the song does; what is cut by the end of the film fades out.
 *
 * @param earlierEndMs Where the film ended before; what reached there belongs at the end.
 */
export function fitSongs(film: WorkingFilm, earlierEndMs: number | null): void {
  const end = filmEndOf(film);
  if (film.pictures.length === 0) return;
  for (const parts of recordingsOf(film.sounds)) {
    const item = parts.at(-1);
    if (!item || !(item.m.loop || isSong(film, item)) || item.startMs >= end) continue;
    const reached = earlierEndMs === null ? item.m.loop : atEnd(endOf(item), earlierEndMs);
    if (reached || item.m.cut) {
      item.lengthMs = Math.min(availableMs(film, item), end - item.startMs);
    }
    item.lengthMs = Math.min(item.lengthMs, end - item.startMs);
    fadeCut(film, item, end);
  }
}

const atEnd = (ms: number, end: number): boolean => ms >= end - ROUNDING_MS;

/** An uploaded recording that is the music. */
const isSong = (film: WorkingFilm, item: Item): boolean =>
  isMusic(item) && film.media.get(item.m.mediaId ?? '')?.kind === 'audio';

function fadeCut(film: WorkingFilm, item: Item, end: number): void {
  if (!isSong(film, item)) return;
  const left = mediaEndOf(film, item) - fromOf(item) - item.lengthMs * speedOf(item);
  const cut = atEnd(endOf(item), end) && (item.m.loop || left > ROUNDING_MS);
  if (cut && (item.m.cut || item.m.fadeOut === undefined)) {
    const room = Math.min(Math.floor(item.lengthMs / 2), item.lengthMs - (item.m.fadeIn ?? 0));
    item.m.fadeOut = Math.min(CUT_FADE_MS, Math.max(0, room)) || undefined;
    item.m.cut = true;
  } else if (!cut && item.m.cut) {
    item.m.fadeOut = undefined;
    item.m.cut = undefined;
  }
}
