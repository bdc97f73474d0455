import { whiteNoise } from '../dsp/noise.js';
import { StateVariableFilter } from '../dsp/state-variable-filter.js';
import { SAMPLE_RATE } from '../types.js';
import { Envelope } from './envelope.js';
import { detuned, sawtooth } from './oscillators.js';
import { levelOf, put, type Voice } from './voice.js';

/** Seven sawtooths, spread as on the instrument that made the sound famous, in cents. */
const CENTS = [0, -19, 19, -10.5, 10.5, -3.5, 4] as const;
const PLACES = [0, -0.9, 0.9, 0.65, -0.65, -0.3, 0.3] as const;
const LEVELS = [1, 0.62, 0.62, 0.72, 0.72, 0.8, 0.8] as const;

const CONTROL_FRAMES = 16;

/** The big bright chord sound of trance and synthwave; velocity opens its filter. */
export const supersaw: Voice = (note, target) => {
  const envelope = new Envelope(
    { attack: 0.008, decay: 0.6, sustain: 0.78, release: 0.28 },
    SAMPLE_RATE,
  );
  const sweep = new Envelope(
    { attack: 0.004, decay: 0.9, sustain: 0.35, release: 0.4 },
    SAMPLE_RATE,
  );
  const noise = whiteNoise(note.seed);
  const phases = CENTS.map(() => 0.5 + 0.5 * noise.next());
  const steps = CENTS.map((cents) => detuned(note.frequency, cents) / SAMPLE_RATE);
  const left = new StateVariableFilter(SAMPLE_RATE);
  const right = new StateVariableFilter(SAMPLE_RATE);
  // What beats below the fundamental is mud.
  const lowLeft = new StateVariableFilter(SAMPLE_RATE);
  const lowRight = new StateVariableFilter(SAMPLE_RATE);
  lowLeft.tune(note.frequency * 0.8, 0.7);
  lowRight.tune(note.frequency * 0.8, 0.7);
  const level = 0.11 * levelOf(note.velocity);
  const brightest = 1800 + 9000 * note.velocity ** 1.6;

  for (let frame = note.startFrame; frame < target.left.length; frame++) {
    if (frame === note.endFrame) {
      envelope.release();
      sweep.release();
    }
    const gain = envelope.next() * level;
    const open = sweep.next();
    if (envelope.done) break;
    if ((frame - note.startFrame) % CONTROL_FRAMES === 0) {
      const cutoff = note.frequency + 500 + brightest * open;
      left.tune(cutoff, 0.8);
      right.tune(cutoff, 0.8);
    }
    let sumLeft = 0;
    let sumRight = 0;
    for (let i = 0; i < CENTS.length; i++) {
      const step = steps[i] ?? 0;
      let phase = (phases[i] ?? 0) + step;
      if (phase >= 1) phase -= 1;
      phases[i] = phase;
      const sample = sawtooth(phase, step) * (LEVELS[i] ?? 0);
      const place = PLACES[i] ?? 0;
      sumLeft += sample * (1 - place);
      sumRight += sample * (1 + place);
    }
    lowLeft.push(sumLeft);
    lowRight.push(sumRight);
    left.push(lowLeft.high);
    right.push(lowRight.high);
    put(target, frame, left.low * gain, right.low * gain);
  }
};
