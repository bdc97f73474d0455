import { FRAME_MS, TITLE_REST_MS } from './limits.js';
import { endOf, fromOf, type Item, speedOf, type WorkingFilm } from './working-film.js';

/** Whether what stands over a picture goes when that is cut out, or is only moved. */
export type Ripple = 'cut' | 'move';

/**
 * Moves titles and sounds along with the picture that they stood over. Where pictures are cut, a
 * title or sound whose picture is gone as a whole goes with it; of one that loses a part of its
 * picture, a title is shown as long as what is left (a second at least), and a sound is heard as
 * it was. What sounds from the very beginning stays there, and a recording in several parts goes
 * on without a break. The pictures must be in their places, the rest as it was.
 */
export function ripple(film: WorkingFilm, how: Ripple): void {
  const before = film.before.pictures;
  if (before.length === 0 || film.pictures.length === 0) return;
  const map = new PictureMap(before, film.pictures);
  const isOld = ({ origin }: Item): boolean => origin < film.firstNew;
  film.titles = film.titles.flatMap((title) =>
    isOld(title) ? movedTitle(map, title, how) : [title],
  );
  film.sounds = recordingsOf(film.sounds).flatMap((parts) =>
    parts.every(isOld) ? movedRecording(map, parts, how) : parts,
  );
}

function movedTitle(map: PictureMap, title: Item, how: Ripple): Item[] {
  if (how === 'move') return [{ ...title, startMs: map.at(title.startMs) }];
  const kept = map.keptMs(title.startMs, endOf(title));
  if (kept < FRAME_MS) return [];
  const lost = title.lengthMs - kept;
  const lengthMs =
    lost <= 1 ? title.lengthMs : Math.max(kept, Math.min(title.lengthMs, TITLE_REST_MS));
  return [{ ...title, startMs: map.at(title.startMs), lengthMs: Math.round(lengthMs) }];
}

function movedRecording(map: PictureMap, parts: readonly Item[], how: Ripple): Item[] {
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return [];
  const total = endOf(last) - first.startMs;
  const gone = how === 'cut' && map.keptMs(first.startMs, endOf(last)) < FRAME_MS;
  if (first.startMs > 0 && gone) return [];
  const start = first.startMs === 0 ? 0 : map.at(first.startMs);
  if (parts.length === 1 || parts.some(({ m }) => m.loop)) {
    const by = start - first.startMs;
    return parts.map((part) => ({ ...part, startMs: part.startMs + by }));
  }
  const edges = [start, ...parts.slice(1).map((part) => map.at(part.startMs)), start + total];
  return parts.flatMap((part, index) => {
    const from = Math.max(start, edges[index] ?? start);
    const to = Math.min(start + total, edges[index + 1] ?? start + total);
    if (to - from < FRAME_MS) return [];
    const media = Math.round(fromOf(first) + (from - start) * speedOf(first));
    return [{ ...part, startMs: from, lengthMs: to - from, m: { ...part.m, from: media } }];
  });
}

/** Sounds in order, those together that are one recording which goes on from part to part. */
export function recordingsOf(items: readonly Item[]): Item[][] {
  const recordings: Item[][] = [];
  for (const item of items) {
    const before = recordings.find((parts) => {
      const last = parts.at(-1);
      return last !== undefined && goesOn(last, item);
    });
    if (before) before.push(item);
    else recordings.push([item]);
  }
  return recordings;
}

/** True when an item plays on where another ends, on the timeline and in their media. */
export function goesOn(first: Item, second: Item): boolean {
  const speed = speedOf(first);
  return (
    first.m.mediaId === second.m.mediaId &&
    first.m.mediaId !== undefined &&
    speed === speedOf(second) &&
    Math.abs(second.startMs - endOf(first)) <= 1 &&
    Math.abs(fromOf(second) - fromOf(first) - first.lengthMs * speed) <= 2 + speed
  );
}

/** Where each moment of the pictures that were there is shown now. */
class PictureMap {
  readonly #before: readonly Item[];
  readonly #after = new Map<number, Item[]>();

  constructor(before: readonly Item[], after: readonly Item[]) {
    this.#before = before;
    for (const item of after) {
      this.#after.set(item.origin, [...(this.#after.get(item.origin) ?? []), item]);
    }
  }

  /** The moment on the timeline now, or the nearest that is left of it; milliseconds. */
  at(ms: number): number {
    const index = Math.max(
      0,
      this.#before.findLastIndex(({ startMs }) => startMs <= ms),
    );
    const picture = this.#before[index];
    const parts = picture ? this.#partsOf(picture) : [];
    if (!picture || parts.length === 0) return this.#nextStart(index);
    const media = mediaAt(picture, ms);
    const part = parts.find((one) => media < fromOf(one) + one.lengthMs * speedOf(one));
    if (!part) return Math.max(...parts.map(endOf));
    return part.startMs + Math.max(0, Math.round((media - fromOf(part)) / speedOf(part)));
  }

  /** How much of a stretch of the timeline before is shown still; milliseconds of that time. */
  keptMs(fromMs: number, toMs: number): number {
    return this.#before.reduce((sum, picture, index) => {
      const next = this.#before[index + 1];
      const from = Math.max(fromMs, picture.startMs);
      const to = Math.min(toMs, next?.startMs ?? endOf(picture));
      if (to <= from) return sum;
      const begins = mediaAt(picture, from);
      const ends = mediaAt(picture, to);
      return this.#partsOf(picture).reduce((kept, part) => {
        const first = Math.max(begins, fromOf(part));
        const last = Math.min(ends, fromOf(part) + part.lengthMs * speedOf(part));
        return kept + Math.max(0, last - first) / speedOf(picture);
      }, sum);
    }, 0);
  }

  #partsOf(picture: Item): Item[] {
    const parts = this.#after.get(picture.origin) ?? [];
    // Another picture in its place counts from the same beginning.
    return parts.map((part) =>
      part.m.mediaId === picture.m.mediaId
        ? part
        : { ...part, m: { ...part.m, from: fromOf(picture), speed: picture.m.speed } },
    );
  }

  /** Where the next picture that is left begins now. */
  #nextStart(index: number): number {
    for (const picture of this.#before.slice(index + 1)) {
      const [first] = this.#partsOf(picture);
      if (first) return first.startMs;
    }
    const lefts = this.#before.slice(0, index).flatMap((picture) => this.#partsOf(picture));
    return Math.max(0, ...lefts.map(endOf));
  }
}

const mediaAt = (picture: Item, ms: number): number =>
  fromOf(picture) + (ms - picture.startMs) * speedOf(picture);
