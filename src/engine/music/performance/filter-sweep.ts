import type { AutomationPoint, Beats, Section } from '../types.js';

/** A section that is so much fuller than the one before arrives: the filter opens into it. */
const ARRIVAL = 0.1;
/** How long the filter takes to open, at most. */
const OPENING: Beats = 16;
/** Where it starts, in sections that hold back anyway and in others. */
const HELD_BACK = 0.3;
const DIPPED = 0.5;
const HOLDING = new Set(['intro', 'build', 'break']);

/**
 * How open the filter of synthesised chords is over the piece: closed in what leads to a fuller
 * section, opening up to its very first beat, as a hand on the knob does it. Empty where nothing arrives.
 */
export function filterSweep(sections: readonly Section[]): AutomationPoint[] {
  const points: AutomationPoint[] = [];
  sections.forEach((section, i) => {
    const next = sections[i + 1];
    if (next === undefined || next.name === 'outro') return;
    if (next.intensity - section.intensity < ARRIVAL) return;
    const from = Math.max(section.startBeat, section.endBeat - OPENING);
    const holding = HOLDING.has(section.name) || section.intensity < 0.35;
    const closed = holding ? HELD_BACK : DIPPED;
    if (holding) points.push({ beat: section.startBeat, value: closed });
    // The knob needs a moment to be turned back.
    else points.push({ beat: Math.max(section.startBeat, from - 0.5), value: 1 });
    points.push({ beat: from + 0.25, value: closed }, { beat: section.endBeat, value: 1 });
  });
  return points;
}
