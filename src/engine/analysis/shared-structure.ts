import type { FrameFeatures, FrameGeometry } from './frame-features.js';
import { sharedArea } from './picture-area.js';

/** Gradient, levels a working pixel, from which there is an edge. */
const EDGE = 7;
/** In other light an edge may be so much fainter. */
const FAINT_EDGE = 1.5;
/** Cosine of how far the two gradients may turn. */
const SAME_DIRECTION = 0.85;
/** With fewer edges nothing can be said, as a share of the picture. */
const LEAST_EDGES = 0.04;

/**
 * 0…1: how many of one picture's edges the other one has at the same places, in the better of
 * the two directions. After the edge change ratio of R. Zabih, J. Miller and K. Mai (1995): a title, a
 * hand or a flame adds edges and hides some, but only a cut takes them all. Light scales
 * gradients and does not turn them.
 */
export function sharedStructure(
  geometry: FrameGeometry,
  a: Pick<FrameFeatures, 'luma' | 'bars'>,
  b: Pick<FrameFeatures, 'luma' | 'bars'>,
): number {
  const { width, height } = geometry;
  const area = sharedArea(geometry, a, b);
  // The bars' own edges are everywhere.
  const left = area.left + (area.left > 0 ? 2 : 1);
  const right = area.right - (area.right < width ? 2 : 1);
  const top = area.top + (area.top > 0 ? 2 : 1);
  const bottom = area.bottom - (area.bottom < height ? 2 : 1);
  let ofA = 0;
  let ofB = 0;
  let keptOfA = 0;
  let keptOfB = 0;
  for (let y = top; y < bottom; y++) {
    for (let i = y * width + left; i < y * width + right; i++) {
      const ax = ((a.luma[i + 1] as number) - (a.luma[i - 1] as number)) / 2;
      const ay = ((a.luma[i + width] as number) - (a.luma[i - width] as number)) / 2;
      const bx = ((b.luma[i + 1] as number) - (b.luma[i - 1] as number)) / 2;
      const by = ((b.luma[i + width] as number) - (b.luma[i - width] as number)) / 2;
      const sizeA = ax * ax + ay * ay;
      const sizeB = bx * bx + by * by;
      if (sizeA < EDGE * EDGE && sizeB < EDGE * EDGE) continue;
      const along = ax * bx + ay * by;
      const agrees =
        along > 0 &&
        along * along > SAME_DIRECTION * SAME_DIRECTION * sizeA * sizeB &&
        Math.min(sizeA, sizeB) > FAINT_EDGE * FAINT_EDGE;
      if (sizeA >= EDGE * EDGE) {
        ofA++;
        if (agrees) keptOfA++;
      }
      if (sizeB >= EDGE * EDGE) {
        ofB++;
        if (agrees) keptOfB++;
      }
    }
  }
  const least = LEAST_EDGES * Math.max(0, right - left) * Math.max(0, bottom - top);
  return Math.max(
    ofA > least && ofA > 0 ? keptOfA / ofA : 0,
    ofB > least && ofB > 0 ? keptOfB / ofB : 0,
  );
}
