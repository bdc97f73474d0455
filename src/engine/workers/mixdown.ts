import {
  accumulate,
  encodeWav,
  isAudible,
  limit,
  measureLoudness,
  mixUnder,
  SAMPLE_RATE,
  type StereoSound,
  samplePeak,
  scale,
} from '../sound/index.js';
import { decoder, type Level, layOut, loudestOf, readMaster } from './placed-sound.js';
import { speechOf } from './placed-speech.js';
import { reported } from './reported-loudness.js';
import type { MixdownInput, PlacedClip, PlacedTrack, TaskContext, TaskRunner } from './tasks.js';
import { writeWhole } from './write-whole.js';

/** What the measurement calls silence. */
const SILENCE_LUFS = -70;

/** The sound of a whole timeline, of exactly round(durationSeconds × 48000) samples, as a WAV file. */
export const mixdown: TaskRunner<'mixdown'> = async (input, context) => {
  const tracks = await layTracks(input, context);
  context.onProgress('mixing', 0.5);
  const mix = await mixOf(tracks, input, context);
  if (!mix) return null;
  context.signal.throwIfAborted();
  const loudness = reported(measureLoudness(mix));
  if (loudness.integratedLufs <= SILENCE_LUFS) return null;
  context.onProgress('mixing', 0.9);
  await writeWhole(input.mixPath, encodeWav(mix, 24));
  return { loudness };
};

/** Sounds that belong together, and what they were laid out from. */
interface Above extends Level {
  placed: readonly PlacedClip[];
}

/** What there is to hear. */
interface Tracks {
  /** The clips' own sound, and what was laid over them. */
  above: Above[];
  /** What gives way by as many decibels is together. */
  music: (Level & { duckDb?: number })[];
}

async function layTracks(
  { ffmpeg, durationSeconds, clips, music }: MixdownInput,
  { signal, onProgress }: TaskContext,
): Promise<Tracks> {
  const frames = Math.round(durationSeconds * SAMPLE_RATE);
  const decode = decoder(ffmpeg, signal);
  const tracks: Tracks = { above: [], music: [] };
  for (const placed of [clips, music.filter(({ role }) => role === 'sound')]) {
    const level = await layOut(placed, { frames, loudest: loudestOf(placed), read: decode });
    if (level) tracks.above.push({ ...level, placed });
  }
  onProgress('mixing', 0.3);
  const ducked = music.filter(({ role }) => role === 'music');
  const loudest = loudestOf(ducked);
  for (const duckDb of new Set(ducked.map((one) => one.duckDb))) {
    const placed = ducked.filter((one) => one.duckDb === duckDb);
    const level = await layOut(placed, {
      frames,
      loudest,
      read: (one, stretch) => (isMaster(one) ? readMaster : decode)(one, stretch),
      levelled: ducked.filter(({ uploaded = false, volume }) => uploaded && volume > 0),
    });
    if (level) tracks.music.push({ ...level, ...(duckDb === undefined ? {} : { duckDb }) });
  }
  return tracks;
}

const isMaster = ({ uploaded = false, speed = 1 }: PlacedTrack): boolean =>
  !uploaded && speed === 1;

/** Music and what is heard above it, together; null when there is neither. */
async function mixOf(
  { above, music }: Tracks,
  { ffmpeg }: MixdownInput,
  { signal }: TaskContext,
): Promise<StereoSound | null> {
  if (music.length === 0) return asRecorded(above);
  const audible = above.filter(({ sound }) => isAudible(sound));
  if (audible.length === 0) return musicAlone(music);
  const spoken = [];
  for (const { sound, volume, placed, rounds } of audible) {
    spoken.push({ sound, volume, speech: await speechOf(placed, rounds, ffmpeg, signal) });
  }
  return mixUnder({ music, above: spoken, musicVolume: music[0]?.volume ?? 0 });
}

/** Nothing to set it off against: it is as loud as it was asked to be, and a master is loud enough. */
function musicAlone(music: readonly Level[]): StereoSound | null {
  const sum = sumOf(music);
  if (!sum) return null;
  const { sound, places } = sum;
  const volume = Math.min(1, sum.volume);
  // Each by itself keeps below the ceiling; together they may not.
  if (places > 1) limit(sound, volume);
  else scale(sound, volume);
  return sound;
}

/** The sounds as they are, each at its volume. */
function asRecorded(above: readonly Level[]): StereoSound | null {
  const sum = sumOf(above);
  if (!sum) return null;
  const { sound, volume, places } = sum;
  if (volume > 1 || (places > 1 && samplePeak(sound) * volume > 1)) limit(sound, volume);
  else scale(sound, volume);
  return sound;
}

/** Levels as one, in place of the first, at the loudest's volume. */
function sumOf(levels: readonly Level[]): Omit<Level, 'rounds'> | null {
  const [first, ...others] = levels;
  if (!first) return null;
  const volume = Math.max(...levels.map((level) => level.volume));
  scale(first.sound, first.volume / volume);
  for (const other of others) accumulate(first.sound, other.sound, other.volume / volume);
  const places = levels.reduce((sum, level) => sum + level.places, 0);
  return { sound: first.sound, volume, places };
}
