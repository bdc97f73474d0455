import type { StereoSound } from '../../../src/engine/sound/types.js';
import { mean, percentile } from '../tables.js';
import { pitchFeatures } from './pitch.js';
import { pulseFeatures, sharpnessOf } from './pulse.js';
import { BAND_EDGES, bandPower, halve, type Spectrogram, spectrogram } from './spectrogram.js';

/** What is heard of a piece, by name; nothing is known of its score. */
export type Features = Readonly<Record<string, number>>;

const decibels = (power: number): number => 10 * Math.log10(power + 1e-10);

const spread = (values: readonly number[]): number => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
};

/** How the bands share the sound (timbre), and how sharply things begin in each of them. */
function timbre(spectra: Spectrogram): Record<string, number> {
  const features: Record<string, number> = {};
  const bands = BAND_EDGES.slice(1).map((high, i) => bandPower(spectra, BAND_EDGES[i] ?? 0, high));
  const total = mean(bands.map((band) => mean([...band]))) * bands.length;
  bands.forEach((band, i) => {
    const edge = BAND_EDGES[i] ?? 0;
    features[`level ${edge} Hz`] = decibels(mean([...band]) / total);
    features[`sharpness ${edge} Hz`] = sharpnessOf(band);
  });
  return features;
}

/** How smooth the spectrum is (noise) or how peaked (tones), low, middle and high. */
function flatness({ frames, binHertz }: Spectrogram): Record<string, number> {
  const features: Record<string, number> = {};
  for (const [low, high] of [
    [150, 600],
    [600, 2400],
    [2400, 10_000],
  ] as const) {
    const from = Math.round(low / binHertz);
    const to = Math.round(high / binHertz);
    const values = frames.flatMap((frame, i) => {
      if (i % 4 !== 0) return [];
      const bins = [...frame.subarray(from, to)];
      const loud = mean(bins);
      if (loud < 1e-7) return [];
      return [mean(bins.map((bin) => Math.log(bin + 1e-10))) - Math.log(loud)];
    });
    features[`flatness ${low} Hz`] = values.length === 0 ? 0 : mean(values);
    features[`flatness moves ${low} Hz`] = values.length === 0 ? 0 : spread(values);
  }
  return features;
}

/** How wide the stereo picture is: the side against the middle, decibels, low to high. */
function width(middle: Spectrogram, side: Spectrogram): Record<string, number> {
  const ratio = (low: number, high: number): number =>
    decibels(
      (mean([...bandPower(side, low, high)]) + 1e-6) /
        (mean([...bandPower(middle, low, high)]) + 1e-6),
    );
  return {
    'width low': ratio(60, 300),
    'width middle': ratio(300, 1500),
    'width presence': ratio(1500, 5000),
    'width air': ratio(5000, 11_000),
  };
}

/** How the level moves: from the loudest to the quietest tenth, and its peaks against its mean. */
function dynamics(samples: Float32Array): Record<string, number> {
  const step = 2400;
  const levels: number[] = [];
  let peak = 0;
  let power = 0;
  for (let at = 0; at + step <= samples.length; at += step) {
    let sum = 0;
    for (let i = at; i < at + step; i++) {
      const sample = samples[i] ?? 0;
      sum += sample * sample;
      peak = Math.max(peak, Math.abs(sample));
    }
    power += sum;
    levels.push(decibels(sum / step));
  }
  return {
    'level range': percentile(levels, 0.9) - percentile(levels, 0.1),
    crest: 20 * Math.log10(peak) - decibels(power / samples.length),
  };
}

/** Everything that the listener notices in a piece: about 60 numbers, from the sound alone. */
export function listen(sound: StereoSound): Features {
  const middle = halve(sound.left.map((value, i) => 0.5 * (value + (sound.right[i] ?? 0))));
  const side = halve(sound.left.map((value, i) => 0.5 * (value - (sound.right[i] ?? 0))));
  const spectra = spectrogram(middle);
  return {
    ...timbre(spectra),
    ...flatness(spectra),
    ...width(spectra, spectrogram(side)),
    ...dynamics(middle),
    ...pulseFeatures(spectra),
    ...pitchFeatures(spectra),
  };
}
