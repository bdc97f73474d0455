import type { BlockField } from './block-field.js';
import { createBlockMatcher } from './block-matching.js';
import { type FrameFeatures, type FrameGeometry, histogramDistance } from './frame-features.js';
import { type Area, sharedArea, thumbArea } from './picture-area.js';

/** How unlike two frames are, as far as motion and light do not explain it. */
export interface ShotDifference {
  /** 0…1: all of it together. */
  total: number;
  /** 0…1: blocks that cannot be found in the other frame, by structure or colour. */
  blocks: number;
  /** 0…1: how far lightness and colour have moved between bins. */
  histogram: number;
  /** 0…1: how much of what has structure is found unchanged in the other frame. */
  kept: number;
}

/** Block means may differ by this much (levels) by compression and grain alone. */
const COLOUR_NOISE = 4;
/** At this difference of colour a block counts as half another. */
const COLOUR_HALF = 30;
/** Unexplained share of structure that good matches leave by interpolation. */
const STRUCTURE_FLOOR = 0.2;
const STRUCTURE_SPAN = 0.45;
const BLOCKS_WEIGHT = 0.65;
const SAME_SCENE = 0.6;
/** Levels of texture up to which a block shows nothing to recognise. */
const PLAIN_TEXTURE = 4;
/** A block that has changed no more is the same one. */
const KEPT_CHANGE = 0.15;
/** With fewer recognisable blocks nothing can be said. */
const LEAST_STRUCTURED = 5;

/** Compares frames of one size; holds the block search's state. */
export interface ShotComparer {
  readonly blocks: number;
  /** The field is overwritten by the next call. */
  compare(
    previous: FrameFeatures,
    current: FrameFeatures,
  ): { difference: ShotDifference; field: BlockField };
}

/**
 * Compares two frames by the match of their blocks.
 *
 * In the spirit of PySceneDetect's content score (changes of hue, saturation, lightness and
 * edges), but after compensation of motion and light: a pan or a flickering lamp then costs
 * little, and two shots of the same colours still differ by their structure.
 */
export function createShotComparer(geometry: FrameGeometry): ShotComparer {
  const matcher = createBlockMatcher(geometry);
  return {
    blocks: matcher.blocks,
    compare(previous, current) {
      const light = compareLight(geometry, previous, current);
      const area = sharedArea(geometry, previous, current);
      const field = matcher.match(previous, current, light.gain, area);
      return { difference: shotDifference(geometry, area, previous, current, field, light), field };
    },
  };
}

function shotDifference(
  geometry: FrameGeometry,
  area: Area,
  previous: FrameFeatures,
  current: FrameFeatures,
  field: BlockField,
  light: LightChange,
): ShotDifference {
  // Light that comes and goes over an unchanged scene is no other shot.
  const lightCounts = 1 - smoothStep(0.6, 0.9, light.correlation);
  let sum = 0;
  let weights = 0;
  let kept = 0;
  let structured = 0;
  for (let b = 0; b < field.unexplained.length; b++) {
    const within = field.within[b] as number;
    if (within === 0) continue;
    const texture = field.texture[b] as number;
    const structure = clamp01(
      ((field.unexplained[b] as number) - STRUCTURE_FLOOR) / STRUCTURE_SPAN,
    );
    const shift = Math.max(
      0,
      (field.lumaShift[b] as number) * lightCounts +
        (field.chromaShift[b] as number) * (0.3 + 0.7 * lightCounts) -
        COLOUR_NOISE,
    );
    const colour = shift / (shift + COLOUR_HALF);
    const changed = 1 - (1 - structure) * (1 - colour);
    const weight = within * (0.25 + Math.min(1, (texture + shift) / 12));
    sum += changed * weight;
    weights += weight;
    const shown = Math.min(1, Math.max(0, texture - PLAIN_TEXTURE) / PLAIN_TEXTURE);
    structured += shown;
    if (changed < KEPT_CHANGE) kept += shown;
  }
  const blocks = weights > 0 ? sum / weights : 0;
  const pictureShare =
    ((area.right - area.left) * (area.bottom - area.top)) / (geometry.width * geometry.height);
  const histogram =
    Math.min(1, histogramDistance(previous, current) / pictureShare) * (0.3 + 0.7 * lightCounts);
  return {
    total: BLOCKS_WEIGHT * blocks + (1 - BLOCKS_WEIGHT) * histogram,
    blocks,
    histogram,
    kept: structured < LEAST_STRUCTURED ? 0 : kept / structured,
  };
}

/** How one frame's light relates to another's. */
export interface LightChange {
  /** −1…1: Pearson's correlation of the luma thumbnails; 0 where either is plain. */
  correlation: number;
  /** Contrast of the later one over the earlier one's, as far as they show the same scene; else 1. */
  gain: number;
}

export function compareLight(
  geometry: FrameGeometry,
  a: Pick<FrameFeatures, 'thumb' | 'bars'>,
  b: Pick<FrameFeatures, 'thumb' | 'bars'>,
): LightChange {
  const { thumbWidth } = geometry;
  const area = thumbArea(geometry, sharedArea(geometry, a, b));
  const size = Math.max(1, (area.right - area.left) * (area.bottom - area.top));
  let sumA = 0;
  let sumB = 0;
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let y = area.top; y < area.bottom; y++) {
    for (let i = y * thumbWidth + area.left; i < y * thumbWidth + area.right; i++) {
      const da = a.thumb[i] as number;
      const db = b.thumb[i] as number;
      sumA += da;
      sumB += db;
      ab += da * db;
      aa += da * da;
      bb += db * db;
    }
  }
  ab -= (sumA * sumB) / size;
  aa = Math.max(0, aa - (sumA * sumA) / size);
  bb = Math.max(0, bb - (sumB * sumB) / size);
  // A floor of one level's deviation keeps noise on plain frames from correlating.
  const correlation = ab / Math.sqrt((aa + size) * (bb + size));
  const gain = Math.sqrt((bb + size) / (aa + size));
  return { correlation, gain: correlation > SAME_SCENE && isOtherLight(gain) ? gain : 1 };
}

/** Differences between two places of a thumbnail that are no noise, levels. */
const CLEAR_ORDER = 6;

/**
 * −1…1: how far what is lighter in one picture is lighter in the other, too (Kendall's τ over
 * neighbouring places, ties left out; 1 where nothing is left to compare). Light keeps the
 * order, however it clips: unlike correlation, this stands a flash.
 */
export function orderAgreement(
  geometry: FrameGeometry,
  a: Pick<FrameFeatures, 'thumb'>,
  b: Pick<FrameFeatures, 'thumb'>,
): number {
  const { thumbWidth, thumbHeight } = geometry;
  const size = thumbWidth * thumbHeight;
  let agree = 0;
  let differ = 0;
  for (const step of [1, 3, thumbWidth, 3 * thumbWidth]) {
    for (let i = 0; i + step < size; i++) {
      const da = (a.thumb[i + step] as number) - (a.thumb[i] as number);
      const db = (b.thumb[i + step] as number) - (b.thumb[i] as number);
      if (Math.abs(da) < CLEAR_ORDER || Math.abs(db) < CLEAR_ORDER) continue;
      if (da > 0 === db > 0) agree++;
      else differ++;
    }
  }
  return agree + differ === 0 ? 1 : (agree - differ) / (agree + differ);
}

function isOtherLight(gain: number): boolean {
  return gain < 0.87 || gain > 1.15;
}

function smoothStep(from: number, to: number, value: number): number {
  const t = clamp01((value - from) / (to - from));
  return t * t * (3 - 2 * t);
}

export function clamp01(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value;
}
