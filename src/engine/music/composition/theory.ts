import { Chord, Note as Pitch } from 'tonal';
import type { ChordSpan, Key, Mode } from '../types.js';

/** Semitones above the tonic, degree by degree. */
const MODE_STEPS: Readonly<Record<Mode, readonly number[]>> = {
  major: [0, 2, 4, 5, 7, 9, 11],
  minor: [0, 2, 3, 5, 7, 8, 10],
  dorian: [0, 2, 3, 5, 7, 9, 10],
  mixolydian: [0, 2, 4, 5, 7, 9, 10],
  lydian: [0, 2, 4, 6, 7, 9, 11],
  phrygian: [0, 1, 3, 5, 7, 8, 10],
};

const DEGREES: Readonly<Record<string, string>> = {
  I: '1P',
  bII: '2m',
  II: '2M',
  bIII: '3m',
  III: '3M',
  IV: '4P',
  '#IV': '4A',
  V: '5P',
  bVI: '6m',
  VI: '6M',
  bVII: '7m',
  VII: '7M',
};

export const isMajor = (mode: Mode): boolean =>
  mode === 'major' || mode === 'lydian' || mode === 'mixolydian';

export const pitchClass = (pitch: number): number => ((pitch % 12) + 12) % 12;

/** The pitch class of a note's name; throws a RangeError for what is no note. */
export function pitchClassOf(name: string): number {
  const chroma = Pitch.chroma(name);
  if (chroma === undefined || !Number.isInteger(chroma)) {
    throw new RangeError(`Not a note: ${name}`);
  }
  return chroma;
}

/** The seven pitch classes of a key, from its tonic. */
export function keyScale(key: Key): number[] {
  const tonic = pitchClassOf(key.tonic);
  return MODE_STEPS[key.mode].map((step) => pitchClass(tonic + step));
}

/** Which degrees of each mode make its pentatonic scale: those without a semitone to a neighbour. */
const PENTATONIC: Readonly<Record<Mode, readonly number[]>> = {
  major: [0, 1, 2, 4, 5],
  lydian: [0, 1, 2, 4, 5],
  mixolydian: [0, 1, 3, 4, 5],
  minor: [0, 2, 3, 4, 6],
  dorian: [0, 1, 3, 4, 6],
  phrygian: [0, 2, 3, 5, 6],
};

/** The five pitch classes of a key's pentatonic scale, from its tonic. */
export function pentatonicScale(key: Key): number[] {
  const scale = keyScale(key);
  return PENTATONIC[key.mode].map((degree) => scale[degree] ?? 0);
}

/** A chord as it is written in a progression, in a key. */
export type WrittenChord = Pick<ChordSpan, 'symbol' | 'root' | 'pitchClasses'> & {
  /** Pitch class of the lowest voice. */
  bass: number;
};

/**
 * Reads a chord such as `IIm9`, `bVImaj7` or `V/3` (its third in the bass) in a key. Pitch classes
 * come root first, then third, fifth, seventh and colours. Throws a RangeError for what it cannot read.
 */
export function readChord(numeral: string, key: Key): WrittenChord {
  const parts = /^([b#]?(?:VII|VI|IV|V|III|II|I))([^/]*)(?:\/([357]))?$/u.exec(numeral);
  const degree = DEGREES[parts?.[1] ?? ''];
  if (parts === null || degree === undefined) throw new RangeError(`Not a chord: ${numeral}`);
  const rootName = Pitch.simplify(Pitch.transpose(key.tonic, degree));
  const quality = parts[2] ?? '';
  const chord = Chord.get(`${rootName}${quality === '' ? 'M' : quality}`);
  if (chord.empty) throw new RangeError(`Not a chord: ${numeral}`);
  const pitchClasses = chord.notes.map(pitchClassOf);
  const root = pitchClasses[0] ?? 0;
  const inversion = { 3: 1, 5: 2, 7: 3 }[Number(parts[3] ?? 0)] ?? 0;
  const bass = pitchClasses[inversion] ?? root;
  const bassName = chord.notes[inversion] ?? rootName;
  return {
    symbol: `${rootName}${quality}${inversion > 0 ? `/${Pitch.simplify(bassName)}` : ''}`,
    root,
    pitchClasses,
    bass,
  };
}

/**
 * The key's scale, degree by degree, bent to a chord: where a chord tone lies a semitone off a
 * degree, the degree takes its pitch, so that no melody rubs against the harmony.
 */
export function localScale(scale: readonly number[], chord: readonly number[]): number[] {
  const bent = [...scale];
  for (const tone of chord) {
    if (bent.includes(tone)) continue;
    const at = bent.findIndex((degree, i) => {
      const off = pitchClass(degree - tone);
      return (off === 1 || off === 11) && !chord.includes(degree) && scale[i] === degree;
    });
    if (at >= 0) bent[at] = tone;
  }
  return bent;
}
