import { describe, expect, it } from 'vitest';
import { keyScale } from '../../../../src/engine/music/composition/theory.js';
import { listStyles, measureScore } from '../../../../src/engine/music/index.js';
import type { Score } from '../../../../src/engine/music/types.js';
import { outsideBand, songOf } from '../songs.js';
import { LO_FI_STING, STYLE_BANDS } from '../style-bands.js';

const SONGS = 6;
const STYLES = listStyles().map(({ id }) => id);

const tuneOf = (score: Score): string =>
  (score.parts.find(({ role }) => role === 'melody')?.notes ?? [])
    .slice(0, 12)
    .map((note) => `${note.pitch}@${note.durationBeats}`)
    .join(' ');

/** Every hit has something on it that is exact and loud. */
function expectHitsStruck(score: Score): void {
  for (const { beat } of score.hits) {
    const struck = score.parts.flatMap(({ notes }) =>
      notes.filter(({ startBeat }) => Math.abs(startBeat - beat) < 1e-6),
    );
    expect(struck.every(({ nudgeSeconds }) => nudgeSeconds === 0)).toBe(true);
    expect(struck.some(({ velocity }) => velocity >= 70)).toBe(true);
  }
}

describe.each(STYLES)('songs in the style %s', (style) => {
  const songs = Array.from({ length: SONGS }, (_, i) => songOf(style, i));

  it('are asked for by its name, and lie inside its band with the hits on', () => {
    const outside = songs.flatMap((score, i) => {
      expect(score.style).toBe(style);
      const metrics = measureScore(score);
      expect(metrics.hitErrorMs).toBeLessThan(1);
      expect(metrics.tempoDeviation).toBeLessThanOrEqual(0.08);
      return outsideBand(metrics, STYLE_BANDS[style] ?? {}).map((missed) => `song ${i}: ${missed}`);
    });
    expect(outside.length, outside.join('\n')).toBeLessThanOrEqual(1);
  });

  it('are other pieces with other seeds: tune, chords and band', () => {
    const kinds = (of: (score: Score) => string): number => new Set(songs.map(of)).size;
    expect(kinds(tuneOf)).toBe(SONGS);
    expect(kinds(({ chords }) => chords.map(({ symbol }) => symbol).join())).toBe(SONGS);
    expect(kinds(({ parts }) => parts.map(({ id }) => id).join())).toBeGreaterThanOrEqual(3);
  });

  it('accent every hit and end on the tonic, the shortest ones too', () => {
    const short = [2, 3, 6, 10].map((seconds, i) => songOf(style, i, seconds));
    for (const score of [...songs, ...short]) {
      expectHitsStruck(score);
      expect(score.chords.at(-1)?.root).toBe(keyScale(score.key)[0]);
    }
  });
});

describe('lo-fi stings', () => {
  it('lie inside a band of their own', () => {
    const outside = Array.from({ length: 20 }, (_, i) =>
      outsideBand(measureScore(songOf('lo-fi', i, 3.5 + 0.42 * i)), LO_FI_STING),
    ).filter((missed) => missed.length > 0);
    expect(outside.length, outside.join('\n')).toBeLessThanOrEqual(3);
  });
});
