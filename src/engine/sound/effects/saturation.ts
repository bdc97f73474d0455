import type { StereoSound } from '../types.js';

/** Half-band low-pass at twice the rate: its odd taps; the even ones are 0 but the middle, ½. */
const HALF_BAND = halfBand(12);

/**
 * Warmth: bends the waveform as tape does, in place, at twice the sampling rate so that the new
 * harmonics do not fold back. `drive` 1 leaves a full-scale sine nearly alone; `asymmetry` adds
 * even harmonics. Quiet sound passes unchanged.
 */
export function saturate(sound: StereoSound, drive: number, asymmetry: number): void {
  for (const channel of [sound.left, sound.right]) bend(channel, drive, asymmetry);
}

function bend(channel: Float32Array, drive: number, asymmetry: number): void {
  const taps = HALF_BAND.length;
  const rest = Math.tanh(asymmetry);
  // The slope at rest: so that quiet sound keeps its level.
  const slope = drive * (1 - rest * rest);
  const shape = (x: number): number => (Math.tanh(drive * x + asymmetry) - rest) / slope;
  // Rings of the last inputs, and of the last bent values on and between the samples.
  const size = 64;
  const mask = size - 1;
  const input = new Float64Array(size);
  const between = new Float64Array(size);
  const on = new Float64Array(size);
  const delay = 2 * taps - 1;
  for (let i = 0; i < channel.length + delay; i++) {
    input[i & mask] = i < channel.length ? (channel[i] ?? 0) : 0;
    // Up: the sample `taps` back, and the value half a sample after it.
    let half = 0;
    for (let tap = 0; tap < taps; tap++) {
      const weight = HALF_BAND[tap] ?? 0;
      half +=
        weight *
        ((input[(i - taps + 1 + tap) & mask] ?? 0) + (input[(i - taps - tap) & mask] ?? 0));
    }
    on[i & mask] = shape(input[(i - taps) & mask] ?? 0);
    between[i & mask] = shape(half);
    // Down: the bent sample, `taps − 1` further back, and its neighbours half a sample away.
    let sum = 0;
    for (let tap = 0; tap < taps; tap++) {
      const weight = HALF_BAND[tap] ?? 0;
      sum +=
        weight *
        ((between[(i - taps + 1 + tap) & mask] ?? 0) + (between[(i - taps - tap) & mask] ?? 0));
    }
    const out = i - delay;
    if (out >= 0) channel[out] = 0.5 * ((on[(i - taps + 1) & mask] ?? 0) + sum);
  }
}

/** Windowed-sinc taps at ½, 1½, 2½ … samples from the middle; both sides together sum to 1. */
function halfBand(count: number): Float64Array {
  const taps = new Float64Array(count);
  let sum = 0;
  for (let tap = 0; tap < count; tap++) {
    const x = tap + 0.5;
    const window =
      0.42 + 0.5 * Math.cos((Math.PI * x) / count) + 0.08 * Math.cos((2 * Math.PI * x) / count);
    const value = (Math.sin(Math.PI * x) / (Math.PI * x)) * window;
    taps[tap] = value;
    sum += 2 * value;
  }
  return taps.map((tap) => tap / sum);
}
