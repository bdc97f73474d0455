import { readFile, rename, writeFile } from 'node:fs/promises';
import { decodeAudio } from '../media/index.js';
import {
  decodeWav,
  encodeWav,
  measureLoudness,
  mixUnderClip,
  SAMPLE_RATE,
  type StereoSound,
} from '../sound/index.js';
import type { MixdownInput, PlacedSound, TaskContext, TaskRunner } from './tasks.js';

/** Below this a clip's own sound is an empty track. */
const SILENT_LUFS = -60;

/** The sound of a whole timeline, of exactly round(durationSeconds × 48000) samples, as a WAV file. */
export const mixdown: TaskRunner<'mixdown'> = async (input, context) => {
  const frames = Math.round(input.durationSeconds * SAMPLE_RATE);
  const own = await ownSound(input, frames, context);
  context.onProgress('mixing', 0.3);
  const music = await musicOf(input, frames);
  context.onProgress('mixing', 0.5);
  const mix = combine(own, music);
  if (!mix) return null;
  context.signal.throwIfAborted();
  const { integratedLufs, truePeakDbtp, rangeLu } = measureLoudness(mix);
  context.onProgress('mixing', 0.9);
  const partial = `${input.mixPath}.part`;
  await writeFile(partial, encodeWav(mix, 24), { mode: 0o600 });
  await rename(partial, input.mixPath);
  return { loudness: { integratedLufs, truePeakDbtp, rangeLu } };
};

/** A sound, and the share of its loudness that was asked for. */
interface Level {
  sound: StereoSound;
  volume: number;
}

function combine(own: Level | null, music: Level | null): StereoSound | null {
  if (!music) return own && scaled(own.sound, own.volume);
  // Nothing to set it off against: it is as loud as it was asked to be.
  if (!own && music.volume <= 1) return scaled(music.sound, music.volume);
  return mixUnderClip({
    music: music.sound,
    clip: own?.sound ?? null,
    musicVolume: music.volume,
    clipVolume: own?.volume ?? 0,
  });
}

/** The loudest of `placed`, to which the others are set in proportion. */
function loudest(placed: readonly PlacedSound[]): number {
  return Math.max(0, ...placed.map(({ volume }) => volume));
}

/** The clips' own sound in its places; null when there is none to hear. */
async function ownSound(
  { ffmpeg, clips }: MixdownInput,
  frames: number,
  { signal }: TaskContext,
): Promise<Level | null> {
  const volume = loudest(clips);
  const sum = silence(frames);
  let heard = false;
  for (const clip of clips) {
    if (clip.volume === 0) continue;
    const options = { sampleRate: SAMPLE_RATE, channels: 2 as const, signal };
    const [left, right] = await decodeAudio(ffmpeg, clip.path, options);
    if (!left || !right) continue;
    const sound = { sampleRate: SAMPLE_RATE, left, right };
    if (measureLoudness(sound).integratedLufs <= SILENT_LUFS) continue;
    add(sum, sound, clip, clip.volume / volume);
    heard = true;
  }
  return heard ? { sound: sum, volume } : null;
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

function silence(frames: number): StereoSound {
  return {
    sampleRate: SAMPLE_RATE,
    left: new Float32Array(frames),
    right: new Float32Array(frames),
  };
}

function scaled(sound: StereoSound, gain: number): StereoSound {
  if (gain === 1) return sound;
  const scale = (channel: Float32Array): Float32Array => channel.map((value) => value * gain);
  return { ...sound, left: scale(sound.left), right: scale(sound.right) };
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
