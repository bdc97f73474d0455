import type { Curve } from '../../analysis/types.js';
import type { AutomationPoint, Beats, Dynamics } from '../types.js';
import { meanOf, type PlannedSection } from './form.js';
import { SILENCE } from './silence.js';
import { secondsAt } from './tempo-map.js';
import type { MusicalTimeline } from './timeline.js';

/** From this reach on the picture's energy is real, and the loudness follows it wholly. */
const FULL_REACH = 0.35;
/** What a picture of even energy leaves of the style's range: the form's own rise and fall. */
const OWN_SHARE = 0.45;
/** Players swell into a louder bar for longer than they fall back before a softer one. */
const RISE_BEATS: Beats = 1.5;
const FALL_BEATS: Beats = 0.75;

/** A bar on its way to a level. */
interface Ridden {
  startBeat: Beats;
  endBeat: Beats;
  seen: number;
  own: number;
  /** How strong the words want it, whatever is seen. */
  asked: number | null;
}

/** The fader's ride over a piece. */
export interface Ride {
  /** For everybody, as MIDI expression (40 log₁₀); empty for a piece that is one bar and its end. */
  points: readonly AutomationPoint[];
  /** What it is to come to, once everybody plays. */
  dynamics: Dynamics | null;
}

function stretched(values: readonly number[]): number[] {
  const low = Math.min(...values);
  const reach = Math.max(...values) - low;
  return values.map((value) => (reach > 0.02 ? (value - low) / reach : 1));
}

/** The controller's value for a level in decibels. */
const expressionOf = (levelDb: number): number => 10 ** (levelDb / 40);

function riddenBars(
  energy: Curve,
  timeline: MusicalTimeline,
  sections: readonly PlannedSection[],
): Ridden[] {
  return sections
    .filter(({ name }) => name !== 'outro' && name !== SILENCE)
    .flatMap((section) =>
      section.bars.map(({ startBeat, beats }) => ({
        startBeat,
        endBeat: startBeat + beats,
        seen: meanOf(
          energy,
          secondsAt(timeline.tempoMap, startBeat),
          secondsAt(timeline.tempoMap, startBeat + beats),
        ),
        own: section.intensity,
        asked: section.asked === true ? section.intensity : null,
      })),
    );
}

/** Where the fader stands over bars of these levels, in order, and on the final chord. */
export function ridePoints(
  bars: Dynamics['bars'],
  finalBeat: Beats,
  rangeDb: number,
): AutomationPoint[] {
  const points = bars.flatMap(({ startBeat, endBeat, levelDb }, i) => {
    const change = (bars[i + 1]?.levelDb ?? levelDb) - levelDb;
    const turning = Math.min(change > 0 ? RISE_BEATS : FALL_BEATS, (endBeat - startBeat) / 2);
    return [
      { beat: startBeat, value: expressionOf(levelDb) },
      { beat: endBeat - turning, value: expressionOf(levelDb) },
    ];
  });
  // The ending is heard: the final chord comes back from a whisper.
  const last = Math.max(bars.at(-1)?.levelDb ?? 0, -0.5 * rangeDb);
  points.push({ beat: finalBeat, value: expressionOf(last) });
  return points;
}

/**
 * The fader's ride over the piece: bar by bar, as the picture's energy rises and falls, so does the
 * level of everybody, by up to `rangeDb`. Film mixers ride music in this way; a picture of even
 * energy leaves the form's own, smaller arc. A bar has its level from its first beat on.
 */
export function planRide(
  energy: Curve,
  timeline: MusicalTimeline,
  sections: readonly PlannedSection[],
  rangeDb: number,
): Ride {
  const bars = riddenBars(energy, timeline, sections);
  if (bars.length < 2) return { points: [], dynamics: null };
  const seen = bars.map((bar) => bar.seen);
  const reach = Math.max(...seen) - Math.min(...seen);
  const trust = Math.min(1, reach / FULL_REACH);
  const shares = stretched(seen);
  const owns = stretched(bars.map((bar) => bar.own));
  const levels = bars.map(({ asked }, i) => {
    const followed = 0.9 * (shares[i] ?? 1) + 0.1 * (owns[i] ?? 1);
    const free = trust * followed + (1 - trust) * (1 - OWN_SHARE * (1 - (owns[i] ?? 1)));
    const level = asked === null ? free : Math.min(1, 0.1 + 0.95 * asked);
    return -rangeDb * (1 - level);
  });
  const ridden = bars.map(({ startBeat, endBeat }, i) => ({
    startBeat,
    endBeat,
    levelDb: levels[i] ?? 0,
  }));
  const directed = bars.some(({ asked }) => asked !== null);
  return {
    points: ridePoints(ridden, timeline.finalBeat, rangeDb),
    dynamics: {
      firmness: directed ? Math.max(trust, 0.5) : trust,
      bars: ridden,
    },
  };
}
