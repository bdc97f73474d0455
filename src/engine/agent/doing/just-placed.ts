import { TrackType } from '../../../protocol/index.js';
import type { ListedVersion, MediaRecord, SessionRecord, Storage } from '../../storage/index.js';
import { type Placed, placedOn, videosOf } from '../../timeline/index.js';
import { lineOf } from './history-search.js';

/** What the last uploads have done to the film, as long as nothing was done with it since. */
export interface JustPlaced {
  /** Before them something was done with the film: it was edited, or music was written. */
  worked: boolean;
  /** Behind what was there. */
  behind: readonly Placed[];
  /** In the place of an earlier one of the same name. */
  inPlace: readonly Placed[];
  /** The one video that was all the picture before; undefined where there was more, or none. */
  only: MediaRecord | undefined;
}

/** While clips are gathered, the last upload counts alone. */
export function justPlaced(storage: Storage, session: SessionRecord): JustPlaced {
  const line = lineOf(storage.versions.list(session.id));
  const uploads = line.findIndex(({ upload }) => upload === null);
  const worked = uploads >= 0;
  const before = line[worked ? uploads : 1];
  const [now] = line;
  if (!now || !before || now === before) return NOTHING;
  const [was, is] = [videosOf(before.draft), videosOf(now.draft)];
  const there = new Set(was.map(({ mediaId }) => mediaId));
  const added = is.filter(({ mediaId }) => !there.has(mediaId));
  const end = is.findLastIndex(({ mediaId }) => there.has(mediaId)) + 1;
  const placedAnew = is.length - added.length < was.length;
  const inPlace = added.filter((one) => placedAnew && was.some(({ name }) => name === one.name));
  const behind = added.filter((one) => !inPlace.includes(one) && is.indexOf(one) >= end);
  return { worked, behind, inPlace, only: onlyVideo(storage, session, before) };
}

const NOTHING: JustPlaced = { worked: false, behind: [], inPlace: [], only: undefined };

function onlyVideo(
  storage: Storage,
  session: SessionRecord,
  { draft }: ListedVersion,
): MediaRecord | undefined {
  const [id, ...more] = new Set(placedOn(draft, TrackType.video).map(({ mediaId }) => mediaId));
  if (id === undefined || more.length > 0) return undefined;
  const media = storage.media.ofSession(session.id).find((one) => one.id === id);
  return media?.kind === 'video' ? media : undefined;
}
