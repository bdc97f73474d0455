import type { Curve } from '../../analysis/types.js';
import type { AutomationPoint, Beats } from '../types.js';
import { meanOf, type PlannedSection } from './form.js';
import { secondsAt } from './tempo-map.js';
import type { MusicalTimeline } from './timeline.js';

/** From this reach on the picture's energy is real, and the loudness follows it wholly. */
const FULL_REACH = 0.35;
/** What a picture of even energy leaves of the style's range: the form's own rise and fall. */
const OWN_SHARE = 0.45;
/** Bars after which the ear hears a level as where the music is now. */
const SMOOTH_BARS = 0.75;

/** A bar on its way to a level. */
interface Ridden {
  beat: Beats;
  seen: number;
  own: number;
}

function stretched(values: readonly number[]): number[] {
  const low = Math.min(...values);
  const reach = Math.max(...values) - low;
  return values.map((value) => (reach > 0.02 ? (value - low) / reach : 1));
}

/**
 * The fader's ride over the piece: as the picture's energy rises and falls, so does the level of
 * everybody, by up to `rangeDb` (in the scale of MIDI expression, 40 log₁₀). Film mixers ride music
 * in this way; a picture of even energy leaves the form's own, smaller arc.
 */
export function rideCurve(
  energy: Curve,
  timeline: MusicalTimeline,
  sections: readonly PlannedSection[],
  rangeDb: number,
): AutomationPoint[] {
  const barSeconds = 240 / timeline.baseBpm;
  const bars: Ridden[] = sections
    .filter((section) => section.name !== 'outro')
    .flatMap((section) =>
      section.bars.map((bar) => {
        const beat = bar.startBeat + bar.beats / 2;
        const at = secondsAt(timeline.tempoMap, beat);
        const around = barSeconds * SMOOTH_BARS;
        return {
          beat,
          seen: meanOf(energy, Math.max(0, at - around), at + around),
          own: section.intensity,
        };
      }),
    );
  if (bars.length < 2) return [];
  const seen = bars.map((bar) => bar.seen);
  const reach = Math.max(...seen) - Math.min(...seen);
  const trust = Math.min(1, reach / FULL_REACH);
  const shares = stretched(seen);
  const owns = stretched(bars.map((bar) => bar.own));
  const points = bars.map(({ beat }, i) => {
    const followed = 0.9 * (shares[i] ?? 1) + 0.1 * (owns[i] ?? 1);
    const level = trust * followed + (1 - trust) * (1 - OWN_SHARE * (1 - (owns[i] ?? 1)));
    return { beat, value: 10 ** ((-rangeDb * (1 - level)) / 40) };
  });
  // The ending is heard: the final chord comes back from a whisper.
  const last = points.at(-1)?.value ?? 1;
  const whisper = 10 ** ((-0.5 * rangeDb) / 40);
  points.push({ beat: timeline.finalBeat, value: Math.max(last, whisper) });
  return points;
}
