import { describe, expect, it } from 'vitest';
import {
  composeScore,
  parseBrief,
  readRevision,
  reviseScore,
} from '../../src/engine/music/index.js';
import type { Score } from '../../src/engine/music/types.js';
import { renderMusic } from '../../src/engine/sound/index.js';
import { clipAnalysis } from '../engine/music/clips.js';
import { worstClick } from '../engine/rendered/listening.js';
import { testBank } from '../engine/sound/bank.js';
import { printTable } from './tables.js';

const STYLES = ['lo-fi', 'house', 'cinematic-epic', 'piano-solo'];
/** Words, and the direction in which the stretch's level goes against the rest of the piece. */
const WORDS = [
  ['more energetic', 1],
  ['softer', -1],
  ['a break', -1],
  ['only piano', -1],
  ['no drums', -1],
] as const;
const PICTURE = clipAnalysis({ seconds: 24, every: 3, energy: [0.3, 0.5, 0.7, 0.6], seed: 6 });

interface Span {
  fromSeconds: number;
  toSeconds: number;
}

/** How loud a stretch is against the rest of the piece (decibels of the mean square), and the worst click. */
async function heard(score: Score, { fromSeconds, toSeconds }: Span) {
  const sound = await renderMusic(score, await testBank());
  const [inside, outside] = [
    { sum: 0, count: 0 },
    { sum: 0, count: 0 },
  ];
  sound.left.forEach((value, i) => {
    const at = i / sound.sampleRate;
    const into = at >= fromSeconds && at < toSeconds ? inside : outside;
    into.sum += value ** 2 + (sound.right[i] ?? 0) ** 2;
    into.count++;
  });
  const level = ({ sum, count }: { sum: number; count: number }): number =>
    10 * Math.log10(Math.max(1e-12, sum / Math.max(1, count)));
  return { contrast: level(inside) - level(outside), click: worstClick(sound) };
}

describe('a stretch that is changed', () => {
  const rows: (string | number)[][] = [];

  it.each(STYLES)('%s is heard to be', async (style) => {
    const brief = parseBrief(style, PICTURE, { seed: 8 });
    const base = composeScore(brief, PICTURE);
    for (const [words, direction] of WORDS) {
      const revised = reviseScore(base, PICTURE, brief, readRevision(words), {
        fromSeconds: 9,
        toSeconds: 15,
      });
      const [before, after] = [await heard(base, revised), await heard(revised.score, revised)];
      const change = after.contrast - before.contrast;
      rows.push([
        `${style}: ${words}`,
        `${revised.fromSeconds.toFixed(1)}–${revised.toSeconds.toFixed(1)}`,
        before.contrast.toFixed(1),
        after.contrast.toFixed(1),
        change.toFixed(1),
        before.click.toFixed(1),
        after.click.toFixed(1),
      ]);
      // Who does not play there in the first place is not missed.
      if (words !== 'no drums' && words !== 'only piano')
        expect.soft(change * direction, words).toBeGreaterThan(0);
    }
  });

  it('together', () => {
    printTable(
      'Level of the stretch against the rest, decibels, and the worst click',
      ['piece', 'stretch', 'before', 'after', 'change', 'click', 'after'],
      rows,
    );
  });
});
