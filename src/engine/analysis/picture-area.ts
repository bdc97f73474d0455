import type { FrameFeatures, FrameGeometry } from './frame-features.js';

/** Black rows and columns at each side of a picture, working pixels. */
export interface Bars {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A rectangle; `right` and `bottom` lie outside. */
export interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The most of a side that bars may take: what is darker than that is a dark picture. */
const MOST_BARS = 0.36;
const BLACK_MEAN = 18;
const BLACK_MOST = 40;

/** Measures the bars of a letterboxed or pillarboxed picture into `bars`. */
export function measureBars(
  { width, height }: FrameGeometry,
  luma: Float32Array,
  bars: Bars,
): void {
  const isBlack = (from: number, step: number, count: number): boolean => {
    let sum = 0;
    for (let n = 0, i = from; n < count; n++, i += step) {
      const value = luma[i] as number;
      if (value > BLACK_MOST) return false;
      sum += value;
    }
    return sum < BLACK_MEAN * count;
  };
  const row = (y: number): boolean => isBlack(y * width, 1, width);
  const column = (x: number): boolean => isBlack(x, width, height);
  const mostRows = Math.floor(height * MOST_BARS);
  const mostColumns = Math.floor(width * MOST_BARS);
  bars.top = 0;
  while (bars.top < mostRows && row(bars.top)) bars.top++;
  bars.bottom = 0;
  while (bars.bottom < mostRows && row(height - 1 - bars.bottom)) bars.bottom++;
  bars.left = 0;
  while (bars.left < mostColumns && column(bars.left)) bars.left++;
  bars.right = 0;
  while (bars.right < mostColumns && column(width - 1 - bars.right)) bars.right++;
  const { left, top, right, bottom } = bars;
  if (Math.max(top, bottom) >= mostRows || Math.max(left, right) >= mostColumns) {
    bars.left = 0;
    bars.top = 0;
    bars.right = 0;
    bars.bottom = 0;
  }
}

/** What is left of two pictures without the bars that both have, working pixels. */
export function sharedArea(
  { width, height }: FrameGeometry,
  a: Pick<FrameFeatures, 'bars'>,
  b: Pick<FrameFeatures, 'bars'>,
): Area {
  return {
    left: Math.min(a.bars.left, b.bars.left),
    top: Math.min(a.bars.top, b.bars.top),
    right: width - Math.min(a.bars.right, b.bars.right),
    bottom: height - Math.min(a.bars.bottom, b.bars.bottom),
  };
}

/** The same area in places of the thumbnail, those that touch a bar left out where others remain. */
export function thumbArea(geometry: FrameGeometry, area: Area): Area {
  const { width, height, thumbWidth, thumbHeight } = geometry;
  return {
    left: Math.ceil((area.left * thumbWidth) / width - 0.01),
    top: Math.ceil((area.top * thumbHeight) / height - 0.01),
    right: Math.floor((area.right * thumbWidth) / width + 0.01),
    bottom: Math.floor((area.bottom * thumbHeight) / height + 0.01),
  };
}
