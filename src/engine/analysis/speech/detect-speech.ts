import type { Span } from '../types.js';
import { createSpeechModel, SPEECH_RATE, WINDOW_SAMPLES } from './speech-model.js';
import { speechSpans } from './speech-spans.js';
import type { SpeechWeights } from './weights.js';

/** Listens to a sound piece by piece for speech. */
export interface SpeechDetector {
  /** The next samples, mono, 16 kHz, in −1…1; what is no number counts as silence. */
  add(samples: Float32Array): void;
  /** Where somebody spoke, seconds from the first sample; nothing may be added afterwards. */
  finish(): Span[];
}

export function createSpeechDetector(weights: SpeechWeights): SpeechDetector {
  const model = createSpeechModel(weights);
  const window = new Float32Array(WINDOW_SAMPLES);
  const probabilities: number[] = [];
  let filled = 0;
  let heard = 0;
  const judge = (): void => {
    probabilities.push(model.probability(window.fill(0, filled)));
    filled = 0;
  };
  return {
    add(samples) {
      for (let i = 0; i < samples.length; i++) {
        const sample = samples[i] as number;
        window[filled++] = sample - sample === 0 ? sample : 0;
        if (filled === WINDOW_SAMPLES) judge();
      }
      heard += samples.length;
    },
    finish() {
      if (filled > 0) judge();
      return speechSpans(probabilities, WINDOW_SAMPLES / SPEECH_RATE, heard / SPEECH_RATE);
    },
  };
}
