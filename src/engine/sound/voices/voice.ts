import type { StereoSound } from '../types.js';

/** One note as a voice of our own plays it. */
export interface VoiceNote {
  startFrame: number;
  endFrame: number;
  /** Hz. */
  frequency: number;
  /** 0…1. */
  velocity: number;
  /** Hz of the note that ends where this one begins, if there is one: some voices slide from it. */
  slidesFrom?: number;
  /** Seeds whatever chance the voice needs: phases, noise. */
  seed: number;
}

/** Adds the note's sound, release tail included, to `target`; what lies past its end is left out. */
export type Voice = (note: VoiceNote, target: StereoSound) => void;

/** Loudness follows velocity as on a piano: a soft touch (0.25) is 18 dB below a full one. */
export function levelOf(velocity: number): number {
  return velocity ** 1.5;
}

/** Adds one sample to both channels. */
export function put(target: StereoSound, frame: number, left: number, right: number): void {
  target.left[frame] = (target.left[frame] ?? 0) + left;
  target.right[frame] = (target.right[frame] ?? 0) + right;
}
