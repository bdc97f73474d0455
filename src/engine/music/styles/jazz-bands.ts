import type { Ensemble, Layer } from './style.js';

/** Short chords off the beat, and now and then one that stays: two bars, so that they do not march. */
const COMPING = [
  'X-....x-..........x-....X---....',
  '......X-......x-..X-......x-....',
  'x-----x-..............X-..x-----',
  '..x-......X---......x-..........',
  'X-....x-....x-..x-......x---....',
  'x---....X-..........x-....x-....',
];
/** Four to the bar, the second and the fourth a little longer for the drummer's hat. */
const FOUR = ['x--.X--.x--.X--.', 'x-..X--.x-..X-x-'];
/** Gypsy guitars pump: a short low stroke, a long high one. */
const PUMPING = ['h-..D-..h-..D-u.', 'b-..D-..b-..D-..'];

const piano: Layer = {
  id: 'piano',
  name: 'Grand piano',
  role: 'chords',
  instrument: { kind: 'sampled', program: 0 },
  mix: { gainDb: -1.5, pan: -0.25, reverbSend: 0.15, lowCutHz: 110 },
  velocity: 66,
  range: [50, 71],
  from: 0,
  rollMs: 4,
  plays: { kind: 'comp', voices: 4, spread: 11, rhythms: COMPING },
};

const guitar: Layer = {
  ...piano,
  id: 'archtop-guitar',
  name: 'Archtop guitar',
  instrument: { kind: 'sampled', program: 26 },
  mix: { gainDb: -2, pan: 0.3, reverbSend: 0.1, lowCutHz: 140, highCutHz: 5500 },
  velocity: 72,
  range: [48, 68],
  rollMs: 7,
  plays: { kind: 'comp', voices: 3, spread: 10, rhythms: FOUR },
};

const bass: Layer = {
  id: 'upright-bass',
  name: 'Upright bass',
  role: 'bass',
  instrument: { kind: 'sampled', program: 32 },
  mix: { gainDb: -3, pan: 0.05, reverbSend: 0.06, highCutHz: 4000 },
  velocity: 88,
  range: [28, 50],
  from: 0,
  plays: { kind: 'bass' },
};

const drums: Layer = {
  id: 'drums',
  name: 'Jazz kit',
  role: 'drums',
  instrument: { kind: 'kit', program: 32 },
  mix: { gainDb: -4.5, pan: 0, reverbSend: 0.16 },
  velocity: 74,
  range: [27, 87],
  from: 0.28,
  silentIn: ['outro'],
  plays: { kind: 'drums' },
};

const brushes: Layer = { ...drums, name: 'Brush kit', instrument: { kind: 'kit', program: 40 } };

const tune = (layer: Pick<Layer, 'id' | 'name' | 'instrument'> & Partial<Layer>): Layer => ({
  role: 'melody',
  mix: { gainDb: 0, pan: 0.1, reverbSend: 0.22, lowCutHz: 150 },
  velocity: 82,
  range: [60, 84],
  from: 0.22,
  silentIn: ['intro'],
  swells: true,
  plays: { kind: 'melody' },
  ...layer,
});

const tenor = tune({
  id: 'tenor-saxophone',
  name: 'Tenor saxophone',
  instrument: { kind: 'sampled', program: 66 },
  mix: { gainDb: -0.5, pan: 0.12, reverbSend: 0.24, lowCutHz: 120, highCutHz: 8000 },
  range: [51, 75],
  plays: { kind: 'melody', octaves: -1 },
});

const trombone: Layer = {
  id: 'trombone',
  name: 'Trombone',
  role: 'counter',
  instrument: { kind: 'sampled', program: 57 },
  mix: { gainDb: -6, pan: -0.3, reverbSend: 0.24, highCutHz: 5500 },
  velocity: 66,
  range: [48, 65],
  from: 0.62,
  swells: true,
  plays: { kind: 'counter', rhythms: ['x-----x---------', '..x-----x-------', 'x-----------x---'] },
};

/** The bands that play it: one is chosen a piece. */
export const JAZZ_BANDS: readonly Ensemble[] = [
  { name: 'quartet with tenor', layers: [piano, bass, drums, tenor] },
  {
    name: 'piano trio',
    layers: [
      piano,
      bass,
      brushes,
      tune({
        id: 'piano-lead',
        name: 'Grand piano, right hand',
        instrument: { kind: 'sampled', program: 0 },
        mix: { gainDb: 0, pan: -0.05, reverbSend: 0.18, lowCutHz: 150 },
        range: [64, 91],
        velocity: 86,
        swells: false,
      }),
    ],
  },
  {
    name: 'muted trumpet, guitar in four',
    layers: [
      guitar,
      bass,
      brushes,
      tune({
        id: 'muted-trumpet',
        name: 'Muted trumpet',
        instrument: { kind: 'sampled', program: 59 },
        mix: { gainDb: -2, pan: 0.05, reverbSend: 0.28, lowCutHz: 200, highCutHz: 7000 },
        range: [58, 82],
      }),
    ],
  },
  {
    name: 'vibraphone quartet',
    layers: [
      { ...piano, velocity: 62 },
      bass,
      drums,
      tune({
        id: 'vibraphone',
        name: 'Vibraphone',
        instrument: { kind: 'sampled', program: 11 },
        mix: { gainDb: -1, pan: 0.18, reverbSend: 0.24, lowCutHz: 180 },
        range: [60, 86],
        swells: false,
      }),
      { ...guitar, from: 0.66, mix: { ...guitar.mix, gainDb: -5 } },
    ],
  },
  {
    name: 'swing clarinet and pumping guitars',
    layers: [
      {
        ...guitar,
        id: 'rhythm-guitar',
        name: 'Gypsy guitar',
        instrument: { kind: 'sampled', program: 25 },
        mix: { gainDb: -1.5, pan: -0.3, reverbSend: 0.1, lowCutHz: 130, highCutHz: 6500 },
        rollMs: 5,
        plays: { kind: 'strum', rhythms: PUMPING },
      },
      bass,
      { ...brushes, from: 0.4 },
      tune({
        id: 'clarinet',
        name: 'Clarinet',
        instrument: { kind: 'sampled', program: 71 },
        range: [58, 86],
      }),
    ],
  },
  {
    name: 'small big band',
    layers: [
      { ...guitar, mix: { ...guitar.mix, gainDb: -3.5 } },
      { ...piano, from: 0.5 },
      bass,
      drums,
      tune({
        id: 'alto-saxophone',
        name: 'Alto saxophone',
        instrument: { kind: 'sampled', program: 65 },
        mix: { gainDb: -1, pan: 0.15, reverbSend: 0.22, lowCutHz: 150, highCutHz: 8000 },
        range: [56, 80],
      }),
      trombone,
    ],
  },
];
