import { SAMPLE_RATE } from '../types.js';

/** Down just before the kick, so that its attack is free. */
const FALL_FRAMES = Math.round(0.006 * SAMPLE_RATE);
const HOLD_FRAMES = Math.round(0.025 * SAMPLE_RATE);
const RECOVERY_FRAMES = Math.round(0.22 * SAMPLE_RATE);

/** How far the kicks push others down at every sample: 0 not at all … 1 wholly. */
export function sidechainCurve(kicks: readonly number[], frames: number): Float32Array {
  const curve = new Float32Array(frames);
  kicks.forEach((kick, index) => {
    // In fast passages it is back before the next kick, so that it still moves.
    const gap = (kicks[index + 1] ?? Number.POSITIVE_INFINITY) - kick;
    const recovery = Math.min(RECOVERY_FRAMES, Math.max(2400, gap - HOLD_FRAMES - FALL_FRAMES));
    const from = Math.max(0, kick - FALL_FRAMES);
    const to = Math.min(frames, kick + HOLD_FRAMES + recovery);
    for (let i = from; i < to; i++) {
      let depth = 1;
      if (i < kick)
        depth = 0.5 - 0.5 * Math.cos((Math.PI * (i - kick + FALL_FRAMES)) / FALL_FRAMES);
      else if (i > kick + HOLD_FRAMES) {
        depth = 0.5 + 0.5 * Math.cos((Math.PI * (i - kick - HOLD_FRAMES)) / recovery);
      }
      if (depth > (curve[i] ?? 0)) curve[i] = depth;
    }
  });
  return curve;
}
