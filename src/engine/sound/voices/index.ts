import type { VoiceId } from '../../music/types.js';
import type { ScheduledNote } from '../schedule.js';
import { silence } from '../stereo.js';
import { SAMPLE_RATE, type StereoSound } from '../types.js';
import { bass808 } from './bass-808.js';
import { chipPulse, chipSquare, chipTriangle } from './chip.js';
import { chipDrums, danceDrums, gatedDrums, trapDrums } from './drum-machines.js';
import { impact } from './impact.js';
import { frequencyOf } from './oscillators.js';
import { pluck } from './pluck.js';
import { reverseSwell } from './reverse-swell.js';
import { riser } from './riser.js';
import { subBass } from './sub-bass.js';
import { subDrop } from './sub-drop.js';
import { supersaw } from './supersaw.js';
import { acidBass, synthBass } from './synth-bass.js';
import { synthLead } from './synth-lead.js';
import { vinyl } from './vinyl.js';
import type { Voice } from './voice.js';
import { warmPad } from './warm-pad.js';

const VOICES: Readonly<Record<VoiceId, Voice>> = {
  'sub-bass': subBass,
  'warm-pad': warmPad,
  supersaw,
  pluck,
  riser,
  impact,
  'sub-drop': subDrop,
  'reverse-swell': reverseSwell,
  vinyl,
  'synth-bass': synthBass,
  'acid-bass': acidBass,
  'bass-808': bass808,
  'synth-lead': synthLead,
  'chip-pulse': chipPulse,
  'chip-square': chipSquare,
  'chip-triangle': chipTriangle,
  'dance-drums': danceDrums,
  'gated-drums': gatedDrums,
  'trap-drums': trapDrums,
  'chip-drums': chipDrums,
};

/** A player's hands are not exact: notes this far apart, or over one another, are still tied. */
const LEGATO_FRAMES = 0.016 * SAMPLE_RATE;

/** Plays `notes` on one of our own voices: dry stereo of exactly `frames` samples. */
export function renderVoice(
  voice: VoiceId,
  notes: readonly ScheduledNote[],
  seed: number,
  frames: number,
): StereoSound {
  const sound = silence(frames);
  const play = VOICES[voice];
  notes.forEach((note, index) => {
    const before = notes[index - 1];
    // By where it is, not by how many are before it: a note sounds the same whatever else is played.
    const place = note.startFrame * 128 + note.pitch;
    const tied =
      before !== undefined &&
      before.pitch !== note.pitch &&
      Math.abs(note.startFrame - before.endFrame) < LEGATO_FRAMES;
    play(
      {
        startFrame: note.startFrame,
        endFrame: note.endFrame,
        frequency: frequencyOf(note.pitch),
        ...(tied ? { slidesFrom: frequencyOf(before.pitch) } : {}),
        velocity: note.velocity / 127,
        seed: Math.imul(seed ^ place, 0x9e3779b1),
      },
      sound,
    );
  });
  return sound;
}
