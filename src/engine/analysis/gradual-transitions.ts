import { type FrameComparison, MOST_KEPT, SAME_STRUCTURE } from './frame-comparison.js';
import type { FrameHistory } from './frame-history.js';
import { isFaded, PLAIN_CONTRAST } from './light-effects.js';

/** A dissolve or a fade, from its last pure old frame to its first pure new one. */
export interface Transition {
  startSeconds: number;
  endSeconds: number;
  /** When the new shot has at least half of the picture. */
  timeSeconds: number;
  strength: number;
}

export interface TransitionFinder {
  /** Looks for a transition that ends at or before frame `index`; returns one that is complete. */
  advance(index: number): Transition | null;
  /** A hard cut at `index`: no transition crosses it. Returns one that was complete before. */
  cutAt(index: number): Transition | null;
  /** The end of the film. */
  finish(): Transition | null;
}

/** Lengths to try, seconds; the longest must fit into the history at common frame rates. */
const SPANS = [0.1, 0.16, 0.24, 0.36, 0.5, 0.7, 1, 1.4, 1.9, 2.5];
/** RMS difference of the two ends' thumbnails, levels: less is no other shot. */
const LEAST_CHANGE = 9;
/** Energy of an intermediate picture that no mix of both ends explains, as a share of their difference. */
const MOST_UNEXPLAINED = 0.13;
const LEAST_DIFFERENCE = 0.5;
/** In one quarter of the way at least, this much is new, however a camera moves. */
const LEAST_ON_THE_WAY = 0.17;
const FULL_DIFFERENCE = 0.8;
const SAME_SCENE = 0.85;
const SAME_ORDER = 0.85;
/** Where the ends agree so well as wider and closer view, the camera has zoomed. */
const SAME_PLACE = 0.55;
/** A film that fades in grows fuller all the while, but for so much. */
const STEADY_SHARE = 0.9;
/** One step that does more than this share of the way is a cut, not a fade. */
const LARGEST_STEP = 0.6;
/** A transition is complete when nothing wider has been found for so long. */
const CLOSING_SECONDS = 0.4;
/** Or when its end is about to leave the history, as at hundreds of frames a second. */
const LEAVING_FRAMES = 8;

interface Candidate extends Transition {
  startIndex: number;
  endIndex: number;
  change: number;
  /** Contrast of the first frame, which the history may have let go when the transition closes. */
  startContrast: number;
}

/**
 * Finds dissolves and fades by what defines them: every frame on the way is a mix
 * (1 − α)·A + α·B of the frames at the ends, with α rising (A. Hampapur, R. Jain and
 * T. Weymouth, "Production model based digital video segmentation", 1995). A pan or a zoom
 * between two views is no such mix. A fade through black counts once, as the new shot appears.
 */
export function createTransitionFinder(
  history: FrameHistory,
  comparison: FrameComparison,
): TransitionFinder {
  /** Transitions start here or later. */
  let floor = 0;
  let best: Candidate | null = null;
  let fullest = 0;
  /** Where the film has first lost a picture: a fade-in before is its opening, and no cut. */
  let faded = -1;
  /** Whether the film has faded in so far; null before it began. */
  let comesOutOfNothing: boolean | null = null;
  let openingEnd = 0;

  const close = (lookedTo: number): Transition | null => {
    if (!best) return null;
    const { endIndex, startContrast, startSeconds, endSeconds, timeSeconds, strength } = best;
    floor = endIndex;
    best = null;
    if (isFadeOut(startContrast, endIndex, lookedTo)) return null;
    return { startSeconds, endSeconds, timeSeconds, strength };
  };

  /** Whether the picture went on to nothing: then the transition ends only as the next one appears. */
  const isFadeOut = (startContrast: number, end: number, lookedTo: number): boolean => {
    if (history.at(end).contrast > 0.6 * startContrast) return false;
    const before = { contrast: startContrast };
    for (let i = end; i <= lookedTo; i++) if (isFaded(history.at(i), before)) return true;
    return false;
  };

  const examine = (start: number, end: number): Candidate | null => {
    const a = history.at(start);
    const b = history.at(end);
    // A fade-out is only half a transition, and a film's own fade-in none.
    if (isFaded(b, a)) return null;
    if (isFaded(a, b) && !(faded >= 0 && faded <= start)) return null;
    if ((comesOutOfNothing || start < openingEnd) && a.contrast < 0.5 * b.contrast) return null;
    if (goesThroughNothing(start, end)) return null;
    const size = a.thumb.length;
    let energy = 0;
    for (let i = 0; i < size; i++) {
      energy += ((b.thumb[i] as number) - (a.thumb[i] as number)) ** 2;
    }
    const change = Math.sqrt(energy / (size * comparison.pictureShare(a, b)));
    if (change < LEAST_CHANGE || (best && start < best.endIndex && change <= best.change * 1.03)) {
      return null;
    }
    // Over few frames even a quick pan looks like a mix.
    const tolerated = MOST_UNEXPLAINED * Math.min(1, (end - start) / 8);
    let crossing = -1;
    let last = 0;
    // Quarter points first: most spans fail there, before every frame is looked at.
    for (const quarter of [2, 1, 3]) {
      const mix = mixOf(start + Math.round(((end - start) * quarter) / 4), start, end, energy);
      if (mix.unexplained > tolerated) return null;
      if (quarter === 2 && (mix.share < 0.2 || mix.share > 0.8)) return null;
    }
    for (let i = start + 1; i <= end; i++) {
      const { share } = i === end ? { share: 1 } : mixOf(i, start, end, energy);
      if (share - last > LARGEST_STEP || share < last - 0.15) return null;
      if (share >= 0.5 && crossing < 0) crossing = i;
      last = share;
    }
    if (comparison.correlation(a, b) > SAME_SCENE) return null;
    // A scene that only grows lighter, as a film that fades in.
    if (!isFaded(a, b) && comparison.order(a, b) > SAME_ORDER) return null;
    // Nor is what comes into a picture, as a title, another shot.
    if (comparison.structure(a, b) > SAME_STRUCTURE) return null;
    const { total: difference, kept } = comparison.difference(a, b);
    if (difference < LEAST_DIFFERENCE || kept > MOST_KEPT) return null;
    if (!changesOnTheWay(start, end)) return null;
    if (comparison.zoom(a, b) > SAME_PLACE) return null;
    return {
      startIndex: start,
      endIndex: end,
      startSeconds: a.timeSeconds,
      endSeconds: b.timeSeconds,
      timeSeconds: history.at(crossing).timeSeconds,
      strength: Math.min(1, difference / FULL_DIFFERENCE),
      change,
      startContrast: a.contrast,
    };
  };

  /** Whether the picture becomes another one meanwhile, beyond what motion and light explain. */
  const changesOnTheWay = (start: number, end: number): boolean => {
    let before = history.at(start);
    for (const quarter of [1, 2, 3, 4]) {
      const after = history.at(start + Math.round(((end - start) * quarter) / 4));
      if (comparison.difference(before, after).total > LEAST_ON_THE_WAY) return true;
      before = after;
    }
    return false;
  };

  /** Through black or white there are two halves: each is looked at for itself. */
  const goesThroughNothing = (start: number, end: number): boolean => {
    if (history.at(start).contrast < PLAIN_CONTRAST) return false;
    for (let i = start + 1; i < end; i++) {
      const between = history.at(i);
      if (between.contrast < PLAIN_CONTRAST) return true;
      if (isFaded(between, history.at(start)) && isFaded(between, history.at(end))) return true;
    }
    return false;
  };

  /** The share of the end's picture in frame `index`, and what is neither start nor end. */
  const mixOf = (
    index: number,
    start: number,
    end: number,
    energy: number,
  ): { share: number; unexplained: number } => {
    const a = history.at(start).thumb;
    const b = history.at(end).thumb;
    const f = history.at(index).thumb;
    let along = 0;
    let own = 0;
    for (let i = 0; i < a.length; i++) {
      const d = (f[i] as number) - (a[i] as number);
      along += d * ((b[i] as number) - (a[i] as number));
      own += d * d;
    }
    const share = along / energy;
    return { share, unexplained: Math.max(0, own / energy - share * share) };
  };

  return {
    advance(index) {
      const endSeconds = history.at(index).timeSeconds;
      const { contrast } = history.at(index);
      fullest = Math.max(fullest, contrast);
      comesOutOfNothing ??= history.at(history.oldest).contrast < PLAIN_CONTRAST;
      if (comesOutOfNothing && contrast < STEADY_SHARE * fullest) {
        comesOutOfNothing = false;
        openingEnd = index;
      }
      if (faded < 0 && fullest > PLAIN_CONTRAST && contrast < fullest / 2) faded = index;
      let done: Transition | null = null;
      let start = index - 1;
      for (const span of SPANS) {
        while (start > floor && endSeconds - history.at(start).timeSeconds < span - 1e-6) {
          if (start - 1 < Math.max(floor, history.oldest)) break;
          start--;
        }
        if (start < Math.max(floor, history.oldest) || index - start < 3) continue;
        if (endSeconds - history.at(start).timeSeconds < span - 1e-6) break;
        const candidate = examine(start, index);
        if (!candidate) continue;
        if (best && candidate.startIndex >= best.endIndex) done = close(index);
        best = candidate;
      }
      if (done) return done;
      // The widest change wins, so wait until a longer span could no longer beat it.
      if (!best) return null;
      const waited = endSeconds - history.at(best.endIndex).timeSeconds;
      const isLeaving = best.endIndex - history.oldest < LEAVING_FRAMES;
      return waited > CLOSING_SECONDS || isLeaving ? close(index) : null;
    },
    cutAt(index) {
      const done = close(index - 1);
      floor = index;
      return done;
    },
    finish: () => close(history.count - 1),
  };
}
