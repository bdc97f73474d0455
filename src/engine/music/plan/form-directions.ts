import type { Bar } from './bars.js';
import type { TimedDirections, TimeSpan } from './directions.js';
import type { PlannedSection } from './form.js';
import { SILENCE } from './silence.js';
import { beatAt } from './tempo-map.js';
import type { MusicalTimeline } from './timeline.js';

/** How long a drop's climax lasts, in bars, if nothing else was asked. */
const CLIMAX_BARS = 8;
/** Nothing outshines a drop: what comes before or after keeps beneath this. */
const BENEATH_DROP = 0.78;
/** How busy an asked break is at most. */
const BREAK_INTENSITY = 0.24;
/** Where asked builds begin and end. */
const RAMP = { low: 0.2, high: 0.94 };

/** A stretch of whole bars, by index; `to` is the bar after. */
export interface BarSpan {
  from: number;
  to: number;
}

/** The directions, bar by bar. */
export interface BarDirections {
  silences: readonly BarSpan[];
  breaks: readonly BarSpan[];
  builds: readonly (BarSpan & { toward: 'more' | 'less' })[];
  drops: readonly { at: number; leadIn: number; until: number }[];
  /** Bars on which a section begins in any case. */
  fixed: readonly number[];
  /** Further bars on which one begins, made for builds and drops. */
  made: readonly number[];
}

const inside = (index: number, { from, to }: BarSpan): boolean => index >= from && index < to;

/** How many of so many bars are the way to a drop. */
function leadInBars(available: number): number {
  if (available >= 16) return 8;
  if (available >= 6) return 4;
  return available >= 3 ? 2 : available;
}

/** Steps of a build: as many as make sense of its length. */
function steps({ from, to }: BarSpan): number[] {
  const length = to - from;
  const step = length > 32 ? 8 : length >= 16 ? 4 : length >= 6 ? 2 : 1;
  return Array.from({ length: Math.ceil(length / step) }, (_, i) => from + i * step);
}

/** Lays the directions' times on the barlines that the timeline has made for them. */
export function inBars(
  directions: TimedDirections,
  { bars, tempoMap, finalBeat }: MusicalTimeline,
): BarDirections {
  const finalBar = bars.findIndex((bar) => bar.startBeat >= finalBeat - 1e-6);
  const barAt = (seconds: number): number => {
    const beat = beatAt(tempoMap, seconds);
    const index = bars.findIndex((bar) => bar.startBeat >= beat - 1e-3);
    return index < 0 ? bars.length : index;
  };
  const toBars = <T extends TimeSpan>(span: T): T & BarSpan => ({
    ...span,
    from: barAt(span.from),
    to: Math.min(finalBar, barAt(span.to)),
  });
  const fixed = directions.anchors.map(barAt);
  const before = (index: number): number =>
    fixed.reduce((best, other) => (other < index && other > best ? other : best), 0);
  const drops = directions.drops.map((seconds) => {
    const at = barAt(seconds);
    const next = Math.min(finalBar, ...fixed.filter((other) => other > at));
    return {
      at,
      leadIn: at - leadInBars(at - before(at)),
      until: Math.min(next, at + CLIMAX_BARS),
    };
  });
  const builds = directions.builds.map(toBars);
  const breaks = directions.breaks.map(toBars);
  const silences = directions.silences.map(({ from, to }) => ({
    from: barAt(from),
    to: barAt(to),
  }));
  return {
    silences,
    breaks,
    builds,
    drops,
    fixed,
    made: [
      ...drops.flatMap(({ at, leadIn, until }) =>
        at - leadIn === 8 ? [leadIn, at - 4, at, until] : [leadIn, at, until],
      ),
      ...builds.flatMap(steps).filter((bar) => !breaks.some((pause) => inside(bar, pause))),
    ],
  };
}

/** True where the words say what happens, so that no other section should begin there. */
export function isDirected(asked: BarDirections, index: number): boolean {
  return [
    ...asked.silences,
    ...asked.breaks,
    ...asked.builds,
    ...asked.drops.map(({ leadIn, until }) => ({ from: leadIn, to: until })),
  ].some(({ from, to }) => index > from && index < to);
}

/** What the words make of one section that begins on this bar; undefined where they say nothing. */
function directed(
  asked: BarDirections,
  bars: readonly Bar[],
): Pick<PlannedSection, 'name' | 'intensity'> | undefined {
  const first = bars[0]?.index ?? 0;
  const middle = first + bars.length / 2;
  if (asked.silences.some((span) => inside(first, span))) return { name: SILENCE, intensity: 0 };
  if (asked.breaks.some((span) => inside(first, span)))
    return { name: 'break', intensity: BREAK_INTENSITY };
  const drop = asked.drops.find(({ leadIn, until }) => first >= leadIn && first < until);
  if (drop !== undefined && first >= drop.at) return { name: 'climax', intensity: 0.98 };
  const build = asked.builds.find((span) => inside(first, span));
  if (build !== undefined) {
    const share = (middle - build.from) / Math.max(1, build.to - build.from);
    const risen = build.toward === 'more' ? share : 1 - share;
    return {
      name: build.toward === 'more' ? 'build' : 'release',
      intensity: RAMP.low + (RAMP.high - RAMP.low) * risen,
    };
  }
  if (drop !== undefined) {
    const share = (middle - drop.leadIn) / Math.max(1, drop.at - drop.leadIn);
    return { name: 'build', intensity: 0.44 + 0.26 * share };
  }
  return undefined;
}

/** The form with what the words ask for: where they say nothing, it stays, in a drop's shadow. */
export function obey(sections: readonly PlannedSection[], asked: BarDirections): PlannedSection[] {
  const shadow = asked.drops.length > 0 ? BENEATH_DROP : 1;
  return sections.map((section) => {
    const wish = directed(asked, section.bars);
    if (wish !== undefined) return { ...section, ...wish, asked: true };
    const climbs = section.name === 'climax' && asked.drops.length > 0;
    return {
      ...section,
      name: climbs ? 'variation' : section.name,
      intensity: Math.min(section.intensity, shadow),
    };
  });
}
