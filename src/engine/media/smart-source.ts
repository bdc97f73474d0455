import { rm } from 'node:fs/promises';
import { fileAddress, inputFile } from './arguments.js';
import type { Ffmpeg } from './find-ffmpeg.js';
import { type FrameRate, secondsAt } from './frame-rate.js';
import type { MediaInfo } from './media-info.js';
import { type Mp4VideoTrack, readVideoTrack } from './mp4-video-track.js';
import { runFfmpeg } from './run-ffmpeg.js';

/** The pictures of a clip, null where they cannot be copied; whoever opened them closes them. */
export interface OpenedTrack {
  track: Mp4VideoTrack | null;
  close(): Promise<void>;
}

/**
 * The pictures of a clip as they can be copied: from the clip itself, or from a copy at `scratch`
 * where its own index is of another kind. Null where they cannot: then all that the file shows is not
 * all that it holds, its pictures do not follow one another at `rate`, or it is damaged. Throws only
 * the signal's reason.
 */
export async function openVideoTrack(
  ffmpeg: Ffmpeg,
  info: MediaInfo,
  scratch: string,
  rate: FrameRate,
  options: {
    signal?: AbortSignal | undefined;
    onSpawn?: ((pid: number) => void) | undefined;
  },
): Promise<OpenedTrack> {
  const close = (): Promise<void> => rm(scratch, { force: true });
  const { signal, onSpawn } = options;
  const fits = (track: Mp4VideoTrack): boolean =>
    isComplete(track, info) && isSteady(track, info, rate);
  const own = info.container === 'mov' ? await readOrNull(info.path) : null;
  if (own) return { track: fits(own) ? own : null, close };
  const args = [
    ...['-loglevel', 'warning', '-y', ...inputFile(info.path), '-map', '0:V:0', '-c', 'copy'],
    ...['-map_metadata', '-1', '-map_chapters', '-1', '-f', 'mp4', fileAddress(scratch)],
  ];
  try {
    await runFfmpeg(ffmpeg, args, {
      signal,
      temporaryFiles: [scratch],
      ...(onSpawn ? { onSpawn } : {}),
    });
  } catch {
    // What MP4 does not take can be encoded all the same, and who needs more says so then.
    signal?.throwIfAborted();
    return { track: null, close };
  }
  const copied = await readOrNull(scratch);
  return { track: copied && fits(copied) ? copied : null, close };
}

const readOrNull = (path: string): Promise<Mp4VideoTrack | null> =>
  readVideoTrack(path).catch((error: unknown) => {
    if (error instanceof RangeError) return null;
    throw error;
  });

/** The pictures that are shown are those that come first. */
function isComplete({ sizes, shown }: Mp4VideoTrack, { video }: MediaInfo): boolean {
  if (!video || sizes.length !== video.frames + video.hiddenAtEnd) return false;
  return shown.subarray(0, video.frames).every((place) => place < video.frames);
}

/**
 * Each is shown within half a frame of its time on the film's grid, where copies are put one by one:
 * a single gap, or a rate that is a little off, would part the picture from its sound.
 */
function isSteady({ seconds }: Mp4VideoTrack, { video }: MediaInfo, rate: FrameRate): boolean {
  const halfFrame = secondsAt(rate, 1) / 2;
  return seconds
    .subarray(0, video?.frames)
    .every((time, frame) => Math.abs(time - secondsAt(rate, frame)) < halfFrame);
}
