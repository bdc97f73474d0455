import { clock, coordinate } from './numbers.js';

/** Screen pixels a second of a long film takes; a short one fills the page's width. */
const PIXELS_PER_SECOND = 6;
const PAGE_PIXELS = 1040;
/** Ticks lie at least this far apart. */
const TICK_PIXELS = 72;
const TICK_SECONDS = [0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200];

/** The horizontal axis that every lane shares: the picture's time, from 0 to its end. */
export interface TimeAxis {
  seconds: number;
  /** The least width in pixels on which everything has room. */
  pixels: number;
  /** A time as a share of the width: `12.345%`, exact to a millisecond. */
  x(seconds: number): string;
  /** A length of time likewise. */
  width(seconds: number): string;
  /** How many pixels a length of time has at least. */
  room(seconds: number): number;
  ticks: readonly { seconds: number; label: string }[];
}

export function timeAxis(durationSeconds: number): TimeAxis {
  const seconds = Math.max(0.001, durationSeconds);
  const pixels = Math.round(Math.max(PAGE_PIXELS, seconds * PIXELS_PER_SECOND));
  const room = (length: number): number => (length / seconds) * pixels;
  const width = (length: number): string => `${coordinate((100 * length) / seconds, 5)}%`;
  const step = TICK_SECONDS.find((candidate) => room(candidate) >= TICK_PIXELS) ?? 1200;
  // The last label needs room before the end.
  const count = Math.floor((seconds - 0.4 * step) / step) + 1;
  return {
    seconds,
    pixels,
    x: (time) => width(Math.min(seconds, Math.max(0, time))),
    width,
    room,
    ticks: Array.from({ length: Math.max(1, count) }, (_, i) => ({
      seconds: i * step,
      label: clock(i * step, step < 1 ? 1 : 0),
    })),
  };
}
