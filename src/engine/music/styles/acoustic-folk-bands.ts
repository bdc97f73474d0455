import type { Ensemble, Layer } from './style.js';

/** The hand goes on down and up, but damps the strings on the backbeat or leaves a stroke out. */
const STRUMMING = [
  'D.m.m.u-..u-m.u-D.m.m.u-..u.m...',
  'D-..m.u...u-m.u-D-..m.u-..u-m...',
  'D.m.d-..D.m.du..D.m.d-....u.du..',
  'D...d...D-u.m.u-D-..d...D.u.m.u.',
  'D.d.m.u-..u.m.u-D.d.m...D.u.m...',
];

/** Chopped: what is struck is damped at once, as a mandolin does it. */
const CHOPPED = [
  '..m.d.m...m.d.u...m.d.m...u.d...',
  'D.m.d.m.D.m.d...D.m.d.mu..m.d...',
  'D...m.u-..u.m.u.D...m.u...u.d...',
];

/** A ukulele's: the chord, a damped stroke, and up again before the beat. */
const ISLAND = [
  'D-..m.u-..u.m.u.D...m.u...u.m...',
  'D-..d.u.D...m.u.D-..d.u.D...m.u.',
  'D.u.m.u-D...m.u.D.u.m.u...u-m...',
];

/** The thumb takes turns between two bass strings, the fingers fill in between. */
const TRAVIS = [
  '1---4-3-2-4-3-4-1---4-32..2-4-..',
  '1-4-2-3-1-4-2-3-1-4-..3-2-4-34--',
  '1-3-2-4-1-3-2-4-1-3-2-4-1-..24..',
  '1---34--2-4-3-4-1-4-34--2---3-4-',
];

/** A banjo's three fingers never strike the same string twice. */
const ROLLS = [
  '3-1-4-3-1-4-3-4-3-1-4-3-1-..3.4.',
  '3-2-4-1-3-2-4-1-3-2-4-1-..2-41..',
  '2-3-4-2-1-4-3-4-2-3-4-2-1-..3-4-',
];

const strummed: Layer = {
  id: 'acoustic-guitar',
  name: 'Steel-string guitar',
  role: 'chords',
  instrument: { kind: 'sampled', program: 25 },
  mix: { gainDb: 0, pan: -0.28, reverbSend: 0.14, lowCutHz: 110 },
  velocity: 74,
  range: [40, 76],
  from: 0,
  rollMs: 9,
  // A capo: the thin strings ring, the bass is another player's.
  plays: { kind: 'strum', strings: 4, rhythms: STRUMMING },
};

const picked: Layer = {
  ...strummed,
  id: 'picked-guitar',
  name: 'Fingerpicked guitar',
  mix: { ...strummed.mix, pan: 0.22, lowCutHz: 95 },
  velocity: 80,
  range: [45, 69],
  plays: { kind: 'arpeggio', voices: 4, spread: 19, ring: 1, rhythms: TRAVIS },
};

const bass: Layer = {
  id: 'upright-bass',
  name: 'Upright bass',
  role: 'bass',
  instrument: { kind: 'sampled', program: 32 },
  mix: { gainDb: -3.5, pan: 0, reverbSend: 0.05, highCutHz: 3200 },
  velocity: 84,
  range: [28, 47],
  from: 0.2,
  plays: { kind: 'bass' },
};

const brushes: Layer = {
  id: 'drums',
  name: 'Brush kit',
  role: 'drums',
  instrument: { kind: 'kit', program: 40 },
  mix: { gainDb: -5, pan: 0, reverbSend: 0.14 },
  velocity: 76,
  range: [27, 87],
  from: 0.36,
  silentIn: ['outro'],
  plays: { kind: 'drums' },
};

const tambourine: Layer = {
  id: 'tambourine',
  name: 'Tambourine',
  role: 'percussion',
  instrument: { kind: 'kit', program: 0 },
  mix: { gainDb: -9, pan: 0.4, reverbSend: 0.18, lowCutHz: 500 },
  velocity: 70,
  range: [54, 54],
  from: 0.62,
  silentIn: ['break'],
  plays: { kind: 'strikes', key: 54, rhythms: ['....X.......X...', 'o.x.X.x.o.x.X.x.'] },
};

const claps: Layer = {
  ...tambourine,
  id: 'claps',
  name: 'Hand claps',
  mix: { gainDb: -7, pan: 0.15, reverbSend: 0.3, lowCutHz: 250 },
  range: [39, 39],
  from: 0.58,
  plays: { kind: 'strikes', key: 39, rhythms: ['....X.......X...', '....X.......X.x.'] },
};

const tune = (layer: Pick<Layer, 'id' | 'name' | 'instrument'> & Partial<Layer>): Layer => ({
  role: 'melody',
  mix: { gainDb: -1.5, pan: 0.08, reverbSend: 0.24, lowCutHz: 180 },
  velocity: 80,
  range: [62, 86],
  from: 0.25,
  silentIn: ['intro'],
  plays: { kind: 'melody' },
  ...layer,
});

const fiddle = tune({
  id: 'fiddle',
  name: 'Fiddle',
  instrument: { kind: 'sampled', program: 40 },
  mix: { gainDb: 0, pan: 0.12, reverbSend: 0.26, lowCutHz: 200, highCutHz: 7500 },
  swells: true,
});

const cello: Layer = {
  id: 'cello',
  name: 'Cello',
  role: 'counter',
  instrument: { kind: 'sampled', program: 42 },
  mix: { gainDb: -6, pan: -0.18, reverbSend: 0.3, lowCutHz: 90 },
  velocity: 68,
  range: [48, 64],
  from: 0.68,
  swells: true,
  plays: { kind: 'counter', rhythms: ['x-----..x-----..', 'x-----------....', 'x-------....x---'] },
};

/** The bands that play it: one is chosen a piece. */
export const ACOUSTIC_FOLK_BANDS: readonly Ensemble[] = [
  { name: 'guitar and fiddle', layers: [strummed, bass, brushes, fiddle, tambourine] },
  {
    name: 'fingerpicked, with flute and cello',
    layers: [
      picked,
      bass,
      { ...brushes, from: 0.5 },
      tune({
        id: 'flute',
        name: 'Wooden flute',
        instrument: { kind: 'sampled', program: 73 },
        range: [65, 88],
        velocity: 74,
        swells: true,
      }),
      cello,
    ],
  },
  {
    name: 'ukulele and whistling',
    layers: [
      {
        ...strummed,
        id: 'ukulele',
        name: 'Ukulele',
        instrument: { kind: 'sampled', program: 24 },
        mix: { ...strummed.mix, lowCutHz: 170, pan: -0.2 },
        velocity: 78,
        range: [60, 82],
        plays: { kind: 'strum', tuning: 'ukulele', rhythms: ISLAND },
      },
      bass,
      { ...brushes, name: 'Soft kit', instrument: { kind: 'kit', program: 8 } },
      tune({
        id: 'whistle',
        name: 'Whistle',
        instrument: { kind: 'sampled', program: 78 },
        range: [69, 91],
        velocity: 72,
        mix: { gainDb: -5, pan: 0.08, reverbSend: 0.3, lowCutHz: 250 },
      }),
      claps,
    ],
  },
  {
    name: 'banjo and fiddle',
    layers: [
      {
        ...picked,
        id: 'banjo',
        name: 'Banjo',
        instrument: { kind: 'sampled', program: 105 },
        mix: { gainDb: -2, pan: 0.3, reverbSend: 0.12, lowCutHz: 150 },
        range: [52, 76],
        from: 0,
        plays: { kind: 'arpeggio', voices: 4, spread: 16, ring: 0.8, rhythms: ROLLS },
      },
      {
        ...strummed,
        from: 0.72,
        velocity: 70,
        mix: { ...strummed.mix, gainDb: -2 },
        plays: { kind: 'strum', strings: 3, rhythms: CHOPPED },
      },
      bass,
      brushes,
      fiddle,
      claps,
    ],
  },
  {
    name: 'two guitars and harmonica',
    layers: [
      { ...picked, upTo: 0.6 },
      { ...strummed, from: 0.6 },
      bass,
      { ...brushes, name: 'Room kit', instrument: { kind: 'kit', program: 8 } },
      tune({
        id: 'harmonica',
        name: 'Harmonica',
        instrument: { kind: 'sampled', program: 22 },
        mix: { gainDb: -4, pan: 0.1, reverbSend: 0.26, lowCutHz: 250, highCutHz: 6500 },
        range: [62, 84],
        swells: true,
      }),
      tambourine,
    ],
  },
  {
    name: 'guitar, piano and accordion',
    layers: [
      picked,
      bass,
      brushes,
      tune({
        id: 'piano',
        name: 'Upright piano',
        instrument: { kind: 'sampled', program: 0 },
        range: [64, 86],
      }),
      {
        ...cello,
        id: 'accordion',
        name: 'Accordion',
        instrument: { kind: 'sampled', program: 21 },
        range: [57, 74],
        mix: { gainDb: -8, pan: 0.25, reverbSend: 0.25, lowCutHz: 200, highCutHz: 5500 },
      },
      tambourine,
    ],
  },
];
