import { SAMPLE_RATE } from '../types.js';
import type { SoundBank } from './sound-bank.js';
import { BLOCK_FRAMES, ONSET_FRAMES, type SampledInstrument, type Synth } from './synth.js';

const PROBE_FRAMES = Math.round(0.15 * SAMPLE_RATE);
/** A note has begun when it is within 20 dB of the top of its attack. */
const BEGUN = 0.1;
const RISEN = 0.5;
/** An attack that takes longer than this to rise is heard as beginning half-way up. */
const SLOW_FRAMES = Math.round(0.015 * SAMPLE_RATE);
/** No player is ahead of the beat by more. */
export const LARGEST_ONSET_FRAMES = Math.round(0.06 * SAMPLE_RATE);
/** Notes whose velocities share their upper bits share a measurement. */
const VELOCITY_SHIFT = 4;

/**
 * How many frames after its key is pressed a note is heard to begin. Recorded samples hold a little
 * silence first (a finger bass 20 ms), and bowed strings need time: a player presses the key that
 * much early. Measured once for each key and kept with the bank.
 */
export function onsetFrames(
  instrument: SampledInstrument,
  pitch: number,
  velocity: number,
  synth: () => Synth,
  bank: SoundBank,
): number {
  const touch = velocity >> VELOCITY_SHIFT;
  const variant = instrument.kind === 'sampled' ? (instrument.bank ?? 0) : 0;
  const key = `${instrument.kind}:${variant}:${instrument.program}:${pitch}:${touch}`;
  const known = bank.onsets.get(key);
  if (known !== undefined) return known;
  const middle = (touch << VELOCITY_SHIFT) + (1 << (VELOCITY_SHIFT - 1));
  const measured = measure(synth(), pitch, Math.min(127, middle));
  bank.onsets.set(key, measured);
  return measured;
}

function measure(synth: Synth, pitch: number, velocity: number): number {
  const left = new Float32Array(PROBE_FRAMES);
  const right = new Float32Array(PROBE_FRAMES);
  synth.press(pitch, velocity);
  for (let frame = 0; frame < PROBE_FRAMES; ) {
    const count = Math.min(frame === 0 ? ONSET_FRAMES : BLOCK_FRAMES, PROBE_FRAMES - frame);
    synth.render(left, right, frame, count);
    frame += count;
  }
  synth.silence();
  const level = (i: number): number => Math.max(Math.abs(left[i] ?? 0), Math.abs(right[i] ?? 0));
  let peak = 0;
  for (let i = 0; i < PROBE_FRAMES; i++) peak = Math.max(peak, level(i));
  if (peak === 0) return 0;
  const first = (share: number): number => {
    for (let i = 0; i < PROBE_FRAMES; i++) if (level(i) >= share * peak) return i;
    return 0;
  };
  const begun = first(BEGUN);
  const rise = first(RISEN) - begun;
  return Math.min(LARGEST_ONSET_FRAMES, rise > SLOW_FRAMES ? begun + Math.round(rise / 2) : begun);
}
