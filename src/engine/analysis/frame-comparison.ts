import { type ShiftAgreement, shiftAgreement, zoomAgreement } from './camera-view.js';
import type { FrameFeatures, FrameGeometry } from './frame-features.js';
import type { FrameHistory } from './frame-history.js';
import { sharedArea } from './picture-area.js';
import { sharedStructure } from './shared-structure.js';
import {
  compareLight,
  createShotComparer,
  orderAgreement,
  type ShotDifference,
} from './shot-difference.js';

/** What two frames, near or far, have in common. */
export interface FrameComparison {
  /** Of two frames that need not follow one another. */
  difference(earlier: FrameFeatures, later: FrameFeatures): ShotDifference;
  /** −1…1, of the luma thumbnails. */
  correlation(a: FrameFeatures, b: FrameFeatures): number;
  /** −1…1, whether the same places are lighter: `orderAgreement`. */
  order(a: FrameFeatures, b: FrameFeatures): number;
  /** 0…1: the picture without the black bars that both have. */
  pictureShare(a: FrameFeatures, b: FrameFeatures): number;
  /** 0…1: edges of one that the other has at the same places: `sharedStructure`. */
  structure(a: FrameFeatures, b: FrameFeatures): number;
  /** 0…1: whether one is a closer view of the other: `zoomAgreement`. */
  zoom(a: FrameFeatures, b: FrameFeatures): number;
  /** Whether frame `index` is the last one moved by much: `shiftAgreement`. */
  shiftAt(index: number): ShiftAgreement;
}

/** Where more of the picture's structure stays, something has come into it: a title, a hand. */
export const MOST_KEPT = 0.2;
/** Edges that stay in place: between two shots chance leaves a fifth of them, a third at most. */
export const SAME_STRUCTURE = 0.48;
/** Frames behind whose agreements are forgotten. */
const SHIFTS_HELD = 64;

/** Compares the frames of one film, each way only when it is asked for. */
export function createFrameComparison(
  geometry: FrameGeometry,
  history: FrameHistory,
): FrameComparison {
  // A comparer of its own: the running one learns where blocks go from frame to frame.
  const comparer = createShotComparer(geometry);
  // The same boundary is asked for as a neighbour, too.
  const shifts = new Map<number, ShiftAgreement>();
  const shiftAt = (at: number): ShiftAgreement => {
    const known = shifts.get(at);
    if (known !== undefined) return known;
    for (const old of shifts.keys()) if (old < at - SHIFTS_HELD) shifts.delete(old);
    const found = shiftAgreement(geometry, history.at(at - 1), history.at(at));
    shifts.set(at, found);
    return found;
  };
  return {
    difference: (a, b) => comparer.compare(a, b).difference,
    order: (a, b) => orderAgreement(geometry, a, b),
    pictureShare: (a, b) => {
      const { left, top, right, bottom } = sharedArea(geometry, a, b);
      return ((right - left) * (bottom - top)) / (geometry.width * geometry.height);
    },
    correlation: (a, b) => compareLight(geometry, a, b).correlation,
    structure: (a, b) => sharedStructure(geometry, a, b),
    zoom: (a, b) => zoomAgreement(geometry, a, b),
    shiftAt,
  };
}

/** Mean absolute difference of the thumbnails, levels. */
export function thumbDistance(a: FrameFeatures, b: FrameFeatures): number {
  let sum = 0;
  for (let i = 0; i < a.thumb.length; i++) {
    sum += Math.abs((a.thumb[i] as number) - (b.thumb[i] as number));
  }
  return sum / a.thumb.length;
}
