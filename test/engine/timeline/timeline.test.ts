import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../../src/engine/analysis/types.js';
import {
  joinAnalyses,
  musicOf,
  pictureEndMs,
  placeMusic,
  placeVideo,
  planRender,
  removeMusic,
  setVolume,
  videosOf,
} from '../../../src/engine/timeline/index.js';
import { type Draft, draftDurationMs, TrackType } from '../../../src/protocol/index.js';

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

  it('never change the draft they are given, and keep what they do not know', () => {
    fc.assert(
      fc.property(
        drafts,
        fc.jsonValue(),
        fc.double({ min: 0, max: 2, noNaN: true }),
        (plain, extra, volume) => {
          const draft: Draft = {
            ...plain,
            extra,
            t: [...plain.t.map((track) => ({ ...track, extra })), { tt: 42, sg: [], extra }],
          };
          const before = structuredClone(draft);
          const edited = setVolume(
            placeMusic(placeVideo(draft, clip('z', 5)), piece),
            TrackType.video,
            () => volume,
          );
          expect(draft).toEqual(before);
          expect(edited.extra).toEqual(extra);
          expect(edited.t.find(({ tt }) => tt === 42)).toEqual({ tt: 42, sg: [], extra });
          expect(edited.t[0]?.extra).toEqual(extra);
          expect(videosOf(edited).every((video) => video.volume === volume)).toBe(true);
          expect(removeMusic(edited).t.some(({ tt }) => tt === TrackType.audio)).toBe(false);
        },
      ),
    );
  });

  it('keep volumes between silence and twice as loud', () => {
    const draft = placeMusic(placeVideo(empty, clip('a', 1)), piece);
    const volumes = [-1, 0.5, 9].map(
      (volume) => musicOf(setVolume(draft, TrackType.audio, () => volume))[0]?.volume,
    );
    expect(volumes).toEqual([0, 0.5, 2]);
  });
});

describe('the plan of a render', () => {
  it('covers every millisecond of the picture', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const plan = planRender(placeMusic(draft, piece));
        expect(plan.durationMs).toBe(draftDurationMs(draft));
        expect(plan.durationMs).toBe(pictureEndMs(draft));
        expect(plan.clips.reduce((sum, { durationMs }) => sum + durationMs, 0)).toBe(
          plan.durationMs,
        );
        expect(plan.music).toMatchObject([{ mediaId: 'piece', volume: 0.35 }]);
      }),
    );
  });

  it.each<[string, Draft]>([
    ['titles', { t: [...placeVideo(empty, clip('a', 9)).t, { tt: 7, sg: [{ d: 9 }] }] }],
    ['no video', placeMusic(empty, piece)],
    ['an unknown track', { t: [...placeVideo(empty, clip('a', 9)).t, { tt: 3, sg: [{ d: 9 }] }] }],
    ['a video that names no media', { t: [{ tt: 0, sg: [{ d: 9, m: { name: 'a' } }] }] }],
    ['a gap', { t: [{ tt: 0, sg: [{ d: 9, m: { mediaId: 'a', start: 100 } }] }] }],
  ])('refuses a timeline with %s rather than leave something out', (_what, draft) => {
    expect(() => planRender(draft)).toThrow(expect.objectContaining({ code: 'draft-unsupported' }));
  });
});

describe('clips one after another', () => {
  const analysis = (durationSeconds: number, level: number, loud: boolean): Analysis => {
    const curve = {
      stepSeconds: 0.5,
      values: Array.from({ length: Math.ceil(durationSeconds / 0.5) }, () => level),
    };
    return {
      durationSeconds,
      frameRate: 25,
      cuts: [{ timeSeconds: durationSeconds / 2, strength: 0.5, kind: 'hard' }],
      motion: curve,
      brightness: curve,
      colourfulness: curve,
      warmth: curve,
      energy: curve,
      loudness: loud ? { ...curve, values: curve.values.map(() => -20) } : null,
      mood: { valence: level, arousal: -level },
      pace: 60 / durationSeconds,
      sections: [{ startSeconds: 0, endSeconds: durationSeconds, energy: level }],
    };
  };

  it('are analysed as one, with a cut at the join', () => {
    const joined = joinAnalyses([analysis(2, 0, false), analysis(4, 1, true)]);
    expect(joined.durationSeconds).toBe(6);
    expect(joined.cuts.map(({ timeSeconds }) => timeSeconds)).toEqual([1, 2, 4]);
    expect(joined.motion.values).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(joined.loudness?.values.slice(3, 5)).toEqual([-70, -20]);
    expect(joined.mood.valence).toBeCloseTo(2 / 3);
    expect(joined.sections.map(({ startSeconds }) => startSeconds)).toEqual([0, 2]);
    expect(joined.pace).toBe(30);
  });

  it('give curves as long as the whole, whatever their lengths', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.1, max: 30, noNaN: true }), { minLength: 2, maxLength: 5 }),
        (lengths) => {
          const joined = joinAnalyses(
            lengths.map((length, i) => analysis(length, (i % 3) / 2, i > 0)),
          );
          const { stepSeconds, values } = joined.energy;
          expect(
            Math.abs(values.length * stepSeconds - joined.durationSeconds),
          ).toBeLessThanOrEqual(stepSeconds);
          expect(
            joined.cuts.every(
              (cut, i, all) => i === 0 || (all[i - 1]?.timeSeconds ?? 0) <= cut.timeSeconds,
            ),
          ).toBe(true);
        },
      ),
    );
  });
});
