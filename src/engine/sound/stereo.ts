import { SAMPLE_RATE, type StereoSound } from './types.js';

/** Silence of `frames` samples. */
export function silence(frames: number, sampleRate: number = SAMPLE_RATE): StereoSound {
  return { sampleRate, left: new Float32Array(frames), right: new Float32Array(frames) };
}

/** A sound of the same samples in memory of its own. */
export function copyOf(sound: StereoSound): StereoSound {
  return { sampleRate: sound.sampleRate, left: sound.left.slice(), right: sound.right.slice() };
}

/** The number of samples that a piece of `seconds` has: the picture's length, to the sample. */
export function framesIn(seconds: number): number {
  return Math.max(0, Math.round(seconds * SAMPLE_RATE));
}

/** The largest absolute sample of both channels. */
export function samplePeak(sound: StereoSound): number {
  let peak = 0;
  for (const channel of [sound.left, sound.right]) {
    for (let i = 0; i < channel.length; i++) {
      const value = Math.abs(channel[i] ?? 0);
      if (value > peak) peak = value;
    }
  }
  return peak;
}

/** Adds `source` times `gain` to `target`, sample by sample. */
export function accumulate(target: StereoSound, source: StereoSound, gain = 1): void {
  const frames = Math.min(target.left.length, source.left.length);
  for (let i = 0; i < frames; i++) {
    target.left[i] = (target.left[i] ?? 0) + (source.left[i] ?? 0) * gain;
    target.right[i] = (target.right[i] ?? 0) + (source.right[i] ?? 0) * gain;
  }
}

/** Multiplies every sample by `gain`, in place. */
export function scale(sound: StereoSound, gain: number): void {
  if (gain === 1) return;
  for (const channel of [sound.left, sound.right]) {
    for (let i = 0; i < channel.length; i++) channel[i] = (channel[i] ?? 0) * gain;
  }
}
