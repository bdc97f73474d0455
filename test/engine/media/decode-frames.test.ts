import { describe, expect, it } from 'vitest';
import {
  decodeFrames,
  findFfmpeg,
  probeMedia,
  type VideoFrame,
} from '../../../src/engine/media/index.js';
import { type ClipOptions, makeClip } from '../../media/make-clip.js';

const ffmpeg = await findFfmpeg({ env: {} });
const SIZE = { width: 32, height: 18 };

async function framesOf(options: ClipOptions, size = SIZE): Promise<VideoFrame[]> {
  const info = await probeMedia(ffmpeg, await makeClip(options));
  const frames: VideoFrame[] = [];
  for await (const frame of decodeFrames(ffmpeg, info, size)) frames.push(frame);
  return frames;
}

function difference(a: VideoFrame, b: VideoFrame): number {
  return (
    a.rgb.reduce((sum, value, at) => sum + Math.abs(value - (b.rgb[at] ?? 0)), 0) / a.rgb.length
  );
}

/** Times of the frames that differ most from the one before. */
function cutTimes(frames: readonly VideoFrame[], count: number): number[] {
  return frames
    .slice(1)
    .map((frame, at) => {
      const before = frames[at];
      return { time: frame.timeSeconds, change: before ? difference(before, frame) : 0 };
    })
    .sort((a, b) => b.change - a.change)
    .slice(0, count)
    .map(({ time }) => time)
    .sort((a, b) => a - b);
}

describe('decodeFrames', () => {
  it.each<ClipOptions>([
    {},
    { container: 'avi', codec: 'h264' },
    { container: 'webm' },
    { codec: 'hevc' },
    { container: 'mov', rotation: 90 },
    { fps: '30000/1001' },
    { variableFrameRate: true },
    { variableFrameRate: true, container: 'webm', fps: 30 },
  ])('finds cuts on the frame in %j', async (options) => {
    const frames = await framesOf({ ...options, cuts: [0.8, 1.72, 2.36] });
    const rate = options.fps === '30000/1001' ? 30000 / 1001 : Number(options.fps ?? 25);
    const expected = [0.8, 1.72, 2.36].map((time) => Math.round(time * rate) / rate);
    const found = cutTimes(frames, 3);
    expect(found).toHaveLength(3);
    found.forEach((time, at) => {
      expect(Math.abs(time - (expected[at] ?? 0))).toBeLessThan(0.002);
    });
  });

  it('gives every frame once, in order, from 0 on', async () => {
    const frames = await framesOf({});
    expect(frames.map(({ index }) => index)).toEqual(Array.from({ length: 75 }, (_, at) => at));
    frames.forEach(({ timeSeconds }, at) => {
      expect(timeSeconds).toBeCloseTo(at / 25, 4);
    });
    expect(frames.every(({ rgb }) => rgb.length === 32 * 18 * 3)).toBe(true);
  });

  it('counts from the first frame where the container does not', async () => {
    const frames = await framesOf({ extraArgs: ['-output_ts_offset', '2.5'] });
    expect(frames[0]?.timeSeconds).toBe(0);
    expect(frames.at(-1)?.timeSeconds).toBeCloseTo(2.96, 3);
  });

  it.each([
    [90, { width: 18, height: 32 }],
    [180, SIZE],
    [270, { width: 18, height: 32 }],
  ] as const)('turns frames upright by %i°', async (rotation, size) => {
    const [upright] = await framesOf({ container: 'mov' });
    const [turned] = await framesOf({ container: 'mov', rotation }, size);
    const at = (frame: VideoFrame | undefined, width: number, x: number, y: number): number[] => [
      ...(frame?.rgb.subarray(3 * (y * width + x), 3 * (y * width + x) + 3) ?? []),
    ];
    for (const [x, y] of [
      [3, 2],
      [20, 5],
      [15, 12],
    ] as const) {
      const place = {
        90: [17 - y, x],
        180: [31 - x, 17 - y],
        270: [y, 31 - x],
      }[rotation];
      const wanted = at(upright, 32, x, y);
      at(turned, size.width, place[0] ?? 0, place[1] ?? 0).forEach((value, channel) => {
        expect(Math.abs(value - (wanted[channel] ?? 0))).toBeLessThanOrEqual(4);
      });
    }
  });

  it('reports progress that never falls and ends at 1', async () => {
    const info = await probeMedia(ffmpeg, await makeClip());
    const seen: number[] = [];
    const onProgress = (fraction: number): number => seen.push(fraction);
    for await (const _ of decodeFrames(ffmpeg, info, { ...SIZE, onProgress }));
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
  });

  it('stops when aborted', async () => {
    const info = await probeMedia(ffmpeg, await makeClip());
    const controller = new AbortController();
    const read = async (): Promise<void> => {
      const options = { ...SIZE, signal: controller.signal };
      for await (const _ of decodeFrames(ffmpeg, info, options)) controller.abort();
    };
    await expect(read()).rejects.toMatchObject({ name: 'AbortError' });
  });
});
