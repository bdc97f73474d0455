import { beforeAll, describe, expect, it } from 'vitest';
import {
  type AudioStreamInfo,
  findFfmpeg,
  type MediaInfo,
  outputProfile,
  probeMedia,
  type VideoStreamInfo,
} from '../../../src/engine/media/index.js';
import { problemsOf, soundProblemsOf } from '../../../src/engine/render/verify.js';
import { makeClip } from '../../media/make-clip.js';

let film: MediaInfo;
let video: VideoStreamInfo;
beforeAll(async () => {
  const path = await makeClip({ durationSeconds: 2, audio: 'tone' });
  film = await probeMedia(await findFfmpeg({ env: process.env }), path);
  if (!film.video) throw new Error('A film has a picture');
  video = film.video;
});
const { holds } = outputProfile('mp4', 'high');
const size = { width: 160, height: 90 };
const expected = { durationSeconds: 2, frameRate: 25, ...size, sound: true, holds };

function track(changes: Partial<AudioStreamInfo>): AudioStreamInfo {
  return {
    ...{ codec: 'aac', sampleRate: 48_000, channels: 2, channelLayout: 'stereo' },
    ...{ startSeconds: 0, durationSeconds: 2, language: null, ...changes },
  };
}

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

describe('a finished file of sound alone', () => {
  const wanted = { durationSeconds: 2, holds };

  it('passes when it is as long as the film, to within a block of its codec', () => {
    expect(soundProblemsOf(film, wanted)).toEqual([]);
  });

  it.each<[string, MediaInfo['audio'], RegExp]>([
    ['no sound', null, /no sound/],
    ['another codec', track({ codec: 'opus' }), /not AAC/],
    ['another length', track({ durationSeconds: 1.5 }), /1\.500 s/],
  ])('is refused with %s', (_what, audio, problem) => {
    expect(soundProblemsOf({ ...film, audio }, wanted)).toEqual([expect.stringMatching(problem)]);
  });
});
