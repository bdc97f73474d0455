import { emptyFeatures, type FrameFeatures, type FrameGeometry } from './frame-features.js';
import type { ShotDifference } from './shot-difference.js';

/** The last frames' features and differences, by running index: constant memory however long the film. */
export interface FrameHistory {
  /** How many frames have come so far. */
  readonly count: number;
  /** The oldest index that is still held. */
  readonly oldest: number;
  /** Room for the next frame; it counts from `commit` on. */
  next(): FrameFeatures;
  commit(difference: Pick<ShotDifference, 'total' | 'kept'>): void;
  /** Throws a RangeError for an index that is no longer or not yet held. */
  at(index: number): FrameFeatures;
  /** Difference between a frame and the one before it; 0 for the first and for any not held. */
  difference(index: number): number;
  /** How much of the frame before it a frame has kept; 1 for the first and for any not held. */
  kept(index: number): number;
}

export function createFrameHistory(geometry: FrameGeometry, capacity: number): FrameHistory {
  const slots: FrameFeatures[] = [];
  const differences = new Float32Array(capacity);
  const kept = new Float32Array(capacity);
  let count = 0;
  const slot = (index: number): FrameFeatures => {
    const place = index % capacity;
    const held = slots[place];
    if (held) return held;
    const made = emptyFeatures(geometry);
    slots[place] = made;
    return made;
  };
  const holds = (index: number): boolean =>
    index >= Math.max(0, count - capacity + 1) && index < count;
  return {
    get count() {
      return count;
    },
    get oldest() {
      return Math.max(0, count - capacity + 1);
    },
    next: () => slot(count),
    commit(difference) {
      differences[count % capacity] = difference.total;
      kept[count % capacity] = difference.kept;
      count++;
    },
    at(index) {
      if (!holds(index)) throw new RangeError(`Frame ${index} is not held`);
      return slot(index);
    },
    difference: (index) => (holds(index) ? (differences[index % capacity] as number) : 0),
    kept: (index) => (index > 0 && holds(index) ? (kept[index % capacity] as number) : 1),
  };
}
