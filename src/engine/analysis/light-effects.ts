import { type FrameComparison, SAME_STRUCTURE, thumbDistance } from './frame-comparison.js';
import type { FrameFeatures } from './frame-features.js';
import type { FrameHistory } from './frame-history.js';

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

/** Or, as the camera goes on meanwhile, when this much of it is found again. */
const RETURNED_KEPT = 0.3;
/** Anything that is gone this soon was a flash, whatever it showed. */
const BLINK_SECONDS = 0.1;
/** The picture is back when no more than this share of the change is left. */
const RETURNED_SHARE = 0.5;
const SAME_ORDER = 0.3;
/** Light only adds: levels that are no noise, and shares of the picture. */
const CLEAR_CHANGE = 10;
const FEW_PLACES = 0.03;
const MANY_PLACES = 0.3;

/** The frame at which the picture is as it was before `index`; null when it never is again. */
export function findReturn(
  history: FrameHistory,
  index: number,
  comparison: FrameComparison,
): number | null {
  const before = history.at(index - 1);
  const start = history.at(index);
  const change = thumbDistance(before, start);
  let sameLight = isLightEffect(before, start, comparison);
  // A frame that blends both shots shares the edges of either.
  const loses = comparison.structure(before, start) <= SAME_STRUCTURE;
  for (let k = index + 1; k < history.count; k++) {
    const frame = history.at(k);
    const lasted = frame.timeSeconds - start.timeSeconds;
    if (lasted > LONGEST_FLASH_SECONDS) return null;
    if (lasted > BLINK_SECONDS + 1e-6 && !sameLight) return null;
    if (loses && sameLight && comparison.structure(before, frame) > SAME_STRUCTURE) return k;
    if (thumbDistance(before, frame) < RETURNED_SHARE * change) {
      const { total, kept } = comparison.difference(before, frame);
      if (total < RETURNED_SHARE * history.difference(index) || kept > RETURNED_KEPT) return k;
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
  return (
    isFaded(frame, before) ||
    isBlank(frame) ||
    comparison.order(before, frame) > SAME_ORDER ||
    isOneWay(before, frame)
  );
}

/** Whether much of the picture has grown lighter and hardly any darker, or the other way round. */
function isOneWay(before: FrameFeatures, frame: FrameFeatures): boolean {
  const places = before.thumb.length / 3;
  let lighter = 0;
  let darker = 0;
  for (let i = 0; i < places; i++) {
    const change = (frame.thumb[i] as number) - (before.thumb[i] as number);
    if (change > CLEAR_CHANGE) lighter++;
    else if (change < -CLEAR_CHANGE) darker++;
  }
  return (
    Math.min(lighter, darker) < FEW_PLACES * places &&
    Math.max(lighter, darker) > MANY_PLACES * places
  );
}

/** Whether a lamp that was off for a moment is on again: the picture is as it was before. */
export function comesBack(
  history: FrameHistory,
  index: number,
  comparison: FrameComparison,
): boolean {
  const frame = history.at(index);
  if (!isFaded(history.at(index - 1), frame)) return false;
  for (let k = index - 2; k >= history.oldest; k--) {
    const before = history.at(k);
    if (frame.timeSeconds - before.timeSeconds > LONGEST_FLASH_SECONDS) return false;
    if (isFaded(before, frame)) continue;
    if (comparison.structure(before, frame) > SAME_STRUCTURE) return true;
    return comparison.difference(before, frame).kept > RETURNED_KEPT;
  }
  return false;
}
