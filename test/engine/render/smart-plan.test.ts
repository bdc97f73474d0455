import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planSmart, type UntouchedStretch } from '../../../src/engine/render/smart-plan.js';

const clip = { frames: 100, idr: [0, 12, 24, 36, 48, 60, 72, 84, 96] };
const any = { leastFrames: 1, leastShare: 0 };
const stretch = (sourceFrame: number, filmFrame: number, frames: number): UntouchedStretch => ({
  source: 0,
  sourceFrame,
  filmFrame,
  frames,
});

describe('a film of which little changes', () => {
  it('is copied from the first whole group of pictures to the last', () => {
    // A title over the first 20 frames, and a fade over the last 10.
    expect(planSmart(100, [stretch(20, 20, 70)], [clip])).toEqual({
      parts: [
        { kind: 'encode', from: 0, to: 24 },
        { kind: 'copy', source: 0, from: 24, to: 84 },
        { kind: 'encode', from: 84, to: 100 },
      ],
      copiedShare: 0.6,
    });
  });

  it('is copied to the clip’s last frame, where no group begins', () => {
    const plan = planSmart(90, [stretch(10, 0, 90)], [clip]);
    expect(plan?.parts).toEqual([
      { kind: 'encode', from: 0, to: 2 },
      { kind: 'copy', source: 0, from: 12, to: 100 },
    ]);
  });

  it('is encoded where too little can be copied, or only in crumbs', () => {
    expect(planSmart(100, [stretch(0, 0, 24)], [clip])).toBeNull();
    expect(planSmart(60, [stretch(0, 0, 13), stretch(30, 30, 30)], [clip])?.parts).toEqual([
      { kind: 'encode', from: 0, to: 36 },
      { kind: 'copy', source: 0, from: 36, to: 60 },
    ]);
    expect(planSmart(100, [stretch(0, 0, 100)], [{ frames: 100, idr: [] }])).toBeNull();
  });

  it('shows every frame once and in order, whatever is untouched', () => {
    const length = fc.integer({ min: 1, max: 60 });
    const cut = fc.record({ from: fc.integer({ min: 0, max: 90 }), length, gap: fc.nat(20) });
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 6 }), (cuts) => {
        let filmFrame = 0;
        const stretches = cuts.map(({ from, length, gap }) => {
          filmFrame += gap;
          const one = stretch(from, filmFrame, Math.min(length, clip.frames - from));
          filmFrame += one.frames;
          return one;
        });
        const plan = planSmart(filmFrame, stretches, [clip], any);
        let at = 0;
        for (const part of plan?.parts ?? []) {
          expect(part.to).toBeGreaterThan(part.from);
          if (part.kind === 'encode') expect(part.from).toBe(at);
          else {
            expect(clip.idr).toContain(part.from);
            expect([...clip.idr, clip.frames]).toContain(part.to);
            const inside = stretches.find(
              (one) => at >= one.filmFrame && at < one.filmFrame + one.frames,
            );
            // Each frame comes from where the film wants it.
            expect(at - (inside?.filmFrame ?? 0)).toBe(part.from - (inside?.sourceFrame ?? 0));
          }
          at += part.to - part.from;
        }
        if (plan) expect(at).toBe(filmFrame);
      }),
    );
  });
});
