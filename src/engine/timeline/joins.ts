import { beatsOf } from './beats.js';
import { FRAME_MS, MINIMUM_MS, TRANSITION_MS } from './limits.js';
import type { Operation } from './operations.js';
import { refuse } from './refused.js';
import { settlePictures } from './settle.js';
import { findItems } from './targets.js';
import {
  availableMs,
  endOf,
  type Item,
  isStill,
  overlapOf,
  type WorkingFilm,
} from './working-film.js';

type Asked<Name extends Operation['do']> = Extract<Operation, { do: Name }>;

/** How far from its length, as a share of it, a picture is brought to end on a downbeat. */
const DOWNBEAT_REACH = 0.25;

/** How pictures give way to one another; where a beat is wanted the joins are moved to one. */
export function transition(film: WorkingFilm, asked: Asked<'transition'>): void {
  const { into, kind, ms, onBeat } = asked;
  if (film.pictures.length === 0) refuse('empty-timeline');
  if (film.pictures.length === 1) refuse('only-one');
  if (ms !== null && !(Number.isFinite(ms) && ms >= FRAME_MS)) {
    refuse(ms > 0 ? 'too-short' : 'outside', { asked: String(ms), limitMs: FRAME_MS });
  }
  const meant = into === null ? film.pictures : findItems(film, into, ['video']);
  const joins = film.pictures.slice(1).filter((item) => meant.includes(item));
  if (joins.length === 0) refuse('outside');
  const before = joins.map(({ m }) => m.transition);
  for (const item of joins) {
    item.m.transition = kind === null ? undefined : { kind, d: lengthOf(film, item, ms) };
    film.touched.add(item.origin);
  }
  settlePictures(film);
  if (onBeat) moveToBeats(film, joins);
  else if (kind !== null && ms !== null) refuseFull(joins, before, ms);
}

/** Refuses a longer transition where every one is as long as there is room for already. */
function refuseFull(
  joins: readonly Item[],
  before: readonly Item['m']['transition'][],
  ms: number,
): void {
  const isFull = ({ m: { transition: now } }: Item, index: number): boolean => {
    const was = before[index];
    return now !== undefined && now.d < ms && was?.kind === now.kind && was.d === now.d;
  };
  if (!joins.every(isFull)) return;
  const limitMs = Math.max(...joins.map(overlapOf));
  refuse('too-long', { asked: String(ms), limitMs });
}

/** As asked, or as it was, or as usual, as far as there is room. */
const lengthOf = (film: WorkingFilm, item: Item, ms: number | null): number =>
  withinRoom(film, item, ms ?? (overlapOf(item) || TRANSITION_MS));

/** A length for the transition into a picture: not more than half of what either is shown. */
export function withinRoom(film: WorkingFilm, item: Item, ms: number): number {
  const before = film.pictures[film.pictures.indexOf(item) - 1];
  const room = Math.floor((Math.min(before?.lengthMs ?? 0, item.lengthMs) - FRAME_MS) / 2);
  return Math.max(1, Math.min(Math.round(ms), room));
}

function moveToBeats(film: WorkingFilm, joins: readonly Item[]): void {
  const { beats } = beatsOf(film.context);
  film.pictures.forEach((item, index) => {
    const next = film.pictures[index + 1];
    if (!next || !joins.includes(next)) return;
    endNear(film, item, next, (wanted, least, most) => beats.within(wanted, least, most));
  });
}

/**
 * Every picture lasts whole beats. Where so many are asked for and a video is not as long, it
 * lasts as many as there are of it.
 */
export function slideshow(film: WorkingFilm, { beats: count }: Asked<'slideshow'>): void {
  if (film.pictures.length === 0) refuse('empty-timeline');
  if (count !== null && !(Number.isInteger(count) && count >= 1)) {
    refuse('outside', { asked: String(count) });
  }
  const { beats, downbeats } = beatsOf(film.context);
  let join = beats.nearest(0);
  film.pictures.forEach((item, index) => {
    const wantedBeat = count === null ? null : beats.at(join + count);
    endNear(film, item, film.pictures[index + 1], (wanted, least, most) => {
      if (wantedBeat !== null) return beats.within(wantedBeat, least, most);
      const reach = item.lengthMs * DOWNBEAT_REACH;
      return (
        downbeats?.within(
          wanted,
          Math.max(least, wanted - reach),
          Math.min(most, wanted + reach),
        ) ?? beats.within(wanted, least, most)
      );
    });
    join = beats.nearest(joinAfter(item, film.pictures[index + 1]));
    film.touched.add(item.origin);
  });
}

/** The moment of a join: the middle of a transition. Milliseconds. */
const joinAfter = (item: Item, next: Item | undefined): number =>
  endOf(item) - Math.floor(overlapOf(next) / 2);

/** Brings the end of a picture to where `choose` wants the join behind it, if it can be there. */
function endNear(
  film: WorkingFilm,
  item: Item,
  next: Item | undefined,
  choose: (wantedMs: number, leastMs: number, mostMs: number) => number | undefined,
): void {
  const join = joinAfter(item, next);
  const inside = Math.floor(overlapOf(next) / 2);
  const least = Math.max(MINIMUM_MS, overlapOf(item) + overlapOf(next) + FRAME_MS);
  const most = availableMs(film, item);
  const beat = choose(join, item.startMs + least - inside, item.startMs + most - inside);
  if (beat === undefined || beat === join) return;
  item.lengthMs = beat + inside - item.startMs;
  // The part of a still picture that is kept from a cut begins where it did.
  if (isStill(film, item)) item.m.from = 0;
  settlePictures(film);
  film.touched.add(item.origin);
}
