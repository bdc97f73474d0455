import { mkdir, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFfmpeg, probeMedia, runFfmpeg } from '../../../src/engine/media/index.js';
import { type ClipOptions, makeClip } from '../../media/make-clip.js';

const ffmpeg = await findFfmpeg({ env: {} });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vmg-probe-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function ffmpegMakes(name: string, ...args: string[]): Promise<string> {
  const path = join(folder, name);
  await runFfmpeg(ffmpeg, ['-y', ...args, path]);
  return path;
}

describe('a whole clip', () => {
  const TONE = ['-f', 'lavfi', '-i', 'sine=duration=6'];
  const PICTURE = ['-f', 'lavfi', '-i', 'testsrc2=size=64x36:duration=6'];

  it.each(['mp4', 'mkv'])('may have a second sound that is longer (%s)', async (kind) => {
    const args = ['-i', await makeClip(), ...TONE, '-map', '0', '-map', '1', '-c:v', 'copy'];
    const info = await probeMedia(ffmpeg, await ffmpegMakes(`second-sound.${kind}`, ...args));
    expect(info.durationSeconds).toBeCloseTo(3, 1);
  });

  it('may have a second picture that is longer', async () => {
    const args = ['-i', await makeClip(), ...PICTURE, '-map', '0', '-map', '1', '-c:a', 'copy'];
    const info = await probeMedia(ffmpeg, await ffmpegMakes('second-picture.mp4', ...args));
    expect(info.durationSeconds).toBeCloseTo(3, 1);
  });

  it('may be trimmed by an edit list', async () => {
    const args = ['-ss', '1.3', '-i', await makeClip(), '-c', 'copy'];
    const info = await probeMedia(ffmpeg, await ffmpegMakes('trimmed.mp4', ...args));
    expect(info.durationSeconds).toBeCloseTo(1.7, 1);
  });

  it('may begin late', async () => {
    const args = ['-i', await makeClip(), '-c', 'copy', '-output_ts_offset', '100'];
    const info = await probeMedia(ffmpeg, await ffmpegMakes('late.mkv', ...args));
    expect(info.durationSeconds).toBeCloseTo(3, 1);
    expect(info.video?.startSeconds).toBeGreaterThan(99);
  });
});

describe('a clip', () => {
  it.each<[string, ClipOptions]>([
    ['h264', {}],
    ['h264', { container: 'mov' }],
    ['h264', { container: 'mkv' }],
    ['mpeg4', { container: 'avi' }],
    ['vp9', { container: 'webm' }],
    ['vp8', { container: 'webm', codec: 'vp8' }],
    ['hevc', { codec: 'hevc' }],
    ['mjpeg', { codec: 'mjpeg', container: 'mkv', pixelFormat: 'yuvj420p' }],
  ])('of %s in %j', async (codec, options) => {
    const info = await probeMedia(ffmpeg, await makeClip(options));
    expect(info.video).toMatchObject({
      codec,
      displayWidth: 160,
      displayHeight: 90,
      isImage: false,
    });
    expect(info.video?.usualFrameRate).toBe(25);
    expect(info.durationSeconds).toBeGreaterThan(2.95);
    expect(info.durationSeconds).toBeLessThan(3.05);
    expect(info.audio).toMatchObject({ sampleRate: 48_000, channels: 2 });
  });

  it('has its exact frame rate', async () => {
    const path = await makeClip({ fps: '30000/1001', durationSeconds: 2 });
    const { video } = await probeMedia(ffmpeg, path);
    expect(video).toMatchObject({ frameRate: 30000 / 1001, variableFrameRate: false, frames: 60 });
  });

  it('with a variable frame rate has the average, and the usual one', async () => {
    const path = await makeClip({ variableFrameRate: true });
    const { video } = await probeMedia(ffmpeg, path);
    expect(video).toMatchObject({ variableFrameRate: true, frames: 63, usualFrameRate: 25 });
    expect(video?.frameRate).toBeCloseTo(21, 5);
  });

  it.each([90, 180, 270] as const)('turned by %i° is shown upright', async (rotation) => {
    const { video } = await probeMedia(ffmpeg, await makeClip({ container: 'mov', rotation }));
    const isTurned = rotation !== 180;
    expect(video).toMatchObject({
      rotation,
      width: 160,
      displayWidth: isTurned ? 90 : 160,
      displayHeight: isTurned ? 160 : 90,
    });
  });

  it('with pixels that are not square has the width that it is shown at', async () => {
    const { video } = await probeMedia(ffmpeg, await makeClip({ sampleAspect: '4/3' }));
    expect(video).toMatchObject({ width: 160, displayWidth: 213, displayHeight: 90 });
  });

  it('with surround sound has all of its channels', async () => {
    const { audio } = await probeMedia(ffmpeg, await makeClip({ audioChannels: 6 }));
    expect(audio).toMatchObject({ channels: 6, channelLayout: '5.1' });
  });

  it('without sound has none', async () => {
    const info = await probeMedia(ffmpeg, await makeClip({ audio: 'none' }));
    expect(info.audio).toBeNull();
    expect(info.video).not.toBeNull();
  });

  it('knows when its sound begins later', async () => {
    const { audio } = await probeMedia(ffmpeg, await makeClip({ audioOffsetSeconds: 0.5 }));
    expect(audio?.startSeconds).toBeCloseTo(0.5, 1);
  });

  it('is known to be 10-bit, HDR, interlaced', async () => {
    const ten = await makeClip({ codec: 'hevc', pixelFormat: 'yuv420p10le' });
    expect((await probeMedia(ffmpeg, ten)).video).toMatchObject({ pixelFormat: 'yuv420p10le' });
    const x265 = 'log-level=error:colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc';
    const hlg = await makeClip({
      ...{ codec: 'hevc', pixelFormat: 'yuv420p10le', audio: 'none' },
      extraArgs: ['-x265-params', x265],
    });
    expect((await probeMedia(ffmpeg, hlg)).video).toMatchObject({ hdr: true });
    const fields = await makeClip({ height: 96, extraArgs: ['-x264-params', 'tff=1'] });
    expect((await probeMedia(ffmpeg, fields)).video).toMatchObject({ interlaced: true });
  });

  it('as a browser records it, without a duration, is measured', async () => {
    const clip = await makeClip({ container: 'webm' });
    const live = ['-i', clip, '-c', 'copy', '-live', '1', '-f', 'webm'];
    const info = await probeMedia(ffmpeg, await ffmpegMakes('recorded.webm', ...live));
    expect(info.durationSeconds).toBeCloseTo(3, 1);
    expect(info.video?.frameRate).toBe(25);
  });

  it('in AVI with B-frames is known to have no times of its own', async () => {
    const path = await makeClip({ container: 'avi', codec: 'h264' });
    const { video } = await probeMedia(ffmpeg, path);
    expect(video).toMatchObject({ timesComplete: false, frames: 75 });
  });

  it.each([
    '-dash.mp4',
    'a b.mp4',
    '100%d.mp4',
    '视频 №1.mp4',
    "it's; $(x).mp4",
  ])('may be called %s', async (name) => {
    const path = await makeClip({ path: join(folder, name) });
    expect((await probeMedia(ffmpeg, path)).video?.codec).toBe('h264');
  });
});

describe('other media', () => {
  it('is a still image', async () => {
    const shot = ['-i', await makeClip(), '-frames:v', '1'];
    for (const name of ['still.png', 'still.jpg', 'still.webp']) {
      const info = await probeMedia(ffmpeg, await ffmpegMakes(name, ...shot));
      expect(info).toMatchObject({ video: { isImage: true, width: 160 }, durationSeconds: 0 });
    }
  });

  it('is sound, and its cover image is no picture', async () => {
    const cover = await ffmpegMakes('cover.jpg', '-i', await makeClip(), '-frames:v', '1');
    const streams = ['-map', '0:a', '-map', '1:v', '-c:v', 'copy'];
    const inputs = ['-i', await makeClip(), '-i', cover];
    const song = await ffmpegMakes('song.mp3', ...inputs, ...streams);
    const info = await probeMedia(ffmpeg, song);
    expect(info.video).toBeNull();
    expect(info.audio?.codec).toBe('mp3');
    expect(info.durationSeconds).toBeCloseTo(3, 1);
  });
});

describe('what cannot be worked with', () => {
  const fails = (path: string, code: string, words: RegExp): Promise<void> =>
    expect(probeMedia(ffmpeg, path, { name: 'clip.mp4' })).rejects.toMatchObject({
      code,
      exitCode: 3,
      message: expect.stringMatching(words),
      hint: expect.stringMatching(/\w/),
    });

  it('is missing', () => fails(join(folder, 'none.mp4'), 'file-not-found', /clip\.mp4 does not/));

  it('is a folder', async () => {
    await mkdir(join(folder, 'folder.mp4'));
    await fails(join(folder, 'folder.mp4'), 'file-is-folder', /is a folder/);
  });

  it('is empty', async () => fails(await put('empty.mp4', ''), 'file-empty', /is empty/));

  it('is text', async () => {
    await fails(await put('text.mp4', 'Hello, wörld\n'.repeat(999)), 'media-unsupported', /a text/);
  });

  it('is a playlist of other files', async () => {
    const list = `#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\n${await makeClip()}\n`;
    await fails(await put('list.mp4', list), 'media-unsupported', /a text file/);
    const disguised = `${list}#\u0001\n`;
    await fails(await put('disguised.mp4', disguised), 'media-unsupported', /is not a video/);
  });

  it('is a program', async () => {
    const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(5000, 0x90)]);
    await fails(await put('setup.exe', exe), 'media-unsupported', /a Windows program/);
  });

  it('is noise', async () => {
    const noise = Buffer.from(Array.from({ length: 9999 }, (_, i) => (i * i * 31 + 7) % 251));
    await fails(await put('noise.mp4', noise), 'media-unsupported', /is not a video/);
  });

  it('is an MP4 whose index is missing', async () => {
    const path = await makeClip({ path: join(folder, 'headless.mp4') });
    await truncate(path, Math.floor((await stat(path)).size * 0.6));
    await fails(path, 'media-truncated', /incomplete/);
  });

  it.each([
    'mp4',
    'mkv',
    'webm',
    'avi',
  ] as const)('is a %s whose data are cut off', async (container) => {
    const extraArgs = container === 'mp4' ? ['-movflags', '+faststart'] : [];
    const path = join(folder, `cut.${container}`);
    await makeClip({ container, extraArgs, path });
    await truncate(path, Math.floor((await stat(path)).size * 0.5));
    const words = container === 'avi' ? /its end/ : /incomplete: it holds 1\.\d of 3\.0 seconds/;
    await fails(path, 'media-truncated', words);
  });

  it('is an FLV whose data are cut off', async () => {
    const path = await ffmpegMakes(
      'cut.flv',
      '-i',
      await makeClip(),
      '-c:v',
      'copy',
      '-ar',
      '44100',
    );
    await truncate(path, Math.floor((await stat(path)).size * 0.5));
    await fails(path, 'media-truncated', /incomplete/);
  });

  it('is a trimmed MP4 whose data are cut off', async () => {
    const clip = await makeClip();
    const trim = ['-ss', '1.3', '-i', clip, '-c', 'copy', '-movflags', '+faststart'];
    const path = await ffmpegMakes('cut-trim.mp4', ...trim);
    await truncate(path, Math.floor((await stat(path)).size * 0.5));
    await fails(path, 'media-truncated', /incomplete/);
  });

  it('is a Matroska that begins late and ends early', async () => {
    const path = await ffmpegMakes(
      'cut-late.mkv',
      ...['-i', await makeClip(), '-c', 'copy', '-output_ts_offset', '100'],
    );
    await truncate(path, Math.floor((await stat(path)).size * 0.5));
    await fails(path, 'media-truncated', /incomplete/);
  });

  it('is an animated WebP', async () => {
    const header = Buffer.from('RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x02', 'latin1');
    const path = await put('moving.webp', Buffer.concat([header, Buffer.alloc(100)]));
    await fails(path, 'webp-animated', /animated WebP/);
  });

  it('is told from an interruption', async () => {
    const probe = probeMedia(ffmpeg, await makeClip(), { signal: AbortSignal.abort() });
    await expect(probe).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('is left as it was', async () => {
    const path = await makeClip({ path: join(folder, 'untouched.mp4') });
    const before = await readFile(path);
    await probeMedia(ffmpeg, path);
    expect((await readFile(path)).equals(before)).toBe(true);
  });
});
