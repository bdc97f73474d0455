import { StateVariableFilter } from '../dsp/state-variable-filter.js';
import { SAMPLE_RATE } from '../types.js';
import { Envelope } from './envelope.js';
import { detuned, pulse, sawtooth } from './oscillators.js';
import { levelOf, put, type Voice } from './voice.js';

const CONTROL_FRAMES = 8;

/** A short synthetic string: a filter that snaps shut over a sawtooth and a narrow pulse. */
export const pluck: Voice = (note, target) => {
  // High strings ring shorter than low ones.
  const ring = Math.min(1.6, Math.max(0.35, 0.9 * Math.sqrt(330 / note.frequency)));
  const envelope = new Envelope(
    { attack: 0.0015, decay: ring * 2, sustain: 0, release: 0.16 },
    SAMPLE_RATE,
  );
  const snap = new Envelope(
    { attack: 0.001, decay: ring * 0.7, sustain: 0, release: 0.2 },
    SAMPLE_RATE,
  );
  const left = new StateVariableFilter(SAMPLE_RATE);
  const right = new StateVariableFilter(SAMPLE_RATE);
  const stepLeft = detuned(note.frequency, -4) / SAMPLE_RATE;
  const stepRight = detuned(note.frequency, 4) / SAMPLE_RATE;
  const level = 0.34 * levelOf(note.velocity);
  const brightest = 1500 + 7500 * note.velocity ** 1.5;
  let phaseLeft = 0;
  let phaseRight = 0.13;

  for (let frame = note.startFrame; frame < target.left.length; frame++) {
    if (frame === note.endFrame) {
      envelope.release();
      snap.release();
    }
    const gain = envelope.next() * level;
    const open = snap.next();
    if (envelope.done || (gain < 1e-5 && frame > note.startFrame + 64)) break;
    if ((frame - note.startFrame) % CONTROL_FRAMES === 0) {
      const cutoff = note.frequency * 1.2 + 120 + brightest * open * open;
      left.tune(cutoff, 1.1);
      right.tune(cutoff, 1.1);
    }
    phaseLeft += stepLeft;
    if (phaseLeft >= 1) phaseLeft -= 1;
    phaseRight += stepRight;
    if (phaseRight >= 1) phaseRight -= 1;
    const a = 0.6 * sawtooth(phaseLeft, stepLeft) + 0.4 * pulse(phaseLeft, stepLeft, 0.28);
    const b = 0.6 * sawtooth(phaseRight, stepRight) + 0.4 * pulse(phaseRight, stepRight, 0.32);
    left.push(0.75 * a + 0.25 * b);
    right.push(0.25 * a + 0.75 * b);
    put(target, frame, left.low * gain, right.low * gain);
  }
};
