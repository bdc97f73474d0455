import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeDraftChange } from '../../../src/protocol/changes/draft-change.js';
import type { Draft, Segment } from '../../../src/protocol/index.js';

const plain = { noNullPrototype: true };
const metadata = fc.record(
  { name: fc.string(), text: fc.string(), start: fc.nat(9_000), volume: fc.constant(0.5) },
  { requiredKeys: [], ...plain },
);
const segment = fc.record({ d: fc.nat(20_000), m: metadata }, plain);
const track = fc.record({ tt: fc.constantFrom(0, 1, 7, 9), sg: fc.array(segment) }, plain);
const anyDraft = fc.record({ t: fc.array(track, { maxLength: 4 }) }, plain);

/** Timelines as they are: things have names and media of their own, and do not lie on each other. */
const tidyDraft = fc
  .array(
    fc.record({
      tt: fc.constantFrom(0, 1, 7),
      explicit: fc.boolean(),
      lengths: fc.array(fc.integer({ min: 500, max: 9_000 }), { minLength: 1, maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((tracks): Draft => {
    let number = 0;
    return {
      t: tracks.map(({ tt, explicit, lengths }) => {
        let start = 0;
        return {
          tt,
          sg: lengths.map((d): Segment => {
            number++;
            const place = explicit ? { start } : {};
            start += d + 100;
            const named = tt === 7 ? { text: `words ${number}` } : { name: `media ${number}` };
            const media = tt === 7 ? {} : { mediaId: `m${number}`, from: 0, volume: 0.5 };
            return { d, m: { ...named, ...media, ...place } };
          }),
        };
      }),
    };
  });

type Edit = (draft: Draft, at: number) => { draft: Draft; name: string } | undefined;

function nameOf({ m }: Segment): string {
  return String(m?.text ?? m?.name);
}

/** Makes an edit of one segment, the `at`th of all. */
function ofSegment(change: (segment: Segment) => Segment | Segment[]): Edit {
  return (draft, at) => {
    const all = draft.t.flatMap(({ sg }) => sg);
    const target = all[at % all.length];
    if (target === undefined) return undefined;
    const t = draft.t.map((one) => ({
      ...one,
      sg: one.sg.flatMap((item) => (item === target ? change(item) : item)),
    }));
    return isDeepStrictEqual(t, draft.t)
      ? undefined
      : { draft: { ...draft, t }, name: nameOf(target) };
  };
}

const withFields = (item: Segment, fields: Record<string, unknown>): Segment => ({
  ...item,
  m: { ...item.m, ...fields },
});

const EDITS: Readonly<Record<string, Edit>> = {
  removed: ofSegment(() => []),
  'with another name': ofSegment((item) =>
    withFields(item, item.m?.text === undefined ? { name: 'new' } : { text: 'new' }),
  ),
  'put elsewhere': ofSegment((item) =>
    typeof item.m?.start === 'number' ? withFields(item, { start: item.m.start + 50 }) : item,
  ),
  trimmed: ofSegment((item) => ({ ...item, d: item.d - 200 })),
  lengthened: ofSegment((item) => ({ ...item, d: item.d + 50 })),
  'of another volume': ofSegment((item) => withFields(item, { volume: 0.35 })),
  'cut elsewhere': ofSegment((item) => withFields(item, { from: 250 })),
  'with an unknown field': ofSegment((item) => withFields(item, { glow: true })),
  'with something after it': ofSegment((item) => [
    item,
    { d: 700, m: { ...item.m, name: 'added', text: 'added', mediaId: 'added', start: 60_000 } },
  ]),
};

describe('any two timelines', () => {
  it('are told apart exactly when they are different', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, (before, after) => {
        const told = describeDraftChange(before, after);
        expect(told.length > 0).toBe(!isDeepStrictEqual(before, after));
        for (const sentence of told) expect(sentence).toMatch(/^✅ \S/);
        expect(describeDraftChange(before, structuredClone(before))).toEqual([]);
      }),
      { seed: 3 },
    );
  });

  it('are told apart in as many sentences in both languages', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, (before, after) => {
        const english = describeDraftChange(before, after);
        const chinese = describeDraftChange(before, after, 'zh');
        expect(chinese).toHaveLength(english.length);
        for (const sentence of chinese) expect(sentence).toMatch(/^✅ .*[\u4e00-\u9fff…]/u);
      }),
      { seed: 4 },
    );
  });
});

describe('one change', () => {
  it.each(Object.entries(EDITS))('is one sentence that names what it is: %s', (_kind, edit) => {
    let made = 0;
    fc.assert(
      fc.property(tidyDraft, fc.nat(15), (before, at) => {
        const edited = edit(before, at);
        if (edited === undefined) return;
        made++;
        const told = describeDraftChange(before, edited.draft);
        expect(told).toHaveLength(1);
        const isNew = told[0]?.includes(' added: ') === true;
        expect(told[0]).toContain(isNew ? '“added”' : `“${edited.name}”`);
      }),
      { seed: 7, numRuns: 100 },
    );
    expect(made).toBeGreaterThan(30);
  });

  it('is one sentence for a new order, too', () => {
    fc.assert(
      fc.property(tidyDraft, (before) => {
        const [first, ...others] = before.t;
        if (first === undefined || first.sg.length < 2) return;
        const [a, b, ...rest] = first.sg;
        if (a === undefined || b === undefined || a.m?.start !== undefined) return;
        const after = { t: [{ ...first, sg: [b, a, ...rest] }, ...others] };
        expect(describeDraftChange(before, after)).toEqual([
          expect.stringMatching(/order changed: “.+”, “.+”/),
        ]);
      }),
      { seed: 8 },
    );
  });
});
