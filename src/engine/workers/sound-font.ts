import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ExitCode, VmgError } from '../../support/errors.js';
// Not by way of the room's index: the sampler behind it takes long to load.
import { SOUND_BANK_FILE, SOUND_BANK_PACKAGE } from '../sound/sampler/bundled-bank.js';

/**
 * The sound font that is played: the one chosen, or the one that comes with the package.
 * @throws VmgError `sound-font-missing` when it is not there.
 */
export async function findSoundFont(chosen?: string): Promise<{ path: string; bytes: number }> {
  try {
    const found = chosen ?? bundledSoundFont();
    const { size } = await stat(found);
    return { path: found, bytes: size };
  } catch (cause) {
    throw chosen === undefined
      ? new VmgError(
          'sound-font-missing',
          ExitCode.programMissing,
          'The instruments that belong to this program are not there.',
          { hint: 'Install it again: npm install', cause },
        )
      : new VmgError('sound-font-missing', ExitCode.input, `There is no sound font at ${chosen}.`, {
          hint: 'Check the path.',
          cause,
        });
  }
}

/** Where the sound font of the package is; throws when the package is not installed. */
function bundledSoundFont(): string {
  const { resolve } = createRequire(import.meta.url);
  return path.join(path.dirname(resolve(`${SOUND_BANK_PACKAGE}/package.json`)), SOUND_BANK_FILE);
}
