import type { Ensemble, Layer } from './style.js';

/** Thumb on one and three, fingers against it: the pattern takes two bars to come round. */
const BATIDA = [
  'P-----p-b---p---b---p---b-p-----',
  'P---p---b-p---p-b-p---p-b---p---',
  'P-----p-b-----p-b---p-..b-p-..p-',
  'P---..p-b---p---b-p-..p-b-..p---',
];
/** A keyboard leaves more out. */
const LIGHT = [
  'x-----x-....x-......x-....x-----',
  '..x---x-..x---....x---x-..x-....',
  'x---..x---..x-....x-..x---......',
];

const guitar: Layer = {
  id: 'nylon-guitar',
  name: 'Nylon guitar',
  role: 'chords',
  instrument: { kind: 'sampled', program: 24 },
  mix: { gainDb: 0.5, pan: -0.22, reverbSend: 0.14, lowCutHz: 100 },
  velocity: 76,
  range: [40, 74],
  from: 0,
  rollMs: 8,
  plays: { kind: 'strum', rhythms: BATIDA },
};

const bass: Layer = {
  id: 'upright-bass',
  name: 'Upright bass',
  role: 'bass',
  instrument: { kind: 'sampled', program: 32 },
  mix: { gainDb: -3, pan: 0, reverbSend: 0.05, highCutHz: 3000 },
  velocity: 82,
  range: [28, 47],
  from: 0.18,
  plays: { kind: 'bass' },
};

const drums: Layer = {
  id: 'drums',
  name: 'Cross-stick and shaker',
  role: 'drums',
  instrument: { kind: 'kit', program: 32 },
  mix: { gainDb: -5, pan: 0, reverbSend: 0.14 },
  velocity: 76,
  range: [27, 87],
  from: 0.26,
  silentIn: ['outro'],
  plays: { kind: 'drums' },
};

const brushes: Layer = {
  ...drums,
  name: 'Brush kit',
  instrument: { kind: 'kit', program: 40 },
};

const triangle: Layer = {
  id: 'triangle',
  name: 'Triangle',
  role: 'percussion',
  instrument: { kind: 'kit', program: 0 },
  mix: { gainDb: -14, pan: 0.45, reverbSend: 0.25, lowCutHz: 900 },
  velocity: 56,
  range: [80, 81],
  from: 0.66,
  plays: { kind: 'strikes', key: 80, rhythms: ['x.o.x.o.x.o.x.o.', '..x...x...x...x.'] },
};

const congas: Layer = {
  ...triangle,
  id: 'conga',
  name: 'Conga',
  mix: { gainDb: -8, pan: 0.3, reverbSend: 0.15, lowCutHz: 90 },
  velocity: 68,
  range: [62, 64],
  from: 0.55,
  plays: { kind: 'strikes', key: 63, rhythms: ['......x.......x.', '....o.......x.x.'] },
};

const tune = (layer: Pick<Layer, 'id' | 'name' | 'instrument'> & Partial<Layer>): Layer => ({
  role: 'melody',
  mix: { gainDb: -0.5, pan: 0.1, reverbSend: 0.26, lowCutHz: 160 },
  velocity: 76,
  range: [60, 84],
  from: 0.22,
  silentIn: ['intro'],
  swells: true,
  plays: { kind: 'melody' },
  ...layer,
});

const strings: Layer = {
  id: 'strings',
  name: 'Soft strings',
  role: 'pad',
  instrument: { kind: 'sampled', program: 49 },
  mix: { gainDb: -7, pan: 0.2, reverbSend: 0.4, lowCutHz: 200, highCutHz: 6000 },
  velocity: 54,
  range: [57, 79],
  from: 0.6,
  swells: true,
  plays: { kind: 'sustain', voices: 3 },
};

const electricPiano: Layer = {
  ...guitar,
  id: 'electric-piano',
  name: 'Electric piano',
  instrument: { kind: 'sampled', program: 4 },
  mix: { gainDb: -4, pan: 0.28, reverbSend: 0.2, lowCutHz: 180, highCutHz: 6000 },
  velocity: 60,
  range: [53, 74],
  from: 0.5,
  plays: { kind: 'comp', voices: 3, rhythms: LIGHT },
};

/** The bands that play it: one is chosen a piece. */
export const BOSSA_NOVA_BANDS: readonly Ensemble[] = [
  {
    name: 'guitar and flute',
    layers: [
      guitar,
      bass,
      drums,
      tune({
        id: 'flute',
        name: 'Flute',
        instrument: { kind: 'sampled', program: 73 },
        range: [62, 88],
      }),
      triangle,
    ],
  },
  {
    name: 'guitar and tenor',
    layers: [
      guitar,
      bass,
      brushes,
      tune({
        id: 'tenor-saxophone',
        name: 'Tenor saxophone',
        instrument: { kind: 'sampled', program: 66 },
        mix: { gainDb: -1, pan: 0.1, reverbSend: 0.3, lowCutHz: 120, highCutHz: 6000 },
        range: [52, 76],
        velocity: 68,
        plays: { kind: 'melody', octaves: -1 },
      }),
      electricPiano,
    ],
  },
  {
    name: 'piano tune over guitar and strings',
    layers: [
      guitar,
      bass,
      drums,
      tune({
        id: 'piano',
        name: 'Piano',
        instrument: { kind: 'sampled', program: 0 },
        mix: { gainDb: 0, pan: 0.12, reverbSend: 0.2, lowCutHz: 180 },
        range: [65, 89],
        swells: false,
      }),
      strings,
    ],
  },
  {
    name: 'electric piano and vibraphone',
    layers: [
      { ...electricPiano, from: 0, mix: { ...electricPiano.mix, gainDb: -1.5, pan: -0.2 } },
      { ...guitar, from: 0.4, mix: { ...guitar.mix, gainDb: -2, pan: 0.3 } },
      bass,
      drums,
      tune({
        id: 'vibraphone',
        name: 'Vibraphone',
        instrument: { kind: 'sampled', program: 11 },
        range: [60, 84],
        swells: false,
      }),
      congas,
    ],
  },
  {
    name: 'two guitars',
    layers: [
      guitar,
      bass,
      brushes,
      tune({
        id: 'guitar-lead',
        name: 'Nylon guitar lead',
        instrument: { kind: 'sampled', program: 24 },
        mix: { gainDb: 0.5, pan: 0.25, reverbSend: 0.22, lowCutHz: 160 },
        range: [59, 83],
        velocity: 84,
        swells: false,
      }),
      congas,
    ],
  },
];
