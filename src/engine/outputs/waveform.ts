import type { Waveform } from '../../protocol/index.js';
import type { StereoSound } from '../sound/types.js';

/** Fine enough for a second that is drawn 200 pixels wide; ten minutes take half a megabyte. */
const PEAKS_PER_SECOND = 100;
const FULL_SCALE = 127;

const scaled = (sample: number): number =>
  Math.round(FULL_SCALE * Math.min(1, Math.max(-1, sample)));

/** `waveform.json` of a recording: the lowest and highest sample of every 10 ms, both channels. */
export function waveformOf({ left, right, sampleRate }: StereoSound): Waveform {
  const frames = Math.min(left.length, right.length);
  const step = sampleRate / PEAKS_PER_SECOND;
  const count = Math.ceil(frames / step);
  const min: number[] = [];
  const max: number[] = [];
  for (let i = 0; i < count; i++) {
    const end = Math.min(frames, Math.round((i + 1) * step));
    let low = 1;
    let high = -1;
    for (let frame = Math.round(i * step); frame < end; frame++) {
      const l = left[frame] ?? 0;
      const r = right[frame] ?? 0;
      low = Math.min(low, l, r);
      high = Math.max(high, l, r);
    }
    min.push(scaled(Math.min(low, high)));
    max.push(scaled(Math.max(low, high)));
  }
  return {
    format: 1,
    durationSeconds: frames / sampleRate,
    peaksPerSecond: PEAKS_PER_SECOND,
    min,
    max,
  };
}
