import { describe, expect, it } from 'vitest';
import { measureScore } from '../../../../src/engine/music/index.js';
import type { Note, Score } from '../../../../src/engine/music/types.js';
import { songOf } from '../songs.js';

const notesOf = (score: Score, role: string): readonly Note[] =>
  score.parts.filter((part) => part.role === role).flatMap(({ notes }) => notes);

/** Share of the whole bars in the loud sections in which `holds` is true of the notes of a role. */
function shareOfBars(
  score: Score,
  role: string,
  holds: (beatsOf: (pitch?: number) => readonly number[]) => boolean,
): number {
  const notes = notesOf(score, role);
  const loud = score.sections.filter(({ name, intensity }) => intensity > 0.6 && name !== 'outro');
  const starts = (score.barStarts ?? []).filter(
    (start, i, all) =>
      all[i + 1] === start + 4 &&
      loud.some(({ startBeat, endBeat }) => start >= startBeat && start < endBeat) &&
      !score.hits.some(({ beat }) => beat > start - 0.5 && beat < start + 4),
  );
  const held = starts.filter((start) => {
    const inside = notes.filter(
      ({ startBeat }) => startBeat >= start - 1e-6 && startBeat < start + 4 - 1e-6,
    );
    return holds((wanted) =>
      inside
        .filter(({ pitch }) => wanted === undefined || pitch === wanted)
        .map(({ startBeat }) => startBeat - start),
    );
  });
  return starts.length === 0 ? 1 : held.length / starts.length;
}

const KICK = 36;
const SNARE = 38;
const HAT = 42;

const at = (beats: readonly number[], wanted: number): boolean =>
  beats.some((beat) => Math.abs(beat - wanted) < 1e-6);

/** What holds in most loud bars of most songs: fills and turns are left room. */
function expectMostly(style: string, share: (score: Score) => number): void {
  const shares = [1, 3, 4, 6].map((i) => share(songOf(style, i)));
  expect(shares.reduce((sum, one) => sum + one, 0) / shares.length).toBeGreaterThan(0.6);
}

describe('what one recognises a style by', () => {
  it('is a backbeat under a bass in eighths or faster in synthwave', () => {
    expectMostly('80s synthwave', (score) =>
      shareOfBars(score, 'bass', (beats) => beats().length >= 7),
    );
  });

  it('is a kick on every beat and a clap on two and four in house', () => {
    expectMostly('deep house', (score) =>
      shareOfBars(
        score,
        'drums',
        (beats) =>
          [0, 1, 2, 3].every((beat) => at(beats(KICK), beat)) &&
          [1, 3].every((beat) => at(beats(SNARE), beat)),
      ),
    );
  });

  it('is chords and bass in sixteenths off the beat, with sevenths, in disco', () => {
    const offBeats = (beats: readonly number[]) => beats.filter((beat) => beat % 0.5 !== 0).length;
    expectMostly('funky disco', (score) =>
      Math.min(
        shareOfBars(score, 'chords', (beats) => offBeats(beats()) >= 3),
        shareOfBars(score, 'bass', (beats) => new Set(beats()).size >= 6),
      ),
    );
    const { chords } = songOf('disco', 0);
    const rich = chords.filter(({ pitchClasses }) => pitchClasses.length > 3).length;
    expect(rich / chords.length).toBeGreaterThan(0.6);
  });

  it('is a console’s few voices and broken chords in chiptune', () => {
    for (let i = 0; i < 4; i++) {
      const score = songOf('8-bit game music', i);
      expect(score.style).toBe('chiptune');
      const voices = score.parts
        .filter(({ role }) => role !== 'effects')
        .map(({ instrument }) => (instrument.kind === 'voice' ? instrument.voice : 'sampled'));
      expect(voices).toContain('chip-drums');
      expect(voices.filter((voice) => voice.startsWith('chip')).length).toBeGreaterThan(2);
      expect(measureScore(score).polyphony).toBeLessThan(4);
    }
    expectMostly('chiptune', (score) =>
      shareOfBars(score, 'chords', (beats) => new Set(beats()).size >= 6),
    );
  });

  it('is a clap on three alone, hats that roll and an 808 in trap', () => {
    expectMostly('trap', (score) =>
      shareOfBars(
        score,
        'drums',
        (beats) => at(beats(SNARE), 2) && !at(beats(SNARE), 1) && beats(HAT).length >= 4,
      ),
    );
    for (let i = 0; i < 4; i++) {
      const score = songOf('trap', i);
      const voices = score.parts.map(({ instrument }) =>
        instrument.kind === 'voice' ? instrument.voice : '',
      );
      expect(voices).toContain('bass-808');
      const hats = notesOf(score, 'drums').filter(({ pitch }) => pitch === HAT);
      // Strokes faster than sixteenths.
      expect(hats.some(({ startBeat }) => (startBeat * 4) % 1 > 0.2)).toBe(true);
    }
  });
});
