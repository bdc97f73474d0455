import { type Draft, metadataOf, placed, type Segment, TrackType } from '../../protocol/index.js';
import { ExitCode, VmgError } from '../../support/errors.js';
import { DUCK_DB } from './limits.js';
import type { PlannedMedia, PlannedPicture, PlannedSound, RenderPlan } from './render-plan.js';
import { plannedTitle } from './title-look.js';

/** Pictures may lie this far from one another before it counts as a gap: rounding, not intent. */
const GAP_TOLERANCE_MS = 2;

const KNOWN_TRACKS: readonly number[] = Object.values(TrackType);

/**
 * What it takes to render a draft: its pictures end to end, and the sound and the titles as far as
 * the pictures go. Without pictures it is as long as its sound.
 *
 * @throws VmgError `draft-unsupported` when there is nothing on it, or something that cannot be rendered here.
 */
export function planRender(draft: Draft): RenderPlan {
  const strange = draft.t.find(({ tt, sg }) => sg.length > 0 && !KNOWN_TRACKS.includes(tt));
  if (strange) {
    throw unsupported(
      `The timeline has a track of a kind (${strange.tt}) that the embedded engine does not know.`,
    );
  }
  const pictures = plannedPictures(segmentsOf(draft, TrackType.video));
  const sounds = tracksOf(draft, TrackType.audio).flatMap((track) =>
    placed(track).map(({ segment, startMs }) => plannedSound(segment, startMs)),
  );
  const ends = (pictures.length > 0 ? pictures : sounds).map(
    ({ startMs, durationMs }) => startMs + durationMs,
  );
  const durationMs = Math.max(0, ...ends);
  if (durationMs === 0) throw unsupported('There is nothing on the timeline to export.');
  const titles = tracksOf(draft, TrackType.text).flatMap((track) =>
    placed(track).map(({ segment, metadata, startMs }) =>
      plannedTitle(metadata, startMs, segment.d),
    ),
  );
  const { canvas } = draft;
  return {
    pictures,
    sounds: sounds.flatMap((sound) => within(sound, durationMs)),
    titles: titles
      .flatMap((title) => within(title, durationMs))
      .filter(({ text }) => text.trim() !== ''),
    canvas: canvas ? { ratio: canvas.ratio, fit: canvas.fit ?? 'pad' } : null,
    durationMs,
  };
}

/** In order, each exactly where the one before ends, or where its transition begins. */
function plannedPictures(segments: readonly Segment[]): PlannedPicture[] {
  const pictures: PlannedPicture[] = [];
  let end = 0;
  for (const segment of segments) {
    if (segment.d === 0) continue;
    const metadata = metadataOf(segment);
    const before = pictures.at(-1);
    const transition =
      before && metadata.transition
        ? { kind: metadata.transition.kind, durationMs: metadata.transition.d }
        : null;
    const overlap = transition?.durationMs ?? 0;
    const startMs = end - overlap;
    if (Math.abs((metadata.start ?? startMs) - startMs) > GAP_TOLERANCE_MS) {
      throw unsupported('The pictures on the timeline overlap or leave gaps.');
    }
    // A picture that is still coming in cannot go out already.
    const room = before ? before.durationMs - (before.transition?.durationMs ?? 0) : 0;
    if (overlap > Math.min(room, segment.d)) {
      throw unsupported(`The transition into “${nameOf(segment)}” is longer than its pictures.`);
    }
    const media = plannedMedia(segment, startMs);
    const { motion = 'still', motionPart } = metadata;
    pictures.push({ ...media, transition, motion, ...(motionPart && { motionPart }) });
    end = startMs + segment.d;
  }
  return pictures;
}

function plannedSound(segment: Segment, startMs: number): PlannedSound {
  const { role = 'music', loop = false, duck = DUCK_DB.usual } = metadataOf(segment);
  const duckDb = role === 'music' ? duck : 0;
  return { ...plannedMedia(segment, startMs), role, loop, duckDb };
}

function plannedMedia(segment: Segment, startMs: number): PlannedMedia {
  const { mediaId, from = 0, volume = 1, speed = 1, fadeIn, fadeOut } = metadataOf(segment);
  if (mediaId === undefined) {
    throw unsupported(`The timeline does not say what “${nameOf(segment)}” plays.`);
  }
  return {
    mediaId,
    startMs,
    fromMs: from,
    durationMs: segment.d,
    speed,
    volume,
    fadeInMs: Math.min(fadeIn ?? 0, segment.d),
    fadeOutMs: Math.min(fadeOut ?? 0, segment.d),
  };
}

/** What of it lies within the film; nothing when it begins after the end. */
function within<Timed extends { startMs: number; durationMs: number }>(
  timed: Timed,
  endMs: number,
): Timed[] {
  const durationMs = Math.min(timed.durationMs, endMs - timed.startMs);
  return durationMs > 0 ? [{ ...timed, durationMs }] : [];
}

const tracksOf = (draft: Draft, type: number): Draft['t'] =>
  draft.t.filter(({ tt }) => tt === type);

const segmentsOf = (draft: Draft, type: number): Segment[] =>
  tracksOf(draft, type).flatMap(({ sg }) => sg);

const nameOf = (segment: Segment): string => metadataOf(segment).name ?? 'untitled';

function unsupported(message: string): VmgError {
  return new VmgError('draft-unsupported', ExitCode.jobFailed, message, {
    hint: 'Look at the timeline with `vmg status`.',
  });
}
