import { FRAME_MS } from './limits.js';
import {
  allItems,
  availableMs,
  endOf,
  filmEndOf,
  fromOf,
  type Item,
  isMotionless,
  isStill,
  mediaEndOf,
  overlapOf,
  speedOf,
  type WorkingFilm,
} from './working-film.js';

/**
 * Brings a film that was worked on back into a state that can be rendered: pictures end to end,
 * transitions and fades no longer than what they join, nothing longer than its media, sound and
 * titles within the film. What has no room at all goes.
 */
export function settle(film: WorkingFilm): void {
  settlePictures(film);
  const end = film.pictures.length > 0 ? filmEndOf(film) : Number.POSITIVE_INFINITY;
  film.sounds = film.sounds.filter((item) => fitsWithin(film, item, end)).sort(inOrder);
  film.titles = film.titles.filter((item) => fitsWithin(film, item, end)).sort(inOrder);
  for (const item of allItems(film)) clampFades(item);
  for (const item of film.pictures) if (isStill(film, item)) settleStill(film, item);
}

const inOrder = (a: Item, b: Item): number => a.startMs - b.startMs;

/**
 * Where in its round a gif begins, which is played again and again. A picture with one frame has no
 * time of its own; while it is cut it has.
 */
function settleStill(film: WorkingFilm, item: Item): void {
  if (isMotionless(film, item)) {
    item.m.from = 0;
    item.m.speed = undefined;
    return;
  }
  const round = Math.round(film.media.get(item.m.mediaId ?? '')?.durationMs ?? 0);
  item.m.from = Math.round(fromOf(item)) % round;
}

/** Works out where the pictures lie, and how much of their transitions there is room for. */
export function settlePictures(film: WorkingFilm): void {
  let before: Item | undefined;
  for (const item of film.pictures) {
    beginWithin(film, item);
    item.lengthMs = Math.max(1, Math.min(item.lengthMs, availableMs(film, item)));
    clampTransition(item, before);
    item.startMs = before === undefined ? 0 : endOf(before) - overlapOf(item);
    before = item;
  }
}

/** Each picture is shown by itself for a frame at least, between the two that overlap with it. */
function clampTransition(item: Item, before: Item | undefined): void {
  const { transition } = item.m;
  if (!transition) return;
  const room = before
    ? Math.min(before.lengthMs - overlapOf(before), item.lengthMs) - FRAME_MS
    : Number.NEGATIVE_INFINITY;
  const length = Math.min(Math.round(transition.d), room);
  if (length < FRAME_MS) item.m.transition = undefined;
  else if (length !== transition.d) item.m.transition = { ...transition, d: length };
}

/** What begins after the end of its media is played from its beginning. */
function beginWithin(film: WorkingFilm, item: Item): void {
  if (mediaEndOf(film, item) - fromOf(item) < speedOf(item)) item.m.from = 0;
}

function fitsWithin(film: WorkingFilm, item: Item, filmEnd: number): boolean {
  if (item.track === 'audio') beginWithin(film, item);
  item.startMs = Math.max(0, item.startMs);
  item.lengthMs = Math.min(item.lengthMs, availableMs(film, item), filmEnd - item.startMs);
  return item.lengthMs >= Math.min(FRAME_MS, filmEnd);
}

function clampFades({ m, lengthMs }: Item): void {
  const fadeIn = Math.min(m.fadeIn ?? 0, lengthMs);
  const fadeOut = Math.min(m.fadeOut ?? 0, lengthMs);
  const share = Math.min(1, lengthMs / Math.max(1, fadeIn + fadeOut));
  if (m.fadeIn !== undefined) m.fadeIn = Math.floor(fadeIn * share) || undefined;
  if (m.fadeOut !== undefined) m.fadeOut = Math.floor(fadeOut * share) || undefined;
}
