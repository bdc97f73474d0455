import path from 'node:path';
import { type Ffmpeg, joinVideo, type MediaInfo, probeMedia } from '../media/index.js';
import { planPicture } from './picture.js';
import type { Sources } from './sources.js';

export interface JoinOptions {
  signal: AbortSignal;
  onProgress?: (fraction: number) => void;
  onSpawn?: (pid: number) => void;
}

/**
 * Joins clips (or parts of them) to one silent picture in `folder`, of the first clip's size and
 * the highest of their frame rates; others are fitted in with black borders.
 */
export async function joinPictures(
  ffmpeg: Ffmpeg,
  { clips }: Sources,
  folder: string,
  options: JoinOptions,
): Promise<MediaInfo> {
  const first = clips[0]?.info.video;
  if (!first) throw new RangeError('There is nothing to join');
  const { width, height } = planPicture(first);
  const output = path.join(folder, 'joined.mp4');
  await joinVideo(ffmpeg, {
    clips: clips.map(({ planned, info }) => ({
      info,
      fromSeconds: planned.fromMs / 1000,
      durationSeconds: planned.durationMs / 1000,
    })),
    size: { width: width & ~1, height: height & ~1 },
    output,
    ...options,
  });
  return probeMedia(ffmpeg, output, { signal: options.signal });
}
