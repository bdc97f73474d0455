import { describe, expect, it } from 'vitest';
import { composeScore, parseBrief } from '../../../../src/engine/music/index.js';
import type { Note, Part, Score } from '../../../../src/engine/music/types.js';
import { clipAnalysis } from '../clips.js';

/** No cuts: what is heard is the style alone. */
const analysis = clipAnalysis({ seconds: 45, energy: [0.6, 0.9] });
const songs = (words: string, count = 6): Score[] =>
  Array.from({ length: count }, (_, seed) =>
    composeScore(parseBrief(words, analysis, { seed }), analysis),
  );
const partsOf = (scores: readonly Score[], role: Part['role']): Part[] =>
  scores.flatMap((score) => score.parts.filter((part) => part.role === role));
const steps = (notes: readonly Note[], length: number): Set<number> =>
  new Set(notes.map(({ startBeat }) => Math.round(startBeat * 4) % length));
const share = <T>(items: readonly T[], is: (item: T) => boolean): number =>
  items.filter(is).length / Math.max(1, items.length);

describe('jazz', () => {
  const scores = songs('jazz');

  it('leaves the roots of its chords to the bass', () => {
    const roots = scores.flatMap((score) => {
      const piano = score.parts.find(({ id }) => id === 'piano');
      return (piano?.notes ?? []).flatMap(({ startBeat, pitch }) => {
        const chord = score.chords.findLast((span) => span.startBeat <= startBeat + 1e-6);
        return chord !== undefined && chord.pitchClasses.length > 4
          ? [pitch % 12 === chord.root]
          : [];
      });
    });
    expect(roots.length).toBeGreaterThan(100);
    expect(share(roots, (isRoot) => isRoot)).toBeLessThan(0.05);
  });

  it('swings its off eighths and keeps the hat’s foot on two and four', () => {
    const kits = partsOf(scores, 'drums').flatMap(({ notes }) => notes);
    const late = kits.filter(({ startBeat }) => Math.abs((startBeat % 1) - 0.5) < 1e-6);
    const mean = late.reduce((sum, { nudgeSeconds }) => sum + nudgeSeconds, 0) / late.length;
    expect(mean).toBeGreaterThan(0.035);
    const foot = kits.filter(({ pitch }) => pitch === 44);
    expect(foot.length).toBeGreaterThan(20);
    expect(share(foot, ({ startBeat }) => Math.round(startBeat) % 2 === 1)).toBeGreaterThan(0.95);
  });
});

describe('bossa nova', () => {
  it('has its clave on the cross-stick, a different one in every other bar', () => {
    const kits = partsOf(songs('bossa nova', 10), 'drums').map(({ notes }) =>
      notes.filter(({ pitch }) => pitch === 37),
    );
    const claves = kits.filter((notes) => notes.length > 30);
    expect(claves.length).toBeGreaterThanOrEqual(5);
    for (const notes of claves) {
      const one = new Set([...steps(notes, 32)].filter((step) => step < 16));
      const two = new Set([...steps(notes, 32)].filter((step) => step >= 16).map((s) => s - 16));
      expect([...one].sort().join()).not.toBe([...two].sort().join());
    }
  });

  it('plucks against its thumb: guitar chords off the beat as often as on it', () => {
    const guitars = partsOf(songs('bossa nova'), 'chords').filter(
      ({ id }) => id === 'nylon-guitar',
    );
    const off = guitars.flatMap(({ notes }) => notes.filter(({ pitch }) => pitch > 52));
    expect(share(off, ({ startBeat }) => startBeat % 1 !== 0)).toBeGreaterThan(0.3);
  });
});

describe('reggae', () => {
  const scores = songs('reggae', 8);

  it('skanks between the beats, short, and never on them', () => {
    const guitars = partsOf(scores, 'chords').filter(({ id }) => /guitar/u.test(id));
    const strokes = guitars.flatMap(({ notes }) => notes).filter((n) => n.startBeat < 40);
    expect(strokes.length).toBeGreaterThan(300);
    expect(share(strokes, ({ startBeat }) => startBeat % 1 === 0.5)).toBeGreaterThan(0.8);
    expect(share(strokes, ({ startBeat }) => startBeat % 1 === 0)).toBeLessThan(0.05);
    expect(share(strokes, ({ durationBeats }) => durationBeats <= 0.25)).toBeGreaterThan(0.9);
  });

  it('drops on two and four', () => {
    const rims = partsOf(scores, 'drums').flatMap(({ notes }) =>
      notes.filter(({ pitch }) => pitch === 37 || pitch === 38),
    );
    expect(share(rims, ({ startBeat }) => startBeat % 2 === 1)).toBeGreaterThan(0.4);
    expect(share(rims, ({ startBeat }) => startBeat % 4 === 0)).toBeLessThan(0.1);
  });
});

describe('children’s music', () => {
  it('goes oom with the bass and pah with the chords', () => {
    const scores = songs('kids music', 10);
    const pahs = partsOf(scores, 'chords')
      .filter(({ id }) => id === 'pizzicato' || id === 'toy-piano')
      .flatMap(({ notes }) => notes)
      .filter(({ startBeat }) => startBeat > 4 && startBeat < 36);
    expect(pahs.length).toBeGreaterThan(40);
    expect(share(pahs, ({ startBeat }) => startBeat % 2 === 0)).toBeLessThan(0.1);
    const ooms = partsOf(scores, 'bass').flatMap(({ notes }) => notes);
    expect(share(ooms, ({ startBeat }) => startBeat % 2 === 0)).toBeGreaterThan(0.5);
    expect(share(ooms, ({ durationBeats }) => durationBeats <= 0.55)).toBeGreaterThan(0.8);
  });
});
