import type { Beats } from '../types.js';

/** One bar: 4 beats, or another length where a downbeat was moved onto a cut. */
export interface Bar {
  index: number;
  startBeat: Beats;
  beats: Beats;
}

/**
 * Fills the beats between downbeats that must be kept with bars of four. What is left over makes the
 * last bar before the kept downbeat shorter or longer, and the very first one a pickup.
 */
export function layBars(downbeats: readonly Beats[], endBeat: Beats): Bar[] {
  const lengths: Beats[] = [];
  const kept = [...new Set([0, ...downbeats, endBeat])].sort((a, b) => a - b);
  for (let i = 1; i < kept.length; i++) {
    const span = (kept[i] ?? 0) - (kept[i - 1] ?? 0);
    const whole = Math.floor(span / 4 + 1e-9);
    const rest = span - whole * 4;
    const bars: Beats[] = Array.from({ length: whole }, () => 4);
    if (rest > 1e-6) {
      if (i === 1 && kept.length > 2) bars.unshift(rest);
      else if (whole > 0 && rest < 2 && i < kept.length - 1) bars[whole - 1] = 4 + rest;
      else bars.push(rest);
    }
    lengths.push(...bars);
  }
  let startBeat = 0;
  return lengths.map((beats, index) => {
    const bar = { index, startBeat, beats };
    startBeat += beats;
    return bar;
  });
}
