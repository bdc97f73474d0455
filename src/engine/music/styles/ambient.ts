import { AMBIENT_BANDS } from './ambient-bands.js';
import type { Style } from './style.js';

/** Slow open chords that change colour more than they move; a few notes over them, bells on the cuts. */
export const ambient: Style = {
  id: 'ambient',
  name: 'Ambient',
  nameZh: '氛围',
  suits: { valence: 0.1, arousal: -0.7 },
  tempo: { minBpm: 58, maxBpm: 78 },
  majorFrom: -0.15,
  tonics: ['C', 'D', 'F', 'G', 'A', 'Bb', 'Eb', 'E'],
  ending: 'fade',
  feel: {
    swing: { unit: 'eighth', amount: [0, 0] },
    behindMs: { melody: 22, chords: 10 },
    looseMs: 14,
  },
  progressions: [
    { mode: 'major', bars: ['Iadd9', 'Iadd9', 'IVmaj7', 'IVmaj7'] },
    { mode: 'major', bars: ['Imaj9', 'VIm7', 'IVadd9', 'Vsus4'] },
    {
      mode: 'major',
      bars: ['IVmaj9', 'IVmaj9', 'Iadd9/3', 'Iadd9', 'VIm7', 'VIm7', 'IVadd9', 'Vsus4'],
    },
    { mode: 'major', bars: ['Iadd9', 'Vsus4/5', 'VIm7', 'IVmaj7'] },
    { mode: 'lydian', bars: ['Imaj9', 'II', 'Imaj9', 'IIadd9'] },
    { mode: 'lydian', bars: ['Imaj7#11', 'Imaj7#11', 'VIIm7', 'VIm7'] },
    { mode: 'mixolydian', bars: ['Iadd9', 'bVIIadd9', 'IVadd9', 'Iadd9'] },
    { mode: 'minor', bars: ['Imadd9', 'bVImaj7', 'bIIIadd9', 'bVIIsus2'] },
    { mode: 'minor', bars: ['Im9', 'Im9', 'bVImaj7', 'bVImaj7'] },
    { mode: 'minor', bars: ['Imadd9', 'Vm7', 'bVImaj7', 'IVm9'] },
    { mode: 'dorian', bars: ['Im9', 'IVadd9', 'Im9', 'IVadd9/3'] },
    { mode: 'dorian', bars: ['Im11', 'bVIIadd9', 'IVadd9', 'Im9'] },
  ],
  cadences: [
    { mode: 'major', approach: ['IVadd9', 'IVmaj7'], final: 'Iadd9' },
    { mode: 'major', approach: ['VIm7', 'Vsus4'], final: 'Iadd9' },
    { mode: 'minor', approach: ['bVImaj7', 'bVIIsus2'], final: 'Imadd9' },
    { mode: 'minor', approach: ['IVm9', 'Vm7'], final: 'Imadd9' },
  ],
  melodies: [
    {
      name: 'single notes',
      motifs: ['x-----------....', '....x-------....', 'x-------x-------', '........x-------'],
      closes: ['x-----------....', '....x-------....'],
      phrases: [
        ['a', '.', 'a+', 'c'],
        ['a', 'b', '.', 'C'],
        ['a', '.', 'b', 'c'],
      ],
      leaps: 0.4,
      repeats: 0.05,
      range: [67, 84],
    },
    {
      name: 'slow phrase',
      motifs: ['x---x---x-------', '..x---x-x-------', 'x-----x---x-----', 'x---..x---x-----'],
      closes: ['x-----------....', 'x---x-------....'],
      phrases: [
        ['a', 'a-', '.', 'c'],
        ['a', 'b', 'a~', 'C'],
        ['a', '.', 'a+', 'C'],
      ],
      leaps: 0.25,
      repeats: 0.05,
      range: [64, 84],
    },
    {
      name: 'rippling',
      motifs: ['x-x-x-x---------', 'x-x---x-x-------', '..x-x-x-----x---'],
      closes: ['x-------....x---', 'x-----------....'],
      phrases: [
        ['a', '.', 'a-', 'c'],
        ['a', 'a+', '.', 'C'],
      ],
      leaps: 0.45,
      repeats: 0.04,
      range: [67, 86],
    },
  ],
  // Nobody drums here unless the words ask for it; then it is a pulse, not a beat.
  grooves: [
    {
      name: 'slow pulse',
      from: 0,
      kick: 'x...............',
      snare: '................',
      rim: '........o.......',
    },
    {
      name: 'tide',
      from: 0,
      kick: 'x.........o.....',
      snare: '................',
      shaker: 'o...o...o...o...',
    },
    {
      name: 'far drum',
      from: 0.4,
      kick: 'x.....o.........',
      snare: '................',
      rim: '........x.....?.',
      hat: '....o.......o...',
    },
  ],
  basslines: [{ name: 'long tones', from: 0, rhythm: 'R---------------' }],
  ensembles: AMBIENT_BANDS,
  accents: [],
  production: {
    reverb: { seconds: 4.5, preDelayMs: 35, brightness: 0.45 },
    saturation: 0.1,
    wow: 0.12,
    width: 1.25,
    lowShelfDb: 0.5,
    highShelfDb: -0.5,
    glue: 0.25,
  },
};
