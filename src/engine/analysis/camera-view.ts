import type { FrameFeatures, FrameGeometry } from './frame-features.js';
import { sharedArea } from './picture-area.js';

type View = Pick<FrameFeatures, 'luma' | 'cb' | 'cr' | 'bars'>;

/** Size of the later view over the earlier one's: a zoom within a second or so. */
const ZOOMS = [1.2, 1.4, 1.65, 1.95, 2.3, 2.7];
/** Places off the middle to try, shares of the picture's width and height. */
const OFFSETS = [0, -0.06, 0.06];
/** Movements from one frame to the next that block matching no longer follows, shares of the width. */
const SHIFTS_X = [-1, 1].flatMap((way) =>
  Array.from({ length: 16 }, (_, i) => way * (0.15 + i * 0.03)),
);
/** And of the height, meanwhile. */
const SHIFTS_Y = [0, -0.05, 0.05, -0.1, 0.1];
/** Places across and down at which the two are compared. */
const ACROSS = 20;
const DOWN = 12;

/**
 * 0…1: how well the later picture is explained as a closer or wider view of the same place: one
 * less the squared difference where both show it, over their variances. A fast zoom looks like
 * a dissolve between its ends, but only a zoom's ends show one place.
 */
export function zoomAgreement(geometry: FrameGeometry, a: View, b: View): number {
  const { left, top, right, bottom } = sharedArea(geometry, a, b);
  const { width } = geometry;
  const planes = [
    [a.luma, b.luma],
    [a.cb, b.cb],
    [a.cr, b.cr],
  ] as const;
  const [spanX, spanY] = [right - left - 1, bottom - top - 1];
  const whole = new Float64Array(3 * ACROSS * DOWN);
  const part = new Float64Array(3 * ACROSS * DOWN);
  let best = 0;
  for (const [wide, close] of [
    [0, 1],
    [1, 0],
  ] as const) {
    for (const [p, plane] of planes.entries()) {
      sampleInto(whole, p, plane[close], width, left, top, spanX, spanY);
    }
    for (const zoom of ZOOMS) {
      const [partX, partY] = [spanX / zoom, spanY / zoom];
      for (const offsetX of OFFSETS) {
        for (const offsetY of OFFSETS) {
          const x = left + (spanX - partX) / 2 + offsetX * spanX;
          const y = top + (spanY - partY) / 2 + offsetY * spanY;
          if (x < left || y < top || x + partX > left + spanX || y + partY > top + spanY) continue;
          for (const [p, plane] of planes.entries()) {
            sampleInto(part, p, plane[wide], width, x, y, partX, partY);
          }
          best = Math.max(best, agreement(whole, part));
        }
      }
    }
  }
  return best;
}

/** 0…1 each, or less than 0: how well the later picture is explained as the earlier one. */
export interface ShiftAgreement {
  /** As the earlier one moved far. */
  moved: number;
  /** As it stands: flames agree with flames, whatever is behind them. */
  unmoved: number;
}

/**
 * How well the later picture is explained as the earlier one moved, so far that blocks cannot
 * be followed, as long as a good part of it is still to be seen.
 */
export function shiftAgreement(geometry: FrameGeometry, a: View, b: View): ShiftAgreement {
  const { left, top, right, bottom } = sharedArea(geometry, a, b);
  const { width } = geometry;
  const planes = [
    [a.luma, b.luma],
    [a.cb, b.cb],
    [a.cr, b.cr],
  ] as const;
  const [spanX, spanY] = [right - left - 1, bottom - top - 1];
  const one = new Float64Array(3 * ACROSS * DOWN);
  const other = new Float64Array(3 * ACROSS * DOWN);
  for (const [p, [from, to]] of planes.entries()) {
    sampleInto(one, p, from, width, left, top, spanX, spanY);
    sampleInto(other, p, to, width, left, top, spanX, spanY);
  }
  const unmoved = agreement(one, other);
  let best = 0;
  for (const shiftY of SHIFTS_Y) {
    for (const shiftX of SHIFTS_X) {
      const [moveX, moveY] = [shiftX * spanX, shiftY * spanY];
      const [sizeX, sizeY] = [spanX - Math.abs(moveX), spanY - Math.abs(moveY)];
      const [x, y] = [left + Math.max(0, moveX), top + Math.max(0, moveY)];
      for (const [p, [from, to]] of planes.entries()) {
        sampleInto(one, p, from, width, x - moveX, y - moveY, sizeX, sizeY);
        sampleInto(other, p, to, width, x, y, sizeX, sizeY);
      }
      best = Math.max(best, agreement(one, other));
    }
  }
  return { moved: best, unmoved };
}

/** Values of one plane at a grid of places over a rectangle, interpolated. */
function sampleInto(
  into: Float64Array,
  index: number,
  plane: Float32Array,
  width: number,
  left: number,
  top: number,
  spanX: number,
  spanY: number,
): void {
  let at = index * ACROSS * DOWN;
  for (let row = 0; row < DOWN; row++) {
    const y = top + (spanY * (row + 0.5)) / DOWN;
    const y0 = Math.floor(y);
    for (let column = 0; column < ACROSS; column++, at++) {
      const x = left + (spanX * (column + 0.5)) / ACROSS;
      const x0 = Math.floor(x);
      const i = y0 * width + x0;
      const [fx, fy] = [x - x0, y - y0];
      const upper = (plane[i] as number) * (1 - fx) + (plane[i + 1] as number) * fx;
      const lower = (plane[i + width] as number) * (1 - fx) + (plane[i + width + 1] as number) * fx;
      into[at] = upper * (1 - fy) + lower * fy;
    }
  }
}

function agreement(a: Float64Array, b: Float64Array): number {
  const count = ACROSS * DOWN;
  let rest = 0;
  let variance = 0;
  for (let p = 0; p < 3; p++) {
    let [sumA, sumB, squares] = [0, 0, 0];
    for (let i = p * count; i < (p + 1) * count; i++) {
      const [va, vb] = [a[i] as number, b[i] as number];
      rest += (va - vb) ** 2;
      sumA += va;
      sumB += vb;
      squares += va * va + vb * vb;
    }
    variance += squares - (sumA * sumA + sumB * sumB) / count;
  }
  return variance > 0 ? 1 - rest / variance : 0;
}
