import { type Draft, metadataOf, type Segment, type Track, TrackType } from './draft.js';

const LABELS: Readonly<Record<number, string>> = {
  [TrackType.video]: 'Video',
  [TrackType.audio]: 'BGM',
  [TrackType.text]: 'Title',
};

function seconds(milliseconds: number): string {
  return String(Math.round(milliseconds / 100) / 10);
}

function nameOf(segment: Segment, type: number): string {
  const { name, text } = metadataOf(segment);
  if (type === TrackType.text) return `"${text ?? name ?? ''}"`;
  return name ?? 'untitled';
}

function describeTrack(track: Track): string {
  const parts: string[] = [];
  let position = 0;
  for (const segment of track.sg) {
    const { start, volume } = metadataOf(segment);
    const from = start ?? position;
    position = from + segment.d;
    const details = [`${seconds(from)}-${seconds(position)}s`];
    if (volume !== undefined && track.tt === TrackType.audio) {
      details.push(`${Math.round(volume * 100)}%`);
    }
    parts.push(`${nameOf(segment, track.tt)} (${details.join(', ')})`);
  }
  return `${LABELS[track.tt] ?? 'Track'}: ${parts.length > 0 ? parts.join(', ') : 'empty'}`;
}

/**
 * The service's one-line summary of a draft:
 * `Timeline (2 tracks): 1. Video: city timelapse (0-10s) 2. BGM: Lo-fi (0-10s, 35%)`.
 */
export function summarizeDraft(draft: Draft): string {
  const count = `${draft.t.length} ${draft.t.length === 1 ? 'track' : 'tracks'}`;
  const tracks = draft.t.map((track, index) => `${index + 1}. ${describeTrack(track)}`);
  return [`Timeline (${count})${tracks.length > 0 ? ':' : ''}`, ...tracks].join(' ');
}
