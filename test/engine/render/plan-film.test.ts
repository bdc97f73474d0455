import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type FrameSpan,
  type OutputProfile,
  outputProfile,
  type PictureFilm,
  type VideoStreamInfo,
} from '../../../src/engine/media/index.js';
import { pictureGraph } from '../../../src/engine/media/picture-graph.js';
import { planFilm } from '../../../src/engine/render/plan-film.js';
import type { PictureSource } from '../../../src/engine/render/sources.js';
import { pictureIsUntouched } from '../../../src/engine/render/untouched.js';
import { planRender } from '../../../src/engine/timeline/index.js';
import type { Draft } from '../../../src/protocol/index.js';

const HIGH = outputProfile('mp4', 'high');

function source(width: number, height: number, more: Partial<VideoStreamInfo> = {}) {
  const frameRate = more.frameRate ?? 25;
  const video: VideoStreamInfo = {
    ...{ codec: 'h264', profile: 'High', width, height, rotation: 0, sampleAspect: 1 },
    ...{ displayWidth: width, displayHeight: height, frameRate, usualFrameRate: frameRate },
    ...{ variableFrameRate: false, frames: 250, pixelFormat: 'yuv420p', interlaced: false },
    ...{ hdr: false, isImage: false, startSeconds: 0, durationSeconds: 10, timesComplete: true },
    ...{ hiddenAtEnd: 0, language: null, ...more },
  };
  const info = {
    path: `${width}x${height}`,
    container: 'mov',
    durationSeconds: 10,
    bytes: 1,
    video,
  };
  return { info: { ...info, audio: null, creationTime: null, title: null }, video };
}
const still = (width: number, height: number) =>
  source(width, height, {
    codec: 'png',
    isImage: true,
    frameRate: 0,
    durationSeconds: 0,
    frames: 1,
  });
const gif = (width: number, height: number) => source(width, height, { codec: 'gif' });

function planned(
  sources: readonly ReturnType<typeof source>[],
  segments: readonly { d: number; [field: string]: unknown }[],
  more: Partial<Draft> = {},
  profile: OutputProfile = HIGH,
) {
  const sg = segments.map(({ d, ...m }) => ({ d, m: { mediaId: 'media_a', ...m } }));
  const plan = planRender({ t: [{ tt: 0, sg }], ...more });
  const pictures = plan.pictures.flatMap((one, index): PictureSource[] => {
    const found = sources[index];
    return found ? [{ ...found, planned: one, analysisPath: '' }] : [];
  });
  const film = planFilm(plan, { pictures, durationSeconds: plan.durationMs / 1000 }, profile);
  return { film, untouched: pictureIsUntouched(plan, { pictures }, film) };
}
const two = [{ d: 2000 }, { d: 2000 }];

describe('the film of a plan', () => {
  it('has the shape of its first picture, the size of its largest, the rate of its fastest clip', () => {
    const { film } = planned([source(640, 360), source(1920, 1080, { frameRate: 30 })], two);
    expect(film).toMatchObject({
      size: { width: 1920, height: 1080 },
      rate: { frames: 30, seconds: 1 },
    });
    expect(film.pictures.map(({ endFrame }) => endFrame)).toEqual([60, 120]);
  });

  it.each([
    ['a wider one', [source(640, 480), source(1280, 640)], { width: 1280, height: 960 }],
    ['more than can be made', [source(640, 360), still(4000, 3000)], { width: 1920, height: 1080 }],
    ['a gif before photos', [gif(320, 240), still(1200, 800)], { width: 1200, height: 900 }],
    ['a gif before a clip', [gif(500, 500), source(320, 180)], { width: 320, height: 180 }],
    ['a dot before a clip', [still(1, 1), source(320, 180)], { width: 320, height: 180 }],
    ['smaller ones', [source(642, 360), source(320, 320)], { width: 642, height: 360 }],
  ] as const)('is large enough for all: %s', (_what, [first, second], size) => {
    expect(planned([first, second], two).film.size).toEqual(size);
  });

  it('has an exact rate, and thirty frames a second where nothing moves by itself', () => {
    const ntsc = source(640, 360, { frameRate: 30000 / 1001 });
    expect(planned([ntsc], [{ d: 2000 }]).film.rate).toEqual({ frames: 30000, seconds: 1001 });
    expect(planned([still(640, 360)], [{ d: 2000 }]).film.rate).toEqual({ frames: 30, seconds: 1 });
  });

  it.each([
    ['16:9', 'crop', { width: 1280, height: 720 }],
    ['9:16', 'crop', { width: 404, height: 720 }],
    ['9:16', 'blur', { width: 1080, height: 1920 }],
    ['1:1', 'pad', { width: 1080, height: 1080 }],
    ['4:5', 'blur', { width: 1080, height: 1350 }],
  ] as const)('has the shape %s with %s, no larger than a 720p clip fills', (ratio, fit, size) => {
    expect(
      planned([source(1280, 720)], [{ d: 2000 }], { canvas: { ratio, fit } }).film.size,
    ).toEqual(size);
  });

  it('stays within the limits of its quality', () => {
    const low = outputProfile('mp4', 'low');
    const { film } = planned([source(1920, 1080, { frameRate: 60 })], [{ d: 2000 }], {}, low);
    expect(film).toMatchObject({
      size: { width: 854, height: 480 },
      rate: { frames: 30, seconds: 1 },
    });
  });

  it('is as long as the draft to within half a frame, without gaps, whatever the lengths', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 100, max: 9000 }), { minLength: 1, maxLength: 9 }),
        fc.constantFrom(24, 25, 30000 / 1001, 59.94, 29.873),
        (lengths, frameRate) => {
          const sources = lengths.map(() => source(640, 360, { frameRate }));
          const { film } = planned(
            sources,
            lengths.map((d) => ({ d })),
          );
          const frames = film.pictures.at(-1)?.endFrame ?? 0;
          const seconds = (frames * film.rate.seconds) / film.rate.frames;
          const wanted = lengths.reduce((sum, d) => sum + d, 0) / 1000;
          expect(Math.abs(seconds - wanted)).toBeLessThanOrEqual(0.51 / frameRate);
          const starts = film.pictures.map(({ firstFrame }) => firstFrame);
          expect(starts).toEqual([
            0,
            ...film.pictures.slice(0, -1).map(({ endFrame }) => endFrame),
          ]);
        },
      ),
    );
  });
});

describe('the fades of a film', () => {
  const starts = (film: PictureFilm, stretch: FrameSpan): number[] => {
    const ffmpeg = { path: 'ffmpeg', version: '7', source: 'PATH' as const };
    const { filters } = pictureGraph(ffmpeg, film, stretch);
    return [...filters.matchAll(/fade=t=\w+:s=(-?\d+)/g)].map(([, start]) => Number(start));
  };
  const clip = source(160, 90);

  it.each<[string, { d: number; [field: string]: unknown }[]]>([
    ['as long as its clip', [{ d: 1030 }, { d: 1020, fadeOut: 1020 }]],
    [
      'longer than what is seen of its clip',
      [
        { d: 1000, fadeOut: 1000 },
        { d: 1500, transition: { kind: 'fade-black', d: 600 } },
      ],
    ],
  ])('begin with the clip at the earliest: %s', (_what, segments) => {
    const { film } = planned([clip, clip], segments);
    const frames = film.pictures.at(-1)?.endFrame ?? 0;
    expect(Math.min(...starts(film, { firstFrame: 0, endFrame: frames }))).toBe(0);
  });

  it('begin no earlier than their pictures, whatever comes together, in every stretch', () => {
    const ms = fc.integer({ min: 40, max: 3000 });
    const kind = fc.constantFrom('crossfade', 'fade-black', 'fade-white', 'wipe', 'slide');
    const segment = fc.record(
      { d: ms, fadeIn: ms, fadeOut: ms, transition: fc.record({ kind, d: ms }) },
      { requiredKeys: ['d'] },
    );
    const segments = fc.array(segment, { minLength: 1, maxLength: 5 }).map((sg) =>
      sg.map((one, index) => {
        // No longer than half of what it lies between.
        const longest = Math.min(one.d, sg[index - 1]?.d ?? 0) >> 1;
        const { transition, ...others } = one;
        return transition && longest > 0
          ? { ...others, transition: { ...transition, d: Math.min(transition.d, longest) } }
          : others;
      }),
    );
    const within = fc.tuple(fc.nat({ max: 99 }), fc.nat({ max: 99 }));
    fc.assert(
      fc.property(segments, fc.constantFrom(24, 25, 29.97), within, (sg, frameRate, [a, b]) => {
        const sources = sg.map(() => source(160, 90, { frameRate }));
        const { film } = planned(sources, sg);
        const frames = film.pictures.at(-1)?.endFrame ?? 0;
        const firstFrame = Math.floor((Math.min(a, b) / 100) * frames);
        const endFrame = Math.max(firstFrame + 1, Math.ceil((Math.max(a, b) / 100) * frames));
        expect(starts(film, { firstFrame, endFrame }).filter((start) => start < 0)).toEqual([]);
      }),
    );
  });
});

describe('the picture of a timeline', () => {
  const clip = source(640, 360);
  const whole = { d: 10_000 };

  it('is untouched when it is one clip, all of it, also on a canvas of its own shape', () => {
    expect(planned([clip], [whole]).untouched).toBe(true);
    expect(planned([clip], [whole], { canvas: { ratio: '16:9' } }).untouched).toBe(true);
  });

  it.each<[string, object, Partial<Draft>]>([
    ['a part of it', { d: 9000 }, {}],
    ['faster', { d: 5000, speed: 2 }, {}],
    ['faded in', { fadeIn: 500 }, {}],
    ['faded out', { fadeOut: 500 }, {}],
    ['on a canvas of another shape', {}, { canvas: { ratio: '1:1' } }],
  ])('is not untouched when it is %s', (_what, change, more) => {
    expect(planned([clip], [{ ...whole, ...change }], more).untouched).toBe(false);
  });

  it('is not untouched when it is a still, or when a title lies over it', () => {
    expect(planned([still(640, 360)], [{ d: 20 }]).untouched).toBe(false);
    const t = [
      { tt: 0, sg: [{ d: 10_000, m: { mediaId: 'media_a' } }] },
      { tt: 7, sg: [{ d: 900, m: { text: 'Hello' } }] },
    ];
    expect(planned([clip], [whole], { t }).untouched).toBe(false);
  });
});
