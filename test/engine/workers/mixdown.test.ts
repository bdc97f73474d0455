import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ffmpeg, findFfmpeg, runFfmpeg } from '../../../src/engine/media/index.js';
import {
  decodeWav,
  encodeWav,
  levelToPiece,
  type StereoSound,
} from '../../../src/engine/sound/index.js';
import type { PlacedClip, PlacedTrack } from '../../../src/engine/workers/index.js';
import { mixdown } from '../../../src/engine/workers/mixdown.js';
import { levelDb, sound, tone } from '../sound/signals.js';

const SECONDS = 3;
const RATE = 48_000;
const SONG_HZ = 440;

let folder: string;
let ffmpeg: Ffmpeg;

const file = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vmg-mixdown-'));
  ffmpeg = await findFfmpeg({ env: process.env, cacheDir: folder });
  await writeFile(file('song.wav'), encodeWav(sound(SECONDS, tone(SONG_HZ, -30)), 16));
  const piece = sound(SECONDS, tone(1500, -20));
  levelToPiece(piece, 0, piece.left.length);
  await writeFile(file('piece.wav'), encodeWav(piece, 24));
  const song = ['-i', file('song.wav'), '-b:a', '192k'];
  await runFfmpeg(ffmpeg, [
    ...['-y', ...song, file('song.mp3'), '-b:a', '192k', file('song.m4a')],
    ...['-b:a', '192k', file('song.aac')],
  ]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const track = (name: string, more: Partial<PlacedTrack> = {}): PlacedTrack => ({
  path: file(name),
  role: 'music',
  uploaded: name !== 'piece.wav',
  startSeconds: 0,
  fromSeconds: 0,
  durationSeconds: SECONDS,
  volume: 1,
  ...more,
});

async function mix(music: PlacedTrack[], clips: PlacedClip[] = []) {
  const mixPath = file('mix.wav');
  const result = await mixdown(
    { ffmpeg, durationSeconds: SECONDS, clips, music, mixPath },
    {
      settings: { version: '1.2.3' },
      signal: new AbortController().signal,
      onProgress: () => undefined,
    },
  );
  if (!result) throw new Error('There is nothing to hear');
  return { ...result.loudness, sound: decodeWav(await readFile(mixPath)) };
}

/** How often a second the wave rises through zero. */
function pitchOf({ left }: StereoSound, from: number, to: number): number {
  const samples = left.subarray(from * RATE, to * RATE);
  const rises = samples.filter((value, i) => value >= 0 && (samples[i - 1] ?? 0) < 0);
  return rises.length / (to - from);
}

/** What is found of a frequency, in decibels. */
function partDb({ left }: StereoSound, hertz: number, from = 0, to = SECONDS): number {
  const samples = left.subarray(from * RATE, to * RATE);
  let [real, imaginary] = [0, 0];
  samples.forEach((value, i) => {
    real += value * Math.cos((2 * Math.PI * hertz * i) / RATE);
    imaginary += value * Math.sin((2 * Math.PI * hertz * i) / RATE);
  });
  return 20 * Math.log10((2 * Math.hypot(real, imaginary)) / samples.length + 1e-9);
}

describe('a song of the user’s own', () => {
  it.each([
    'wav',
    'mp3',
    'm4a',
    'aac',
  ])('is as loud as a piece as %s, and exactly as long', async (kind) => {
    const { integratedLufs, truePeakDbtp, sound: mixed } = await mix([track(`song.${kind}`)]);
    expect(integratedLufs).toBeCloseTo(-14, 0);
    expect(truePeakDbtp).toBeLessThan(-1);
    expect(mixed.left).toHaveLength(SECONDS * RATE);
    expect(pitchOf(mixed, 1, 2)).toBeCloseTo(SONG_HZ, -1);
  });

  it('is set softer for a part of it, without a hole where it changes', async () => {
    const { sound: mixed } = await mix([
      track('song.mp3', { durationSeconds: 1.5 }),
      track('song.mp3', {
        startSeconds: 1.5,
        fromSeconds: 1.5,
        durationSeconds: 1.5,
        volume: 0.25,
      }),
    ]);
    expect(levelDb(mixed, 0.5, 1.4) - levelDb(mixed, 1.6, 2.9)).toBeCloseTo(12, 0);
    expect(levelDb(mixed, 1.49, 1.51)).toBeGreaterThan(levelDb(mixed, 1.6, 2.9));
  });

  it('fills the film when it begins again, and only its place when it does not', async () => {
    const from = { fromSeconds: 2 };
    const once = await mix([track('song.wav', from)]);
    const again = await mix([track('song.wav', { ...from, loop: true })]);
    expect(levelDb(once.sound, 1.1, 2.9)).toBeLessThan(-60);
    expect(levelDb(again.sound, 1.1, 2.9) - levelDb(again.sound, 0.1, 0.9)).toBeCloseTo(0, 0);
  });

  it('plays at another speed at the pitch that it has', async () => {
    const { sound: mixed } = await mix([
      track('song.wav', { durationSeconds: 1.5, speed: 2, fadeOutSeconds: 0.4 }),
    ]);
    expect(pitchOf(mixed, 0.2, 1)).toBeCloseTo(SONG_HZ, -1);
    expect(levelDb(mixed, 1.25, 1.35) - levelDb(mixed, 0.5, 1)).toBeCloseTo(-3, 0);
    expect(levelDb(mixed, 1.52, 2.9)).toBeLessThan(-60);
  });
});

describe('several tracks', () => {
  it('keep below the ceiling together', async () => {
    const { truePeakDbtp } = await mix([track('song.wav'), track('piece.wav')]);
    expect(truePeakDbtp).toBeLessThanOrEqual(-1);
  });

  it('lie over one another: a sound stands beside the music, which stays up for duck 0 alone', async () => {
    const effect = track('song.wav', { role: 'sound', startSeconds: 1.5, durationSeconds: 1 });
    const depth = async (duckDb: number) => {
      const { sound: mixed, integratedLufs } = await mix([track('piece.wav', { duckDb }), effect]);
      expect(Math.abs(integratedLufs + 14)).toBeLessThan(0.3);
      expect(partDb(mixed, SONG_HZ, 1.7, 2.3)).toBeGreaterThan(-30);
      expect(partDb(mixed, SONG_HZ, 0, 1)).toBeLessThan(-60);
      return partDb(mixed, 1500, 0.2, 1) - partDb(mixed, 1500, 1.7, 2.3);
    };
    expect(await depth(12)).toBeGreaterThan(3);
    expect(Math.abs(await depth(0))).toBeLessThan(0.5);
  });
});

describe('a clip’s own sound', () => {
  it('is slowed down without becoming lower', async () => {
    const { sound: mixed } = await mix([], [{ ...track('song.wav'), speed: 0.5 }]);
    expect(pitchOf(mixed, 1, 2)).toBeCloseTo(SONG_HZ, -1);
    expect(levelDb(mixed, 2.5, 2.9)).toBeCloseTo(levelDb(mixed, 0.5, 1), 0);
  });
});
