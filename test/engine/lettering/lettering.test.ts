import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  drawLettering,
  type LetteringRequest,
  unsupportedCharacters,
} from '../../../src/engine/lettering/index.js';
import { TITLE_POSITIONS } from '../../../src/protocol/index.js';
import { readPng } from './read-png.js';

const WHITE = '#ffffff';

const draw = async (text: string, more: Partial<LetteringRequest> = {}) => {
  const { png, ...place } = await drawLettering({
    text,
    style: 'title',
    position: 'center',
    size: 0.2,
    colour: WHITE,
    frame: { width: 320, height: 180 },
    ...more,
  });
  return { png, ...place, pixels: readPng(png) };
};

/** Where in the frame, in pixels, the letters themselves are: all that is of their colour. */
function inkOf({ pixels, x, y }: Awaited<ReturnType<typeof draw>>, colour = WHITE) {
  const wanted = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const found: { x: number; y: number }[] = [];
  for (let i = 0; i < pixels.rgba.length; i += 4) {
    const [r, g, b, alpha] = pixels.rgba.subarray(i, i + 4);
    const at = i / 4;
    if ((alpha ?? 0) > 250 && [r, g, b].join() === wanted.join()) {
      found.push({ x: x + (at % pixels.width), y: y + Math.floor(at / pixels.width) });
    }
  }
  const [xs, ys] = [found.map((one) => one.x), found.map((one) => one.y)];
  return {
    count: found.length,
    left: Math.min(...xs),
    right: Math.max(...xs) + 1,
    top: Math.min(...ys),
    bottom: Math.max(...ys) + 1,
    /** Rows that are empty between rows that are not. */
    gaps: [...new Set(ys)]
      .sort((a, b) => a - b)
      .filter((y, i, all) => i > 0 && y - (all[i - 1] ?? y) > 3).length,
  };
}

describe('the lettering', () => {
  it('stands in the middle, as high as it was asked to be', async () => {
    const ink = inkOf(await draw('HOME'));
    expect((ink.left + ink.right) / 2).toBeCloseTo(160, -0.7);
    expect((ink.top + ink.bottom) / 2).toBeCloseTo(90, -0.7);
    // A line of 36 pixels has capitals of 36 / 1.3 × 0.733.
    expect(ink.bottom - ink.top).toBeGreaterThanOrEqual(18);
    expect(ink.bottom - ink.top).toBeLessThanOrEqual(22);
  });

  it.each([
    ['top-left', 'left', 'top'],
    ['bottom-right', 'right', 'bottom'],
    ['left', 'left', 'middle'],
    ['top', 'middle', 'top'],
  ] as const)('stands %s, off the edges', async (position, across, down) => {
    const ink = inkOf(await draw('Hg', { position, size: 0.15 }));
    const side = (first: number, last: number, length: number) => {
      expect(first).toBeGreaterThanOrEqual(0.05 * length - 1);
      expect(last).toBeLessThanOrEqual(0.95 * length + 1);
      const middle = (first + last) / 2 / length;
      return middle < 0.4 ? 'first' : middle > 0.6 ? 'last' : 'middle';
    };
    const named = { left: 'first', top: 'first', right: 'last', bottom: 'last', middle: 'middle' };
    expect(side(ink.left, ink.right, 320)).toBe(named[across]);
    expect(side(ink.top, ink.bottom, 180)).toBe(named[down]);
  });

  it('is edged darkly, or lightly where its own colour is dark, so that it reads on any picture', async () => {
    const about = async (colour: string) => {
      const { rgba } = (await draw('HI', { colour })).pixels;
      const shades = new Set<number>();
      for (let i = 0; i < rgba.length; i += 4) {
        const alpha = rgba[i + 3] ?? 0;
        if (alpha > 60 && alpha < 200) shades.add(rgba[i] ?? 0);
      }
      return [Math.min(...shades), Math.max(...shades)];
    };
    expect((await about('#ffffff'))[0]).toBeLessThan(10);
    expect((await about('#101040'))[1]).toBeGreaterThan(245);
  });

  it('puts a caption on a dark ground that covers what is behind the letters', async () => {
    const { pixels } = await draw('Hello', { style: 'caption', position: 'bottom', size: 0.1 });
    const middle = 4 * (Math.floor(pixels.height / 2) * pixels.width + 2);
    expect([...pixels.rgba.subarray(middle, middle + 4)]).toEqual([0, 0, 0, 153]);
  });

  it('breaks a long line between words, and where a line feed is', async () => {
    const one = inkOf(await draw('SUN', { size: 0.15 }));
    const broken = inkOf(await draw('SUNNY DAYS AND COLD NIGHTS', { size: 0.15 }));
    const fed = inkOf(await draw('SUN\nSUN', { size: 0.15 }));
    expect([one.gaps, broken.gaps, fed.gaps]).toEqual([0, 1, 1]);
  });

  it('draws each Chinese character as itself, and no two alike', async () => {
    const drawn = await Promise.all(
      ['城', '市', '之', '夢', '梦'].map((text) => draw(text, { size: 0.3 })),
    );
    for (const one of drawn) expect(inkOf(one).count).toBeGreaterThan(80);
    expect(new Set(drawn.map(({ png }) => Buffer.from(png).toString('base64'))).size).toBe(5);
  });

  it('has a place for accents, and for Cyrillic and Vietnamese letters', async () => {
    const heights = await Promise.all(
      ['E', 'É', 'Ế', 'Ж'].map(async (text) => {
        const { top, bottom } = inkOf(await draw(text, { frame: { width: 640, height: 480 } }));
        return bottom - top;
      }),
    );
    const [plain = 0, accented = 0, twice = 0, cyrillic = 0] = heights;
    expect(accented).toBeGreaterThan(plain + 3);
    expect(twice).toBeGreaterThan(accented);
    expect(Math.abs(cyrillic - plain)).toBeLessThanOrEqual(2);
  });

  it('tells which characters it cannot draw, and leaves them out', async () => {
    expect(await unsupportedCharacters('Party 🎉 with 👨‍👩‍👧 한 🎉\nÉté, 夏天！')).toEqual([
      '🎉',
      '👨‍👩‍👧',
      '한',
    ]);
    expect(await unsupportedCharacters('Zürich – “Été”\t№ 5\u200b')).toEqual([]);
    expect((await draw('🎉 Party 🎉')).png).toEqual((await draw('Party')).png);
    const nothing = await draw('🎉');
    expect(nothing.pixels.rgba.every((value) => value === 0)).toBe(true);
  });

  it('never goes off the frame, whatever is written, and is the same each time', async () => {
    const letters = fc.constantFrom(...'aWgÉ夢，（ \n-“中国语言Привет🎉');
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: letters, maxLength: 90 }),
        fc.record({
          style: fc.constantFrom('title' as const, 'caption' as const),
          position: fc.constantFrom(...TITLE_POSITIONS),
          size: fc.double({ min: 0.02, max: 0.4, noNaN: true }),
          frame: fc.record({
            width: fc.integer({ min: 16, max: 160 }),
            height: fc.integer({ min: 16, max: 160 }),
          }),
        }),
        async (text, more) => {
          const { png, pixels, x, y, width, height } = await draw(text, more);
          expect({ width: pixels.width, height: pixels.height }).toEqual({ width, height });
          expect(Math.min(x, y, width - 1, height - 1)).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(more.frame.width);
          expect(y + height).toBeLessThanOrEqual(more.frame.height);
          expect((await draw(text, more)).png).toEqual(png);
        },
      ),
      { numRuns: 25 },
    );
  });
});
