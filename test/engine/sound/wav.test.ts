import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeWav, encodeWav, type WavBits } from '../../../src/engine/sound/index.js';
import { sound, tone } from './signals.js';

const STEP: Readonly<Record<WavBits, number>> = { 16: 2 / 0x8000, 24: 1 / 0x800000, '32f': 0 };

describe('WAV files', () => {
  it.each<WavBits>([16, 24, '32f'])('keep sound through %s bits', (bits) => {
    fc.assert(
      fc.property(
        fc.float32Array({ min: -1, max: Math.fround(0.9999), noNaN: true, maxLength: 300 }),
        fc.integer({ min: 8000, max: 192_000 }),
        (samples, sampleRate) => {
          const right = samples.map((sample) => -sample);
          const read = decodeWav(encodeWav({ sampleRate, left: samples, right }, bits));
          expect(read.sampleRate).toBe(sampleRate);
          expect(read.left).toHaveLength(samples.length);
          for (let i = 0; i < samples.length; i++) {
            expect(Math.abs((read.left[i] ?? 9) - (samples[i] ?? 0))).toBeLessThanOrEqual(
              STEP[bits],
            );
            expect(Math.abs((read.right[i] ?? 9) - (right[i] ?? 0))).toBeLessThanOrEqual(
              STEP[bits],
            );
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('clip what is beyond full scale instead of wrapping it round', () => {
    const loud = sound(0.01, () => 1.7);
    const read = decodeWav(encodeWav(loud, 16));
    expect(Math.min(...read.left)).toBeGreaterThan(0.999);
  });

  it('come out the same every time, dither included', () => {
    const quiet = sound(0.1, tone(440, -70));
    expect(encodeWav(quiet, 16)).toEqual(encodeWav(quiet, 16));
  });

  it('are read past chunks that are not known, and when the size was never filled in', () => {
    const plain = encodeWav(sound(0.01, tone(440, -6)), 16);
    const chunk = new Uint8Array([...Buffer.from('LIST'), 3, 0, 0, 0, 1, 2, 3, 0]);
    const padded = new Uint8Array([...plain.slice(0, 36), ...chunk, ...plain.slice(36)]);
    new DataView(padded.buffer).setUint32(36 + chunk.length + 4, 0xffffffff, true);
    expect(decodeWav(padded).left).toEqual(decodeWav(plain).left);
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['text', new Uint8Array(Buffer.from('this is not a sound at all'))],
    [
      'a header alone',
      encodeWav(
        sound(0, () => 0),
        16,
      ).slice(0, 30),
    ],
  ])('are refused when they are %s', (_name, bytes) => {
    expect(() => decodeWav(bytes)).toThrow(RangeError);
  });
});
