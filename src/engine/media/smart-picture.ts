import { rename, rm } from 'node:fs/promises';
import { frameTimes, inputFile } from './arguments.js';
import type { Ffmpeg } from './find-ffmpeg.js';
import type { FrameRate } from './frame-rate.js';
import { freeId, joinParameterSets, type ParameterSets } from './h264-sets.js';
import { type Mp4VideoTrack, readVideoTrack } from './mp4-video-track.js';
import { type VideoStretch, writeVideo } from './mp4-write-video.js';
import { bestH264 } from './output-profile.js';
import { runFfmpeg } from './run-ffmpeg.js';

/** Pictures that are copied, or frames of the film that are encoded. */
export type PicturePart =
  | { kind: 'copy'; track: Mp4VideoTrack; from: number; to: number }
  | { kind: 'encode'; from: number; to: number };

interface SmartPictureOptions {
  /** In order. */
  parts: readonly PicturePart[];
  rate: FrameRate;
  /**
   * Encodes the film's frames from `from` up to `to` (exclusive), and no others, with these arguments
   * of the encoder, to a silent MP4.
   */
  encode(
    part: { from: number; to: number },
    encoderArgs: readonly string[],
    output: string,
    onProgress: (fraction: number) => void,
  ): Promise<void>;
  /** Where the silent film goes once it is finished. */
  output: string;
  signal?: AbortSignal | undefined;
  onProgress?: ((fraction: number) => void) | undefined;
  onSpawn?: ((pid: number) => void) | undefined;
}

/** `profile_idc` (ITU-T H.264, A.2) as x264 calls it. */
const PROFILES: Readonly<Record<number, string>> = { 66: 'baseline', 77: 'main', 100: 'high' };
/** Shares of the work in time: encoding, and reading everything once more. */
const ENCODED_AT = 0.85;

/** Tracks whose pictures can stand beside one another, and beside newly encoded ones. */
export function canStandTogether(tracks: readonly Mp4VideoTrack[]): boolean {
  const [first] = tracks;
  const sets = joinParameterSets(tracks.map((track) => track.sets));
  if (!first || !sets) return false;
  const isOneSize = tracks.every(
    ({ width, height }) => width === first.width && height === first.height,
  );
  return isOneSize && sets.profile in PROFILES && !isLevel1b(sets) && freeId([sets]) !== undefined;
}

/** Told in ways of its own (ITU-T H.264, A.3.1), which x264 is not asked for. */
function isLevel1b({ level, compatibility }: ParameterSets): boolean {
  return level === 9 || (level === 11 && (compatibility & 0x10) !== 0);
}

/**
 * Makes a film of copied and of newly encoded pictures. The new ones bring parameter sets of their
 * own under numbers that the copied ones do not use, and the film's description holds both; every
 * part begins with an IDR and needs nothing of its neighbours. The result is decoded once, and holds
 * exactly the frames that it should.
 *
 * Resolves with false when that did not come out as it should; then nothing is left behind. Throws
 * a `VmgError` when ffmpeg fails, or the signal's reason.
 */
export async function writeSmartPicture(
  ffmpeg: Ffmpeg,
  options: SmartPictureOptions,
): Promise<boolean> {
  const { parts, rate, output, signal, onProgress, onSpawn } = options;
  const tracks = parts.flatMap((part) => (part.kind === 'copy' ? [part.track] : []));
  const [first] = tracks;
  const copied = joinParameterSets(tracks.map(({ sets }) => sets));
  if (!first || !copied || !canStandTogether(tracks)) return false;
  const args = encoderArgs(copied);
  const files = parts.map((_, index) => `${output}.${index}.part`);
  const joined = `${output}.part`;
  try {
    const frames = parts.reduce((sum, { from, to }) => sum + to - from, 0);
    const toEncode = parts.filter(({ kind }) => kind === 'encode');
    const encodedFrames = toEncode.reduce((sum, { from, to }) => sum + to - from, 0);
    let done = 0;
    const stretches: VideoStretch[] = [];
    for (const [index, part] of parts.entries()) {
      signal?.throwIfAborted();
      if (part.kind === 'copy') {
        stretches.push(part);
        continue;
      }
      const file = files[index] ?? '';
      const length = part.to - part.from;
      const before = done;
      await options.encode(part, args, file, (fraction) =>
        onProgress?.((ENCODED_AT * (before + fraction * length)) / encodedFrames),
      );
      done += length;
      const track = await readVideoTrack(file);
      if (track.sizes.length !== length || track.idr[0] !== 0) return false;
      stretches.push({ track, from: 0, to: length });
    }
    const all = [copied, ...stretches.map(({ track }) => track.sets)];
    const sets = joinParameterSets(all);
    const isOneSize = stretches.every(
      ({ track }) => track.width === first.width && track.height === first.height,
    );
    if (!sets || !isOneSize || !stretches.every(isClosed)) return false;
    const { width, height } = first;
    await writeVideo({ stretches, width, height, sets, rate, output: joined, signal });
    const checking = {
      signal,
      onSpawn,
      onProgress: (fraction: number) => onProgress?.(ENCODED_AT + (1 - ENCODED_AT) * fraction),
    };
    if ((await decodedFrames(ffmpeg, joined, frames, checking)) !== frames) return false;
    await rename(joined, output);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  } finally {
    await Promise.all([...files, joined].map((path) => rm(path, { force: true })));
  }
}

/** x264's arguments for pictures that go between those of these sets. */
function encoderArgs(copied: ParameterSets): string[] {
  const params = [
    `sps-id=${freeId([copied])}`,
    `level=${(copied.level / 10).toFixed(1)}`,
    'open-gop=0',
    // Every part has the same sets, whatever its length.
    'stitchable=1',
  ];
  return [...bestH264(PROFILES[copied.profile] ?? 'high'), ...['-x264-params', params.join(':')]];
}

/** Whole groups and nothing else: what is shown among them is decoded among them. */
function isClosed({ track, from, to }: VideoStretch): boolean {
  if (!track.idr.includes(from)) return false;
  return track.shown.subarray(from, to).every((place) => place >= from && place < to);
}

/** How many frames come out of a film, of those that are expected; NaN when the decoder complains. */
async function decodedFrames(
  ffmpeg: Ffmpeg,
  path: string,
  expected: number,
  options: Pick<SmartPictureOptions, 'signal' | 'onSpawn' | 'onProgress'>,
): Promise<number> {
  const { signal, onSpawn, onProgress } = options;
  let frames = 0;
  let rest = '';
  const { log } = await runFfmpeg(
    ffmpeg,
    [
      // How it looks does not matter here: leaving out the loop filter saves a fifth.
      ...['-loglevel', 'error', ...inputFile(path, ['-skip_loop_filter', 'all'])],
      ...['-map', '0:V:0'],
      // A line for every frame; the checksum of so small a one costs nothing.
      ...['-vf', 'scale=16:16:flags=fast_bilinear', ...frameTimes(ffmpeg, 'passthrough')],
      ...['-f', 'framecrc', '-'],
    ],
    {
      signal,
      ...(onSpawn ? { onSpawn } : {}),
      onStdout: (chunk) => {
        const lines = (rest + Buffer.from(chunk).toString('latin1')).split('\n');
        rest = lines.pop() ?? '';
        frames += lines.filter((line) => /^\d/.test(line)).length;
        onProgress?.(Math.min(1, frames / expected));
      },
    },
  );
  return log.length > 0 ? Number.NaN : frames;
}
