import { mean, quantile, rounded, smooth } from './curves.js';
import { clamp01 } from './shot-difference.js';
import type { Curve, Cut } from './types.js';

export interface EnergySources {
  stepSeconds: number;
  motion: readonly number[];
  cuts: readonly Cut[];
  /** LUFS, of the same steps; null without sound. */
  loudness: readonly number[] | null;
}

/**
 * What each source counts for, before sound that is not there is left out. After A. Hanjalic and
 * L.-Q. Xu, "Affective video content representation and modeling" (2005): motion activity, the
 * density of cuts and sound energy, each smoothed. Light is left out: a picture that fades in is
 * not more lively for it, and what flashes is among the cuts.
 */
const WEIGHTS = { motion: 0.42, cutting: 0.3, loudness: 0.28 } as const;
/** How far one cut is felt. */
const CUT_REACH_SECONDS = 1.5;
/** Cuts a second that feel fast: the measure has reached 1 − 1/e there. */
const FAST_CUTTING = 0.6;
const QUIET_LUFS = -45;
const LOUD_LUFS = -10;
const SMOOTHING_SECONDS = 0.6;
/** A clip whose raw energy varies by less is not stretched to the full range: calm stays calm. */
const LEAST_RANGE = 0.25;
/** Raw energy that is as much as films commonly have. */
const HIGH_RAW = 0.68;

/** Energy before it is fitted to the clip's own range: comparable between clips, 0…1. */
export function rawEnergy(sources: EnergySources): number[] {
  const { stepSeconds, motion, loudness } = sources;
  const cutting = cuttingDensity(sources.cuts, motion.length, stepSeconds).map(
    (rate) => 1 - Math.exp(-rate / FAST_CUTTING),
  );
  const total = WEIGHTS.motion + WEIGHTS.cutting + (loudness ? WEIGHTS.loudness : 0);
  const raw = motion.map((moved, i) => {
    const heard = loudness ? loudnessShare(loudness[i] ?? QUIET_LUFS) : 0;
    return (
      (WEIGHTS.motion * moved + WEIGHTS.cutting * (cutting[i] ?? 0) + WEIGHTS.loudness * heard) /
      total
    );
  });
  return smooth(raw, stepSeconds, SMOOTHING_SECONDS).map(clamp01);
}

/**
 * The energy curve, 0…1: the clip's own range from its 5th to its 95th percentile, but for a
 * clip without much range its absolute level, so that a still picture's noise is not made drama.
 */
export function energyCurve(raw: readonly number[], stepSeconds: number): Curve {
  const low = quantile(raw, 0.05);
  const range = quantile(raw, 0.95) - low;
  const own = Math.min(1, range / LEAST_RANGE);
  const gain = 1 / Math.max(range, LEAST_RANGE);
  const base = (1 - own) * clamp01(mean(raw) / HIGH_RAW) * (1 - own * 0.5);
  return {
    stepSeconds,
    values: raw.map((value) => rounded(clamp01(base + (value - low) * gain))),
  };
}

/** Cuts a second about each step, weighted by their strength; flashes count for half. */
export function cuttingDensity(cuts: readonly Cut[], steps: number, stepSeconds: number): number[] {
  const density = new Array<number>(steps).fill(0);
  const peak = 1 / (CUT_REACH_SECONDS * Math.sqrt(2 * Math.PI));
  for (const cut of cuts) {
    const weight = cut.strength * (cut.kind === 'flash' ? 0.5 : 1) * peak;
    const centre = cut.timeSeconds / stepSeconds - 0.5;
    const reach = (3 * CUT_REACH_SECONDS) / stepSeconds;
    const first = Math.max(0, Math.ceil(centre - reach));
    const last = Math.min(steps - 1, Math.floor(centre + reach));
    for (let i = first; i <= last; i++) {
      const away = ((i - centre) * stepSeconds) / CUT_REACH_SECONDS;
      density[i] = (density[i] ?? 0) + weight * Math.exp(-0.5 * away * away);
    }
  }
  return density;
}

/** 0 for what is hardly heard, 1 for a loud mix. */
export function loudnessShare(lufs: number): number {
  return clamp01((lufs - QUIET_LUFS) / (LOUD_LUFS - QUIET_LUFS));
}
