import { access } from 'node:fs/promises';
import { ExitCode, VmgError } from '../../support/errors.js';
import type { MediaInfo } from '../media/index.js';
import type { Storage } from '../storage/index.js';
import type { PlannedMedia, RenderPlan } from '../timeline/index.js';
import { type PlacedClip, type PlacedSound, recordingGone } from '../workers/index.js';

/** A clip on the timeline with what its file holds. */
export interface ClipSource {
  planned: PlannedMedia;
  info: MediaInfo;
  /** Where its analysis is kept, if it was analysed. */
  analysisPath: string;
}

/** The files behind a plan. */
export interface Sources {
  clips: readonly ClipSource[];
  music: readonly PlacedSound[];
  /** Of the picture, exactly. */
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
  const clips: ClipSource[] = [];
  for (const planned of plan.clips) {
    const media = storage.media.find(planned.mediaId);
    if (media?.sessionId !== sessionId) throw gone('a video');
    const path = storage.files.media(media.hash, media.extension);
    if (!(await isThere(path))) throw clipGone(media.name);
    clips.push({
      planned,
      info: await probe(path, media.name),
      analysisPath: storage.files.analysis(media.hash),
    });
  }
  const music = plan.music.map((planned) => {
    const piece = storage.pieces.find(planned.mediaId);
    if (piece?.sessionId !== sessionId) throw gone('music');
    return placed(planned, storage.files.master(piece.id), piece.report.durationSeconds);
  });
  const [only] = clips;
  const whole = clips.length === 1 && only !== undefined && isWhole(only);
  const durationSeconds = whole ? lengthOf(only) : plan.durationMs / 1000;
  return { clips, music, durationSeconds };
}

/** Throws a VmgError `media-gone` when a recording is not there. A finished mix needs none. */
export async function checkRecordings({ music }: Sources): Promise<void> {
  for (const { path } of music) if (!(await isThere(path))) throw recordingGone();
}

/** True when the clip is on the timeline from its first frame to its last. */
export function isWhole({ planned, info }: ClipSource): boolean {
  const missingMs = lengthOf({ info }) * 1000 - planned.durationMs;
  return planned.fromMs === 0 && Math.abs(missingMs) <= WHOLE_TOLERANCE_MS;
}

/** The clip's own sound in its place. */
export function ownSound({ planned, info, analysisPath }: ClipSource): PlacedClip {
  return { ...placed(planned, info.path, lengthOf({ info })), analysisPath };
}

const lengthOf = ({ info }: Pick<ClipSource, 'info'>): number =>
  info.video?.durationSeconds ?? info.durationSeconds;

function placed(planned: PlannedMedia, path: string, lengthSeconds: number): PlacedSound {
  const fromSeconds = planned.fromMs / 1000;
  // The draft counts in milliseconds; whoever plays to the end plays to the last sample.
  const toTheEnd =
    Math.abs(lengthSeconds * 1000 - planned.fromMs - planned.durationMs) <= WHOLE_TOLERANCE_MS;
  return {
    path,
    startSeconds: planned.startMs / 1000,
    fromSeconds,
    durationSeconds: toTheEnd ? lengthSeconds - fromSeconds : planned.durationMs / 1000,
    volume: planned.volume,
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

function gone(what: string): VmgError {
  return new VmgError(
    'media-gone',
    ExitCode.jobFailed,
    `The timeline refers to ${what} that this session does not have.`,
    { hint: 'Upload the clip again, and ask for the music anew.' },
  );
}
