import { SAMPLE_RATE } from '../types.js';
import { Envelope } from './envelope.js';
import { detuned, pulse, sine } from './oscillators.js';
import { levelOf, put, type Voice } from './voice.js';

const CONTROL_FRAMES = 32;

/** A console's pulse channel: bright, hard-edged, with a late vibrato; `width` is its duty cycle. */
function pulseChannel(width: number, shape: { decay: number; sustain: number }): Voice {
  return (note, target) => {
    const envelope = new Envelope({ attack: 0.0015, ...shape, release: 0.025 }, SAMPLE_RATE);
    const level = 0.3 * levelOf(note.velocity);
    let step = note.frequency / SAMPLE_RATE;
    let phase = 0;
    for (let frame = note.startFrame; frame < target.left.length; frame++) {
      if (frame === note.endFrame) envelope.release();
      const gain = envelope.next() * level;
      if (envelope.done || (gain < 1e-5 && frame > note.startFrame + 128)) break;
      const elapsed = frame - note.startFrame;
      if (elapsed % CONTROL_FRAMES === 0) {
        const t = elapsed / SAMPLE_RATE;
        const depth = 16 * Math.min(1, Math.max(0, (t - 0.22) / 0.25));
        step = detuned(note.frequency, depth * sine((t * 6.2) % 1)) / SAMPLE_RATE;
      }
      const sample = pulse(phase, step, width) * gain;
      put(target, frame, sample, sample);
      phase += step;
      if (phase >= 1) phase -= 1;
    }
  };
}

export const chipPulse = pulseChannel(0.25, { decay: 0.5, sustain: 0.62 });
export const chipSquare = pulseChannel(0.5, { decay: 0.35, sustain: 0.5 });

/** The console's bass: a triangle of thirty-two stairs. */
export const chipTriangle: Voice = (note, target) => {
  const envelope = new Envelope(
    { attack: 0.002, decay: 0.1, sustain: 1, release: 0.015 },
    SAMPLE_RATE,
  );
  const level = 0.5 * levelOf(note.velocity);
  const step = note.frequency / SAMPLE_RATE;
  let phase = 0;
  for (let frame = note.startFrame; frame < target.left.length; frame++) {
    if (frame === note.endFrame) envelope.release();
    const gain = envelope.next() * level;
    if (envelope.done) break;
    const stair = Math.floor(phase * 32);
    const height = stair < 16 ? stair : 31 - stair;
    const sample = ((height - 7.5) / 7.5) * gain;
    put(target, frame, sample, sample);
    phase += step;
    if (phase >= 1) phase -= 1;
  }
};
