import { execFile } from 'node:child_process';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { makeFolder } from '../../support/make-folder.js';
import { hashText } from '../../support/random.js';

const run = promisify(execFile);

/** ffmpeg answers within a fraction of a second; what takes longer than this hangs. */
const ANSWER_TIMEOUT_MS = 5_000;

/** What one ffmpeg can do. */
const features = z.object({
  version: z.string(),
  /** Of libavutil: the one number that tells releases and development builds alike their age. */
  libavutil: z.tuple([z.number(), z.number()]),
  /** Names of what we need and it lacks. */
  missing: z.array(z.string()),
  /** Takes `-fps_mode` (5.1 on) instead of `-vsync`. */
  fpsMode: z.boolean(),
  /** Can turn HDR into SDR. */
  toneMap: z.boolean(),
  /** Those of the encoders asked for that it has. */
  encoders: z.array(z.string()),
  /** Those of the filters that it has which some formats need. */
  filters: z.array(z.string()),
});

export type FfmpegFeatures = z.infer<typeof features>;

/** All that is asked of it; what can be done without (such as `zscale`) is not here. */
const NEEDED: Readonly<Record<'encoders' | 'decoders' | 'filters', readonly string[]>> = {
  encoders: ['libx264', 'aac'],
  decoders: ['h264', 'hevc', 'vp8', 'vp9', 'mpeg4', 'aac'],
  filters: [
    ...['scale', 'pad', 'transpose', 'hflip', 'vflip', 'setsar', 'format', 'yadif', 'showinfo'],
    ...['settb', 'setpts', 'fps', 'trim', 'concat', 'split', 'loop', 'tpad', 'color'],
    ...['crop', 'overlay', 'fade', 'alphamerge', 'premultiply', 'perspective', 'boxblur', 'lutyuv'],
    ...['aresample', 'aformat', 'apad', 'pan', 'atempo', 'atrim'],
  ],
};

/** What some formats of a film need; what lacks them writes the others. */
const OPTIONAL = {
  encoders: ['libvpx-vp9', 'libvpx', 'libopus', 'gif', 'png', 'libmp3lame', 'pcm_s24le'],
  filters: ['palettegen', 'paletteuse'],
} as const;

/** The second word of each line: ` V..... libx264  libx264 H.264 …`. */
function names(listing: string): Set<string> {
  return new Set(
    listing.split('\n').map((line) => /^\s*[A-Z.|]+\s+([\w-]+)\s/.exec(line)?.[1] ?? ''),
  );
}

/** How a program is asked. */
interface Asking {
  signal?: AbortSignal | undefined;
  answerTimeoutMs?: number | undefined;
}

async function ask(
  path: string,
  flag: string,
  { signal, answerTimeoutMs = ANSWER_TIMEOUT_MS }: Asking,
): Promise<string> {
  const { stdout } = await run(path, ['-hide_banner', flag], {
    maxBuffer: 1 << 24,
    timeout: answerTimeoutMs,
    // A program that hangs may heed no other.
    killSignal: 'SIGKILL',
    windowsHide: true,
    ...(signal ? { signal } : {}),
  });
  return stdout;
}

/** Asks the program at `path` what it can do; rejects when it does not run or is no ffmpeg. */
async function askFeatures(path: string, asking: Asking): Promise<FfmpegFeatures> {
  const [about, encoders, decoders, filters] = await Promise.all(
    ['-version', '-encoders', '-decoders', '-filters'].map((flag) => ask(path, flag, asking)),
  );
  const version = /^ffmpeg version (\S+)/m.exec(about ?? '')?.[1];
  if (version === undefined) throw new Error(`${path} does not say that it is ffmpeg`);
  const library = /^\s*libavutil\s+(\d+)\.\s*(\d+)/m.exec(about ?? '');
  const libavutil: [number, number] = [Number(library?.[1] ?? 0), Number(library?.[2] ?? 0)];
  const has = {
    encoders: names(encoders ?? ''),
    decoders: names(decoders ?? ''),
    filters: names(filters ?? ''),
  };
  const kinds = ['encoders', 'decoders', 'filters'] as const;
  return {
    version,
    libavutil,
    missing: kinds.flatMap((kind) => NEEDED[kind].filter((name) => !has[kind].has(name))),
    fpsMode: isAtLeast(libavutil, [57, 28]),
    toneMap: has.filters.has('zscale') && has.filters.has('tonemap'),
    encoders: [...NEEDED.encoders, ...OPTIONAL.encoders].filter((name) => has.encoders.has(name)),
    filters: OPTIONAL.filters.filter((name) => has.filters.has(name)),
  };
}

/** Compares libavutil versions. */
export function isAtLeast(version: readonly number[], wanted: readonly [number, number]): boolean {
  const [major = 0, minor = 0] = version;
  return major > wanted[0] || (major === wanted[0] && minor >= wanted[1]);
}

/** Which questions an answer answers: another version of this program asks others. */
const QUESTIONS = hashText(JSON.stringify([NEEDED, OPTIONAL]));

const cacheEntry = z.object({
  mtimeMs: z.number(),
  bytes: z.number(),
  questions: z.number(),
  features,
});
const cacheFile = z.record(z.string(), cacheEntry);
type Cache = z.infer<typeof cacheFile>;

const remembered = new Map<string, z.infer<typeof cacheEntry>>();

async function readCache(path: string): Promise<Cache> {
  try {
    const parsed = cacheFile.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}

/** Losing the cache costs a tenth of a second at the next start, so no failure here matters. */
async function writeCache(folder: string, path: string, cache: Cache): Promise<void> {
  const partial = `${path}.${process.pid}.part`;
  try {
    makeFolder(folder);
    await writeFile(partial, JSON.stringify(cache));
    await rename(partial, path);
  } catch {
    await rm(partial, { force: true }).catch(() => undefined);
  }
}

/**
 * What the ffmpeg at `path` can do, asked once for each state of the file: the answer is kept in
 * memory and, with `cacheDir`, on disk, under the path, its size and its time of change.
 *
 * Rejects when the file is missing, does not run, or is no ffmpeg.
 */
export async function ffmpegFeatures(
  path: string,
  options: Asking & { cacheDir?: string | undefined } = {},
): Promise<FfmpegFeatures> {
  const { mtimeMs, size: bytes } = await stat(path);
  const isFresh = (entry: z.infer<typeof cacheEntry> | undefined): boolean =>
    entry?.mtimeMs === mtimeMs && entry.bytes === bytes && entry.questions === QUESTIONS;

  const inMemory = remembered.get(path);
  if (inMemory && isFresh(inMemory)) return inMemory.features;

  const { cacheDir } = options;
  const file = cacheDir === undefined ? undefined : join(cacheDir, 'ffmpeg.json');
  const cache = file === undefined ? {} : await readCache(file);
  const onDisk = cache[path];
  if (onDisk && isFresh(onDisk)) {
    remembered.set(path, onDisk);
    return onDisk.features;
  }

  const answers = await askFeatures(path, options);
  const entry = { mtimeMs, bytes, questions: QUESTIONS, features: answers };
  remembered.set(path, entry);
  if (file !== undefined && cacheDir !== undefined) {
    await writeCache(cacheDir, file, { ...cache, [path]: entry });
  }
  return entry.features;
}
