import { rename } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Ffmpeg, runFfmpeg } from '../media/index.js';
import { Canvas } from './canvas.js';
import { SCENES } from './scenes.js';

export interface DemoClipOptions {
  ffmpeg: Ffmpeg;
  /** The MP4 to write; what is there is replaced. */
  output: string;
  signal?: AbortSignal;
  /** Called with 0…1. */
  onProgress?: (fraction: number) => void;
}

const FRAME_RATE = 24;

/** Painted at half size: the picture is soft anyway, and four times as quick to make. */
const PAINTED = { width: 640, height: 360 } as const;
const ENCODED = { width: 1280, height: 720 } as const;

const frameCounts = SCENES.map((scene) => Math.round(scene.durationSeconds * FRAME_RATE));
const totalFrames = frameCounts.reduce((sum, count) => sum + count, 0);

/** Where the demo's shots change, in seconds. */
export const DEMO_CUTS: readonly number[] = frameCounts
  .slice(0, -1)
  .map((_, index) => sum(frameCounts.slice(0, index + 1)) / FRAME_RATE);

export const DEMO_DURATION_SECONDS = totalFrames / FRAME_RATE;

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/**
 * Paints a short silent film, a day in five shots with hard cuts (1280×720, 24 frames a second),
 * and encodes it as H.264. The same pixels every time.
 *
 * @throws VmgError when ffmpeg fails, and the signal's reason when it was aborted; then there is no
 *   file.
 */
export async function makeDemoClip(options: DemoClipOptions): Promise<void> {
  const { ffmpeg, output, signal, onProgress } = options;
  const unfinished = `${output}.part`;
  await runFfmpeg(
    ffmpeg,
    [
      ...['-f', 'rawvideo', '-pixel_format', 'rgb24', '-framerate', String(FRAME_RATE)],
      ...['-video_size', `${PAINTED.width}x${PAINTED.height}`, '-i', 'pipe:0'],
      ...['-vf', `scale=${ENCODED.width}:${ENCODED.height}:flags=bicubic`],
      ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '20', '-pix_fmt', 'yuv420p'],
      ...['-movflags', '+faststart', '-f', 'mp4', '-y', unfinished],
    ],
    { signal, stdin: paintFrames(onProgress), temporaryFiles: [unfinished] },
  );
  await rename(unfinished, output);
}

/** Frames as packed RGB; between two of them the rest of the program gets its turn. */
async function* paintFrames(onProgress?: (fraction: number) => void): AsyncGenerator<Uint8Array> {
  const canvas = new Canvas(PAINTED.width, PAINTED.height);
  let done = 0;
  for (const [index, scene] of SCENES.entries()) {
    for (let frame = 0; frame < (frameCounts[index] ?? 0); frame++) {
      scene.paint(canvas, frame / FRAME_RATE);
      yield canvas.toRgb();
      onProgress?.(++done / totalFrames);
      await nextTurn();
    }
  }
}
