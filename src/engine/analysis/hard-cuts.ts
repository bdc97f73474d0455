import type { ShiftAgreement } from './camera-view.js';
import {
  type FrameComparison,
  MOST_KEPT,
  SAME_STRUCTURE,
  thumbDistance,
} from './frame-comparison.js';
import type { FrameHistory } from './frame-history.js';
import { comesBack, findReturn } from './light-effects.js';

/** What happens between a frame and the one before it. */
export type BoundaryVerdict =
  | { kind: 'none' }
  | { kind: 'hard'; strength: number }
  /** The picture comes back at `returnIndex`: nothing between is looked at again. */
  | { kind: 'flash'; strength: number; returnIndex: number };

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
/** In a busy picture, such as fire, a cut is where next to nothing is kept, but before and after. */
const LOST_KEPT = 0.1;
const LEAST_LOST_RISE = 0.08;
/**
 * Skies and horizons share edges by chance: up to here the same places must be the lighter ones,
 * too, as they are where only light or a title came.
 */
const CLEAR_STRUCTURE = 0.65;
const SAME_PLACE = 0.4;
/** Correlation and order from which two frames are of one view. */
const SAME_VIEW = 0.7;
const SAME_COLOURS = 0.25;
/** Boundaries on both sides with as much difference: the picture moves, faster than can be followed. */
const MOVING_DIFFERENCE = 0.22;
/** Agreement of a picture with the last one moved: between two shots chance gives a third. */
const SHIFTED_VIEW = 0.47;
/** And a movement explains more than none by this much. */
const CLEAR_GAIN = 0.12;
/** Real cuts lie about here: the difference that counts as strength 1. */
const FULL_DIFFERENCE = 0.8;
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
  if (!standsOut(history, index) && !breaksMove(history, index, comparison)) return NONE;
  if (difference < CLEAR_DIFFERENCE && stepAt(history, index) < LEAST_STEP) return NONE;

  const back = findReturn(history, index, comparison);
  const strength = Math.min(1, difference / FULL_DIFFERENCE);
  if (back !== null) return { kind: 'flash', strength, returnIndex: back };
  if (isSameView(history, index, comparison)) return NONE;
  if (comesBack(history, index, comparison)) return NONE;
  if (isFastMove(history, index, comparison)) return NONE;
  if (yieldsToNeighbour(history, index, comparison)) return NONE;
  return { kind: 'hard', strength };
}

/** Whether more changes here than around: by the difference, or by what is still recognised. */
function standsOut(history: FrameHistory, index: number): boolean {
  const difference = history.difference(index);
  const around = Math.max(surroundings(history, index, -1), surroundings(history, index, 1));
  if (difference > LEAST_RATIO * around && difference > around + LEAST_RISE) return true;
  if (history.kept(index) > LOST_KEPT || difference < around + LEAST_LOST_RISE) return false;
  return (
    [-2, -1, 1, 2].every((away) => history.kept(index + away) > MOST_KEPT) &&
    stepAt(history, index) > LEAST_STEP
  );
}

/**
 * Whether this is the one boundary that no movement explains among such as a whip pan makes, which
 * all are as unlike.
 */
function breaksMove(history: FrameHistory, index: number, comparison: FrameComparison): boolean {
  if (history.difference(index) < CLEAR_DIFFERENCE || history.kept(index) > LOST_KEPT) return false;
  if (comparison.shiftAt(index).moved > SHIFTED_VIEW) return false;
  return [-2, -1, 1, 2].every((away) => {
    const at = index + away;
    return (
      history.difference(at) < LEAST_DIFFERENCE ||
      history.kept(at) > MOST_KEPT ||
      isMoved(comparison.shiftAt(at))
    );
  });
}

/** Whether the view is the same before and after, and something has come over it, or light. */
function isSameView(history: FrameHistory, index: number, comparison: FrameComparison): boolean {
  // A frame that blends both shots resembles either.
  const blended = (boundary: number): number =>
    history.difference(boundary) > LEAST_DIFFERENCE ? 1 : 0;
  const before = history.at(Math.max(history.oldest, index - 1 - blended(index - 1)));
  const after = history.at(index + blended(index + 1));
  const structure = comparison.structure(before, after);
  if (structure > CLEAR_STRUCTURE) return true;
  if (structure > SAME_STRUCTURE && comparison.order(before, after) > SAME_PLACE) return true;
  const { kept, histogram } = comparison.difference(before, after);
  if (kept > MOST_KEPT) return true;
  return (
    histogram < SAME_COLOURS &&
    comparison.correlation(before, after) > SAME_VIEW &&
    comparison.order(before, after) > SAME_VIEW
  );
}

/** Whether this is a step within a movement too fast to follow: most of it is there, far off. */
function isFastMove(history: FrameHistory, index: number, comparison: FrameComparison): boolean {
  const around = Math.min(history.difference(index - 1), history.difference(index + 1));
  if (around < MOVING_DIFFERENCE) return false;
  return isMoved(comparison.shiftAt(index));
}

function isMoved({ moved, unmoved }: ShiftAgreement): boolean {
  return moved > SHIFTED_VIEW && moved > unmoved + CLEAR_GAIN;
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

/** Share of the way from one picture to the other that is made in this step. */
function stepAt(history: FrameHistory, index: number): number {
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
  return way > 0 ? step / way : 1;
}

/**
 * A cut on a frame that blends both shots makes two boundaries in a row: the cut is where the
 * new shot has the greater share.
 */
function yieldsToNeighbour(
  history: FrameHistory,
  index: number,
  comparison: FrameComparison,
): boolean {
  // A picture that goes on moving is no blend.
  const isMove = (boundary: number, beyond: number): boolean =>
    history.difference(beyond) >= MOVING_DIFFERENCE && isMoved(comparison.shiftAt(boundary));
  const own = history.difference(index);
  const next = history.difference(index + 1);
  const last = history.difference(index - 1);
  if (
    next > LEAST_DIFFERENCE &&
    next > 0.6 * own &&
    index + 1 < history.count &&
    !isMove(index + 1, index + 2)
  ) {
    const before = history.at(index - 1);
    const middle = history.at(index);
    const after = history.at(index + 1);
    if (thumbDistance(before, after) > thumbDistance(before, middle) * 0.9) {
      return thumbDistance(before, middle) < thumbDistance(middle, after);
    }
  }
  if (last > LEAST_DIFFERENCE && last > 0.6 * own && index >= 2 && !isMove(index - 1, index - 2)) {
    const before = history.at(index - 2);
    const middle = history.at(index - 1);
    const after = history.at(index);
    if (thumbDistance(before, after) > thumbDistance(before, middle) * 0.9) {
      return thumbDistance(before, middle) >= thumbDistance(middle, after);
    }
  }
  return false;
}
