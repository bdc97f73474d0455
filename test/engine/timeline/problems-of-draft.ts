import type { TimelineMedia } from '../../../src/engine/timeline/index.js';
import { MAXIMUM_MS } from '../../../src/engine/timeline/limits.js';
import {
  canvas,
  type Draft,
  type PlacedSegment,
  placed,
  TrackType,
} from '../../../src/protocol/index.js';

/** How far whole milliseconds may lie from what they stand for. */
const TOLERANCE_MS = 2;

/**
 * What is wrong with a draft, a sentence each; nothing where it can be rendered as it stands.
 *
 * @param media The uploads that it may play; what is not among them is taken to be long enough.
 */
export function problemsOfDraft(draft: Draft, media: readonly TimelineMedia[]): string[] {
  const byId = new Map(media.map((one) => [one.id, one]));
  const tracks = draft.t
    .filter(({ tt, sg }) => KNOWN.includes(tt) && sg.length > 0)
    .map((track) => ({ type: track.tt, segments: placed(track) }));
  const pictureTracks = tracks.filter(({ type }) => type === TrackType.video);
  const pictures = pictureTracks.flatMap(({ segments }) => segments);
  const end = pictures.reduce((last, { endMs }) => Math.max(last, endMs), 0);
  const problems = [
    ...(pictureTracks.length > 1 ? ['Pictures lie on several tracks.'] : []),
    ...(end > MAXIMUM_MS + TOLERANCE_MS ? ['The film is too long.'] : []),
    ...(draft.canvas === undefined || canvas.safeParse(draft.canvas).success
      ? []
      : ['The canvas is not one of those there are.']),
    ...pictureProblems(pictures),
  ];
  for (const { type, segments } of tracks) {
    if (type !== TrackType.video) problems.push(...orderProblems(segments));
    for (const one of segments) {
      problems.push(...segmentProblems(one), ...mediaProblems(one, type, byId));
      if (pictures.length > 0 && one.endMs > end) {
        problems.push(`${called(one)} ends after the film.`);
      }
    }
  }
  return problems;
}

const KNOWN: readonly number[] = Object.values(TrackType);

const called = ({ metadata, startMs }: PlacedSegment): string =>
  `“${metadata.text ?? metadata.name ?? 'untitled'}” at ${startMs} ms`;

function pictureProblems(pictures: readonly PlacedSegment[]): string[] {
  return pictures.flatMap((one, index) => {
    const before = pictures[index - 1];
    const overlap = one.metadata.transition?.d ?? 0;
    const after = pictures[index + 1]?.metadata.transition?.d ?? 0;
    const begins = before ? before.endMs - overlap : 0;
    const problems: string[] = [];
    if (!before && overlap > 0) problems.push(`${called(one)} is first and has a transition.`);
    if (one.startMs !== begins) problems.push(`${called(one)} should begin at ${begins} ms.`);
    if (overlap + after > one.segment.d) {
      problems.push(`${called(one)} is shorter than its transitions.`);
    }
    return problems;
  });
}

function orderProblems(segments: readonly PlacedSegment[]): string[] {
  return segments.flatMap((one, index) =>
    one.startMs < (segments[index - 1]?.endMs ?? 0)
      ? [`${called(one)} lies over what is before it on its track.`]
      : [],
  );
}

function segmentProblems(one: PlacedSegment): string[] {
  const { segment, metadata, startMs } = one;
  const problems: string[] = [];
  if (!Number.isInteger(segment.d) || segment.d < 1) {
    problems.push(`${called(one)} is ${segment.d} ms long.`);
  }
  if (!Number.isInteger(startMs)) problems.push(`${called(one)} begins between milliseconds.`);
  if ((metadata.fadeIn ?? 0) + (metadata.fadeOut ?? 0) > segment.d) {
    problems.push(`${called(one)} is shorter than its fades.`);
  }
  const unread = Object.entries(segment.m ?? {}).filter(
    ([field, value]) => value !== null && Object(metadata)[field] === undefined,
  );
  return [...problems, ...unread.map(([field]) => `${called(one)} has no such ${field}.`)];
}

/** What may lie on a track of a type. */
const KINDS: Readonly<Record<number, readonly TimelineMedia['kind'][]>> = {
  [TrackType.video]: ['video', 'image'],
  [TrackType.audio]: ['audio', 'video'],
};

function mediaProblems(
  one: PlacedSegment,
  type: number,
  byId: ReadonlyMap<string, TimelineMedia>,
): string[] {
  const { mediaId, from = 0, speed = 1, loop, text = '' } = one.metadata;
  if (type === TrackType.text) {
    return text.trim() === '' ? [`${called(one)} is a title without text.`] : [];
  }
  const kinds = KINDS[type];
  if (!kinds) return [];
  if (mediaId === undefined) return [`${called(one)} does not say what it plays.`];
  const media = byId.get(mediaId);
  if (!media) return [];
  if (!kinds.includes(media.kind)) return [`${called(one)} plays a file of another kind.`];
  const ends = from + one.segment.d * speed;
  const last = loop && type === TrackType.audio ? from : ends;
  return last > media.durationMs + TOLERANCE_MS + speed && media.kind !== 'image'
    ? [`${called(one)} plays beyond the end of its file.`]
    : [];
}
