import type { Cut } from '../../analysis/types.js';
import type { Beats, Brief, Hit, TempoMap } from '../types.js';
import { type Bar, layBars } from './bars.js';
import { type Landmark, landmarks } from './cuts.js';
import { NO_DIRECTIONS, type TimedDirections } from './directions.js';
import { MAX_STRETCH, type PlacedCut, type Placement, placeCuts } from './place-cuts.js';
import { syncopate } from './syncopate.js';
import { beatAt, secondsAt } from './tempo-map.js';

/** Where everything lies in time, before any note is written. */
export interface MusicalTimeline {
  baseBpm: number;
  tempoMap: TempoMap;
  bars: readonly Bar[];
  hits: readonly Hit[];
  /** The downbeat on which the last chord is struck. */
  finalBeat: Beats;
  /** Where the last chord has rung out: the picture's end, or the start of a silence until then. */
  musicEndBeat: Beats;
  endBeat: Beats;
  /** Cuts that could have been hit at this tempo. */
  eligible: number;
}

/** Tempos tried over the brief's range. */
const TEMPO_STEPS = 21;

function candidateTempos(range: Brief['tempo']): number[] {
  const { minBpm, maxBpm } = range;
  if (maxBpm - minBpm < 0.01) return [minBpm];
  return Array.from(
    { length: TEMPO_STEPS },
    (_, i) => minBpm + ((maxBpm - minBpm) * i) / (TEMPO_STEPS - 1),
  );
}

/** How long the last chord should ring, in seconds. */
function idealRing(ending: Brief['ending'], beatSeconds: number, durationSeconds: number): number {
  const wanted = { resolve: 4.5 * beatSeconds, hard: 2.2, fade: 6 * beatSeconds }[ending];
  return Math.min(Math.max(wanted, 1.8), 6.5, 0.45 * durationSeconds);
}

/** The last downbeat: its beat, its time, and how well its ring suits (lower is better). */
interface Finale {
  beat: Beats;
  seconds: number;
  cost: number;
}

/** Where cuts lie too close for the sixteenths, beats are fractions: nearer than this they are one. */
const ROUNDING: Beats = 1e-6;
const isSameBeat = (a: Beats, b: Beats): boolean => Math.abs(a - b) < ROUNDING;

/** Beats before the last chord of a sting: a pickup, alone or to a bar, where whole bars do not fit. */
const PICKUPS: readonly Beats[] = [0.5, 1, 2, 3, 5, 6, 7];
/** Something is to happen at a time that the words name: it should not be the end already. */
const ENDS_ON_NAMED_COST = 3;
/** So short a piece is a sting. */
const STING_BEATS: Beats = 14;

/**
 * Looks for the downbeat on which the piece should end: on a barline that a cut already fixed, or on
 * one of those after the last cut, whose tempo is then bent a little to leave the chord time to ring.
 * What the words fixed comes before it.
 */
function findFinale(
  placed: readonly PlacedCut[],
  downbeats: readonly Beats[],
  baseBpm: number,
  endSeconds: number,
  ring: number,
  anchors: TempoMap,
): Finale {
  const beatSeconds = 60 / baseBpm;
  const earliest = (placed.findLast(({ cut }) => cut.fixed)?.sixteenth ?? 0) / 4;
  const judge = (beat: Beats, seconds: number, extra: number): Finale => {
    const rings = endSeconds - seconds;
    const off = rings < ring ? (ring - rings) / ring : (rings - ring) / (2 * ring);
    const onNamed = earliest > 0 && isSameBeat(beat, earliest) ? ENDS_ON_NAMED_COST : 0;
    return { beat, seconds, cost: off * 6 + extra + onNamed };
  };
  const last = placed.at(-1);
  const lastBeat = (last?.sixteenth ?? 0) / 4;
  const lastSeconds = last?.cut.seconds ?? 0;
  // What the words fixed last is a bar: where nothing else will do, the piece ends on it.
  const first: Finale =
    earliest > 0
      ? { beat: earliest, seconds: secondsAt(anchors, earliest), cost: Number.POSITIVE_INFINITY }
      : judge(0, 0, 0);
  const options: Finale[] = [];
  const lastBar = layBars(downbeats, lastBeat + 8).filter(
    (bar) => bar.startBeat <= lastBeat + ROUNDING,
  );
  for (const bar of lastBar.slice(-2)) {
    if (bar.startBeat >= earliest - ROUNDING) {
      options.push(judge(bar.startBeat, secondsAt(anchors, bar.startBeat), 0.4));
    }
  }
  const grid = downbeats.at(-1) ?? 0;
  const spend = (beat: Beats, extra: number): boolean => {
    const straight = (beat - lastBeat) * beatSeconds;
    if (lastSeconds + straight / (1 + MAX_STRETCH) > endSeconds) return false;
    if (beat <= lastBeat + ROUNDING) return true;
    const wanted = endSeconds - ring - lastSeconds;
    const spent = Math.min(straight * 1.05, Math.max(straight * 0.95, wanted));
    if (lastSeconds + spent < endSeconds - 0.3)
      options.push(judge(beat, lastSeconds + spent, extra + Math.abs(spent / straight - 1) * 12));
    return true;
  };
  for (let beat = grid; spend(beat, 0); beat += 4);
  // A sting is a gesture: something leads to its chord.
  if (endSeconds - secondsAt(anchors, grid) < STING_BEATS * beatSeconds)
    for (const pickup of PICKUPS) {
      const beat = grid + pickup;
      if (beat > lastBeat + ROUNDING) spend(beat, 0.6);
      else options.push(judge(beat, secondsAt(anchors, beat), 0.6));
    }
  return options.reduce((best, option) => (option.cost < best.cost ? option : best), first);
}

/** A ritardando of the last bar, the beats before it making up for it. */
function ritard(
  from: { beat: Beats; seconds: number },
  to: { beat: Beats; seconds: number },
  baseBpm: number,
): { beat: Beats; seconds: number }[] {
  const beats = to.beat - from.beat;
  if (beats < 12) return [];
  const slow = ((60 / baseBpm) * 4) / 0.94;
  const before = to.seconds - slow;
  const tempo = (60 * (beats - 4)) / (before - from.seconds) / baseBpm;
  return Math.abs(tempo - 1) > MAX_STRETCH * 0.9 ? [] : [{ beat: to.beat - 4, seconds: before }];
}

function layOut(
  placement: Placement,
  baseBpm: number,
  durationSeconds: number,
  ending: Brief['ending'],
  eligible: readonly Landmark[],
  directions: Pick<TimedDirections, 'silences' | 'musicEndSeconds'>,
): MusicalTimeline {
  const { placed } = placement;
  const { musicEndSeconds } = directions;
  const begins = directions.silences.findLast(({ to }) => to < musicEndSeconds)?.to ?? 0;
  const beatSeconds = 60 / baseBpm;
  const anchors = [
    { beat: 0, seconds: 0 },
    ...placed.map(({ cut, sixteenth }) => ({ beat: sixteenth / 4, seconds: cut.seconds })),
  ];
  const lastAnchor = anchors.at(-1) ?? { beat: 0, seconds: 0 };
  const open = { beat: lastAnchor.beat + 4, seconds: lastAnchor.seconds + 4 * beatSeconds };
  // Weak cuts may lie on a regular barline; only those that were made downbeats fix the bars.
  const downbeats = placed
    .filter((hit) => hit.cut.strong && hit.downbeat)
    .map((hit) => hit.sixteenth / 4);
  const finale = findFinale(
    placed,
    downbeats,
    baseBpm,
    musicEndSeconds,
    idealRing(ending, beatSeconds, musicEndSeconds - begins),
    { points: [...anchors, open] },
  );
  const points = [...anchors];
  if (finale.beat > lastAnchor.beat + ROUNDING) {
    const end = { beat: finale.beat, seconds: finale.seconds };
    if (ending === 'resolve') points.push(...ritard(lastAnchor, end, baseBpm));
    points.push(end);
  }
  const last = points.at(-1) ?? { beat: 0, seconds: 0 };
  const endBeat = last.beat + (durationSeconds - last.seconds) / beatSeconds;
  points.push({ beat: endBeat, seconds: durationSeconds });
  const bars = layBars([...downbeats, finale.beat], endBeat);
  const tempoMap: TempoMap = { points };
  const struck = placed.filter(({ cut }) => cut.isCut);
  const onGrid: Hit[] = struck.map(({ cut, sixteenth }) => ({
    cutSeconds: cut.seconds,
    beat: sixteenth / 4,
    downbeat: bars.some(({ startBeat }) => isSameBeat(startBeat, sixteenth / 4)),
    strength: cut.strength,
  }));
  const cuts = eligible.filter(({ isCut }) => isCut);
  return {
    baseBpm,
    tempoMap,
    bars,
    hits: syncopate(onGrid, cuts, tempoMap),
    finalBeat: finale.beat,
    musicEndBeat: musicEndSeconds < durationSeconds ? beatAt(tempoMap, musicEndSeconds) : endBeat,
    endBeat,
    eligible: cuts.length,
  };
}

/**
 * Finds the tempo of the brief's range that serves the cuts best and lays bars, hits and the final
 * chord over the picture. `preferredBpm` decides between tempos that serve equally well. What the
 * words fix in time is a downbeat; cuts in a silence are let go.
 */
export function planTimeline(
  cuts: readonly Cut[],
  durationSeconds: number,
  brief: Brief,
  preferredBpm: number,
  directions: Pick<TimedDirections, 'silences' | 'anchors' | 'musicEndSeconds'> = {
    ...NO_DIRECTIONS,
    musicEndSeconds: durationSeconds,
  },
): MusicalTimeline {
  const width = Math.max(1, brief.tempo.maxBpm - brief.tempo.minBpm);
  const { silences, anchors } = directions;
  const heard = cuts.filter(
    ({ timeSeconds }) =>
      !silences.some(({ from, to }) => timeSeconds >= from - 1e-6 && timeSeconds < to - 1e-6),
  );
  let best:
    | { bpm: number; placement: Placement; eligible: readonly Landmark[]; cost: number }
    | undefined;
  for (const bpm of candidateTempos(brief.tempo)) {
    const eligible = landmarks(heard, 60 / bpm, durationSeconds, anchors);
    const placement = placeCuts(eligible, bpm);
    const taste = (Math.abs(bpm - preferredBpm) / width) * (2 + 0.5 * eligible.length);
    const cost = placement.cost + taste;
    if (best === undefined || cost < best.cost) {
      best = { bpm, placement, eligible, cost };
    }
  }
  if (best === undefined) throw new RangeError('A brief has at least one tempo');
  return layOut(best.placement, best.bpm, durationSeconds, brief.ending, best.eligible, directions);
}
