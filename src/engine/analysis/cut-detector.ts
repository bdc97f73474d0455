import { createFrameComparison } from './frame-comparison.js';
import type { FrameGeometry } from './frame-features.js';
import type { FrameHistory } from './frame-history.js';
import { createTransitionFinder, type Transition } from './gradual-transitions.js';
import { CLEAR_DIFFERENCE, judgeBoundary } from './hard-cuts.js';
import { isBlank, isFaded, LONGEST_FLASH_SECONDS } from './light-effects.js';
import type { Cut } from './types.js';

export interface CutDetector {
  /** To be called after each frame that enters the history. */
  advance(): void;
  /** Judges what is left and gives all cuts in order of time. */
  finish(): Cut[];
}

/** Flashes closer than this are one strobe: only its first is kept. */
const STROBE_SECONDS = 0.5;
/** Black or white that lasts no longer belongs to the transition, and the cut is at its end. */
const DIP_SECONDS = 0.45;
/** Between two dissolves a shot stands for at least so long. */
const ONE_FADE_SECONDS = 0.1;
const LEAST_APART_SECONDS = 0.85;
/** Frames are judged this long after they came. */
const LOOK_AHEAD_SECONDS = Math.max(LONGEST_FLASH_SECONDS, DIP_SECONDS);
/** Frames to wait for the surroundings at least, and for a flash's end at most. */
const LOOK_AHEAD_FRAMES = 3;
const MOST_LOOK_AHEAD_FRAMES = 48;

/** Turns a running history of frames into cuts, a fraction of a second behind the picture. */
export function createCutDetector(geometry: FrameGeometry, history: FrameHistory): CutDetector {
  const comparison = createFrameComparison(geometry, history);
  const transitions = createTransitionFinder(history, comparison);
  const cuts: Cut[] = [];
  let index = 1;
  let skipUntil = 0;
  let lastFlash = Number.NEGATIVE_INFINITY;
  /** Until then a flash dies away: the picture changes, and is the same. */
  let afterglowEnd = Number.NEGATIVE_INFINITY;
  let lastDip = Number.NEGATIVE_INFINITY;
  let lastFade: { cut: Cut; endSeconds: number } | null = null;

  const addTransition = (found: Transition | null): void => {
    // What comes right after a dip is the rest of the picture's return.
    if (!found || found.timeSeconds - lastDip <= DIP_SECONDS) return;
    const { startSeconds, timeSeconds, strength } = found;
    const last = cuts.at(-1);
    if (
      last &&
      last === lastFade?.cut &&
      startSeconds - lastFade.endSeconds < ONE_FADE_SECONDS &&
      timeSeconds - last.timeSeconds < LEAST_APART_SECONDS
    ) {
      // Two halves of one: the new shot has its greater share where they meet.
      last.timeSeconds = startSeconds;
      last.strength = Math.max(last.strength, strength);
      lastFade = { cut: last, endSeconds: found.endSeconds };
      return;
    }
    const cut: Cut = { timeSeconds, strength, kind: 'fade' };
    cuts.push(cut);
    lastFade = { cut, endSeconds: found.endSeconds };
  };

  /**
   * Where the picture is back after black or white that begins near `start`; null when none
   * begins, or when it lasts: then it is a shot of its own.
   */
  const endOfDip = (start: number): number | null => {
    const before = history.at(start - 1);
    const from = history.at(start).timeSeconds;
    let faded = -1;
    let fullest = 0;
    let last = start;
    for (; last < history.count && history.at(last).timeSeconds - from <= DIP_SECONDS; last++) {
      const frame = history.at(last);
      if (isFaded(frame, before) && isBlank(frame)) faded = last;
      else if (faded >= 0) fullest = Math.max(fullest, frame.contrast);
    }
    if (faded < 0) return null;
    for (let i = faded + 1; i < last; i++) {
      if (history.at(i).contrast >= fullest / 2) return i;
    }
    return null;
  };

  const judge = (): void => {
    const frame = history.at(index);
    if (index >= skipUntil) {
      const verdict = judgeBoundary(history, index, comparison);
      const { timeSeconds } = frame;
      if (verdict.kind !== 'none') addTransition(transitions.cutAt(index));
      if (verdict.kind === 'flash') {
        skipUntil = verdict.returnIndex + 1;
        afterglowEnd = timeSeconds + LONGEST_FLASH_SECONDS;
        if (timeSeconds - lastFlash > STROBE_SECONDS) {
          cuts.push({ timeSeconds, strength: verdict.strength, kind: 'flash' });
        }
        lastFlash = history.at(verdict.returnIndex).timeSeconds;
      } else if (verdict.kind === 'hard') {
        const { strength } = verdict;
        const back = endOfDip(index);
        if (back === null) cuts.push({ timeSeconds, strength, kind: 'hard' });
        else {
          const kind = history.difference(back) >= CLEAR_DIFFERENCE ? 'hard' : 'fade';
          cuts.push({ timeSeconds: history.at(back).timeSeconds, strength, kind });
          skipUntil = back + 1;
          lastDip = history.at(back).timeSeconds;
        }
      }
    }
    const isAfterglow = frame.timeSeconds < afterglowEnd;
    if (index >= skipUntil && !isAfterglow) addTransition(transitions.advance(index));
    else if (index + 1 === skipUntil || isAfterglow) addTransition(transitions.cutAt(index));
    index++;
  };

  const ready = (): boolean => {
    const ahead = history.count - 1 - index;
    if (ahead < LOOK_AHEAD_FRAMES) return false;
    if (ahead >= MOST_LOOK_AHEAD_FRAMES) return true;
    const waited = history.at(history.count - 1).timeSeconds - history.at(index).timeSeconds;
    return waited > LOOK_AHEAD_SECONDS;
  };

  return {
    advance() {
      while (ready()) judge();
    },
    finish() {
      while (index < history.count) judge();
      addTransition(transitions.finish());
      return cuts.sort((a, b) => a.timeSeconds - b.timeSeconds);
    },
  };
}
