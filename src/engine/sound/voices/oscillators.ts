/**
 * The correction that rounds a waveform's step over two samples, so that it does not alias.
 * Source: V. Välimäki, A. Huovilainen, "Antialiasing Oscillators in Subtractive Synthesis",
 * IEEE Signal Processing Magazine 24(2), 2007 (PolyBLEP).
 *
 * `phase` and `step` (phase a sample) are in cycles.
 */
function polyBlep(phase: number, step: number): number {
  if (phase < step) {
    const t = phase / step;
    return t + t - t * t - 1;
  }
  if (phase > 1 - step) {
    const t = (phase - 1) / step;
    return t * t + t + t + 1;
  }
  return 0;
}

/** A band-limited sawtooth at `phase` 0…1, in −1…1. */
export function sawtooth(phase: number, step: number): number {
  return 2 * phase - 1 - polyBlep(phase, step);
}

/** A band-limited pulse at `phase` 0…1 with its fall at `width`, in −1…1, free of DC. */
export function pulse(phase: number, step: number, width: number): number {
  const fall = phase + 1 - width;
  const wrapped = fall >= 1 ? fall - 1 : fall;
  const naive = (phase < width ? 1 : -1) + 1 - 2 * width;
  return naive + polyBlep(phase, step) - polyBlep(wrapped, step);
}

/** A sine at `phase` in cycles. */
export function sine(phase: number): number {
  return Math.sin(2 * Math.PI * phase);
}

/** The frequency in Hz of a MIDI note number, A4 = 440 Hz. */
export function frequencyOf(pitch: number): number {
  return 440 * 2 ** ((pitch - 69) / 12);
}

/** `frequency` moved by `cents`. */
export function detuned(frequency: number, cents: number): number {
  return frequency * 2 ** (cents / 1200);
}
