import { describe, expect, it } from 'vitest';
import { composeScore, parseBrief } from '../../src/engine/music/index.js';
import { renderMusic } from '../../src/engine/sound/index.js';
import { clipAnalysis } from '../engine/music/clips.js';
import { loudnessBetween } from '../engine/rendered/listening.js';
import { HOP_SECONDS, onsetCurve, usualRise } from '../engine/rendered/onsets.js';
import { testBank } from '../engine/sound/bank.js';
import { STYLE_IDS } from './pieces.js';
import { mean, printProgress, printTable } from './tables.js';

/** Even energy: what changes at 0:10 is the drop's doing. */
const CLIP = { seconds: 16.3, every: 2.7, energy: [0.5], seed: 3 };

/** How often something begins that is stronger than notes usually are, a second. */
function density(curve: Float32Array, usual: number, from: number, to: number): number {
  let count = 0;
  for (let n = Math.round(from / HOP_SECONDS); n < to / HOP_SECONDS; n++) {
    const value = curve[n] ?? 0;
    if (value > usual && value >= (curve[n - 1] ?? 0) && value > (curve[n + 1] ?? 0)) count++;
  }
  return count / (to - from);
}

describe('“drop at 0:10”, as it is heard', () => {
  const rows: string[][] = [];
  const rises: number[] = [];

  it.each(STYLE_IDS)('%s', async (style) => {
    const analysis = clipAnalysis(CLIP);
    const brief = parseBrief(`${style}, drop at 0:10`, analysis, { seed: 3 });
    const sound = await renderMusic(composeScore(brief, analysis), await testBank());
    const [before = 0, breath = 0, after = 0] = loudnessBetween(sound, [6, 9, 10, 13]);
    const curve = onsetCurve(sound);
    const usual = usualRise(curve);
    const stroke = Math.max(...curve.slice(9.95 / HOP_SECONDS, 10.05 / HOP_SECONDS)) / usual;
    rises.push(after - before);
    rows.push([
      style,
      ...[before, breath, after, after - before].map((lufs) => lufs.toFixed(1)),
      density(curve, usual, 6, 9).toFixed(1),
      density(curve, usual, 9, 10).toFixed(1),
      density(curve, usual, 10, 13).toFixed(1),
      stroke.toFixed(1),
    ]);
    printProgress(`${style}: ${(after - before).toFixed(1)} LU`);
    expect.soft(after - before).toBeGreaterThan(1);
    expect.soft(stroke).toBeGreaterThanOrEqual(1);
  });

  it('together', () => {
    printTable(
      'LUFS from 6 to 9 s, from 9 to 10 s and from 10 to 13 s; beginnings a second; the stroke at 0:10',
      ['style', '6–9 s', '9–10 s', '10–13 s', 'rise', 'before', 'breath', 'after', 'stroke'],
      rows,
    );
    expect(mean(rises)).toBeGreaterThan(2.5);
  });
});
