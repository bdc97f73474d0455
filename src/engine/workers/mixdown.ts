import { readFile } from 'node:fs/promises';
import { placeSpeech, type Span } from '../analysis/index.js';
import { decodeAudio } from '../media/index.js';
import {
  decodeWav,
  encodeWav,
  isAudible,
  limit,
  measureLoudness,
  mixUnderClip,
  SAMPLE_RATE,
  type StereoSound,
  scale,
  silence,
} from '../sound/index.js';
import { findSpeech } from './find-speech.js';
import { readKeptAnalysis } from './kept-analysis.js';
import { reported } from './reported-loudness.js';
import type { MixdownInput, PlacedSound, TaskContext, TaskRunner } from './tasks.js';
import { writeWhole } from './write-whole.js';

/** What the measurement calls silence. */
const SILENCE_LUFS = -70;

/** The sound of a whole timeline, of exactly round(durationSeconds × 48000) samples, as a WAV file. */
export const mixdown: TaskRunner<'mixdown'> = async (input, context) => {
  const frames = Math.round(input.durationSeconds * SAMPLE_RATE);
  const own = await ownSound(input, frames, context);
  context.onProgress('mixing', 0.3);
  const music = await musicOf(input, frames);
  context.onProgress('mixing', 0.5);
  const mix =
    music && own && isAudible(own.sound)
      ? mixUnderClip({
          music: music.sound,
          clip: own.sound,
          speech: await speechOf(input, context),
          musicVolume: music.volume,
          clipVolume: own.volume,
        })
      : alone(own, music);
  if (!mix) return null;
  context.signal.throwIfAborted();
  const loudness = reported(measureLoudness(mix));
  if (loudness.integratedLufs <= SILENCE_LUFS) return null;
  context.onProgress('mixing', 0.9);
  await writeWhole(input.mixPath, encodeWav(mix, 24));
  return { loudness };
};

/** A sound, and the share of its loudness that was asked for. */
interface Level {
  sound: StereoSound;
  volume: number;
}

/** What there is when there are not both. */
function alone(own: Level | null, music: Level | null): StereoSound | null {
  if (!music) return own && atVolume(own);
  // Nothing to set it off against: it is as loud as it was asked to be, and a master is loud enough.
  return atVolume({ ...music, volume: Math.min(1, music.volume) });
}

/** In place. */
function atVolume({ sound, volume }: Level): StereoSound {
  if (volume > 1) limit(sound, volume);
  else scale(sound, volume);
  return sound;
}

/** The loudest of `placed`, to which the others are set in proportion. */
function loudest(placed: readonly PlacedSound[]): number {
  return Math.max(0, ...placed.map(({ volume }) => volume));
}

/** The clips' own sound in its places; null when there is none. */
async function ownSound(
  { ffmpeg, clips }: MixdownInput,
  frames: number,
  { signal }: TaskContext,
): Promise<Level | null> {
  const volume = loudest(clips);
  const sum = silence(frames);
  let found = false;
  for (const clip of clips) {
    if (clip.volume === 0) continue;
    const options = { sampleRate: SAMPLE_RATE, channels: 2 as const, signal };
    const [left, right] = await decodeAudio(ffmpeg, clip.path, options);
    if (!left || !right) continue;
    const sound = { sampleRate: SAMPLE_RATE, left, right };
    add(sum, sound, clip, clip.volume / volume);
    found = true;
  }
  return found ? { sound: sum, volume } : null;
}

/** Where somebody speaks on the timeline. */
async function speechOf({ ffmpeg, clips }: MixdownInput, { signal }: TaskContext): Promise<Span[]> {
  const spans: Span[] = [];
  for (const clip of clips) {
    if (clip.volume === 0) continue;
    const kept = clip.analysisPath ? await readKeptAnalysis(clip.analysisPath) : null;
    const speech = kept ? (kept.speech ?? []) : await findSpeech(ffmpeg, clip.path, signal);
    spans.push(...placeSpeech(speech, clip));
  }
  return spans;
}

/** The music in its places; null when there is none to hear. */
async function musicOf({ music }: MixdownInput, frames: number): Promise<Level | null> {
  const volume = loudest(music);
  if (volume === 0) return null;
  const sum = silence(frames);
  for (const piece of music) {
    add(sum, decodeWav(await readFile(piece.path)), piece, piece.volume / volume);
  }
  return { sound: sum, volume };
}

function add(sum: StereoSound, sound: StereoSound, place: PlacedSound, gain: number): void {
  const at = Math.round(place.startSeconds * SAMPLE_RATE);
  const from = Math.round(place.fromSeconds * SAMPLE_RATE);
  const length = Math.min(
    Math.round(place.durationSeconds * SAMPLE_RATE),
    sound.left.length - from,
    sum.left.length - at,
  );
  for (let i = 0; i < length; i++) {
    sum.left[at + i] = (sum.left[at + i] ?? 0) + gain * (sound.left[from + i] ?? 0);
    sum.right[at + i] = (sum.right[at + i] ?? 0) + gain * (sound.right[from + i] ?? 0);
  }
}
