import { describe, expect, it } from 'vitest';
import { describeDraftChange } from '../../../src/protocol/changes/draft-change.js';
import type { Draft } from '../../../src/protocol/index.js';

const draft = (...t: Draft['t']): Draft => ({ t });
const clip = (name: string, d: number, more: Record<string, unknown> = {}) => ({
  d,
  m: { name, ...more },
});
const video = { tt: 0, sg: [clip('city', 10_000, { mediaId: 'v1' })] };
const music = (volume: number, name = 'Lo-fi', mediaId = 'a1') => ({
  tt: 1,
  sg: [clip(name, 10_000, { mediaId, volume })],
});
const title = (text: string, start = 0, d = 3_000) => ({ tt: 7, sg: [{ d, m: { text, start } }] });
const titles = (...sg: [text: string, start: number, d?: number][]) => ({
  tt: 7,
  sg: sg.map(([text, start, d = 3_000]) => ({ d, m: { text, start } })),
});

describe('what an edit changed', () => {
  it('is nothing when nothing is different', () => {
    expect(describeDraftChange(null, null)).toEqual([]);
    expect(describeDraftChange(null, draft())).toEqual([]);
    expect(describeDraftChange(draft(video), draft(video))).toEqual([]);
  });

  it('is nothing when only the order of fields, a signature or a time stamp is different', () => {
    const signed = (signature: string, updated: string) => ({
      t: [
        {
          sg: [{ m: { url: `https://cdn.example/a.mp4?sig=${signature}`, name: 'a' }, d: 5 }],
          tt: 0,
        },
      ],
      updated_at: updated,
    });
    const reordered = {
      updated_at: 'c',
      t: [{ tt: 0, sg: [{ d: 5, m: { name: 'a', url: 'https://cdn.example/a.mp4?sig=3' } }] }],
    };
    expect(describeDraftChange(signed('1', 'a'), signed('2', 'b'))).toEqual([]);
    expect(describeDraftChange(signed('1', 'a'), reordered)).toEqual([]);
  });

  it.each<[name: string, before: Draft | null, after: Draft | null, told: string[]]>([
    [
      'what was added',
      draft(video),
      draft(video, music(0.35), title('Urban Dreams')),
      ['✅ Music added: “Lo-fi” (0-10s, 35%)', '✅ Title added: “Urban Dreams” (0-3s)'],
    ],
    [
      'what was removed',
      draft(video, music(1)),
      draft(video),
      ['✅ Music removed: “Lo-fi” (0-10s, 100%)'],
    ],
    ['that all is gone', draft(video), null, ['✅ Video removed: “city” (0-10s)']],
    [
      'a volume',
      draft(music(0.35)),
      draft(music(0.2)),
      ['✅ Music volume changed: “Lo-fi” (35% → 20%)'],
    ],
    [
      'a volume that differs by less than a percent',
      draft(music(0.35)),
      draft(music(0.3541)),
      ['✅ Music volume changed: “Lo-fi” (35% → 35.41%)'],
    ],
    [
      'a volume that was not given before',
      draft({ tt: 0, sg: [clip('city', 4_000)] }),
      draft({ tt: 0, sg: [clip('city', 4_000, { volume: 0 })] }),
      ['✅ Video volume changed: “city” (100% → 0%)'],
    ],
    [
      'a new name',
      draft(music(0.35)),
      draft(music(0.35, 'Chill')),
      ['✅ Music renamed: “Lo-fi” → “Chill” (0-10s, 35%)'],
    ],
    [
      'that one thing took the place of another',
      draft(music(0.35)),
      draft(music(0.35, 'Jazz', 'a2')),
      ['✅ Music replaced: “Lo-fi” → “Jazz” (0-10s, 35%)'],
    ],
    [
      'the words of a title',
      draft(title('A')),
      draft(title('B')),
      ['✅ Title text changed: “A” → “B” (0-3s)'],
    ],
    [
      'another place',
      draft(title('A')),
      draft(title('A', 2_000)),
      ['✅ Title moved: “A” (0-3s → 2-5s)'],
    ],
    [
      'a place that is hardly another',
      draft(title('A')),
      draft(title('A', 20)),
      ['✅ Title moved: “A” (0-3s → 0.02-3.02s)'],
    ],
    [
      'a shorter length',
      draft(title('A')),
      draft(title('A', 0, 1_500)),
      ['✅ Title trimmed: “A” (0-3s → 0-1.5s)'],
    ],
    [
      'a longer length',
      draft(title('A')),
      draft(title('A', 0, 4_000)),
      ['✅ Title lengthened: “A” (0-3s → 0-4s)'],
    ],
    [
      'a beginning that was cut off',
      draft({ tt: 0, sg: [clip('city', 10_000, { from: 0 })] }),
      draft({ tt: 0, sg: [clip('city', 8_000, { from: 2_000 })] }),
      ['✅ Video trimmed: “city” (0-10s → 0-8s, from 2s)'],
    ],
    [
      'another part of the same clip',
      draft({ tt: 0, sg: [clip('city', 8_000, { from: 0 })] }),
      draft({ tt: 0, sg: [clip('city', 8_000, { from: 2_000 })] }),
      ['✅ Video trimmed: “city” (0-8s, from 0s → from 2s)'],
    ],
    [
      'several things about one in one sentence',
      draft(music(0.35)),
      draft({ tt: 1, sg: [clip('Jazz', 8_000, { mediaId: 'a2', volume: 0.2 })] }),
      ['✅ Music replaced: “Lo-fi” (0-10s, 35%) → “Jazz” (0-8s, 20%)'],
    ],
    [
      'a field that it does not know',
      draft({ tt: 7, sg: [clip('A', 3_000, { font: 'serif' })] }),
      draft({ tt: 7, sg: [clip('A', 3_000, { font: 'mono' })] }),
      ['✅ Title changed: “A” (0-3s)'],
    ],
    [
      'how a title looks, from what to what',
      draft({ tt: 7, sg: [clip('A', 3_000, { colour: '#ffffff', position: 'center' })] }),
      draft({ tt: 7, sg: [clip('A', 3_000, { colour: '#ffd400', position: 'top-left' })] }),
      ['✅ Title changed: “A” (0-3s, position centre → top left, colour white → yellow)'],
    ],
    [
      'a fade and how one picture gives way to the next',
      draft({ tt: 0, sg: [clip('a', 4_000)] }),
      draft({
        tt: 0,
        sg: [clip('a', 4_000, { fadeIn: 500, transition: { kind: 'wipe', d: 400 } })],
      }),
      ['✅ Video changed: “a” (0-4s, fade in none → 0.5s, transition none → wipe 0.4s)'],
    ],
    [
      'a speed with the length that follows from it',
      draft({ tt: 0, sg: [clip('a', 4_000)] }),
      draft({ tt: 0, sg: [clip('a', 2_000, { speed: 2 })] }),
      ['✅ Video changed: “a” (0-4s → 0-2s, speed 1× → 2×)'],
    ],
    [
      'a new order of clips',
      draft({ tt: 0, sg: [clip('a', 4_000), clip('b', 5_000), clip('c', 6_000)] }),
      draft({ tt: 0, sg: [clip('b', 5_000), clip('a', 4_000), clip('c', 6_000)] }),
      ['✅ Video order changed: “b”, “a”, “c”'],
    ],
    [
      'that things with places of their own changed places',
      draft(titles(['a', 0], ['b', 3_000])),
      draft(titles(['b', 0], ['a', 3_000])),
      ['✅ Title order changed: “b”, “a”'],
    ],
    [
      'one clip that was taken out, not those that close up',
      draft({ tt: 0, sg: [clip('a', 4_000), clip('b', 5_000), clip('c', 6_000)] }),
      draft({ tt: 0, sg: [clip('b', 5_000), clip('c', 6_000)] }),
      ['✅ Video removed: “a” (0-4s)'],
    ],
    [
      'one clip that was trimmed, not those that close up',
      draft({ tt: 0, sg: [clip('a', 4_000), clip('b', 5_000)] }),
      draft({ tt: 0, sg: [clip('a', 3_000), clip('b', 5_000)] }),
      ['✅ Video trimmed: “a” (0-4s → 0-3s)'],
    ],
    [
      'once that several things moved alike',
      draft(titles(['a', 0], ['b', 3_000], ['c', 6_000])),
      draft(titles(['a', 2_000], ['b', 5_000], ['c', 8_000])),
      ['✅ Title moved: “a”, “b”, “c” (2s later)'],
    ],
    [
      'each of several changes',
      draft(video, music(0.35), titles(['Intro', 0], ['End', 7_000])),
      draft(video, music(0.2), titles(['Hello', 0], ['End', 6_000])),
      [
        '✅ Music volume changed: “Lo-fi” (35% → 20%)',
        '✅ Title text changed: “Intro” → “Hello” (0-3s)',
        '✅ Title moved: “End” (7-10s → 6-9s)',
      ],
    ],
    [
      'another track for the same thing',
      draft(titles(['a', 0], ['b', 4_000]), titles(['c', 0])),
      draft(titles(['a', 0]), titles(['c', 0], ['b', 4_000])),
      ['✅ Title moved to another track: “b” (4-7s)'],
    ],
    [
      'another order of tracks',
      draft(video, music(1)),
      draft(music(1), video),
      ['✅ Track order changed: Music, Video'],
    ],
    [
      'an empty track',
      draft(video),
      draft(video, { tt: 1, sg: [] }),
      ['✅ Music track added, empty'],
    ],
    [
      'a field of a track',
      draft(video),
      draft({ ...video, muted: true }),
      ['✅ Video track changed'],
    ],
    [
      'a segment of an unknown kind',
      null,
      draft({ tt: 42, sg: [{ d: 5 }] }),
      ['✅ Track added: (0-0s)'],
    ],
    ['that something changed', { t: [], fps: 24 }, { t: [], fps: 30 }, ['✅ Timeline changed']],
  ])('tells %s', (_name, before, after, told) => {
    expect(describeDraftChange(before, after)).toEqual(told);
  });

  it.each<[before: Draft | null, after: Draft | null, told: string[]]>([
    [null, draft(title('城市')), ['✅ 已添加标题：“城市” (0-3s)']],
    [draft(music(0.35)), draft(music(0.2)), ['✅ 已调整音乐音量：“Lo-fi” (35% → 20%)']],
    [draft(video, music(0.35)), draft(video), ['✅ 已删除音乐：“Lo-fi” (0-10s，35%)']],
    [draft(title('城市')), draft(title('夜')), ['✅ 已修改标题文字：“城市” → “夜” (0-3s)']],
    [draft(title('夜')), draft(title('夜', 1_000)), ['✅ 已移动标题：“夜” (0-3s → 1-4s)']],
    [
      draft(titles(['a', 0], ['b', 3_000])),
      draft(titles(['b', 0], ['a', 3_000])),
      ['✅ 已调整标题顺序：“b”、“a”'],
    ],
    [draft(video, music(1)), draft(music(1), video), ['✅ 已调整轨道顺序：音乐、视频']],
    [{ t: [], fps: 24 }, { t: [], fps: 30 }, ['✅ 时间线已修改']],
  ])('speaks Chinese, too', (before, after, told) => {
    expect(describeDraftChange(before, after, 'zh')).toEqual(told);
  });

  it('knows things without names by their kind, place and length', () => {
    const bare = (tt: number, ...lengths: number[]) => ({ tt, sg: lengths.map((d) => ({ d })) });
    const tell = (before: Draft, after: Draft) => describeDraftChange(before, after);
    expect(
      tell(draft(bare(0, 4_000, 5_000)), draft(bare(0, 4_000, 5_000), bare(1, 9_000))),
    ).toEqual(['✅ Music added: (0-9s)']);
    expect(tell(draft(bare(0, 4_000, 5_000)), draft(bare(0, 4_000, 3_000)))).toEqual([
      '✅ Video trimmed: (4-9s → 4-7s)',
    ]);
    expect(tell(draft(bare(0, 4_000, 5_000)), draft(bare(0, 5_000)))).toEqual([
      '✅ Video removed: (0-4s)',
    ]);
    expect(tell(draft(bare(0, 4_000, 5_000)), draft(bare(0, 5_000, 4_000)))).toEqual([
      '✅ Video order changed: 2 without names',
    ]);
  });

  it('knows parts of one clip apart', () => {
    const part = (from: number, d: number) => clip('city', d, { mediaId: 'v1', from });
    const before = draft({ tt: 0, sg: [part(0, 4_000), part(4_000, 4_000), part(8_000, 4_000)] });
    const after = draft({ tt: 0, sg: [part(0, 4_000), part(8_000, 4_000)] });
    expect(describeDraftChange(before, after)).toEqual(['✅ Video removed: “city” (4-8s)']);
  });

  it('trusts an identifier more than anything else', () => {
    const one = (id: string, text: string, start: number) => ({ id, d: 3_000, m: { text, start } });
    const before = draft({ tt: 7, sg: [one('x', 'A', 0), one('y', 'B', 5_000)] });
    const after = draft({ tt: 7, sg: [one('x', 'Z', 9_000), one('y', 'B', 5_000)] });
    expect(describeDraftChange(before, after)).toEqual([
      '✅ Title changed: “A” (0-3s) → “Z” (9-12s)',
    ]);
  });

  it('does not take one thing for another of another name and place', () => {
    expect(describeDraftChange(draft(title('A')), draft(title('B', 6_000)))).toEqual([
      '✅ Title added: “B” (6-9s)',
      '✅ Title removed: “A” (0-3s)',
    ]);
  });

  it('cuts long names and lists, and takes control characters out of names', () => {
    const long = describeDraftChange(null, draft(title('x'.repeat(500))));
    expect(long[0]).toHaveLength('✅ Title added: “” (0-3s)'.length + 60);
    expect(describeDraftChange(null, draft(title('\u001b[31mred\u001b[0m\nline')))).toEqual([
      '✅ Title added: “red line” (0-3s)',
    ]);
    const many = draft(...Array.from({ length: 50 }, (_, index) => title(`t${index}`)));
    const told = describeDraftChange(null, many);
    expect(told).toHaveLength(20);
    expect(told.at(-1)).toBe('✅ … and 31 more changes');
  });
});
