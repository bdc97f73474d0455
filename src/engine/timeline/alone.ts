import { type Draft, TrackType } from '../../protocol/index.js';
import { type Clip, placeVideo } from './edits.js';
import { videosOf } from './tracks.js';

/** A copy of `draft` that holds `clip` from beginning to end and nothing else. */
export function placeAlone(draft: Draft, clip: Clip): Draft {
  return placeVideo({ ...draft, t: [] }, clip);
}

/** True when the clip of that id is all that is on the timeline. */
export function isAlone(draft: Draft, mediaId: string): boolean {
  const others = draft.t.some(({ tt, sg }) => tt !== TrackType.video && sg.length > 0);
  const videos = videosOf(draft);
  return !others && videos.length === 1 && videos[0]?.mediaId === mediaId;
}
