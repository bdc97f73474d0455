import { describe, expect, it } from 'vitest';
import { parseColour, scalerMatrix } from '../../../src/engine/media/colour.js';
import { channelCount, parseHeader } from '../../../src/engine/media/parse-header.js';

const PHONE_2018 = `
Input #0, mov,mp4,m4a,3gp,3g2,mj2, from 'IMG: Stream #0:0.mov':
  Metadata:
    title           : A day: at the sea
    creation_time   : 2026-03-19T13:10:43.000000Z
  Duration: 01:00:02.01, start: 0.000000, bitrate: 2696 kb/s
    Stream #0:0(eng): Video: h264 (High) (avc1 / 0x31637661), yuv420p(tv, bt709), 1920x1080 [SAR 4:3 DAR 64:27], 1641 kb/s, 29.97 fps, 30 tbr, 57600 tbn, 48 tbc (default)
    Metadata:
      rotate          : 90
      creation_time   : 1999-01-01T00:00:00.000000Z
    Side data:
      displaymatrix: rotation of -90.00 degrees
    Stream #0:1(eng): Audio: aac (LC) (mp4a / 0x6134706D), 48000 Hz, 5.1(side), fltp, 1152 kb/s (default)
Output #0, framecrc, to 'pipe:':
    Stream #0:0: Video: h264, yuv420p, 1x1`.split('\n');

const PHONE_8 = `
Input #0, mov,mp4,m4a,3gp,3g2,mj2, from 'file:/tmp/a.mov':
  Duration: 00:00:03.50, start: 0.000000, bitrate: 2696 kb/s
  Stream #0:0[0x1](und): Video: hevc (Main 10) (hvc1 / 0x31637668), yuv420p10le(tv, bt2020nc/bt2020/arib-std-b67, progressive), 3840x2160, 1641 kb/s, 59.94 fps, 59.94 tbr, 600 tbn (default)
      Metadata:
        handler_name    : Core Media Video
      Side data:
        Display Matrix: rotation of 90.00 degrees
  Stream #0:1[0x2](und): Audio: pcm_s16le (sowt / 0x74776F73), 44100 Hz, mono, s16, 705 kb/s (default)
  Stream #0:2[0x3](und): Data: none (mebx / 0x7862656D), 0 kb/s (default)
  Stream #0:3[0x0]: Video: mjpeg (Baseline), yuvj420p(pc, bt470bg/unknown/unknown), 600x600 [SAR 72:72 DAR 1:1], 90k tbr, 90k tbn (attached pic)`.split(
  '\n',
);

describe('parseHeader', () => {
  it('reads a phone clip as the ffmpeg of 2018 prints it', () => {
    const header = parseHeader(PHONE_2018);
    expect(header).toMatchObject({
      container: 'mov',
      durationSeconds: 3602.01,
      creationTime: '2026-03-19T13:10:43.000000Z',
      title: 'A day: at the sea',
    });
    expect(header?.streams).toHaveLength(2);
    expect(header?.streams[0]).toMatchObject({
      kind: 'video',
      codec: 'h264',
      profile: 'High',
      language: 'eng',
      pixelFormat: 'yuv420p',
      width: 1920,
      height: 1080,
      sampleAspect: 4 / 3,
      frameRate: 29.97,
      rotation: 90,
    });
    expect(header?.streams[1]).toMatchObject({ kind: 'audio', sampleRate: 48_000, channels: 6 });
  });

  it('reads one as newer versions print it: stream ids, other side data, cover image', () => {
    const streams = parseHeader(PHONE_8)?.streams ?? [];
    expect(streams.map(({ kind }) => kind)).toEqual(['video', 'audio', 'other', 'video']);
    expect(streams[0]).toMatchObject({ rotation: 270, profile: 'Main 10', language: null });
    expect(streams[0]?.pixelNotes).toContain('bt2020nc/bt2020/arib-std-b67');
    expect(streams[1]).toMatchObject({ codec: 'pcm_s16le', channels: 1, sampleRate: 44_100 });
    expect(streams.map(({ isAttachedPicture }) => isAttachedPicture)).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it('leaves the duration open where the file does not say', () => {
    const log = ["Input #0, matroska,webm, from 'a':", '  Duration: N/A, start: 0.0, bitrate: N/A'];
    expect(parseHeader(log)).toMatchObject({ container: 'matroska', durationSeconds: null });
  });

  it('answers null when nothing was opened', () => {
    expect(parseHeader(['a.mp4: Invalid data found when processing input'])).toBeNull();
  });

  it.each([
    ['mono', 1],
    ['stereo', 2],
    ['2.1', 3],
    ['quad', 4],
    ['5.1(side)', 6],
    ['7.1', 8],
    ['5.1.2', 8],
    ['3 channels (FL+FR+LFE)', 3],
  ])('counts the channels of %s', (layout, count) => {
    expect(channelCount(layout)).toBe(count);
  });
});

describe('the matrix of a picture', () => {
  it('is told to the scaler by names that every version knows', () => {
    const names = ['bt709', 'fcc', 'bt470bg', 'smpte170m', 'smpte240m', 'bt2020nc', 'bt2020c'];
    const told = names.map((name) => scalerMatrix(parseColour([`${name}/unknown/unknown`]), 90));
    expect(told).toEqual(['bt709', 'fcc', 'bt470', 'smpte170m', 'smpte240m', 'bt2020', 'bt2020']);
    expect([719, 720].map((height) => scalerMatrix(parseColour([]), height))).toEqual([
      'smpte170m',
      'bt709',
    ]);
  });
});
