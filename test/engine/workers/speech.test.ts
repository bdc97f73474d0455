import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SPEECH_RATE } from '../../../src/engine/analysis/index.js';
import { type Ffmpeg, findFfmpeg, runFfmpeg } from '../../../src/engine/media/index.js';
import { decodeWav, encodeWav, type StereoSound } from '../../../src/engine/sound/index.js';
import type { PlacedClip } from '../../../src/engine/workers/index.js';
import { loadSpeechWeights } from '../../../src/engine/workers/speech-weights.js';
import { makeClip } from '../../media/make-clip.js';
import { countFrames, f1, type Labelled, speak } from '../analysis/speech/utterances.js';
import { sound, tone } from '../sound/signals.js';
import { sharedWorkers } from './shared.js';

const SECONDS = 6;
/** The music: one steady tone above the voice, so that its level can be read in the mix. */
const MUSIC_HZ = 5000;

let folder: string;
const workers = sharedWorkers();
let ffmpeg: Ffmpeg;
let film: string;
let music: string;
let voice: string;
let spoken: Labelled;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vmg-speech-'));
  ffmpeg = await findFfmpeg({ env: process.env, cacheDir: folder });
  spoken = await speak([{ text: 'The boats come home tonight.', pauseSeconds: 2 }], {
    voice: 'en+f3',
  });
  voice = join(folder, 'voice.wav');
  const { samples } = spoken;
  await writeFile(voice, encodeWav({ sampleRate: SPEECH_RATE, left: samples, right: samples }, 16));
  film = join(folder, 'film.mp4');
  const picture = await makeClip({ durationSeconds: SECONDS, audio: 'none' });
  await runFfmpeg(ffmpeg, [
    ...['-y', '-i', picture, '-i', voice, '-map', '0:v', '-map', '1:a', '-af', 'apad'],
    ...['-t', String(SECONDS), '-c:v', 'copy', '-c:a', 'aac', film],
  ]);
  music = join(folder, 'music.wav');
  await writeFile(music, encodeWav(sound(SECONDS, tone(MUSIC_HZ, -17)), 24));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** The mix of the film, from `fromSeconds` of it on, with the music. */
async function mix(
  name: string,
  fromSeconds: number,
  more: Partial<PlacedClip>,
  { duckDb, over, loop }: { duckDb?: number; over?: string; loop?: boolean } = {},
) {
  const mixPath = join(folder, `${name}.wav`);
  const durationSeconds = SECONDS - fromSeconds;
  const place = { startSeconds: 0, durationSeconds, volume: 1 };
  await workers.mixdown({
    ffmpeg,
    durationSeconds,
    clips: [{ ...place, path: film, fromSeconds, ...more }],
    music: [
      {
        ...place,
        path: music,
        fromSeconds: 0,
        role: 'music',
        ...(duckDb === undefined ? {} : { duckDb }),
      },
      ...(over === undefined
        ? []
        : [
            {
              ...{ ...place, path: over, fromSeconds: 0, role: 'sound' as const, uploaded: true },
              ...(loop ? { loop } : {}),
            },
          ]),
    ],
    mixPath,
  });
  return readFile(mixPath);
}

/** The music's level in decibels over a quarter of a second. */
function musicAt({ left, sampleRate }: StereoSound, seconds: number): number {
  const [first, count] = [Math.round(seconds * sampleRate), sampleRate / 4];
  let [real, imaginary] = [0, 0];
  for (let i = 0; i < count; i++) {
    const angle = (2 * Math.PI * MUSIC_HZ * i) / sampleRate;
    const window = 1 - Math.cos((2 * Math.PI * i) / count);
    real += window * (left[first + i] ?? 0) * Math.cos(angle);
    imaginary += window * (left[first + i] ?? 0) * Math.sin(angle);
  }
  return 20 * Math.log10((2 * Math.hypot(real, imaginary)) / count + 1e-9);
}

describe('a clip in which somebody speaks', () => {
  const cachePath = () => join(folder, 'film.json');

  it('is heard to: the analysis tells where', async () => {
    const { speech, durationSeconds } = await workers.analyse({
      ffmpeg,
      path: film,
      cachePath: cachePath(),
    });
    expect(speech).toHaveLength(1);
    expect(f1(countFrames(spoken.speech, speech ?? [], durationSeconds))).toBeGreaterThan(0.93);
  });

  it('sends the music down by 12 dB under the words, and by as much without its analysis', async () => {
    const mixed = await mix('known', 0, { analysisPath: cachePath() });
    const heard = decodeWav(mixed);
    const open = musicAt(heard, 0.8);
    expect(open - musicAt(heard, 2.6)).toBeGreaterThan(11);
    expect(open - musicAt(heard, 2.6)).toBeLessThan(13);
    expect(Math.abs(open - musicAt(heard, 5.6))).toBeLessThan(0.7);
    expect((await mix('unknown', 0, {})).equals(mixed)).toBe(true);
  });

  it.each([
    [0, 0],
    [6, 6],
  ])('sends it down by as much as was asked for: %i dB', async (duckDb, expected) => {
    const heard = decodeWav(
      await mix(`duck-${duckDb}`, 0, { analysisPath: cachePath() }, { duckDb }),
    );
    expect(Math.abs(musicAt(heard, 0.8) - musicAt(heard, 2.6) - expected)).toBeLessThan(1);
  });

  it('sends it down under a voice that was laid over a silent film too', async () => {
    const heard = decodeWav(await mix('over', 0, { volume: 0 }, { over: voice }));
    expect(musicAt(heard, 0.8) - musicAt(heard, 2.6)).toBeGreaterThan(11);
    expect(Math.abs(musicAt(heard, 0.8) - musicAt(heard, 5.6))).toBeLessThan(0.7);
  });

  it('sends it down in every round of a voice that is repeated', async () => {
    const again = decodeWav(await mix('again', 0, { volume: 0 }, { over: voice, loop: true }));
    expect(musicAt(again, 0.8) - musicAt(again, 5.4)).toBeGreaterThan(11);
  });

  it('does so where the words are once the clip plays twice as fast', async () => {
    const heard = decodeWav(await mix('fast', 0, { speed: 2, analysisPath: cachePath() }));
    expect(musicAt(heard, 4.6) - musicAt(heard, 1.3)).toBeGreaterThan(11);
  });

  it('does so where the words are once the clip is trimmed', async () => {
    const heard = decodeWav(await mix('trimmed', 1, { analysisPath: cachePath() }));
    expect(musicAt(heard, 4.6) - musicAt(heard, 1.6)).toBeGreaterThan(11);
    expect(musicAt(heard, 4.6) - musicAt(heard, 0.3)).toBeLessThan(0.7);
  });
});

describe('the speech model', () => {
  it('is asked for again when it is missing or broken', async () => {
    const broken = join(folder, 'broken.bin');
    await writeFile(broken, 'half a mod');
    for (const path of [broken, join(folder, 'nowhere.bin')]) {
      await expect(loadSpeechWeights(path)).rejects.toMatchObject({
        code: 'speech-model-missing',
        exitCode: 9,
        hint: expect.stringContaining('npm install'),
      });
    }
  });
});
