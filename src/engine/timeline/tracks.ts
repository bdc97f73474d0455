import {
  type Draft,
  placed,
  type Segment,
  type SoundRole,
  type Track,
  TrackType,
} from '../../protocol/index.js';

/** A segment with its place on the timeline worked out. Milliseconds. */
export interface Placed {
  segment: Segment;
  name: string;
  /** What it plays, as storage knows it; undefined where the draft does not say. */
  mediaId: string | undefined;
  startMs: number;
  durationMs: number;
  /** Where in its media it begins. */
  fromMs: number;
  volume: number;
  /** Of audio; `music` where nothing is said. */
  role: SoundRole;
}

/** The segments of all tracks of one type, in order, each with where it lies. */
export function placedOn(draft: Draft, type: number): Placed[] {
  return draft.t.filter((track) => track.tt === type).flatMap(placedIn);
}

function placedIn(track: Track): Placed[] {
  return placed(track).map(({ segment, metadata, startMs }) => ({
    segment,
    name: metadata.name ?? 'untitled',
    mediaId: metadata.mediaId,
    startMs,
    durationMs: segment.d,
    fromMs: metadata.from ?? 0,
    volume: metadata.volume ?? 1,
    role: metadata.role ?? 'music',
  }));
}

export const videosOf = (draft: Draft): Placed[] => placedOn(draft, TrackType.video);

/** All that lies on audio tracks, music among it. */
export const soundsOf = (draft: Draft): Placed[] => placedOn(draft, TrackType.audio);

/** Pieces and songs; not the sounds beside them. */
export const musicOf = (draft: Draft): Placed[] =>
  soundsOf(draft).filter(({ role }) => role === 'music');

/** Where the last video segment ends, in milliseconds. */
export function pictureEndMs(draft: Draft): number {
  return videosOf(draft).reduce((end, video) => Math.max(end, video.startMs + video.durationMs), 0);
}
