import type { StereoSound } from '../types.js';

/** How a sound is joined to itself. Frames. */
export interface Seam {
  /** Where what sounds begins, and where it ends: silence at the ends is left out of a repetition. */
  start: number;
  end: number;
  /** For so long the end and the beginning overlap: too short to be heard as a stumble. */
  overlap: number;
}

const OVERLAP_SECONDS = 0.01;
/** −60 dB: what lies below it at the ends is an encoder's padding or the last of a fade. */
const SILENT = 0.001;

/** Where a sound is joined to itself when it is played again and again. */
export function seamOf({ left, right, sampleRate }: StereoSound): Seam {
  const sounds = (i: number): boolean =>
    Math.abs(left[i] ?? 0) > SILENT || Math.abs(right[i] ?? 0) > SILENT;
  let start = 0;
  let end = left.length;
  while (start < end && !sounds(start)) start++;
  while (end > start && !sounds(end - 1)) end--;
  if (start === end) return { start: 0, end: left.length, overlap: 0 };
  const overlap = Math.min(Math.round(OVERLAP_SECONDS * sampleRate), Math.floor((end - start) / 4));
  return { start, end, overlap };
}

/** The place in the sound that is heard `frame` frames after its first beginning. */
export function placeInLoop(frame: number, { start, end, overlap }: Seam): number {
  const period = end - overlap - start;
  if (frame < end - overlap || period <= 0) return frame;
  return start + ((frame - start) % period);
}

/**
 * A sound played again and again, `frames` long: at each seam its end gives way to its beginning
 * at equal power.
 */
export function repeat(sound: StereoSound, seam: Seam, frames: number): StereoSound {
  const { start, end, overlap } = seam;
  const period = end - overlap - start;
  const unroll = (channel: Float32Array): Float32Array => {
    const unrolled = new Float32Array(frames);
    unrolled.set(channel.subarray(0, Math.min(end, frames)));
    if (period <= 0) return unrolled;
    for (let at = end - overlap; at < frames; at += period) {
      const count = Math.min(end - start, frames - at);
      for (let i = 0; i < Math.min(overlap, count); i++) {
        const angle = (0.5 * Math.PI * (i + 0.5)) / overlap;
        unrolled[at + i] =
          Math.cos(angle) * (unrolled[at + i] ?? 0) + Math.sin(angle) * (channel[start + i] ?? 0);
      }
      if (count > overlap) {
        unrolled.set(channel.subarray(start + overlap, start + count), at + overlap);
      }
    }
    return unrolled;
  };
  return { ...sound, left: unroll(sound.left), right: unroll(sound.right) };
}
