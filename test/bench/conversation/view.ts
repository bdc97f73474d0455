import { type Draft, draft, placed, TrackType } from '../../../src/protocol/index.js';

/** A thing on the timeline as a person sees it. Milliseconds. */
export interface Thing {
  name: string;
  startMs: number;
  endMs: number;
  fromMs: number;
  speed: number;
  volume: number;
  mediaId: string;
  /** What else is known of it, by the names of the draft. */
  more: Readonly<Record<string, unknown>>;
}

/** A timeline as a person sees it. */
export interface View {
  videos: readonly Thing[];
  sounds: readonly Thing[];
  titles: readonly Thing[];
  ratio: string | null;
  fit: string | null;
  lengthMs: number;
  /** As it was sent. */
  json: string;
}

function thingsOf(timeline: Draft, type: number): Thing[] {
  return timeline.t
    .filter(({ tt }) => tt === type)
    .flatMap((track) => placed(track))
    .map(({ metadata, startMs, endMs }) => ({
      name: metadata.text ?? metadata.name ?? '',
      startMs,
      endMs,
      fromMs: metadata.from ?? 0,
      speed: metadata.speed ?? 1,
      volume: metadata.volume ?? 1,
      mediaId: metadata.mediaId ?? '',
      more: metadata,
    }));
}

export function viewOf(sent: unknown): View {
  const timeline = draft.parse(sent ?? { t: [] });
  const videos = thingsOf(timeline, TrackType.video);
  return {
    videos,
    sounds: thingsOf(timeline, TrackType.audio),
    titles: thingsOf(timeline, TrackType.text),
    ratio: timeline.canvas?.ratio ?? null,
    fit: timeline.canvas?.fit ?? null,
    lengthMs: Math.max(0, ...videos.map(({ endMs }) => endMs)),
    json: JSON.stringify(sent),
  };
}
