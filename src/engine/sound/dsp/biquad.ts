/** Coefficients of a second-order section, a0 normalised to 1. */
export interface BiquadCoefficients {
  b0: number;
  b1: number;
  b2: number;
  a1: number;
  a2: number;
}

const BUTTERWORTH_Q = Math.SQRT1_2;

/** The highest frequency that a filter may be tuned to: bilinear filters break down at Nyquist. */
function tunable(frequency: number, sampleRate: number): number {
  return Math.min(Math.max(frequency, 1), sampleRate * 0.49);
}

function section(
  b0: number,
  b1: number,
  b2: number,
  a0: number,
  a1: number,
  a2: number,
): BiquadCoefficients {
  return { b0: b0 / a0, b1: b1 / a0, b2: b2 / a0, a1: a1 / a0, a2: a2 / a0 };
}

/** Low-pass, 12 dB an octave. Source: R. Bristow-Johnson, Audio EQ Cookbook (all shapes here). */
export function lowPass(
  frequency: number,
  sampleRate: number,
  q = BUTTERWORTH_Q,
): BiquadCoefficients {
  const w = (2 * Math.PI * tunable(frequency, sampleRate)) / sampleRate;
  const cos = Math.cos(w);
  const alpha = Math.sin(w) / (2 * q);
  return section((1 - cos) / 2, 1 - cos, (1 - cos) / 2, 1 + alpha, -2 * cos, 1 - alpha);
}

/** High-pass, 12 dB an octave. */
export function highPass(
  frequency: number,
  sampleRate: number,
  q = BUTTERWORTH_Q,
): BiquadCoefficients {
  const w = (2 * Math.PI * tunable(frequency, sampleRate)) / sampleRate;
  const cos = Math.cos(w);
  const alpha = Math.sin(w) / (2 * q);
  return section((1 + cos) / 2, -(1 + cos), (1 + cos) / 2, 1 + alpha, -2 * cos, 1 - alpha);
}

/** A bell of `gainDb` around `frequency`. */
export function peaking(
  frequency: number,
  sampleRate: number,
  gainDb: number,
  q: number,
): BiquadCoefficients {
  const a = 10 ** (gainDb / 40);
  const w = (2 * Math.PI * tunable(frequency, sampleRate)) / sampleRate;
  const cos = Math.cos(w);
  const alpha = Math.sin(w) / (2 * q);
  return section(1 + alpha * a, -2 * cos, 1 - alpha * a, 1 + alpha / a, -2 * cos, 1 - alpha / a);
}

/** Raises or lowers everything below `frequency` by `gainDb`, with slope 1. */
export function lowShelf(
  frequency: number,
  sampleRate: number,
  gainDb: number,
): BiquadCoefficients {
  return shelf(frequency, sampleRate, gainDb, 1);
}

/** Raises or lowers everything above `frequency` by `gainDb`, with slope 1. */
export function highShelf(
  frequency: number,
  sampleRate: number,
  gainDb: number,
): BiquadCoefficients {
  return shelf(frequency, sampleRate, gainDb, -1);
}

/** Low shelf for `side` 1; mirrored in frequency for −1. */
function shelf(
  frequency: number,
  sampleRate: number,
  gainDb: number,
  side: 1 | -1,
): BiquadCoefficients {
  const a = 10 ** (gainDb / 40);
  const w = (2 * Math.PI * tunable(frequency, sampleRate)) / sampleRate;
  const cos = side * Math.cos(w);
  const beta = 2 * Math.sqrt(a) * Math.sin(w) * BUTTERWORTH_Q;
  return section(
    a * (a + 1 - (a - 1) * cos + beta),
    side * 2 * a * (a - 1 - (a + 1) * cos),
    a * (a + 1 - (a - 1) * cos - beta),
    a + 1 + (a - 1) * cos + beta,
    side * -2 * (a - 1 + (a + 1) * cos),
    a + 1 + (a - 1) * cos - beta,
  );
}

/** Filters `samples` in place through `sections` in series (transposed direct form II). */
export function filterInPlace(
  samples: Float32Array,
  sections: readonly BiquadCoefficients[],
  start = 0,
  end = samples.length,
): void {
  for (const { b0, b1, b2, a1, a2 } of sections) {
    let z1 = 0;
    let z2 = 0;
    for (let i = start; i < end; i++) {
      const x = samples[i] ?? 0;
      const y = b0 * x + z1;
      z1 = b1 * x - a1 * y + z2;
      z2 = b2 * x - a2 * y;
      samples[i] = y;
    }
  }
}
