import type { Revision, StretchShape } from '../brief/read-revision.js';
import type { PlannedSection } from '../plan/form.js';
import { SILENCE } from '../plan/silence.js';
import type { BeatSpan } from './cues.js';

/** How much of the way to full (or to nothing) the strongest word goes. */
const REACH = 0.9;
/** Nobody is left below this. */
const LEAST_INTENSITY = 0.12;
/** Bars a step of a build. */
const STEP_BARS = 2;
const RAMP = { low: 0.25, high: 0.95 };
const STEADY: Readonly<Record<'silence' | 'break' | 'climax', readonly [string, number]>> = {
  silence: [SILENCE, 0],
  break: ['break', 0.22],
  climax: ['climax', 0.98],
};
/** Sections that hold players back by their name. */
const HOLDING: ReadonlySet<string> = new Set(['intro', 'break']);

/** The form with one stretch of whole bars as it is asked for; sections are split at its barlines. */
export function reshape(
  sections: readonly PlannedSection[],
  stretch: BeatSpan,
  { pull, shape }: Revision,
): PlannedSection[] {
  const { from, to } = stretch;
  const parts = sections.flatMap((section) => {
    const edges = [from, to].filter(
      (beat) => beat > section.startBeat + 1e-6 && beat < section.endBeat - 1e-6,
    );
    return split(section, edges);
  });
  const isInside = ({ startBeat }: PlannedSection): boolean =>
    startBeat >= from - 1e-6 && startBeat < to - 1e-6;
  return parts.flatMap((section) => {
    if (!isInside(section) || section.name === 'outro' || section.name === SILENCE)
      return [section];
    if (shape === 'build' || shape === 'release') return ramp(section, stretch, shape);
    if (shape !== null) {
      const [name, intensity] = STEADY[shape];
      return [{ ...section, name, intensity, asked: true }];
    }
    if (pull === 0) return [section];
    const { intensity, name } = section;
    const room = pull > 0 ? 1 - intensity : intensity;
    return [
      {
        ...section,
        name: pull > 0 && HOLDING.has(name) ? 'theme' : name,
        intensity: Math.max(LEAST_INTENSITY, intensity + REACH * pull * room),
      },
    ];
  });
}

/** The section in two or three, at these barlines. */
function split(section: PlannedSection, edges: readonly number[]): PlannedSection[] {
  const starts = [section.startBeat, ...edges];
  return starts.map((startBeat, i) => {
    const endBeat = starts[i + 1] ?? section.endBeat;
    const bars = section.bars.filter(
      (bar) => bar.startBeat >= startBeat - 1e-6 && bar.startBeat < endBeat - 1e-6,
    );
    return { ...section, startBeat, endBeat, bars };
  });
}

/** Step by step more, or less, over the whole stretch. */
function ramp(
  section: PlannedSection,
  { from, to }: BeatSpan,
  shape: StretchShape,
): PlannedSection[] {
  const edges = section.bars
    .filter((_, i) => i > 0 && i % STEP_BARS === 0)
    .map(({ startBeat }) => startBeat);
  return split(section, edges).map((step) => {
    const share = ((step.startBeat + step.endBeat) / 2 - from) / (to - from);
    const risen = shape === 'build' ? share : 1 - share;
    return {
      ...step,
      name: shape,
      intensity: RAMP.low + (RAMP.high - RAMP.low) * risen,
      asked: true,
    };
  });
}
