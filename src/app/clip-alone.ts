import {
  type PlacedSegment,
  placed,
  readDraft,
  type Segment,
  TrackType,
  uploadType,
  type VideoInfo,
  type WireDraft,
} from '../protocol/index.js';
import type { SessionState } from './ports.js';

/** A clip as the backend knows it after its upload. */
export interface UploadedClip {
  name: string;
  id?: string;
  durationSeconds?: number;
  /** True for what is never shown as a film: a picture, or sound alone. */
  noFilm?: true;
}

/** Lengths that differ by less than this are the same: frames and rounding. Milliseconds. */
const LENGTH_TOLERANCE_MS = 500;

/** The clip that an upload added to a session; by the name it was sent under where that is all we know. */
export function uploadedClip(
  sentName: string,
  before: Pick<SessionState, 'videos'>,
  after: Pick<SessionState, 'videos'>,
): UploadedClip {
  const known = new Set(before.videos.map(({ id }) => id).filter((id) => id !== undefined));
  const hasIds = after.videos.every(({ id }) => id !== undefined);
  const added = hasIds
    ? after.videos.filter(({ id }) => id !== undefined && !known.has(id))
    : after.videos.slice(before.videos.length);
  const newest = added.at(-1);
  const name = newest?.name ?? sentName;
  // The name says it only where the backend does not.
  const kind = newest?.type ?? uploadType(name)?.kind;
  return {
    name,
    ...((kind === 'image' || kind === 'audio') && { noFilm: true }),
    ...(newest?.id === undefined ? {} : { id: newest.id }),
    ...(newest?.duration === undefined ? {} : { durationSeconds: newest.duration }),
  };
}

function segmentsOf(draft: WireDraft | null, type: number): PlacedSegment[] {
  return readDraft(draft ?? {})
    .t.filter(({ tt }) => tt === type)
    .flatMap(placed);
}

type Belonging = 'clip' | 'other' | 'unknown';

/** Whose picture a segment is, as far as ids and names tell. */
function belongingOf(
  { metadata: { mediaId, name } }: PlacedSegment,
  clip: UploadedClip,
  videos: readonly VideoInfo[],
): Belonging {
  // A draft may count its media by other ids than the list of uploads does: those tell nothing.
  if (mediaId !== undefined && videos.some(({ id }) => id === mediaId) && clip.id !== undefined) {
    return mediaId === clip.id ? 'clip' : 'other';
  }
  if (name === undefined) return 'unknown';
  const namesakes = videos.filter((video) => video.name === name);
  if (name === clip.name) return namesakes.length > 1 ? 'unknown' : 'clip';
  // Any other name may be the agent's own for the clip, unless another upload has it.
  return namesakes.length > 0 ? 'other' : 'unknown';
}

const lengthOf = (segments: readonly { segment: Segment }[]): number =>
  segments.reduce((sum, { segment }) => sum + segment.d, 0);

/**
 * True when the picture on the timeline is `clip` and nothing else, as far as the draft tells: by
 * the ids and names of its segments; where these tell nothing, by their number and length. The music of `before`
 * must be gone, too.
 *
 * @param before The timeline when the clip had been uploaded and was not scored yet.
 */
export function isScoredAlone(
  { draft, videos }: Pick<SessionState, 'draft' | 'videos'>,
  clip: UploadedClip,
  before: WireDraft | null,
): boolean {
  const picture = segmentsOf(draft, TrackType.video);
  const whose = picture.map((segment) => belongingOf(segment, clip, videos));
  if (picture.length === 0 || whose.includes('other')) return false;
  if (whose.includes('unknown')) {
    const told = lengthOf(picture);
    const clipMs = clip.durationSeconds === undefined ? 0 : clip.durationSeconds * 1000;
    const lengthKnown = told > 0 && clipMs > 0;
    if (lengthKnown ? Math.abs(told - clipMs) > LENGTH_TOLERANCE_MS : picture.length > 1) {
      return false;
    }
  }
  const earlier = new Set(segmentsOf(before, TrackType.audio).map((one) => one.metadata.mediaId));
  return segmentsOf(draft, TrackType.audio).every(
    ({ metadata: { mediaId } }) => mediaId === undefined || !earlier.has(mediaId),
  );
}
