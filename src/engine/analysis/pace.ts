import type { Cut } from './types.js';

/** Cuts a minute; a flash is no cut. */
export function paceOf(cuts: readonly Cut[], durationSeconds: number): number {
  const count = cuts.filter((cut) => cut.kind !== 'flash').length;
  return durationSeconds > 0 ? Math.round((count / durationSeconds) * 60 * 100) / 100 : 0;
}
