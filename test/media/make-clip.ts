import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { promisify } from 'node:util';

export type ClipCodec = 'h264' | 'hevc' | 'vp8' | 'vp9' | 'mpeg4' | 'mjpeg';
export type ClipContainer = 'mp4' | 'mov' | 'avi' | 'webm' | 'mkv';
export type ClipAudio = 'none' | 'tone' | 'speech' | 'noise';

export interface ClipOptions {
  /** Default 3. */
  durationSeconds?: number;
  /** Coded size; default 160 × 90. */
  width?: number;
  height?: number;
  /** Default 25; a fraction as text, such as `30000/1001`, is exact. */
  fps?: number | string;
  /** Times of the hard cuts, seconds; each is moved to the nearest frame. Default: none, one shot. */
  cuts?: readonly number[];
  /** Default `tone`. `speech` is voice-like: syllables in bursts of 1.2 s with pauses of 0.8 s. */
  audio?: ClipAudio;
  /** Default 2; 6 is 5.1. */
  audioChannels?: number;
  /** Seconds of nothing before the sound sets in, as an offset of its stream (not silence). */
  audioOffsetSeconds?: number;
  /** Default by the container: vp9 for webm, mpeg4 for avi, h264 else. */
  codec?: ClipCodec;
  /** Default mp4. */
  container?: ClipContainer;
  /** Degrees clockwise that a player turns the picture by; mp4 and mov only. */
  rotation?: 0 | 90 | 180 | 270;
  /** Drops every third frame in the second half (never a shot's first): variable frame rate. */
  variableFrameRate?: boolean;
  /** Such as `4/3`: pixels that are not square. */
  sampleAspect?: string;
  /** Default `yuv420p`. */
  pixelFormat?: string;
  /** More arguments of the output, for what the options do not name. */
  extraArgs?: readonly string[];
  /** Where to put a copy; by default the path in the cache is returned, which must not be changed. */
  path?: string;
}

const run = promisify(execFile);

/** The ffmpeg that comes with the package: the same one on every machine, so the same clips. */
export function clipFfmpeg(): string {
  const require = createRequire(createRequire(import.meta.url).resolve('@ffmpeg-installer/ffmpeg'));
  const name = `${process.platform}-${process.arch}`;
  const folder = dirname(require.resolve(`@ffmpeg-installer/${name}/package.json`));
  return join(folder, process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg');
}

const VIDEO_ARGS: Readonly<Record<ClipCodec, readonly string[]>> = {
  h264: ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '26'],
  hevc: ['-c:v', 'libx265', '-preset', 'veryfast', '-x265-params', 'log-level=error'],
  vp8: ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '500k'],
  vp9: ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '500k'],
  mpeg4: ['-c:v', 'mpeg4', '-q:v', '5'],
  mjpeg: ['-c:v', 'mjpeg', '-q:v', '4'],
};

const AUDIO_CODEC: Readonly<Record<ClipContainer, readonly string[]>> = {
  mp4: ['-c:a', 'aac', '-b:a', '128k'],
  mov: ['-c:a', 'aac', '-b:a', '128k'],
  mkv: ['-c:a', 'aac', '-b:a', '128k'],
  avi: ['-c:a', 'libmp3lame', '-b:a', '128k'],
  webm: ['-c:a', 'libopus', '-b:a', '96k'],
};

const SYLLABLES = String.raw`0.5*max(0\,sin(2*PI*4*t))*lt(mod(t\,2)\,1.2)`;
const VOICE =
  '(sin(2*PI*140*t)+0.6*sin(2*PI*280*t)+0.5*sin(2*PI*700*t)+0.3*sin(2*PI*1260*t)+0.15*sin(2*PI*2520*t))/2';

const AUDIO_SOURCE: Readonly<Record<Exclude<ClipAudio, 'none'>, string>> = {
  tone: 'sine=frequency=440:sample_rate=48000,volume=2',
  noise: 'anoisesrc=color=pink:seed=7:sample_rate=48000:amplitude=0.4',
  speech: `aevalsrc=exprs=${SYLLABLES}*${VOICE}:sample_rate=48000`,
};

/** Background and hue of each shot in turn: neighbours differ in every channel. */
const SHOTS: readonly { colour: string; hue: number; speed: number }[] = [
  { colour: '0x182848', hue: 0, speed: 0.3 },
  { colour: '0xe8c860', hue: 120, speed: 0.6 },
  { colour: '0x205830', hue: 240, speed: 0.2 },
  { colour: '0xd04848', hue: 60, speed: 0.8 },
  { colour: '0xf0f0f0', hue: 180, speed: 0.4 },
  { colour: '0x301840', hue: 300, speed: 0.5 },
];

function rateOf(fps: number | string): number {
  const [numerator, denominator] = String(fps).split('/').map(Number);
  return (numerator ?? 25) / (denominator ?? 1);
}

/** Shots as sources of a filter graph, each an exact number of frames; the result is `[v]`. */
function pictureGraph(options: ClipOptions): string {
  const { width = 160, height = 90, fps = 25, durationSeconds = 3, cuts = [] } = options;
  const rate = rateOf(fps);
  const frames = Math.round(durationSeconds * rate);
  const firstFrames = [0, ...cuts.map((cut) => Math.round(cut * rate))];
  const chains = firstFrames.map((first, index) => {
    const shot = SHOTS[index % SHOTS.length] ?? { colour: 'gray', hue: 0, speed: 0.3 };
    const count = (firstFrames[index + 1] ?? frames) - first;
    const size = `${Math.max(16, width >> 1)}x${Math.max(16, height >> 1)}`;
    const source = `size=${width}x${height}:rate=${fps}`;
    return [
      `color=color=${shot.colour}:${source}[b${index}]`,
      `testsrc2=size=${size}:rate=${fps},hue=h=${shot.hue}[m${index}]`,
      `[b${index}][m${index}]overlay=x='(W-w)*abs(mod(t*${shot.speed}+0.5\\,2)-1)':y='(H-h)/2',` +
        `trim=end_frame=${count},setpts=PTS-STARTPTS[s${index}]`,
    ].join(';');
  });
  const joined = firstFrames.map((_, index) => `[s${index}]`).join('');
  const finish = [`concat=n=${firstFrames.length}`];
  if (options.variableFrameRate) {
    const kept = firstFrames.map((frame) => `eq(n\\,${frame})`).join('+');
    const half = frames >> 1;
    finish.push(`select='lt(n\\,${half})+gt(mod(n\\,3)\\,0)+${kept}+eq(n\\,${frames - 1})'`);
  }
  if (options.sampleAspect) finish.push(`setsar=${options.sampleAspect}`);
  finish.push(`format=${options.pixelFormat ?? 'yuv420p'}`);
  return `${chains.join(';')};${joined}${finish.join(',')}[v]`;
}

function clipArgs(options: ClipOptions): { args: string[]; container: ClipContainer } {
  const { durationSeconds = 3, container = 'mp4', audio = 'tone' } = options;
  const codec =
    options.codec ?? (container === 'webm' ? 'vp9' : container === 'avi' ? 'mpeg4' : 'h264');
  const args = ['-y', '-nostdin', '-loglevel', 'error'];
  if (audio !== 'none') {
    if (options.audioOffsetSeconds) args.push('-itsoffset', String(options.audioOffsetSeconds));
    args.push('-f', 'lavfi', '-t', String(durationSeconds - (options.audioOffsetSeconds ?? 0)));
    args.push('-i', AUDIO_SOURCE[audio]);
  }
  args.push('-filter_complex', pictureGraph(options), '-map', '[v]');
  if (audio !== 'none') {
    args.push('-map', '0:a', ...AUDIO_CODEC[container], '-ar', '48000');
    args.push('-ac', String(options.audioChannels ?? 2));
  }
  args.push(...VIDEO_ARGS[codec], '-threads', '1');
  // With B-frames, this ffmpeg's edit list would hide the last frame of an uneven stream.
  if (options.variableFrameRate && codec !== 'hevc') args.push('-bf', '0');
  args.push('-vsync', options.variableFrameRate ? 'vfr' : 'cfr');
  if (!options.variableFrameRate) args.push('-r', String(options.fps ?? 25));
  if (codec === 'hevc' && (container === 'mp4' || container === 'mov')) {
    args.push('-tag:v', 'hvc1');
  }
  args.push('-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact');
  args.push(...(options.extraArgs ?? []));
  return { args, container };
}

/** The matrix that ffmpeg reads back for a picture to be turned clockwise by so many degrees. */
const MATRIX = { 90: '-90.00', 180: '180.00', 270: '90.00' } as const;

/** Rotation is metadata that ffmpeg writes only when it copies, in a sense that versions differ on. */
async function rotate(path: string, degrees: 90 | 180 | 270): Promise<void> {
  const upright = `${path}.upright${extname(path)}`;
  await rename(path, upright);
  const copy = ['-map', '0', '-c', 'copy', '-fflags', '+bitexact'];
  for (const value of [degrees, 360 - degrees]) {
    const metadata = ['-metadata:s:v:0', `rotate=${value}`];
    await run(clipFfmpeg(), ['-y', '-nostdin', '-i', upright, ...copy, ...metadata, path]);
    const read = ['-nostdin', '-i', path, '-map', '0:v', '-c', 'copy', '-f', 'null', '-'];
    const { stderr } = await run(clipFfmpeg(), read);
    if (stderr.includes(`rotation of ${MATRIX[degrees]}`)) break;
  }
  await rm(upright);
}

/** Where clips are kept between test files and runs; the name says all that went into one. */
const CACHE = process.env.VMG_TEST_CLIPS ?? join(tmpdir(), 'vmg-test-clips');

/**
 * Makes a tiny real clip and returns its path. The same options give the same bytes; clips are
 * cached by what they are made from, so give `path` when the test changes or moves the file.
 */
export async function makeClip(options: ClipOptions = {}): Promise<string> {
  const { args, container } = clipArgs(options);
  const { rotation = 0 } = options;
  const key = createHash('sha256')
    .update(JSON.stringify([2, args, rotation]))
    .digest('hex')
    .slice(0, 24);
  const cached = join(CACHE, `${key}.${container}`);
  if (!existsSync(cached)) {
    await mkdir(CACHE, { recursive: true });
    // Several test processes may make the same clip at once: each its own, the last rename wins.
    const partial = join(CACHE, `${key}-${process.pid}-${Date.now()}.${container}`);
    try {
      await run(clipFfmpeg(), [...args, partial]);
      if (rotation !== 0) await rotate(partial, rotation);
      await rename(partial, cached);
    } finally {
      await rm(partial, { force: true });
    }
  }
  if (options.path === undefined) return cached;
  await mkdir(dirname(options.path), { recursive: true });
  await copyFile(cached, options.path);
  return options.path;
}
