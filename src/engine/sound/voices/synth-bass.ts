import { StateVariableFilter } from '../dsp/state-variable-filter.js';
import { SAMPLE_RATE } from '../types.js';
import { Envelope } from './envelope.js';
import { detuned, pulse, sawtooth, sine } from './oscillators.js';
import { levelOf, put, type Voice } from './voice.js';

const CONTROL_FRAMES = 8;

interface BassCharacter {
  /** Cents between its two oscillators. */
  detune: number;
  square: number;
  sub: number;
  resonance: number;
  /** Cutoff above the note, at rest and fully open at full velocity, Hz. */
  closed: number;
  opens: number;
  snap: number;
  sustain: number;
  drive: number;
}

/** Saw and square through a filter that a velocity opens. */
function bass(character: BassCharacter): Voice {
  return (note, target) => {
    const envelope = new Envelope(
      { attack: 0.003, decay: 0.7, sustain: character.sustain, release: 0.05 },
      SAMPLE_RATE,
    );
    const sweep = new Envelope(
      { attack: 0.002, decay: character.snap, sustain: 0.12, release: 0.06 },
      SAMPLE_RATE,
    );
    const first = new StateVariableFilter(SAMPLE_RATE);
    const second = new StateVariableFilter(SAMPLE_RATE);
    const steps = [-0.5, 0.5].map(
      (side) => detuned(note.frequency, side * character.detune) / SAMPLE_RATE,
    );
    const [stepA = 0, stepB = 0] = steps;
    const level = 0.42 * levelOf(note.velocity);
    const opens = character.opens * note.velocity ** 1.5;
    const full = Math.tanh(character.drive);
    let phaseA = 0;
    let phaseB = 0.31;
    let offset = 0;
    for (let frame = note.startFrame; frame < target.left.length; frame++) {
      if (frame === note.endFrame) {
        envelope.release();
        sweep.release();
      }
      const gain = envelope.next() * level;
      const open = sweep.next();
      if (envelope.done) break;
      if ((frame - note.startFrame) % CONTROL_FRAMES === 0) {
        const cutoff = note.frequency * 1.5 + character.closed + opens * open;
        first.tune(cutoff, character.resonance);
        second.tune(cutoff * 1.4, 0.6);
      }
      phaseA += stepA;
      if (phaseA >= 1) phaseA -= 1;
      phaseB += stepB;
      if (phaseB >= 1) phaseB -= 1;
      const saw = sawtooth(phaseA, stepA) + (1 - character.square) * sawtooth(phaseB, stepB);
      first.push(0.4 * saw + 0.45 * character.square * pulse(phaseB, stepB, 0.5));
      second.push(first.low);
      const driven = Math.tanh(character.drive * second.low) / full;
      // A resonance that is driven leans to one side: that is taken out again.
      offset += 0.0005 * (driven - offset);
      const sample = driven - offset + character.sub * sine(phaseA);
      put(target, frame, sample * gain, sample * gain);
    }
  };
}

/** The driving eighths of synthwave and the plucked bass of house. */
export const synthBass = bass({
  detune: 9,
  square: 0.35,
  sub: 0.7,
  resonance: 1.1,
  closed: 90,
  opens: 2600,
  snap: 0.42,
  sustain: 0.72,
  drive: 1.4,
});

/** The squelch: a resonant filter that snaps shut over every note. */
export const acidBass = bass({
  detune: 0,
  square: 0,
  sub: 0.3,
  resonance: 5.5,
  closed: 120,
  opens: 4200,
  snap: 0.3,
  sustain: 0.85,
  drive: 2,
});
