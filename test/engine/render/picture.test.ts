import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VideoStreamInfo } from '../../../src/engine/media/media-info.js';
import { planPicture } from '../../../src/engine/render/picture.js';

function video(changes: Partial<VideoStreamInfo> = {}): VideoStreamInfo {
  const { width = 1280, height = 720 } = changes;
  return {
    codec: 'h264',
    profile: 'High',
    width,
    height,
    rotation: 0,
    sampleAspect: 1,
    displayWidth: width,
    displayHeight: height,
    frameRate: 30,
    variableFrameRate: false,
    usualFrameRate: 30,
    frames: 90,
    pixelFormat: 'yuv420p',
    interlaced: false,
    hdr: false,
    isImage: false,
    startSeconds: 0,
    durationSeconds: 3,
    timesComplete: true,
    hiddenAtEnd: 0,
    language: null,
    ...changes,
  };
}

describe('planPicture', () => {
  it.each([
    [1920, 1080],
    [1080, 1920],
    [1080, 1080],
    [640, 360],
  ])('copies H.264 of %d×%d', (width, height) => {
    const plan = { picture: 'copy', width, height, reasons: [] };
    expect(planPicture(video({ width, height }))).toEqual(plan);
  });

  it.each<[string, Partial<VideoStreamInfo>]>([
    ['HEVC', { codec: 'hevc', profile: 'Main' }],
    ['10-bit', { pixelFormat: 'yuv420p10le', profile: 'High 10' }],
    ['full-range', { pixelFormat: 'yuvj420p' }],
    ['rotated', { rotation: 180 }],
    ['not square', { sampleAspect: 4 / 3, displayWidth: 1706 }],
    ['interlaced', { interlaced: true }],
    ['lossless', { profile: 'High 4:4:4 Predictive' }],
    ['without times', { timesComplete: false }],
  ])('encodes what is %s, and says why', (_, changes) => {
    const plan = planPicture(video(changes));
    expect(plan.picture).toBe('encode');
    expect(plan.reasons).not.toEqual([]);
  });

  it.each([
    ['landscape', 3840, 2160, 1920, 1080],
    ['portrait', 2160, 3840, 1080, 1920],
    ['square', 2048, 2048, 1080, 1080],
    ['wide', 4096, 1716, 1920, 804],
    ['almost square', 2000, 1990, 1086, 1080],
  ])('fits %s pictures', (_, width, height, toWidth, toHeight) => {
    const plan = planPicture(video({ width, height }));
    expect(plan).toMatchObject({ picture: 'encode', width: toWidth, height: toHeight });
  });

  it('never enlarges, always fits, keeps the shape, and gives even sizes', () => {
    const side = fc.integer({ min: 16, max: 8000 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const plan = planPicture(video({ width, height, codec: 'vp9' }));
        expect([plan.width % 2, plan.height % 2]).toEqual([0, 0]);
        expect(plan.width).toBeLessThanOrEqual(width);
        expect(plan.height).toBeLessThanOrEqual(height);
        expect(Math.max(plan.width, plan.height)).toBeLessThanOrEqual(1920);
        expect(Math.min(plan.width, plan.height)).toBeLessThanOrEqual(1080);
        const scale = plan.width / width;
        expect(Math.abs(plan.height - height * scale)).toBeLessThanOrEqual(
          2 + 2 * (height / width),
        );
      }),
    );
  });
});
