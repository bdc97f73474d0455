import { describe, expect, it } from 'vitest';
import { SAMPLE_RATE, type StereoSound } from '../../../src/engine/sound/types.js';
import { accentAt, isAccented, onsetCurve, usualRise } from './onsets.js';

/** A steady chord, with a struck tone of 330 Hz at each of these times. */
function struckAt(times: readonly number[], loud: number): StereoSound {
  const left = new Float32Array(SAMPLE_RATE * 6);
  for (let i = 0; i < left.length; i++) {
    left[i] = [220, 277, 3300].reduce(
      (sum, hertz) => sum + 0.05 * Math.sin((2 * Math.PI * hertz * i) / SAMPLE_RATE),
      0,
    );
  }
  for (const time of times) {
    const from = Math.round(time * SAMPLE_RATE);
    for (let i = 0; i < 0.4 * SAMPLE_RATE && from + i < left.length; i++) {
      const t = i / SAMPLE_RATE;
      const tone = Math.sin(2 * Math.PI * 330 * t) + 0.5 * Math.sin(2 * Math.PI * 1320 * t);
      left[from + i] = (left[from + i] ?? 0) + loud * Math.exp(-9 * t) * tone;
    }
  }
  return { sampleRate: SAMPLE_RATE, left, right: left.slice() };
}

describe('the ear that checks the accents', () => {
  const times = [0.713, 1.5, 2.204, 3.01, 3.777, 4.9];

  it('tells when a note begins to within 5 ms', () => {
    const curve = onsetCurve(struckAt(times, 0.3));
    const usual = usualRise(curve);
    for (const time of times) {
      // Looked for a little beside it, as cuts and music may differ.
      const accent = accentAt(curve, usual, time + 0.02);
      expect(Math.abs(accent.errorSeconds + 0.02)).toBeLessThanOrEqual(0.005);
      expect(isAccented(accent)).toBe(true);
    }
  });

  it('hears no accent where nothing begins, nor one that is two frames off', () => {
    const curve = onsetCurve(struckAt(times, 0.3));
    const usual = usualRise(curve);
    for (const moment of [1.1, 1.9, 2.6, 3.4, 4.3]) {
      expect(isAccented(accentAt(curve, usual, moment))).toBe(false);
    }
    for (const time of times) {
      expect(isAccented(accentAt(curve, usual, time + 0.05))).toBe(false);
      expect(isAccented(accentAt(curve, usual, time - 0.05))).toBe(false);
    }
  });
});
