/** Stereo sound in memory: two equally long channels of samples in −1…1. */
export interface StereoSound {
  sampleRate: number;
  left: Float32Array;
  right: Float32Array;
}

/** A sound font of the user's own, as it was when it was played. */
export interface PlayedFont {
  path: string;
  /** SHA-256 of its content, hexadecimal. */
  hash: string;
}

/** By ITU-R BS.1770-4 / EBU R128. */
export interface Loudness {
  /** LUFS; −70 for silence. */
  integratedLufs: number;
  /** dBTP (4 × oversampled). */
  truePeakDbtp: number;
  /** LU. */
  rangeLu: number;
}

/** Everything is rendered at this rate. */
export const SAMPLE_RATE = 48_000;
