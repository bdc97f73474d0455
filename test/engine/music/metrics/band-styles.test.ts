import { describe, expect, it } from 'vitest';
import { composeScore, measureScore, parseBrief } from '../../../../src/engine/music/index.js';
import { clipAnalysis } from '../clips.js';

interface Band {
  [metric: string]: readonly [low: number, high: number];
}

/**
 * Acoustic folk: POP909, but triads rather than ninths (lower H1), few chords outside one scale, a
 * hand whose pattern hardly changes (steadier), and up to six strings that ring on (more voices).
 */
const FOLK: Band = {
  pce: [2.45, 2.9],
  sc: [0.95, 1],
  h1: [1.55, 2.25],
  h4: [2.4, 2.8],
  groove: [0.75, 0.99],
  ebr: [0, 0.02],
  polyphony: [4.3, 7.4],
  onsetsPerBar: [6.5, 13.7],
};

/**
 * Indie rock: three-note chords, a bar each, and power chords without a third (lower entropies); two
 * guitars of which one rings on all strings (more voices); driven eighths that hardly change (steadier).
 */
const INDIE: Band = {
  pce: [2.3, 2.95],
  sc: [0.93, 1],
  h1: [1.2, 2.1],
  h4: [2.1, 2.8],
  groove: [0.77, 0.99],
  ebr: [0, 0.05],
  polyphony: [3.9, 8],
  onsetsPerBar: [6, 13.7],
};

/**
 * Jazz: altered dominants and approach notes leave the key (higher entropies, fewer notes in one
 * scale); short chords off the beat leave room (fewer voices and onsets than pop).
 */
const JAZZ: Band = {
  pce: [2.75, 3.35],
  sc: [0.82, 1],
  h1: [1.95, 2.65],
  h4: [2.6, 3.2],
  groove: [0.74, 0.96],
  ebr: [0, 0.02],
  polyphony: [2.4, 5.6],
  onsetsPerBar: [4.5, 10],
};

/**
 * Bossa nova: ninths and passing dominants (higher entropies), a guitar whose plucked strings ring
 * over their bass (more voices), a tune that leaves room (fewer onsets).
 */
const BOSSA: Band = {
  pce: [2.5, 3.4],
  sc: [0.82, 1],
  h1: [1.85, 2.5],
  h4: [2.35, 3.15],
  groove: [0.75, 0.94],
  ebr: [0, 0.02],
  polyphony: [4.2, 6.8],
  onsetsPerBar: [4.5, 10],
};

/**
 * Reggae: plain triads (lower H1); an organ that bubbles fills nearly every sixteenth, and a piano in
 * its place none (onsets); chords cut short leave the bass alone (fewer voices).
 */
const REGGAE: Band = {
  pce: [2.4, 2.9],
  sc: [0.94, 1],
  h1: [1.45, 2.15],
  h4: [2.3, 2.8],
  groove: [0.68, 0.95],
  ebr: [0, 0.03],
  polyphony: [2.5, 5],
  onsetsPerBar: [6.5, 15.7],
};

/**
 * Children's: short notes with air between them (fewer voices); a toy's plain triads, but with
 * secondary dominants for a joke now and then (wider entropies).
 */
const CHILDREN: Band = {
  pce: [2.5, 3.2],
  sc: [0.87, 1],
  h1: [1.65, 2.6],
  h4: [2.45, 3.05],
  groove: [0.74, 0.99],
  ebr: [0, 0.06],
  polyphony: [1.7, 5.3],
  onsetsPerBar: [5, 11],
};

const ENERGIES = [[0.5], [0.1, 0.4, 0.8, 1], [1, 0.5, 0.2], [0.2, 0.9, 0.4]] as const;
const CLIPS = Array.from({ length: 12 }, (_, i) =>
  clipAnalysis({
    seconds: 45 + 30 * ((i * 0.618 + 0.4) % 1),
    every: [0, 1.8, 2.6, 4, 6][i % 5] ?? 4,
    energy: ENERGIES[i % 4] ?? [0.5],
    mood: { valence: [0.4, -0.4, 0.1][i % 3] ?? 0, arousal: [-0.3, 0.3][i % 2] ?? 0 },
    seed: 4001 + i * 17,
  }),
);

describe.each([
  ['acoustic-folk', FOLK],
  ['indie-rock', INDIE],
  ['jazz', JAZZ],
  ['bossa-nova', BOSSA],
  ['reggae', REGGAE],
  ['children', CHILDREN],
] as const)('songs in the style %s', (style, band) => {
  it('lie inside their band, with the hits on', () => {
    const outside = CLIPS.flatMap((analysis, i) => {
      const brief = parseBrief(style, analysis, { seed: 70_001 + i * 7919 });
      const metrics = measureScore(composeScore(brief, analysis));
      return Object.entries(band).flatMap(([name, [low, high]]) => {
        const value = metrics[name] ?? -1;
        return value >= low && value <= high ? [] : [`clip ${i}: ${name} ${value}`];
      });
    });
    expect(outside.length, outside.join('\n')).toBeLessThanOrEqual(1);
  });
});
