import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type FrameSpan,
  findFfmpeg,
  type MediaInfo,
  outputProfile,
  type PictureFilm,
  probeMedia,
  type ShownPicture,
  writePicture,
} from '../../../src/engine/media/index.js';
import { pictureGraph } from '../../../src/engine/media/picture-graph.js';
import { partsOf } from '../../../src/engine/media/write-picture.js';
import { drawFile, type SeenFrame, seeFilm } from '../../media/lavfi.js';
import { type ClipOptions, makeClip } from '../../media/make-clip.js';

const ffmpeg = await findFfmpeg({ env: {} });
const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '10', '-pix_fmt', 'yuv420p'];
const BT709 = { range: 'tv', matrix: 'bt709', primaries: 'bt709', transfer: 'bt709' };

let folder: string;
let ramp: MediaInfo;
let red: MediaInfo;
let photo: MediaInfo;
let clear: MediaInfo;
let gif: MediaInfo;
let title: string;
let everything: PictureFilm;
let film: { info: MediaInfo; frames: SeenFrame[] };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vmg-picture-'));
  const draw = async (name: string, source: string, args: string[]) =>
    probeMedia(ffmpeg, await drawFile(join(folder, name), source, args));
  const still = ['-frames:v', '1'];
  [ramp, red, photo, clear, gif, title] = await Promise.all([
    // Every frame is lighter than the one before: its light tells its number.
    draw('ramp.mp4', "nullsrc=s=160x90:r=25:d=3,geq=lum='16+N*3':cb=128:cr=128", [
      ...[...H264, '-g', '20'],
    ]),
    draw('red.webm', 'color=red:s=90x160:r=30:d=1', ['-c:v', 'libvpx', '-b:v', '500k']),
    draw(
      'photo.png',
      "nullsrc=s=320x180,geq=lum='if(lt(X,160),40,200)':128:128,format=rgb24",
      still,
    ),
    draw('clear.png', 'color=white@0:s=160x90,format=rgba', still),
    // A fifth of a second in all.
    draw(
      'two.gif',
      'color=blue:s=80x45:r=10:d=0.1[a];color=lime:s=80x45:r=10:d=0.1[b];[a][b]concat',
      [],
    ),
    drawFile(join(folder, 'title.png'), 'color=yellow:s=40x20,format=rgba', still),
  ]);
  everything = {
    pictures: [
      shown(ramp, 0, 25, { fromSeconds: 1, fadeInFrames: 10 }),
      shown(red, 15, 40, { transition: 'crossfade' }),
      shown(photo, 30, 80, { transition: 'wipe', motion: 'zoom-in' }),
      shown(gif, 70, 110, { transition: 'slide' }),
      shown(ramp, 100, 130, { transition: 'fade-white', speed: 2, fadeOutFrames: 10 }),
    ],
    titles: [
      { path: title, x: 60, y: 34, firstFrame: 44, endFrame: 68, enter: 'slide-up', leave: 'fade' },
    ],
    ...{ size: { width: 160, height: 90 }, fit: 'pad', rate: { frames: 25, seconds: 1 } },
  };
  film = await written(everything);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function shown(
  info: MediaInfo,
  firstFrame: number,
  endFrame: number,
  more: Partial<ShownPicture> = {},
): ShownPicture {
  if (!info.video) throw new Error('It has a picture');
  return {
    ...{ info, video: info.video, fromSeconds: 0, speed: 1, firstFrame, endFrame },
    ...{ fadeInFrames: 0, fadeOutFrames: 0, transition: null, motion: 'still', ...more },
  };
}

/** A film of pictures that follow one another, each so many frames long. */
const inARow = (infos: readonly MediaInfo[], frames = 5): PictureFilm => ({
  ...everything,
  titles: [],
  pictures: infos.map((info, index) => shown(info, index * frames, (index + 1) * frames)),
});

let films = 0;
async function written(shownFilm: PictureFilm, stretch?: FrameSpan) {
  const output = join(folder, `film ${++films}.mp4`);
  const { muxerArgs } = outputProfile('mp4', 'high');
  await writePicture(ffmpeg, shownFilm, { pictureArgs: H264, muxerArgs, output }, stretch);
  return seeFilm(ffmpeg, output);
}

const at = (frame: number): SeenFrame => {
  const seen = film.frames[frame];
  if (!seen) throw new Error(`There is no frame ${frame}`);
  return seen;
};
/** Which frame of the ramp is shown. */
const numberOf = (frame: SeenFrame): number => Math.round((frame.mean()[1] * 219) / 255 / 3);
const expectColour = (seen: readonly number[], wanted: readonly number[], within = 12): void => {
  for (const [channel, value] of wanted.entries()) {
    expect(Math.abs((seen[channel] ?? 0) - value)).toBeLessThanOrEqual(within);
  }
};

describe('the picture of a film', () => {
  it('is exactly as long as its pictures without what overlaps, at one rate, in tagged colours', () => {
    expect(film.info.video).toMatchObject({ frames: 130, frameRate: 25, variableFrameRate: false });
    expect(film.info.video).toMatchObject({ pixelFormat: 'yuv420p', colour: BT709 });
  });

  it('begins where a clip is trimmed, and fades in from black', () => {
    expect(at(0).mean()[0]).toBeLessThan(3);
    expect(numberOf(at(5))).toBeLessThan(18);
    expect([11, 12, 13, 14].map((frame) => numberOf(at(frame)))).toEqual([36, 37, 38, 39]);
  });

  it.each(['mp4', 'mkv', 'avi'])('begins on the very frame far within a file: %s', async (kind) => {
    const far = "nullsrc=s=160x90:r=10:d=7,geq=lum='16+N*3':cb=128:cr=128";
    const args = ['-c:v', 'libx264', '-g', '15', '-bf', '2', '-pix_fmt', 'yuv420p', '-crf', '5'];
    const info = await probeMedia(ffmpeg, await drawFile(join(folder, `far.${kind}`), far, args));
    const pictures = [shown(info, 0, 10, { fromSeconds: 5.3 })];
    const rate = { frames: 10, seconds: 1 };
    const { frames } = await written({ ...everything, titles: [], pictures, rate });
    expect(frames.map(numberOf)).toEqual([53, 54, 55, 56, 57, 58, 59, 60, 61, 62]);
  });

  it('is a blend in the middle of a crossfade', () => {
    // Red, between black borders, at one half over light grey (157).
    expectColour(at(20).at(80, 45), [206, 79, 79]);
    expectColour(at(20).at(5, 45), [79, 79, 79]);
    expectColour(at(26).at(80, 45), [255, 0, 0]);
  });

  it('is half the one and half the other in the middle of a wipe and of a slide', () => {
    expectColour(at(35).at(50, 45), [28, 28, 28], 8);
    expectColour(at(35).at(98, 45), [255, 0, 0], 25);
    expectColour(at(75).at(40, 45), [28, 28, 28]);
    expect(Math.max(at(75).at(120, 45)[1], at(75).at(120, 45)[2])).toBeGreaterThan(230);
  });

  it('repeats a gif at its own pace', () => {
    const colours = Array.from({ length: 18 }, (_, index) => {
      const [, green, blue] = at(80 + index).mean();
      return green > blue ? 'g' : 'b';
    }).join('');
    expect(colours).toMatch(/^(b{2,3}g{2,3}|g{1,3}b{2,3}|b{1,2}g{2,3})+[bg]{0,3}$/);
    expect(colours.slice(0, 10)).toBe(colours.slice(5, 15));
  });

  it('is white in the middle of a fade to white, and black at the end of a fade to black', () => {
    expectColour(at(105).mean(), [255, 255, 255]);
    expect(at(129).mean()[0]).toBeLessThan(15);
  });

  it('shows every second frame at twice the speed', () => {
    expect([112, 113, 114, 115].map((frame) => numberOf(at(frame)))).toEqual([24, 26, 28, 30]);
  });

  it('has a title at its time, which slides in and fades out', () => {
    const yellow = (frame: number): number => {
      const [red, green, blue] = at(frame).mean({ x: 0.4, y: 0.4, width: 0.2, height: 0.18 });
      return (red + green) / 2 - blue;
    };
    expect([43, 68].map(yellow).every((value) => Math.abs(value) < 4)).toBe(true);
    expect(yellow(56)).toBeGreaterThan(235);
    const [before, after] = [45, 66].map((frame) => at(frame));
    expect(yellow(66)).toBeLessThan(150);
    expect(yellow(66)).toBeGreaterThan(20);
    // Its place in the end is 34…54: it comes from below.
    expect(after?.at(80, 36)[2]).toBeLessThan(after?.at(80, 32)[2] ?? 0);
    expect(before?.at(80, 57)[2]).toBeLessThan(before?.at(80, 36)[2] ?? 0);
  });

  it.each([
    { firstFrame: 20, endFrame: 38 },
    { firstFrame: 46, endFrame: 48 },
    { firstFrame: 107, endFrame: 130 },
  ])('is the same in a stretch alone: $firstFrame to $endFrame', async (stretch) => {
    const alone = await written(everything, stretch);
    expect(alone.frames).toHaveLength(stretch.endFrame - stretch.firstFrame);
    for (const [index, frame] of alone.frames.entries()) {
      expectColour(frame.mean(), at(stretch.firstFrame + index).mean(), 4);
    }
  });

  it('moves a still without a tremble, and without a break where it is divided', async () => {
    const motion = 'pan-right';
    const [whole, divided] = await Promise.all(
      [
        [shown(photo, 0, 50, { motion })],
        [
          shown(photo, 0, 20, { motion, motionPart: { from: 0, to: 0.4 } }),
          shown(photo, 20, 50, { motion, motionPart: { from: 0.4, to: 1 } }),
        ],
      ].map((pictures) => written({ ...everything, titles: [], fit: 'crop', pictures })),
    );
    // The edge in its middle moves to the left, and more and more of the light half is seen.
    const [light = [], lightDivided = []] = [whole, divided].map((film) =>
      film?.frames.map((frame) => frame.mean()[0]),
    );
    const apart = light.map((value, index) => Math.abs(value - (lightDivided[index] ?? 0)));
    expect(Math.max(...apart)).toBeLessThan(0.3);
    const steps = light.slice(1).map((value, index) => value - (light[index] ?? 0));
    const usual = ((light.at(-1) ?? 0) - (light[0] ?? 0)) / steps.length;
    expect(usual).toBeGreaterThan(0.3);
    // A whole pixel would be six times as much.
    expect(Math.max(...steps.map((step) => Math.abs(step - usual)))).toBeLessThan(0.6 * usual);
  });

  it('fills a frame of another shape by cutting, with borders or over a blurred ground', async () => {
    const size = { width: 90, height: 160 };
    const [cut, bordered, blurred] = await Promise.all(
      (['crop', 'pad', 'blur'] as const).map((fit) =>
        written({ ...inARow([photo, red], 2), size, fit }),
      ),
    );
    for (const one of [cut, bordered, blurred]) {
      expect(one?.info.video).toMatchObject({ displayWidth: 90, displayHeight: 160, frames: 4 });
      expectColour(one?.frames[3]?.at(45, 3) ?? [], [255, 0, 0]);
    }
    expectColour(cut?.frames[0]?.at(3, 3) ?? [], [28, 28, 28]);
    expectColour(cut?.frames[0]?.at(86, 3) ?? [], [214, 214, 214]);
    expectColour(bordered?.frames[0]?.at(86, 3) ?? [], [0, 0, 0]);
    const [ground = 0] = blurred?.frames[0]?.at(80, 5) ?? [];
    expect(ground).toBeGreaterThan(90);
    expect(ground).toBeLessThan(190);
    expectColour(blurred?.frames[0]?.at(86, 80) ?? [], [214, 214, 214]);
  });

  it('turns a photo as its camera says', async () => {
    const { path } = photo;
    const lying = await drawFile(join(folder, 'lying.jpg'), `movie=${path}`, ['-frames:v', '1']);
    const jpeg = await readFile(lying);
    // Exif: big-endian, one entry, Orientation (0x0112), one number (3), a quarter clockwise (6).
    const exif = '45786966 0000 4d4d002a 00000008 0001 0112 0003 00000001 0006 0000 00000000';
    const body = Buffer.from(exif.replaceAll(' ', ''), 'hex');
    const marker = Buffer.from([0xff, 0xe1, 0, body.length + 2]);
    const turned = join(folder, 'turned.jpg');
    await writeFile(turned, Buffer.concat([jpeg.subarray(0, 2), marker, body, jpeg.subarray(2)]));
    const info = await probeMedia(ffmpeg, turned);
    expect(info.video).toMatchObject({ rotation: 90, displayWidth: 180, displayHeight: 320 });
    const size = { width: 90, height: 160 };
    const { frames } = await written({ ...inARow([info], 2), size });
    // Its dark left half is above.
    expectColour(frames[1]?.at(45, 10) ?? [], [28, 28, 28]);
    expectColour(frames[1]?.at(45, 150) ?? [], [214, 214, 214]);
  });

  it('shows black where an image is clear', async () => {
    expectColour((await written(inARow([clear]))).frames[0]?.mean() ?? [], [0, 0, 0]);
  });

  it('is put together of parts where it is made of many files, and leaves one file', async () => {
    const many: PictureFilm = {
      ...everything,
      titles: [],
      pictures: Array.from({ length: 20 }, (_, index) =>
        shown(ramp, index * 2, index * 2 + 2, { fromSeconds: (39 - index * 2) / 25 }),
      ),
    };
    const parts = partsOf(many, { firstFrame: 0, endFrame: 40 });
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.map(({ firstFrame }) => firstFrame)).toEqual([
      0,
      ...parts.slice(0, -1).map(({ endFrame }) => endFrame),
    ]);
    for (const part of parts) {
      const { inputs } = pictureGraph(ffmpeg, many, part);
      expect(inputs.filter((argument) => argument === '-i').length).toBeLessThanOrEqual(12);
    }
    const { frames, info } = await written(many);
    expect(info.video).toMatchObject({ frames: 40, frameRate: 25, variableFrameRate: false });
    const numbers = frames.map(numberOf);
    expect(numbers.filter((_, frame) => frame % 2 === 0)).toEqual(
      Array.from({ length: 20 }, (_, index) => 39 - index * 2),
    );
    expect((await readdir(folder)).filter((name) => name.includes('part'))).toEqual([]);
  });
});

describe('the pictures of a film', () => {
  const SD = ['-color_range', 'tv', '-colorspace', 'smpte170m'];
  SD.push('-color_primaries', 'smpte170m', '-color_trc', 'smpte170m');
  const probe = async (options: ClipOptions): Promise<MediaInfo> =>
    probeMedia(ffmpeg, await makeClip({ audio: 'none', ...options }));

  it('keep the colours that all have, and are brought to BT.709 where they differ', async () => {
    const [tagged, plain] = await Promise.all([
      probe({ durationSeconds: 1, extraArgs: SD }),
      probe({ durationSeconds: 1 }),
    ]);
    const sd = { range: 'tv', matrix: 'smpte170m', primaries: 'smpte170m', transfer: 'smpte170m' };
    expect((await written(inARow([tagged, tagged]))).info.video?.colour).toEqual(sd);
    expect((await written(inARow([tagged, plain]))).info.video?.colour).toEqual(BT709);
  });

  it('have borders by the shape that is shown, not by the pixels that are stored', async () => {
    // Stored 90×90, shown 160×90: it fills the frame.
    const wide = await probe({ width: 90, height: 90, sampleAspect: '16/9', durationSeconds: 1 });
    const { frames } = await written(inARow([wide]));
    expect(Math.max(...(frames[0]?.at(2, 45) ?? []))).toBeGreaterThan(40);
  });

  it('become progressive where they are interlaced, and ordinary where they are HDR', async () => {
    const plain = await probe({ durationSeconds: 1 });
    const { video } = plain;
    if (!video) throw new Error('It has a picture');
    const chainsOf = (changes: Partial<typeof video>, toneMap: boolean): string[] => {
      const changed = { ...plain, video: { ...video, ...changes } };
      const stretch = { firstFrame: 0, endFrame: 10 };
      const { filters } = pictureGraph({ ...ffmpeg, toneMap }, inARow([plain, changed]), stretch);
      return filters.split(';').filter((chain) => chain.includes(':V:0]'));
    };
    const [first, second] = chainsOf({ interlaced: true, hdr: true }, true);
    expect(first).not.toMatch(/yadif|tonemap/);
    expect(second).toMatch(/yadif.*tonemap/);
    expect(chainsOf({ hdr: true }, false).join()).not.toContain('tonemap');
  });
});
