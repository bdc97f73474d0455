import type { BlockField } from './block-field.js';
import { createCurveBuilder } from './curves.js';
import type { FrameGeometry } from './frame-features.js';
import type { Curve } from './types.js';

export interface MotionMeter {
  /** The blocks' displacements from one frame to the next, and how unlike the two frames are. */
  add(startSeconds: number, endSeconds: number, field: BlockField, difference: number): void;
  finish(durationSeconds: number): Curve;
}

/**
 * Displacements add up over this long before their size counts: what the camera does adds up,
 * the matching error of noise cancels itself.
 */
const WINDOW_SECONDS = 0.12;
/** Two frames that differ more are of different shots: nothing has moved between them. */
const OTHER_SHOT = 0.35;
/** Speed, in picture sides a second, at which the curve has reached 1 − 1/e. */
const LIVELY_SPEED = 0.4;
/** Weight of not knowing: a picture with next to no structure shows next to no motion. */
const UNSURE_SHARE = 0.05;
/** Speed that noise and compression alone can feign: below it, speeds count for less and less. */
const NOISE_SPEED = 0.012;

/**
 * A curve of how much moves, 0…1: the root mean square speed of the blocks, camera and subjects
 * alike, so that one quick subject counts for more than its area. Blocks count as far as their
 * structure shows a displacement: a clear sky says nothing about a pan.
 */
export function createMotionMeter(geometry: FrameGeometry, blocks: number): MotionMeter {
  const curve = createCurveBuilder();
  const side = Math.max(geometry.width, geometry.height);
  const sumX = new Float32Array(blocks);
  const sumY = new Float32Array(blocks);
  const sumWeight = new Float32Array(blocks);
  let frames = 0;
  let windowStart = Number.NaN;
  let windowEnd = Number.NaN;

  const flush = (): void => {
    const seconds = windowEnd - windowStart;
    if (seconds > 0) {
      let sum = 0;
      let weights = UNSURE_SHARE * blocks * frames;
      for (let b = 0; b < blocks; b++) {
        const weight = sumWeight[b] as number;
        sum += weight * ((sumX[b] as number) ** 2 + (sumY[b] as number) ** 2);
        weights += weight;
      }
      const speed = Math.sqrt(sum / weights) / side / seconds;
      const seen = (speed * speed) / (speed + NOISE_SPEED);
      curve.add(windowStart, windowEnd, 1 - Math.exp(-seen / LIVELY_SPEED));
    }
    sumX.fill(0);
    sumY.fill(0);
    sumWeight.fill(0);
    frames = 0;
    windowStart = Number.NaN;
  };

  return {
    add(startSeconds, endSeconds, field, difference) {
      if (!(endSeconds > startSeconds)) return;
      if (difference > OTHER_SHOT) {
        flush();
        return;
      }
      if (Number.isNaN(windowStart)) windowStart = startSeconds;
      windowEnd = endSeconds;
      for (let b = 0; b < blocks; b++) {
        sumX[b] = (sumX[b] as number) + (field.dx[b] as number);
        sumY[b] = (sumY[b] as number) + (field.dy[b] as number);
        const trust = 1 - (field.unexplained[b] as number);
        sumWeight[b] = (sumWeight[b] as number) + trust * (field.confidence[b] as number);
      }
      frames++;
      if (endSeconds - windowStart >= WINDOW_SECONDS) flush();
    },
    finish(durationSeconds) {
      flush();
      return curve.finish(durationSeconds);
    },
  };
}
