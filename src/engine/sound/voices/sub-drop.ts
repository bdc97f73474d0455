import { SAMPLE_RATE } from '../types.js';
import { sine } from './oscillators.js';
import { levelOf, put, type Voice } from './voice.js';

/** A deep tone that falls from about 95 Hz to 30 Hz over the note. It is loudest at its START. */
export const subDrop: Voice = (note, target) => {
  const seconds = Math.max(0.6, (note.endFrame - note.startFrame) / SAMPLE_RATE);
  const ring = seconds + 0.25;
  const level = 0.8 * levelOf(note.velocity);
  let phase = 0;
  const last = Math.min(target.left.length, note.startFrame + ring * SAMPLE_RATE);
  for (let frame = note.startFrame; frame < last; frame++) {
    const elapsed = frame - note.startFrame;
    const t = elapsed / SAMPLE_RATE;
    phase += (30 + 65 * Math.exp((-3.2 * t) / seconds)) / SAMPLE_RATE;
    const gain =
      level *
      Math.min(1, elapsed / 96) *
      Math.exp((-1.6 * t) / seconds) *
      Math.min(1, (ring - t) / 0.25);
    const sample = gain * Math.tanh(1.6 * sine(phase)) * 0.9;
    put(target, frame, sample, sample);
  }
};
