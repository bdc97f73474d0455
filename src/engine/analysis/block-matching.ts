import type { BlockField } from './block-field.js';
import type { FrameFeatures, FrameGeometry } from './frame-features.js';
import type { Area } from './picture-area.js';

export interface BlockMatcher {
  /** How many blocks a field has. */
  readonly blocks: number;
  /**
   * Finds `current` in `previous`, whose contrasts are multiplied by `gain` first (1: the same
   * light), within `area`. The field is overwritten by the next call.
   */
  match(previous: FrameFeatures, current: FrameFeatures, gain: number, area: Area): BlockField;
}

const BLOCK_SIDE = 8;
/** Reach of the search as shares of the picture: a whip pan crosses a quarter of it in one frame. */
const REACH_X = 0.25;
const REACH_Y = 0.25;
/** Levels of noise that are left after averaging: what is no more than this is no structure. */
const NOISE_LEVELS = 4;
/** A displacement must explain this many levels more than none, or noise would drift about. */
const STILLNESS_BONUS = 0.4;
/** A block with a smaller share in the picture is left out. */
const LEAST_WITHIN = 0.3;
const GOOD_MATCH = 0.3;
/** Mean square of the gradient, levels² a pixel, at which a displacement is half sure. */
const SURE_GRADIENT = 2;
/** And what is added to it, so that plain blocks stay where they are. */
const LEAST_GRADIENT = 0.3;

/**
 * Block matching by zero-mean absolute differences (so that a change of light is no motion),
 * refined below a pixel by one Lucas–Kanade step (B. Lucas and T. Kanade, 1981).
 */
export function createBlockMatcher(geometry: FrameGeometry): BlockMatcher {
  const { width, height } = geometry;
  const columns = Math.max(1, Math.round(width / BLOCK_SIDE));
  const rows = Math.max(1, Math.round(height / BLOCK_SIDE));
  const reachX = Math.max(1, Math.round(width * REACH_X));
  const reachY = Math.max(1, Math.round(height * REACH_Y));
  const blocks = columns * rows;
  const field: BlockField = {
    columns,
    rows,
    dx: new Float32Array(blocks),
    dy: new Float32Array(blocks),
    confidence: new Float32Array(blocks),
    unexplained: new Float32Array(blocks),
    lumaShift: new Float32Array(blocks),
    chromaShift: new Float32Array(blocks),
    texture: new Float32Array(blocks),
    within: new Float32Array(blocks),
  };
  /** The last field's whole-pixel vectors: where a block went, it usually goes on. */
  const lastX = new Int32Array(blocks);
  const lastY = new Int32Array(blocks);
  const stride = width + 1;
  const integral = new Float64Array(stride * (height + 1));

  let left = 0;
  let top = 0;
  let right = 0;
  let bottom = 0;
  let mean = 0;
  let area = 1;
  let gain = 1;
  let from: Float32Array;
  let to: Float32Array;

  const fits = (sx: number, sy: number): boolean =>
    left + sx >= 0 && top + sy >= 0 && right + sx <= width && bottom + sy <= height;

  /** Mean of `from` over the block moved by (sx, sy). */
  const meanAt = (sx: number, sy: number): number => {
    const upper = (top + sy) * stride;
    const lower = (bottom + sy) * stride;
    return (
      ((integral[lower + right + sx] as number) -
        (integral[lower + left + sx] as number) -
        (integral[upper + right + sx] as number) +
        (integral[upper + left + sx] as number)) /
      area
    );
  };

  /** Mean zero-mean absolute difference for a source moved by (sx, sy); gives up beyond `best`. */
  const difference = (sx: number, sy: number, best: number): number => {
    const offset = mean - gain * meanAt(sx, sy);
    const limit = best * area;
    let sum = 0;
    for (let y = top; y < bottom; y++) {
      const row = y * width;
      const move = sy * width + sx;
      for (let i = row + left; i < row + right; i++) {
        const d = (to[i] as number) - gain * (from[i + move] as number) - offset;
        sum += d < 0 ? -d : d;
      }
      if (sum > limit) return Number.POSITIVE_INFINITY;
    }
    return sum / area;
  };

  const matchBlock = (block: number): void => {
    let sum = 0;
    for (let y = top; y < bottom; y++) {
      for (let i = y * width + left; i < y * width + right; i++) sum += to[i] as number;
    }
    mean = sum / area;
    let texture = 0;
    for (let y = top; y < bottom; y++) {
      for (let i = y * width + left; i < y * width + right; i++) {
        texture += Math.abs((to[i] as number) - mean);
      }
    }
    texture /= area;

    let bestX = 0;
    let bestY = 0;
    let best = difference(0, 0, Number.POSITIVE_INFINITY) - STILLNESS_BONUS;
    const attempt = (sx: number, sy: number): void => {
      if ((sx === bestX && sy === bestY) || !fits(sx, sy)) return;
      if (Math.abs(sx) > reachX || Math.abs(sy) > reachY) return;
      const d = difference(sx, sy, best);
      if (d < best) {
        best = d;
        bestX = sx;
        bestY = sy;
      }
    };
    const refine = (): void => {
      for (let round = 0; round < 3; round++) {
        const x = bestX;
        const y = bestY;
        attempt(x - 1, y);
        attempt(x + 1, y);
        attempt(x, y - 1);
        attempt(x, y + 1);
        if (x === bestX && y === bestY) return;
      }
    };
    attempt(lastX[block] as number, lastY[block] as number);
    if (block > 0) attempt(lastX[block - 1] as number, lastY[block - 1] as number);
    if (best > 1) refine();
    if (best > GOOD_MATCH * (texture + NOISE_LEVELS)) {
      for (let sy = -reachY; sy <= reachY; sy += 2) {
        for (let sx = -reachX; sx <= reachX; sx += 2) attempt(sx, sy);
      }
      refine();
    }
    lastX[block] = bestX;
    lastY[block] = bestY;
    field.texture[block] = texture;
    settle(block, bestX, bestY);
  };

  /** The sub-pixel rest of the displacement, and what remains unexplained after it. */
  const settle = (block: number, sx: number, sy: number): void => {
    const fromMean = meanAt(sx, sy);
    const offset = mean - gain * fromMean;
    const move = sy * width + sx;
    let xx = 0;
    let xy = 0;
    let yy = 0;
    let xt = 0;
    let yt = 0;
    let fromTexture = 0;
    const innerLeft = Math.max(1, left);
    const innerRight = Math.min(width - 1, right);
    const innerTop = Math.max(1, top);
    const innerBottom = Math.min(height - 1, bottom);
    for (let y = innerTop; y < innerBottom; y++) {
      for (let i = y * width + innerLeft; i < y * width + innerRight; i++) {
        const gx = ((to[i + 1] as number) - (to[i - 1] as number)) * 0.5;
        const gy = ((to[i + width] as number) - (to[i - width] as number)) * 0.5;
        const t = (to[i] as number) - gain * (from[i + move] as number) - offset;
        xx += gx * gx;
        xy += gx * gy;
        yy += gy * gy;
        xt += gx * t;
        yt += gy * t;
      }
    }
    const half = (xx + yy) / 2;
    const weaker = half - Math.sqrt(Math.max(0, half * half - xx * yy + xy * xy));
    field.confidence[block] = weaker / (weaker + SURE_GRADIENT * area);
    const floor = LEAST_GRADIENT * area;
    const determinant = (xx + floor) * (yy + floor) - xy * xy;
    const restX = clampHalf(-((yy + floor) * xt - xy * yt) / determinant);
    const restY = clampHalf(-((xx + floor) * yt - xy * xt) / determinant);
    let residual = 0;
    let count = 0;
    for (let y = innerTop; y < innerBottom; y++) {
      for (let i = y * width + innerLeft; i < y * width + innerRight; i++) {
        const gx = ((to[i + 1] as number) - (to[i - 1] as number)) * 0.5;
        const gy = ((to[i + width] as number) - (to[i - width] as number)) * 0.5;
        const source = from[i + move] as number;
        const t = (to[i] as number) - gain * source - offset + gx * restX + gy * restY;
        residual += t < 0 ? -t : t;
        const deviation = source - fromMean;
        fromTexture += deviation < 0 ? -deviation : deviation;
        count++;
      }
    }
    count = Math.max(1, count);
    const structure =
      Math.max(field.texture[block] as number, (gain * fromTexture) / count) +
      NOISE_LEVELS * Math.max(1, gain);
    field.unexplained[block] = Math.min(1, residual / count / structure);
    field.dx[block] = restX - sx;
    field.dy[block] = restY - sy;
    field.lumaShift[block] = Math.abs(mean - fromMean);
  };

  const chromaShift = (
    previous: FrameFeatures,
    current: FrameFeatures,
    sx: number,
    sy: number,
  ): number => {
    let u = 0;
    let v = 0;
    const move = sy * width + sx;
    for (let y = top; y < bottom; y++) {
      for (let i = y * width + left; i < y * width + right; i++) {
        u += (current.cb[i] as number) - gain * (previous.cb[i + move] as number);
        v += (current.cr[i] as number) - gain * (previous.cr[i + move] as number);
      }
    }
    const grey = 128 * (1 - gain);
    return Math.abs(u / area - grey) + Math.abs(v / area - grey);
  };

  /** A block that lies in a black bar says nothing. */
  const leaveOut = (block: number): void => {
    field.within[block] = 0;
    field.dx[block] = 0;
    field.dy[block] = 0;
    field.confidence[block] = 0;
    field.unexplained[block] = 0;
    field.lumaShift[block] = 0;
    field.chromaShift[block] = 0;
    field.texture[block] = 0;
    lastX[block] = 0;
    lastY[block] = 0;
  };

  return {
    blocks,
    match(previous, current, light, within) {
      gain = light;
      from = previous.luma;
      to = current.luma;
      for (let y = 0; y < height; y++) {
        let row = 0;
        for (let x = 0; x < width; x++) {
          row += from[y * width + x] as number;
          integral[(y + 1) * stride + x + 1] = (integral[y * stride + x + 1] as number) + row;
        }
      }
      for (let r = 0; r < rows; r++) {
        const rowTop = Math.floor((r * height) / rows);
        const rowBottom = Math.floor(((r + 1) * height) / rows);
        top = Math.max(rowTop, within.top);
        bottom = Math.min(rowBottom, within.bottom);
        for (let c = 0; c < columns; c++) {
          const columnLeft = Math.floor((c * width) / columns);
          const columnRight = Math.floor(((c + 1) * width) / columns);
          left = Math.max(columnLeft, within.left);
          right = Math.min(columnRight, within.right);
          area = Math.max(0, right - left) * Math.max(0, bottom - top);
          const block = r * columns + c;
          const whole = (columnRight - columnLeft) * (rowBottom - rowTop);
          field.within[block] = area / whole;
          if (area < LEAST_WITHIN * whole) {
            leaveOut(block);
            continue;
          }
          matchBlock(block);
          field.chromaShift[block] = chromaShift(
            previous,
            current,
            lastX[block] as number,
            lastY[block] as number,
          );
        }
      }
      return field;
    },
  };
}

function clampHalf(value: number): number {
  return value < -0.75 ? -0.75 : value > 0.75 ? 0.75 : value;
}
