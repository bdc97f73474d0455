import { type Draft, placed, type Segment, type Track, TrackType } from '../../protocol/index.js';
import { STILL_MS } from './limits.js';
import { pictureEndMs } from './tracks.js';

/**
 * What an edit needs to know of a clip; `durationMs` is rounded to whole milliseconds, and 0 for a
 * still picture.
 */
export interface Clip {
  mediaId: string;
  name: string;
  durationMs: number;
}

/** A composed piece on its way to the timeline; `volume` is a share, 1 as it was mixed. */
export interface Music extends Clip {
  volume: number;
}

/**
 * A copy of `draft` with `clip` at the end of the picture; its own sound as it is. A still picture
 * is shown for four seconds.
 */
export function placeVideo(draft: Draft, clip: Clip): Draft {
  const segment: Segment = {
    d: Math.round(clip.durationMs) || STILL_MS,
    m: {
      name: clip.name,
      start: pictureEndMs(draft),
      mediaId: clip.mediaId,
      from: 0,
      volume: 1,
    },
  };
  const index = draft.t.findIndex((track) => track.tt === TrackType.video);
  if (index < 0) return { ...draft, t: [{ tt: TrackType.video, sg: [segment] }, ...draft.t] };
  return {
    ...draft,
    t: draft.t.map((track, i) => (i === index ? { ...track, sg: [...track.sg, segment] } : track)),
  };
}

/**
 * A copy of `draft` with `music` from its beginning, in place of all music that it had. Other
 * sound stays.
 */
export function placeMusic(draft: Draft, music: Music): Draft {
  const track: Track = {
    tt: TrackType.audio,
    sg: [
      {
        d: Math.round(music.durationMs),
        m: { name: music.name, start: 0, mediaId: music.mediaId, from: 0, volume: music.volume },
      },
    ],
  };
  const { t } = removeMusic(draft);
  const videos = t.filter(({ tt }) => tt === TrackType.video);
  const rest = t.filter(({ tt }) => tt !== TrackType.video);
  return { ...draft, t: [...videos, track, ...rest] };
}

/** A copy of `draft` without music; `draft` itself when it has none. Other sound stays. */
export function removeMusic(draft: Draft): Draft {
  const t = draft.t.flatMap((track) => {
    if (track.tt !== TrackType.audio) return [track];
    const sg = placed(track)
      .filter(({ metadata }) => metadata.role === 'sound')
      // Each says where it begins: what was before it may be gone.
      .map(({ segment, startMs }) => ({ ...segment, m: { ...segment.m, start: startMs } }));
    if (sg.length === track.sg.length && sg.length > 0) return [track];
    return sg.length > 0 ? [{ ...track, sg }] : [];
  });
  const same = t.length === draft.t.length && t.every((track, index) => track === draft.t[index]);
  return same ? draft : { ...draft, t };
}
