import { describe, expect, it } from 'vitest';
import { composeScore, measureScore, parseBrief } from '../../../../src/engine/music/index.js';
import type { ChordSpan, Part, Score } from '../../../../src/engine/music/types.js';
import { type ClipOptions, clipAnalysis } from '../clips.js';

const STYLES = ['lo-fi', 'epic', 'ambient'];

function compose(words: string, clip: ClipOptions, seed = 1): Score {
  const analysis = clipAnalysis(clip);
  return composeScore(parseBrief(words, analysis, { seed }), analysis);
}

const melodies = (score: Score): Part[] => score.parts.filter((part) => part.role === 'melody');
const chordAt = (score: Score, beat: number): ChordSpan | undefined =>
  score.chords.findLast((chord) => chord.startBeat <= beat + 1e-6);
const minute: ClipOptions = { seconds: 60, every: 4, energy: [0.2, 0.8, 0.4, 0.9], seed: 3 };

describe('the melody', () => {
  it('sings chord tones on strong beats, within a voice’s range, in sane intervals', () => {
    for (const words of STYLES) {
      let strong = 0;
      let chordTones = 0;
      let leaps = 0;
      let steps = 0;
      for (let seed = 1; seed <= 15; seed++) {
        const score = compose(words, { seconds: 60, energy: [0.5, 0.9] }, seed);
        const line = melodies(score)[0]?.notes ?? [];
        expect(line.length).toBeGreaterThan(8);
        const pitches = line.map((note) => note.pitch);
        expect(Math.max(...pitches) - Math.min(...pitches)).toBeLessThanOrEqual(24);
        for (const note of line) {
          if (note.startBeat % 2 !== 0) continue;
          strong++;
          if (chordAt(score, note.startBeat)?.pitchClasses.includes(note.pitch % 12)) chordTones++;
        }
        pitches.slice(1).forEach((pitch, i) => {
          const interval = Math.abs(pitch - (pitches[i] ?? pitch));
          expect(interval).toBeLessThanOrEqual(14);
          if (interval > 7) leaps++;
          else if (interval <= 4) steps++;
        });
      }
      expect(chordTones / strong).toBeGreaterThan(0.9);
      expect(steps / (steps + leaps)).toBeGreaterThan(0.8);
    }
  });

  it('states a motif and comes back to it', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const score = compose('lo-fi', { seconds: 90, energy: [0.5, 0.9] }, seed);
      const line = melodies(score)[0]?.notes ?? [];
      const bars = new Map<string, number>();
      for (const start of score.barStarts ?? []) {
        const rhythm = line
          .filter((note) => note.startBeat >= start && note.startBeat < start + 4)
          .map((note) => note.startBeat - start)
          .join();
        if (rhythm.length > 0) bars.set(rhythm, (bars.get(rhythm) ?? 0) + 1);
      }
      expect(Math.max(...bars.values())).toBeGreaterThanOrEqual(4);
      expect(bars.size).toBeGreaterThanOrEqual(3);
    }
  });

  it('breathes', () => {
    for (const words of STYLES) {
      const score = compose(words, { seconds: 60, energy: [0.5, 0.9] }, 3);
      const line = melodies(score)[0]?.notes ?? [];
      const gaps = line.slice(1).filter((note, i) => {
        const before = line[i];
        return (
          before !== undefined && note.startBeat - before.startBeat - before.durationBeats >= 0.5
        );
      });
      expect(gaps.length).toBeGreaterThanOrEqual(2);
    }
  });
});

describe('the harmony', () => {
  it('moves its voices as little as it can', () => {
    for (const words of STYLES) {
      const score = compose(words, { seconds: 60 }, 6);
      const pad = score.parts.find((part) => part.role === 'pad' || part.role === 'chords');
      const perChord = score.chords
        .slice(0, -1)
        .map(
          (chord) =>
            pad?.notes
              .filter(
                (note) =>
                  note.startBeat < chord.startBeat + chord.durationBeats - 1e-6 &&
                  note.startBeat + note.durationBeats > chord.startBeat + 1e-6,
              )
              .map((note) => note.pitch) ?? [],
        );
      const tops = perChord
        .filter((pitches) => pitches.length > 0)
        .map((pitches) => Math.max(...pitches));
      const moves = tops.slice(1).map((top, i) => Math.abs(top - (tops[i] ?? top)));
      expect(moves.reduce((sum, move) => sum + move, 0) / moves.length).toBeLessThan(4.5);
    }
  });

  it('stays in the key asked for', () => {
    const score = compose('lo-fi in A minor', minute, 3);
    expect(score.key).toEqual({ tonic: 'A', mode: 'minor' });
    expect(measureScore(score).sc).toBeGreaterThan(0.9);
  });
});
