import { StateVariableFilter } from '../dsp/state-variable-filter.js';
import { SAMPLE_RATE } from '../types.js';
import { Envelope } from './envelope.js';
import { detuned, pulse, sawtooth, sine } from './oscillators.js';
import { levelOf, put, type Voice } from './voice.js';

const CONTROL_FRAMES = 16;
/** Vibrato, in cents, grows from here on, seconds. */
const VIBRATO_CENTS = 14;
const VIBRATO_FROM = 0.25;

/** An analogue lead: two detuned oscillators, a warm filter, a vibrato that comes when a note is held. */
export const synthLead: Voice = (note, target) => {
  const envelope = new Envelope(
    { attack: 0.006, decay: 0.5, sustain: 0.8, release: 0.16 },
    SAMPLE_RATE,
  );
  const left = new StateVariableFilter(SAMPLE_RATE);
  const right = new StateVariableFilter(SAMPLE_RATE);
  const level = 0.26 * levelOf(note.velocity);
  let stepA = 0;
  let stepB = 0;
  let phaseA = 0;
  let phaseB = 0.42;
  for (let frame = note.startFrame; frame < target.left.length; frame++) {
    if (frame === note.endFrame) envelope.release();
    const gain = envelope.next() * level;
    if (envelope.done) break;
    const elapsed = frame - note.startFrame;
    if (elapsed % CONTROL_FRAMES === 0) {
      const t = elapsed / SAMPLE_RATE;
      const depth = VIBRATO_CENTS * Math.min(1, Math.max(0, (t - VIBRATO_FROM) / 0.4));
      const bend = depth * sine((t * 5.4) % 1);
      stepA = detuned(note.frequency, bend - 6) / SAMPLE_RATE;
      stepB = detuned(note.frequency, bend + 6) / SAMPLE_RATE;
      const cutoff =
        note.frequency * 2 + 700 + 4200 * note.velocity * (0.4 + 0.6 * Math.exp(-t * 3));
      left.tune(cutoff, 0.9);
      right.tune(cutoff, 0.9);
    }
    phaseA += stepA;
    if (phaseA >= 1) phaseA -= 1;
    phaseB += stepB;
    if (phaseB >= 1) phaseB -= 1;
    const saw = sawtooth(phaseA, stepA);
    const square = pulse(phaseB, stepB, 0.42);
    left.push(0.62 * saw + 0.3 * square);
    right.push(0.42 * saw + 0.44 * square);
    put(target, frame, left.low * gain, right.low * gain);
  }
};
