import type { Score } from '../music/types.js';
import { applyLevelRide, type LevelRide, rideLevels } from './master/level-ride.js';
import { shapeEnds } from './master/master.js';
import { maximise } from './master/maximise.js';
import { applyTone, type BusTone, settle, shapeDynamics, shapeTone } from './master/tone.js';
import { Mixer } from './mix/mixer.js';
import { renderPart } from './render-music.js';
import type { SoundBank } from './sampler/sound-bank.js';
import { type StemGroup, stemGroups } from './stem-groups.js';
import { accumulate, copyOf, framesIn, samplePeak, scale, silence } from './stereo.js';
import type { StereoSound } from './types.js';

/** The loudest sample of any stem: integer formats end at 1. */
const LARGEST_PEAK = 0.99;
/** The master's level is compared with the mix's in blocks of this length. */
const BLOCK_SECONDS = 0.4;
/** Blocks this far below the loudest say nothing about the level. */
const QUIET_SHARE = 0.01;

/** Keeps sounds that would not all fit into memory, by number. */
export interface SoundShelf {
  put(index: number, sound: StereoSound): Promise<void>;
  take(index: number): Promise<StereoSound>;
  /** It is not needed any more. */
  drop(index: number): Promise<void>;
}

export interface RenderStemsOptions {
  shelf: SoundShelf;
  /** Called with each finished stem, in the order of `stemGroups`; it may wait. */
  sink(group: StemGroup, sound: StereoSound): Promise<void>;
  /** Ends the work between two stems, with the signal's reason. */
  signal?: AbortSignal;
}

/**
 * The piece in stems, each exactly as long as the master: with its own channel strip, its place, its
 * share of the reverb, of the master's tone, its ride and the fades. Their sum is the mix as it stands
 * before the bus's compressor, saturation and limiter, about as loud as the master (softer where a
 * stem's peaks ask for it, all of them alike). About four stems are in memory at a time.
 */
export async function renderMixedStems(
  score: Score,
  bank: SoundBank,
  options: RenderStemsOptions,
): Promise<void> {
  const { shelf, sink, signal } = options;
  const groups = stemGroups(score);
  const pause = async (): Promise<void> => {
    await new Promise<void>((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
  };

  const sum = silence(framesIn(score.durationSeconds));
  for (const [index, group] of groups.entries()) {
    const mixer = new Mixer(score);
    for (const part of group.parts) mixer.add(part, renderPart(score, part, bank));
    const stem = mixer.finish();
    accumulate(sum, stem);
    await shelf.put(index, stem);
    await pause();
  }

  const { tone, ride, level } = masteringOf(sum, score);
  await pause();

  let peak = 0;
  for (const index of groups.keys()) {
    const stem = await shelf.take(index);
    applyTone(stem, tone);
    applyLevelRide(stem, ride);
    settle(stem, score.production);
    shapeEnds(stem, score);
    peak = Math.max(peak, samplePeak(stem));
    await shelf.put(index, stem);
    await pause();
  }

  const gain = peak > 0 ? Math.min(level, LARGEST_PEAK / peak) : 1;
  for (const [index, group] of groups.entries()) {
    const stem = await shelf.take(index);
    scale(stem, gain);
    await sink(group, stem);
    await shelf.drop(index);
    await pause();
  }
}

/** What is linear of a mix's mastering. */
interface Mastering {
  tone: BusTone;
  ride: LevelRide;
  /** By how much the master is louder than the mix after these two. */
  level: number;
}

function masteringOf(sum: StereoSound, score: Score): Mastering {
  const tone = shapeTone(sum, score.production);
  if (tone.gain === null) return { tone, ride: [], level: 1 };
  const master = copyOf(sum);
  shapeDynamics(master, score.production);
  const ride = rideLevels(master, score);
  for (const sound of [sum, master]) {
    applyLevelRide(sound, ride);
    settle(sound, score.production);
    shapeEnds(sound, score);
  }
  maximise(master);
  return { tone, ride, level: levelBetween(sum, master) };
}

/**
 * The factor by which `after` is usually louder than `before`: the median over blocks, so that it is
 * the plain gain wherever most of the piece passes its limiter untouched.
 */
function levelBetween(before: StereoSound, after: StereoSound): number {
  const length = Math.round(BLOCK_SECONDS * before.sampleRate);
  const blocks: { energy: number; factor: number }[] = [];
  for (let start = 0; start < before.left.length; start += length) {
    let energy = 0;
    let shared = 0;
    for (const side of ['left', 'right'] as const) {
      for (let i = start; i < Math.min(start + length, before.left.length); i++) {
        const sample = before[side][i] ?? 0;
        energy += sample * sample;
        shared += sample * (after[side][i] ?? 0);
      }
    }
    if (energy > 0) blocks.push({ energy, factor: shared / energy });
  }
  const loudest = Math.max(0, ...blocks.map(({ energy }) => energy));
  const factors = blocks
    .filter(({ energy }) => energy > QUIET_SHARE * loudest)
    .map(({ factor }) => factor)
    .sort((a, b) => a - b);
  return factors[factors.length >> 1] ?? 1;
}
