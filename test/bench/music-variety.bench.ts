import { describe, expect, it } from 'vitest';
import { pictureArousal, styleForMood } from '../../src/engine/music/brief/from-picture.js';
import { keyScale } from '../../src/engine/music/composition/theory.js';
import type { Note, Score } from '../../src/engine/music/types.js';
import { clipAnalysis } from '../engine/music/clips.js';
import { pieceOf, STYLE_IDS } from './pieces.js';
import { mean, percent, percentile, printTable } from './tables.js';

/** Seeds a style, all over the same picture: what differs is the seed's doing. */
const SEEDS = 30;
const PICTURE = clipAnalysis({ seconds: 40, energy: [0.3, 0.7, 1, 0.6], seed: 5 });

/** A note as a singer hears it: its step above the tonic, when in the bar, how long. */
const sung = (note: Note, score: Score, from: number): string =>
  [
    (((note.pitch - (keyScale(score.key)[0] ?? 0)) % 12) + 12) % 12,
    (note.startBeat - from).toFixed(2),
    note.durationBeats.toFixed(1),
  ].join(':');

const tuneOf = (score: Score): readonly Note[] =>
  score.parts.find(({ role }) => role === 'melody')?.notes ?? [];

/** The first bar in which the tune is heard, in any key. */
function openingOfTune(score: Score): string {
  const tune = tuneOf(score);
  const first = tune[0]?.startBeat ?? 0;
  const bar = (score.barStarts ?? []).findLast((start) => start <= first + 1e-6) ?? 0;
  return tune
    .filter(({ startBeat }) => startBeat < bar + 4 - 1e-6)
    .map((note) => sung(note, score, bar))
    .join(' ');
}

/** The piece's first bar, everybody together. */
const openingOfPiece = (score: Score): string =>
  score.parts
    .map(({ id, notes }) => {
      const opening = notes.filter(({ startBeat }) => startBeat < 4 - 1e-6);
      return `${id} ${opening.map((note) => sung(note, score, 0)).join(' ')}`;
    })
    .join('|');

/** The tune as intervals and lengths, so that a transposition is the same tune. */
const contour = (score: Score): string[] =>
  tuneOf(score)
    .slice(0, 48)
    .map(
      (note, i, all) =>
        `${note.pitch - (all[i - 1]?.pitch ?? note.pitch)}:${note.durationBeats.toFixed(1)}`,
    );

/** Levenshtein's distance as a share of the longer one. */
function editDistance(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, one] of a.entries()) {
    const next = [i + 1];
    for (const [j, other] of b.entries()) {
      next.push(
        Math.min(
          (row[j] ?? 0) + (one === other ? 0 : 1),
          (row[j + 1] ?? 0) + 1,
          (next[j] ?? 0) + 1,
        ),
      );
    }
    row = next;
  }
  return (row.at(-1) ?? 0) / Math.max(1, a.length, b.length);
}

describe(`${SEEDS} seeds of each style over one picture`, () => {
  const rows: (string | number)[][] = [];

  it.each(STYLE_IDS)('%s: the same seed is the same piece, another one another', (style) => {
    const scores = Array.from(
      { length: SEEDS },
      (_, i) => pieceOf(style, PICTURE, 77_003 + i * 1013).score,
    );
    const pairs = scores.flatMap((a, i) => scores.slice(i + 1).map((b) => [a, b] as const));
    const alike = (of: (score: Score) => string): number =>
      pairs.filter(([a, b]) => of(a) === of(b)).length / pairs.length;
    const distances = pairs.map(([a, b]) => editDistance(contour(a), contour(b)));
    const kinds = (of: (score: Score) => string): number => new Set(scores.map(of)).size;
    const [tunes, pieces] = [alike(openingOfTune), alike(openingOfPiece)];
    rows.push([
      style,
      percent(tunes),
      percent(pieces),
      mean(distances).toFixed(2),
      percentile(distances, 0.05).toFixed(2),
      Math.min(...distances).toFixed(2),
      kinds(({ chords }) => chords.map(({ symbol }) => symbol).join()),
      kinds(({ parts }) => parts.map(({ id }) => id).join()),
      kinds(({ key }) => `${key.tonic} ${key.mode}`),
      `${Math.round(Math.min(...scores.map(({ tempoBpm }) => tempoBpm)))}–${Math.round(Math.max(...scores.map(({ tempoBpm }) => tempoBpm)))}`,
    ]);
    for (const [i, score] of scores.slice(0, 6).entries()) {
      expect(JSON.stringify(pieceOf(style, PICTURE, 77_003 + i * 1013).score)).toBe(
        JSON.stringify(score),
      );
    }
    expect(tunes).toBeLessThanOrEqual(0.05);
    expect(pieces).toBeLessThanOrEqual(0.05);
    // The nearest of all pairs; ambient's shortest tunes have seven notes, two of them others.
    expect(Math.min(...distances)).toBeGreaterThan(0.25);
  });

  it('together', () => {
    printTable(
      `Variety over ${(SEEDS * (SEEDS - 1)) / 2} pairs: same opening, edit distance of the tunes, how many kinds`,
      ['style', 'tune', 'all', 'mean', '5th', 'least', 'chords', 'bands', 'keys', 'bpm'],
      rows,
    );
  });
});

/** What a person would not be surprised by, for pictures with these moods (without cuts: 10 a minute). */
const EXPECTED = [
  {
    picture: 'dim lake, nothing moves',
    valence: -0.1,
    arousal: -0.8,
    pace: 0,
    oneOf: ['ambient', 'piano-solo'],
  },
  {
    picture: 'sunny beach, slow',
    valence: 0.6,
    arousal: -0.4,
    pace: 5,
    oneOf: ['bossa-nova', 'reggae', 'acoustic-folk'],
  },
  {
    picture: 'warm room, a cat',
    valence: 0.25,
    arousal: -0.2,
    pace: 10,
    oneOf: ['lo-fi', 'bossa-nova'],
  },
  {
    picture: 'rain on a window',
    valence: -0.4,
    arousal: -0.5,
    pace: 3,
    oneOf: ['piano-solo', 'ambient', 'cinematic-emotional'],
  },
  {
    picture: 'family in the garden',
    valence: 0.7,
    arousal: 0.2,
    pace: 14,
    oneOf: ['acoustic-folk', 'corporate', 'children'],
  },
  {
    picture: 'product, bright, brisk',
    valence: 0.75,
    arousal: 0.35,
    pace: 22,
    oneOf: ['corporate', 'disco', 'children'],
  },
  {
    picture: 'cartoon, gaudy',
    valence: 0.95,
    arousal: 0.5,
    pace: 20,
    oneOf: ['children', 'disco', 'chiptune'],
  },
  {
    picture: 'party, quick cuts',
    valence: 0.6,
    arousal: 0.9,
    pace: 60,
    oneOf: ['house', 'disco', 'chiptune', 'indie-rock'],
  },
  { picture: 'dark corridor', valence: -0.9, arousal: 0.1, pace: 8, oneOf: ['suspense'] },
  { picture: 'night city, neon', valence: -0.25, arousal: 0.4, pace: 22, oneOf: ['synthwave'] },
  {
    picture: 'night, hard cuts',
    valence: -0.7,
    arousal: 0.8,
    pace: 50,
    oneOf: ['trap', 'suspense'],
  },
  {
    picture: 'mountains, great moves',
    valence: 0,
    arousal: 0.7,
    pace: 20,
    oneOf: ['cinematic-epic', 'orchestral'],
  },
  {
    picture: 'skating, bright',
    valence: 0.35,
    arousal: 0.75,
    pace: 35,
    oneOf: ['indie-rock', 'house'],
  },
  {
    picture: 'parting, dim, near',
    valence: -0.35,
    arousal: 0.15,
    pace: 12,
    oneOf: ['cinematic-emotional', 'piano-solo'],
  },
] as const;

describe('the picture chooses a style', () => {
  it('that suits it, where no words do', () => {
    const rows = EXPECTED.map(({ picture, valence, arousal, pace, oneOf }) => {
      const analysis = { ...clipAnalysis({ seconds: 60, mood: { valence, arousal } }), pace };
      const style = styleForMood({ valence, arousal: pictureArousal(analysis) });
      expect.soft(oneOf, picture).toContain(style);
      return [picture, valence, arousal, pace, style];
    });
    printTable(
      'Pictures and what they get',
      ['picture', 'valence', 'arousal', 'cuts/min', 'style'],
      rows,
    );
  });

  it('and varied pictures get varied styles', () => {
    const grid = [0.9, 0.7, 0.5, 0.3, 0.1, -0.1, -0.3, -0.5, -0.7, -0.9];
    const chosen = grid.map((arousal) => grid.map((v) => styleForMood({ valence: -v, arousal })));
    printTable(
      'Mood → style (valence −0.9 … 0.9 across, arousal down)',
      ['arousal', ...grid.map((v) => (-v).toFixed(1))],
      chosen.map((row, i) => [(grid[i] ?? 0).toFixed(1), ...row.map((id) => id.slice(0, 8))]),
    );
    const counts = new Map<string, number>();
    for (const id of chosen.flat()) counts.set(id, (counts.get(id) ?? 0) + 1);
    expect(counts.size).toBeGreaterThanOrEqual(STYLE_IDS.length - 2);
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(20);
  });
});
