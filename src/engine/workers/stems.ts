import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { systemFailure } from '../../support/system-errors.js';
import { encodeWav, renderMixedStems } from '../sound/index.js';
import { bankOfPiece } from './played-bank.js';
import { checkRoomForStems } from './room-for-stems.js';
import { shelfIn } from './sound-shelf.js';
import { stemFiles } from './stem-files.js';
import type { TaskRunner } from './tasks.js';
import { writeWhole } from './write-whole.js';

/**
 * Plays a piece once more and writes its stems, each as a 24-bit WAV file.
 * @throws VmgError `sound-font-changed`, `disk-full`
 */
export const stems: TaskRunner<'stems'> = async (input, { settings, signal }) => {
  const { score, folder, scratchFolder } = input;
  const files = new Map(stemFiles(score).map(({ id, file }) => [id, file]));
  try {
    await mkdir(scratchFolder, { recursive: true, mode: 0o700 });
    await checkRoomForStems(scratchFolder, score);
    const bank = await bankOfPiece(input.soundFont, settings.soundFontPath);
    await renderMixedStems(score, bank, {
      shelf: shelfIn(scratchFolder),
      signal,
      async sink({ id }, sound) {
        const file = files.get(id);
        if (file) await writeWhole(path.join(folder, file), encodeWav(sound, 24));
      },
    });
  } catch (error) {
    throw systemFailure(error) ?? error;
  } finally {
    await rm(scratchFolder, { recursive: true, force: true }).catch(() => undefined);
  }
};
