import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { LineWrap } from '../../src/cli/terminal/line-wrap.js';

/** What is shown of a text that comes in these pieces, on a terminal of `columns`. */
function shown(pieces: readonly string[], columns: number | undefined): string {
  const wrap = new LineWrap(() => columns);
  return pieces.map((piece) => wrap.add(piece)).join('') + wrap.flush();
}

describe('an answer on a terminal', () => {
  it('breaks between words, wherever the stream cut it', () => {
    expect(shown(['I wrote “Silent Bea', 'con” for clip.mp4.'], 20)).toBe(
      'I wrote “Silent\nBeacon” for\nclip.mp4.',
    );
  });

  it.each([
    ['我写了一首曲子。', '我写了一首曲\n子。'],
    ['我写了一首曲《子》。', '我写了一首曲\n《子》。'],
    ['可以说：“慢一点”、“停”。', '可以说：“慢一\n点”、“停”。'],
    ['配上lo-fi，然后导出', '配上lo-fi，然\n后导出'],
  ])('breaks Chinese between signs, and not beside a mark that belongs to one: %s', (text, lines) => {
    expect(shown([text], 14)).toBe(lines);
  });

  it('keeps the breaks and the indentation that the text has', () => {
    expect(shown(['Next:\n  - one\n', '  - two'], 40)).toBe('Next:\n  - one\n  - two');
  });

  it('leaves text alone where nobody knows a width', () => {
    const text = 'a long line '.repeat(20);
    expect(shown([text], undefined)).toBe(text);
  });

  it('says the same words in the same order, in lines that fit unless one word does not', () => {
    const words = fc.array(fc.stringMatching(/^[a-z舒缓的。《》“”]{1,12}$/), { minLength: 1 });
    fc.assert(
      fc.property(words, fc.integer({ min: 24, max: 60 }), fc.nat(), (list, columns, cut) => {
        const text = list.join(' ');
        const at = cut % (text.length + 1);
        const result = shown([text.slice(0, at), text.slice(at)], columns);
        expect(result).toBe(shown([text], columns));
        expect(result.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const line of result.split('\n')) {
          expect(stringWidth(line.trimEnd())).toBeLessThanOrEqual(columns);
        }
      }),
    );
  });
});
