import type { Loudness } from '../sound/types.js';

/** The step of 24-bit sound: what is below is silence, and −∞ is no number in JSON. Decibels. */
const FLOOR_DBTP = -144;

/** A measurement as it is stored and sent: silence has a true peak of −144 dBTP. */
export function reported({ integratedLufs, truePeakDbtp, rangeLu }: Loudness): Loudness {
  return { integratedLufs, truePeakDbtp: Math.max(FLOOR_DBTP, truePeakDbtp), rangeLu };
}
