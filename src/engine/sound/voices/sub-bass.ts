import { SAMPLE_RATE } from '../types.js';
import { Envelope } from './envelope.js';
import { sine } from './oscillators.js';
import { levelOf, put, type Voice } from './voice.js';

/**
 * A round sine bass. A little second and third harmonic lets small loudspeakers, which cannot
 * play the fundamental, suggest it.
 */
export const subBass: Voice = (note, target) => {
  const envelope = new Envelope(
    { attack: 0.006, decay: 0.5, sustain: 0.82, release: 0.09 },
    SAMPLE_RATE,
  );
  const level = 0.5 * levelOf(note.velocity);
  const step = note.frequency / SAMPLE_RATE;
  const harmonics = 0.1 + 0.16 * note.velocity;
  let phase = 0;
  for (let frame = note.startFrame; frame < target.left.length; frame++) {
    if (frame === note.endFrame) envelope.release();
    const gain = envelope.next() * level;
    if (envelope.done) break;
    const brightness = harmonics * envelope.value;
    const sample = sine(phase) + brightness * sine(2 * phase) + 0.5 * brightness * sine(3 * phase);
    put(target, frame, sample * gain, sample * gain);
    phase += step;
    if (phase >= 1) phase -= 1;
  }
};
