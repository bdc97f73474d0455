import { describe, expect, it } from 'vitest';
import type { SessionState } from '../../src/app/ports.js';
import { describeStateChange } from '../../src/app/state-change.js';

const state = (more: Partial<SessionState> = {}): SessionState => ({
  draft: null,
  videos: [],
  generated: [],
  ...more,
});
const piece = { id: 'g1', type: 'bgm', title: 'Night Drive' };
const placed = { t: [{ tt: 1, sg: [{ d: 10_000, m: { name: 'Night Drive' } }] }] };

describe('what is different between two states', () => {
  it.each<[name: string, before: SessionState, after: SessionState, told: string[]]>([
    ['nothing', state(), state(), []],
    ['nothing for a canvas that is not told of', state(), state({ canvas: null }), []],
    [
      'nothing for an address that is signed anew',
      state({ videos: [{ id: 'v', url: 'https://x.example/v?sig=1' }] }),
      state({ videos: [{ id: 'v', url: 'https://x.example/v?sig=2' }] }),
      [],
    ],
    [
      'nothing for a video that was looked into meanwhile',
      state({ videos: [{ id: 'v', name: 'clip.mp4' }] }),
      state({ videos: [{ id: 'v', name: 'clip.mp4', duration: 10 }] }),
      [],
    ],
    [
      'media that are not on the timeline',
      state(),
      state({ generated: [piece, { type: 'image' }, {}] }),
      [
        '✅ Music generated: “Night Drive” (not on the timeline yet)',
        '✅ Image generated: (not on the timeline yet)',
        '✅ Media generated: (not on the timeline yet)',
      ],
    ],
    [
      'the timeline alone when the media are on it',
      state(),
      state({ generated: [piece], draft: placed }),
      ['✅ Music added: “Night Drive” (0-10s)'],
    ],
    [
      'media that were made anew',
      state({ generated: [piece] }),
      state({ generated: [{ ...piece, version: 2 }] }),
      ['✅ Music updated: “Night Drive”'],
    ],
    [
      'a video that came',
      state(),
      state({ videos: [{ name: 'b.mp4' }] }),
      ['✅ Video received: “b.mp4”'],
    ],
    [
      'another canvas',
      state({ canvas: { width: 1920, height: 1080 } }),
      state({ canvas: { width: 1080, height: 1920 } }),
      ['✅ Canvas changed: 1920×1080 → 1080×1920'],
    ],
    [
      'another shape',
      state({ canvas: { ratio: '16:9' } }),
      state({ canvas: { ratio: '9:16' } }),
      ['✅ Canvas changed: 16:9 → 9:16'],
    ],
    [
      'a canvas that is not understood',
      state({ canvas: 'a' }),
      state({ canvas: 'b' }),
      ['✅ Canvas changed'],
    ],
  ])('is %s', (_name, before, after, told) => {
    expect(describeStateChange(before, after)).toEqual(told);
  });

  it('is told in Chinese, too', () => {
    expect(describeStateChange(state(), state({ generated: [piece] }), 'zh')).toEqual([
      '✅ 已生成音乐：“Night Drive” (尚未放到时间线上)',
    ]);
    expect(describeStateChange(state(), state({ canvas: { ratio: '9:16' } }), 'zh')).toEqual([
      '✅ 已修改画布：9:16',
    ]);
  });
});
