import type { StereoSound } from '../types.js';

export interface CompressorShape {
  thresholdDb: number;
  /** Decibels in for one decibel out, above the threshold. */
  ratio: number;
  /** Width of the soft knee, decibels. */
  kneeDb: number;
  attackSeconds: number;
  releaseSeconds: number;
}

/** Frames of one level reading; the gain runs linearly from one to the next. */
const STEP_FRAMES = 16;
/** The detector does not hear the deepest bass, or the kick would pump everything. */
const DETECTOR_LOW_CUT_HZ = 90;

/**
 * Lowers what is louder than the threshold, both channels alike, in place: a feed-forward
 * compressor that measures mean power and smooths its gain in decibels.
 * Source: D. Giannoulis, M. Massberg, J. Reiss, "Digital Dynamic Range Compressor Design", JAES 60(6), 2012.
 */
export function compress(sound: StereoSound, shape: CompressorShape): void {
  const { left, right, sampleRate } = sound;
  const attack = Math.exp(-STEP_FRAMES / (shape.attackSeconds * sampleRate));
  const releasing = Math.exp(-STEP_FRAMES / (shape.releaseSeconds * sampleRate));
  const smooth = Math.exp((-2 * Math.PI * DETECTOR_LOW_CUT_HZ) / sampleRate);
  let slowLeft = 0;
  let slowRight = 0;
  let power = 0;
  const powerFactor = Math.exp(-STEP_FRAMES / (0.005 * sampleRate));
  let reduction = 0;
  let gain = 1;
  for (let start = 0; start < left.length; start += STEP_FRAMES) {
    const end = Math.min(left.length, start + STEP_FRAMES);
    let sum = 0;
    for (let i = start; i < end; i++) {
      const a = left[i] ?? 0;
      const b = right[i] ?? 0;
      slowLeft = a + (slowLeft - a) * smooth;
      slowRight = b + (slowRight - b) * smooth;
      sum += (a - slowLeft) ** 2 + (b - slowRight) ** 2;
    }
    const mean = sum / (2 * (end - start));
    power = mean + (power - mean) * powerFactor;
    const wanted = reductionAt(10 * Math.log10(power + 1e-12), shape);
    reduction = wanted + (reduction - wanted) * (wanted > reduction ? attack : releasing);
    const goal = 10 ** (-reduction / 20);
    const rise = (goal - gain) / (end - start);
    for (let i = start; i < end; i++) {
      gain += rise;
      left[i] = (left[i] ?? 0) * gain;
      right[i] = (right[i] ?? 0) * gain;
    }
  }
}

/** Decibels to take away at a level. */
function reductionAt(levelDb: number, { thresholdDb, ratio, kneeDb }: CompressorShape): number {
  const over = levelDb - thresholdDb;
  const slope = 1 - 1 / ratio;
  if (over <= -kneeDb / 2) return 0;
  if (over >= kneeDb / 2) return slope * over;
  return (slope * (over + kneeDb / 2) ** 2) / (2 * kneeDb);
}
