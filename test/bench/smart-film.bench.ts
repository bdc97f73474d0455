import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  exactRate,
  type Ffmpeg,
  findFfmpeg,
  type MediaInfo,
  outputProfile,
  type PictureFilm,
  probeMedia,
  runFfmpeg,
  type ShownPicture,
  writePicture,
} from '../../src/engine/media/index.js';
import { writeSmartFilm } from '../../src/engine/render/smart-film.js';
import { percent, printTable } from './tables.js';

const CLIP_SECONDS = 30;
const RATE = 30;
const FRAMES = CLIP_SECONDS * RATE;
const RUNS = 3;

let folder: string;
let ffmpeg: Ffmpeg;
let clip: MediaInfo;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'vmg-bench-'));
  ffmpeg = await findFfmpeg({ env: process.env });
  const file = path.join(folder, 'clip.mp4');
  // As phones record: 720p30 at about 5 Mbit/s, a group of pictures every second.
  await runFfmpeg(ffmpeg, [
    ...['-f', 'lavfi', '-i', `testsrc2=size=1280x720:rate=${RATE}:duration=${CLIP_SECONDS}`],
    ...['-vf', 'noise=alls=10:allf=t', '-c:v', 'libx264', '-preset', 'superfast', '-b:v', '5M'],
    ...['-g', String(RATE), '-pix_fmt', 'yuv420p', '-y', file],
  ]);
  clip = await probeMedia(ffmpeg, file);
}, 300_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

function film(...pictures: Partial<ShownPicture>[]): PictureFilm {
  const { video } = clip;
  if (!video) throw new Error('It has a picture');
  return {
    pictures: pictures.map((changes) => ({
      info: clip,
      video,
      firstFrame: 0,
      endFrame: FRAMES,
      fromSeconds: 0,
      speed: 1,
      fadeInFrames: 0,
      fadeOutFrames: 0,
      transition: null,
      motion: 'still',
      ...changes,
    })),
    titles: [],
    size: { width: 1280, height: 720 },
    fit: 'pad',
    rate: exactRate(RATE),
  };
}

/** Edits as people make them, on a clip of 30 s. */
const EDITS: readonly (readonly [string, () => PictureFilm])[] = [
  ['a fade of 3 s', () => film({ fadeInFrames: 3 * RATE })],
  ['trimmed at 2.5 s', () => film({ fromSeconds: 2.5, endFrame: FRAMES - 2.5 * RATE })],
  [
    '5 s cut out in the middle',
    () =>
      film(
        { endFrame: 12.5 * RATE },
        { firstFrame: 12.5 * RATE, endFrame: 25 * RATE, fromSeconds: 17.5 },
      ),
  ],
];

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

describe('encoding only what changed, against encoding all', () => {
  it('takes these shares of its time', async () => {
    const rows: string[][] = [];
    for (const [name, make] of EDITS) {
      const ratios: number[] = [];
      let copiedShare = 0;
      for (let run = 0; run < RUNS; run++) {
        const smart = path.join(folder, 'smart.mp4');
        const whole = path.join(folder, 'whole.mp4');
        const smartMs = await timed(async () => {
          copiedShare = (await writeSmartFilm(ffmpeg, make(), { output: smart }))?.copiedShare ?? 0;
        });
        const options = { ...outputProfile('mp4', 'high'), output: whole };
        ratios.push(smartMs / (await timed(() => writePicture(ffmpeg, make(), options))));
      }
      rows.push([name, percent(copiedShare), middle(ratios).toFixed(3)]);
      expect(copiedShare).toBeGreaterThan(0);
    }
    printTable(
      `${CLIP_SECONDS} s of 720p30 (median of ${RUNS} paired runs)`,
      ['edit', 'copied', 'time / encoding all'],
      rows,
    );
  }, 600_000);
});
