import { barStartsOf, secondsAt } from '../../music/index.js';
import type { Part, Score } from '../../music/types.js';
import { legend, stretched } from './drawing.js';
import { html, type Markup } from './markup.js';
import { coordinate } from './numbers.js';
import type { Texts } from './texts.js';
import type { TimeAxis } from './time-axis.js';
import type { ReportPageInput } from './types.js';

const HEIGHT = 12;
/** Mean velocities from which a bar is played at a middling level, and loudly. */
const MIDDLING = 62;
const LOUD = 92;

export type Level = 'soft' | 'middling' | 'loud';
const LEVELS: readonly Level[] = ['soft', 'middling', 'loud'];

/** How a part plays in each bar of a score; null where nothing of it sounds. */
function levelsOf(part: Part, starts: readonly number[], endBeat: number): (Level | null)[] {
  const sums = starts.map(() => ({ velocity: 0, notes: 0 }));
  let first = 0;
  for (const { startBeat, durationBeats, velocity } of part.notes) {
    // Notes are sorted by start, so the bars before this one's are over for the next as well.
    while ((starts[first + 1] ?? Number.POSITIVE_INFINITY) <= startBeat + 1e-6) first++;
    const end = Math.min(endBeat, startBeat + durationBeats);
    for (let bar = first; bar < starts.length; bar++) {
      const sum = sums[bar];
      if (sum === undefined || (bar > first && (starts[bar] ?? 0) >= end - 1e-6)) break;
      sum.velocity += velocity;
      sum.notes++;
    }
  }
  return sums.map(({ velocity, notes }) => {
    if (notes === 0) return null;
    const mean = velocity / notes;
    return mean >= LOUD ? 'loud' : mean >= MIDDLING ? 'middling' : 'soft';
  });
}

/** Bars in words, counted from 1: `1–8, 12`. */
function barRanges(sounds: readonly boolean[]): string {
  const ranges: string[] = [];
  sounds.forEach((sounding, bar) => {
    if (!sounding || sounds[bar - 1] === true) return;
    const silent = sounds.indexOf(false, bar);
    const last = silent < 0 ? sounds.length : silent;
    ranges.push(last === bar + 1 ? `${last}` : `${bar + 1}–${last}`);
  });
  return ranges.join(', ');
}

function barPath(
  levels: readonly (Level | null)[],
  wanted: Level,
  bars: readonly { start: number; end: number }[],
): string {
  let path = '';
  levels.forEach((level, i) => {
    const bar = bars[i];
    if (level !== wanted || bar === undefined || bar.end <= bar.start) return;
    path += `M${coordinate(bar.start)} 0V${HEIGHT}H${coordinate(bar.end)}V0Z`;
  });
  return path;
}

function barsOf(score: Score, axis: TimeAxis): { start: number; end: number }[] {
  const seconds = barStartsOf(score).map((beat) =>
    Math.min(axis.seconds, secondsAt(score.tempoMap, beat)),
  );
  return seconds.map((start, i) => ({ start, end: seconds[i + 1] ?? axis.seconds }));
}

/** A row for each player: the bars in which something of it sounds, and how loudly it plays there. */
export function partLane({ score }: ReportPageInput, texts: Texts, axis: TimeAxis): Markup {
  const starts = barStartsOf(score);
  const endBeat = score.sections.at(-1)?.endBeat ?? (starts.at(-1) ?? 0) + 4;
  const bars = barsOf(score, axis);
  const rows = score.parts
    .filter(({ notes }) => notes.length > 0)
    .map((part) => {
      const levels = levelsOf(part, starts, endBeat);
      const ranges = texts.barRange(barRanges(levels.map((level) => level !== null)));
      return html`<div class="part" data-part="${part.id}"><h4>${part.name} <span>${texts.role(part.role)}</span></h4>
<svg class="plot" role="img" aria-label="${part.name}: ${ranges}" width="100%" height="${HEIGHT}"><title>${part.name}: ${ranges}</title><rect class="rail" width="100%" height="${HEIGHT}"/>${stretched(
        axis,
        HEIGHT,
        LEVELS.map((level) => {
          const path = barPath(levels, level, bars);
          return path === '' ? null : html`<path class="${level}" d="${path}"/>`;
        }),
      )}</svg></div>
`;
    });
  const { name, meaning } = texts.lanes.parts;
  return html`<section class="lane" id="parts">
<div class="head"><h3>${name}</h3><p>${meaning}</p>${legend(
    LEVELS.map((level) => [`block ${level}`, texts.legend[level]] as const),
  )}</div>
${rows}</section>
`;
}
