import { decibelsOf, gainOf } from '../dsp/decibels.js';
import { integratedLoudness } from '../loudness/measure.js';
import { SILENCE_LUFS, weightedSteps } from '../loudness/steps.js';
import { truePeak, truePeakCurve } from '../loudness/true-peak.js';
import type { StereoSound } from '../types.js';
import { limiterGain } from './limiter.js';

/** What streaming services play at. */
export const TARGET_LUFS = -14;
/** Half a decibel beneath what is promised (−1 dBTP): AAC adds some when it is decoded. */
export const CEILING_DBTP = -1.5;

const TOLERANCE_LU = 0.05;
const LOUDNESS_ROUNDS = 8;
const PEAK_ROUNDS = 3;
/** Silence with a little dirt in it is not made loud. */
const QUIETEST_LUFS = -69;

export interface MaximiseOptions {
  targetLufs?: number;
  ceilingDbtp?: number;
}

/**
 * Brings a sound to the target loudness with no true peak above the ceiling, in place: gain and
 * limiter are set again until both hold. Silence stays silent.
 */
export function maximise(sound: StereoSound, options: MaximiseOptions = {}): void {
  const target = options.targetLufs ?? TARGET_LUFS;
  const ceilingDb = options.ceilingDbtp ?? CEILING_DBTP;
  const before = integratedLoudness(weightedSteps(sound));
  if (before <= Math.max(SILENCE_LUFS, QUIETEST_LUFS)) return;
  let driveDb = target - before;
  let guardDb = 0;

  // The interpolated peaks matter only where a sample comes near the ceiling.
  const peaks = truePeakCurve(sound, gainOf(ceilingDb - driveDb - 2));
  for (let round = 1; round <= PEAK_ROUNDS; round++) {
    const fitted = fitLoudness(sound, peaks, driveDb, target, gainOf(ceilingDb - guardDb));
    driveDb = fitted.driveDb;
    const drive = gainOf(driveDb);
    const { gain } = fitted;
    for (let i = 0; i < gain.length; i++) gain[i] = (gain[i] ?? 0) * drive;
    const excess = decibelsOf(truePeak(sound, gain)) - ceilingDb;
    if (excess <= 0.02 || round === PEAK_ROUNDS) {
      apply(sound, gain);
      return;
    }
    guardDb += excess;
  }
}

/** Finds the drive with which the limited sound has the target loudness. */
function fitLoudness(
  sound: StereoSound,
  peaks: Float32Array,
  startDb: number,
  target: number,
  ceiling: number,
): { driveDb: number; gain: Float32Array } {
  let driveDb = startDb;
  let gain: Float32Array = new Float32Array(0);
  for (let round = 0; round < LOUDNESS_ROUNDS; round++) {
    gain = limiterGain(peaks, gainOf(driveDb), ceiling, sound.sampleRate);
    const loudness = integratedLoudness(weightedSteps(sound, { gain })) + driveDb;
    const missing = target - loudness;
    if (Math.abs(missing) < TOLERANCE_LU) break;
    // Past the ceiling a decibel of drive gives less than a decibel of loudness.
    driveDb += missing * (round === 0 ? 1 : 1.4);
  }
  return { driveDb, gain };
}

function apply(sound: StereoSound, gain: Float32Array): void {
  for (const channel of [sound.left, sound.right]) {
    for (let i = 0; i < channel.length; i++) channel[i] = (channel[i] ?? 0) * (gain[i] ?? 0);
  }
}
