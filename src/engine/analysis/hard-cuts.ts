import type { FrameFeatures } from './frame-features.js';
import type { FrameHistory } from './frame-history.js';

/** What happens between a frame and the one before it. */
export type BoundaryVerdict =
  | { kind: 'none' }
  | { kind: 'hard'; strength: number }
  /** The picture comes back at `returnIndex`: nothing between is looked at again. */
  | { kind: 'flash'; strength: number; returnIndex: number };

export interface FrameComparison {
  /** 0…1, `ShotDifference.total` of two frames that need not follow one another. */
  difference(earlier: FrameFeatures, later: FrameFeatures): number;
  /** −1…1, of the luma thumbnails. */
  correlation(a: FrameFeatures, b: FrameFeatures): number;
  /** −1…1, whether the same places are lighter: `orderAgreement`. */
  order(a: FrameFeatures, b: FrameFeatures): number;
}

/** A picture whose levels deviate by less is black, white or otherwise plain. */
export const PLAIN_CONTRAST = 7;
/** The longest a light effect may take to give the picture back. */
export const LONGEST_FLASH_SECONDS = 0.4;

/** A picture that has kept no more of another one's contrast shows nothing any more. */
const FADED_SHARE = 0.25;

/** Whether `frame` is plain, or nearly so beside `full`. */
export function isFaded(
  frame: Pick<FrameFeatures, 'contrast'>,
  full: Pick<FrameFeatures, 'contrast'>,
): boolean {
  return frame.contrast < Math.max(PLAIN_CONTRAST, FADED_SHARE * full.contrast);
}

const BLANK_CONTRAST = 3;
const BLACK_LUMA = 30;
const WHITE_LUMA = 215;

/** Black or white, or so near that hardly anything else is to be seen. */
export function isBlank(frame: FrameFeatures): boolean {
  return (
    frame.contrast < BLANK_CONTRAST || frame.meanLuma < BLACK_LUMA || frame.meanLuma > WHITE_LUMA
  );
}

const NONE: BoundaryVerdict = { kind: 'none' };
/** Below this much difference nothing is a cut, whatever its surroundings. */
const LEAST_DIFFERENCE = 0.27;
/** A cut stands out from what is going on around it by this factor, and by this much. */
const LEAST_RATIO = 1.7;
const LEAST_RISE = 0.16;
/** Frames on either side that make up the surroundings: the median of three bears one other cut. */
const SURROUNDINGS = 3;
/** From here on a boundary needs no closer look. */
export const CLEAR_DIFFERENCE = 0.5;
/** A cut makes at least this share of the way from some frames before it to some after it. */
const LEAST_STEP = 0.5;
const STEP_REACH = 3;
/** Real cuts lie about here: the difference that counts as strength 1. */
const FULL_DIFFERENCE = 0.8;
/** Anything that is gone this soon was a flash, whatever it showed. */
const BLINK_SECONDS = 0.1;
/** The picture is back when no more than this share of the change is left. */
const RETURNED_SHARE = 0.5;
const SAME_ORDER = 0.5;

/**
 * Judges the boundary before frame `index`, from the differences around it.
 *
 * After PySceneDetect's AdaptiveDetector, a cut must stand out from a rolling window; here each
 * side is judged by its own median and the busier one counts, so that neither the onset of a
 * whip pan nor a montage with a cut every few frames deceives it. Needs
 * `LONGEST_FLASH_SECONDS` of frames after `index`, as far as the film has them.
 */
export function judgeBoundary(
  history: FrameHistory,
  index: number,
  comparison: FrameComparison,
): BoundaryVerdict {
  const difference = history.difference(index);
  if (difference < LEAST_DIFFERENCE) return NONE;
  const around = Math.max(surroundings(history, index, -1), surroundings(history, index, 1));
  if (difference < LEAST_RATIO * around || difference < around + LEAST_RISE) return NONE;

  if (difference < CLEAR_DIFFERENCE && !isSharp(history, index)) return NONE;

  const back = findReturn(history, index, comparison);
  const strength = Math.min(1, difference / FULL_DIFFERENCE);
  if (back !== null) return { kind: 'flash', strength, returnIndex: back };
  if (yieldsToNeighbour(history, index)) return NONE;
  return { kind: 'hard', strength };
}

function surroundings(history: FrameHistory, index: number, direction: -1 | 1): number {
  const found: number[] = [];
  for (let n = 1; n <= SURROUNDINGS; n++) {
    const i = index + direction * n;
    // The first frame has no difference of its own, and a film's ends no surroundings.
    if (i >= 1 && i < history.count) found.push(history.difference(i));
  }
  if (found.length === 0) return 0;
  found.sort((a, b) => a - b);
  return found[Math.floor((found.length - 1) / 2)] ?? 0;
}

/** Whether the way from one picture to the other is made in one step, as no dissolve or pan does. */
function isSharp(history: FrameHistory, index: number): boolean {
  const from = history.at(Math.max(0, index - STEP_REACH)).thumb;
  const to = history.at(Math.min(history.count - 1, index + STEP_REACH - 1)).thumb;
  const before = history.at(index - 1).thumb;
  const after = history.at(index).thumb;
  let step = 0;
  let way = 0;
  for (let i = 0; i < from.length; i++) {
    const d = (to[i] as number) - (from[i] as number);
    way += d * d;
    step += d * ((after[i] as number) - (before[i] as number));
  }
  return step > LEAST_STEP * way;
}

/** The frame at which the picture is as it was before `index`; null when it never is again. */
function findReturn(
  history: FrameHistory,
  index: number,
  comparison: FrameComparison,
): number | null {
  const before = history.at(index - 1);
  const start = history.at(index);
  const change = thumbDistance(before, start);
  let sameLight = isLightEffect(before, start, comparison);
  for (let k = index + 1; k < history.count; k++) {
    const frame = history.at(k);
    const lasted = frame.timeSeconds - start.timeSeconds;
    if (lasted > LONGEST_FLASH_SECONDS) return null;
    if (lasted > BLINK_SECONDS + 1e-6 && !sameLight) return null;
    if (
      thumbDistance(before, frame) < RETURNED_SHARE * change &&
      comparison.difference(before, frame) < RETURNED_SHARE * history.difference(index)
    ) {
      return k;
    }
    sameLight &&= isLightEffect(before, frame, comparison);
  }
  return null;
}

function isLightEffect(
  before: FrameFeatures,
  frame: FrameFeatures,
  comparison: FrameComparison,
): boolean {
  return isFaded(frame, before) || isBlank(frame) || comparison.order(before, frame) > SAME_ORDER;
}

/**
 * A cut on a frame that blends both shots makes two boundaries in a row: the cut is where the
 * new shot has the greater share.
 */
function yieldsToNeighbour(history: FrameHistory, index: number): boolean {
  const own = history.difference(index);
  const next = history.difference(index + 1);
  const last = history.difference(index - 1);
  if (next > LEAST_DIFFERENCE && next > 0.6 * own && index + 1 < history.count) {
    const before = history.at(index - 1);
    const middle = history.at(index);
    const after = history.at(index + 1);
    if (thumbDistance(before, after) > thumbDistance(before, middle) * 0.9) {
      return thumbDistance(before, middle) < thumbDistance(middle, after);
    }
  }
  if (last > LEAST_DIFFERENCE && last > 0.6 * own && index >= 2) {
    const before = history.at(index - 2);
    const middle = history.at(index - 1);
    const after = history.at(index);
    if (thumbDistance(before, after) > thumbDistance(before, middle) * 0.9) {
      return thumbDistance(before, middle) >= thumbDistance(middle, after);
    }
  }
  return false;
}

/** Mean absolute difference of the thumbnails, levels. */
export function thumbDistance(a: FrameFeatures, b: FrameFeatures): number {
  let sum = 0;
  for (let i = 0; i < a.thumb.length; i++) {
    sum += Math.abs((a.thumb[i] as number) - (b.thumb[i] as number));
  }
  return sum / a.thumb.length;
}
