import { type Bars, measureBars } from './picture-area.js';

/** The picture at the two sizes that the detectors work at, and what one frame alone says. */
export interface FrameFeatures {
  timeSeconds: number;
  /** 0…255 each, `geometry.width × geometry.height`, box-averaged (which also halves the noise). */
  luma: Float32Array;
  cb: Float32Array;
  cr: Float32Array;
  /** Luma, Cb and Cr planes one after another, `thumbWidth × thumbHeight` each. */
  thumb: Float32Array;
  /** Share of the picture in each bin: `LUMA_BINS`, then `CHROMA_BINS²`; each part sums to 1. */
  histogram: Float32Array;
  /** Black at the picture's sides. */
  bars: Bars;
  /** Mean luma, 0…255. */
  meanLuma: number;
  /** Standard deviation of luma and chroma together, levels: near 0 for a black or plain frame. */
  contrast: number;
  /** Mean red, green and blue, 0…255. */
  meanRgb: [number, number, number];
  /** Hasler and Süsstrunk's M, about 0…110. */
  colourfulness: number;
}

/** Sizes derived from the frame's. */
export interface FrameGeometry {
  frameWidth: number;
  frameHeight: number;
  /** Frame pixels to one working pixel, each way. */
  scale: number;
  width: number;
  height: number;
  thumbWidth: number;
  thumbHeight: number;
}

const LUMA_BINS = 16;
const CHROMA_BINS = 8;
const HISTOGRAM_SIZE = LUMA_BINS + CHROMA_BINS * CHROMA_BINS;
/** The longer side at which motion and structure are measured: finer sees noise, coarser misses it. */
const WORKING_SIDE = 48;
const THUMB_SIDE = 16;

/** Sizes for frames of `frameWidth × frameHeight`; throws a RangeError for what is no picture. */
export function frameGeometry(frameWidth: number, frameHeight: number): FrameGeometry {
  if (
    !(Number.isInteger(frameWidth) && Number.isInteger(frameHeight)) ||
    frameWidth < 1 ||
    frameHeight < 1
  ) {
    throw new RangeError(`Not a frame size: ${frameWidth}×${frameHeight}`);
  }
  const longer = Math.max(frameWidth, frameHeight);
  const scale = Math.max(1, Math.min(Math.round(longer / WORKING_SIDE), frameWidth, frameHeight));
  const width = Math.floor(frameWidth / scale);
  const height = Math.floor(frameHeight / scale);
  const shrink = Math.max(1, Math.max(width, height) / THUMB_SIDE);
  return {
    frameWidth,
    frameHeight,
    scale,
    width,
    height,
    thumbWidth: Math.max(1, Math.round(width / shrink)),
    thumbHeight: Math.max(1, Math.round(height / shrink)),
  };
}

/** Room for one frame's features; `measureFrame` fills it. */
export function emptyFeatures(geometry: FrameGeometry): FrameFeatures {
  const size = geometry.width * geometry.height;
  return {
    timeSeconds: 0,
    luma: new Float32Array(size),
    cb: new Float32Array(size),
    cr: new Float32Array(size),
    thumb: new Float32Array(3 * geometry.thumbWidth * geometry.thumbHeight),
    histogram: new Float32Array(HISTOGRAM_SIZE),
    bars: { left: 0, top: 0, right: 0, bottom: 0 },
    meanLuma: 0,
    contrast: 0,
    meanRgb: [0, 0, 0],
    colourfulness: 0,
  };
}

/**
 * Fills `into` from one frame; nothing is allocated.
 *
 * Colourfulness: D. Hasler and S. Süsstrunk, "Measuring colourfulness in natural images" (2003),
 * M = σ + 0.3 μ over the opponent axes rg = R − G and yb = (R + G) / 2 − B.
 * Luma and chroma: ITU-R BT.601, full range.
 */
export function measureFrame(
  geometry: FrameGeometry,
  timeSeconds: number,
  rgb: Uint8Array,
  into: FrameFeatures,
): void {
  const { width, height, scale, frameWidth } = geometry;
  const { luma, cb, cr } = into;
  const perPixel = 1 / (scale * scale);
  const size = width * height;
  let sumR = 0;
  let sumG = 0;
  let sumB = 0;
  let sumLuma = 0;
  let sumSquares = 0;
  let sumCb = 0;
  let sumCr = 0;
  let sumRg = 0;
  let sumYb = 0;
  let sumRg2 = 0;
  let sumYb2 = 0;

  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      let r = 0;
      let g = 0;
      let b = 0;
      for (let dy = 0; dy < scale; dy++) {
        let from = ((y * scale + dy) * frameWidth + x * scale) * 3;
        for (let dx = 0; dx < scale; dx++, from += 3) {
          r += rgb[from] as number;
          g += rgb[from + 1] as number;
          b += rgb[from + 2] as number;
        }
      }
      r *= perPixel;
      g *= perPixel;
      b *= perPixel;
      const l = 0.299 * r + 0.587 * g + 0.114 * b;
      const u = 128 + 0.564 * (b - l);
      const v = 128 + 0.713 * (r - l);
      luma[at] = l;
      cb[at] = u;
      cr[at] = v;
      const rg = r - g;
      const yb = 0.5 * (r + g) - b;
      sumR += r;
      sumG += g;
      sumB += b;
      sumLuma += l;
      sumCb += u;
      sumCr += v;
      sumSquares += l * l + u * u + v * v;
      sumRg += rg;
      sumYb += yb;
      sumRg2 += rg * rg;
      sumYb2 += yb * yb;
    }
  }

  const meanLuma = sumLuma / size;
  const meanCb = sumCb / size;
  const meanCr = sumCr / size;
  const meanRg = sumRg / size;
  const meanYb = sumYb / size;
  const variance = sumSquares / size - meanLuma ** 2 - meanCb ** 2 - meanCr ** 2;
  const opponentVariance = sumRg2 / size - meanRg ** 2 + sumYb2 / size - meanYb ** 2;
  into.timeSeconds = timeSeconds;
  into.meanLuma = meanLuma;
  into.contrast = Math.sqrt(Math.max(0, variance));
  into.meanRgb[0] = sumR / size;
  into.meanRgb[1] = sumG / size;
  into.meanRgb[2] = sumB / size;
  into.colourfulness =
    Math.sqrt(Math.max(0, opponentVariance)) + 0.3 * Math.sqrt(meanRg ** 2 + meanYb ** 2);
  measureBars(geometry, luma, into.bars);
  fillThumb(geometry, into);
  fillHistogram(into, size);
}

function fillThumb(geometry: FrameGeometry, into: FrameFeatures): void {
  const { width, height, thumbWidth, thumbHeight } = geometry;
  const planes = [into.luma, into.cb, into.cr];
  let at = 0;
  for (const plane of planes) {
    for (let ty = 0; ty < thumbHeight; ty++) {
      const top = Math.floor((ty * height) / thumbHeight);
      const bottom = Math.floor(((ty + 1) * height) / thumbHeight);
      for (let tx = 0; tx < thumbWidth; tx++, at++) {
        const left = Math.floor((tx * width) / thumbWidth);
        const right = Math.floor(((tx + 1) * width) / thumbWidth);
        let sum = 0;
        for (let y = top; y < bottom; y++) {
          for (let i = y * width + left; i < y * width + right; i++) sum += plane[i] as number;
        }
        into.thumb[at] = sum / ((bottom - top) * (right - left));
      }
    }
  }
}

/** Bins share a value between neighbours: else noise at a bin's edge looks like a change. */
function fillHistogram(into: FrameFeatures, size: number): void {
  const { luma, cb, cr, histogram } = into;
  histogram.fill(0);
  const one = 1 / size;
  for (let i = 0; i < size; i++) {
    const l = (luma[i] as number) * ((LUMA_BINS - 1) / 255);
    const bin = Math.min(LUMA_BINS - 2, l | 0);
    const share = (l - bin) * one;
    histogram[bin] = (histogram[bin] as number) + one - share;
    histogram[bin + 1] = (histogram[bin + 1] as number) + share;

    const u = chromaBin(cb[i] as number);
    const v = chromaBin(cr[i] as number);
    const ui = Math.min(CHROMA_BINS - 2, u | 0);
    const vi = Math.min(CHROMA_BINS - 2, v | 0);
    const fu = u - ui;
    const fv = v - vi;
    const at = LUMA_BINS + vi * CHROMA_BINS + ui;
    histogram[at] = (histogram[at] as number) + (1 - fu) * (1 - fv) * one;
    histogram[at + 1] = (histogram[at + 1] as number) + fu * (1 - fv) * one;
    histogram[at + CHROMA_BINS] = (histogram[at + CHROMA_BINS] as number) + (1 - fu) * fv * one;
    histogram[at + CHROMA_BINS + 1] = (histogram[at + CHROMA_BINS + 1] as number) + fu * fv * one;
  }
}

/** Real pictures keep near grey: the bins span ±70 levels about it, and the ends take the rest. */
function chromaBin(value: number): number {
  const bin = ((value - 58) * (CHROMA_BINS - 1)) / 140;
  return bin < 0 ? 0 : bin > CHROMA_BINS - 1 ? CHROMA_BINS - 1 : bin;
}

/** 0…1: the share of the picture whose lightness or colour has moved to other bins. */
export function histogramDistance(a: FrameFeatures, b: FrameFeatures): number {
  let lumaSum = 0;
  let chromaSum = 0;
  for (let i = 0; i < LUMA_BINS; i++) {
    lumaSum += Math.abs((a.histogram[i] as number) - (b.histogram[i] as number));
  }
  for (let i = LUMA_BINS; i < HISTOGRAM_SIZE; i++) {
    chromaSum += Math.abs((a.histogram[i] as number) - (b.histogram[i] as number));
  }
  return (lumaSum + chromaSum) / 4;
}
