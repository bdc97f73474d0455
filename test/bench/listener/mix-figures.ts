import {
  type BiquadCoefficients,
  filterInPlace,
  highShelf,
  lowPass,
} from '../../../src/engine/sound/dsp/biquad.js';
import { measureLoudness } from '../../../src/engine/sound/index.js';
import type { StereoSound } from '../../../src/engine/sound/types.js';
import { excerpt } from '../../engine/rendered/listening.js';
import { mean } from '../tables.js';
import { halve, spectrogram } from './spectrogram.js';

/** Decibels by which a piece gets quieter when its channels become one. */
export function monoLoss(sound: StereoSound): number {
  const middle = sound.left.map((value, i) => 0.5 * (value + (sound.right[i] ?? 0)));
  return (
    measureLoudness(sound).integratedLufs -
    measureLoudness({ ...sound, left: middle, right: middle }).integratedLufs
  );
}

/** −1 out of phase … 1 mono. */
export function channelCorrelation({ left, right }: StereoSound): number {
  let [both, l, r] = [0, 1e-12, 1e-12];
  for (let i = 0; i < left.length; i++) {
    both += (left[i] ?? 0) * (right[i] ?? 0);
    l += (left[i] ?? 0) ** 2;
    r += (right[i] ?? 0) ** 2;
  }
  return both / Math.sqrt(l * r);
}

/** How far a piece has died away before its last tenth of a second, against its last bars, decibels. */
export function tailFall(sound: StereoSound): number {
  const end = sound.left.length / sound.sampleRate;
  const power = (from: number, to: number): number => {
    const { left, right } = excerpt(sound, from, to);
    return mean([...left].map((value, i) => value ** 2 + (right[i] ?? 0) ** 2));
  };
  const loudest = Math.max(
    ...Array.from({ length: 15 }, (_, i) => power(end - 4 + 0.25 * i, end - 3.75 + 0.25 * i)),
  );
  return 10 * Math.log10(loudest / (power(end - 0.2, end - 0.13) + 1e-12));
}

export interface Spectrum {
  /** Decibels an octave by which the power density falls from 100 Hz to 8 kHz; pink noise has −3. */
  tilt: number;
  /** From 4 to 10 kHz against 400 to 1600 Hz, decibels over the line of records (see `RECORDS_TILT`). */
  air: number;
  /** Share of the power below 130 Hz. */
  low: number;
}

/**
 * The mean spectrum of popular records falls by 4 to 5 dB an octave up to 4 kHz, and faster above.
 * Source: P. Pestana et al., "Spectral Characteristics of Popular Commercial Recordings 1950–2010",
 * AES 135th Convention, 2013.
 */
const RECORDS_TILT = -4.5;
/** Third octaves have the same power each in pink noise. */
const PINK_TILT = -10 * Math.log10(2);
const THIRDS = Array.from({ length: 21 }, (_, i) => 100 * 2 ** (i / 3));

/** Power of a spectrum between two frequencies; bins at the edges count in part. */
function powerBetween(bins: Float64Array, lowBin: number, highBin: number): number {
  let sum = 0;
  for (let bin = Math.floor(lowBin + 0.5); bin <= Math.floor(highBin + 0.5); bin++) {
    const share = Math.min(highBin, bin + 0.5) - Math.max(lowBin, bin - 0.5);
    sum += share * (bins[bin] ?? 0);
  }
  return sum;
}

/** The slope of the line through points that have the least squares. */
function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const middle = mean(points.map(([x]) => x));
  const height = mean(points.map(([, y]) => y));
  return (
    mean(points.map(([x, y]) => (x - middle) * (y - height))) /
    mean(points.map(([x]) => (x - middle) ** 2))
  );
}

/** The balance of a whole piece: a dull one falls too steeply, a harsh one has too much air. */
export function spectrumOf(sound: StereoSound): Spectrum {
  const mono = halve(sound.left.map((value, i) => 0.5 * (value + (sound.right[i] ?? 0))));
  const { frames, binHertz } = spectrogram(mono);
  const bins = new Float64Array(frames[0]?.length ?? 0);
  for (const frame of frames) {
    for (let bin = 0; bin < bins.length; bin++) {
      bins[bin] = (bins[bin] ?? 0) + (frame[bin] ?? 0) / frames.length;
    }
  }
  const levels = THIRDS.map((hertz) => {
    const edge = 2 ** (1 / 6);
    const power = powerBetween(bins, hertz / edge / binHertz, (hertz * edge) / binHertz);
    return { hertz, octave: Math.log2(hertz / 1000), level: 10 * Math.log10(power + 1e-12) };
  });
  const over = (from: number, to: number): number =>
    mean(
      levels
        .filter(({ hertz }) => hertz > from && hertz < to)
        .map(({ octave, level }) => level - (RECORDS_TILT - PINK_TILT) * octave),
    );
  const body = levels.filter(({ hertz }) => hertz < 8200);
  return {
    tilt: PINK_TILT + slopeOf(body.map(({ octave, level }) => [octave, level])),
    air: over(3900, 10_500) - over(390, 1650),
    low:
      powerBetween(bins, 25 / binHertz, 130 / binHertz) /
      powerBetween(bins, 25 / binHertz, 10_000 / binHertz),
  };
}

/** A mix through a blanket: nothing above 3 kHz. */
export const dulled = (sound: StereoSound): StereoSound =>
  filtered(sound, lowPass(3000, sound.sampleRate));

/** A mix that hurts: 10 dB more from 6 kHz on. */
export const sharpened = (sound: StereoSound): StereoSound =>
  filtered(sound, highShelf(6000, sound.sampleRate, 10));

function filtered(sound: StereoSound, section: BiquadCoefficients): StereoSound {
  const copy = { ...sound, left: sound.left.slice(), right: sound.right.slice() };
  filterInPlace(copy.left, [section]);
  filterInPlace(copy.right, [section]);
  return copy;
}
