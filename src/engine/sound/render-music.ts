import { hashText } from '../../support/random.js';
import type { Part, Score } from '../music/types.js';
import { master } from './master/master.js';
import { Mixer } from './mix/mixer.js';
import { renderSampled } from './sampler/sampler.js';
import type { SoundBank } from './sampler/sound-bank.js';
import { scheduleNotes } from './schedule.js';
import { framesIn } from './stereo.js';
import type { StereoSound } from './types.js';
import { renderVoice } from './voices/index.js';

/** Share of the work that rendering the parts is; mixing and mastering are the rest. */
const PARTS_SHARE = 0.7;

export interface RenderMusicOptions {
  /** Called with 0…1 as the work goes on. */
  onProgress?: (fraction: number) => void;
  /** Ends the work between two parts, with the signal's reason. */
  signal?: AbortSignal;
}

/**
 * The finished piece: every part played, mixed, faded as the score says and mastered to −14 LUFS
 * (±0.3), at most −1 dBTP, of exactly round(durationSeconds × 48000) samples. Memory does not grow with the number of parts.
 */
export async function renderMusic(
  score: Score,
  bank: SoundBank,
  options: RenderMusicOptions = {},
): Promise<StereoSound> {
  const mixer = new Mixer(score);
  for (const [index, part] of score.parts.entries()) {
    mixer.add(part, renderPart(score, part, bank));
    options.onProgress?.((PARTS_SHARE * (index + 1)) / score.parts.length);
    await turn(options.signal);
  }
  const sum = mixer.finish();
  options.onProgress?.(PARTS_SHARE + 0.12);
  await turn(options.signal);
  master(sum, score);
  options.onProgress?.(1);
  return sum;
}

/** One part's dry sound, of the piece's length. */
export function renderPart(score: Score, part: Part, bank: SoundBank): StereoSound {
  const frames = framesIn(score.durationSeconds);
  const notes = scheduleNotes(score, part);
  const { instrument } = part;
  return instrument.kind === 'voice'
    ? renderVoice(instrument.voice, notes, score.seed ^ hashText(part.id), frames)
    : renderSampled(instrument, notes, bank, frames);
}

/** Lets messages of the thread through, so that it can be told to stop. */
async function turn(signal?: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
  signal?.throwIfAborted();
}
