import { inputFile } from './arguments.js';
import type { Ffmpeg } from './find-ffmpeg.js';
import type { MediaInfo } from './media-info.js';
import { probeMedia } from './probe-media.js';
import { streamFfmpeg } from './run-ffmpeg.js';

export interface DecodeAudioOptions {
  /** Hz. */
  sampleRate: number;
  channels: 1 | 2;
  /** Times as fast, at the same pitch, 0.1 … 10; 1 by default. */
  speed?: number;
  /** Only these samples of the result, counted from 0; by default all. */
  between?: { first: number; end: number };
  signal?: AbortSignal | undefined;
}

/** Samples that grow as they come, in planes. */
class Planes {
  #planes: Float32Array[];
  #length = 0;

  constructor(channels: number, expectedSamples: number) {
    this.#planes = Array.from({ length: channels }, () => new Float32Array(expectedSamples));
  }

  /** Takes interleaved little-endian floats, whole frames only. */
  add(bytes: Buffer): void {
    const channels = this.#planes.length;
    const count = bytes.length / (4 * channels);
    const needed = this.#length + count;
    if (needed > (this.#planes[0]?.length ?? 0)) {
      this.#planes = this.#planes.map((plane) => {
        const larger = new Float32Array(Math.max(needed, Math.ceil(plane.length * 1.5)));
        larger.set(plane.subarray(0, this.#length));
        return larger;
      });
    }
    this.#planes.forEach((plane, channel) => {
      for (let sample = 0; sample < count; sample++) {
        plane[this.#length + sample] = bytes.readFloatLE(4 * (sample * channels + channel));
      }
    });
    this.#length = needed;
  }

  take(): Float32Array[] {
    return this.#planes.map((plane) => plane.slice(0, this.#length));
  }
}

/**
 * Decodes the sound of a file to planes of samples in −1…1, one a channel; no planes where there is
 * no sound. Sample 0 is at the first frame of the picture: sound that begins later is preceded
 * by silence, sound from before it is cut. Gaps become silence. More channels are mixed down as
 * ITU-R BS.775 says, without the low-frequency channel; fewer are copied. At another speed a little
 * silence follows.
 *
 * Throws what `probeMedia` throws when `source` is a path, a `VmgError` when decoding fails, or
 * the signal's reason.
 */
export async function decodeAudio(
  ffmpeg: Ffmpeg,
  source: string | MediaInfo,
  options: DecodeAudioOptions,
): Promise<Float32Array[]> {
  const { sampleRate, channels, speed = 1, between, signal } = options;
  const info = typeof source === 'string' ? await probeMedia(ffmpeg, source, { signal }) : source;
  if (!info.audio) return [];

  const startSeconds = info.video?.startSeconds ?? info.audio.startSeconds;
  const endSeconds = info.audio.startSeconds + info.audio.durationSeconds;
  const args = [
    ...['-loglevel', 'warning', '-copyts'],
    ...inputFile(info.path),
    ...['-map', '0:a:0', '-vn', '-sn', '-dn'],
    ...['-af', filters(info.audio.channels, startSeconds, options)],
    ...['-c:a', 'pcm_f32le', '-f', 'f32le', '-'],
  ];
  const seconds = (endSeconds - startSeconds) / speed + 0.1;
  const samples = Math.min(
    Math.ceil(seconds * sampleRate),
    between?.end ?? Number.POSITIVE_INFINITY,
  );
  const expected = Math.max(0, samples - (between?.first ?? 0));
  const planes = new Planes(channels, expected);
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of streamFfmpeg(ffmpeg, args, { signal })) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const whole = bytes.length - (bytes.length % (4 * channels));
    planes.add(bytes.subarray(0, whole));
    rest = bytes.subarray(whole);
  }
  return planes.take();
}

function filters(
  from: number,
  startSeconds: number,
  { sampleRate, channels, speed = 1, between }: DecodeAudioOptions,
): string {
  const layout = channels === 1 ? 'mono' : 'stereo';
  const first = Math.round(startSeconds * sampleRate);
  return [
    // `async=1` fills gaps and cuts overlaps without changing the speed.
    `aresample=${sampleRate}:async=1:first_pts=${first}`,
    ...(from === 1 && channels === 2 ? ['pan=stereo|c0=c0|c1=c0'] : []),
    ...(from === 2 && channels === 1 ? ['pan=mono|c0=0.5*c0+0.5*c1'] : []),
    ...tempoFilters(speed, sampleRate),
    ...(between ? [`atrim=start_sample=${between.first}:end_sample=${between.end}`] : []),
    `aformat=sample_fmts=flt:channel_layouts=${layout}`,
  ].join(',');
}

/** What the filters keep of the end unless something follows it, with room to spare. */
const TAIL_SECONDS = 0.1;

/**
 * One filter goes from half as fast to twice as fast; farther it takes several. A little silence
 * follows, so that the sound's own end comes out of them.
 */
function tempoFilters(speed: number, sampleRate: number): string[] {
  if (speed === 1) return [];
  const count = Math.ceil(Math.abs(Math.log2(speed)));
  const tail = `apad=pad_len=${Math.round(TAIL_SECONDS * sampleRate)}`;
  return [tail, ...Array.from({ length: count }, () => `atempo=${speed ** (1 / count)}`)];
}
