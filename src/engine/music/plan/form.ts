import type { Analysis, Curve } from '../../analysis/types.js';
import type { Beats, Section } from '../types.js';
import type { Bar } from './bars.js';
import { secondsAt } from './tempo-map.js';
import type { MusicalTimeline } from './timeline.js';

/** A section of the form, with the bars it is made of. */
export interface PlannedSection extends Section {
  bars: readonly Bar[];
}

/** The mean of a curve between two times, seconds; 0.5 where it has no values. */
export function meanOf(curve: Curve, startSeconds: number, endSeconds: number): number {
  const first = Math.max(0, Math.floor(startSeconds / curve.stepSeconds));
  const last = Math.min(curve.values.length, Math.max(first + 1, endSeconds / curve.stepSeconds));
  const values = curve.values.slice(first, last);
  return values.length === 0 ? 0.5 : values.reduce((sum, value) => sum + value, 0) / values.length;
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

/** Cuts long stretches into phrases of eight or four bars. */
function phraseBoundaries(from: number, to: number, phrase: number): number[] {
  const cuts: number[] = [];
  for (let at = from + phrase; to - at >= phrase / 2; at += phrase) cuts.push(at);
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
    if (i === 0 && intensities.length > 2 && ((bars[0] ?? 0) <= 4 || intensity <= lowest)) {
      return 'intro';
    }
    if (i === peak && intensities.length > 2 && i > 0) return 'climax';
    if (i + 1 === peak && next !== undefined && next - intensity > 0.12 && i > 0) return 'build';
    const before = intensities[i - 1];
    if (before !== undefined && before - intensity > 0.25) return 'break';
    themes++;
    return themes % 2 === 1 ? 'theme' : 'variation';
  });
}

/**
 * Shapes the piece: sections that begin on barlines, where the picture's own sections begin if they
 * can, else every eight (in short pieces four) bars; each with an intensity from the picture's energy
 * and from the arc that a piece has by itself; and an outro on the final chord.
 */
export function planForm(
  analysis: Analysis,
  timeline: MusicalTimeline,
  briefIntensity: number,
): PlannedSection[] {
  const { bars, finalBeat, endBeat } = timeline;
  const finalBar = bars.findIndex((bar) => bar.startBeat >= finalBeat - 1e-6);
  const total = finalBar;
  const shortest = total >= 20 ? 4 : 2;
  const phrase = total >= 28 ? 8 : 4;
  const picture = pictureBoundaries(analysis, timeline, finalBar, shortest);
  const starts = [0];
  const pickup = (bars[0]?.beats ?? 4) < 4 ? 1 : 0;
  for (const boundary of [...picture, finalBar]) {
    const from = starts.at(-1) ?? 0;
    // A long first stretch opens with a short introduction.
    if (from === 0 && boundary - from > phrase + 2 && total >= 10) {
      const intro = (total >= 28 ? 4 : 2) + pickup;
      starts.push(intro, ...phraseBoundaries(intro, boundary, phrase));
    } else if (boundary - from > phrase * 1.5) {
      starts.push(...phraseBoundaries(from, boundary, phrase));
    }
    if (boundary < finalBar && boundary > 0) starts.push(boundary);
  }
  const edges: Beats[] = [...new Set(starts)]
    .filter((index) => index < finalBar)
    .map((index) => bars[index]?.startBeat ?? 0);
  const spans = edges.map((startBeat, i) => ({ startBeat, endBeat: edges[i + 1] ?? finalBeat }));
  const energies = spans.map((span) =>
    meanOf(
      analysis.energy,
      secondsAt(timeline.tempoMap, span.startBeat),
      secondsAt(timeline.tempoMap, span.endBeat),
    ),
  );
  const low = Math.min(...energies);
  const reach = Math.max(...energies) - low;
  // The less the picture's energy varies, the more the music follows its own arc.
  const follow = Math.min(0.85, reach * 1.8);
  const intensities = spans.map((span, i) => {
    const own = arc((span.startBeat + span.endBeat) / 2 / Math.max(finalBeat, 1));
    const seen = reach > 0.02 ? ((energies[i] ?? 0.5) - low) / reach : 0.5;
    const mixed = (1 - follow) * own + follow * (0.28 + 0.72 * seen);
    return Math.min(1, Math.max(0.12, mixed * (0.6 + 0.55 * briefIntensity)));
  });
  const names = nameSections(
    intensities,
    spans.map((span) => (span.endBeat - span.startBeat) / 4),
  );
  const sections: PlannedSection[] = spans.map((span, i) => ({
    ...span,
    name: names[i] ?? 'theme',
    intensity: intensities[i] ?? 0.5,
    bars: bars.filter(
      (bar) => bar.startBeat >= span.startBeat - 1e-6 && bar.startBeat < span.endBeat - 1e-6,
    ),
  }));
  sections.push({
    name: 'outro',
    startBeat: finalBeat,
    endBeat,
    intensity: Math.max(0.4, (sections.at(-1)?.intensity ?? 0.6) * 0.9),
    bars: bars.filter((bar) => bar.startBeat >= finalBeat - 1e-6),
  });
  return sections;
}
