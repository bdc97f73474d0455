import type { StereoSound } from '../sound/types.js';
import type { Envelope } from './types.js';

/** As many columns as a wide page has. */
const MOST_COLUMNS = 1200;
const LEAST_STEP_SECONDS = 0.01;

/** The outline of a sound: the least and the greatest sample of at most 1200 steps. */
export function envelopeOf({ sampleRate, left, right }: StereoSound): Envelope {
  const seconds = left.length / sampleRate;
  const stepSeconds = Math.max(LEAST_STEP_SECONDS, seconds / MOST_COLUMNS);
  const columns = Math.min(MOST_COLUMNS, Math.ceil(seconds / stepSeconds - 1e-6));
  const low: number[] = [];
  const high: number[] = [];
  for (let column = 0; column < columns; column++) {
    const to = Math.min(left.length, Math.round((column + 1) * stepSeconds * sampleRate));
    let least = 0;
    let greatest = 0;
    for (let i = Math.round(column * stepSeconds * sampleRate); i < to; i++) {
      const l = left[i] ?? 0;
      const r = right[i] ?? 0;
      if (l < least) least = l;
      if (r < least) least = r;
      if (l > greatest) greatest = l;
      if (r > greatest) greatest = r;
    }
    low.push(rounded(least));
    high.push(rounded(greatest));
  }
  return { stepSeconds, low, high };
}

/** Three decimals: a thousandth of the height. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000;
