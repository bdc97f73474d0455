import type { EditContext } from './operations.js';
import { refuse } from './refused.js';

/** Beats closer than this are no beats. Milliseconds. */
const NEAREST_MS = 100;

/** Beats of the music, which go on evenly before the first and after the last. */
export class BeatGrid {
  readonly #beats: readonly number[];
  readonly #interval: number;

  /** @param beats At least two, in order, at {@link NEAREST_MS} from one another. */
  constructor(beats: readonly number[]) {
    this.#beats = beats;
    this.#interval = ((beats.at(-1) ?? 0) - (beats[0] ?? 0)) / (beats.length - 1);
  }

  /** The time of a beat, whole milliseconds; 0 is the first, −1 the one before it. */
  at(index: number): number {
    const last = this.#beats.length - 1;
    const nearest = Math.min(last, Math.max(0, index));
    return Math.round((this.#beats[nearest] ?? 0) + (index - nearest) * this.#interval);
  }

  /** The index of the beat that is nearest to a time. */
  nearest(ms: number): number {
    const first = this.#beats[0] ?? 0;
    const last = this.#beats.length - 1;
    const end = this.#beats[last] ?? 0;
    if (ms <= first) return Math.round((ms - first) / this.#interval);
    if (ms >= end) return last + Math.round((ms - end) / this.#interval);
    const after = this.#beats.findIndex((beat) => beat >= ms);
    return ms - this.at(after - 1) < this.at(after) - ms ? after - 1 : after;
  }

  /** The beat from `leastMs` to `mostMs` that is nearest to a time, if there is one; milliseconds. */
  within(ms: number, leastMs: number, mostMs: number): number | undefined {
    const index = this.nearest(Math.min(mostMs, Math.max(leastMs, ms)));
    const near = [index, index - 1, index + 1].map((one) => this.at(one));
    return near
      .filter((beat) => beat >= leastMs && beat <= mostMs)
      .sort((a, b) => Math.abs(a - ms) - Math.abs(b - ms))[0];
  }
}

/**
 * The beats, and the downbeats where there are any, of the music on the timeline.
 * @throws Refused `no-beats` when there are none.
 */
export function beatsOf({ beatsMs, downbeatsMs }: EditContext): {
  beats: BeatGrid;
  downbeats: BeatGrid | null;
} {
  const beats = gridOf(beatsMs);
  if (!beats) refuse('no-beats');
  return { beats, downbeats: gridOf(downbeatsMs) };
}

function gridOf(times: readonly number[]): BeatGrid | null {
  const beats: number[] = [];
  for (const ms of times.filter(Number.isFinite).toSorted((a, b) => a - b)) {
    if (ms - (beats.at(-1) ?? Number.NEGATIVE_INFINITY) >= NEAREST_MS) beats.push(ms);
  }
  return beats.length >= 2 ? new BeatGrid(beats) : null;
}
