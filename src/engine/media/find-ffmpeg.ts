import { stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import { ExitCode, isAbort, VmgError } from '../../support/errors.js';
import { bundledFfmpeg } from './bundled-ffmpeg.js';
import { type FfmpegFeatures, ffmpegFeatures, isAtLeast } from './ffmpeg-features.js';

/** The ffmpeg that does all media work. Plain data: it may be sent to a worker. */
export interface Ffmpeg {
  path: string;
  version: string;
  source: 'VMG_FFMPEG' | 'PATH' | 'bundled';
  /** Takes `-fps_mode` instead of `-vsync`; absent means no. */
  fpsMode?: boolean;
  /** Can turn HDR into SDR; absent means no. */
  toneMap?: boolean;
  /** Encoders that it has, of those that films are written with; absent means all. */
  encoders?: readonly string[];
  /** Filters that it has, of those that only some formats need; absent means all. */
  filters?: readonly string[];
}

export interface FindFfmpegOptions {
  env: Readonly<Record<string, string | undefined>>;
  /** Where the answer of the feature probe is kept between runs. */
  cacheDir?: string | undefined;
  signal?: AbortSignal | undefined;
  /** How long a program may take to say what it can do, in milliseconds; by default 5 s. */
  answerTimeoutMs?: number | undefined;
  /** For tests: where the bundled one is. */
  bundled?: () => Promise<string | undefined>;
}

/** libavutil of release 4.3. */
const OLDEST_ON_PATH = [56, 51] as const;

const INSTALL_HINTS: Readonly<Record<string, string>> = {
  darwin: 'Install it with: brew install ffmpeg',
  win32: 'Install it with: winget install ffmpeg',
  linux: 'Install it with your package manager, such as: sudo apt install ffmpeg',
};

function toFfmpeg(path: string, source: Ffmpeg['source'], features: FfmpegFeatures): Ffmpeg {
  const { version, fpsMode, toneMap, encoders, filters } = features;
  return { path, version, source, fpsMode, toneMap, encoders, filters };
}

/** Variables of Windows have names in any case: `Path`. */
function variable(env: FindFfmpegOptions['env'], name: string): string | undefined {
  if (process.platform !== 'win32') return env[name];
  const key = Object.keys(env).find((candidate) => candidate.toUpperCase() === name);
  return key === undefined ? undefined : env[key];
}

/** Every file called `name` on PATH, in its order. Scripts of Windows do not run without a shell. */
async function onPath(name: string, env: FindFfmpegOptions['env']): Promise<string[]> {
  const fileName = process.platform === 'win32' && !/\.exe$/i.test(name) ? `${name}.exe` : name;
  const folders = (variable(env, 'PATH') ?? '').split(delimiter).filter(isAbsolute);
  const found: string[] = [];
  for (const folder of new Set(folders)) {
    const path = join(folder, fileName);
    const isFile = await stat(path).then(
      (stats) => stats.isFile(),
      () => false,
    );
    if (isFile) found.push(path);
  }
  return found;
}

function badChoice(choice: string, problem: string, cause?: unknown): VmgError {
  return new VmgError(
    'ffmpeg-unusable',
    ExitCode.programMissing,
    `VMG_FFMPEG is set to ${choice}, which ${problem}.`,
    { hint: 'Set VMG_FFMPEG to a full ffmpeg, or unset it to use the bundled one.', cause },
  );
}

async function chosen(choice: string, options: FindFfmpegOptions): Promise<Ffmpeg> {
  const isName = !/[\\/]/.test(choice);
  const path = isName ? (await onPath(choice, options.env))[0] : resolve(choice);
  if (path === undefined) throw badChoice(choice, 'is not on PATH');
  const stats = await stat(path).catch((cause: unknown) => {
    throw badChoice(choice, 'does not exist', cause);
  });
  if (!stats.isFile()) throw badChoice(choice, 'is not a file');
  const features = await ffmpegFeatures(path, options).catch((cause: unknown) => {
    if (options.signal?.aborted || isAbort(cause)) throw cause;
    throw badChoice(choice, 'does not run as ffmpeg', cause);
  });
  if (features.missing.length > 0) throw badChoice(choice, `lacks ${features.missing.join(', ')}`);
  return toFfmpeg(path, 'VMG_FFMPEG', features);
}

/** The features of a candidate, or undefined when it does not run or lacks something. */
async function suitable(
  path: string,
  options: FindFfmpegOptions,
): Promise<FfmpegFeatures | undefined> {
  try {
    const features = await ffmpegFeatures(path, options);
    return features.missing.length === 0 ? features : undefined;
  } catch (error) {
    options.signal?.throwIfAborted();
    if (isAbort(error)) throw error;
    return undefined;
  }
}

/**
 * Finds the ffmpeg to work with: `VMG_FFMPEG`, else one on PATH that is 4.3 or newer and has all
 * that we need, else the one that an npm dependency brings.
 *
 * Throws a `VmgError` (exit 9) when `VMG_FFMPEG` names an unusable one, or when there is none.
 */
export async function findFfmpeg(options: FindFfmpegOptions): Promise<Ffmpeg> {
  const choice = variable(options.env, 'VMG_FFMPEG');
  if (choice) return chosen(choice, options);

  for (const path of await onPath('ffmpeg', options.env)) {
    const features = await suitable(path, options);
    if (features && isAtLeast(features.libavutil, OLDEST_ON_PATH)) {
      return toFfmpeg(path, 'PATH', features);
    }
  }

  const bundled = await (options.bundled ?? bundledFfmpeg)();
  const features = bundled === undefined ? undefined : await suitable(bundled, options);
  if (bundled !== undefined && features) return toFfmpeg(bundled, 'bundled', features);

  throw new VmgError(
    'ffmpeg-missing',
    ExitCode.programMissing,
    'No usable ffmpeg was found: none in VMG_FFMPEG, none on PATH that is 4.3 or newer with libx264, and none bundled for this platform.',
    { hint: INSTALL_HINTS[process.platform] ?? 'Install ffmpeg 4.3 or newer with libx264.' },
  );
}
