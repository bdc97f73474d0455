import { beatAt, secondsAt, type TempoMap } from '../music/index.js';

/** Ticks a quarter note: half a tick is 0.4 ms at 75 bpm. */
export const TICKS_PER_BEAT = 960;

/** The longest stretch without a look at how far the clock has strayed. */
const CHECK_BEATS = 16;
/** A tempo is written in 24 bits. */
const LARGEST_TEMPO = 0xffffff;

/** From `tick` on a quarter note lasts so many microseconds. */
export interface TempoEvent {
  tick: number;
  microseconds: number;
}

export const tickOfBeat = (beat: number): number => Math.max(0, Math.round(beat * TICKS_PER_BEAT));

/** The tick that is nearest to a time in seconds. */
export const tickAt = (map: TempoMap, seconds: number): number => tickOfBeat(beatAt(map, seconds));

/**
 * The tempo map as MIDI keeps it, up to `endTick`. MIDI's tempi are whole microseconds, which would
 * add up to an audible delay; each is chosen so as to make up for what the ones before it missed.
 * The first is at tick 0; the clock is never more than 20 µs away from the map.
 */
export function tempoEvents(map: TempoMap, endTick: number): TempoEvent[] {
  const ticks = checkpoints(map, endTick);
  const events: TempoEvent[] = [];
  let clock = 0;
  ticks.forEach((tick, index) => {
    const next = ticks[index + 1];
    if (next === undefined) return;
    const beats = (next - tick) / TICKS_PER_BEAT;
    const wanted = 1e6 * secondsAt(map, next / TICKS_PER_BEAT) - clock;
    const microseconds = Math.min(LARGEST_TEMPO, Math.max(1, Math.round(wanted / beats)));
    clock += microseconds * beats;
    if (events.at(-1)?.microseconds !== microseconds) events.push({ tick, microseconds });
  });
  return events;
}

/** Where the tempo may change: the map's points and, in between, every few beats. Ascending. */
function checkpoints(map: TempoMap, endTick: number): number[] {
  const bends = [0, ...map.points.map(({ beat }) => tickOfBeat(beat)), Math.max(1, endTick)];
  const sorted = [...new Set(bends)].sort((a, b) => a - b);
  const step = CHECK_BEATS * TICKS_PER_BEAT;
  return sorted.flatMap((tick, index) => {
    const next = sorted[index + 1] ?? tick;
    const between = Math.max(1, Math.ceil((next - tick) / step));
    return Array.from({ length: between }, (_, i) => tick + i * step);
  });
}
