import type { Curve } from '../../../src/engine/analysis/types.js';
import { secondsAt } from '../../../src/engine/music/index.js';
import type { Score } from '../../../src/engine/music/types.js';
import { rankCorrelation } from '../../../src/engine/review/correlation.js';
import { integratedLoudness } from '../../../src/engine/sound/loudness/measure.js';
import { weightedSteps } from '../../../src/engine/sound/loudness/steps.js';
import type { StereoSound } from '../../../src/engine/sound/types.js';

/** A part of a sound, sharing its samples. */
export function excerpt(sound: StereoSound, from: number, to: number): StereoSound {
  const [a, b] = [Math.round(from * sound.sampleRate), Math.round(to * sound.sampleRate)];
  return { ...sound, left: sound.left.subarray(a, b), right: sound.right.subarray(a, b) };
}

/** Loudness (LUFS, gated) of every stretch between two times. */
export function loudnessBetween(sound: StereoSound, times: readonly number[]): number[] {
  return times
    .slice(1)
    .map((to, i) => integratedLoudness(weightedSteps(excerpt(sound, times[i] ?? 0, to))));
}

/** The mean of a curve between two times; every reading counts as long as it lasts. */
function meanBetween({ stepSeconds, values }: Curve, from: number, to: number): number {
  const lasting = values.map((_, i) =>
    Math.max(0, Math.min(to, (i + 1) * stepSeconds) - Math.max(from, i * stepSeconds)),
  );
  const whole = lasting.reduce((sum, share) => sum + share, 0);
  return values.reduce((sum, value, i) => sum + value * (lasting[i] ?? 0), 0) / whole;
}

/**
 * How well the music's loudness follows the picture's energy: rank correlation over the whole bars
 * before the final chord, whose dying away is the ending and not the picture's.
 */
export function energyCorrelation(sound: StereoSound, score: Score, energy: Curve): number {
  const finalBeat = score.sections.at(-1)?.startBeat ?? 0;
  const bars = (score.barStarts ?? []).filter((beat) => beat <= finalBeat);
  const times = bars.map((beat) => secondsAt(score.tempoMap, beat));
  const seen = times.slice(1).map((to, i) => {
    const from = times[i] ?? 0;
    return meanBetween(energy, from, to);
  });
  return rankCorrelation(loudnessBetween(sound, times), seen) ?? 0;
}

/** Mono at 44.1 kHz, as beat trackers want it. */
export function forBeatTracking({ left, right, sampleRate }: StereoSound): Float32Array {
  const step = sampleRate / 44_100;
  const mono = (i: number): number => 0.5 * ((left[i] ?? 0) + (right[i] ?? 0));
  return Float32Array.from({ length: Math.floor(left.length / step) }, (_, n) => {
    const at = Math.floor(n * step);
    const share = n * step - at;
    return mono(at) * (1 - share) + mono(at + 1) * share;
  });
}

/** How far a tempo heard is from the one meant, as a share; its double and its half are the same. */
export function tempoError(heard: number, meant: number): number {
  return Math.min(...[0.5, 1, 2].map((factor) => Math.abs(heard / (factor * meant) - 1)));
}

/**
 * The largest step between two samples that its surroundings do not explain: against the largest
 * steps within 2 ms on both sides. Music moves smoothly or goes on moving; a click does neither.
 */
export function worstClick({ left, right, sampleRate }: StereoSound): number {
  const around = Math.round(0.002 * sampleRate);
  let worst = 0;
  for (const channel of [left, right]) {
    const steps = channel.map((value, i) => Math.abs(value - (channel[i - 1] ?? value)));
    for (let i = 0; i < steps.length; i++) {
      const step = steps[i] ?? 0;
      if (step < 0.05) continue;
      let usual = 0.02;
      for (let off = 2; off <= around; off++) {
        usual = Math.max(usual, steps[i - off] ?? 0, steps[i + off] ?? 0);
      }
      worst = Math.max(worst, step / usual);
    }
  }
  return worst;
}
