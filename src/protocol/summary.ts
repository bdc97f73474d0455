import {
  type PlacedSegment,
  placed,
  readDraft,
  type Track,
  TrackType,
  type WireDraft,
} from './draft.js';

const LABELS: Readonly<Record<number, string>> = {
  [TrackType.video]: 'Video',
  [TrackType.audio]: 'BGM',
  [TrackType.text]: 'Title',
};

function seconds(milliseconds: number): string {
  return String(Math.round(milliseconds / 100) / 10);
}

/** How many segments of a track are named; of more, the others are counted. */
const NAMED = 12;

function describeTrack(track: Track): string {
  const segments = placed(track);
  const parts = segments.slice(0, NAMED).map((segment) => describeSegment(track.tt, segment));
  if (segments.length > NAMED) parts.push(`${segments.length - NAMED} more`);
  return `${labelOf(track.tt, segments)}: ${parts.length > 0 ? parts.join(', ') : 'empty'}`;
}

function describeSegment(type: number, { metadata, startMs, endMs }: PlacedSegment): string {
  const { name, text, volume, speed = 1 } = metadata;
  const title = (text ?? name ?? '').replaceAll('\n', ' / ');
  const shown = type === TrackType.text ? `"${title}"` : (name ?? 'untitled');
  const details = [`${seconds(startMs)}-${seconds(endMs)}s`];
  if (speed !== 1) details.push(`${Math.round(speed * 100) / 100}x`);
  if (volume !== undefined && type === TrackType.audio) {
    details.push(`${Math.round(volume * 100)}%`);
  }
  return `${shown} (${details.join(', ')})`;
}

/** Audio that is not music at all has a name of its own. */
function labelOf(type: number, segments: readonly PlacedSegment[]): string {
  const isSound =
    segments.length > 0 && segments.every(({ metadata }) => metadata.role === 'sound');
  return type === TrackType.audio && isSound ? 'Sound' : (LABELS[type] ?? 'Track');
}

/**
 * The service's one-line summary of a draft:
 * `Timeline (2 tracks): 1. Video: city timelapse (0-10s) 2. BGM: Lo-fi (0-10s, 35%)`.
 */
export function summarizeDraft(sent: WireDraft): string {
  const { t } = readDraft(sent);
  const count = `${t.length} ${t.length === 1 ? 'track' : 'tracks'}`;
  const tracks = t.map((track, index) => `${index + 1}. ${describeTrack(track)}`);
  return [`Timeline (${count})${tracks.length > 0 ? ':' : ''}`, ...tracks].join(' ');
}
