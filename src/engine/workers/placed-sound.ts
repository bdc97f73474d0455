import { readFile } from 'node:fs/promises';
import type { Span } from '../analysis/index.js';
import { decodeAudio, type Ffmpeg } from '../media/index.js';
import {
  addPlaces,
  decodeWav,
  levelToPiece,
  SAMPLE_RATE,
  type SoundPlace,
  type StereoSound,
  seamOf,
  silence,
} from '../sound/index.js';
import type { PlacedSound } from './tasks.js';

/** Sounds in their places, and the share of their loudness that was asked for. */
export interface Level {
  sound: StereoSound;
  volume: number;
  /** How many stretches it was put together from. */
  places: number;
  /** What is played again and again, of the places that are: seconds of the file. */
  rounds: ReadonlyMap<PlacedSound, Span>;
}

/** The frames of a file's sound, at the speed of its place, that are played anywhere. */
export interface Stretch {
  first: number;
  end: number;
}

/** Sound of a file, and which of its frames comes first. */
interface Read {
  sound: StereoSound;
  first: number;
}

/** How the files behind placed sounds are read: at least the stretch, where there is sound. */
export type ReadSound<P extends PlacedSound> = (
  placed: P,
  stretch: Stretch,
) => Promise<Read | null>;

/** More is read at both ends, so that it is seen whether the sound goes on there. */
const SPARE_FRAMES = SAMPLE_RATE;

/** Reads the sound of any media, at the speed of its place; null where it has none. */
export function decoder(ffmpeg: Ffmpeg, signal: AbortSignal): ReadSound<PlacedSound> {
  return async ({ path, speed = 1 }, stretch) => {
    const first = Math.max(0, stretch.first - SPARE_FRAMES);
    const [left, right] = await decodeAudio(ffmpeg, path, {
      sampleRate: SAMPLE_RATE,
      channels: 2,
      speed,
      ...(Number.isFinite(stretch.end) && {
        between: { first, end: stretch.end + SPARE_FRAMES },
      }),
      signal,
    });
    return left && right ? { sound: { sampleRate: SAMPLE_RATE, left, right }, first } : null;
  };
}

/** Reads a master, sample by sample. */
export const readMaster: ReadSound<PlacedSound> = async ({ path }) => ({
  sound: decodeWav(await readFile(path)),
  first: 0,
});

/** What {@link layOut} has to know. */
export interface LayOut<P extends PlacedSound> {
  /** Of the whole timeline. */
  frames: number;
  /** The volume that the others are set to in proportion. */
  loudest: number;
  /**
   * Recordings to be brought to the loudness of a piece, wherever they are played: what is played
   * of each anywhere is measured as one.
   */
  levelled?: readonly P[];
  read: ReadSound<P>;
}

/** The loudest of `placed`, as a share. */
export function loudestOf(placed: readonly PlacedSound[]): number {
  return Math.max(0, ...placed.map(({ volume }) => volume));
}

/**
 * Sounds in their places on the timeline; null when there is none to hear. Of all files one is in
 * memory at a time, no more of it than is played, and read once however often that is.
 */
export async function layOut<P extends PlacedSound>(
  placed: readonly P[],
  { frames, loudest, levelled = [], read }: LayOut<P>,
): Promise<Level | null> {
  const heard = placed.filter(({ volume }) => volume > 0);
  const sum = silence(heard.length > 0 ? frames : 0);
  let places = 0;
  const rounds = new Map<PlacedSound, Span>();
  for (const same of bySource(heard)) {
    const [first] = same;
    if (!first) continue;
    const everywhere = levelled.filter((one) => sourceOf(one) === sourceOf(first));
    const stretch = stretchOf([...same, ...everywhere]);
    const found = await read(first, stretch);
    if (!found) continue;
    const { sound } = found;
    if (everywhere.length > 0) {
      levelToPiece(sound, stretch.first - found.first, stretch.end - found.first);
    }
    const placesOf = same.map((one) => {
      const place = placeOf(one, one.volume / loudest);
      return { ...place, from: place.from - found.first };
    });
    addPlaces(sum, sound, placesOf);
    places += same.length;
    const looped = same.filter(({ loop }) => loop);
    if (looped.length > 0) {
      const round = roundOf(sound, first.speed);
      for (const one of looped) rounds.set(one, round);
    }
  }
  return places > 0 ? { sound: sum, volume: loudest, places, rounds } : null;
}

/** The part of a file that is played again and again, of its sound at a speed. */
function roundOf(sound: StereoSound, speed = 1): Span {
  const { start, end, overlap } = seamOf(sound);
  const secondsAt = (frame: number): number => (frame / sound.sampleRate) * speed;
  return { startSeconds: secondsAt(start), endSeconds: secondsAt(end - overlap) };
}

const sourceOf = ({ path, speed = 1 }: PlacedSound): string => `${speed} ${path}`;

/** Those that play the same file at the same speed, together. */
function bySource<P extends PlacedSound>(placed: readonly P[]): P[][] {
  const sources = new Map<string, P[]>();
  for (const one of placed) {
    const same = sources.get(sourceOf(one));
    if (same) same.push(one);
    else sources.set(sourceOf(one), [one]);
  }
  return [...sources.values()];
}

const framesOf = (seconds: number): number => Math.round(seconds * SAMPLE_RATE);

function placeOf(placed: PlacedSound, gain: number): SoundPlace {
  const { startSeconds, fromSeconds, durationSeconds, speed = 1, loop = false } = placed;
  return {
    at: framesOf(startSeconds),
    from: framesOf(fromSeconds / speed),
    frames: framesOf(durationSeconds),
    gain,
    fadeIn: framesOf(placed.fadeInSeconds ?? 0),
    fadeOut: framesOf(placed.fadeOutSeconds ?? 0),
    loop,
  };
}

/** What is played again and again is played to its end. */
function stretchOf(placed: readonly PlacedSound[]): Stretch {
  if (placed.some(({ loop }) => loop)) return { first: 0, end: Number.POSITIVE_INFINITY };
  const places = placed.map((one) => placeOf(one, 1));
  return {
    first: Math.min(...places.map(({ from }) => from)),
    end: Math.max(...places.map(({ from, frames }) => from + frames)),
  };
}
