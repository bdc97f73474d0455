import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { ExitCode, VmgError } from '../../support/errors.js';
import { parseSpeechWeights, type SpeechWeights } from '../analysis/index.js';

/**
 * The trained weights of the speech detector: those at `path`, or those that come with the package.
 * @throws VmgError `speech-model-missing` when they are not there, or not whole.
 */
export async function loadSpeechWeights(path?: string): Promise<SpeechWeights> {
  try {
    return parseSpeechWeights(await readFile(path ?? bundledWeights()));
  } catch (cause) {
    throw new VmgError(
      'speech-model-missing',
      ExitCode.programMissing,
      'The part of this program that listens for speech is not there.',
      { hint: 'Install it again: npm install', cause },
    );
  }
}

/** Where the build put them, whichever file of the build this is in. */
function bundledWeights(): string {
  return createRequire(import.meta.url).resolve('#speech-model');
}
