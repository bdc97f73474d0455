import type { TimedDirections } from '../plan/directions.js';
import { beatAt } from '../plan/tempo-map.js';
import type { MusicalTimeline } from '../plan/timeline.js';
import type { Beats } from '../types.js';

/** A stretch of the piece. */
export interface BeatSpan {
  from: Beats;
  to: Beats;
}

/** What the words ask for, in beats: what every player of a piece obeys. */
export interface Cues {
  silences: readonly BeatSpan[];
  breaks: readonly BeatSpan[];
  drops: readonly Beats[];
  calls: readonly { kind: 'enter' | 'leave'; instrument: string; at: Beats }[];
  /** Where the music begins anew after a silence. */
  beginnings: readonly Beats[];
  /** A fade of a stated length ends the piece. */
  fadesOut: boolean;
  /** All the times that are to be met exactly. */
  anchors: readonly Beats[];
}

/** The directions on the timeline that was made for them. */
export function cuesOf(directions: TimedDirections, timeline: MusicalTimeline): Cues {
  const { tempoMap, musicEndBeat } = timeline;
  const toBeat = (seconds: number): Beats => (seconds <= 0 ? 0 : beatAt(tempoMap, seconds));
  const toBeats = ({ from, to }: { from: number; to: number }): BeatSpan => ({
    from: toBeat(from),
    to: toBeat(to),
  });
  const silences = directions.silences.map(toBeats);
  return {
    silences,
    breaks: directions.breaks.map(toBeats),
    drops: directions.drops.map(toBeat),
    calls: directions.calls.map((call) => ({ ...call, at: toBeat(call.at) })),
    beginnings: silences.map(({ to }) => to).filter((beat) => beat < musicEndBeat - 1e-6),
    fadesOut: (directions.fades?.outSeconds ?? 0) > 0,
    anchors: directions.anchors.map(toBeat),
  };
}
