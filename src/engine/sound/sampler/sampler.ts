import type { ScheduledNote } from '../schedule.js';
import { silence } from '../stereo.js';
import { SAMPLE_RATE, type StereoSound } from '../types.js';
import { LARGEST_ONSET_FRAMES, onsetFrames } from './onset.js';
import type { SoundBank } from './sound-bank.js';
import { BLOCK_FRAMES, ONSET_FRAMES, type SampledInstrument, Synth } from './synth.js';

/**
 * The kits honour note-off, and drummers do not: a struck skin rings for its own time, a cymbal
 * for longer. Open hi-hats are choked by the kit itself.
 */
const KIT_RING_SECONDS = 2;
const CYMBAL_RING_SECONDS = 7;
const CYMBAL_KEYS: ReadonlySet<number> = new Set([49, 51, 52, 53, 55, 57, 59]);

interface KeyEvent {
  /** May be before the picture begins: the key goes down early, see `onsetFrames`. */
  frame: number;
  pitch: number;
  /** 0 lets the key go. */
  velocity: number;
}

/**
 * Plays `notes` on an instrument of the bank: dry stereo of exactly `frames` samples, in which
 * every note is heard to begin on its frame. The same notes give the same bytes: the synthesiser is
 * made anew for each part, and neither its random panning nor its clock is used.
 */
export function renderSampled(
  instrument: SampledInstrument,
  notes: readonly ScheduledNote[],
  bank: SoundBank,
  frames: number,
): StereoSound {
  const sound = silence(frames);
  if (notes.length === 0) return sound;
  const synth = new Synth(instrument, bank);
  const events = keyEvents(instrument, notes, bank, frames);
  const beforeLeft = new Float32Array(BLOCK_FRAMES);
  const beforeRight = new Float32Array(BLOCK_FRAMES);

  let frame = -LARGEST_ONSET_FRAMES;
  let next = 0;
  while (frame < frames) {
    let struck = false;
    for (let event = events[next]; event && event.frame <= frame; event = events[++next]) {
      if (event.velocity > 0) synth.press(event.pitch, event.velocity);
      else synth.letGo(event.pitch);
      struck ||= event.velocity > 0;
    }
    const until = Math.min(events[next]?.frame ?? frames, frames, frame < 0 ? 0 : frames);
    const count = Math.min(struck ? ONSET_FRAMES : BLOCK_FRAMES, until - frame);
    if (frame < 0) synth.render(beforeLeft, beforeRight, 0, count);
    else synth.render(sound.left, sound.right, frame, count);
    frame += count;
    // Nothing sounds: go straight to the next event.
    if (!synth.sounding) frame = until;
  }
  return sound;
}

/** Key presses and releases in order; a release comes before a press at the same frame. */
function keyEvents(
  instrument: SampledInstrument,
  notes: readonly ScheduledNote[],
  bank: SoundBank,
  frames: number,
): KeyEvent[] {
  let probe: Synth | null = null;
  const probing = (): Synth => {
    probe ??= new Synth(instrument, bank);
    return probe;
  };
  const events: KeyEvent[] = [];
  for (const { startFrame, endFrame, pitch, velocity } of notes) {
    const onset = onsetFrames(instrument, pitch, velocity, probing, bank);
    const rings = instrument.kind === 'kit' ? startFrame + ringFrames(pitch) : 0;
    const release = Math.max(endFrame, rings);
    events.push({ frame: startFrame - onset, pitch, velocity });
    if (release < frames) events.push({ frame: release, pitch, velocity: 0 });
  }
  return events.sort(
    (a, b) =>
      a.frame - b.frame || Math.sign(a.velocity) - Math.sign(b.velocity) || a.pitch - b.pitch,
  );
}

function ringFrames(key: number): number {
  return (CYMBAL_KEYS.has(key) ? CYMBAL_RING_SECONDS : KIT_RING_SECONDS) * SAMPLE_RATE;
}
