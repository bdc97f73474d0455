import type { Curve } from '../analysis/types.js';
import { barStartsOf, isSilentAt, secondsAt } from '../music/index.js';
import { SILENCE } from '../music/plan/silence.js';
import type { Score } from '../music/types.js';
import { fadeTimes } from '../sound/fades.js';
import { rankCorrelation } from './correlation.js';
import type { LoudnessMeter } from './loudness-curves.js';
import type { BarReading } from './types.js';

/** Fewer bars than this say nothing about a correlation. */
const FEWEST_BARS = 4;
/**
 * A picture whose calmest and most energetic bar lie closer together (of a range of 1) does not really
 * vary: the ranks of its bars would be those of its noise.
 */
const LEAST_ENERGY_RANGE = 0.25;

/** The mean of a curve over a time. */
function meanOver({ stepSeconds, values }: Curve, from: number, to: number): number {
  let sum = 0;
  let weight = 0;
  for (let i = Math.max(0, Math.floor(from / stepSeconds)); i * stepSeconds < to; i++) {
    const value = values[i];
    if (value === undefined) break;
    const share = Math.min(to, (i + 1) * stepSeconds) - Math.max(from, i * stepSeconds);
    sum += share * value;
    weight += share;
  }
  return weight > 0 ? sum / weight : (values.at(-1) ?? 0);
}

/**
 * The bars of a piece with their tempo, loudness and the picture's energy. The last section, in which
 * the final chord dies away, bars that a fade reaches into and those that were to be silent are not for
 * comparing: there the level is not the picture's.
 */
export function readBars(score: Score, energy: Curve, meter: LoudnessMeter): BarReading[] {
  const starts = barStartsOf(score);
  const { tempoMap, durationSeconds } = score;
  const finalBeat = score.sections.findLast(({ name }) => name !== SILENCE)?.startBeat ?? 0;
  const fades = fadeTimes(score);
  return starts.map((beat, i) => {
    const next = starts[i + 1];
    const startSeconds = secondsAt(tempoMap, beat);
    const endSeconds =
      next === undefined ? durationSeconds : Math.min(durationSeconds, secondsAt(tempoMap, next));
    const beats = next === undefined ? 4 : next - beat;
    const full = next === undefined ? secondsAt(tempoMap, beat + 4) : endSeconds;
    return {
      startSeconds,
      endSeconds,
      tempoBpm: (60 * beats) / (full - startSeconds),
      loudnessLufs: meter.between(startSeconds, endSeconds),
      energy: meanOver(energy, startSeconds, endSeconds),
      compared:
        next !== undefined &&
        next <= finalBeat + 1e-6 &&
        !isSilentAt(score, beat) &&
        (fades === null ||
          (startSeconds >= fades.in.to - 1e-6 && endSeconds <= fades.out.from + 1e-6)),
    };
  });
}

/**
 * Spearman's correlation of loudness and energy over the bars that are compared, −1…1; null for
 * fewer than four of them, or where the energy varies by less than a quarter of its range.
 */
export function energyCorrelation(bars: readonly BarReading[]): number | null {
  const compared = bars.filter((bar) => bar.compared);
  const energies = compared.map(({ energy }) => energy);
  if (compared.length < FEWEST_BARS) return null;
  if (Math.max(...energies) - Math.min(...energies) < LEAST_ENERGY_RANGE) return null;
  return rankCorrelation(
    compared.map(({ loudnessLufs }) => loudnessLufs),
    energies,
  );
}
