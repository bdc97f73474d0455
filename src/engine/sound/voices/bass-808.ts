import { SAMPLE_RATE } from '../types.js';
import { Envelope } from './envelope.js';
import { sine } from './oscillators.js';
import { levelOf, put, type Voice } from './voice.js';

/** The note starts this many semitones higher and falls at once: its thump. */
const THUMP_SEMITONES = 19;

/** A tied note slides from the one before; nearly there after this long. */
const SLIDE_SECONDS = 0.14;

/**
 * The long bass drum of the 808, tuned: a sine that drops into its pitch and rings, driven until
 * small loudspeakers hear it. A note tied to another one slides from there.
 */
export const bass808: Voice = (note, target) => {
  const envelope = new Envelope(
    { attack: 0.002, decay: 2.6, sustain: 0, release: 0.12 },
    SAMPLE_RATE,
  );
  const level = 0.5 * levelOf(note.velocity);
  const drive = 1.3 + 1.6 * note.velocity;
  const full = Math.tanh(drive);
  const slideOctaves =
    note.slidesFrom === undefined ? 0 : Math.log2(note.slidesFrom / note.frequency);
  let phase = 0;
  for (let frame = note.startFrame; frame < target.left.length; frame++) {
    if (frame === note.endFrame) envelope.release();
    const value = envelope.next();
    if (envelope.done || (value < 1e-4 && frame > note.startFrame + 256)) break;
    const t = (frame - note.startFrame) / SAMPLE_RATE;
    const thump = (THUMP_SEMITONES / 12) * Math.exp(-t / 0.018);
    const slide = slideOctaves * Math.exp(-t / (SLIDE_SECONDS / 3));
    const bend = 2 ** (slide === 0 ? thump : 0.4 * thump + slide);
    phase += (note.frequency * bend) / SAMPLE_RATE;
    if (phase >= 1) phase -= 1;
    // Driven less as it dies away, so that it grows round.
    const sample = Math.tanh(drive * value * sine(phase)) / full;
    put(target, frame, sample * level, sample * level);
  }
};
