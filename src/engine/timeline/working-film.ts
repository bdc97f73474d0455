import {
  type Canvas,
  type Draft,
  placed,
  type Segment,
  type SegmentMetadata,
  TrackType,
} from '../../protocol/index.js';
import { MINIMUM_MS } from './limits.js';
import type { EditContext, TimelineMedia, TrackName } from './operations.js';

/** A segment while an edit is at work on it: every field may be set. Milliseconds. */
export interface Item {
  /** The same for all parts of what was one segment when the edit began. */
  origin: number;
  track: TrackName;
  /** Which of the draft's tracks it lay on; −1 for what is new. */
  lane: number;
  /** As the draft held it, for the fields that nobody here knows. */
  segment: Segment;
  m: SegmentMetadata;
  startMs: number;
  lengthMs: number;
}

export interface Layers {
  /** In order, whatever track they lay on. */
  pictures: Item[];
  /** By where they begin. */
  sounds: Item[];
  titles: Item[];
  canvas: Canvas | undefined;
}

/** A draft taken apart for one edit. Its items are its own: the draft is never changed. */
export interface WorkingFilm extends Layers {
  draft: Draft;
  context: EditContext;
  media: ReadonlyMap<string, TimelineMedia>;
  /** As it was when the edit began. */
  before: Readonly<Layers>;
  /** Origins that the edit is about, which is what is told of it. */
  touched: Set<number>;
  /** Origins of which nothing is told: they go because of something that is. */
  untold: Set<number>;
  /** How far media that is nobody's upload (a piece) is played by the draft. */
  heldMs: ReadonlyMap<string, number>;
  /** Origins from here on are of what the edit adds. */
  firstNew: number;
  nextOrigin: number;
}

const TRACK_NAMES: Readonly<Record<number, TrackName>> = {
  [TrackType.video]: 'video',
  [TrackType.audio]: 'audio',
  [TrackType.text]: 'text',
};

/** Takes a draft apart. */
export function openFilm(draft: Draft, context: EditContext): WorkingFilm {
  const items = draft.t.flatMap((track, lane) => {
    const name = TRACK_NAMES[track.tt];
    if (name === undefined) return [];
    return placed(track).map(({ segment, metadata, startMs, endMs }): Item => {
      const start = Math.round(startMs);
      const lengthMs = Math.round(endMs) - start;
      return { origin: 0, track: name, lane, segment, m: metadata, startMs: start, lengthMs };
    });
  });
  items.forEach((item, index) => {
    item.origin = index;
  });
  const on = (name: TrackName) => items.filter(({ track, lengthMs }) => track === name && lengthMs);
  const layers: Layers = {
    pictures: on('video'),
    sounds: on('audio').sort(byStart),
    titles: on('text').sort(byStart),
    canvas: draft.canvas,
  };
  return {
    ...layers,
    draft,
    context,
    media: new Map(context.media.map((one) => [one.id, one])),
    before: copyOf(layers),
    touched: new Set(),
    untold: new Set(),
    heldMs: heldIn(items),
    firstNew: items.length,
    nextOrigin: items.length,
  };
}

const byStart = (a: Item, b: Item): number => a.startMs - b.startMs;

/** A copy whose items can be changed by themselves. */
export function copyOf({ pictures, sounds, titles, canvas }: Layers): Layers {
  const copy = (item: Item): Item => ({ ...item, m: { ...item.m } });
  return {
    pictures: pictures.map(copy),
    sounds: sounds.map(copy),
    titles: titles.map(copy),
    canvas,
  };
}

function heldIn(items: readonly Item[]): Map<string, number> {
  const held = new Map<string, number>();
  for (const item of items) {
    const { mediaId, loop } = item.m;
    if (mediaId === undefined || loop) continue;
    const end = Math.round(fromOf(item) + item.lengthMs * speedOf(item));
    held.set(mediaId, Math.max(held.get(mediaId) ?? 0, end));
  }
  return held;
}

export const fromOf = ({ m }: Item): number => m.from ?? 0;
export const speedOf = ({ m }: Item): number => m.speed ?? 1;
export const volumeOf = ({ m }: Item): number => m.volume ?? 1;
export const endOf = ({ startMs, lengthMs }: Item): number => startMs + lengthMs;
export const nameOf = ({ m }: Item): string => m.text ?? m.name ?? 'untitled';
export const isMusic = ({ track, m }: Item): boolean => track === 'audio' && m.role !== 'sound';

/** How long it overlaps with the picture before it. */
export const overlapOf = (item: Item | undefined): number => item?.m.transition?.d ?? 0;

/** True for a picture that lasts as long as one likes. */
export const isStill = (film: WorkingFilm, { m }: Item): boolean =>
  film.media.get(m.mediaId ?? '')?.kind === 'image';

/** True for a picture with one frame; of some, files tell how long that is. */
export function isMotionless(film: WorkingFilm, item: Item): boolean {
  const { durationMs = 0 } = film.media.get(item.m.mediaId ?? '') ?? {};
  return isStill(film, item) && durationMs < MINIMUM_MS;
}

/** Where its media ends, milliseconds; endless for a still picture and where it is not known. */
export function mediaEndOf(film: WorkingFilm, item: Item): number {
  const id = item.m.mediaId ?? '';
  const media = film.media.get(id);
  if (media?.kind === 'image') return Number.POSITIVE_INFINITY;
  return media ? Math.round(media.durationMs) : (film.heldMs.get(id) ?? Number.POSITIVE_INFINITY);
}

/** How long it can be from where it begins in its media, milliseconds of the timeline. */
export function availableMs(film: WorkingFilm, item: Item): number {
  const endless = item.track === 'text' || (item.track === 'audio' && item.m.loop);
  if (endless) return Number.POSITIVE_INFINITY;
  // A whole clip at another speed ends within a millisecond of its media.
  return Math.floor((mediaEndOf(film, item) - fromOf(item)) / speedOf(item) + 0.5);
}

/** Where the film ends: with its pictures, or with all that there is where it has none. */
export function filmEndOf({ pictures, sounds, titles }: Layers): number {
  const items = pictures.length > 0 ? pictures : [...sounds, ...titles];
  return items.reduce((end, item) => Math.max(end, endOf(item)), 0);
}

/** All that lies on the timeline, picture first. */
export const allItems = ({ pictures, sounds, titles }: Layers): Item[] => [
  ...pictures,
  ...sounds,
  ...titles,
];

/** What an edit adds; its place in the layers is the caller's to choose. */
export function newItem(
  film: WorkingFilm,
  track: TrackName,
  m: SegmentMetadata,
  startMs: number,
  lengthMs: number,
): Item {
  const origin = film.nextOrigin;
  film.nextOrigin += 1;
  return { origin, track, lane: -1, segment: { d: 0 }, m, startMs, lengthMs };
}

/** Takes items off the timeline. */
export function takeOff(film: WorkingFilm, items: readonly Item[]): void {
  const gone = new Set(items);
  const rest = (layer: readonly Item[]) => layer.filter((item) => !gone.has(item));
  film.pictures = rest(film.pictures);
  film.sounds = rest(film.sounds);
  film.titles = rest(film.titles);
}

/** Puts other items in the place of one. */
export function exchange(film: WorkingFilm, item: Item, parts: readonly Item[]): void {
  const within = (layer: readonly Item[]) =>
    layer.flatMap((other) => (other === item ? parts : [other]));
  film.pictures = within(film.pictures);
  film.sounds = within(film.sounds);
  film.titles = within(film.titles);
}
