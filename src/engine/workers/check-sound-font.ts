import { readFile } from 'node:fs/promises';
import { ExitCode, VmgError } from '../../support/errors.js';
import { codeOf } from '../../support/system-errors.js';
import { findSoundFont } from './sound-font.js';

/** Why a file cannot be read, by the system's code. */
const REASONS: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
};

function invalid(path: string, reason: string, cause: unknown): VmgError {
  return new VmgError(
    'sound-font-invalid',
    ExitCode.input,
    `${path} cannot be read as a sound font: ${reason}.`,
    { hint: 'Choose an SF2, SF3 or DLS file, or go back to the instruments of vmg.', cause },
  );
}

/**
 * Reads the chosen sound font to its end, as playing it will.
 *
 * @returns `presets`: how many instruments it holds.
 * @throws VmgError `sound-font-missing`, or `sound-font-invalid` with what is wrong.
 */
export async function checkSoundFont(
  chosen: string,
): Promise<{ path: string; bytes: number; presets: number }> {
  const found = await findSoundFont(chosen);
  const bytes = await readFile(found.path).catch((error: unknown) => {
    throw invalid(found.path, REASONS[codeOf(error) ?? ''] ?? 'the system refuses it', error);
  });
  // The sampler takes long to load: what plays its own instruments does not wait for it here.
  const { loadSoundBank } = await import('../sound/index.js');
  try {
    const { samples } = await loadSoundBank(bytes);
    return { ...found, presets: samples.presets.length };
  } catch (error) {
    throw invalid(found.path, 'it is damaged, or no SF2, SF3 or DLS file', error);
  }
}
