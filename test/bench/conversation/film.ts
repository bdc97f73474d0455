import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { decodeAudio, type Ffmpeg, probeMedia } from '../../../src/engine/media/index.js';
import { measureLoudness } from '../../../src/engine/sound/index.js';

const run = promisify(execFile);

const WIDTH = 256;
const HEIGHT = 256;

/** A rendered film, and what instruments say of it. */
export interface Film {
  durationSeconds: number;
  width: number;
  height: number;
  hasSound: boolean;
  /** Of a stretch, LUFS; −70 for silence. Seconds. */
  loudness(from?: number, to?: number): number;
  /** A frame of 256 × 256, three bytes a pixel. */
  frame(seconds: number): Promise<Uint8Array>;
}

export async function openFilm(ffmpeg: Ffmpeg, path: string): Promise<Film> {
  const info = await probeMedia(ffmpeg, path);
  const sampleRate = 48_000;
  const channels = info.audio
    ? await decodeAudio(ffmpeg, path, { sampleRate, channels: 2 })
    : [new Float32Array(0), new Float32Array(0)];
  const [left = new Float32Array(0), right = new Float32Array(0)] = channels;
  const frames = new Map<number, Promise<Uint8Array>>();
  const decode = async (seconds: number): Promise<Uint8Array> => {
    const { stdout } = await run(
      ffmpeg.path,
      [
        ...['-v', 'error', '-i', path, '-vf', `trim=start=${seconds},scale=${WIDTH}:${HEIGHT}`],
        ...['-frames:v', '1', '-f', 'rawvideo', '-pix_fmt', 'rgb24', 'pipe:1'],
      ],
      { encoding: 'buffer', maxBuffer: 1 << 24 },
    );
    return new Uint8Array(stdout);
  };
  return {
    durationSeconds: info.durationSeconds,
    width: info.video?.displayWidth ?? 0,
    height: info.video?.displayHeight ?? 0,
    hasSound: info.audio !== null,
    loudness(from = 0, to = info.durationSeconds) {
      const cut = (samples: Float32Array): Float32Array =>
        samples.slice(Math.round(from * sampleRate), Math.round(to * sampleRate));
      const sound = { sampleRate, left: cut(left), right: cut(right) };
      return sound.left.length === 0 ? -70 : Math.max(-70, measureLoudness(sound).integratedLufs);
    },
    frame(seconds) {
      const known = frames.get(seconds) ?? decode(seconds);
      frames.set(seconds, known);
      return known;
    },
  };
}

/** Mean difference of two frames, 0…255. */
export function difference(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs((a[i] ?? 0) - (b[i] ?? 0));
  return a.length === 0 ? Number.NaN : sum / a.length;
}

/** Share of the pixels that are clearly others, 0…1. */
export function changedShare(a: Uint8Array, b: Uint8Array): number {
  let changed = 0;
  for (let i = 0; i < a.length; i += 3) {
    const far = [0, 1, 2].some((c) => Math.abs((a[i + c] ?? 0) - (b[i + c] ?? 0)) > 48);
    if (far) changed++;
  }
  return (3 * changed) / a.length;
}

/** Mean of all bytes of a frame, 0 black … 255 white; of some rows alone where shares are given. */
export function brightness(frame: Uint8Array, from = 0, to = 1): number {
  const rows = frame.subarray(
    Math.round(from * HEIGHT) * WIDTH * 3,
    Math.round(to * HEIGHT) * WIDTH * 3,
  );
  return rows.reduce((sum, value) => sum + value, 0) / rows.length;
}

/** Share of pixels within `tolerance` of a colour, 0…1. */
export function shareOf(
  frame: Uint8Array,
  [red, green, blue]: readonly [number, number, number],
  tolerance = 70,
): number {
  let found = 0;
  for (let i = 0; i < frame.length; i += 3) {
    const far = Math.max(
      Math.abs((frame[i] ?? 0) - red),
      Math.abs((frame[i + 1] ?? 0) - green),
      Math.abs((frame[i + 2] ?? 0) - blue),
    );
    if (far <= tolerance) found++;
  }
  return (found * 3) / frame.length;
}
