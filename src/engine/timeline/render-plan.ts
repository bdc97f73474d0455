import type {
  AspectRatio,
  Fit,
  SoundRole,
  StillMotion,
  TitleMotion,
  TitlePosition,
  TransitionKind,
} from '../../protocol/index.js';

/** A stretch of stored media on the timeline. Milliseconds; `volume` is a share, 1 as it is. */
export interface PlannedMedia {
  mediaId: string;
  startMs: number;
  /** Where in the media it begins. */
  fromMs: number;
  /** On the timeline: `durationMs × speed` of the media is played. */
  durationMs: number;
  speed: number;
  volume: number;
  fadeInMs: number;
  fadeOutMs: number;
}

/** A moving or still picture with its own sound. */
export interface PlannedPicture extends PlannedMedia {
  /** How the one before gives way to it, while both are shown; null for a plain cut. */
  transition: { kind: TransitionKind; durationMs: number } | null;
  /** Of a still image. */
  motion: StillMotion;
  /** Which part of that movement it makes, 0…1; by default all of it. */
  motionPart?: { from: number; to: number };
}

/** A piece, or an uploaded recording. */
export interface PlannedSound extends PlannedMedia {
  role: SoundRole;
  loop: boolean;
  /** Decibels by which it gives way to speech; 0 for all that is not music. */
  duckDb: number;
}

/** Text over the picture. */
export interface PlannedTitle {
  text: string;
  startMs: number;
  durationMs: number;
  style: 'title' | 'caption';
  position: TitlePosition;
  /** Height of a line as a share of the film's shorter side. */
  size: number;
  /** `#rrggbb`. */
  colour: string;
  enter: TitleMotion;
  leave: TitleMotion;
}

/** What a render has to put together. */
export interface RenderPlan {
  /** In order, without gaps; neighbours overlap by the length of the transition between them. */
  pictures: readonly PlannedPicture[];
  sounds: readonly PlannedSound[];
  titles: readonly PlannedTitle[];
  /** Null for the shape of the first picture. */
  canvas: { ratio: AspectRatio; fit: Fit } | null;
  /** Of the picture; of the sound where there is none. */
  durationMs: number;
}
