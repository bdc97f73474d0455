import { describe, expect, it } from 'vitest';
import { analyseFilm, shotChanges } from '../engine/analysis/analyse-film.js';
import { ENCODINGS, encodedFilm } from '../engine/analysis/encoded-film.js';
import { LABELLED_FILMS, labelledFilm } from '../engine/analysis/labelled-films.js';
import { type CutScore, f1Of, scoreCuts } from '../engine/analysis/score-cuts.js';
import type { Film } from '../engine/analysis/synthetic-film.js';
import type { SceneStyle } from '../engine/analysis/synthetic-scenes.js';
import { percent, printTable } from './tables.js';

/** Films of each category in each set: 33 categories then have about 700 cuts a set. */
const SEEDS = 5;
const LEAST_F1 = 0.95;

/** The detectors were tuned on clouds alone; other seeds and towns show what that is worth. */
const SETS: readonly { title: string; style: SceneStyle; firstSeed: number }[] = [
  { title: 'clouds, the seeds that the detectors were tuned on', style: 'clouds', firstSeed: 0 },
  { title: 'clouds, seeds held out', style: 'clouds', firstSeed: 1000 },
  { title: 'towns, a generator held out', style: 'town', firstSeed: 3000 },
];

const ENCODED_CATEGORIES = ['hard cuts', 'long dissolves', 'fast montage', 'low light with noise'];
const ENCODED_SEED = 5000;

interface Row {
  category: string;
  scores: CutScore[];
  /** Where each film went wrong, in frames. */
  notes: string[];
}

function measure(row: Row, name: string, film: Film): void {
  const score = scoreCuts(shotChanges(analyseFilm(film)), film.truth);
  row.scores.push(score);
  const frames = (seconds: readonly number[]): string =>
    seconds.map((time) => Math.round(time * film.frameRate)).join(', ');
  const { missed, falseAlarms } = score;
  if (missed.length > 0) row.notes.push(`${name} missed ${frames(missed)}`);
  if (falseAlarms.length > 0) row.notes.push(`${name} false ${frames(falseAlarms)}`);
}

function cells(name: string, scores: readonly CutScore[]): (string | number)[] {
  const sum = (of: 'truth' | 'found' | 'hits'): number =>
    scores.reduce((all, score) => all + score[of], 0);
  const [truth, found, hits] = [sum('truth'), sum('found'), sum('hits')];
  const share = (of: number): string => (of === 0 ? '-' : percent(hits / of));
  return [name, truth, found, hits, share(found), share(truth), percent(f1Of(scores))];
}

/** Prints a set and its misses, and gives the F1 of all its cuts together. */
function pooledF1(title: string, rows: readonly Row[]): number {
  const scores = rows.flatMap((row) => row.scores);
  printTable(
    `Cuts: ${title}`,
    ['category', 'truth', 'found', 'hits', 'precision', 'recall', 'F1'],
    [...rows.map((row) => cells(row.category, row.scores)), cells('all', scores)],
  );
  const notes = rows.flatMap((row) => row.notes.map((note) => `  ${row.category}: ${note}\n`));
  process.stdout.write(`Misses, by seed and frame:\n${notes.join('') || '  none\n'}`);
  return f1Of(scores);
}

describe('cuts', () => {
  it.each(SETS)('of drawn films: $title', ({ title, style, firstSeed }) => {
    const rows = Object.keys(LABELLED_FILMS).map((category) => {
      const row: Row = { category, scores: [], notes: [] };
      for (let seed = firstSeed; seed < firstSeed + SEEDS; seed++) {
        measure(row, `${seed}`, labelledFilm(category, seed, style));
      }
      return row;
    });
    expect(pooledF1(title, rows)).toBeGreaterThanOrEqual(LEAST_F1);
  });

  it('of films that ffmpeg has encoded and decoded', async () => {
    const rows: Row[] = [];
    for (const encoding of ENCODINGS) {
      for (const category of ENCODED_CATEGORIES) {
        const row: Row = { category: `${encoding.name}, ${category}`, scores: [], notes: [] };
        for (const style of ['clouds', 'town'] as const) {
          const drawn = labelledFilm(category, ENCODED_SEED, style);
          measure(row, style, await encodedFilm(drawn, encoding));
        }
        rows.push(row);
      }
    }
    expect(pooledF1('encoded and decoded', rows)).toBeGreaterThanOrEqual(LEAST_F1);
  });
});
