import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  decodeFrames,
  findFfmpeg,
  joinVideo,
  type MediaInfo,
  probeMedia,
} from '../../../src/engine/media/index.js';
import { joinGraph } from '../../../src/engine/media/join-video.js';
import { type ClipOptions, makeClip } from '../../media/make-clip.js';

const ffmpeg = await findFfmpeg({ env: {} });
const BT709 = { range: 'tv', matrix: 'bt709', primaries: 'bt709', transfer: 'bt709' };
const SD_COLOURS = ['-color_range', 'tv', '-colorspace', 'smpte170m'];
SD_COLOURS.push('-color_primaries', 'smpte170m', '-color_trc', 'smpte170m');
const size = { width: 160, height: 90 };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vmg-join-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const probe = async (options: ClipOptions) =>
  probeMedia(ffmpeg, await makeClip({ audio: 'none', ...options }));
const whole = (info: MediaInfo) => ({
  info,
  fromSeconds: 0,
  durationSeconds: info.durationSeconds,
});

let films = 0;
async function joined(...infos: MediaInfo[]): Promise<MediaInfo> {
  const output = join(folder, `joined ${++films}.mp4`);
  await joinVideo(ffmpeg, { clips: infos.map(whole), size, output });
  return probeMedia(ffmpeg, output);
}

describe('joining clips', () => {
  it('shows them in a row at the highest of their rates, and leaves one file', async () => {
    const spawned: number[] = [];
    const clips = [
      await probe({ durationSeconds: 1 }),
      await probe({ durationSeconds: 1, fps: 30 }),
    ];
    const output = join(folder, 'spawned.mp4');
    const onSpawn = (pid: number) => spawned.push(pid);
    await joinVideo(ffmpeg, { clips: clips.map(whole), size, output, onSpawn });
    const { video } = await probeMedia(ffmpeg, output);
    expect(video).toMatchObject({ codec: 'h264', profile: 'High', frameRate: 30, ...size });
    expect(Math.abs((video?.durationSeconds ?? 0) - 2)).toBeLessThan(1 / 30);
    expect(spawned).toHaveLength(1);
    expect((await readdir(folder)).filter((name) => name.startsWith('spawned'))).toHaveLength(1);
  });

  it('takes pictures that say nothing of a rate', async () => {
    const still = await probe({ durationSeconds: 0.04 });
    expect(still.video?.frameRate).toBe(0);
    expect((await joined(still, still)).video?.frames).toBeGreaterThan(0);
  });

  it('gives black borders by the shape that is shown, not by the pixels that are stored', async () => {
    // Stored 90×90, shown 160×90: it fills the frame.
    const wide = await probe({ width: 90, height: 90, sampleAspect: '16/9', durationSeconds: 1 });
    const film = await joined(wide, wide);
    for await (const { rgb } of decodeFrames(ffmpeg, film, size)) {
      const middle = (size.height / 2) * size.width * 3;
      const left = rgb.slice(middle + 6, middle + 9);
      expect(Math.max(...left)).toBeGreaterThan(40);
      break;
    }
  });

  it('keeps the colours that all have, and brings those that differ to BT.709', async () => {
    const tagged = await probe({ durationSeconds: 1, extraArgs: SD_COLOURS });
    const plain = await probe({ durationSeconds: 1 });
    const sd = { range: 'tv', matrix: 'smpte170m', primaries: 'smpte170m', transfer: 'smpte170m' };
    expect((await joined(tagged, tagged)).video?.colour).toEqual(sd);
    expect((await joined(tagged, plain)).video?.colour).toEqual(BT709);
  });

  it('makes interlaced pictures progressive, and HDR ordinary where ffmpeg can', async () => {
    const plain = await probe({ durationSeconds: 1 });
    const { video } = plain;
    if (!video) throw new Error('It has a picture');
    const graphOf = (changes: Partial<typeof video>, toneMap: boolean): string => {
      const clips = [plain, { ...plain, video: { ...video, ...changes } }].map(whole);
      return joinGraph({ ...ffmpeg, toneMap }, { clips, size });
    };
    const chains = graphOf({ interlaced: true, hdr: true }, true).split(';');
    expect(chains[0]).not.toMatch(/yadif|tonemap/);
    expect(chains[1]).toMatch(/yadif.*tonemap/);
    expect(graphOf({ hdr: true }, false)).not.toContain('tonemap');
  });
});
