import { SPEECH_RATE } from '../../../../src/engine/analysis/index.js';
import { seededRandom } from '../../../../src/support/random.js';
import { type Labelled, powerOf } from './utterances.js';

/** Speech with another sound around it, whose level lies so far under that of the words. */
export function under(spoken: Labelled, other: Float32Array, decibelsUnder: number): Labelled {
  const { samples, speech } = spoken;
  const words = speech.flatMap(({ startSeconds, endSeconds }) => [
    ...samples.subarray(
      Math.round(startSeconds * SPEECH_RATE),
      Math.round(endSeconds * SPEECH_RATE),
    ),
  ]);
  const wanted = powerOf(Float32Array.from(words)) / 10 ** (decibelsUnder / 10);
  const gain = Math.sqrt(wanted / (powerOf(other) || 1));
  return {
    speech,
    samples: samples.map((value, i) => value + gain * (other[i % other.length] ?? 0)),
  };
}

/** Noises without a word in them, at 16 kHz. */
export const NOISES = {
  white: (seconds: number) => noise(seconds, (white) => 0.1 * white),
  pink: (seconds: number) => noise(seconds, pinkFilter()),
  /** Low, and swelling every few seconds. */
  wind: (seconds: number) => {
    let low = 0;
    return noise(seconds, (white, time) => {
      low += 0.02 * (white - low);
      return low * (0.6 + 0.4 * Math.sin(2 * Math.PI * 0.3 * time) * Math.sin(2 * time));
    });
  },
  /** Harmonics of 47 Hz that race up and down. */
  engine: (seconds: number) => {
    let phase = 0;
    return noise(seconds, (white, time) => {
      phase += (2 * Math.PI * (47 + 15 * Math.sin(0.8 * time))) / SPEECH_RATE;
      let sum = 0.02 * white;
      for (let harmonic = 1; harmonic <= 12; harmonic++) {
        sum += (0.08 / harmonic) * Math.sin(harmonic * phase);
      }
      return sum;
    });
  },
  /** Bursts: steps, clicks, blows. */
  knocks: (seconds: number) =>
    noise(seconds, (white, time) => 0.4 * white * Math.exp(-40 * (time % 0.55))),
} as const;

function noise(seconds: number, shape: (white: number, time: number) => number): Float32Array {
  const random = seededRandom(7);
  return Float32Array.from({ length: Math.round(seconds * SPEECH_RATE) }, (_, i) =>
    shape(2 * random.next() - 1, i / SPEECH_RATE),
  );
}

/** Three leaky sums of different memory, 3 dB less an octave. */
function pinkFilter(): (white: number) => number {
  let [a, b, c] = [0, 0, 0];
  return (white) => {
    a = 0.99765 * a + 0.099046 * white;
    b = 0.963 * b + 0.2965164 * white;
    c = 0.57 * c + 1.0526913 * white;
    return 0.05 * (a + b + c + 0.1848 * white);
  };
}
