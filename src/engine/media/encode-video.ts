import { rename, rm } from 'node:fs/promises';
import { ExitCode, VmgError } from '../../support/errors.js';
import { fileAddress, frameTimes, inputFile } from './arguments.js';
import { colourArgs } from './colour.js';
import type { Ffmpeg } from './find-ffmpeg.js';
import type { MediaInfo, VideoStreamInfo } from './media-info.js';
import { type OutputProfile, outputProfile } from './output-profile.js';
import { pictureColour, pictureFilters, steadyRate } from './picture-filters.js';
import { runFfmpeg } from './run-ffmpeg.js';

/** How the film's picture and sound are encoded, and its container. */
export type FilmProfile = Pick<OutputProfile, 'pictureArgs' | 'soundArgs' | 'muxerArgs' | 'holds'>;

export interface EncodeVideoOptions {
  source: MediaInfo;
  /** The finished sound, from the picture's first frame on; null for a silent film. */
  sound: { wavPath: string } | null;
  /** Where the film goes; whatever is there is replaced when it is finished, and not before. */
  output: string;
  /** `copy` takes over the packets as they are; `encode` makes new ones. */
  picture: 'copy' | 'encode';
  /** Even numbers of pixels, upright; needed to encode. */
  size?: { width: number; height: number };
  /** The best MP4 by default. */
  profile?: FilmProfile;
  signal?: AbortSignal | undefined;
  onProgress?: ((fraction: number) => void) | undefined;
  onSpawn?: ((pid: number) => void) | undefined;
}

const QUIET = ['-loglevel', 'warning', '-y', '-copyts'];
let lastPart = 0;

function pictureArgs(
  ffmpeg: Ffmpeg,
  video: VideoStreamInfo,
  options: EncodeVideoOptions,
  profile: FilmProfile,
): string[] {
  if (options.picture === 'copy') {
    return ['-c:v', 'copy', ...(profile.holds.video === 'h264' ? ['-tag:v', 'avc1'] : [])];
  }
  const size = options.size ?? { width: video.displayWidth & ~1, height: video.displayHeight & ~1 };
  const filters = [
    // The first frame begins the film, also where its packet's time is unknown.
    ...(video.timesComplete ? [] : ['setpts=PTS-STARTPTS']),
    ...pictureFilters(ffmpeg, video, size),
  ];
  return [
    ...['-vf', filters.join(','), ...profile.pictureArgs],
    ...colourArgs(pictureColour(ffmpeg, video)),
    // An even rate stays on its grid. An uneven one becomes even, by holding frames: each is shown
    // within half a frame of its time, nothing drifts, and editors take it.
    ...(video.variableFrameRate
      ? [...frameTimes(ffmpeg, 'cfr'), '-r', String(steadyRate(video))]
      : frameTimes(ffmpeg, 'vfr')),
  ];
}

/**
 * The times and the title stay. All else goes: phones write the place where a clip was taken, and
 * what describes the old streams is wrong for the new ones.
 */
function metadataArgs({ creationTime, title, video, audio }: MediaInfo): string[] {
  const args = ['-map_metadata', '-1', '-map_chapters', '-1'];
  if (creationTime) args.push('-metadata', `creation_time=${creationTime}`);
  if (title) args.push('-metadata', `title=${title}`);
  if (video?.language) args.push('-metadata:s:v:0', `language=${video.language}`);
  if (audio?.language) args.push('-metadata:s:a:0', `language=${audio.language}`);
  return args;
}

/**
 * Copies the packets that are shown and no more. This is a step of its own, because ffmpeg ends all
 * streams of an output when one has had its number of packets.
 */
function trimArgs(path: string, video: VideoStreamInfo, output: string): string[] {
  return [
    ...[...QUIET, ...inputFile(path, ['-itsoffset', (-video.startSeconds).toFixed(6)])],
    ...['-map', '0:V:0', '-c:v', 'copy', '-frames:v', String(video.frames)],
    ...['-map_metadata', '-1', '-f', 'mp4', fileAddress(output)],
  ];
}

/**
 * Writes the finished film, as its profile says: its picture, with the sound that was mixed. As long
 * as the picture: sound that is longer is cut, sound that is shorter is followed by silence.
 *
 * Throws a `VmgError` when ffmpeg fails, or the signal's reason; then nothing is left behind.
 */
export async function encodeVideo(ffmpeg: Ffmpeg, options: EncodeVideoOptions): Promise<void> {
  const { source, sound, output, signal, onProgress, onSpawn } = options;
  const { profile = outputProfile('mp4', 'high') } = options;
  const { video } = source;
  if (!video) {
    throw new VmgError('no-picture', ExitCode.input, `${source.path} has no picture.`, {
      hint: 'Give a file with a video in it.',
    });
  }
  lastPart++;
  const partial = `${output}.${process.pid}-${lastPart}.part`;
  const trimmed = `${output}.${process.pid}-${lastPart}-picture.part`;
  const running = {
    signal,
    durationSeconds: video.durationSeconds,
    ...(onSpawn ? { onSpawn } : {}),
  };
  try {
    const needsTrimming = options.picture === 'copy' && video.hiddenAtEnd > 0;
    if (needsTrimming) {
      const args = trimArgs(source.path, video, trimmed);
      await runFfmpeg(ffmpeg, args, { ...running, temporaryFiles: [trimmed] });
    }
    const picturePath = needsTrimming ? trimmed : source.path;
    const shift = needsTrimming ? 0 : video.startSeconds;
    const args = [
      ...[...QUIET, ...inputFile(picturePath, ['-itsoffset', (-shift).toFixed(6)])],
      ...(sound ? inputFile(sound.wavPath) : []),
      ...['-map', '0:V:0', ...(sound ? ['-map', '1:a:0'] : [])],
      ...pictureArgs(ffmpeg, video, options, profile),
      ...(sound ? ['-af', 'apad', ...profile.soundArgs] : []),
      ...['-t', video.durationSeconds.toFixed(6), '-max_muxing_queue_size', '4096'],
      ...metadataArgs(source),
      ...[...profile.muxerArgs, fileAddress(partial)],
    ];
    await runFfmpeg(ffmpeg, args, { ...running, onProgress, temporaryFiles: [partial] });
    signal?.throwIfAborted();
    await rename(partial, output);
  } finally {
    await Promise.all([partial, trimmed].map((path) => rm(path, { force: true })));
  }
}
