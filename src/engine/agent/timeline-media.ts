import type { MediaRecord, SessionRecord, Storage } from '../storage/index.js';
import { type Clip, STILL_MS, type TimelineMedia } from '../timeline/index.js';

/** The uploads of a session as edits of the timeline see them, in the order of their upload. */
export function timelineMedia(storage: Storage, session: SessionRecord): TimelineMedia[] {
  return storage.media.ofSession(session.id).map(asTimelineMedia);
}

/** An upload as edits of the timeline see it. */
export const asTimelineMedia = (media: MediaRecord): TimelineMedia => ({
  id: media.id,
  name: media.name,
  kind: media.kind,
  durationMs: ownLengthMs(media),
  hasSound: media.facts.hasSound,
});

/** An upload as it is placed: a gif plays, again and again, for as long as a still picture is shown. */
export function clipOf(media: MediaRecord): Clip {
  const { id, name, kind } = media;
  const lengthMs = ownLengthMs(media);
  const durationMs = kind === 'image' ? Math.max(STILL_MS, lengthMs) : lengthMs;
  return { mediaId: id, name, durationMs };
}

/** Milliseconds; 0 for a picture that does not move, whatever earlier versions found out of it. */
function ownLengthMs({ kind, extension, facts }: MediaRecord): number {
  const { animated = extension === 'gif', durationSeconds } = facts;
  return kind === 'image' && !animated ? 0 : Math.round(1000 * durationSeconds);
}
