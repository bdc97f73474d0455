import { describe, expect, it } from 'vitest';
import { strungChord } from '../../../../src/engine/music/composition/fretboard.js';
import { readChord } from '../../../../src/engine/music/composition/theory.js';
import { composeScore, parseBrief } from '../../../../src/engine/music/index.js';
import type { Key, Note, Part } from '../../../../src/engine/music/types.js';
import { clipAnalysis } from '../clips.js';

const KEY_OF_C: Key = { tonic: 'C', mode: 'major' };
const strum = { kind: 'strum', rhythms: [] } as const;

describe('a chord on the fretboard', () => {
  it('is the open chord that every player knows', () => {
    // x32010, 320003, xx0232, 022000, 133211
    expect(strungChord(readChord('I', KEY_OF_C), strum)).toEqual([48, 52, 55, 60, 64]);
    expect(strungChord(readChord('V', KEY_OF_C), strum)).toEqual([43, 47, 50, 55, 59, 67]);
    expect(strungChord(readChord('II', KEY_OF_C), strum)).toEqual([50, 57, 62, 66]);
    expect(strungChord(readChord('IIIm', KEY_OF_C), strum)).toEqual([40, 47, 52, 55, 59, 64]);
    expect(strungChord(readChord('IV', KEY_OF_C), strum)).toEqual([41, 48, 53, 57, 60, 65]);
  });

  it('has its root lowest and tells third and seventh, in every key', () => {
    for (const tonic of ['C', 'Db', 'D', 'Eb', 'E', 'F', 'F#', 'G', 'Ab', 'A', 'Bb', 'B']) {
      for (const numeral of ['I', 'Im', 'Imaj7', 'Im7', 'I7', 'Isus4', 'Iadd9']) {
        const chord = readChord(numeral, { tonic, mode: 'major' });
        const pitches = strungChord(chord, strum);
        expect((pitches[0] ?? 0) % 12).toBe(chord.root);
        expect(pitches.length).toBeGreaterThanOrEqual(4);
        const told = new Set(pitches.map((pitch) => pitch % 12));
        for (const tone of [chord.pitchClasses[1], chord.pitchClasses[3]]) {
          if (tone !== undefined) expect(told, `${tonic}${numeral}`).toContain(tone);
        }
        const power = strungChord(chord, { ...strum, power: true });
        expect(power.map((pitch) => pitch - (power[0] ?? 0))).toEqual([0, 7, 12]);
      }
    }
  });
});

describe('strumming', () => {
  const analysis = clipAnalysis({ seconds: 40, energy: [0.4, 0.9] });
  const part = Array.from({ length: 12 }, (_, seed) =>
    composeScore(parseBrief('folk in G major', analysis, { seed }), analysis).parts.find(
      ({ id }) => id === 'acoustic-guitar' || id === 'ukulele',
    ),
  ).find((found): found is Part => found !== undefined && found.notes.length > 100);

  it('goes down over the strings and up again, a few milliseconds a string', () => {
    const strokes = new Map<number, Note[]>();
    for (const struck of part?.notes ?? []) {
      strokes.set(struck.startBeat, [...(strokes.get(struck.startBeat) ?? []), struck]);
    }
    const rises = [...strokes.values()]
      .filter((stroke) => stroke.length >= 4)
      .map((stroke) => (stroke.at(-1)?.nudgeSeconds ?? 0) - (stroke[0]?.nudgeSeconds ?? 0));
    expect(rises.filter((rise) => rise > 0.005).length).toBeGreaterThan(20);
    expect(rises.filter((rise) => rise < -0.005).length).toBeGreaterThan(8);
    expect(Math.max(...rises.map(Math.abs))).toBeLessThan(0.12);
  });
});
