import type { Analysis, Curve, Cut } from '../../../src/engine/analysis/types.js';
import { seededRandom } from '../../../src/support/random.js';

export interface ClipOptions {
  seconds: number;
  /** Mean seconds between cuts; 0 for none. */
  every?: number;
  /** How far the cuts stray from an even pace, 0…1. */
  jitter?: number;
  seed?: number;
  /** The picture's energy in four equal sections. */
  energy?: readonly number[];
  mood?: { valence: number; arousal: number };
  cuts?: readonly Cut[];
}

/** An analysis as a clip with random cuts would give it. */
export function clipAnalysis(options: ClipOptions): Analysis {
  const { seconds, every = 0, jitter = 0.6, seed = 1, energy = [0.5], mood } = options;
  const random = seededRandom(seed);
  const cuts: Cut[] = [];
  for (let time = 0; every > 0; ) {
    time += every * (1 + jitter * (2 * random.next() - 1));
    if (time >= seconds) break;
    cuts.push({ timeSeconds: time, strength: 0.25 + 0.75 * random.next(), kind: 'hard' });
  }
  const count = Math.max(1, Math.ceil(seconds * 2));
  const curve: Curve = {
    stepSeconds: 0.5,
    values: Array.from(
      { length: count },
      (_, i) => energy[Math.floor((i / count) * energy.length)] ?? 0.5,
    ),
  };
  const chosen = options.cuts ?? cuts;
  return {
    durationSeconds: seconds,
    frameRate: 30,
    cuts: chosen,
    motion: curve,
    brightness: curve,
    colourfulness: curve,
    warmth: curve,
    energy: curve,
    loudness: null,
    mood: mood ?? { valence: 0.1, arousal: 0 },
    pace: (chosen.length / seconds) * 60,
    sections: energy.map((value, i) => ({
      startSeconds: (seconds * i) / energy.length,
      endSeconds: (seconds * (i + 1)) / energy.length,
      energy: value,
    })),
  };
}
