/** A filter of second order, a0 normalised to 1. */
export interface SecondOrder {
  b0: number;
  b1: number;
  b2: number;
  a1: number;
  a2: number;
}

/**
 * The two filters that weight a signal as the ear does: a shelf for the head, then a high-pass.
 * Source: ITU-R BS.1770-4, annex 1, which gives them for 48 kHz only; these analogue parameters
 * reproduce them there and hold at any rate (derived in B. De Man, "Evaluation of implementations
 * of the EBU R128 loudness measurement", 2018).
 */
export function kWeighting(sampleRate: number): readonly [SecondOrder, SecondOrder] {
  return [headShelf(sampleRate), lowCut(sampleRate)];
}

/** Bilinear filters break down at half the sampling rate. */
const tuned = (hertz: number, sampleRate: number): number =>
  Math.tan((Math.PI * Math.min(hertz, 0.45 * sampleRate)) / sampleRate);

function headShelf(sampleRate: number): SecondOrder {
  const k = tuned(1681.974450955533, sampleRate);
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

function lowCut(sampleRate: number): SecondOrder {
  const k = tuned(38.13547087602444, sampleRate);
  const q = 0.5003270373238773;
  const a0 = 1 + k / q + k * k;
  // Its numerator is not normalised, as in the standard's table.
  return { b0: 1, b1: -2, b2: 1, a1: (2 * (k * k - 1)) / a0, a2: (1 - k / q + k * k) / a0 };
}
