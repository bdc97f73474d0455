import { describe, expect, it } from 'vitest';
import { renderMusic } from '../../src/engine/sound/index.js';
import { testBank } from '../engine/sound/bank.js';
import { type Heard, trainDiscriminant } from './listener/discriminant.js';
import { listen } from './listener/features.js';
import { anyClip, lengthBetween, pieceOf, STYLE_IDS } from './pieces.js';
import { mean, percent, printProgress, printTable } from './tables.js';

/** Pieces of each style, every one over a clip of its own. */
const PIECES = 8;
/** Each quarter of them is judged by a listener who has heard the other three. */
const FOLDS = 4;
/** So few examples for so many features: the features are taken as half independent. */
const SHRINKAGE = 0.5;

interface Example extends Heard {
  fold: number;
  names: readonly string[];
}

async function hear(style: string, i: number): Promise<Example> {
  const seed = 300_007 + i * 7919 + STYLE_IDS.indexOf(style) * 104_729;
  const { score } = pieceOf(style, anyClip(lengthBetween(9, 14, seed), seed), seed);
  const features = listen(await renderMusic(score, await testBank()));
  return {
    label: style,
    fold: i % FOLDS,
    names: Object.keys(features),
    values: Object.values(features),
  };
}

describe(`a listener who has heard ${(PIECES * (FOLDS - 1)) / FOLDS} pieces of each style`, () => {
  const heard: Example[] = [];

  it.each(STYLE_IDS)('hears %s', async (style) => {
    for (let i = 0; i < PIECES; i++) heard.push(await hear(style, i));
    printProgress(`heard ${heard.length} of ${PIECES * STYLE_IDS.length} pieces: ${style}`);
  });

  it('tells from the sound alone which style another piece is in', () => {
    const guesses = new Map<string, string[]>(STYLE_IDS.map((id) => [id, []]));
    for (let fold = 0; fold < FOLDS; fold++) {
      const known = heard.filter((example) => example.fold !== fold);
      const listener = trainDiscriminant(known, SHRINKAGE);
      for (const { label, values } of heard.filter((example) => example.fold === fold)) {
        guesses.get(label)?.push(listener.classify(values));
      }
    }
    printTable(
      'What was heard (down: what it is, across: what it was taken for)',
      ['style', ...STYLE_IDS.map((id) => id.slice(0, 5)), 'right'],
      STYLE_IDS.map((style) => {
        const taken = guesses.get(style) ?? [];
        const count = (id: string): number => taken.filter((guess) => guess === id).length;
        return [style, ...STYLE_IDS.map((id) => count(id) || '·'), percent(count(style) / PIECES)];
      }),
    );
    printTable(
      'Taken for another',
      ['style', 'for', 'pieces'],
      [...guesses].flatMap(([style, taken]) =>
        [...new Set(taken)]
          .filter((guess) => guess !== style)
          .map((guess) => [style, guess, taken.filter((one) => one === guess).length]),
      ),
    );
    const { separation } = trainDiscriminant(heard, SHRINKAGE);
    const ranked = (heard[0]?.names ?? [])
      .map((name, i) => [name, separation[i] ?? 0] as const)
      .sort((a, b) => b[1] - a[1]);
    printTable(
      'What it goes by: how far the styles lie apart, in their own deviations',
      ['feature', 'apart'],
      ranked.slice(0, 20).map(([name, apart]) => [name, apart.toFixed(2)]),
    );
    const right = mean(
      STYLE_IDS.flatMap((style) =>
        (guesses.get(style) ?? []).map((guess) => (guess === style ? 1 : 0)),
      ),
    );
    printTable('Right', ['pieces', 'share'], [[heard.length, percent(right)]]);
    expect(right).toBeGreaterThanOrEqual(0.9);
  });
});
