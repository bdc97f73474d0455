import { SAMPLE_RATE, type StereoSound } from '../../../src/engine/sound/index.js';

/** A stereo sound from a function of time in seconds; both channels alike unless `right` is given. */
export function sound(
  seconds: number,
  left: (time: number) => number,
  right: (time: number) => number = left,
): StereoSound {
  const frames = Math.round(seconds * SAMPLE_RATE);
  // A loop: `Float32Array.from` takes many times as long for sounds of minutes.
  const channel = (wave: (time: number) => number): Float32Array => {
    const samples = new Float32Array(frames);
    for (let i = 0; i < frames; i++) samples[i] = wave(i / SAMPLE_RATE);
    return samples;
  };
  const samples = channel(left);
  return {
    sampleRate: SAMPLE_RATE,
    left: samples,
    right: right === left ? samples.slice() : channel(right),
  };
}

export function tone(hertz: number, decibels: number): (time: number) => number {
  const amplitude = 10 ** (decibels / 20);
  return (time) => amplitude * Math.sin(2 * Math.PI * hertz * time);
}

/** Root mean square in decibels of both channels between two times. */
export function levelDb(of: StereoSound, from = 0, to = Number.POSITIVE_INFINITY): number {
  const first = Math.max(0, Math.round(from * of.sampleRate));
  const last = Math.min(of.left.length, Math.round(to * of.sampleRate));
  let sum = 0;
  for (let i = first; i < last; i++) sum += (of.left[i] ?? 0) ** 2 + (of.right[i] ?? 0) ** 2;
  return 10 * Math.log10(sum / (2 * Math.max(1, last - first)) + 1e-20);
}

/** The first time in seconds, from `from` on, at which either channel reaches `share` of its peak. */
export function onsetSeconds(of: StereoSound, share: number, from = 0): number {
  const level = (i: number): number =>
    Math.max(Math.abs(of.left[i] ?? 0), Math.abs(of.right[i] ?? 0));
  const first = Math.round(from * of.sampleRate);
  let peak = 0;
  for (let i = first; i < of.left.length; i++) peak = Math.max(peak, level(i));
  for (let i = first; i < of.left.length; i++)
    if (level(i) >= share * peak) return i / of.sampleRate;
  return Number.NaN;
}

/**
 * How much the sharpest bend (second difference) in a stretch stands out from the bends around it:
 * a click is a bend many times sharper than its neighbours.
 */
export function largestClick(of: StereoSound): number {
  let worst = 0;
  for (const channel of [of.left, of.right]) {
    const bend = (i: number): number =>
      Math.abs((channel[i - 1] ?? 0) - 2 * (channel[i] ?? 0) + (channel[i + 1] ?? 0));
    const blocks: number[] = [];
    const size = 240;
    for (let start = 0; start < channel.length; start += size) {
      let sum = 0;
      for (let i = start; i < start + size; i++) sum += bend(i) ** 2;
      blocks.push(Math.sqrt(sum / size));
    }
    for (let i = 1; i < channel.length - 1; i++) {
      const block = Math.floor(i / size);
      const around = Math.max(
        blocks[block - 1] ?? 0,
        blocks[block] ?? 0,
        blocks[block + 1] ?? 0,
        1e-4,
      );
      worst = Math.max(worst, bend(i) / around);
    }
  }
  return worst;
}

/** The same samples, bit by bit. */
export function identical(a: StereoSound, b: StereoSound): boolean {
  const bytes = (channel: Float32Array): Buffer =>
    Buffer.from(channel.buffer, channel.byteOffset, channel.byteLength);
  return bytes(a.left).equals(bytes(b.left)) && bytes(a.right).equals(bytes(b.right));
}

/** Level in decibels at one frequency. */
export function toneAt(samples: Float32Array, hertz: number): number {
  let real = 0;
  let imaginary = 0;
  for (let i = 0; i < samples.length; i++) {
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / samples.length);
    const angle = (2 * Math.PI * hertz * i) / SAMPLE_RATE;
    real += (samples[i] ?? 0) * window * Math.cos(angle);
    imaginary += (samples[i] ?? 0) * window * Math.sin(angle);
  }
  return 20 * Math.log10((4 * Math.hypot(real, imaginary)) / samples.length + 1e-12);
}
