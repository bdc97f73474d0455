import { mean } from './curves.js';
import { loudnessShare } from './energy.js';

export interface MoodSources {
  brightness: readonly number[];
  colourfulness: readonly number[];
  warmth: readonly number[];
  motion: readonly number[];
  /** Cuts a minute. */
  pace: number;
  /** Gated loudness of the clip's own sound; null without sound. */
  integratedLufs: number | null;
}

/** Where common footage lies, and how far it strays: sources become deviations from it. */
export const COMMON = {
  brightness: { mean: 0.42, deviation: 0.16 },
  colourfulness: { mean: 0.3, deviation: 0.15 },
  warmth: { mean: 0.55, deviation: 0.2 },
  motion: { mean: 0.2, deviation: 0.17 },
  /** Of 1 − e^(−pace / 20). */
  pace: { mean: 0.45, deviation: 0.3 },
  loudness: { mean: 0.55, deviation: 0.25 },
} as const;

const PACE_SCALE = 20;

/**
 * The mood of the picture, valence (sad … happy) and arousal (calm … excited), −1…1 each.
 *
 * Valence = tanh(½ (0.69 B + 0.22 S + 0.3 W)) and the colours' part of arousal
 * −0.31 B + 0.60 S with brightness B and saturation S in deviations from common footage: the
 * regressions of P. Valdez and A. Mehrabian, "Effects of color on emotions" (1994). Warmth W is
 * added with a weight of our own. Arousal = tanh(½ (0.3 colours + 0.8 motion + 0.7 pace +
 * 0.5 loudness)): motion, cutting and sound carry arousal in A. Hanjalic and L.-Q. Xu (2005);
 * the weights are ours.
 */
export function moodOf(sources: MoodSources): { valence: number; arousal: number } {
  const b = deviation('brightness', mean(sources.brightness));
  const s = deviation('colourfulness', mean(sources.colourfulness));
  const w = deviation('warmth', mean(sources.warmth));
  const m = deviation('motion', mean(sources.motion));
  const p = deviation('pace', 1 - Math.exp(-sources.pace / PACE_SCALE));
  const l =
    sources.integratedLufs === null
      ? 0
      : deviation('loudness', loudnessShare(sources.integratedLufs));
  const colours = -0.31 * b + 0.6 * s;
  return {
    valence: round(Math.tanh(0.5 * (0.69 * b + 0.22 * s + 0.3 * w))),
    arousal: round(Math.tanh(0.5 * (0.3 * colours + 0.8 * m + 0.7 * p + 0.5 * l))),
  };
}

function deviation(source: keyof typeof COMMON, value: number): number {
  const { mean: middle, deviation: spread } = COMMON[source];
  return (value - middle) / spread;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
