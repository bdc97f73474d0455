import { whiteNoise } from '../dsp/noise.js';
import { StateVariableFilter } from '../dsp/state-variable-filter.js';
import { SAMPLE_RATE } from '../types.js';
import { sine } from './oscillators.js';
import { levelOf, put, type Voice } from './voice.js';

const CONTROL_FRAMES = 16;
const RING_SECONDS = 3.4;

/** A trailer hit: a falling boom, a knock and a burst of noise. It is loudest at its START. */
export const impact: Voice = (note, target) => {
  const noiseLeft = whiteNoise(note.seed);
  const noiseRight = whiteNoise(note.seed + 1);
  const left = new StateVariableFilter(SAMPLE_RATE);
  const right = new StateVariableFilter(SAMPLE_RATE);
  const level = 0.8 * levelOf(note.velocity);
  // The boom settles near the note's own pitch class, between 33 and 66 Hz.
  let floor = note.frequency;
  while (floor > 66) floor /= 2;
  while (floor < 33) floor *= 2;
  let boomPhase = 0;
  let knockPhase = 0;

  const last = Math.min(target.left.length, note.startFrame + RING_SECONDS * SAMPLE_RATE);
  for (let frame = note.startFrame; frame < last; frame++) {
    const elapsed = frame - note.startFrame;
    const t = elapsed / SAMPLE_RATE;
    if (elapsed % CONTROL_FRAMES === 0) {
      const cutoff = 260 + 6500 * Math.exp(-t * 9) + 900 * Math.exp(-t * 1.6);
      left.tune(cutoff, 0.7);
      right.tune(cutoff * 1.04, 0.7);
    }
    boomPhase += (floor + 70 * Math.exp(-t * 16)) / SAMPLE_RATE;
    knockPhase += (140 + 180 * Math.exp(-t * 60)) / SAMPLE_RATE;
    const boom = sine(boomPhase) * Math.exp(-t * 2.1);
    const knock = sine(knockPhase) * Math.exp(-t * 18);
    const burst = 0.5 * Math.exp(-t * 14) + 0.16 * Math.exp(-t * 1.9);
    left.push(noiseLeft.next());
    right.push(noiseRight.next());
    const centre = Math.tanh(1.5 * (0.9 * boom + 0.5 * knock)) * 0.7;
    const fade = Math.min(1, elapsed / 32) * Math.min(1, (RING_SECONDS - t) / 0.4);
    put(
      target,
      frame,
      level * fade * (centre + burst * left.low),
      level * fade * (centre + burst * right.low),
    );
  }
};
