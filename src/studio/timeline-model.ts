import {
  filmLengthMs,
  type PlacedSegment,
  placed,
  readDraft,
  type Track,
  TrackType,
  type VideoInfo,
  type WireDraft,
} from '../protocol/index.js';

export type LaneKind = 'text' | 'video' | 'music' | 'sound';

/** A segment as it is drawn. Milliseconds on the timeline where nothing else is said. */
export interface TimelineSegment {
  kind: LaneKind;
  name: string;
  startMs: number;
  endMs: number;
  mediaId: string | undefined;
  /** Where in its media it begins, in milliseconds of that. */
  fromMs: number;
  speed: number;
  volume: number;
  fadeInMs: number;
  fadeOutMs: number;
  loops: boolean;
  transition: { kind: string; ms: number } | undefined;
  /** What was uploaded, where it plays that. */
  media: VideoInfo | undefined;
  /** An upload that holds still. */
  isImage: boolean;
}

export interface Lane {
  kind: LaneKind;
  segments: TimelineSegment[];
}

/** A draft as lanes from top to bottom: titles, pictures, music, other sounds. */
export interface TimelineModel {
  lengthMs: number;
  lanes: Lane[];
}

/** From top to bottom. */
const ORDER: readonly LaneKind[] = ['text', 'video', 'music', 'sound'];

function kindOf(track: Track, { metadata }: PlacedSegment): LaneKind | undefined {
  if (track.tt === TrackType.text) return 'text';
  if (track.tt === TrackType.video) return 'video';
  if (track.tt !== TrackType.audio) return undefined;
  return metadata.role === 'sound' ? 'sound' : 'music';
}

function segmentOf(
  kind: LaneKind,
  { metadata, startMs, endMs }: PlacedSegment,
  uploads: readonly VideoInfo[],
): TimelineSegment {
  const { mediaId, transition } = metadata;
  const media = uploads.find(({ id }) => id !== undefined && id === mediaId);
  return {
    kind,
    name: (kind === 'text' ? metadata.text : undefined) ?? metadata.name ?? media?.name ?? '…',
    startMs,
    endMs,
    mediaId,
    fromMs: metadata.from ?? 0,
    speed: metadata.speed ?? 1,
    volume: metadata.volume ?? 1,
    fadeInMs: metadata.fadeIn ?? 0,
    fadeOutMs: metadata.fadeOut ?? 0,
    loops: metadata.loop ?? false,
    transition: transition && { kind: transition.kind, ms: transition.d },
    media,
    isImage: media?.type === 'image',
  };
}

/** What a draft looks like; nothing at all for one that is empty or missing. */
export function timelineModel(
  draft: WireDraft | null | undefined,
  uploads: readonly VideoInfo[],
): TimelineModel {
  if (!draft) return { lengthMs: 0, lanes: [] };
  const lanes = readDraft(draft).t.flatMap((track): Lane[] => {
    const all = placed(track);
    const kind = all[0] && kindOf(track, all[0]);
    if (!kind) return [];
    return [
      { kind, segments: all.map((one) => segmentOf(kindOf(track, one) ?? kind, one, uploads)) },
    ];
  });
  const rank = ({ kind }: Lane): number => ORDER.indexOf(kind);
  return { lengthMs: filmLengthMs(draft), lanes: lanes.sort((a, b) => rank(a) - rank(b)) };
}

/** A moment of a segment's media as one of the timeline. Milliseconds. */
export const onTimeline = (segment: TimelineSegment, mediaMs: number): number =>
  segment.startMs + (mediaMs - segment.fromMs) / segment.speed;

/** A moment of the timeline as one of a segment's media. Milliseconds. */
export const inMedia = (segment: TimelineSegment, timelineMs: number): number =>
  segment.fromMs + (timelineMs - segment.startMs) * segment.speed;

/** How loud a segment is at a moment, as a share: its volume with its fades. */
export function gainAt(segment: TimelineSegment, timelineMs: number): number {
  const { startMs, endMs, fadeInMs, fadeOutMs, volume } = segment;
  const rise = fadeInMs > 0 ? (timelineMs - startMs) / fadeInMs : 1;
  const fall = fadeOutMs > 0 ? (endMs - timelineMs) / fadeOutMs : 1;
  return volume * Math.min(1, Math.max(0, Math.min(rise, fall)));
}
