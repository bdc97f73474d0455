import { z } from 'zod';
import { maybe } from './tolerant.js';

/** Kinds of track, as the wire numbers them. Other numbers are passed through. */
export const TrackType = { video: 0, audio: 1, text: 7 } as const;

/**
 * A segment: `d` is its length in milliseconds, `m` its metadata. The embedded engine's own
 * fields of `m` are described by {@link segmentMetadata}; a hosted draft may hold anything.
 */
export const segment = z.looseObject({
  d: z.number().nonnegative(),
  m: z.record(z.string(), z.unknown()).optional(),
});

export const track = z.looseObject({
  tt: z.number().int(),
  sg: z.array(segment).default([]),
});

/** A timeline as the embedded engine keeps it. Fields that it does not know are kept. */
export const draft = z.looseObject({ t: z.array(track).default([]) });

/**
 * A timeline as a backend sent it, untouched: what else a hosted one holds is not public, and it
 * must be sent back as it came. {@link readDraft} gives what is understood of it.
 */
export const wireDraft = z.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

export type Segment = z.infer<typeof segment>;
export type Track = z.infer<typeof track>;
export type Draft = z.infer<typeof draft>;
export type WireDraft = z.infer<typeof wireDraft>;

/** What the embedded engine writes into `m`, and what it reads back when it renders. */
const segmentMetadata = z.looseObject({
  /** What a person would call it: a file's name, a piece's title, a title's text. */
  name: maybe(z.string()),
  /** Where on the timeline it begins; by default after the segment before it. Milliseconds. */
  start: maybe(z.number().nonnegative()),
  /** The stored media that it plays. */
  mediaId: maybe(z.string()),
  /** Where in that media it begins. Milliseconds. */
  from: maybe(z.number().nonnegative()),
  /** Loudness share, 0 (silent) … 1 (as it is). */
  volume: maybe(z.number().min(0).max(2)),
  /** The text of a title. */
  text: maybe(z.string()),
});

export type SegmentMetadata = z.infer<typeof segmentMetadata>;

/** The metadata of a segment, as far as each field is understood. */
export function metadataOf(segment: Segment): SegmentMetadata {
  return segmentMetadata.parse(segment.m ?? {});
}

/** A segment with its place on the timeline worked out. Milliseconds. */
export interface PlacedSegment {
  segment: Segment;
  metadata: SegmentMetadata;
  startMs: number;
  endMs: number;
}

/** The segments of a track, in order, each with where it lies. */
export function placed(track: Track): PlacedSegment[] {
  let position = 0;
  return track.sg.map((segment) => {
    const metadata = metadataOf(segment);
    const startMs = metadata.start ?? position;
    position = startMs + segment.d;
    return { segment, metadata, startMs, endMs: position };
  });
}

/** A track of a kind that is none of {@link TrackType}. */
const UNKNOWN_TRACK = -1;

const readableSegment = z.looseObject({
  d: z.number().nonnegative().catch(0),
  m: maybe(z.record(z.string(), z.unknown())),
});

const readableDraft = z.looseObject({
  t: z
    .array(
      z
        .looseObject({
          tt: z.number().int().catch(UNKNOWN_TRACK),
          sg: z.array(readableSegment.catch({ d: 0 })).catch([]),
        })
        .catch({ tt: UNKNOWN_TRACK, sg: [] }),
    )
    .catch([]),
});

/**
 * What is understood of a backend's draft: as many tracks and segments as it has, with lengths
 * of 0 where they are not told. For looking at alone: what is sent back is the draft itself.
 */
export function readDraft(sent: WireDraft): Draft {
  return readableDraft.parse(sent);
}

/** True when something that sounds lies on an audio track. */
export function holdsMusic(sent: WireDraft): boolean {
  return readDraft(sent).t.some((track) => track.tt === TrackType.audio && track.sg.length > 0);
}

/** A draft can be exported when at least one track holds a segment. */
export function isExportable(sent: WireDraft): boolean {
  return readDraft(sent).t.some((track) => track.sg.length > 0);
}

/**
 * How long the film of a draft is, in milliseconds: to the end of its pictures, or of everything
 * where there are none; 0 where no lengths are told.
 */
export function filmLengthMs(sent: WireDraft): number {
  const { t } = readDraft(sent);
  const pictures = t.filter(({ tt, sg }) => tt === TrackType.video && sg.length > 0);
  const tracks = pictures.length > 0 ? pictures : t;
  return Math.max(0, ...tracks.flatMap((track) => placed(track).map(({ endMs }) => endMs)));
}
