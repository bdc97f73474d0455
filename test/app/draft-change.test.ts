import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeDraftChange } from '../../src/app/draft-change.js';
import type { Draft } from '../../src/protocol/index.js';

const video = { tt: 0, sg: [{ d: 10_000, m: { name: 'city', mediaId: 'v1' } }] };
const music = (volume: number, name = 'Lo-fi') => ({
  tt: 1,
  sg: [{ d: 10_000, m: { name, mediaId: 'a1', volume } }],
});
const title = (text: string, start = 0, d = 3_000) => ({ tt: 7, sg: [{ d, m: { text, start } }] });
const draft = (...t: Draft['t']): Draft => ({ t });

describe('what an edit changed', () => {
  it('is nothing when nothing is different', () => {
    expect(describeDraftChange(null, null)).toEqual([]);
    expect(describeDraftChange(null, draft())).toEqual([]);
    expect(describeDraftChange(draft(video), draft(video))).toEqual([]);
  });

  it('tells what was added', () => {
    expect(
      describeDraftChange(draft(video), draft(video, music(0.35), title('Urban Dreams'))),
    ).toEqual(['✅ Music added: “Lo-fi” (0-10s, 35%)', '✅ Title added: “Urban Dreams” (0-3s)']);
  });

  it('tells what was removed', () => {
    expect(describeDraftChange(draft(video, music(1)), draft(video))).toEqual([
      '✅ Music removed: “Lo-fi” (0-10s, 100%)',
    ]);
  });

  it('tells from what to what a thing changed', () => {
    expect(describeDraftChange(draft(music(0.35)), draft(music(0.6)))).toEqual([
      '✅ Music changed: “Lo-fi” (0-10s, 35%) → (0-10s, 60%)',
    ]);
    expect(describeDraftChange(draft(title('A')), draft(title('B')))).toEqual([
      '✅ Title changed: “B” (0-3s)',
    ]);
    expect(describeDraftChange(draft(title('A')), draft(title('A', 2_000, 1_500)))).toEqual([
      '✅ Title changed: “A” (0-3s) → (2-3.5s)',
    ]);
  });

  it('speaks Chinese, too', () => {
    expect(describeDraftChange(null, draft(title('城市')), 'zh')).toEqual([
      '✅ 已添加标题：“城市” (0-3s)',
    ]);
  });

  it('says that there is a change where it cannot say which', () => {
    expect(describeDraftChange({ t: [], canvas: 1 }, { t: [], canvas: 2 })).toEqual([
      '✅ Timeline changed',
    ]);
    expect(describeDraftChange(null, draft({ tt: 42, sg: [{ d: 5 }] }))).toEqual([
      '✅ Track added: (0-0s)',
    ]);
  });

  it('never leaves a change without a word', () => {
    const plain = { noNullPrototype: true };
    const metadata = fc.record(
      { name: fc.string(), text: fc.string(), start: fc.nat(9_000), volume: fc.constant(0.5) },
      { requiredKeys: [], ...plain },
    );
    const segment = fc.record({ d: fc.nat(20_000), m: metadata }, plain);
    const types = fc.constantFrom(0, 1, 7, 9);
    const track = fc.record({ tt: types, sg: fc.array(segment) }, plain);
    const anyDraft = fc.record({ t: fc.array(track, { maxLength: 4 }) }, plain);
    fc.assert(
      fc.property(anyDraft, anyDraft, (before, after) => {
        const same = isDeepStrictEqual(before, after);
        const told = describeDraftChange(before, after);
        expect(told.length > 0).toBe(!same);
        for (const sentence of told) expect(sentence).toMatch(/^✅ /);
      }),
      { seed: 3 },
    );
  });
});
