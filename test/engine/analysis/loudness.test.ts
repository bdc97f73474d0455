import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseSound } from '../../../src/engine/analysis/index.js';
import { SILENCE_LUFS } from '../../../src/engine/analysis/loudness.js';

function tone(seconds: number, rate: number, amplitude: number, hertz = 997): Float32Array {
  return Float32Array.from(
    { length: Math.round(seconds * rate) },
    (_, i) => amplitude * Math.sin((2 * Math.PI * hertz * i) / rate),
  );
}

describe('analyseSound', () => {
  it.each([
    48_000, 44_100, 22_050,
  ])('gives a full-scale 997 Hz tone −3.01 LUFS, as the standard says, at %i Hz', (rate) => {
    const { integratedLufs, loudness } = analyseSound(tone(3, rate, 1), rate);
    expect(integratedLufs).toBeCloseTo(-3.01, 1);
    expect(loudness.values[6]).toBeCloseTo(-3.01, 1);
  });

  it('follows the level decibel for decibel', () => {
    expect(analyseSound(tone(2, 48_000, 0.1), 48_000).integratedLufs).toBeCloseTo(-23.01, 1);
  });

  it('hears treble more than bass, as K-weighting does', () => {
    const at = (hertz: number): number =>
      analyseSound(tone(2, 48_000, 0.3, hertz), 48_000).integratedLufs;
    expect(at(4000) - at(997)).toBeCloseTo(3.3, 0);
    expect(at(30) - at(997)).toBeLessThan(-8);
  });

  it('places a sound where it is, in windows of 400 ms', () => {
    const sound = new Float32Array(48_000 * 4);
    sound.set(tone(1, 48_000, 0.5), 48_000 * 2);
    const { values } = analyseSound(sound, 48_000).loudness;
    expect(values).toHaveLength(16);
    expect(values.slice(0, 7)).toEqual(new Array(7).fill(SILENCE_LUFS));
    expect(values[9]).toBeCloseTo(-9.03, 1);
    expect(values.at(-1)).toBe(SILENCE_LUFS);
  });

  it('leaves silence out of the programme loudness', () => {
    const sound = new Float32Array(48_000 * 20);
    sound.set(tone(4, 48_000, 0.5), 48_000 * 8);
    expect(analyseSound(sound, 48_000).integratedLufs).toBeCloseTo(-9.03, 0);
  });

  it('calls silence, nothing and broken samples −70', () => {
    for (const sound of [new Float32Array(48_000), new Float32Array(0)]) {
      const { integratedLufs, loudness } = analyseSound(sound, 48_000);
      expect(integratedLufs).toBe(SILENCE_LUFS);
      expect(new Set(loudness.values)).toEqual(new Set([SILENCE_LUFS]));
    }
    const broken = Float32Array.from([Number.NaN, Number.POSITIVE_INFINITY, 0, 0]);
    expect(analyseSound(broken, 48_000).integratedLufs).toBe(SILENCE_LUFS);
    expect(() => analyseSound(broken, 0)).toThrow(RangeError);
  });

  it('is finite for any samples at any rate', () => {
    fc.assert(
      fc.property(
        fc.float32Array({ maxLength: 3000 }),
        fc.constantFrom(100, 8000, 48_000, 96_000),
        (samples, rate) => {
          const { loudness, integratedLufs } = analyseSound(samples, rate);
          for (const value of [...loudness.values, integratedLufs]) {
            expect(Number.isFinite(value)).toBe(true);
            expect(value).toBeGreaterThanOrEqual(SILENCE_LUFS);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
