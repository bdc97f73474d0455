import { beforeAll, describe, expect, it } from 'vitest';
import {
  findFfmpeg,
  type MediaInfo,
  probeMedia,
  type VideoStreamInfo,
} from '../../../src/engine/media/index.js';
import { problemsOf } from '../../../src/engine/render/verify.js';
import { makeClip } from '../../media/make-clip.js';

let film: MediaInfo;
let video: VideoStreamInfo;
beforeAll(async () => {
  const path = await makeClip({ durationSeconds: 2, audio: 'tone' });
  film = await probeMedia(await findFfmpeg({ env: process.env }), path);
  if (!film.video) throw new Error('A film has a picture');
  video = film.video;
});
const expected = { durationSeconds: 2, frameRate: 25, width: 160, height: 90, sound: true };

describe('a finished film', () => {
  it('passes when it is what it must be, to within a frame', () => {
    expect(problemsOf(film, expected)).toEqual([]);
    expect(problemsOf(film, { ...expected, durationSeconds: 2.04 })).toEqual([]);
  });

  it.each<[string, () => MediaInfo, RegExp]>([
    ['no picture', () => ({ ...film, video: null }), /no picture/],
    ['another codec', () => ({ ...film, video: { ...video, codec: 'hevc' } }), /hevc/],
    ['other pixels', () => ({ ...film, video: { ...video, pixelFormat: 'yuv444p' } }), /yuv444p/],
    ['another size', () => ({ ...film, video: { ...video, displayWidth: 80 } }), /80×90/],
    [
      'two frames too few',
      () => ({ ...film, video: { ...video, durationSeconds: 1.92 } }),
      /1\.920 s/,
    ],
    ['no sound', () => ({ ...film, audio: null }), /no sound/],
  ])('is refused with %s', (_what, wrong, problem) => {
    expect(problemsOf(wrong(), expected)).toEqual([expect.stringMatching(problem)]);
  });

  it('is refused with sound where silence was wanted', () => {
    expect(problemsOf(film, { ...expected, sound: false })).toHaveLength(1);
  });
});
