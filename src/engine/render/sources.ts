import { access } from 'node:fs/promises';
import { ExitCode, VmgError } from '../../support/errors.js';
import type { MediaInfo, VideoStreamInfo } from '../media/index.js';
import type { Storage } from '../storage/index.js';
import type { PlannedMedia, PlannedPicture, RenderPlan } from '../timeline/index.js';
import {
  type PlacedClip,
  type PlacedSound,
  type PlacedTrack,
  recordingGone,
} from '../workers/index.js';

/** A picture on the timeline with what its file holds. */
export interface PictureSource {
  planned: PlannedPicture;
  info: MediaInfo;
  video: VideoStreamInfo;
  /** Where its analysis is kept, if it was analysed. */
  analysisPath: string;
}

/** The files behind a plan. */
export interface Sources {
  pictures: readonly PictureSource[];
  /** The pictures' own sound, in its places. */
  clips: readonly PlacedClip[];
  music: readonly PlacedTrack[];
  /** Of the film, exactly. */
  durationSeconds: number;
}

/** A clip may be this much shorter than its file and still be all of it: a frame, rounded. */
const WHOLE_TOLERANCE_MS = 50;

/**
 * Looks up what a plan refers to; only what belongs to the session may be used.
 * @throws VmgError `media-gone` when it does not, or its file is not there any more.
 */
export async function findSources(
  plan: RenderPlan,
  sessionId: string,
  storage: Storage,
  probe: (path: string, name: string) => Promise<MediaInfo>,
): Promise<Sources> {
  // The same file may lie on the timeline many times.
  const probed = new Map<string, Promise<Omit<PictureSource, 'planned'> & { name: string }>>();
  const find = (mediaId: string) => {
    const known = probed.get(mediaId) ?? look(mediaId);
    probed.set(mediaId, known);
    return known;
  };
  async function look(mediaId: string) {
    const media = storage.media.find(mediaId);
    if (media?.sessionId !== sessionId) throw gone('a video');
    const path = storage.files.media(media.hash, media.extension);
    if (!(await isThere(path))) throw clipGone(media.name);
    const info = await probe(path, media.name);
    if (!info.video) throw noPicture(media.name);
    return {
      info,
      video: info.video,
      analysisPath: storage.files.analysis(media.hash),
      name: media.name,
    };
  }
  const pictures: PictureSource[] = [];
  for (const planned of plan.pictures) {
    const { info, video, analysisPath } = await find(planned.mediaId);
    pictures.push({ planned, info, video, analysisPath });
  }
  const music = plan.sounds.map(({ role, loop, duckDb, ...planned }): PlacedTrack => {
    const { path, lengthSeconds, uploaded } = recording(planned.mediaId, sessionId, storage);
    return { ...placed(planned, path, lengthSeconds), role, loop, duckDb, uploaded };
  });
  const [only] = pictures;
  const whole = pictures.length === 1 && only !== undefined && isWhole(only);
  return {
    pictures,
    clips: pictures.flatMap((picture, index) => ownSound(picture, pictures[index + 1])),
    music,
    durationSeconds: whole ? only.video.durationSeconds : plan.durationMs / 1000,
  };
}

/** Throws a VmgError `media-gone` when a recording is not there. A finished mix needs none. */
export async function checkRecordings({ music }: Sources): Promise<void> {
  for (const { path } of music) if (!(await isThere(path))) throw recordingGone();
}

/** True when the clip is on the timeline from its first frame to its last, at its own speed. */
export function isWhole({ planned, video }: Pick<PictureSource, 'planned' | 'video'>): boolean {
  const missingMs = video.durationSeconds * 1000 - planned.durationMs;
  const isMoving = !video.isImage && video.codec !== 'gif';
  const isAll = planned.fromMs === 0 && Math.abs(missingMs) <= WHOLE_TOLERANCE_MS;
  return isMoving && planned.speed === 1 && isAll;
}

/** The clip's own sound, which gives way to the next one's while both are shown. */
function ownSound(
  { planned, info, video, analysisPath }: PictureSource,
  next: PictureSource | undefined,
): PlacedClip[] {
  if (!info.audio) return [];
  const fadeInMs = Math.max(planned.fadeInMs, planned.transition?.durationMs ?? 0);
  const fadeOutMs = Math.max(planned.fadeOutMs, next?.planned.transition?.durationMs ?? 0);
  const place = placed({ ...planned, fadeInMs, fadeOutMs }, info.path, video.durationSeconds);
  return [{ ...place, analysisPath }];
}

/** A piece of the engine's own, or an uploaded recording. */
function recording(
  id: string,
  sessionId: string,
  storage: Storage,
): { path: string; lengthSeconds: number; uploaded: boolean } {
  const piece = storage.pieces.find(id);
  if (piece?.sessionId === sessionId) {
    return {
      path: storage.files.master(piece.id),
      lengthSeconds: piece.report.durationSeconds,
      uploaded: false,
    };
  }
  const media = storage.media.find(id);
  if (media?.sessionId !== sessionId) throw gone('music');
  return {
    path: storage.files.media(media.hash, media.extension),
    lengthSeconds: media.facts.durationSeconds,
    uploaded: true,
  };
}

function placed(planned: PlannedMedia, path: string, lengthSeconds: number): PlacedSound {
  const { speed, fadeInMs, fadeOutMs } = planned;
  const fromSeconds = planned.fromMs / 1000;
  const playedMs = planned.durationMs * speed;
  // The draft counts in milliseconds; whoever plays to the end plays to the last sample.
  const toTheEnd = Math.abs(lengthSeconds * 1000 - planned.fromMs - playedMs) <= WHOLE_TOLERANCE_MS;
  return {
    path,
    startSeconds: planned.startMs / 1000,
    fromSeconds,
    durationSeconds: toTheEnd ? (lengthSeconds - fromSeconds) / speed : planned.durationMs / 1000,
    volume: planned.volume,
    ...(speed === 1 ? {} : { speed }),
    ...(fadeInMs === 0 ? {} : { fadeInSeconds: fadeInMs / 1000 }),
    ...(fadeOutMs === 0 ? {} : { fadeOutSeconds: fadeOutMs / 1000 }),
  };
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** A clip that the engine's own storage has lost. */
function clipGone(name: string): VmgError {
  return new VmgError(
    'media-gone',
    ExitCode.jobFailed,
    `${name} is gone from the engine's storage.`,
    { hint: 'Upload it again, or generate its music again.' },
  );
}

function noPicture(name: string): VmgError {
  return new VmgError('no-picture', ExitCode.input, `${name} has no picture.`, {
    hint: 'Put it on the timeline as sound.',
  });
}

function gone(what: string): VmgError {
  return new VmgError(
    'media-gone',
    ExitCode.jobFailed,
    `The timeline refers to ${what} that this session does not have.`,
    { hint: 'Upload the clip again, and ask for the music anew.' },
  );
}
