import type { Beats, Score } from '../types.js';

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
  const laid: Bar[] = [];
  const kept = [...new Set([0, ...downbeats, endBeat])].sort((a, b) => a - b);
  for (let i = 1; i < kept.length; i++) {
    // Counted from the kept downbeat itself: fractions would not add up to it exactly.
    let startBeat = kept[i - 1] ?? 0;
    const span = (kept[i] ?? 0) - startBeat;
    const whole = Math.floor(span / 4 + 1e-9);
    const rest = span - whole * 4;
    const bars: Beats[] = Array.from({ length: whole }, () => 4);
    if (rest > 1e-6) {
      if (i === 1 && kept.length > 2) bars.unshift(rest);
      else if (whole > 0 && rest < 2 && i < kept.length - 1) bars[whole - 1] = 4 + rest;
      else bars.push(rest);
    }
    for (const beats of bars) {
      laid.push({ index: laid.length, startBeat, beats });
      startBeat += beats;
    }
  }
  return laid;
}

/** Where the bars of a score begin; scores of before barlines could move have four beats a bar. */
export const barStartsOf = ({
  barStarts,
  bars,
}: Pick<Score, 'barStarts' | 'bars'>): readonly Beats[] =>
  barStarts ?? Array.from({ length: bars }, (_, i) => 4 * i);

/** The bar that holds a beat; the last one beyond the end. */
export function barAt(bars: readonly Bar[], beat: Beats): Bar | undefined {
  let low = 0;
  let high = bars.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((bars[middle]?.startBeat ?? 0) <= beat + 1e-6) low = middle;
    else high = middle - 1;
  }
  return bars[low];
}
