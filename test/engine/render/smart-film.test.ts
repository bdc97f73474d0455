import { mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  exactRate,
  findFfmpeg,
  type MediaInfo,
  openVideoTrack,
  outputProfile,
  type PictureFilm,
  probeMedia,
  runFfmpeg,
  type ShownPicture,
  writePicture,
} from '../../../src/engine/media/index.js';
import { makePicture } from '../../../src/engine/render/make-picture.js';
import { writeSmartFilm } from '../../../src/engine/render/smart-film.js';
import { drawFile } from '../../media/lavfi.js';
import { type ClipOptions, makeClip } from '../../media/make-clip.js';

const ffmpeg = await findFfmpeg({ env: {} });
const FRAMES = 100;
/** A group of pictures every 12 frames, as B-frames allow. */
const GROUPS = ['-g', '12', '-bf', '2'];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vmg-smart-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const clip = async (options: ClipOptions = {}) => {
  const { extraArgs = [], ...others } = options;
  const path = await makeClip({
    durationSeconds: 4,
    audio: 'none',
    ...others,
    extraArgs: [...GROUPS, ...extraArgs],
  });
  return probeMedia(ffmpeg, path);
};

function shown(info: MediaInfo, changes: Partial<ShownPicture> = {}): ShownPicture {
  const { video } = info;
  if (!video) throw new Error('It has a picture');
  return {
    info,
    video,
    firstFrame: 0,
    endFrame: video.frames,
    fromSeconds: 0,
    speed: 1,
    fadeInFrames: 0,
    fadeOutFrames: 0,
    transition: null,
    motion: 'still',
    ...changes,
  };
}

const filmOf = (...pictures: ShownPicture[]): PictureFilm => ({
  pictures,
  titles: [],
  size: { width: 160, height: 90 },
  fit: 'pad',
  rate: exactRate(pictures[0]?.video.frameRate ?? 25),
});

/** A checksum of every frame that comes out, after its time in frames. */
async function frames(path: string): Promise<string[]> {
  let text = '';
  const args = ['-i', path, '-map', '0:v', '-vsync', 'passthrough', '-f', 'framemd5', '-'];
  await runFfmpeg(ffmpeg, ['-loglevel', 'error', ...args], {
    onStdout: (chunk) => {
      text += Buffer.from(chunk).toString('latin1');
    },
  });
  const lines = text.split('\n').filter((line) => /^\d/.test(line));
  return lines.map((line, index) => {
    const [, , time = '', , , sum = ''] = line.split(',').map((field) => field.trim());
    expect(Number(time)).toBe(index);
    return sum;
  });
}

let films = 0;
async function make(film: PictureFilm) {
  const output = join(folder, `film ${++films}.mp4`);
  const made = await writeSmartFilm(ffmpeg, film, { output });
  return { ...made, output };
}

/** Which frames of the film are, bit by bit, the clip's from `first` on. */
function sameAs(film: readonly string[], source: readonly string[], shift = 0): boolean[] {
  return film.map((sum, index) => sum === source[index + shift]);
}

describe('a film in which only some seconds change', () => {
  it('keeps every other frame bit by bit, and each at its time', async () => {
    const info = await clip();
    const fading = filmOf(shown(info, { fadeInFrames: 20, fadeOutFrames: 15 }));
    const { output, copiedShare } = await make(fading);
    const film = await frames(output);
    const same = sameAs(film, await frames(info.path));
    expect(film).toHaveLength(FRAMES);
    // From the first group after the fade to the last one before the other.
    expect(same.indexOf(true)).toBe(24);
    expect(same.lastIndexOf(true)).toBe(83);
    expect(same.filter(Boolean)).toHaveLength(60);
    expect(copiedShare).toBe(0.6);

    const { video } = await probeMedia(ffmpeg, output);
    expect(video).toMatchObject({
      frameRate: 25,
      frames: FRAMES,
      profile: 'High',
      startSeconds: 0,
    });
    expect((await readdir(folder)).filter((name) => name.includes('part'))).toEqual([]);
  });

  it('shows in the rest what a film shows that is encoded all through', async () => {
    const info = await clip();
    const film = filmOf(shown(info, { fadeInFrames: 20 }));
    const { output } = await make(film);
    const whole = join(folder, 'whole.mp4');
    const pictureArgs = ['-c:v', 'libx264', '-crf', '19'];
    await writePicture(ffmpeg, film, { pictureArgs, muxerArgs: ['-f', 'mp4'], output: whole });
    let psnr = '';
    await runFfmpeg(
      ffmpeg,
      ['-loglevel', 'info', '-i', output, '-i', whole, '-lavfi', 'psnr', '-f', 'null', '-'],
      {
        onLogLine: (line) => {
          psnr = /PSNR.* min:(\S+)/.exec(line)?.[1] ?? psnr;
          return true;
        },
      },
    );
    // A frame that was missing, or there twice, would be far below.
    expect(Number(psnr)).toBeGreaterThan(30);
  });

  it.each<[string, ClipOptions]>([
    ['30000/1001 frames a second', { fps: '30000/1001' }],
    ['the Main profile', { extraArgs: ['-profile:v', 'main', '-level', '3.0'] }],
    ['the Baseline profile', { extraArgs: ['-profile:v', 'baseline'] }],
    ['no B-frames, in a MOV', { container: 'mov', extraArgs: ['-bf', '0'] }],
    ['an MKV’s rounded times', { container: 'mkv' }],
    ['fragments', { extraArgs: ['-movflags', '+frag_keyframe+empty_moov'] }],
  ])('is copied in parts from a clip with %s', async (_what, options) => {
    const info = await clip(options);
    const { output, copiedShare } = await make(filmOf(shown(info, { fadeOutFrames: 15 })));
    const count = info.video?.frames ?? 0;
    const film = await frames(output);
    const same = sameAs(film, await frames(info.path));
    expect(film).toHaveLength(count);
    expect(copiedShare).toBe(same.filter(Boolean).length / count);
    expect(same.lastIndexOf(false)).toBe(count - 1);
    expect(copiedShare).toBeGreaterThan(0.6);
  });

  it('is copied around a part that was cut out, and where clips of one kind meet', async () => {
    const info = await clip();
    const other = await clip({ cuts: [1] });
    const film = filmOf(
      shown(info, { endFrame: 40 }),
      shown(info, { firstFrame: 40, endFrame: 80, fromSeconds: 2 }),
      shown(other, { firstFrame: 80, endFrame: 130 }),
    );
    const { output, copiedShare } = await make(film);
    const made = await frames(output);
    expect(made).toHaveLength(130);
    const of = (same: boolean[], from: number, to: number) => same.slice(from, to).indexOf(false);
    const source = await frames(info.path);
    // 0…36 of it, then from 60 on, which lies at 50, to 84; then the other's first four groups.
    expect(of(sameAs(made, source), 0, 36)).toBe(-1);
    expect(of(sameAs(made, source, 10), 50, 74)).toBe(-1);
    expect(of(sameAs(made, await frames(other.path), -80), 80, 128)).toBe(-1);
    expect(copiedShare).toBeCloseTo((36 + 24 + 48) / 130);
  });

  it('can be changed once more, with parameters of three kinds in one film', async () => {
    const info = await clip();
    const once = await make(filmOf(shown(info, { fadeInFrames: 10 })));
    const fading = shown(await probeMedia(ffmpeg, once.output), { fadeOutFrames: 10 });
    const { output, copiedShare } = await make(filmOf(fading));
    const same = sameAs(await frames(output), await frames(once.output));
    expect(same).toHaveLength(FRAMES);
    expect(same.indexOf(false)).toBe(84);
    expect(copiedShare).toBe(0.84);
  });

  it('is encoded all through where groups are open, too long, or of another kind', async () => {
    const film = async (options: ClipOptions) =>
      (await make(filmOf(shown(await clip(options), { fadeInFrames: 10 })))).copiedShare;
    const openGroups = ['-x264-params', 'open-gop=1:keyint=12:bframes=2'];
    expect(await film({ extraArgs: openGroups })).toBeUndefined();
    expect(await film({ extraArgs: ['-g', '250'] })).toBeUndefined();
    expect(await film({ codec: 'mpeg4' })).toBeUndefined();
  });

  it('is encoded all through where its times have a gap, however even the rest is', async () => {
    const source = "testsrc2=s=160x90:r=25:d=4,select='not(between(n,30,41))'";
    const args = [...GROUPS, '-vsync', 'vfr', '-c:v', 'libx264', '-pix_fmt', 'yuv420p'];
    const info = await probeMedia(ffmpeg, await drawFile(join(folder, 'gap.mp4'), source, args));
    expect(info.video).toMatchObject({ frames: 88, variableFrameRate: false });
    const film = filmOf(shown(info, { endFrame: FRAMES, fadeInFrames: 10 }));
    expect((await make(film)).copiedShare).toBeUndefined();
  });

  it('is encoded all through where the clip does not fit into an MP4, unless it is cancelled', async () => {
    const info = await clip({ container: 'mkv' });
    const scratch = join(folder, 'nowhere', 'scratch.part');
    const open = (signal?: AbortSignal) =>
      openVideoTrack(ffmpeg, info, scratch, { frames: 25, seconds: 1 }, { signal });
    expect((await open()).track).toBeNull();
    await expect(open(AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('is encoded all through when what was copied cannot be decoded', async () => {
    const path = join(folder, 'damaged.mp4');
    await makeClip({ durationSeconds: 4, audio: 'none', extraArgs: GROUPS, path });
    const info = await probeMedia(ffmpeg, path);
    const file = await open(path, 'r+');
    await file.write(Buffer.alloc(600, 0x55), 0, 600, Math.round(info.bytes * 0.6));
    await file.close();
    const { copiedShare, output } = await make(filmOf(shown(info, { fadeInFrames: 10 })));
    expect(copiedShare).toBeUndefined();
    expect((await readdir(folder)).filter((name) => output.endsWith(name))).toEqual([]);
  });
});

describe('the picture of a film', () => {
  it('is refused, and not kept, when it has fewer frames than the film', async () => {
    const output = join(folder, 'short.mp4');
    const profile = outputProfile('mp4', 'low');
    const shorter = { ...profile, pictureArgs: [...profile.pictureArgs, '-t', '0.2'] };
    const film = filmOf(shown(await clip(), { endFrame: 25 }));
    const signal = new AbortController().signal;
    await expect(makePicture(ffmpeg, film, shorter, { output, signal })).rejects.toMatchObject({
      code: 'film-unsound',
      message: expect.stringMatching(/ \d frames, not 25/),
    });
    expect(await readdir(folder)).not.toContain('short.mp4');
  });
});
