import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/engine/analysis/types.js';
import { composeScore, parseBrief, secondsAt } from '../../src/engine/music/index.js';
import { eligibleCuts } from '../../src/engine/music/plan/cuts.js';
import type { Score } from '../../src/engine/music/types.js';
import { likeness, openingMotif } from '../engine/music/opening-motif.js';
import { anyClip, STYLE_IDS } from './pieces.js';
import { mean, percent, printTable } from './tables.js';

/** Each piece is fitted to so many other cuts of its picture. */
const RECUTS = 12;
const SEEDS = [11, 12, 13];

const written = (words: string, analysis: Analysis, seed: number, like?: Score): Score =>
  composeScore(parseBrief(words, analysis, { seed, ...(like ? { like } : {}) }), analysis, like);

describe('a piece that is fitted to other cuts of the picture', () => {
  const rows: (string | number)[][] = [];

  it.each(STYLE_IDS)('%s keeps its theme, and its hits move', (style) => {
    const off: number[] = [];
    const alike: number[] = [];
    const back: number[] = [];
    const fresh: number[] = [];
    let [kept, all, exact, hits, taken, eligible] = [0, 0, 0, 0, 0, 0];
    for (const seed of SEEDS) {
      const picture = anyClip(30 + seed, seed);
      const before = written(style, picture, seed);
      const motif = openingMotif(before) ?? [];
      for (let n = 0; n < RECUTS; n++) {
        const analysis = anyClip(14 + 7 * n, 500 + 31 * n + seed);
        const recut = written(style, analysis, seed, before);
        all++;
        const same = (of: (score: Score) => unknown): boolean =>
          JSON.stringify(of(recut)) === JSON.stringify(of(before));
        if (same(({ key, title }) => [key, title]) && recut.style === style) kept++;
        off.push(Math.abs(recut.tempoBpm / before.tempoBpm - 1));
        hits += recut.hits.length;
        exact += recut.hits.filter(
          ({ cutSeconds, beat }) =>
            Math.abs(secondsAt(recut.tempoMap, beat) - cutSeconds) <= 1 / analysis.frameRate + 1e-6,
        ).length;
        const beatSeconds = 60 / recut.tempoBpm;
        eligible += eligibleCuts(analysis.cuts, beatSeconds, analysis.durationSeconds).length;
        taken += recut.hits.length;
        const again = written(style, picture, seed, recut);
        const other = written(style, analysis, seed + 1000);
        for (const [score, shares] of [
          [recut, alike],
          [again, back],
          [other, fresh],
        ] as const) {
          const there = openingMotif(score);
          if (there !== null && motif.length > 0) shares.push(likeness(motif, there));
        }
      }
    }
    rows.push([
      style,
      percent(kept / all),
      percent(Math.max(...off)),
      alike.length,
      mean(alike).toFixed(2),
      percent(alike.filter((share) => share >= 0.75).length / alike.length),
      percent(back.filter((share) => share >= 0.75).length / back.length),
      mean(fresh).toFixed(2),
      percent(exact / hits),
      percent(taken / eligible),
    ]);
    expect(kept).toBe(all);
    expect(exact).toBe(hits);
    expect(Math.max(...off)).toBeLessThanOrEqual(0.031);
  });

  it('together', () => {
    printTable(
      `${SEEDS.length * RECUTS} recuts a style: style, key and title; tempo; the opening motif; hits`,
      [
        'style',
        'kept',
        'bpm off',
        'tunes',
        'motif',
        '≥ ¾ of it',
        'and back',
        'new seed',
        '± 1 frame',
        'cuts hit',
      ],
      rows,
    );
  });
});
