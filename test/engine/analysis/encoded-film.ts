import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { ANALYSIS_FRAME } from '../../../src/engine/analysis/index.js';
import type { AnalysisFrame } from '../../../src/engine/analysis/types.js';
import { decodeFrames, findFfmpeg, probeMedia } from '../../../src/engine/media/index.js';
import { clipFfmpeg } from '../../media/make-clip.js';
import { type Film, HEIGHT, WIDTH } from './synthetic-film.js';

export interface Encoding {
  name: string;
  args: readonly string[];
}

/** How clips come out of phones, editors and chat programs. */
export const ENCODINGS: readonly Encoding[] = [
  { name: 'H.264 at 2 Mbit/s', args: ['-c:v', 'libx264', '-preset', 'veryfast', '-b:v', '2M'] },
  {
    name: 'H.264 at 80 kbit/s',
    args: [
      '-c:v',
      'libx264',
      '-preset',
      'veryfast',
      '-b:v',
      '80k',
      '-maxrate',
      '80k',
      '-bufsize',
      '160k',
    ],
  },
  {
    name: 'VP9 at 100 kbit/s',
    args: ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '100k'],
  },
];

/** What is left of a film after an encoder and the decoder that clips go through. */
export async function encodedFilm(film: Film, { args }: Encoding): Promise<Film> {
  const folder = await mkdtemp(join(tmpdir(), 'vmg-film-'));
  try {
    const path = join(folder, 'film.mkv');
    await execa(
      clipFfmpeg(),
      [
        ...['-v', 'error', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${WIDTH}x${HEIGHT}`],
        ...['-r', String(film.frameRate), '-i', '-', '-vf', 'scale=480:270:flags=bicubic'],
        ...[...args, '-pix_fmt', 'yuv420p', '-y', path],
      ],
      { input: Buffer.concat(film.frames.map(({ rgb }) => rgb)) },
    );
    const ffmpeg = await findFfmpeg({ env: {} });
    const info = await probeMedia(ffmpeg, path);
    const frames: AnalysisFrame[] = [];
    for await (const frame of decodeFrames(ffmpeg, info, ANALYSIS_FRAME)) {
      frames.push({ timeSeconds: frame.timeSeconds, rgb: frame.rgb.slice() });
    }
    return { ...film, frames };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
