import { describe, expect, it } from 'vitest';
import { readChord } from '../../../../src/engine/music/composition/theory.js';
import { listStyles } from '../../../../src/engine/music/index.js';
import { STYLES } from '../../../../src/engine/music/styles/index.js';
import type { Style } from '../../../../src/engine/music/styles/style.js';

const rhythmsOf = (style: Style): string[] => [
  ...style.melodies.flatMap(({ motifs, closes }) => [...motifs, ...closes]),
  ...style.basslines.map(({ rhythm }) => rhythm),
  ...style.grooves.flatMap(({ name: _name, from: _from, ...sounds }) => Object.values(sounds)),
  ...style.ensembles.flatMap(({ layers }) =>
    layers.flatMap(({ plays }) => ('rhythms' in plays ? plays.rhythms : [])),
  ),
];

describe.each(STYLES.map((style) => [style.id, style] as const))('the style %s', (_id, style) => {
  it('has chords that can be read, in every key it likes', () => {
    for (const tonic of style.tonics) {
      for (const { mode, bars } of style.progressions) {
        for (const numeral of bars.flatMap((bar) => bar.split(' '))) {
          const chord = readChord(numeral, { tonic, mode });
          expect(chord.pitchClasses.length).toBeGreaterThanOrEqual(3);
          expect(new Set(chord.pitchClasses).size).toBe(chord.pitchClasses.length);
        }
      }
      for (const { mode, approach, final } of style.cadences) {
        for (const numeral of [...approach.flatMap((bar) => bar.split(' ')), final]) {
          expect(readChord(numeral, { tonic, mode }).symbol).not.toBe('');
        }
      }
    }
  });

  it('has rhythms of whole bars', () => {
    for (const rhythm of rhythmsOf(style)) expect(rhythm.length % 16).toBe(0);
  });

  it('offers choice: progressions in both modes, cadences, melodies and bands', () => {
    const major = style.progressions.filter(({ mode }) =>
      ['major', 'lydian', 'mixolydian'].includes(mode),
    );
    expect(major.length).toBeGreaterThanOrEqual(4);
    expect(style.progressions.length - major.length).toBeGreaterThanOrEqual(4);
    expect(new Set(style.cadences.map(({ mode }) => mode)).size).toBe(2);
    expect(style.melodies.length).toBeGreaterThanOrEqual(3);
    expect(style.ensembles.length).toBeGreaterThanOrEqual(4);
  });

  it('has melodies that fit its singers, and layers with ranges that hold their voices', () => {
    for (const { layers } of style.ensembles) {
      expect(new Set(layers.map(({ id }) => id)).size).toBe(layers.length);
      for (const { plays, range } of layers) {
        if ('voices' in plays) expect(range[1] - range[0]).toBeGreaterThanOrEqual(18);
        if (plays.kind === 'melody') expect(range[1] - range[0]).toBeGreaterThanOrEqual(14);
      }
    }
  });
});

describe('the list of styles', () => {
  it('names each in English and Chinese', () => {
    const ids = listStyles().map(({ id }) => id);
    expect(ids).toEqual(STYLES.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    for (const { name, nameZh, aliases } of listStyles()) {
      expect(name.length * nameZh.length * aliases.length).toBeGreaterThan(0);
    }
  });
});
