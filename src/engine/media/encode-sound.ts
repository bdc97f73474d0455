import { rename, rm } from 'node:fs/promises';
import { fileAddress, inputFile } from './arguments.js';
import type { Ffmpeg } from './find-ffmpeg.js';
import type { OutputProfile } from './output-profile.js';
import { runFfmpeg } from './run-ffmpeg.js';

export interface EncodeSoundOptions {
  /** The finished sound. */
  wavPath: string;
  profile: Pick<OutputProfile, 'soundArgs' | 'soundGain' | 'muxerArgs'>;
  /** As long as this: what is longer is cut, what is shorter is followed by silence. */
  durationSeconds: number;
  /** Where the file goes once it is finished. */
  output: string;
  signal?: AbortSignal | undefined;
  onProgress?: ((fraction: number) => void) | undefined;
  onSpawn?: ((pid: number) => void) | undefined;
}

/**
 * Writes the sound of a film alone, such as MP3 or WAV.
 *
 * Throws a `VmgError` when ffmpeg fails, or the signal's reason; then nothing is left behind.
 */
export async function encodeSound(ffmpeg: Ffmpeg, options: EncodeSoundOptions): Promise<void> {
  const { wavPath, profile, durationSeconds, output, signal, onProgress, onSpawn } = options;
  const partial = `${output}.part`;
  const gain = profile.soundGain === 1 ? [] : [`volume=${profile.soundGain.toFixed(6)}`];
  const filters = [...gain, 'apad'].join();
  const args = [
    ...['-loglevel', 'warning', '-y', ...inputFile(wavPath), '-map', '0:a:0', '-af', filters],
    ...[...profile.soundArgs, '-t', durationSeconds.toFixed(6), '-map_metadata', '-1'],
    ...[...profile.muxerArgs, fileAddress(partial)],
  ];
  try {
    await runFfmpeg(ffmpeg, args, {
      signal,
      durationSeconds,
      onProgress,
      temporaryFiles: [partial],
      ...(onSpawn ? { onSpawn } : {}),
    });
    signal?.throwIfAborted();
    await rename(partial, output);
  } finally {
    await rm(partial, { force: true });
  }
}
