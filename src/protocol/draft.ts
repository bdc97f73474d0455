import { z } from 'zod';

/** Kinds of track, as the wire numbers them. Other numbers are passed through. */
export const TrackType = { video: 0, audio: 1, text: 7 } as const;

/**
 * A segment: `d` is its length in milliseconds, `m` its metadata. The embedded engine's own
 * fields of `m` are described by {@link SegmentMetadata}; a hosted draft may hold anything.
 */
export const segment = z.looseObject({
  d: z.number().nonnegative(),
  m: z.record(z.string(), z.unknown()).optional(),
});

export const track = z.looseObject({
  tt: z.number().int(),
  sg: z.array(segment).default([]),
});

/** A timeline. Fields that we do not know are kept, so that a draft can be sent back as it came. */
export const draft = z.looseObject({ t: z.array(track).default([]) });

export type Segment = z.infer<typeof segment>;
export type Track = z.infer<typeof track>;
export type Draft = z.infer<typeof draft>;

/** What the embedded engine writes into `m`, and what it reads back when it renders. */
export const segmentMetadata = z.looseObject({
  /** What a person would call it: a file's name, a piece's title, a title's text. */
  name: z.string().optional(),
  /** Where on the timeline it begins; by default after the segment before it. Milliseconds. */
  start: z.number().nonnegative().optional(),
  /** The stored media that it plays. */
  mediaId: z.string().optional(),
  /** Where in that media it begins. Milliseconds. */
  from: z.number().nonnegative().optional(),
  /** Loudness share, 0 (silent) … 1 (as it is). */
  volume: z.number().min(0).max(2).optional(),
  /** The text of a title. */
  text: z.string().optional(),
});

export type SegmentMetadata = z.infer<typeof segmentMetadata>;

/** The metadata of a segment as far as it is understood; empty when it is of another shape. */
export function metadataOf(segment: Segment): SegmentMetadata {
  const parsed = segmentMetadata.safeParse(segment.m ?? {});
  return parsed.success ? parsed.data : {};
}

/** A draft can be exported when at least one track holds a segment. */
export function isExportable(draft: Draft): boolean {
  return draft.t.some((track) => track.sg.length > 0);
}

/** Length of the longest track, in milliseconds. */
export function draftDurationMs(draft: Draft): number {
  return Math.max(
    0,
    ...draft.t.map((track) =>
      track.sg.reduce(
        (end, segment) => Math.max(end, (metadataOf(segment).start ?? end) + segment.d),
        0,
      ),
    ),
  );
}
