import { type Random, seededRandom } from '../../../support/random.js';
import type { Analysis, Curve } from '../../analysis/types.js';
import type { Section } from '../types.js';
import type { Bar } from './bars.js';
import { NO_DIRECTIONS, type TimedDirections } from './directions.js';
import { type BarDirections, inBars, isDirected, obey } from './form-directions.js';
import { chooseParts, forceOfPart, type PartLetter } from './form-parts.js';
import { secondsAt } from './tempo-map.js';
import type { MusicalTimeline } from './timeline.js';

/** A section of the form, with the bars it is made of. */
export interface PlannedSection extends Section {
  bars: readonly Bar[];
  /** The large part that it belongs to; all of a short piece is `A`. */
  letter: PartLetter;
  /** The words say how strong it is, whatever the picture does. */
  asked?: boolean;
  /** Its chords and its tune are those of a section of this name, whose theme begins on that bar of chords. */
  sings?: { as: string; chordsBefore: number };
  /** Players who have a rest here. */
  resting?: ReadonlySet<string>;
}

/** The mean of a curve between two times, seconds; 0.5 where it has no values. */
export function meanOf(
  { stepSeconds, values }: Curve,
  startSeconds: number,
  endSeconds: number,
): number {
  let sum = 0;
  let weight = 0;
  const first = Math.max(0, Math.floor(startSeconds / stepSeconds));
  for (let i = first; i < values.length && i * stepSeconds < endSeconds; i++) {
    const inside =
      Math.min(endSeconds, (i + 1) * stepSeconds) - Math.max(startSeconds, i * stepSeconds);
    sum += inside * (values[i] ?? 0);
    weight += inside;
  }
  return weight > 0 ? sum / weight : 0.5;
}

/** Barlines on which the picture changes its character, as bar indices. */
function pictureBoundaries(
  analysis: Analysis,
  timeline: MusicalTimeline,
  finalBar: number,
  shortest: number,
): number[] {
  const hitBeats = new Set(timeline.hits.map((hit) => hit.beat));
  const barSeconds = (4 * 60) / timeline.baseBpm;
  const chosen: number[] = [];
  for (const section of analysis.sections.slice(1)) {
    let best = -1;
    let bestCost = 1.2;
    for (const bar of timeline.bars) {
      if (bar.index < shortest || bar.index > finalBar - Math.min(2, shortest)) continue;
      const off = Math.abs(secondsAt(timeline.tempoMap, bar.startBeat) - section.startSeconds);
      const cost =
        off / barSeconds - (hitBeats.has(bar.startBeat) ? 0.4 : 0) + (bar.beats < 3 ? 0.4 : 0);
      if (cost < bestCost) {
        bestCost = cost;
        best = bar.index;
      }
    }
    if (best >= 0 && chosen.every((other) => Math.abs(other - best) >= shortest)) chosen.push(best);
  }
  return chosen.sort((a, b) => a - b);
}

/** Lengths of sections, in phrases, and how often each comes: most are regular, and no piece wholly is. */
const LENGTHS = [
  { phrases: 1, weight: 6 },
  { phrases: 0.5, weight: 1 },
  { phrases: 1.5, weight: 1.5 },
] as const;

/** Cuts a long stretch into sections of about a phrase (eight or four bars). */
function phraseBoundaries(from: number, to: number, phrase: number, random: Random): number[] {
  const cuts: number[] = [];
  for (let at = from; to - at > phrase * 1.5; ) {
    at += random.weighted(LENGTHS, ({ weight }) => weight).phrases * phrase;
    if (to - at >= phrase / 2) cuts.push(at);
  }
  return cuts;
}

/** The arc that a piece follows by itself: 0 at the start, full at about three quarters. */
function arc(share: number): number {
  return share < 0.74 ? 0.25 + 0.75 * (share / 0.74) ** 0.8 : 1 - 1.6 * (share - 0.74);
}

function nameSections(intensities: readonly number[], bars: readonly number[]): string[] {
  const peak = intensities.lastIndexOf(Math.max(...intensities));
  const lowest = Math.min(...intensities);
  let themes = 0;
  return intensities.map((intensity, i) => {
    const next = intensities[i + 1];
    const opens = (bars[0] ?? 0) <= 4 || intensity <= lowest || intensities.length > 6;
    if (i === 0 && intensities.length > 2 && opens) return 'intro';
    if (i === peak && intensities.length > 2 && i > 0) return 'climax';
    if (i + 1 === peak && next !== undefined && next - intensity > 0.12 && i > 0) return 'build';
    const before = intensities[i - 1];
    if (before !== undefined && before - intensity > 0.25) return 'break';
    themes++;
    return themes % 2 === 1 ? 'theme' : 'variation';
  });
}

/** Where sections begin, as bar indices in order, and where large parts do. */
interface Layout {
  starts: readonly number[];
  parts: readonly PartLetter[];
  partStarts: readonly number[];
}

function layOutSections(
  analysis: Analysis,
  timeline: MusicalTimeline,
  finalBar: number,
  asked: BarDirections,
  random: Random,
): Layout {
  const begin = asked.silences.find(({ from }) => from === 0)?.to ?? 0;
  const total = finalBar - begin;
  const shortest = total >= 20 ? 4 : 2;
  const phrase = total >= 28 ? 8 : 4;
  const firm = [...asked.fixed, ...asked.made, begin].filter((index) => index <= finalBar);
  const free = pictureBoundaries(analysis, timeline, finalBar, shortest).filter(
    (index) =>
      index > begin &&
      !isDirected(asked, index) &&
      firm.every((other) => Math.abs(other - index) >= shortest),
  );
  const boundaries = [...new Set([...free, ...firm, finalBar])].sort((a, b) => a - b);
  const parts = chooseParts(total, random.fork('parts'));
  const partStarts = parts.map((_, part) => {
    const wanted = begin + (total * part) / parts.length;
    const near = boundaries.filter((index) => Math.abs(index - wanted) <= phrase);
    return part === 0
      ? begin
      : near.reduce(
          (best, index) => (Math.abs(index - wanted) < Math.abs(best - wanted) ? index : best),
          near[0] ?? begin + Math.round((wanted - begin) / 4) * 4,
        );
  });
  const joints = partStarts.filter((index) => index > begin && !isDirected(asked, index));
  // Before the theme comes back for the last time, the piece takes breath.
  const breath = joints.at(-1);
  if (breath !== undefined && !isDirected(asked, breath - 4)) joints.push(breath - 4);
  const starts = [0];
  const pickup = (timeline.bars[begin]?.beats ?? 4) < 4 ? 1 : 0;
  const stops = [...new Set([...boundaries, ...joints])].sort((a, b) => a - b);
  for (const boundary of stops) {
    const from = starts.at(-1) ?? 0;
    const quiet = asked.silences.some((span) => from >= span.from && from < span.to);
    if (!quiet && !isDirected(asked, from + 1)) {
      // A long first stretch opens with a short introduction.
      if (from === begin && boundary - from > phrase + 2 && total >= 10) {
        const usual = total >= 28 ? 4 : 2;
        const intro = from + pickup + (random.chance(0.75) ? usual : usual === 4 ? 8 : 4);
        if (intro + 2 <= boundary) starts.push(intro);
        starts.push(...phraseBoundaries(starts.at(-1) ?? from, boundary, phrase, random));
      } else if (boundary - from > phrase * 1.5) {
        starts.push(...phraseBoundaries(from, boundary, phrase, random));
      }
    }
    if (boundary < finalBar && boundary > 0) starts.push(boundary);
  }
  return {
    starts: [...new Set(starts)].filter((index) => index < finalBar).sort((a, b) => a - b),
    parts,
    partStarts,
  };
}

export interface FormOptions {
  /** Decides where the picture leaves a choice. */
  random?: Random;
  directions?: TimedDirections;
}

/**
 * Shapes the piece: sections that begin on barlines, where the picture's own sections begin if they
 * can, else every eight (in short pieces four) bars or so; each with an intensity from the picture's
 * energy and from the arc that a piece has by itself; and an outro on the final chord. Long pieces
 * have large parts, and their theme returns. What the words say goes before all of that.
 */
export function planForm(
  analysis: Analysis,
  timeline: MusicalTimeline,
  briefIntensity: number,
  options: FormOptions = {},
): PlannedSection[] {
  const { bars, finalBeat, endBeat, tempoMap } = timeline;
  const { random = seededRandom(1) } = options;
  const directions = options.directions ?? {
    ...NO_DIRECTIONS,
    musicEndSeconds: analysis.durationSeconds,
  };
  const asked = inBars(directions, timeline);
  const finalBar = bars.findIndex((bar) => bar.startBeat >= finalBeat - 1e-6);
  const { starts, parts, partStarts } = layOutSections(analysis, timeline, finalBar, asked, random);
  const edges = starts.map((index) => bars[index]?.startBeat ?? 0);
  const spans =
    finalBar <= 0
      ? []
      : edges.map((startBeat, i) => ({ startBeat, endBeat: edges[i + 1] ?? finalBeat }));
  const energies = spans.map((span) =>
    meanOf(analysis.energy, secondsAt(tempoMap, span.startBeat), secondsAt(tempoMap, span.endBeat)),
  );
  const silent = (i: number): boolean =>
    asked.silences.some(({ from, to }) => (starts[i] ?? 0) >= from && (starts[i] ?? 0) < to);
  const heard = spans.map((_, i) => i).filter((i) => !silent(i));
  const low = Math.min(...heard.map((i) => energies[i] ?? 0.5));
  const reach = Math.max(...heard.map((i) => energies[i] ?? 0.5)) - low;
  // The less the picture's energy varies, the more the music follows its own arc.
  const follow = Math.min(0.85, reach * 1.8);
  const partOf = (index: number): number =>
    Math.max(
      0,
      partStarts.findLastIndex((start) => start <= index),
    );
  const ownForce = (i: number): number => {
    const index = starts[i] ?? 0;
    if (parts.length === 1) {
      const span = spans[i];
      return arc(((span?.startBeat ?? 0) + (span?.endBeat ?? 0)) / 2 / Math.max(finalBeat, 1));
    }
    const part = partOf(index);
    const from = partStarts[part] ?? 0;
    const to = partStarts[part + 1] ?? finalBar;
    // The breath before the last return.
    if (part === parts.length - 2 && index >= to - 4) return 0.2;
    return forceOfPart(parts, part, (index - from) / Math.max(1, to - from));
  };
  const intensities = spans.map((_, i) => {
    const seen = reach > 0.02 ? ((energies[i] ?? 0.5) - low) / reach : 0.5;
    const mixed = (1 - follow) * ownForce(i) + follow * (0.28 + 0.72 * seen);
    return Math.min(1, Math.max(0.12, mixed * (0.6 + 0.55 * briefIntensity)));
  });
  const named = nameSections(
    heard.map((i) => intensities[i] ?? 0.5),
    heard.map((i) => ((spans[i]?.endBeat ?? 0) - (spans[i]?.startBeat ?? 0)) / 4),
  );
  const names = new Map(heard.map((i, n) => [i, named[n]]));
  const sections: PlannedSection[] = spans.map((span, i) => ({
    ...span,
    name: names.get(i) ?? 'theme',
    intensity: intensities[i] ?? 0.5,
    letter: parts[partOf(starts[i] ?? 0)] ?? 'A',
    bars: bars.filter(
      (bar) => bar.startBeat >= span.startBeat - 1e-6 && bar.startBeat < span.endBeat - 1e-6,
    ),
  }));
  const obeyed = obey(sections, asked);
  return [
    ...obeyed,
    {
      name: 'outro',
      startBeat: finalBeat,
      endBeat,
      intensity: Math.max(0.4, (obeyed.at(-1)?.intensity ?? 0.6) * 0.9),
      letter: 'A',
      bars: bars.filter((bar) => bar.startBeat >= finalBeat - 1e-6),
    },
  ];
}
