import { createSpeechDetector, SPEECH_RATE, type Span } from '../analysis/index.js';
import { decodeAudio, type Ffmpeg, type MediaInfo } from '../media/index.js';
import { loadSpeechWeights } from './speech-weights.js';

/** So much is listened to before the thread looks whether it is to stop: a tenth of a second's work. */
const CHUNK_SAMPLES = 10 * SPEECH_RATE;

/**
 * Where somebody speaks in the sound of a file, in seconds from the picture's first frame.
 * @throws VmgError `speech-model-missing`; what decoding throws.
 */
export async function findSpeech(
  ffmpeg: Ffmpeg,
  source: string | MediaInfo,
  signal: AbortSignal,
): Promise<Span[]> {
  const options = { sampleRate: SPEECH_RATE, channels: 1 as const, signal };
  const [mono] = await decodeAudio(ffmpeg, source, options);
  if (!mono) return [];
  const detector = createSpeechDetector(await loadSpeechWeights());
  for (let at = 0; at < mono.length; at += CHUNK_SAMPLES) {
    detector.add(mono.subarray(at, at + CHUNK_SAMPLES));
    await new Promise<void>((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
  }
  return detector.finish();
}
