import { composeScore, parseBrief } from '../../../src/engine/music/index.js';
import type { Score } from '../../../src/engine/music/types.js';
import { clipAnalysis } from './clips.js';
import type { Band } from './style-bands.js';

const ENERGIES = [[0.5], [0.1, 0.4, 0.8, 1], [1, 0.5, 0.2], [0.2, 0.9, 0.4]] as const;

/** Song `i` for these words: another number is another clip, of another pace, mood and energy, and another seed. */
export function songOf(words: string, i: number, seconds = 45 + 45 * ((i * 0.618) % 1)): Score {
  const analysis = clipAnalysis({
    seconds,
    every: [0, 1.8, 2.6, 4, 6][i % 5] ?? 4,
    energy: ENERGIES[i % 4] ?? [0.5],
    mood: { valence: [0.4, -0.4, 0.1][i % 3] ?? 0, arousal: [-0.3, 0.3][i % 2] ?? 0 },
    seed: 77 + i * 17,
  });
  return composeScore(parseBrief(words, analysis, { seed: 6007 + i * 7919 }), analysis);
}

/** The metrics that lie outside a band, in words. */
export function outsideBand(metrics: Readonly<Record<string, number>>, band: Band): string[] {
  return Object.entries(band).flatMap(([name, [low, high]]) => {
    const value = metrics[name] ?? Number.NaN;
    return value >= low && value <= high ? [] : [`${name} ${value.toFixed(3)}`];
  });
}
