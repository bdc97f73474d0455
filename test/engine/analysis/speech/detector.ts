import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import {
  createSpeechDetector,
  parseSpeechWeights,
  type Span,
  type SpeechWeights,
} from '../../../../src/engine/analysis/index.js';

let read: Promise<SpeechWeights> | undefined;

/** The weights that the build made, read once for each test file. */
export function builtWeights(): Promise<SpeechWeights> {
  read ??= readFile(createRequire(import.meta.url).resolve('#speech-model')).then(
    parseSpeechWeights,
  );
  return read;
}

/** Where the detector hears speech in a sound at 16 kHz. */
export async function detect(samples: Float32Array): Promise<Span[]> {
  const detector = createSpeechDetector(await builtWeights());
  detector.add(samples);
  return detector.finish();
}
