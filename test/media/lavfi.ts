import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import {
  decodeFrames,
  type Ffmpeg,
  type MediaInfo,
  probeMedia,
} from '../../src/engine/media/index.js';
import { clipFfmpeg } from './make-clip.js';

const run = promisify(execFile);

/** Writes what ffmpeg's own sources draw, such as `color=red:size=160x90:rate=25:duration=1`. */
export async function drawFile(
  path: string,
  source: string,
  args: readonly string[] = [],
): Promise<string> {
  const quiet = ['-y', '-nostdin', '-loglevel', 'error', '-f', 'lavfi'];
  await run(clipFfmpeg(), [...quiet, '-i', source, ...args, '-fflags', '+bitexact', path]);
  return path;
}

/** A film's frames, each as the means of red, green and blue in parts of it (shares of its sides). */
export interface SeenFrame {
  timeSeconds: number;
  mean(part?: { x: number; y: number; width: number; height: number }): [number, number, number];
  /** Of the pixel there. */
  at(x: number, y: number): [number, number, number];
}

/** Decodes every frame of a film. */
export async function seeFilm(
  ffmpeg: Ffmpeg,
  path: string,
): Promise<{ info: MediaInfo; frames: SeenFrame[] }> {
  const info = await probeMedia(ffmpeg, path);
  const width = info.video?.displayWidth ?? 0;
  const height = info.video?.displayHeight ?? 0;
  const frames: SeenFrame[] = [];
  for await (const { rgb, timeSeconds } of decodeFrames(ffmpeg, info, { width, height })) {
    const at = (x: number, y: number): [number, number, number] => {
      const pixel = 3 * (Math.min(height - 1, y) * width + Math.min(width - 1, x));
      return [rgb[pixel] ?? 0, rgb[pixel + 1] ?? 0, rgb[pixel + 2] ?? 0];
    };
    frames.push({
      timeSeconds,
      at,
      mean(part = { x: 0, y: 0, width: 1, height: 1 }) {
        const sum = [0, 0, 0];
        let count = 0;
        const [left, top] = [Math.round(part.x * width), Math.round(part.y * height)];
        const [right, bottom] = [
          Math.round((part.x + part.width) * width),
          Math.round((part.y + part.height) * height),
        ];
        for (let y = top; y < bottom; y++) {
          for (let x = left; x < right; x++, count++) {
            at(x, y).forEach((value, channel) => {
              sum[channel] = (sum[channel] ?? 0) + value;
            });
          }
        }
        const [red = 0, green = 0, blue = 0] = sum.map((value) => value / count);
        return [red, green, blue];
      },
    });
  }
  return { info, frames };
}
