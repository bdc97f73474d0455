import { kWeighting } from '../../support/k-weighting.js';
import { CURVE_STEP_SECONDS, roundedCurve, stepsIn } from './curves.js';
import type { Curve, SoundAnalysis } from './types.js';

/** What silence is called. */
export const SILENCE_LUFS = -70;

const WINDOW_SECONDS = 0.4;
/** Energy is gathered in slices; windows and steps are whole numbers of them. */
const SLICE_SECONDS = 0.025;
const SLICES_PER_WINDOW = Math.round(WINDOW_SECONDS / SLICE_SECONDS);
const SLICES_PER_STEP = Math.round(CURVE_STEP_SECONDS / SLICE_SECONDS);
/** Programme loudness: windows overlap by three quarters. */
const SLICES_PER_BLOCK_HOP = SLICES_PER_WINDOW / 4;
const ABSOLUTE_GATE_LUFS = -70;
const RELATIVE_GATE_LU = -10;

/**
 * Loudness of `mono` (samples in −1…1) over time by ITU-R BS.1770-4: K-weighting, momentary
 * windows of 400 ms centred on each step, one channel of weight 1. Windows that reach beyond the
 * clip count only what lies in it. Samples that are no numbers count as silence.
 */
export function analyseSound(mono: Float32Array, sampleRate: number): SoundAnalysis {
  if (!(sampleRate > 0) || !Number.isFinite(sampleRate)) {
    throw new RangeError(`Not a sample rate: ${sampleRate}`);
  }
  const durationSeconds = mono.length / sampleRate;
  const slices = weightedEnergy(mono, sampleRate);
  const steps = stepsIn(durationSeconds, CURVE_STEP_SECONDS);
  const lead = (SLICES_PER_WINDOW - SLICES_PER_STEP) / 2;
  const values = Array.from({ length: steps }, (_, step) => {
    const start = step * SLICES_PER_STEP - lead;
    return toLufs(meanSquare(slices, start, start + SLICES_PER_WINDOW));
  });
  return {
    durationSeconds,
    loudness: roundedCurve(CURVE_STEP_SECONDS, values),
    integratedLufs: Math.round(gatedLoudness(slices) * 100) / 100,
  };
}

/** Running sums of K-weighted energy and of samples at the slices' ends. */
interface EnergySlices {
  energy: Float64Array;
  samples: Float64Array;
}

function weightedEnergy(mono: Float32Array, sampleRate: number): EnergySlices {
  const count = Math.ceil(mono.length / sampleRate / SLICE_SECONDS - 1e-9);
  const energy = new Float64Array(count + 1);
  const samples = new Float64Array(count + 1);
  const [shelf, highPass] = kWeighting(sampleRate);
  let s1 = 0;
  let s2 = 0;
  let h1 = 0;
  let h2 = 0;
  let at = 0;
  for (let slice = 0; slice < count; slice++) {
    const end = Math.min(mono.length, Math.round((slice + 1) * SLICE_SECONDS * sampleRate));
    let sum = 0;
    const length = end - at;
    for (; at < end; at++) {
      const sample = mono[at] as number;
      const x = sample - sample === 0 ? sample : 0;
      const shelved = shelf.b0 * x + s1;
      s1 = shelf.b1 * x - shelf.a1 * shelved + s2;
      s2 = shelf.b2 * x - shelf.a2 * shelved;
      const y = highPass.b0 * shelved + h1;
      h1 = highPass.b1 * shelved - highPass.a1 * y + h2;
      h2 = highPass.b2 * shelved - highPass.a2 * y;
      sum += y * y;
    }
    energy[slice + 1] = (energy[slice] as number) + sum;
    samples[slice + 1] = (samples[slice] as number) + length;
  }
  return { energy, samples };
}

function meanSquare({ energy, samples }: EnergySlices, start: number, end: number): number {
  const last = energy.length - 1;
  const from = Math.min(last, Math.max(0, start));
  const to = Math.min(last, Math.max(from, end));
  const count = (samples[to] ?? 0) - (samples[from] ?? 0);
  return count > 0 ? Math.max(0, (energy[to] ?? 0) - (energy[from] ?? 0)) / count : 0;
}

function gatedLoudness(slices: EnergySlices): number {
  const blocks: number[] = [];
  const last = slices.energy.length - 1;
  for (let start = 0; start + SLICES_PER_WINDOW <= last; start += SLICES_PER_BLOCK_HOP) {
    blocks.push(meanSquare(slices, start, start + SLICES_PER_WINDOW));
  }
  if (blocks.length === 0) blocks.push(meanSquare(slices, 0, last));
  return gatedMean(blocks);
}

/** Programme loudness (LUFS, −70 for silence) of a curve of momentary loudness. */
export function programmeLoudness(momentary: Curve): number {
  return gatedMean(momentary.values.map((lufs) => 10 ** ((lufs + 0.691) / 10)));
}

/** The mean of blocks' mean squares behind the standard's two gates, LUFS. */
function gatedMean(blocks: readonly number[]): number {
  const average = (of: readonly number[]): number =>
    of.length === 0 ? 0 : of.reduce((sum, value) => sum + value, 0) / of.length;
  const audible = blocks.filter((block) => toLufs(block) > ABSOLUTE_GATE_LUFS);
  const gate = toLufs(average(audible)) + RELATIVE_GATE_LU;
  return toLufs(average(audible.filter((block) => toLufs(block) > gate)));
}

function toLufs(square: number): number {
  return Math.max(SILENCE_LUFS, -0.691 + 10 * Math.log10(Math.max(square, 1e-12)));
}
