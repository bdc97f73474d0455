import type { AutomationPoint, TempoMap } from '../../music/types.js';
import { StateVariableFilter } from '../dsp/state-variable-filter.js';
import { timeOfBeat } from '../schedule.js';
import type { StereoSound } from '../types.js';

const CONTROL_FRAMES = 32;
const CLOSED_HZ = 180;
/** From closed to open; the ear hears octaves. */
const OCTAVES = 6.4;
/** A little resonance, so that the sweep is heard as one. */
const Q = 1.3;
/** From here on the filter gives way to the sound as it is. */
const OPEN_FROM = 0.85;

/** Runs a low-pass over a stem whose cutoff follows `points` (0 closed … 1 open), in place. */
export function sweepFilter(
  stem: StereoSound,
  points: readonly AutomationPoint[],
  tempo: TempoMap,
): void {
  const { left, right, sampleRate } = stem;
  const places = points.map(({ beat, value }) => ({
    frame: timeOfBeat(tempo, beat) * sampleRate,
    value: Math.min(1, Math.max(0, value)),
  }));
  const filters = [left, right].map((channel) => ({
    channel,
    filter: new StateVariableFilter(sampleRate),
  }));
  let segment = 0;
  const opennessAt = (frame: number): number => {
    while (segment + 1 < places.length && (places[segment + 1]?.frame ?? 0) <= frame) segment++;
    const from = places[segment];
    const to = places[segment + 1];
    if (from === undefined) return 1;
    if (to === undefined || frame <= from.frame) return from.value;
    return from.value + ((to.value - from.value) * (frame - from.frame)) / (to.frame - from.frame);
  };
  let open = opennessAt(0);
  for (let start = 0; start < left.length; start += CONTROL_FRAMES) {
    const end = Math.min(left.length, start + CONTROL_FRAMES);
    const target = opennessAt(end);
    const cutoff = CLOSED_HZ * 2 ** (OCTAVES * target);
    for (const { channel, filter } of filters) {
      filter.tune(cutoff, Q);
      for (let i = start; i < end; i++) {
        const dry = channel[i] ?? 0;
        filter.push(dry);
        const at = open + ((target - open) * (i - start)) / CONTROL_FRAMES;
        const share = Math.min(1, Math.max(0, (at - OPEN_FROM) / (1 - OPEN_FROM)));
        channel[i] = share === 1 ? dry : filter.low + (dry - filter.low) * share;
      }
    }
    open = target;
  }
}
