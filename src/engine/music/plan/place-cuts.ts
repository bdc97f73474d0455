import type { Landmark } from './cuts.js';

/** Sixteenths in a whole 4/4 bar. */
const BAR = 16;
/** Local tempo may leave the base by this share; the contract says 8%. */
export const MAX_STRETCH = 0.078;
/** Beyond this many seconds without an anchor, looking further ahead brings nothing. */
const LOOK_AHEAD = 9;
/** Nor does passing over more cuts than this. */
const MANY_CUTS = 8;

/** A cut and the sixteenth of the piece on which it falls. */
export interface PlacedCut {
  cut: Landmark;
  /** A whole number, unless a moment that the words name follows too closely upon another. */
  sixteenth: number;
  downbeat: boolean;
}

export interface Placement {
  placed: readonly PlacedCut[];
  /** Lower is better; comparable between tempos for the same cuts. */
  cost: number;
}

interface State {
  cost: number;
  sixteenth: number;
  previous: State | null;
  node: number;
  downbeat: boolean;
}

/** What a weak cut costs on each sixteenth of the bar: the metre's own hierarchy. */
const METRE_COST = [0.1, 2.6, 1.4, 2.6, 0.7, 2.4, 1.2, 2.4, 0.4, 2.4, 1.2, 2.4, 0.7, 2.4, 1.2, 2.6];

/** What it costs to break the 4/4 off (or draw it out) so that a strong cut is a downbeat. */
function irregularBarCost(phase: number): number {
  if (phase === 0) return 0;
  if (phase === 8) return 1.8;
  if (phase % 4 === 0) return 2.6;
  if (phase % 2 === 0) return 5;
  return Number.POSITIVE_INFINITY;
}

/** The same where the words name the moment: it has its downbeat in any case. */
function fixedBarCost(phase: number): number {
  return Math.min(irregularBarCost(phase), 7);
}

/** A fixed moment so close to the one before that no sixteenth falls on it. */
const BROKEN_COST = 12;

function skipCost(cut: Landmark): number {
  if (cut.fixed) return 0;
  return cut.strong ? 24 : 5 + 4 * cut.strength;
}

/**
 * Lays the cuts on the sixteenths of a base tempo by dynamic programming.
 *
 * The time between two placed cuts is stretched by at most `MAX_STRETCH`. A strong cut becomes a
 * downbeat, if need be by an irregular bar before it, as film composers write one; a weak cut falls
 * where it may, by preference on a beat. Cuts that fit nowhere are left out; a fixed moment never is.
 */
export function placeCuts(cuts: readonly Landmark[], baseBpm: number): Placement {
  const step = 15 / baseBpm;
  const skipped = [0];
  for (const cut of cuts) skipped.push((skipped.at(-1) ?? 0) + skipCost(cut));
  const skippedBetween = (from: number, to: number): number =>
    (skipped[to] ?? 0) - (skipped[from] ?? 0);

  const start: State = { cost: 0, sixteenth: 0, previous: null, node: -1, downbeat: true };
  // best[i] maps the phase within the bar at cut i to the cheapest way of being there.
  const best: Map<number, State>[] = cuts.map(() => new Map());

  /** For each cut the first fixed one from there on. */
  const fixedFrom: number[] = [];
  for (let i = cuts.length - 1; i >= 0; i--) {
    fixedFrom[i] = cuts[i]?.fixed ? i : (fixedFrom[i + 1] ?? cuts.length);
  }

  const extend = (state: State, phase: number): void => {
    const from = state.node < 0 ? 0 : (cuts[state.node]?.seconds ?? 0);
    const barrier = fixedFrom[state.node + 1] ?? cuts.length;
    for (let next = state.node + 1; next <= barrier; next++) {
      const cut = cuts[next];
      if (cut === undefined) break;
      const gap = cut.seconds - from;
      const left = skippedBetween(state.node + 1, next);
      const fewest = Math.max(1, Math.ceil((gap / step) * (1 - MAX_STRETCH)));
      const most = Math.floor((gap / step) * (1 + MAX_STRETCH));
      if (cut.fixed && fewest > most) {
        const cost = state.cost + left + BROKEN_COST;
        const known = best[next]?.get(0);
        if (known === undefined || cost < known.cost) {
          const sixteenth = state.sixteenth + gap / step;
          best[next]?.set(0, { cost, sixteenth, previous: state, node: next, downbeat: true });
        }
      }
      for (let count = fewest; count <= most; count++) {
        const stretch = ((count * step) / gap - 1) / MAX_STRETCH;
        const landing = (phase + count) % BAR;
        const irregular = cut.fixed ? fixedBarCost(landing) : irregularBarCost(landing);
        // The first bar may be a short one at little cost: it is a pickup.
        const breaking = irregular * (state.node < 0 ? 0.4 : 1);
        const asDownbeat = cut.strong && Number.isFinite(breaking);
        const placing = asDownbeat
          ? breaking
          : (cut.strong ? 14 : 0) + (METRE_COST[landing] ?? 0) * (0.5 + cut.strength);
        const cost = state.cost + left + placing + 1.6 * stretch * stretch;
        const arrived = asDownbeat ? 0 : landing;
        const known = best[next]?.get(arrived);
        if (known === undefined || cost < known.cost) {
          best[next]?.set(arrived, {
            cost,
            sixteenth: state.sixteenth + count,
            previous: state,
            node: next,
            downbeat: asDownbeat || landing === 0,
          });
        }
      }
      const passed = next - state.node;
      if ((gap > LOOK_AHEAD && passed > 1) || (gap > LOOK_AHEAD / 3 && passed > MANY_CUTS)) {
        if (barrier >= cuts.length) break;
        next = Math.max(next, barrier - 1);
      }
    }
  };

  extend(start, 0);
  for (const states of best) for (const [phase, state] of states) extend(state, phase);

  const lastFixed = cuts.findLastIndex((cut) => cut.fixed);
  let last: State = start;
  let lowest = lastFixed < 0 ? skippedBetween(0, cuts.length) : Number.POSITIVE_INFINITY;
  best.forEach((states, node) => {
    if (node < lastFixed) return;
    for (const state of states.values()) {
      const cost = state.cost + skippedBetween(node + 1, cuts.length);
      if (cost < lowest) {
        lowest = cost;
        last = state;
      }
    }
  });

  const placed: PlacedCut[] = [];
  for (let state: State | null = last; state !== null; state = state.previous) {
    const cut = cuts[state.node];
    if (cut !== undefined) {
      placed.unshift({ cut, sixteenth: state.sixteenth, downbeat: state.downbeat });
    }
  }
  return { placed, cost: lowest };
}
