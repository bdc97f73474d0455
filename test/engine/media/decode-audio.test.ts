import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { decodeAudio, findFfmpeg, probeMedia } from '../../../src/engine/media/index.js';
import { type ClipOptions, makeClip } from '../../media/make-clip.js';

const ffmpeg = await findFfmpeg({ env: {} });
const RATE = 48_000;

async function soundOf(options: ClipOptions, channels: 1 | 2 = 2): Promise<Float32Array[]> {
  const info = await probeMedia(ffmpeg, await makeClip(options));
  return decodeAudio(ffmpeg, info, { sampleRate: RATE, channels });
}

/** Amplitude of the clip's 440 Hz tone around a second. */
function toneAt(plane: Float32Array | undefined, seconds: number): number {
  const window = plane?.subarray(seconds * RATE, (seconds + 0.1) * RATE) ?? new Float32Array(1);
  let [re, im] = [0, 0];
  window.forEach((value, at) => {
    re += value * Math.cos((2 * Math.PI * 440 * at) / RATE);
    im += value * Math.sin((2 * Math.PI * 440 * at) / RATE);
  });
  return (2 * Math.hypot(re, im)) / window.length;
}

/** Seconds until the sound sets in. */
function onset(plane: Float32Array | undefined): number {
  return (plane?.findIndex((value) => Math.abs(value) > 0.02) ?? -1) / RATE;
}

describe('decodeAudio', () => {
  it('gives one plane a channel, as long as the clip', async () => {
    const planes = await soundOf({});
    expect(planes).toHaveLength(2);
    for (const plane of planes) expect(plane.length / RATE).toBeCloseTo(3, 1);
  });

  it('keeps the level of a mono clip in both channels, and of a stereo clip in one', async () => {
    const mono = await soundOf({ audioChannels: 1 });
    expect(toneAt(mono[0], 1)).toBeCloseTo(0.25, 2);
    expect(toneAt(mono[1], 1)).toBeCloseTo(0.25, 2);
    const [mixed] = await soundOf({ audioChannels: 2 }, 1);
    const [left] = await soundOf({ audioChannels: 2 });
    expect(toneAt(mixed, 1)).toBeCloseTo(toneAt(left, 1), 2);
  });

  it('mixes the centre of 5.1 into both channels, 3 dB lower', async () => {
    const surround = await soundOf({ audioChannels: 6, container: 'mov' });
    expect(surround).toHaveLength(2);
    expect(toneAt(surround[0], 1)).toBeCloseTo(0.25 * Math.SQRT1_2, 2);
    expect(toneAt(surround[1], 1)).toBeCloseTo(0.25 * Math.SQRT1_2, 2);
  });

  it.each<ClipOptions>([
    {},
    { container: 'mkv' },
    { container: 'webm' },
  ])('keeps sound that sets in late at its place in %j', async (options) => {
    const [plane] = await soundOf({ ...options, audioOffsetSeconds: 0.5 });
    expect(onset(plane)).toBeGreaterThan(0.46);
    expect(onset(plane)).toBeLessThan(0.53);
  });

  it('cuts what sounds before the first frame', async () => {
    const late = ['-filter_complex_threads', '1', '-output_ts_offset', '1.5'];
    const [plane] = await soundOf({ audio: 'speech', extraArgs: late });
    const [plain] = await soundOf({ audio: 'speech' });
    expect(onset(plane)).toBeCloseTo(onset(plain), 2);
  });

  it('resamples', async () => {
    const path = await makeClip();
    const [plane] = await decodeAudio(ffmpeg, path, { sampleRate: 16_000, channels: 1 });
    expect((plane?.length ?? 0) / 16_000).toBeCloseTo(3, 1);
  });

  it('gives a part of it, sample for sample', async () => {
    const path = await makeClip();
    const options = { sampleRate: RATE, channels: 1 } as const;
    const [whole] = await decodeAudio(ffmpeg, path, options);
    const between = { first: 20_000, end: 70_000 };
    const [part] = await decodeAudio(ffmpeg, path, { ...options, between });
    expect(part).toHaveLength(50_000);
    expect(part?.findIndex((value, i) => value !== whole?.[20_000 + i])).toBe(-1);
  });

  it.each([
    0.1, 0.5, 1.3, 10,
  ])('plays it %s times as fast, to its end, at its pitch', async (speed) => {
    const path = await makeClip();
    const [plane] = await decodeAudio(ffmpeg, path, { sampleRate: RATE, channels: 1, speed });
    const last = plane?.findLastIndex((value) => Math.abs(value) > 0.02) ?? 0;
    expect(Math.abs(last / RATE - 3 / speed) / (3 / speed)).toBeLessThan(0.04);
    expect(toneAt(plane, 0.1)).toBeGreaterThan(0.15);
  });

  it('gives nothing for a silent film', async () => {
    expect(await soundOf({ audio: 'none' })).toEqual([]);
  });

  it('says what is wrong with a path that is no media', async () => {
    const options = { sampleRate: RATE, channels: 1 } as const;
    const sound = decodeAudio(ffmpeg, fileURLToPath(import.meta.url), options);
    await expect(sound).rejects.toMatchObject({ exitCode: 3, code: 'media-unsupported' });
  });
});
