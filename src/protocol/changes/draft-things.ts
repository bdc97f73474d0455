import { stripControl } from '../../support/redaction.js';
import {
  type PlacedSegment,
  placed,
  readDraft,
  type SegmentMetadata,
  type Track,
  type WireDraft,
} from '../draft.js';
import { lastingKey } from './lasting.js';

/** A segment as a person sees it: something of a kind, at a place, with a name. */
export interface Thing {
  /** A kind of track, as the wire numbers them. */
  type: number;
  /** Index of its track. */
  track: number;
  /** Index within its track. */
  order: number;
  startMs: number;
  endMs: number;
  lengthMs: number;
  /** False where it begins because another thing ends there. */
  placedByItself: boolean;
  /** Where it begins within its media. Milliseconds. */
  fromMs: number | undefined;
  /** Loudness share, 0…2. */
  volume: number | undefined;
  /** The text of a title, the name of anything else; empty when it has none. */
  words: string;
  id: string;
  mediaId: string;
  /** Everything else that it holds. */
  rest: string;
  /** What of that is understood, by the draft's names. */
  look: Look;
}

/** Fields that a person sees or hears. */
const LOOKS = [
  'speed',
  'fadeIn',
  'fadeOut',
  'transition',
  'motion',
  'loop',
  'duck',
  'position',
  'size',
  'colour',
  'enter',
  'leave',
] as const;

export type Look = Partial<Pick<SegmentMetadata, (typeof LOOKS)[number]>>;

function identifier(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function cleanWords(text: string | undefined): string {
  return stripControl(text ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

function thing(type: number, track: number, order: number, item: PlacedSegment): Thing {
  const { segment, metadata, startMs, endMs } = item;
  const { name, text, start, from, volume, mediaId } = metadata;
  const { d, m, id, ...others } = segment;
  const shown = text === undefined ? 'name' : 'text';
  // A field that is not understood counts with the rest: no change goes unseen.
  const understood: Readonly<Record<string, unknown>> = {
    [shown]: text ?? name,
    id: m?.id,
    start,
    from,
    volume,
  };
  const unknown = Object.entries(m ?? {}).filter(([key]) => understood[key] === undefined);
  return {
    type,
    track,
    order,
    startMs,
    endMs,
    lengthMs: d,
    placedByItself: start !== undefined,
    fromMs: from,
    volume,
    words: cleanWords(text ?? name),
    id: identifier(id ?? m?.id),
    mediaId: mediaId ?? '',
    rest: lastingKey([others, Object.fromEntries(unknown)]),
    look: Object.fromEntries(LOOKS.map((field) => [field, metadata[field]])),
  };
}

/** Everything that lies on a timeline, track by track, in order. */
export function thingsOn(tracks: readonly Track[]): Thing[] {
  return tracks.flatMap((track, index) =>
    placed(track).map((item, order) => thing(track.tt, index, order, item)),
  );
}

/** The tracks of a timeline, as far as they are understood. */
export function tracksOf(draft: WireDraft | null): Track[] {
  return readDraft(draft ?? {}).t;
}

/** A thing before an edit and after it. */
export type Pair = [before: Thing, after: Thing];

/** Undefined where a thing has none. */
type Signs = readonly (string | number)[] | undefined;

const isNameless = ({ words, mediaId }: Thing): boolean => words === '' && mediaId === '';

function ofMedia({ mediaId }: Thing, signs: readonly (string | number)[]): Signs {
  return mediaId === '' ? undefined : [mediaId, ...signs];
}

/** By what a thing is known again after an edit: the surest sign first. */
const SIGNS: readonly ((thing: Thing) => Signs)[] = [
  (t) => [t.id, t.mediaId, t.words, t.startMs, t.lengthMs, t.fromMs ?? '', t.volume ?? '', t.rest],
  (t) => (t.id === '' ? undefined : [t.id]),
  (t) => [t.mediaId, t.words, t.lengthMs, t.fromMs ?? '', t.volume ?? '', t.rest],
  (t) => ofMedia(t, [t.words, t.fromMs ?? '', t.lengthMs]),
  (t) => ofMedia(t, [t.words, t.fromMs ?? '', t.startMs]),
  (t) => ofMedia(t, [t.words, t.fromMs ?? '']),
  (t) => ofMedia(t, [t.fromMs ?? '', t.lengthMs]),
  (t) => ofMedia(t, [t.words, t.startMs]),
  (t) => ofMedia(t, [t.words]),
  (t) => ofMedia(t, []),
  (t) => (t.words === '' ? undefined : [t.words, t.startMs]),
  (t) => (t.words === '' ? undefined : [t.words, t.lengthMs]),
  (t) => (t.words === '' ? undefined : [t.words]),
  (t) => [t.startMs, t.lengthMs],
  (t) => [t.startMs],
  // Things of other names at other places are other things.
  (t) => (isNameless(t) ? [t.lengthMs] : undefined),
  (t) => (isNameless(t) ? [] : undefined),
];

export interface Pairing {
  pairs: Pair[];
  removed: Thing[];
  added: Thing[];
}

/** Finds out which things of two timelines are the same ones. Kinds are never mixed. */
export function pairThings(before: readonly Thing[], after: readonly Thing[]): Pairing {
  let removed = [...before];
  let added = [...after];
  const pairs: Pair[] = [];
  for (const sign of SIGNS) {
    if (removed.length === 0 || added.length === 0) break;
    const keyOf = (item: Thing): string | undefined => {
      const key = sign(item);
      return key === undefined ? undefined : JSON.stringify([item.type, ...key]);
    };
    const waiting = new Map<string, Thing[]>();
    for (const item of removed) {
      const key = keyOf(item);
      if (key !== undefined) waiting.set(key, [...(waiting.get(key) ?? []), item]);
    }
    const known = new Set<Thing>();
    for (const item of added) {
      const earlier = waiting.get(keyOf(item) ?? '')?.shift();
      if (earlier === undefined) continue;
      pairs.push([earlier, item]);
      known.add(earlier).add(item);
    }
    removed = removed.filter((item) => !known.has(item));
    added = added.filter((item) => !known.has(item));
  }
  return { pairs, removed, added };
}
