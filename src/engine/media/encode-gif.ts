import { rename, rm } from 'node:fs/promises';
import { fileAddress, inputFile } from './arguments.js';
import type { Ffmpeg } from './find-ffmpeg.js';
import { runFfmpeg } from './run-ffmpeg.js';

export interface EncodeGifOptions {
  /** A silent film of the size and rate that the gif has; see `outputProfile`. */
  film: { path: string; durationSeconds: number };
  /** Where the gif goes once it is finished. */
  output: string;
  signal?: AbortSignal | undefined;
  onProgress?: ((fraction: number) => void) | undefined;
  onSpawn?: ((pid: number) => void) | undefined;
}

/** Share of the work that choosing the colours is: drawing with them takes longer. */
const PALETTE_SHARE = 0.3;
/** It shows nothing before the last frame: no faster than it plays is slow enough to be stuck. */
const PALETTE_STUCK_MS = 60_000;

/**
 * Makes a gif of a film: the 256 colours that suit what moves in it, then every frame in these;
 * it plays again and again. The film is read twice, so that memory holds one frame however long
 * it is.
 *
 * Throws a `VmgError` when ffmpeg fails, or the signal's reason; then nothing is left behind.
 */
export async function encodeGif(ffmpeg: Ffmpeg, options: EncodeGifOptions): Promise<void> {
  const { film, output, signal, onProgress, onSpawn } = options;
  const palette = `${output}.palette.part`;
  const partial = `${output}.part`;
  const running = {
    signal,
    durationSeconds: film.durationSeconds,
    ...(onSpawn ? { onSpawn } : {}),
  };
  const quiet = ['-loglevel', 'warning', '-y', ...inputFile(film.path)];
  try {
    await runFfmpeg(
      ffmpeg,
      [
        ...[...quiet, '-vf', 'palettegen=stats_mode=diff'],
        ...['-frames:v', '1', '-c:v', 'png', '-f', 'image2', '-update', '1', fileAddress(palette)],
      ],
      {
        ...running,
        onProgress: (fraction) => onProgress?.(PALETTE_SHARE * fraction),
        temporaryFiles: [palette],
        stuckAfterMs: PALETTE_STUCK_MS + 1000 * film.durationSeconds,
      },
    );
    await runFfmpeg(
      ffmpeg,
      [
        ...[...quiet, ...inputFile(palette)],
        ...['-filter_complex', '[0:v][1:v]paletteuse=dither=bayer:bayer_scale=3[gif]'],
        ...['-map', '[gif]', '-c:v', 'gif', '-loop', '0', '-f', 'gif', fileAddress(partial)],
      ],
      {
        ...running,
        onProgress: (fraction) => onProgress?.(PALETTE_SHARE + (1 - PALETTE_SHARE) * fraction),
        temporaryFiles: [partial],
      },
    );
    signal?.throwIfAborted();
    await rename(partial, output);
  } finally {
    await Promise.all([palette, partial].map((path) => rm(path, { force: true })));
  }
}
