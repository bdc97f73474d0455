import { placed, readDraft, type Track, TrackType, type WireDraft } from './draft.js';

const LABELS: Readonly<Record<number, string>> = {
  [TrackType.video]: 'Video',
  [TrackType.audio]: 'BGM',
  [TrackType.text]: 'Title',
};

function seconds(milliseconds: number): string {
  return String(Math.round(milliseconds / 100) / 10);
}

function describeTrack(track: Track): string {
  const parts = placed(track).map(({ metadata, startMs, endMs }) => {
    const { name, text, volume } = metadata;
    const shown = track.tt === TrackType.text ? `"${text ?? name ?? ''}"` : (name ?? 'untitled');
    const details = [`${seconds(startMs)}-${seconds(endMs)}s`];
    if (volume !== undefined && track.tt === TrackType.audio) {
      details.push(`${Math.round(volume * 100)}%`);
    }
    return `${shown} (${details.join(', ')})`;
  });
  return `${LABELS[track.tt] ?? 'Track'}: ${parts.length > 0 ? parts.join(', ') : 'empty'}`;
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
