import { rounded } from './curves.js';
import type { Cut, PictureSection } from './types.js';

export interface SectionSources {
  durationSeconds: number;
  stepSeconds: number;
  /** The curve whose mean a section reports. */
  energy: readonly number[];
  /** What sections are told apart by, of the same steps. */
  features: readonly { values: readonly number[]; weight: number }[];
  cuts: readonly Cut[];
}

/** Where a section may begin, and what it costs to begin it there. */
interface Border {
  seconds: number;
  step: number;
  price: number;
}

/** Squared deviation × seconds that a new section must save. */
const BASE_PRICE = 0.11;
/** Prices by where the border is: music turns best where the picture does. */
const PRICE_AT_CUT = { hard: 0.7, fade: 0.5 } as const;
const PRICE_ELSEWHERE = 3.5;
/** Each cut of the search makes sections dearer by this, until there are few enough. */
const PRICE_RISE = 1.4;

/** How many sections a clip so long can have: 1 below 6 s, about 7 a minute, 40 in ten minutes. */
export function mostSections(durationSeconds: number): number {
  return Math.max(1, Math.floor(0.75 + (durationSeconds / 6) ** 0.8));
}

/** The least length of a section, seconds: 3 in a short clip, 8 in a long one. */
export function leastSectionSeconds(durationSeconds: number): number {
  return Math.min(8, Math.max(3, durationSeconds / 15));
}

/**
 * Divides a clip where its character changes: optimal partitioning (B. Jackson et al., 2005) of
 * the weighted curves into stretches of little variance, where each new stretch has a price, a
 * lower one at a cut. The sections cover the clip without gaps.
 */
export function findSections(sources: SectionSources): PictureSection[] {
  const { durationSeconds } = sources;
  const most = mostSections(durationSeconds);
  const borders = most < 2 ? [] : possibleBorders(sources);
  let chosen: number[] = [];
  let price = BASE_PRICE * Math.max(1, durationSeconds / 60) ** 0.5;
  if (borders.length > 2) {
    do {
      chosen = partition(sources, borders, price);
      price *= PRICE_RISE;
    } while (chosen.length + 1 > most);
  }
  const edges = [0, ...chosen, durationSeconds];
  return edges.slice(0, -1).map((startSeconds, i) => {
    const endSeconds = edges[i + 1] ?? durationSeconds;
    return { startSeconds, endSeconds, energy: meanBetween(sources, startSeconds, endSeconds) };
  });
}

function possibleBorders({ durationSeconds, stepSeconds, cuts }: SectionSources): Border[] {
  const least = leastSectionSeconds(durationSeconds);
  const inside = (seconds: number): boolean =>
    seconds >= least - 1e-6 && seconds <= durationSeconds - least + 1e-6;
  const borders: Border[] = [];
  for (const cut of cuts) {
    if (cut.kind === 'flash' || !inside(cut.timeSeconds)) continue;
    const price = PRICE_AT_CUT[cut.kind] + 0.5 * (1 - cut.strength);
    borders.push({ seconds: cut.timeSeconds, step: cut.timeSeconds / stepSeconds, price });
  }
  // Long clips need no finer grid than a second.
  const spacing = Math.max(1, Math.round(Math.min(1, durationSeconds / 60) / stepSeconds));
  for (let step = spacing; step * stepSeconds < durationSeconds; step += spacing) {
    const seconds = step * stepSeconds;
    if (inside(seconds)) borders.push({ seconds, step, price: PRICE_ELSEWHERE });
  }
  borders.sort((a, b) => a.seconds - b.seconds);
  const end = durationSeconds / stepSeconds;
  return [
    { seconds: 0, step: 0, price: 0 },
    ...borders,
    { seconds: durationSeconds, step: end, price: 0 },
  ];
}

/** The borders, in seconds, of the cheapest partition. */
function partition(sources: SectionSources, borders: readonly Border[], price: number): number[] {
  const least = leastSectionSeconds(sources.durationSeconds);
  const scatter = scatterOf(sources, borders);
  const cost = new Float64Array(borders.length).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(borders.length).fill(-1);
  cost[0] = 0;
  for (const [i, border] of borders.entries()) {
    for (let j = 0; j < i; j++) {
      const start = borders[j];
      if (!start || border.seconds - start.seconds < least - 1e-6) break;
      const total = (cost[j] ?? 0) + scatter(j, i) + start.price * price;
      if (total < (cost[i] ?? 0)) {
        cost[i] = total;
        from[i] = j;
      }
    }
  }
  const chosen: number[] = [];
  for (let i = from[borders.length - 1] ?? -1; i > 0; i = from[i] ?? -1) {
    chosen.unshift(borders[i]?.seconds ?? 0);
  }
  return chosen;
}

/** Weighted squared deviation from its mean, times seconds, of the stretch between two borders. */
function scatterOf(
  { features, stepSeconds }: SectionSources,
  borders: readonly Border[],
): (from: number, to: number) => number {
  const sums = features.map(({ values, weight }) => {
    const first = runningSum(values);
    const second = runningSum(values.map((value) => value * value));
    return {
      weight,
      first: borders.map(({ step }) => sumUpTo(first, step)),
      second: borders.map(({ step }) => sumUpTo(second, step)),
    };
  });
  return (from, to) => {
    const length = (borders[to]?.step ?? 0) - (borders[from]?.step ?? 0);
    let scatter = 0;
    for (const { weight, first, second } of sums) {
      const sum = (first[to] ?? 0) - (first[from] ?? 0);
      scatter += weight * ((second[to] ?? 0) - (second[from] ?? 0) - (sum * sum) / length);
    }
    return Math.max(0, scatter) * stepSeconds;
  };
}

function runningSum(values: readonly number[]): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (const [i, value] of values.entries()) sums[i + 1] = (sums[i] ?? 0) + value;
  return sums;
}

/** The sum up to a step that need not be whole. */
function sumUpTo(sums: Float64Array, step: number): number {
  const whole = Math.min(sums.length - 1, Math.floor(step));
  const low = sums[whole] ?? 0;
  return low + ((sums[whole + 1] ?? low) - low) * (step - whole);
}

function meanBetween(
  { energy, stepSeconds }: SectionSources,
  startSeconds: number,
  endSeconds: number,
): number {
  const sums = runningSum(energy);
  const from = startSeconds / stepSeconds;
  const to = Math.min(energy.length, Math.max(endSeconds / stepSeconds, from + 1e-9));
  return rounded(Math.min(1, Math.max(0, (sumUpTo(sums, to) - sumUpTo(sums, from)) / (to - from))));
}
