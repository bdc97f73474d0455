import type { Analysis } from '../../analysis/types.js';
import { INSTRUMENT_FAMILIES } from '../brief/instruments.js';
import type { Brief, Direction, Moment } from '../types.js';

/** A stretch of the picture, in seconds. */
export interface TimeSpan {
  from: number;
  to: number;
}

/** An instrument's coming or going. */
export interface StageCall {
  kind: 'enter' | 'leave';
  instrument: string;
  at: number;
}

/** What the words want when, in seconds of this picture, and without contradiction. */
export interface TimedDirections {
  /** In order and apart from one another. */
  silences: readonly TimeSpan[];
  drops: readonly number[];
  breaks: readonly TimeSpan[];
  builds: readonly (TimeSpan & { toward: 'more' | 'less' })[];
  /** For each instrument in turn coming and going, in order. */
  calls: readonly StageCall[];
  fades: { inSeconds: number; outSeconds: number } | null;
  /** Times that are to be downbeats, in order. */
  anchors: readonly number[];
  /** Where the music is over: the picture's end, or the start of a silence that lasts until then. */
  musicEndSeconds: number;
  unmet: readonly Direction[];
}

export const NO_DIRECTIONS: Omit<TimedDirections, 'musicEndSeconds'> = {
  silences: [],
  drops: [],
  breaks: [],
  builds: [],
  calls: [],
  fades: null,
  anchors: [],
  unmet: [],
};

/** A direction so many frames off a cut, or off another direction, means that moment. */
const SAME_FRAMES = 2;
/** A stretch of music between silences, or of silence, is at least so long. */
const SHORTEST_SECONDS = 0.25;
/** A build of which breaks take more than this share is none. */
const LARGEST_PAUSE = 0.5;
/** What silences leave of a piece must be at least this much. */
const LEAST_MUSIC_SECONDS = 1;
/** Nothing new begins in the last moment. */
const LAST_SECONDS = 0.3;

function secondsOf(moment: Moment, analysis: Analysis): number {
  const cuts = analysis.cuts
    .filter(({ kind }) => kind !== 'flash')
    .sort((a, b) => a.timeSeconds - b.timeSeconds);
  switch (moment.kind) {
    case 'seconds':
      return moment.seconds;
    case 'before-end':
      return analysis.durationSeconds - moment.seconds;
    case 'before':
      return secondsOf(moment.of, analysis) - moment.seconds;
    case 'share':
      return analysis.durationSeconds * moment.share;
    case 'strongest-cut':
      return cuts.reduce((best, cut) => (cut.strength > best.strength ? cut : best), {
        timeSeconds: Number.NaN,
        strength: Number.NEGATIVE_INFINITY,
      }).timeSeconds;
    case 'cut':
      return (
        cuts.at(moment.number > 0 ? moment.number - 1 : moment.number)?.timeSeconds ?? Number.NaN
      );
  }
}

/** The spans as few and as long as they can be: what lies closer than a moment is one. */
function merged(spans: readonly TimeSpan[]): TimeSpan[] {
  const joined: TimeSpan[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && span.from - last.to < SHORTEST_SECONDS)
      last.to = Math.max(last.to, span.to);
    else joined.push({ ...span });
  }
  return joined;
}

const within = (time: number, { from, to }: TimeSpan): boolean =>
  time >= from - 1e-6 && time < to - 1e-6;
const overlap = (a: TimeSpan, b: TimeSpan): boolean => a.from < b.to - 1e-6 && b.from < a.to - 1e-6;

/**
 * Finds the directions' moments in the picture. What lies beyond it, within a silence, or against
 * what was asked before, is listed as unmet and left out.
 */
export function timeDirections(brief: Brief, analysis: Analysis): TimedDirections {
  const { durationSeconds: end, frameRate } = analysis;
  const directions = brief.directions ?? [];
  if (directions.length === 0) return { ...NO_DIRECTIONS, musicEndSeconds: end };
  const reach = SAME_FRAMES / (frameRate > 0 ? frameRate : 30) + 1e-9;
  const known: number[] = analysis.cuts
    .filter(({ kind }) => kind !== 'flash')
    .map(({ timeSeconds }) => timeSeconds);
  /** The time of a moment, taken to the cut or the direction that it means; NaN beyond the clip. */
  const find = (moment: Moment): number => {
    const time = secondsOf(moment, analysis);
    if (!(time >= 0)) return Number.NaN;
    if (time <= reach) return 0;
    if (time >= end - reach) return time > end + reach ? Number.POSITIVE_INFINITY : end;
    const near = known
      .filter((other) => Math.abs(other - time) <= reach)
      .sort((a, b) => Math.abs(a - time) - Math.abs(b - time))[0];
    if (near === undefined) known.push(time);
    return near ?? time;
  };
  const located = new Map<Moment, number>();
  const locate = (moment: Moment): number => {
    const time = located.get(moment) ?? find(moment);
    located.set(moment, time);
    return time;
  };
  const span = (direction: { from: Moment; to: Moment }): TimeSpan | null => {
    const from = locate(direction.from);
    const to = Math.min(end, locate(direction.to));
    return from < end && to - from >= SHORTEST_SECONDS ? { from, to } : null;
  };

  const unmet = new Set<Direction>();
  let silences: TimeSpan[] = [];
  for (const direction of directions) {
    if (direction.kind !== 'silence') continue;
    const asked = span(direction);
    const tried = asked === null ? silences : closeGaps(merged([...silences, asked]), end);
    const quiet = tried.reduce((sum, { from, to }) => sum + to - from, 0);
    if (asked === null || end - quiet < LEAST_MUSIC_SECONDS) unmet.add(direction);
    else silences = tried;
  }
  const last = silences.at(-1);
  const musicEndSeconds = last !== undefined && last.to >= end - 1e-6 ? last.from : end;
  const silent = (time: number): boolean => silences.some((quiet) => within(time, quiet));
  const open = (time: number): boolean =>
    time >= 0 && time < musicEndSeconds - LAST_SECONDS && !silent(time);

  const drops: number[] = [];
  const breaks: TimeSpan[] = [];
  const built = new Map<Direction, TimeSpan & { toward: 'more' | 'less' }>();
  const calls: StageCall[] = [];
  const fades = { inSeconds: 0, outSeconds: 0 };
  /** What is left of a span when the silences at its ends are taken away; null when that is nothing. */
  const audible = (direction: { from: Moment; to: Moment }): TimeSpan | null => {
    const asked = span(direction);
    if (asked === null) return null;
    const before = silences.find((quiet) => within(asked.from, quiet));
    const after = silences.find((quiet) => quiet.from < asked.to && quiet.to >= asked.to - 1e-6);
    const from = before?.to ?? asked.from;
    const to = after?.from ?? asked.to;
    return open(from) && to - from >= SHORTEST_SECONDS ? { from, to } : null;
  };
  for (const direction of directions) {
    switch (direction.kind) {
      case 'silence':
        break;
      case 'drop': {
        const at = locate(direction.at);
        if (open(at) && !breaks.some((thin) => within(at, thin))) drops.push(at);
        else unmet.add(direction);
        break;
      }
      case 'break': {
        const asked = audible(direction);
        if (asked !== null && !drops.some((at) => within(at, asked))) breaks.push(asked);
        else unmet.add(direction);
        break;
      }
      case 'build': {
        const asked = audible(direction);
        if (asked !== null && ![...built.values()].some((other) => overlap(other, asked)))
          built.set(direction, { ...asked, toward: direction.toward });
        else unmet.add(direction);
        break;
      }
      case 'enter':
      case 'leave': {
        const { kind, instrument } = direction;
        const at = locate(direction.at);
        const possible =
          INSTRUMENT_FAMILIES[instrument] !== undefined &&
          !brief.without.includes(instrument) &&
          open(at) &&
          (kind === 'enter' || at > 0);
        if (possible) calls.push({ kind, instrument, at });
        else unmet.add(direction);
        break;
      }
      case 'fade-in':
        if (direction.seconds > 0 && direction.seconds <= end) fades.inSeconds = direction.seconds;
        else unmet.add(direction);
        break;
      case 'fade-out':
        if (direction.seconds > 0 && direction.seconds <= end) fades.outSeconds = direction.seconds;
        else unmet.add(direction);
        break;
    }
  }
  const pauses = merged(breaks);
  for (const [direction, span] of built) {
    if (!makesRoom(span, pauses)) {
      unmet.add(direction);
      built.delete(direction);
    }
  }
  const builds = [...built.values()];
  const inTurn = takeTurns(calls);
  for (const direction of directions) {
    if (direction.kind !== 'enter' && direction.kind !== 'leave') continue;
    const { kind, instrument } = direction;
    const at = locate(direction.at);
    const heard = inTurn.some(
      (call) => call.kind === kind && call.instrument === instrument && call.at === at,
    );
    if (!heard) unmet.add(direction);
  }
  const edges = [
    ...silences.flatMap(({ from, to }) => [from, to]),
    ...drops,
    ...[...breaks, ...builds].flatMap(({ from, to }) => [from, to]),
    ...inTurn.map(({ at }) => at),
  ];
  return {
    silences,
    drops: [...new Set(drops)].sort((a, b) => a - b),
    breaks,
    builds,
    calls: inTurn,
    fades: fades.inSeconds + fades.outSeconds > 0 ? fades : null,
    anchors: [...new Set(edges)]
      .filter((at) => at > 0 && at < musicEndSeconds - SHORTEST_SECONDS / 2)
      .sort((a, b) => a - b),
    musicEndSeconds,
    unmet: directions.filter((direction) => unmet.has(direction)),
  };
}

/**
 * Lets a build begin after a break and end before one, in place; within it takes breath, and goes on
 * afterwards. False where that leaves nothing that would be one.
 */
function makesRoom(build: TimeSpan, pauses: readonly TimeSpan[]): boolean {
  for (const pause of pauses) {
    if (within(build.from, pause)) build.from = pause.to;
    else if (pause.from < build.to && pause.to >= build.to - 1e-6) build.to = pause.from;
  }
  const length = build.to - build.from;
  const paused = pauses
    .filter((pause) => overlap(pause, build))
    .reduce((sum, { from, to }) => sum + to - from, 0);
  return length >= SHORTEST_SECONDS && paused <= LARGEST_PAUSE * length;
}

/** Too little music before the first silence or after the last one is silence, too. */
function closeGaps(silences: readonly TimeSpan[], end: number): TimeSpan[] {
  return silences.map(({ from, to }) => ({
    from: from < SHORTEST_SECONDS ? 0 : from,
    to: to > end - SHORTEST_SECONDS ? end : to,
  }));
}

/** Who is there cannot enter, and who is away cannot leave: of the same call twice the first counts. */
function takeTurns(calls: readonly StageCall[]): StageCall[] {
  const lastCall = new Map<string, StageCall>();
  return [...calls]
    .sort((a, b) => a.at - b.at)
    .filter((call) => {
      const before = lastCall.get(call.instrument);
      if (before?.kind === call.kind || before?.at === call.at) return false;
      lastCall.set(call.instrument, call);
      return true;
    });
}
