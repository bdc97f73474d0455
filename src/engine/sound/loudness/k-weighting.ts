import type { BiquadCoefficients } from '../dsp/biquad.js';

/**
 * The two filters that weight a signal as the ear does: a shelf for the head, then a high-pass.
 * Source: ITU-R BS.1770-4, annex 1; given there for 48 kHz, here for any rate by the analogue
 * prototypes of those filters (as EBU's reference implementations derive them).
 */
export function kWeighting(sampleRate: number): readonly [BiquadCoefficients, BiquadCoefficients] {
  return [headShelf(sampleRate), lowCut(sampleRate)];
}

function headShelf(sampleRate: number): BiquadCoefficients {
  const k = Math.tan((Math.PI * 1681.974450955533) / sampleRate);
  const q = 0.7071752369554196;
  const high = 10 ** (3.999843853973347 / 20);
  const band = high ** 0.4996667741545416;
  const a0 = 1 + k / q + k * k;
  return {
    b0: (high + (band * k) / q + k * k) / a0,
    b1: (2 * (k * k - high)) / a0,
    b2: (high - (band * k) / q + k * k) / a0,
    a1: (2 * (k * k - 1)) / a0,
    a2: (1 - k / q + k * k) / a0,
  };
}

function lowCut(sampleRate: number): BiquadCoefficients {
  const k = Math.tan((Math.PI * 38.13547087602444) / sampleRate);
  const q = 0.5003270373238773;
  const a0 = 1 + k / q + k * k;
  return { b0: 1, b1: -2, b2: 1, a1: (2 * (k * k - 1)) / a0, a2: (1 - k / q + k * k) / a0 };
}
