import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outputProfile, rateWithin } from '../../../src/engine/media/index.js';
import { isRenderFormat, RENDER_FORMATS, RENDER_QUALITIES } from '../../../src/protocol/index.js';

const formats = Object.keys(RENDER_FORMATS).filter(isRenderFormat);

describe('how a film is written', () => {
  it('is no smaller for a higher quality, in every format', () => {
    for (const format of formats) {
      const [high, medium, low] = RENDER_QUALITIES.map((one) => outputProfile(format, one));
      expect(high?.largest.long).toBeGreaterThanOrEqual(medium?.largest.long ?? 0);
      expect(medium?.largest.long).toBeGreaterThanOrEqual(low?.largest.long ?? 0);
      expect(high?.extension).toBe(format);
    }
  });

  it('copies pictures only into the best MP4 and MOV', () => {
    const copying = formats.flatMap((format) =>
      RENDER_QUALITIES.filter((quality) => outputProfile(format, quality).mayCopy).map(
        (quality) => `${format} ${quality}`,
      ),
    );
    expect(copying).toEqual(['mp4 high', 'mov high']);
  });

  it('takes VP8 where there is no VP9, and says what an ffmpeg lacks that cannot write it', () => {
    const encoders = ['libx264', 'aac', 'libvpx', 'libopus'];
    expect(outputProfile('webm', 'high', { encoders }).holds.video).toBe('vp8');
    expect(outputProfile('mp4', 'low', { encoders }).holds.audio).toBe('aac');
    expect(() => outputProfile('mp3', 'high', { encoders })).toThrow(
      expect.objectContaining({
        code: 'format-unavailable',
        exitCode: 9,
        message: expect.stringContaining('libmp3lame'),
      }),
    );
    const full = { encoders: [...encoders, 'gif', 'png'], filters: ['palettegen', 'paletteuse'] };
    expect(outputProfile('gif', 'low', full).extension).toBe('gif');
    for (const lean of [
      { ...full, filters: ['palettegen'] },
      { ...full, encoders: ['gif'] },
    ]) {
      expect(() => outputProfile('gif', 'low', lean)).toThrow(
        expect.objectContaining({
          code: 'format-unavailable',
          message: expect.stringMatching(/gif: it lacks (paletteuse|libx264 and png)\./),
        }),
      );
    }
  });

  it('shows every n-th picture of what comes too fast, and never more than there are', () => {
    expect([60, 50, 30, 25, 24].map((rate) => rateWithin(rate, { fastest: 30 }))).toEqual([
      30, 25, 30, 25, 24,
    ]);
    expect(rateWithin(60_000 / 1001, { fastest: 30 })).toBeCloseTo(30_000 / 1001);
    const rate = fc.double({ min: 1, max: 240, noNaN: true });
    fc.assert(
      fc.property(rate, rate, (from, fastest) => {
        const result = rateWithin(from, { fastest });
        expect(result).toBeLessThanOrEqual(fastest * 1.002);
        expect(Math.abs(from / result - Math.round(from / result))).toBeLessThan(1e-6);
      }),
    );
  });
});
