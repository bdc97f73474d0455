import { whiteNoise } from '../dsp/noise.js';
import { StateVariableFilter } from '../dsp/state-variable-filter.js';
import { SAMPLE_RATE } from '../types.js';
import { detuned, sawtooth } from './oscillators.js';
import { levelOf, put, type Voice } from './voice.js';

const CONTROL_FRAMES = 16;
const STOP_FRAMES = 0.014 * SAMPLE_RATE;
/** Root, fifth and octave, twice each and detuned: cents and place. */
const OSCILLATORS = [
  { cents: -6, place: -0.7 },
  { cents: 6, place: 0.7 },
  { cents: 697, place: 0.5 },
  { cents: 707, place: -0.5 },
  { cents: 1195, place: -0.9 },
  { cents: 1205, place: 0.9 },
] as const;

/** A cymbal and an open chord played backwards: nothing, then everything at the note's END. */
export const reverseSwell: Voice = (note, target) => {
  const frames = note.endFrame - note.startFrame;
  const noiseLeft = whiteNoise(note.seed);
  const noiseRight = whiteNoise(note.seed + 1);
  const phases = OSCILLATORS.map(() => 0.5 + 0.5 * noiseLeft.next());
  const steps = OSCILLATORS.map(({ cents }) => detuned(note.frequency, cents) / SAMPLE_RATE);
  const filters = [0, 1, 2, 3].map(() => new StateVariableFilter(SAMPLE_RATE));
  const [airLeft, airRight, toneLeft, toneRight] = filters;
  if (!airLeft || !airRight || !toneLeft || !toneRight) return;
  const level = 0.5 * levelOf(note.velocity);

  const last = Math.min(target.left.length, note.endFrame + STOP_FRAMES);
  for (let frame = note.startFrame; frame < last; frame++) {
    const elapsed = frame - note.startFrame;
    const progress = Math.min(1, elapsed / frames);
    if (elapsed % CONTROL_FRAMES === 0) {
      airLeft.tune(700 + 2900 * progress, 0.6);
      airRight.tune(740 + 3000 * progress, 0.6);
      const cutoff = note.frequency + 300 + 3800 * progress ** 3;
      toneLeft.tune(cutoff, 0.8);
      toneRight.tune(cutoff, 0.8);
    }
    const stop = frame < note.endFrame ? 1 : 1 - (frame - note.endFrame) / STOP_FRAMES;
    // A decay of 42 dB, run backwards.
    const gain = level * stop * 10 ** (2.1 * (progress - 1)) * Math.min(1, elapsed / 960);
    let left = 0;
    let right = 0;
    for (let i = 0; i < OSCILLATORS.length; i++) {
      const step = steps[i] ?? 0;
      let phase = (phases[i] ?? 0) + step;
      if (phase >= 1) phase -= 1;
      phases[i] = phase;
      const place = OSCILLATORS[i]?.place ?? 0;
      const sample = sawtooth(phase, step);
      left += sample * (1 - place);
      right += sample * (1 + place);
    }
    toneLeft.push(left);
    toneRight.push(right);
    airLeft.push(noiseLeft.next());
    airRight.push(noiseRight.next());
    put(
      target,
      frame,
      gain * (0.16 * toneLeft.low + 0.6 * airLeft.band),
      gain * (0.16 * toneRight.low + 0.6 * airRight.band),
    );
  }
};
