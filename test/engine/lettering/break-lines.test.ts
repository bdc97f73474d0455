import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  balanceLines,
  fillLines,
  widthOf,
  wordsOf,
} from '../../../src/engine/lettering/break-lines.js';

const words = (line: string) => wordsOf(line).map(({ text }) => text);
/** As if every character were as wide as any other. */
const pieces = (line: string) =>
  wordsOf(line).map(({ text, spaced }) => ({ text, advance: text.length, gap: spaced ? 1 : 0 }));
const shown = (lines: { text: string; gap: number }[][]) =>
  lines.map((line) =>
    line.map(({ text, gap }, i) => (i > 0 && gap > 0 ? ` ${text}` : text)).join(''),
  );

describe('a line', () => {
  it('may be broken at spaces and after hyphens, not at a space that ties', () => {
    expect(words('a well-known  film by\u00a0us')).toEqual([
      'a',
      'well-',
      'known',
      'film',
      'by\u00a0us',
    ]);
  });

  it('may be broken between Chinese words, but never before a full stop or after a bracket', () => {
    expect(words('我们的夏天，世界！（真的）')).toEqual([
      '我们',
      '的',
      '夏天，',
      '世界！',
      '（真的）',
    ]);
    expect(words('“好”——他说……')).toEqual(['“好”——', '他', '说……']);
  });

  it('may be broken between Chinese and Latin writing', () => {
    expect(words('2026年的summer歌')).toEqual(['2026', '年', '的', 'summer', '歌']);
  });
});

describe('lines', () => {
  it('are filled from the first on', () => {
    expect(shown(fillLines(pieces('one two three four'), 9))).toEqual(['one two', 'three', 'four']);
  });

  it('are as equally long as they can be', () => {
    expect(shown(balanceLines(pieces('aaaa bbbb cccc dd'), 14))).toEqual(['aaaa bbbb', 'cccc dd']);
  });

  it('are balanced without becoming more or wider, and lose nothing', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab 夢，（-'), minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(text, fc.integer({ min: 8, max: 40 }), (line, width) => {
        const filled = fillLines(pieces(line), width);
        const balanced = balanceLines(pieces(line), width);
        const widest = (lines: typeof filled) => Math.max(0, ...lines.map(widthOf));
        expect(balanced.length).toBe(filled.length);
        expect(widest(balanced)).toBeLessThanOrEqual(widest(filled));
        expect(balanced.flat()).toEqual(filled.flat());
      }),
      { numRuns: 100 },
    );
  });
});
