/** Amplitude ratio of a level in decibels. */
export function gainOf(decibels: number): number {
  return 10 ** (decibels / 20);
}

/** Level in decibels of an amplitude ratio; −Infinity for 0. */
export function decibelsOf(gain: number): number {
  return 20 * Math.log10(gain);
}
