import { SAMPLE_RATE, type StereoSound } from '../../../src/engine/sound/types.js';

/** A struck tone: when, and how loudly. */
export interface Stroke {
  seconds: number;
  loud: number;
}

/** A soft steady chord in which a tone of 330 Hz is struck at these times. */
export function struckSound(durationSeconds: number, strokes: readonly Stroke[]): StereoSound {
  const left = new Float32Array(Math.round(durationSeconds * SAMPLE_RATE));
  for (let i = 0; i < left.length; i++) {
    const t = (2 * Math.PI * i) / SAMPLE_RATE;
    left[i] = 0.02 * (Math.sin(220 * t) + Math.sin(277 * t) + Math.sin(3300 * t));
  }
  for (const { seconds, loud } of strokes) {
    const from = Math.round(seconds * SAMPLE_RATE);
    for (let i = 0; i < 0.4 * SAMPLE_RATE && from + i < left.length; i++) {
      const t = i / SAMPLE_RATE;
      const tone = Math.sin(2 * Math.PI * 330 * t) + 0.5 * Math.sin(2 * Math.PI * 1320 * t);
      left[from + i] = (left[from + i] ?? 0) + loud * Math.exp(-9 * t) * tone;
    }
  }
  return { sampleRate: SAMPLE_RATE, left, right: left.slice() };
}
