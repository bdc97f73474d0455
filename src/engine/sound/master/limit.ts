import { gainOf } from '../dsp/decibels.js';
import { truePeakCurve } from '../loudness/true-peak.js';
import type { StereoSound } from '../types.js';
import { limiterGain } from './limiter.js';
import { CEILING_DBTP } from './maximise.js';

/** Makes a sound `gain` times as loud, in place, with no true peak above the master's ceiling. */
export function limit(sound: StereoSound, gain: number): void {
  const ceiling = gainOf(CEILING_DBTP);
  const peaks = truePeakCurve(sound, ceiling / (2 * gain));
  const curve = limiterGain(peaks, gain, ceiling, sound.sampleRate);
  for (const channel of [sound.left, sound.right]) {
    for (let i = 0; i < channel.length; i++) {
      channel[i] = (channel[i] ?? 0) * gain * (curve[i] ?? 1);
    }
  }
}
