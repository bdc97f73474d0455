/** A source of white noise in −1…1: the same seed gives the same noise on every platform. */
export interface Noise {
  next(): number;
}

/** White noise by xorshift32, quick enough to be called for every sample. */
export function whiteNoise(seed: number): Noise {
  // Zero is the one state that xorshift never leaves.
  let state = seed | 0 || 0x9e3779b9;
  const noise = {
    next(): number {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return state * (1 / 0x80000000);
    },
  };
  // Small seeds take some turns until their bits are spread.
  for (let i = 0; i < 16; i++) noise.next();
  return noise;
}
