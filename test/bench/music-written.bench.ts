import { describe, expect, it } from 'vitest';
import { measureScore } from '../../src/engine/music/index.js';
import { eligibleCuts } from '../../src/engine/music/plan/cuts.js';
import { outsideBand } from '../engine/music/songs.js';
import { type Band, POP909, STYLE_BANDS } from '../engine/music/style-bands.js';
import { anyClip, lengthBetween, type Piece, pieceOf, STYLE_IDS } from './pieces.js';
import { mean, percent, percentile, printTable } from './tables.js';

/** Times twenty styles: pieces of any length, and songs for the metrics. */
const ANY_LENGTH = 30;
const SONGS = 200;

/** What was asked of the cuts of one piece, and what became of it. */
function cutsTaken({ analysis, score }: Piece) {
  const eligible = eligibleCuts(analysis.cuts, 60 / score.tempoBpm, analysis.durationSeconds);
  const taken = new Map(score.hits.map((hit) => [hit.cutSeconds, hit] as const));
  const strong = eligible.filter((cut) => cut.strong);
  return {
    eligible: eligible.length,
    selected: score.hits.length,
    strong: strong.length,
    onDownbeats: strong.filter(({ seconds }) => taken.get(seconds)?.downbeat === true).length,
  };
}

/** True when something begins on every hit exactly, and loudly enough to be an accent. */
function everyHitIsStruck({ score }: Piece): boolean {
  return score.hits.every(({ beat }) => {
    const struck = score.parts.flatMap(({ notes }) =>
      notes.filter(({ startBeat }) => Math.abs(startBeat - beat) < 1e-6),
    );
    return (
      struck.every(({ nudgeSeconds }) => nudgeSeconds === 0) &&
      struck.some(({ velocity }) => velocity >= 70)
    );
  });
}

describe(`${STYLE_IDS.length * ANY_LENGTH} pieces of 3 s to 10 min`, () => {
  const rows: (string | number)[][] = [];
  const total = { eligible: 0, selected: 0, strong: 0, onDownbeats: 0 };

  it.each(
    STYLE_IDS,
  )('%s: hits on their cuts, downbeats on the strong ones, a steady tempo', (style) => {
    const sums = { eligible: 0, selected: 0, strong: 0, onDownbeats: 0 };
    const shares: number[] = [];
    let [worstError, worstTempo, unstruck, seconds] = [0, 0, 0, 0];
    for (let i = 0; i < ANY_LENGTH; i++) {
      const seed = 900_001 + i * 7919 + STYLE_IDS.indexOf(style) * 104_729;
      const piece = pieceOf(style, anyClip(lengthBetween(3, 600, seed), seed), seed);
      const metrics = measureScore(piece.score);
      const cuts = cutsTaken(piece);
      for (const key of ['eligible', 'selected', 'strong', 'onDownbeats'] as const) {
        sums[key] += cuts[key];
        total[key] += cuts[key];
      }
      if (cuts.eligible > 0) shares.push(cuts.selected / cuts.eligible);
      worstError = Math.max(worstError, metrics.hitErrorMs ?? 1e9);
      worstTempo = Math.max(worstTempo, metrics.tempoDeviation ?? 1);
      if (!everyHitIsStruck(piece)) unstruck++;
      seconds += piece.analysis.durationSeconds;
    }
    rows.push([
      style,
      (seconds / 60).toFixed(0),
      sums.selected,
      percent(sums.selected / sums.eligible),
      percent(Math.min(...shares)),
      percent(sums.onDownbeats / sums.strong),
      worstError.toFixed(4),
      percent(worstTempo),
      unstruck,
    ]);
    expect(worstError).toBeLessThan(0.01);
    expect(worstTempo).toBeLessThanOrEqual(0.08);
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.8);
    expect(sums.onDownbeats / sums.strong).toBeGreaterThanOrEqual(0.9);
    expect(unstruck).toBe(0);
  });

  it('together', () => {
    printTable(
      'Cuts: a piece a row would be long; the worst of each style',
      ['style', 'min', 'hits', 'selected', 'least', 'strong on 1', 'error ms', 'tempo', 'unstruck'],
      rows,
    );
    expect(total.onDownbeats / total.strong).toBeGreaterThanOrEqual(0.9);
  });
});

describe(`${STYLE_IDS.length * SONGS} songs of 45 s to 2 min`, () => {
  const NAMES = ['pce', 'sc', 'h1', 'h4', 'groove', 'ebr', 'polyphony', 'onsetsPerBar'] as const;
  const rows: (string | number)[][] = [];
  const widthOf = (band: Band, name: string): number => {
    const [low, high] = band[name] ?? [0, 0];
    return high - low;
  };

  it.each(STYLE_IDS)('%s lies inside its band, with the hits on', (style) => {
    const band = STYLE_BANDS[style] ?? {};
    const values = new Map<string, number[]>(NAMES.map((name) => [name, []]));
    const outside: string[] = [];
    let pop = 0;
    for (let i = 0; i < SONGS; i++) {
      const seed = 500_009 + i * 6131 + STYLE_IDS.indexOf(style) * 15_485_863;
      const { score } = pieceOf(style, anyClip(lengthBetween(45, 120, seed), seed), seed);
      const metrics = measureScore(score);
      for (const name of NAMES) values.get(name)?.push(metrics[name] ?? Number.NaN);
      const missed = outsideBand(metrics, band);
      if (missed.length > 0) outside.push(`seed ${seed}: ${missed.join(', ')}`);
      if (outsideBand(metrics, POP909).length === 0) pop++;
    }
    rows.push([
      style,
      percent(1 - outside.length / SONGS),
      percent(pop / SONGS),
      mean(NAMES.map((name) => widthOf(band, name) / widthOf(POP909, name))).toFixed(2),
      ...NAMES.map((name) => {
        const all = values.get(name) ?? [];
        const digits = name === 'onsetsPerBar' ? 1 : 2;
        return `${mean(all).toFixed(digits)} (${percentile(all, 0.05).toFixed(digits)}–${percentile(all, 0.95).toFixed(digits)})`;
      }),
    ]);
    expect(1 - outside.length / SONGS, outside.join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  it('together', () => {
    printTable(
      'Metrics: mean (5th–95th percentile); width is that of the own band, in widths of POP909',
      ['style', 'own band', 'POP909', 'width', ...NAMES],
      rows,
    );
  });
});
