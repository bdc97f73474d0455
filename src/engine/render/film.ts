import { rm } from 'node:fs/promises';
import { ExitCode, VmgError } from '../../support/errors.js';
import {
  encodeGif,
  encodeSound,
  encodeVideo,
  type Ffmpeg,
  type MediaInfo,
  type OutputProfile,
  probeMedia,
} from '../media/index.js';
import { planPicture } from './picture.js';
import { problemsOf, soundProblemsOf } from './verify.js';

export interface FilmRequest {
  /** The film's picture, from its first frame to its last. */
  source: MediaInfo;
  /** It was made for this film: it goes into it as it is. */
  isMade: boolean;
  /** The finished sound; null for a silent film. */
  wavPath: string | null;
  profile: OutputProfile;
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
 * Puts sound under a picture, which is copied where it can be, and reads the result back. A copy
 * that did not turn out as it should is made again by encoding.
 *
 * @throws VmgError `film-unsound` when even that is not what it must be; what ffmpeg throws.
 */
export async function writeFilm(ffmpeg: Ffmpeg, request: FilmRequest): Promise<Film> {
  const { source, isMade, wavPath, profile, output, signal, onProgress, onSpawn } = request;
  const { video } = source;
  if (!video) throw new VmgError('no-picture', ExitCode.input, 'There is no picture to export.');
  if (profile.format === 'gif') return writeGif(ffmpeg, request, video);
  const { width, height, picture: planned } = planPicture(video);
  const sound = wavPath !== null && profile.holds.audio !== null;
  let problems: string[] = [];
  const ways = isMade || planned === 'copy' ? (['copy', 'encode'] as const) : (['encode'] as const);
  for (const picture of ways) {
    await encodeVideo(ffmpeg, {
      source,
      sound: sound ? { wavPath } : null,
      output,
      picture,
      size: { width: width & ~1, height: height & ~1 },
      profile,
      signal,
      onProgress,
      onSpawn,
    });
    const info = await probeMedia(ffmpeg, output, { signal });
    const copied = picture === 'copy';
    problems = problemsOf(info, {
      durationSeconds: video.durationSeconds,
      frameRate: video.frameRate,
      width: copied ? video.displayWidth : width & ~1,
      height: copied ? video.displayHeight : height & ~1,
      sound,
      holds: profile.holds,
    });
    if (problems.length === 0) return { info, pictureCopied: copied };
  }
  return refuse(output, problems);
}

async function writeGif(
  ffmpeg: Ffmpeg,
  { source, profile, output, signal, onProgress, onSpawn }: FilmRequest,
  video: NonNullable<MediaInfo['video']>,
): Promise<Film> {
  const { durationSeconds, frameRate, displayWidth: width, displayHeight: height } = video;
  const film = { path: source.path, durationSeconds };
  await encodeGif(ffmpeg, { film, output, signal, onProgress, onSpawn });
  const info = await probeMedia(ffmpeg, output, { signal });
  // Its frames last whole hundredths of a second, and its pixels are those of its decoder.
  const holds = { ...profile.holds, pixelFormat: null };
  const expected = { durationSeconds, frameRate, width, height, sound: false, holds };
  const problems = problemsOf(info, expected);
  if (problems.length > 0) return refuse(output, problems);
  return { info, pictureCopied: false };
}

/**
 * Writes a film's sound alone, and reads it back.
 * @throws VmgError `film-unsound` when it is not what it must be; what ffmpeg throws.
 */
export async function writeSound(
  ffmpeg: Ffmpeg,
  request: Omit<FilmRequest, 'source' | 'isMade' | 'wavPath'> & {
    wavPath: string;
    durationSeconds: number;
  },
): Promise<MediaInfo> {
  const { profile, durationSeconds, output, signal } = request;
  await encodeSound(ffmpeg, request);
  const info = await probeMedia(ffmpeg, output, { signal });
  const problems = soundProblemsOf(info, { durationSeconds, holds: profile.holds });
  return problems.length > 0 ? refuse(output, problems) : info;
}

async function refuse(output: string, problems: readonly string[]): Promise<never> {
  await rm(output, { force: true });
  throw new VmgError(
    'film-unsound',
    ExitCode.jobFailed,
    `The finished film is not as it should be: ${problems.join('; ')}.`,
    { hint: 'Convert the clip to an ordinary MP4 first, and try again.' },
  );
}
