/** Samples a frame; at `RATE` about 43 ms. */
export const SIZE = 1024;
/** Samples from one frame to the next, about 11 ms. */
export const HOP = 256;
export const RATE = 24_000;

/** Edges of half-octave-like bands, Hz: low end, body, presence, air. */
export const BAND_EDGES = [
  25, 60, 90, 130, 190, 280, 400, 570, 800, 1150, 1650, 2400, 3400, 4800, 6800, 9500,
];

/** Power of each bin, frame after frame. */
export interface Spectrogram {
  frames: readonly Float32Array[];
  /** Hz a bin. */
  binHertz: number;
  /** Seconds a frame. */
  stepSeconds: number;
}

/** In-place complex FFT of a power of two (Cooley and Tukey, 1965). */
function transform(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; (j & bit) !== 0; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      [real[i], real[j]] = [real[j] ?? 0, real[i] ?? 0];
      [imaginary[i], imaginary[j]] = [imaginary[j] ?? 0, imaginary[i] ?? 0];
    }
  }
  for (let length = 2; length <= size; length *= 2) {
    const angle = (-2 * Math.PI) / length;
    const half = length / 2;
    for (let k = 0; k < half; k++) {
      const cos = Math.cos(angle * k);
      const sin = Math.sin(angle * k);
      for (let start = k; start < size; start += length) {
        const r = (real[start + half] ?? 0) * cos - (imaginary[start + half] ?? 0) * sin;
        const i = (real[start + half] ?? 0) * sin + (imaginary[start + half] ?? 0) * cos;
        real[start + half] = (real[start] ?? 0) - r;
        imaginary[start + half] = (imaginary[start] ?? 0) - i;
        real[start] = (real[start] ?? 0) + r;
        imaginary[start] = (imaginary[start] ?? 0) + i;
      }
    }
  }
}

/** Half the rate, by the mean of neighbours over three samples: what folds back lies above 11 kHz. */
export function halve(samples: Float32Array): Float32Array {
  return Float32Array.from(
    { length: Math.floor(samples.length / 2) },
    (_, i) =>
      0.25 * (samples[2 * i - 1] ?? 0) +
      0.5 * (samples[2 * i] ?? 0) +
      0.25 * (samples[2 * i + 1] ?? 0),
  );
}

const WINDOW = Float64Array.from(
  { length: SIZE },
  (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / SIZE),
);

/** Power spectra of mono samples at 24 kHz, Hann windows of 43 ms every 11 ms. */
export function spectrogram(samples: Float32Array): Spectrogram {
  const frames: Float32Array[] = [];
  const real = new Float64Array(SIZE);
  const imaginary = new Float64Array(SIZE);
  for (let at = 0; at + SIZE <= samples.length; at += HOP) {
    for (let i = 0; i < SIZE; i++) real[i] = (samples[at + i] ?? 0) * (WINDOW[i] ?? 0);
    imaginary.fill(0);
    transform(real, imaginary);
    frames.push(
      Float32Array.from(
        { length: SIZE / 2 },
        (_, bin) => (real[bin] ?? 0) ** 2 + (imaginary[bin] ?? 0) ** 2,
      ),
    );
  }
  return { frames, binHertz: RATE / SIZE, stepSeconds: HOP / RATE };
}

/** The power between two frequencies in each frame. */
export function bandPower(
  { frames, binHertz }: Spectrogram,
  lowHertz: number,
  highHertz: number,
): Float32Array {
  const low = Math.max(1, Math.round(lowHertz / binHertz));
  const high = Math.min(SIZE / 2, Math.max(low + 1, Math.round(highHertz / binHertz)));
  return Float32Array.from(frames, (frame) => {
    let sum = 0;
    for (let bin = low; bin < high; bin++) sum += frame[bin] ?? 0;
    return sum;
  });
}
