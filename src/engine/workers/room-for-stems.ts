import { statfs } from 'node:fs/promises';
import { ExitCode, VmgError } from '../../support/errors.js';
import type { Score } from '../music/types.js';
// Not by way of the room's index: the sampler behind it takes long to load.
import { SAMPLE_RATE } from '../sound/types.js';
import { stemFiles } from './stem-files.js';

/** Stereo, in floating point while the stems are made. */
const BYTES_PER_FRAME = 2 * 4;

/**
 * Looks whether the stems of a piece can be made in `folder`: better now than after a minute's work.
 * At most all of them are there at once, as they wait for their level, and one that is finished.
 *
 * @throws VmgError `disk-full` with how much they need.
 */
export async function checkRoomForStems(folder: string, score: Score): Promise<void> {
  const files = stemFiles(score).length + 1;
  const needed = files * score.durationSeconds * SAMPLE_RATE * BYTES_PER_FRAME;
  // Some file systems do not say.
  const disk = await statfs(folder).catch(() => undefined);
  if (!disk || disk.blocks === 0) return;
  const free = disk.bavail * disk.bsize;
  if (free >= needed) return;
  throw new VmgError(
    'disk-full',
    ExitCode.jobFailed,
    `The disk is too full for the stems: making them takes ${amount(needed)}, and ${amount(free)} is free.`,
    { hint: 'Free some space, then try again.', details: { needed, free } },
  );
}

function amount(bytes: number): string {
  const megabytes = bytes / 1e6;
  return megabytes < 1000
    ? `${Math.ceil(megabytes)} MB`
    : `${(Math.ceil(megabytes / 100) / 10).toFixed(1)} GB`;
}
