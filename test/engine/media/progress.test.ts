import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFraction, createProgressReader } from '../../../src/engine/media/progress.js';

describe('createProgressReader', () => {
  it('takes both names of the same microseconds, in any pieces', () => {
    const text =
      'frame=3\nout_time_ms=1500000\nprogress=continue\nout_time_us=2000000\nout_time=x\n';
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), (size) => {
        const seconds: number[] = [];
        const reader = createProgressReader((value) => seconds.push(value));
        for (let at = 0; at < text.length; at += size) reader.add(text.slice(at, at + size));
        expect(seconds).toEqual([1.5, 2]);
      }),
    );
  });

  it('passes over N/A', () => {
    const seconds: number[] = [];
    createProgressReader((value) => seconds.push(value)).add('out_time_us=N/A\n');
    expect(seconds).toEqual([]);
  });
});

describe('createFraction', () => {
  it('never falls, and is 1 at the end only', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -5, max: 20, noNaN: true })), (positions) => {
        const seen: number[] = [];
        const fraction = createFraction(10, (value) => seen.push(value));
        for (const position of positions) fraction.at(position);
        expect(seen.every((value) => value >= 0 && value < 1)).toBe(true);
        fraction.finish();
        expect(seen).toEqual([...seen].sort((a, b) => a - b));
        expect(seen.at(-1)).toBe(1);
      }),
    );
  });
});
