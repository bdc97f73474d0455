import { rm } from 'node:fs/promises';
import { ExitCode, VmgError } from '../../support/errors.js';
import { encodeVideo, type Ffmpeg, type MediaInfo, probeMedia } from '../media/index.js';
import { planPicture } from './picture.js';
import { problemsOf } from './verify.js';

export interface FilmRequest {
  /** One clip, all of it. */
  source: MediaInfo;
  /** The finished sound; null for a silent film. */
  wavPath: string | null;
  output: string;
  signal: AbortSignal;
  onProgress?: (fraction: number) => void;
  onSpawn?: (pid: number) => void;
}

export interface Film {
  /** What the finished file holds, as it was read back. */
  info: MediaInfo;
  pictureCopied: boolean;
}

/**
 * Puts sound under a clip's picture, which is copied where it can be, and reads the result back. A
 * copy that did not turn out as it should is made again by encoding.
 *
 * @throws VmgError `film-unsound` when even that is not what it must be; what ffmpeg throws.
 */
export async function writeFilm(ffmpeg: Ffmpeg, request: FilmRequest): Promise<Film> {
  const { source, wavPath, output, signal, onProgress, onSpawn } = request;
  const { video } = source;
  if (!video) throw new VmgError('no-picture', ExitCode.input, 'There is no picture to export.');
  const plan = planPicture(video);
  const size = { width: plan.width, height: plan.height };
  let problems: string[] = [];
  for (const picture of plan.picture === 'copy'
    ? (['copy', 'encode'] as const)
    : (['encode'] as const)) {
    await encodeVideo(ffmpeg, {
      source,
      sound: wavPath === null ? null : { wavPath },
      output,
      picture,
      size: { width: size.width & ~1, height: size.height & ~1 },
      signal,
      onProgress,
      onSpawn,
    });
    const info = await probeMedia(ffmpeg, output, { signal });
    const copied = picture === 'copy';
    problems = problemsOf(info, {
      durationSeconds: video.durationSeconds,
      frameRate: video.frameRate,
      width: copied ? size.width : size.width & ~1,
      height: copied ? size.height : size.height & ~1,
      sound: wavPath !== null,
    });
    if (problems.length === 0) return { info, pictureCopied: copied };
  }
  await rm(output, { force: true });
  throw new VmgError(
    'film-unsound',
    ExitCode.jobFailed,
    `The finished film is not as it should be: ${problems.join('; ')}.`,
    { hint: 'Convert the clip to an ordinary MP4 first, and try again.' },
  );
}
