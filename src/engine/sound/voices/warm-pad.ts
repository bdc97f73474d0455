import { whiteNoise } from '../dsp/noise.js';
import { StateVariableFilter } from '../dsp/state-variable-filter.js';
import { SAMPLE_RATE } from '../types.js';
import { Envelope } from './envelope.js';
import { detuned, sawtooth, sine } from './oscillators.js';
import { levelOf, put, type Voice } from './voice.js';

/** Cents and place (−1…1) of the oscillators. */
const OSCILLATORS = [
  { cents: -7, place: -0.8 },
  { cents: 6, place: 0.8 },
  { cents: -2, place: 0.25 },
  { cents: 2.5, place: -0.25 },
] as const;

/** Frames between two settings of the slow filter. */
const CONTROL_FRAMES = 32;

/** A soft, wide bed: detuned sawtooths behind a low, slowly breathing filter, a sine beneath. */
export const warmPad: Voice = (note, target) => {
  const length = (note.endFrame - note.startFrame) / SAMPLE_RATE;
  const envelope = new Envelope(
    { attack: Math.min(0.7, 0.35 * length), decay: 2, sustain: 0.85, release: 1.6 },
    SAMPLE_RATE,
  );
  const noise = whiteNoise(note.seed);
  const phases = OSCILLATORS.map(() => 0.5 + 0.5 * noise.next());
  const steps = OSCILLATORS.map(({ cents }) => detuned(note.frequency, cents) / SAMPLE_RATE);
  const filters = [
    new StateVariableFilter(SAMPLE_RATE),
    new StateVariableFilter(SAMPLE_RATE),
  ] as const;
  const level = 0.16 * levelOf(note.velocity);
  const subStep = note.frequency / SAMPLE_RATE;
  const breathStart = 0.5 + 0.5 * noise.next();
  let subPhase = 0;

  for (let frame = note.startFrame; frame < target.left.length; frame++) {
    if (frame === note.endFrame) envelope.release();
    const gain = envelope.next() * level;
    if (envelope.done) break;
    const elapsed = frame - note.startFrame;
    if (elapsed % CONTROL_FRAMES === 0) {
      const breath = sine(breathStart + (0.11 * elapsed) / SAMPLE_RATE);
      const open = 2.2 + 1.4 * note.velocity + 0.7 * breath;
      const cutoff = Math.min(5200, 260 + note.frequency * open * (0.45 + 0.55 * envelope.value));
      for (const filter of filters) filter.tune(cutoff, 0.75);
    }
    let left = 0;
    let right = 0;
    for (let i = 0; i < OSCILLATORS.length; i++) {
      const step = steps[i] ?? 0;
      let phase = (phases[i] ?? 0) + step;
      if (phase >= 1) phase -= 1;
      phases[i] = phase;
      const sample = sawtooth(phase, step);
      const place = OSCILLATORS[i]?.place ?? 0;
      left += sample * (1 - place);
      right += sample * (1 + place);
    }
    filters[0].push(left);
    filters[1].push(right);
    subPhase += subStep;
    if (subPhase >= 1) subPhase -= 1;
    const sub = 0.9 * sine(subPhase);
    put(target, frame, (filters[0].low + sub) * gain, (filters[1].low + sub) * gain);
  }
};
