import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { removeMusic } from '../../../src/engine/timeline/edits.js';
import {
  isAlone,
  musicOf,
  pictureEndMs,
  placeAlone,
  placeMusic,
  placeVideo,
  planRender,
  videosOf,
} from '../../../src/engine/timeline/index.js';
import { type Draft, placed, TrackType } from '../../../src/protocol/index.js';

const clip = (name: string, durationMs: number) => ({ mediaId: `id-${name}`, name, durationMs });
const piece = { mediaId: 'piece', name: 'Golden Bridge', durationMs: 3000, volume: 0.35 };
const empty: Draft = { t: [] };

const drafts = fc
  .array(
    fc.record({ name: fc.string({ minLength: 1 }), durationMs: fc.integer({ min: 1, max: 1e6 }) }),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((clips) =>
    clips.reduce((draft, { name, durationMs }) => placeVideo(draft, clip(name, durationMs)), empty),
  );

describe('edits of the timeline', () => {
  it('put videos one after another', () => {
    const draft = placeVideo(placeVideo(empty, clip('a.mp4', 3000.4)), clip('b.mp4', 2000));
    expect(
      videosOf(draft).map(({ name, startMs, durationMs }) => [name, startMs, durationMs]),
    ).toEqual([
      ['a.mp4', 0, 3000],
      ['b.mp4', 3000, 2000],
    ]);
  });

  it('put music in place of the music before, behind the video', () => {
    const draft = placeMusic(placeMusic(placeVideo(empty, clip('a.mp4', 3000)), piece), {
      ...piece,
      mediaId: 'other',
    });
    expect(draft.t.map(({ tt }) => tt)).toEqual([TrackType.video, TrackType.audio]);
    expect(musicOf(draft)).toMatchObject([{ mediaId: 'other', startMs: 0, volume: 0.35 }]);
  });

  it('leave one clip alone, whatever was there', () => {
    fc.assert(
      fc.property(drafts, fc.boolean(), (draft, scored) => {
        const before = scored ? placeMusic(draft, piece) : draft;
        const alone = placeAlone(before, clip('b.mp4', 2000));
        expect(videosOf(alone)).toMatchObject([
          { name: 'b.mp4', mediaId: 'id-b.mp4', startMs: 0, durationMs: 2000, volume: 1 },
        ]);
        expect(musicOf(alone)).toEqual([]);
        expect(isAlone(alone, 'id-b.mp4')).toBe(true);
        expect(isAlone(alone, 'id-a.mp4')).toBe(false);
        expect(isAlone(placeMusic(alone, piece), 'id-b.mp4')).toBe(false);
        expect(isAlone(placeVideo(alone, clip('c.mp4', 1000)), 'id-b.mp4')).toBe(false);
      }),
    );
  });

  it('never change the draft they are given, and keep what they do not know', () => {
    fc.assert(
      fc.property(drafts, fc.jsonValue(), (plain, extra) => {
        const draft: Draft = {
          ...plain,
          extra,
          t: [...plain.t.map((track) => ({ ...track, extra })), { tt: 42, sg: [], extra }],
        };
        const before = structuredClone(draft);
        const edited = placeMusic(placeVideo(draft, clip('z', 5)), piece);
        expect(draft).toEqual(before);
        expect(edited.extra).toEqual(extra);
        expect(edited.t.find(({ tt }) => tt === 42)).toEqual({ tt: 42, sg: [], extra });
        expect(edited.t[0]?.extra).toEqual(extra);
        expect(removeMusic(edited).t.some(({ tt }) => tt === TrackType.audio)).toBe(false);
      }),
    );
  });
});

describe('the plan of a render', () => {
  it('covers every millisecond of the picture', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const plan = planRender(placeMusic(draft, piece));
        const ends = draft.t.flatMap((track) => placed(track).map(({ endMs }) => endMs));
        expect(plan.durationMs).toBe(Math.max(0, ...ends));
        expect(plan.durationMs).toBe(pictureEndMs(draft));
        expect(plan.pictures.reduce((sum, { durationMs }) => sum + durationMs, 0)).toBe(
          plan.durationMs,
        );
        expect(plan.sounds).toMatchObject([{ mediaId: 'piece', volume: 0.35 }]);
      }),
    );
  });

  it.each<[string, Draft]>([
    ['nothing on it', empty],
    ['an unknown track', { t: [...placeVideo(empty, clip('a', 9)).t, { tt: 3, sg: [{ d: 9 }] }] }],
    ['a video that names no media', { t: [{ tt: 0, sg: [{ d: 9, m: { name: 'a' } }] }] }],
    ['a gap', { t: [{ tt: 0, sg: [{ d: 9, m: { mediaId: 'a', start: 100 } }] }] }],
  ])('refuses a timeline with %s rather than leave something out', (_what, draft) => {
    expect(() => planRender(draft)).toThrow(expect.objectContaining({ code: 'draft-unsupported' }));
  });
});
