import { describe, expect, it } from 'vitest';
import { composeScore, parseBrief } from '../../../../src/engine/music/index.js';
import type { Note, Score } from '../../../../src/engine/music/types.js';
import { clipAnalysis } from '../clips.js';

const analysis = clipAnalysis({ seconds: 60, energy: [0.6, 0.9] });
const scores: Score[] = [1, 2, 3, 4, 5, 6].map((seed) =>
  composeScore(parseBrief('jazz', analysis, { seed }), analysis),
);
const bassOf = (score: Score): readonly Note[] =>
  score.parts.find(({ role }) => role === 'bass')?.notes ?? [];

describe('a walking bass', () => {
  it('plays a note on nearly every beat where the band is on', () => {
    for (const score of scores) {
      const climax = score.sections.find(({ name }) => name === 'climax');
      const from = climax?.startBeat ?? 0;
      const to = climax?.endBeat ?? 1;
      const beats = new Set(
        bassOf(score)
          .filter(({ startBeat }) => startBeat >= from && startBeat < to)
          .map(({ startBeat }) => Math.floor(startBeat + 1e-6)),
      );
      expect(beats.size / (to - from)).toBeGreaterThan(0.85);
    }
  });

  it('has the root under most changes, and steps into it', () => {
    const steps: number[] = [];
    for (const score of scores) {
      const notes = bassOf(score);
      const changes = score.chords.filter(
        (chord, i) => i > 0 && notes.some(({ startBeat }) => startBeat === chord.startBeat),
      );
      const rooted = changes.filter((chord) =>
        notes.some((n) => n.startBeat === chord.startBeat && n.pitch % 12 === chord.root),
      );
      expect(rooted.length / changes.length).toBeGreaterThan(0.85);
      for (const chord of changes) {
        const at = notes.findIndex(({ startBeat }) => startBeat === chord.startBeat);
        const [before, root] = [notes[at - 1], notes[at]];
        if (before && root) steps.push(Math.abs(root.pitch - before.pitch));
      }
    }
    const near = steps.filter((step) => step >= 1 && step <= 2);
    expect(near.length / steps.length).toBeGreaterThan(0.5);
  });

  it('moves on: a pitch hardly ever comes twice running, and leaps stay within an octave', () => {
    for (const score of scores) {
      const notes = bassOf(score).filter(({ durationBeats }) => durationBeats > 0.4);
      const moves = notes.slice(1).map((n, i) => Math.abs(n.pitch - (notes[i]?.pitch ?? 0)));
      expect(moves.filter((move) => move === 0).length / moves.length).toBeLessThan(0.12);
      expect(Math.max(...moves)).toBeLessThanOrEqual(14);
    }
  });
});
