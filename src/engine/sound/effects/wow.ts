import type { StereoSound } from '../types.js';

/** The farthest the tape runs ahead or behind, seconds: no ear hears it as timing. */
const LARGEST_SHIFT_SECONDS = 0.0022;
/** Slow speeds of a worn drive, Hz, and their share. */
const DRIFTS = [
  { hertz: 0.53, share: 0.62, start: 0 },
  { hertz: 0.91, share: 0.27, start: 1.9 },
  { hertz: 6.3, share: 0.012, start: 4.1 },
] as const;

/** Tape's slow pitch drift, in place: `amount` 0 none … 1 clearly out of tune. */
export function wow(sound: StereoSound, amount: number): void {
  const reach = LARGEST_SHIFT_SECONDS * sound.sampleRate * amount;
  if (reach < 0.01) return;
  const { sampleRate } = sound;
  const shifts = new Float32Array(sound.left.length);
  const steps = DRIFTS.map(({ hertz }) => (2 * Math.PI * hertz) / sampleRate);
  for (let i = 0; i < shifts.length; i++) {
    let shift = 0;
    for (let drift = 0; drift < DRIFTS.length; drift++) {
      const { share, start } = DRIFTS[drift] ?? { share: 0, start: 0 };
      shift += share * Math.sin(start + (steps[drift] ?? 0) * i);
    }
    shifts[i] = shift * reach;
  }
  for (const side of ['left', 'right'] as const) {
    const source = sound[side].slice();
    const target = sound[side];
    for (let i = 0; i < target.length; i++) target[i] = hermite(source, i + (shifts[i] ?? 0));
  }
}

/** The value between samples, by the cubic that keeps their slopes. */
function hermite(samples: Float32Array, position: number): number {
  const whole = Math.floor(position);
  const t = position - whole;
  const before = samples[whole - 1] ?? 0;
  const from = samples[whole] ?? 0;
  const to = samples[whole + 1] ?? 0;
  const after = samples[whole + 2] ?? 0;
  const slope = 0.5 * (to - before);
  const bend = from - to;
  const curve = slope + bend + 0.5 * (after - from) + bend;
  return ((curve * t - (slope + bend + curve)) * t + slope) * t + from;
}
