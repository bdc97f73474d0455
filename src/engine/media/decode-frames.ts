import { frameTimes, inputFile } from './arguments.js';
import type { Ffmpeg } from './find-ffmpeg.js';
import type { MediaInfo, VideoStreamInfo } from './media-info.js';
import { TURNS } from './picture-filters.js';
import { createFraction } from './progress.js';
import { streamFfmpeg } from './run-ffmpeg.js';

/** A small picture for analysis: `rgb` is width × height × 3 bytes, rows from the top. */
export interface VideoFrame {
  index: number;
  /** When it is shown, counted from the first frame. */
  timeSeconds: number;
  rgb: Uint8Array;
}

export interface DecodeFramesOptions {
  /** Size of the frames as they are seen, after rotation. */
  width: number;
  height: number;
  signal?: AbortSignal | undefined;
  onProgress?: ((fraction: number) => void) | undefined;
}

/** Above this many pixels a second (1080p at 60), frames that no other refers to are skipped. */
const FULL_DECODE_PIXELS = 1920 * 1080 * 61;

function decodeArgs(
  ffmpeg: Ffmpeg,
  info: MediaInfo,
  video: VideoStreamInfo,
  options: DecodeFramesOptions,
): string[] {
  const isTurned = video.rotation === 90 || video.rotation === 270;
  const { width, height } = options;
  const scaled = isTurned ? `${height}:${width}` : `${width}:${height}`;
  const filters = [
    `scale=${scaled}:flags=area`,
    // The small picture is turned: ffmpeg itself would do so at full size.
    ...TURNS[video.rotation],
    'setsar=1',
    'format=rgb24',
    // Microseconds, whatever the container counts in; printed by showinfo for every frame.
    'settb=AVTB',
    'showinfo',
  ];
  const isHeavy = video.width * video.height * video.frameRate > FULL_DECODE_PIXELS;
  const decoding = ['-noautorotate', '-skip_loop_filter', 'all'];
  if (isHeavy) decoding.push('-skip_frame', 'noref');
  return [
    ...['-loglevel', 'info', '-copyts'],
    ...inputFile(info.path, decoding),
    ...['-map', '0:V:0', '-an', '-sn', '-dn', '-vf', filters.join(',')],
    ...frameTimes(ffmpeg, 'passthrough'),
    ...['-c:v', 'rawvideo', '-f', 'rawvideo', '-'],
  ];
}

/** Times of frames as they are printed, by frame; `get` waits for one that is not there yet. */
class FrameTimes {
  readonly #seconds = new Map<number, number>();
  #wake: (() => void) | undefined;
  #ended = false;

  /** True when the line is about a frame and not part of the log. */
  readonly read = (line: string): boolean => {
    for (const match of line.matchAll(/ n:\s*(\d+) pts:\s*(-?\d+|NOPTS) /g)) {
      this.#seconds.set(Number(match[1]), Number(match[2]) / 1e6);
      this.#wake?.();
    }
    return line.includes('Parsed_showinfo');
  };

  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  async get(frame: number): Promise<number | undefined> {
    while (!this.#seconds.has(frame) && !this.#ended) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const seconds = this.#seconds.get(frame);
    this.#seconds.delete(frame);
    return seconds;
  }
}

/**
 * Decodes every frame of the picture, small, upright and with its exact time, also where the
 * frame rate varies. Constant memory; leaving the loop stops the decoder.
 *
 * 60 s of 1080p30 H.264 at 10 Mbit/s take 6 to 9 s on two cores. Leaving out the loop filter saves
 * a fifth; leaving out the frames that no other refers to would save another fifth to a third, but
 * a cut on such a frame would be seen one or two frames late, so that is for larger pictures only.
 * Averaging (`area`) costs no more than the fastest scaler, whose point samples flicker.
 *
 * Throws a `VmgError` when decoding fails, or the signal's reason.
 */
export async function* decodeFrames(
  ffmpeg: Ffmpeg,
  info: MediaInfo,
  options: DecodeFramesOptions,
): AsyncGenerator<VideoFrame, void, undefined> {
  const { video } = info;
  if (!video) return;
  const frameBytes = options.width * options.height * 3;
  const fraction = options.onProgress
    ? createFraction(info.durationSeconds, options.onProgress)
    : undefined;
  const times = new FrameTimes();
  const chunks = streamFfmpeg(ffmpeg, decodeArgs(ffmpeg, info, video, options), {
    signal: options.signal,
    onLogLine: times.read,
    onLogEnd: () => times.end(),
  });

  let index = 0;
  let previous = Number.NEGATIVE_INFINITY;
  // Without times of its own the stream is counted from whatever its first frame is given.
  let start = video.timesComplete ? video.startSeconds : undefined;
  let rgb = new Uint8Array(frameBytes);
  let filled = 0;
  for await (const chunk of chunks) {
    let read = 0;
    while (read < chunk.length) {
      const count = Math.min(frameBytes - filled, chunk.length - read);
      rgb.set(chunk.subarray(read, read + count), filled);
      filled += count;
      read += count;
      if (filled < frameBytes) continue;
      const printed = await times.get(index);
      const shown = printed === undefined || Number.isNaN(printed) ? undefined : printed;
      start ??= shown ?? 0;
      const step = video.frameRate > 0 ? 1 / video.frameRate : 0;
      const timeSeconds = shown === undefined ? Math.max(0, previous + step) : shown - start;
      // Frames from before the start are what an edit list has cut away.
      if (timeSeconds > -step / 2 && timeSeconds > previous) {
        yield { index, timeSeconds: Math.max(0, timeSeconds), rgb };
        previous = timeSeconds;
        fraction?.at(timeSeconds);
        rgb = new Uint8Array(frameBytes);
      }
      index++;
      filled = 0;
    }
  }
  fraction?.finish();
}
