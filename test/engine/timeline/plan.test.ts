import { describe, expect, it } from 'vitest';
import { planRender } from '../../../src/engine/timeline/index.js';
import type { Draft, Segment } from '../../../src/protocol/index.js';

const picture = (d: number, m: Record<string, unknown> = {}): Segment => ({
  d,
  m: { mediaId: 'media_a', name: 'a.mp4', ...m },
});
const draftOf = (video: Segment[], audio: Segment[] = [], text: Segment[] = []): Draft => ({
  t: [
    { tt: 0, sg: video },
    { tt: 1, sg: audio },
    { tt: 7, sg: text },
  ],
});
const crossfade = (d: number) => ({ transition: { kind: 'crossfade', d } });

describe('the plan of a render', () => {
  it('lets a picture begin where its transition does, told or not', () => {
    for (const start of [{}, { start: 2500 }]) {
      const plan = planRender(
        draftOf([picture(3000), picture(2000, { ...crossfade(500), ...start })]),
      );
      expect(plan.pictures.map(({ startMs }) => startMs)).toEqual([0, 2500]);
      expect(plan.pictures[1]?.transition).toEqual({ kind: 'crossfade', durationMs: 500 });
      expect(plan.durationMs).toBe(4500);
    }
  });

  it('takes what a draft says of a picture, and leaves all else as it was recorded', () => {
    const said = { from: 500, speed: 2, volume: 0.5, fadeIn: 9000, motion: 'zoom-in' };
    const { pictures } = planRender(draftOf([picture(1000, said), picture(1000)]));
    expect(pictures).toMatchObject([
      { fromMs: 500, speed: 2, volume: 0.5, fadeInMs: 1000, motion: 'zoom-in' },
      {
        fromMs: 0,
        speed: 1,
        volume: 1,
        fadeInMs: 0,
        fadeOutMs: 0,
        motion: 'still',
        transition: null,
      },
    ]);
  });

  it('ends sound and titles with the picture, and leaves out what comes after it', () => {
    const piece = { mediaId: 'piece_1' };
    const plan = planRender(
      draftOf(
        [picture(2000)],
        [
          { d: 5000, m: piece },
          { d: 1000, m: { ...piece, role: 'sound', start: 2000 } },
        ],
        [
          { d: 3000, m: { text: 'Hello', start: 1500 } },
          { d: 500, m: { text: ' ', start: 0 } },
        ],
      ),
    );
    expect(plan.sounds).toMatchObject([
      { durationMs: 2000, role: 'music', duckDb: 12, loop: false },
    ]);
    expect(plan.titles).toMatchObject([{ text: 'Hello', startMs: 1500, durationMs: 500 }]);
  });

  it('lets music alone give way to speech, by as much as is said', () => {
    const sound = (m: Record<string, unknown>): Segment => ({
      d: 900,
      m: { mediaId: 'x', start: 0, ...m },
    });
    const audio = [sound({}), sound({ duck: 0 }), sound({ role: 'sound', duck: 9 })];
    const { sounds } = planRender(draftOf([picture(1000)], audio));
    expect(sounds.map(({ duckDb }) => duckDb)).toEqual([12, 0, 0]);
  });

  it('shows titles in the middle and captions below, unless they say otherwise', () => {
    const text = [
      { d: 500, m: { text: 'One' } },
      { d: 500, m: { text: 'Two', style: 'caption', colour: '#ff0000' } },
      { d: 500, m: { text: 'Three', position: 'top-left', enter: 'slide-up' } },
    ];
    expect(planRender(draftOf([picture(2000)], [], text)).titles).toMatchObject([
      { style: 'title', position: 'center', colour: '#ffffff', enter: 'fade', leave: 'fade' },
      { style: 'caption', position: 'bottom', colour: '#ff0000', enter: 'none', leave: 'none' },
      { position: 'top-left', enter: 'slide-up', leave: 'fade' },
    ]);
  });

  it('has borders on a canvas that does not say how pictures fill it', () => {
    const canvas = { ratio: '1:1' as const };
    const plan = planRender({ ...draftOf([picture(1000)]), canvas });
    expect(plan.canvas).toEqual({ ratio: '1:1', fit: 'pad' });
  });

  it('is as long as its sound where there is no picture', () => {
    const plan = planRender(draftOf([], [{ d: 1500, m: { mediaId: 'piece_1' } }]));
    expect(plan).toMatchObject({ pictures: [], durationMs: 1500 });
  });

  it.each<[string, Draft]>([
    ['a transition longer than a picture', draftOf([picture(400), picture(900, crossfade(500))])],
    [
      'transitions that overlap one another',
      draftOf([picture(900), picture(900, crossfade(500)), picture(900, crossfade(500))]),
    ],
    ['pictures that overlap without one', draftOf([picture(900), picture(900, { start: 400 })])],
    ['a sound that names no media', draftOf([picture(900)], [{ d: 900 }])],
  ])('refuses %s', (_what, draft) => {
    expect(() => planRender(draft)).toThrow(expect.objectContaining({ code: 'draft-unsupported' }));
  });
});
