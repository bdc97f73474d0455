import { z } from 'zod';
import { maybe } from './tolerant.js';

/** Kinds of track, as the wire numbers them. Other numbers are passed through. */
export const TrackType = { video: 0, audio: 1, text: 7 } as const;

/**
 * A segment: `d` is its length in milliseconds, `m` its metadata. The embedded engine's own
 * fields of `m` are described by {@link segmentMetadata}; a hosted draft may hold anything.
 */
const segment = z.looseObject({
  d: z.number().nonnegative(),
  m: z.record(z.string(), z.unknown()).optional(),
});

const track = z.looseObject({
  tt: z.number().int(),
  sg: z.array(segment).default([]),
});

/** Shapes that a film can be given, as width to height. */
export const ASPECT_RATIOS = ['16:9', '9:16', '1:1', '4:5'] as const;

/**
 * How pictures of another shape fill the frame: over a blurred copy of themselves, cut to it, or
 * with borders.
 */
export const FITS = ['blur', 'crop', 'pad'] as const;

/** The shape of the film; without one it is that of its first picture. */
export const canvas = z.looseObject({
  ratio: z.enum(ASPECT_RATIOS),
  /** With borders by default. */
  fit: maybe(z.enum(FITS)),
});

export type AspectRatio = (typeof ASPECT_RATIOS)[number];
export type Fit = (typeof FITS)[number];
export type Canvas = z.infer<typeof canvas>;

/** A timeline as the embedded engine keeps it. Fields that it does not know are kept. */
export const draft = z.looseObject({ t: z.array(track).default([]), canvas: maybe(canvas) });

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

/** How one picture gives way to the next. */
export const TRANSITIONS = ['crossfade', 'fade-black', 'fade-white', 'slide', 'wipe'] as const;

/** How a still picture moves within the frame. */
export const STILL_MOTIONS = [
  'still',
  'zoom-in',
  'zoom-out',
  'pan-left',
  'pan-right',
  'pan-up',
  'pan-down',
] as const;

/** Where a title stands in the frame. */
export const TITLE_POSITIONS = [
  'top-left',
  'top',
  'top-right',
  'left',
  'center',
  'right',
  'bottom-left',
  'bottom',
  'bottom-right',
] as const;

/** How a title comes in and goes out. */
export const TITLE_MOTIONS = [
  'none',
  'fade',
  'slide-up',
  'slide-down',
  'slide-left',
  'slide-right',
] as const;

/** What the sound of an audio segment is to the film. */
export const SOUND_ROLES = ['music', 'sound'] as const;

export type TransitionKind = (typeof TRANSITIONS)[number];
export type StillMotion = (typeof STILL_MOTIONS)[number];
export type TitlePosition = (typeof TITLE_POSITIONS)[number];
export type TitleMotion = (typeof TITLE_MOTIONS)[number];
export type SoundRole = (typeof SOUND_ROLES)[number];

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
  /** Times as fast as its media was recorded: its `d` plays `d × speed` of it. By default 1. */
  speed: maybe(z.number().min(0.1).max(10)),
  /** From black and silence, and back, within its length. Milliseconds. */
  fadeIn: maybe(z.number().nonnegative()),
  fadeOut: maybe(z.number().nonnegative()),
  /** Of a song that the end of the film cuts: its fade out came with that, and goes with it. */
  cut: maybe(z.boolean()),
  /** How the picture before gives way to this one; the two overlap by `d` milliseconds. */
  transition: maybe(z.looseObject({ kind: z.enum(TRANSITIONS), d: z.number().positive() })),
  /** How a still picture moves; by default it does not. */
  motion: maybe(z.enum(STILL_MOTIONS)),
  /** Which part of that movement it makes, 0…1, where others of the same picture make the rest. */
  motionPart: maybe(
    z.looseObject({ from: z.number().min(0).max(1), to: z.number().min(0).max(1) }),
  ),
  /** Of sound: `music` by default. Only music gives way to speech. */
  role: maybe(z.enum(SOUND_ROLES)),
  /** Sound that is played again from its beginning until the segment ends. */
  loop: maybe(z.boolean()),
  /** Decibels by which music gives way to speech; 12 by default, 0 not at all. */
  duck: maybe(z.number().min(0).max(40)),
  /** The text of a title; lines are separated by a line feed. */
  text: maybe(z.string()),
  /** A caption is smaller, below, and stands on a dark ground. */
  style: maybe(z.enum(['title', 'caption'])),
  position: maybe(z.enum(TITLE_POSITIONS)),
  /** Height of a line as a share of the film's shorter side. */
  size: maybe(z.number().min(0.02).max(0.4)),
  /** `#rrggbb`. */
  colour: maybe(z.string().regex(/^#[0-9a-f]{6}$/)),
  enter: maybe(z.enum(TITLE_MOTIONS)),
  leave: maybe(z.enum(TITLE_MOTIONS)),
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
