import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { loadSoundBank, type SoundBank } from '../../../src/engine/sound/index.js';
import {
  SOUND_BANK_FILE,
  SOUND_BANK_PACKAGE,
} from '../../../src/engine/sound/sampler/bundled-bank.js';

let loaded: Promise<SoundBank> | undefined;

/** The sound bank that ships, read once for each test file. */
export function testBank(): Promise<SoundBank> {
  loaded ??= readBank();
  return loaded;
}

async function readBank(): Promise<SoundBank> {
  const folder = dirname(
    createRequire(import.meta.url).resolve(`${SOUND_BANK_PACKAGE}/package.json`),
  );
  return loadSoundBank(await readFile(join(folder, SOUND_BANK_FILE)));
}
