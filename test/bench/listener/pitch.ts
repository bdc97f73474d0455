import { mean } from '../tables.js';
import type { Spectrogram } from './spectrogram.js';

const LOW_HERTZ = 110;
const HIGH_HERTZ = 2000;
const PENTATONIC = [0, 2, 4, 7, 9] as const;
const MAJOR = [0, 2, 4, 5, 7, 9, 11] as const;

/** The share of the twelve pitch classes in each half second, from the peaks of the spectrum. */
function chromas({ frames, binHertz, stepSeconds }: Spectrogram): number[][] {
  const group = Math.round(0.5 / stepSeconds);
  const out: number[][] = [];
  for (let at = 0; at + group <= frames.length; at += group) {
    const chroma = new Array<number>(12).fill(0);
    for (const frame of frames.slice(at, at + group)) {
      for (let bin = Math.round(LOW_HERTZ / binHertz); bin * binHertz < HIGH_HERTZ; bin++) {
        const here = frame[bin] ?? 0;
        const before = frame[bin - 1] ?? 0;
        const after = frame[bin + 1] ?? 0;
        if (here < before || here < after || here < 1e-6) continue;
        // The peak's true place, by a parabola through the logarithms.
        const [a, b, c] = [before, here, after].map((power) => Math.log(power + 1e-12));
        const curve = (a ?? 0) - 2 * (b ?? 0) + (c ?? 0);
        const shift = curve === 0 ? 0 : (0.5 * ((a ?? 0) - (c ?? 0))) / curve;
        const pitch = 69 + 12 * Math.log2(((bin + shift) * binHertz) / 440);
        const tone = ((Math.round(pitch) % 12) + 12) % 12;
        chroma[tone] = (chroma[tone] ?? 0) + Math.sqrt(here);
      }
    }
    const sum = chroma.reduce((total, value) => total + value, 0);
    if (sum > 0) out.push(chroma.map((value) => value / sum));
  }
  return out;
}

const entropy = (shares: readonly number[]): number =>
  shares.reduce((sum, share) => (share > 0 ? sum - share * Math.log2(share) : sum), 0);

/** The largest share that a scale, begun on any tone, holds. */
const bestShare = (shares: readonly number[], scale: readonly number[]): number =>
  Math.max(
    ...shares.map((_, tonic) =>
      scale.reduce((sum, step) => sum + (shares[(tonic + step) % 12] ?? 0), 0),
    ),
  );

/** How many tones there are, whether five or seven hold them all, and how fast the harmony moves. */
export function pitchFeatures(spectra: Spectrogram): Record<string, number> {
  const all = chromas(spectra);
  const whole = Array.from({ length: 12 }, (_, tone) => mean(all.map((one) => one[tone] ?? 0)));
  const moves = all
    .slice(1)
    .map((one, i) =>
      one.reduce((sum, share, tone) => sum + Math.abs(share - (all[i]?.[tone] ?? 0)), 0),
    );
  return {
    'tones in all': entropy(whole),
    'tones at once': mean(all.map(entropy)),
    'pentatonic share': bestShare(whole, PENTATONIC),
    'diatonic share': bestShare(whole, MAJOR),
    'harmony moves': mean(moves),
  };
}
