import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  decodeAudio,
  decodeFrames,
  encodeVideo,
  findFfmpeg,
  type MediaInfo,
  probeMedia,
  runFfmpeg,
} from '../../../src/engine/media/index.js';
import { planPicture } from '../../../src/engine/render/picture.js';
import { boxes } from '../../media/boxes.js';
import { type ClipOptions, makeClip } from '../../media/make-clip.js';

const ffmpeg = await findFfmpeg({ env: {} });

let folder: string;
let wavPath: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vmg-encode-'));
  wavPath = join(folder, 'music.wav');
  // Longer than every clip here.
  const tone = ['-f', 'lavfi', '-i', 'sine=frequency=300:sample_rate=48000:duration=8'];
  await runFfmpeg(ffmpeg, ['-y', ...tone, '-ac', '2', wavPath]);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

let films = 0;
async function film(
  path: string,
  sound = wavPath,
): Promise<{ before: MediaInfo; after: MediaInfo }> {
  const before = await probeMedia(ffmpeg, path);
  if (!before.video) throw new Error('no picture');
  const { picture, width, height } = planPicture(before.video);
  const output = join(folder, `film ${++films} %d.mp4`);
  await encodeVideo(ffmpeg, {
    source: before,
    sound: { wavPath: sound },
    output,
    picture,
    size: { width, height },
  });
  return { before, after: await probeMedia(ffmpeg, output) };
}

describe('the colours of an encoded picture', () => {
  const tags = (...[range, matrix, primaries, transfer]: string[]): string[] => [
    ...['-color_range', range ?? '', '-colorspace', matrix ?? ''],
    ...['-color_primaries', primaries ?? '', '-color_trc', transfer ?? ''],
  ];

  it.each([
    [['bt709', 'bt709', 'bt709']],
    [['bt470bg', 'bt709', 'smpte170m']],
  ])('are told as the clip tells them: %j', async (names) => {
    const [matrix, primaries, transfer] = names;
    const extraArgs = tags('tv', ...names);
    // Turned, so that it cannot be copied.
    const { after } = await film(await makeClip({ container: 'mov', rotation: 90, extraArgs }));
    expect(after.video?.colour).toEqual({ range: 'tv', matrix, primaries, transfer });
  });

  it('stay untold where the clip tells nothing', async () => {
    const { after } = await film(await makeClip({ container: 'mov', rotation: 90 }));
    expect(after.video?.colour).toMatchObject({ matrix: null, primaries: null, transfer: null });
  });

  it('are those of video, also from a clip of full range', async () => {
    const extraArgs = tags('pc', 'bt709', 'bt709', 'bt709');
    const pixelFormat = 'yuvj420p';
    const options = { container: 'mov', rotation: 90, pixelFormat, extraArgs } as const;
    const { before, after } = await film(await makeClip(options));
    expect(before.video?.colour?.range).toBe('pc');
    expect(after.video).toMatchObject({ pixelFormat: 'yuv420p', colour: { range: 'tv' } });
    const size = { width: 16, height: 9 };
    const mean = async (info: MediaInfo): Promise<number> => {
      for await (const { rgb } of decodeFrames(ffmpeg, info, size)) {
        return rgb.reduce((sum, value) => sum + value, 0) / rgb.length;
      }
      return Number.NaN;
    };
    expect(Math.abs((await mean(before)) - (await mean(after)))).toBeLessThan(4);
  });
});

describe('encodeVideo', () => {
  it.each<['copied' | 'encoded', ClipOptions]>([
    ['copied', {}],
    ['copied', { container: 'mov' }],
    ['copied', { container: 'mkv' }],
    ['copied', { fps: '30000/1001', audioOffsetSeconds: 0.5 }],
    ['copied', { variableFrameRate: true }],
    ['encoded', { container: 'avi', codec: 'h264' }],
    ['encoded', { container: 'avi' }],
    ['encoded', { container: 'webm' }],
    ['encoded', { container: 'webm', variableFrameRate: true }],
    ['encoded', { codec: 'hevc', pixelFormat: 'yuv420p10le' }],
    ['encoded', { codec: 'mjpeg', container: 'mkv', pixelFormat: 'yuvj420p' }],
    ['encoded', { container: 'mov', rotation: 90 }],
    ['encoded', { sampleAspect: '4/3' }],
    ['encoded', { audio: 'none', codec: 'mpeg4' }],
  ])('makes H.264 and AAC, %s, from %j', async (how, options) => {
    const { before, after } = await film(await makeClip({ ...options, cuts: [1] }));
    const { video, audio } = after;
    const isCopied = before.video?.codec === 'h264' && video?.profile === before.video.profile;
    if (how === 'copied') expect(isCopied).toBe(true);
    expect(video).toMatchObject({
      codec: 'h264',
      pixelFormat: 'yuv420p',
      rotation: 0,
      sampleAspect: 1,
      startSeconds: 0,
      height: before.video?.displayHeight,
    });
    const frame = 1 / (before.video?.frameRate ?? 1);
    expect(Math.abs(after.durationSeconds - before.durationSeconds)).toBeLessThan(frame);
    expect(audio).toMatchObject({ codec: 'aac', sampleRate: 48_000, channels: 2 });
    const audioEnd = (audio?.startSeconds ?? 0) + (audio?.durationSeconds ?? 0);
    expect(Math.abs(audioEnd - after.durationSeconds)).toBeLessThan(0.025);
    expect(await boxes(after.path)).toEqual(['ftyp', 'moov', 'free', 'mdat']);
  });

  it('copies the very packets', async () => {
    const path = await makeClip({ cuts: [1, 2] });
    const { after } = await film(path);
    const packets = async (file: string): Promise<string> => {
      const args = ['-i', file, '-map', '0:v', '-c', 'copy', '-bsf:v', 'h264_mp4toannexb'];
      let text = '';
      await runFfmpeg(ffmpeg, [...args, '-f', 'hash', '-'], {
        onStdout: (chunk) => {
          text += Buffer.from(chunk).toString('latin1');
        },
      });
      return text;
    };
    expect(await packets(after.path)).toBe(await packets(path));
  });

  it('copies a clip that was cut without encoding, without the packets that are hidden', async () => {
    const cut = join(folder, 'cut.mp4');
    const args = ['-i', await makeClip({ cuts: [1] }), '-t', '2.1', '-c', 'copy', '-y', cut];
    await runFfmpeg(ffmpeg, args);
    const { before, after } = await film(cut);
    expect(before.video?.frames).toBeLessThan(60);
    expect(after.video).toMatchObject({ frames: before.video?.frames, hiddenAtEnd: 0 });
    expect(after.durationSeconds).toBeCloseTo(before.durationSeconds, 2);
    const end = (after.audio?.startSeconds ?? 0) + (after.audio?.durationSeconds ?? 0);
    expect(Math.abs(end - after.durationSeconds)).toBeLessThan(0.03);
  });

  it('keeps cuts at their times, also where frames come unevenly', async () => {
    const clip = await makeClip({ container: 'webm', variableFrameRate: true, cuts: [1, 2.2] });
    const { after } = await film(clip);
    const changes: { time: number; change: number }[] = [];
    let last: Uint8Array | undefined;
    for await (const frame of decodeFrames(ffmpeg, after, { width: 16, height: 9 })) {
      const before = last;
      const change = frame.rgb.reduce((sum, v, at) => sum + Math.abs(v - (before?.[at] ?? v)), 0);
      changes.push({ time: frame.timeSeconds, change });
      last = frame.rgb;
    }
    const times = changes.sort((a, b) => b.change - a.change).slice(0, 2);
    const [first, second] = times.map(({ time }) => time).sort((a, b) => a - b);
    expect(Math.abs((first ?? 0) - 1)).toBeLessThanOrEqual(0.041);
    expect(Math.abs((second ?? 0) - 2.2)).toBeLessThanOrEqual(0.041);
  });

  it('follows short sound with silence up to the end of the picture', async () => {
    const short = join(folder, 'short.wav');
    await runFfmpeg(ffmpeg, ['-y', '-i', wavPath, '-t', '1', short]);
    const { after } = await film(await makeClip(), short);
    const [plane] = await decodeAudio(ffmpeg, after, { sampleRate: 48_000, channels: 1 });
    expect((plane?.length ?? 0) / 48_000).toBeGreaterThan(2.97);
    expect(Math.max(...(plane?.subarray(60_000) ?? [1]))).toBeLessThan(0.01);
  });

  it('sound sets in with the first frame, to a few milliseconds', async () => {
    const { after } = await film(await makeClip());
    const [plane] = await decodeAudio(ffmpeg, after, { sampleRate: 48_000, channels: 1 });
    const onset = (plane?.findIndex((value) => Math.abs(value) > 0.03) ?? -1) / 48_000;
    expect(onset).toBeLessThan(0.005);
  });

  it('keeps when a clip was taken and not where', async () => {
    const place = ['-metadata', 'location=+06.4952+099.3043/'];
    const time = ['-metadata', 'creation_time=2026-03-19T13:10:43.000000Z'];
    const named = ['-metadata', 'title=Sea = 海', '-metadata:s:v', 'language=fra'];
    const { after } = await film(await makeClip({ extraArgs: [...place, ...time, ...named] }));
    expect(after).toMatchObject({
      creationTime: '2026-03-19T13:10:43.000000Z',
      title: 'Sea = 海',
      video: { language: 'fra' },
    });
    const { log } = await runFfmpeg(ffmpeg, ['-i', after.path, '-f', 'null', '-']);
    expect(log.join('\n')).not.toContain('099.3043');
  });

  it('leaves neither a child nor a file behind when aborted in the middle', async () => {
    const path = await makeClip({ durationSeconds: 6, width: 1280, height: 720, codec: 'mpeg4' });
    const source = await probeMedia(ffmpeg, path);
    const controller = new AbortController();
    const output = join(folder, 'aborted.mp4');
    let pid = 0;
    const encoding = encodeVideo(ffmpeg, {
      source,
      sound: { wavPath },
      output,
      picture: 'encode',
      signal: controller.signal,
      onProgress: () => controller.abort(),
      onSpawn: (id) => {
        pid = id;
      },
    });
    await expect(encoding).rejects.toMatchObject({ name: 'AbortError' });
    expect(pid).toBeGreaterThan(0);
    expect(() => process.kill(pid, 0)).toThrow();
    expect((await readdir(folder)).filter((name) => name.startsWith('aborted'))).toEqual([]);
  });

  it('leaves an earlier film as it was when it fails', async () => {
    const source = await probeMedia(ffmpeg, await makeClip());
    const output = join(folder, 'earlier.mp4');
    await writeFile(output, 'precious');
    const sound = { wavPath: join(folder, 'none.wav') };
    const options = { source, sound, output, picture: 'copy' } as const;
    await expect(encodeVideo(ffmpeg, options)).rejects.toMatchObject({ code: 'ffmpeg-failed' });
    const names = (await readdir(folder)).filter((name) => name.startsWith('earlier'));
    expect(names).toEqual(['earlier.mp4']);
  });
});
