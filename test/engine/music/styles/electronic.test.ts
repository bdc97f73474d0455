import { describe, expect, it } from 'vitest';
import { keyScale } from '../../../../src/engine/music/composition/theory.js';
import { composeScore, measureScore, parseBrief } from '../../../../src/engine/music/index.js';
import type { Note, Score } from '../../../../src/engine/music/types.js';
import { clipAnalysis } from '../clips.js';

interface Band {
  [metric: string]: readonly [low: number, high: number];
}

/** What songs of a style show, and why that is not what pop arrangements show. */
const BANDS: Readonly<Record<string, Band>> = {
  /**
   * Triads, a bar each (lower H1); pads, stabs and an arpeggio at once (more voices); the arpeggio
   * runs in sixteenths, and in quiet sections stands alone (more onsets, and fewer).
   */
  synthwave: {
    pce: [2.5, 2.9],
    sc: [0.95, 1],
    h1: [1.2, 2.15],
    h4: [2.3, 2.8],
    groove: [0.7, 0.98],
    ebr: [0, 0.02],
    polyphony: [4.2, 7],
    onsetsPerBar: [7.5, 15.5],
  },
  /** A pad is held under the stabs (more voices); the loop hardly changes from bar to bar. */
  house: {
    pce: [2.55, 2.9],
    sc: [0.95, 1],
    h1: [1.75, 2.4],
    h4: [2.4, 2.8],
    groove: [0.74, 0.95],
    ebr: [0, 0.02],
    polyphony: [3.8, 6.2],
    onsetsPerBar: [5.5, 12.5],
  },
  /**
   * A loop of few chords, often two (lower entropies); it rings on, and 808 and choir under it last
   * (more voices); bars are half as long as they sound, for the beat is half-time (fewer onsets).
   */
  trap: {
    pce: [2.35, 3],
    sc: [0.9, 1],
    h1: [1.2, 2.35],
    h4: [2.1, 2.8],
    groove: [0.68, 0.97],
    ebr: [0, 0.03],
    polyphony: [3.5, 6.5],
    onsetsPerBar: [3.2, 10],
  },
  /**
   * Strings, keys, guitar and horns at once (more voices); the minor keys of their dorian vamps
   * share six notes with any scale (sometimes a lower SC); the guitar's sixteenths (more onsets).
   */
  disco: {
    pce: [2.55, 3.15],
    sc: [0.83, 1],
    h1: [1.85, 2.45],
    h4: [2.4, 3],
    groove: [0.74, 0.97],
    ebr: [0, 0.02],
    polyphony: [3.4, 7.6],
    onsetsPerBar: [9, 14.5],
  },
  /**
   * A console has three pitched channels (fewer voices); chords are broken into sixteenths (as many
   * onsets as a bar holds); triads (lower H1); borrowed bVI and bVII in major (lower SC).
   */
  chiptune: {
    pce: [2.5, 3.2],
    sc: [0.78, 1],
    h1: [1.4, 2.2],
    h4: [2.3, 2.95],
    groove: [0.7, 1],
    ebr: [0, 0.02],
    polyphony: [1.7, 3.7],
    onsetsPerBar: [9, 16],
  },
};

const STYLES = Object.keys(BANDS);
const ENERGIES = [[0.5], [0.1, 0.4, 0.8, 1], [1, 0.5, 0.2], [0.2, 0.9, 0.4]] as const;

function songOf(words: string, i: number, seconds = 45 + 45 * ((i * 0.618) % 1)): Score {
  const analysis = clipAnalysis({
    seconds,
    every: [0, 1.8, 2.6, 4, 6][i % 5] ?? 4,
    energy: ENERGIES[i % 4] ?? [0.5],
    mood: { valence: [0.4, -0.4, 0.1][i % 3] ?? 0, arousal: [-0.3, 0.3][i % 2] ?? 0 },
    seed: 77 + i * 17,
  });
  return composeScore(parseBrief(words, analysis, { seed: 6007 + i * 7919 }), analysis);
}

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

describe.each(STYLES)('%s', (style) => {
  const songs = Array.from({ length: 14 }, (_, i) => songOf(style, i));

  it('is asked for by its own name, and lies inside its band with the hits on', () => {
    const outside = songs.flatMap((score, i) => {
      expect(score.style).toBe(style);
      const metrics = measureScore(score);
      expect(metrics.hitErrorMs).toBeLessThan(1);
      expect(metrics.tempoDeviation).toBeLessThanOrEqual(0.0801);
      return Object.entries(BANDS[style] ?? {})
        .filter(([name, [low, high]]) => {
          const value = metrics[name] ?? -1;
          return value < low || value > high;
        })
        .map(([name]) => `song ${i}: ${name} ${metrics[name]}`);
    });
    expect(outside).toEqual([]);
  });

  it('is another piece with another seed: tune, chords and band', () => {
    const count = (of: (score: Score) => string): number => new Set(songs.map(of)).size;
    const tune = (score: Score): string =>
      notesOf(score, 'melody')
        .slice(0, 12)
        .map((note) => `${note.pitch}@${note.durationBeats}`)
        .join(' ');
    expect(count(tune)).toBe(songs.length);
    expect(count((score) => score.chords.map(({ symbol }) => symbol).join())).toBeGreaterThan(11);
    expect(count((score) => score.parts.map(({ id }) => id).join())).toBeGreaterThanOrEqual(4);
  });

  it('accents every hit, ends on its tonic, and fits the shortest clips', () => {
    for (const score of [
      ...songs.slice(0, 6),
      ...[2, 3, 6, 10].map((s, i) => songOf(style, i, s)),
    ]) {
      for (const { beat } of score.hits) {
        const struck = score.parts.flatMap(({ notes }) =>
          notes.filter(({ startBeat }) => Math.abs(startBeat - beat) < 1e-6),
        );
        expect(struck.every(({ nudgeSeconds }) => nudgeSeconds === 0)).toBe(true);
        expect(struck.some(({ velocity }) => velocity >= 80)).toBe(true);
      }
      expect(score.chords.at(-1)?.root).toBe(keyScale(score.key)[0]);
      expect((notesOf(score, 'bass').at(-1)?.pitch ?? 0) % 12).toBe(keyScale(score.key)[0]);
    }
  });
});

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
