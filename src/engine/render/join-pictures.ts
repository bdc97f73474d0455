import { rename } from 'node:fs/promises';
import path from 'node:path';
import { fileAddress, inputFile } from '../media/arguments.js';
import { type Ffmpeg, type MediaInfo, probeMedia, runFfmpeg } from '../media/index.js';
import { planPicture } from './picture.js';
import type { ClipSource, Sources } from './sources.js';

/** More frames a second than this are not made when clips of several rates meet. */
const HIGHEST_RATE = 60;

export interface JoinOptions {
  signal: AbortSignal;
  onProgress?: (fraction: number) => void;
}

/**
 * Joins clips (or parts of them) to one silent picture in `folder`, of the first clip's size and
 * the highest of their frame rates; others are fitted in with black borders.
 */
export async function joinPictures(
  ffmpeg: Ffmpeg,
  sources: Sources,
  folder: string,
  { signal, onProgress }: JoinOptions,
): Promise<MediaInfo> {
  const { clips, durationSeconds } = sources;
  const output = path.join(folder, 'joined.mp4');
  const partial = path.join(folder, `joined-${process.pid}.part`);
  await runFfmpeg(
    ffmpeg,
    [
      ...['-loglevel', 'warning', '-y'],
      ...clips.flatMap(({ info }) => inputFile(info.path)),
      ...['-filter_complex', joinGraph(clips), '-map', '[joined]'],
      ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '19', '-profile:v', 'high'],
      ...['-f', 'mp4', fileAddress(partial)],
    ],
    { signal, durationSeconds, onProgress, temporaryFiles: [partial] },
  );
  await rename(partial, output);
  return probeMedia(ffmpeg, output, { signal });
}

/** The filter graph: each clip cut, fitted and brought to one rate, then all in a row. */
export function joinGraph(clips: readonly ClipSource[]): string {
  const [first] = clips;
  if (!first?.info.video) throw new RangeError('There is nothing to join');
  const plan = planPicture(first.info.video);
  const size = `${plan.width & ~1}:${plan.height & ~1}`;
  const rate = Math.min(
    HIGHEST_RATE,
    Math.max(...clips.map(({ info }) => info.video?.frameRate ?? 0)),
  );
  const chains = clips.map(({ planned }, index) => {
    const from = (planned.fromMs / 1000).toFixed(3);
    const length = (planned.durationMs / 1000).toFixed(3);
    return [
      `[${index}:V:0]setpts=PTS-STARTPTS`,
      `trim=start=${from}:duration=${length}`,
      'setpts=PTS-STARTPTS',
      `fps=${rate.toFixed(6)}`,
      `scale=${size}:force_original_aspect_ratio=decrease:flags=bicubic`,
      `pad=${size}:(ow-iw)/2:(oh-ih)/2`,
      'setsar=1',
      `format=yuv420p[v${index}]`,
    ].join(',');
  });
  const inputs = clips.map((_, index) => `[v${index}]`).join('');
  return `${chains.join(';')};${inputs}concat=n=${clips.length}:v=1:a=0[joined]`;
}
