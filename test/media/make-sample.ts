import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { clipFfmpeg } from './make-clip.js';

const CACHE = process.env.VMG_TEST_CLIPS ?? join(tmpdir(), 'vmg-test-clips');
const SECONDS = 1;

const PICTURE = ['-f', 'lavfi', '-i', `testsrc=size=96x64:rate=10:duration=${SECONDS}`];
const SOUND = ['-f', 'lavfi', '-i', `sine=frequency=330:sample_rate=44100:duration=${SECONDS}`];
const H264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p'];
const video = (...codec: string[]): string[] => [...PICTURE, ...codec];
const image = (...codec: string[]): string[] => [...PICTURE, '-frames:v', '1', ...codec];

/** How one file of each type that may be uploaded is made. */
const RECIPES = {
  mp4: video(...H264),
  mov: video(...H264),
  avi: video('-c:v', 'mpeg4'),
  webm: video('-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8'),
  mkv: video(...H264),
  jpg: image('-pix_fmt', 'yuvj420p'),
  jpeg: image('-pix_fmt', 'yuvj420p'),
  png: image(),
  gif: video('-t', '0.3'),
  webp: image('-c:v', 'libwebp'),
  mp3: [...SOUND, '-c:a', 'libmp3lame'],
  wav: SOUND,
  m4a: [...SOUND, '-c:a', 'aac'],
  aac: [...SOUND, '-c:a', 'aac'],
} as const;

export type SampleType = keyof typeof RECIPES;

export const SAMPLE_TYPES = Object.keys(RECIPES) as SampleType[];

/** The smallest real file of a type, 1 s where it has a length; cached, so it must not be changed. */
export async function makeSample(type: SampleType): Promise<string> {
  const cached = join(CACHE, `sample-1.${type}`);
  if (existsSync(cached)) return cached;
  await mkdir(CACHE, { recursive: true });
  // Several test processes may make the same one at once: the last rename wins.
  const partial = join(CACHE, `sample-${process.pid}-${Date.now()}.${type}`);
  const args = ['-y', '-nostdin', '-loglevel', 'error', ...RECIPES[type], partial];
  try {
    await promisify(execFile)(clipFfmpeg(), args);
    await rename(partial, cached);
  } finally {
    await rm(partial, { force: true });
  }
  return cached;
}
