import { mean, percentile } from '../tables.js';
import { bandPower, type Spectrogram } from './spectrogram.js';

const FLOOR_DB = -50;

/** By how many decibels a band rises in each frame against `back` frames before; falls count nothing. */
function rises(power: Float32Array, back: number): Float32Array {
  let loudest = 1e-9;
  for (const value of power) loudest = Math.max(loudest, value);
  const level = power.map((value) => Math.max(FLOOR_DB, 10 * Math.log10(value / loudest + 1e-10)));
  return level.map((value, i) => Math.max(0, value - (level[Math.max(0, i - back)] ?? value)));
}

/** How sharp a band's beginnings are: its 97th percentile of rises, decibels. */
export function sharpnessOf(power: Float32Array): number {
  return percentile([...rises(power, 2)], 0.97);
}

/** Peaks a second that rise by at least so much. */
function onsetsPerSecond(curve: Float32Array, least: number, stepSeconds: number): number {
  let count = 0;
  let last = -10;
  for (let i = 1; i + 1 < curve.length; i++) {
    const value = curve[i] ?? 0;
    const isPeak = value >= least && value >= (curve[i - 1] ?? 0) && value > (curve[i + 1] ?? 0);
    if (isPeak && i - last > 4) {
      count++;
      last = i;
    }
  }
  return count / (curve.length * stepSeconds);
}

function autocorrelation(curve: Float32Array, most: number): Float32Array {
  const middle = mean([...curve]);
  const centred = curve.map((value) => value - middle);
  let power = 1e-9;
  for (const value of centred) power += value * value;
  return Float32Array.from({ length: most + 2 }, (_, lag) => {
    let sum = 0;
    for (let i = lag; i < centred.length; i++) sum += (centred[i] ?? 0) * (centred[i - lag] ?? 0);
    return (sum / power) * (centred.length / Math.max(1, centred.length - lag));
  });
}

/** The strongest periodicity around a lag, within 3%. */
function around(curve: Float32Array, lag: number): number {
  let best = -1;
  for (let at = Math.floor(lag * 0.97); at <= Math.ceil(lag * 1.03); at++) {
    best = Math.max(best, curve[at] ?? -1);
  }
  return best;
}

const TEMPOS = Array.from({ length: 76 }, (_, i) => 66 + i);

/** Tempo of the whole, and how much begins in its low, middle and high tones. */
export function pulseFeatures(spectra: Spectrogram): Record<string, number> {
  const { stepSeconds } = spectra;
  const bands = {
    low: rises(bandPower(spectra, 30, 150), 3),
    middle: rises(bandPower(spectra, 200, 1200), 3),
    high: rises(bandPower(spectra, 4000, 11_000), 3),
  };
  const all = bands.low.map((value, i) => value + (bands.middle[i] ?? 0) + (bands.high[i] ?? 0));
  const most = Math.ceil((4.2 * 60) / 66 / stepSeconds);
  const periods = autocorrelation(all, most);
  const lagOf = (bpm: number): number => 60 / bpm / stepSeconds;
  const pulse = (bpm: number): number =>
    around(periods, lagOf(bpm)) +
    0.5 * around(periods, 2 * lagOf(bpm)) +
    0.3 * around(periods, 4 * lagOf(bpm));
  const tempo = TEMPOS.reduce((best, bpm) => (pulse(bpm) > pulse(best) ? bpm : best));
  const features: Record<string, number> = {
    tempo: Math.log2(tempo),
    'pulse clarity': pulse(tempo),
  };
  for (const [name, curve] of Object.entries(bands)) {
    features[`onsets ${name}`] = onsetsPerSecond(curve, 6, stepSeconds);
    features[`soft onsets ${name}`] = onsetsPerSecond(curve, 2.5, stepSeconds);
    features[`flux ${name}`] = mean([...curve]);
  }
  return features;
}
