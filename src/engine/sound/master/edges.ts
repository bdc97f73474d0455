import type { StereoSound } from '../types.js';

/** Long enough not to click, too short to be heard as a fade-in. */
const START_SECONDS = 0.002;
/** The picture ends here; a tail that would go on is let down gently. */
const END_SECONDS = 0.12;

/** Lets a sound begin and end at zero, in place; a short one gives less of itself to its fades. */
export function softenEdges(sound: StereoSound): void {
  const frames = sound.left.length;
  const start = Math.min(START_SECONDS * sound.sampleRate, frames / 8);
  const end = Math.min(END_SECONDS * sound.sampleRate, frames / 5);
  fade(sound, 0, start, (share) => share);
  fade(sound, frames - end, frames, (share) => 0.5 + 0.5 * Math.cos(Math.PI * share));
  // The last sample is the cosine's end.
  if (frames > 0) {
    sound.left[frames - 1] = 0;
    sound.right[frames - 1] = 0;
  }
}

function fade(
  sound: StereoSound,
  from: number,
  to: number,
  gainAt: (share: number) => number,
): void {
  const first = Math.max(0, Math.ceil(from));
  for (let i = first; i < Math.min(to, sound.left.length); i++) {
    const gain = gainAt((i - from) / (to - from));
    sound.left[i] = (sound.left[i] ?? 0) * gain;
    sound.right[i] = (sound.right[i] ?? 0) * gain;
  }
}
