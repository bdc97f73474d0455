import { rename } from 'node:fs/promises';
import { ExitCode, VmgError } from '../../support/errors.js';
import { fileAddress, inputFile } from './arguments.js';
import { BT709, type Colour, colourArgs } from './colour.js';
import type { Ffmpeg } from './find-ffmpeg.js';
import type { MediaInfo, VideoStreamInfo } from './media-info.js';
import { commonRate, H264_ARGS, pictureColour, pictureFilters } from './picture-filters.js';
import { runFfmpeg } from './run-ffmpeg.js';

/** A stretch of a clip, in seconds from its first frame. */
export interface JoinedClip {
  info: MediaInfo;
  fromSeconds: number;
  durationSeconds: number;
}

export interface JoinVideoOptions {
  /** At least one. */
  clips: readonly JoinedClip[];
  /** Even numbers of pixels; clips of another shape get black borders. */
  size: { width: number; height: number };
  /** Where the silent film goes, once it is finished. */
  output: string;
  signal?: AbortSignal | undefined;
  onProgress?: ((fraction: number) => void) | undefined;
  onSpawn?: ((pid: number) => void) | undefined;
}

let lastPart = 0;

/**
 * Writes one silent H.264 film that shows all the clips in a row, at the highest of their rates.
 *
 * Throws a `VmgError` when ffmpeg fails, or the signal's reason; then nothing is left behind.
 */
export async function joinVideo(ffmpeg: Ffmpeg, options: JoinVideoOptions): Promise<void> {
  const { clips, output, signal, onProgress, onSpawn } = options;
  const partial = `${output}.${process.pid}-${++lastPart}.part`;
  await runFfmpeg(
    ffmpeg,
    [
      ...['-loglevel', 'warning', '-y'],
      ...clips.flatMap(({ info }) => inputFile(info.path)),
      ...['-filter_complex', joinGraph(ffmpeg, options), '-map', '[joined]'],
      ...[...H264_ARGS, ...colourArgs(joinedColour(ffmpeg, options) ?? BT709)],
      ...['-f', 'mp4', fileAddress(partial)],
    ],
    {
      signal,
      durationSeconds: clips.reduce((sum, clip) => sum + clip.durationSeconds, 0),
      onProgress,
      temporaryFiles: [partial],
      ...(onSpawn ? { onSpawn } : {}),
    },
  );
  await rename(partial, output);
}

/** The filter graph: each clip cut, fitted and brought to one rate, then all in a row. */
export function joinGraph(
  ffmpeg: Ffmpeg,
  { clips, size }: Pick<JoinVideoOptions, 'clips' | 'size'>,
): string {
  const pictures = clips.map(({ info }) => pictureOf(info));
  const matrix = joinedColour(ffmpeg, { clips }) ? undefined : 'bt709';
  const rate = commonRate(pictures).toFixed(6);
  const chains = clips.map(({ fromSeconds, durationSeconds }, index) => {
    const filters = pictures
      .slice(index, index + 1)
      .flatMap((video) => [
        'setpts=PTS-STARTPTS',
        `trim=start=${fromSeconds.toFixed(3)}:duration=${durationSeconds.toFixed(3)}`,
        'setpts=PTS-STARTPTS',
        ...pictureFilters(ffmpeg, video, fitted(video, size), matrix),
        `pad=${size.width}:${size.height}:(ow-iw)/2:(oh-ih)/2`,
        `fps=${rate}`,
      ]);
    return `[${index}:V:0]${filters.join(',')}[v${index}]`;
  });
  const inputs = clips.map((_, index) => `[v${index}]`).join('');
  return `${chains.join(';')};${inputs}concat=n=${clips.length}:v=1:a=0[joined]`;
}

/** The colours that all the clips have in common; undefined when they must be brought to one. */
function joinedColour(
  ffmpeg: Ffmpeg,
  { clips }: Pick<JoinVideoOptions, 'clips'>,
): Colour | undefined {
  const [first, ...others] = clips.map(({ info }) => pictureColour(ffmpeg, pictureOf(info)));
  const isCommon = others.every(
    (colour) => colourArgs(colour).join() === colourArgs(first ?? BT709).join(),
  );
  return isCommon ? first : undefined;
}

/** The largest even size within `size` that has the picture's shape, as it is shown. */
function fitted(
  { displayWidth, displayHeight }: VideoStreamInfo,
  size: { width: number; height: number },
): { width: number; height: number } {
  const scale = Math.min(size.width / displayWidth, size.height / displayHeight);
  const even = (length: number, most: number): number =>
    Math.min(most, Math.max(2, 2 * Math.round((length * scale) / 2)));
  return {
    width: even(displayWidth, size.width),
    height: even(displayHeight, size.height),
  };
}

function pictureOf({ path, video }: MediaInfo): VideoStreamInfo {
  if (video) return video;
  throw new VmgError('no-picture', ExitCode.input, `${path} has no picture.`, {
    hint: 'Give a file with a video in it.',
  });
}
