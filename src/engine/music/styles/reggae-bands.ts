import type { Ensemble, Layer } from './style.js';

/** The skank: down strokes between the beats, cut at once; now and then the hand comes up as well. */
const SKANK = ['..k...k...k...k.', '..k...k...k...ku', '..k...k...ku..k.'];
/** The bubble: left hand around the skank, right hand on it. */
const BUBBLE = ['.lu-.lul.lu-.lul', '.lu-.lun.lu-.lul', '.ln-.lul.lu-.lu.'];

const skank: Layer = {
  id: 'skank-guitar',
  name: 'Skank guitar',
  role: 'chords',
  instrument: { kind: 'sampled', program: 27 },
  mix: { gainDb: -0.5, pan: 0.35, reverbSend: 0.16, lowCutHz: 280 },
  velocity: 82,
  range: [55, 79],
  from: 0,
  rollMs: 3,
  // Three thin strings: the rest is the organ's.
  plays: { kind: 'strum', strings: 3, rhythms: SKANK },
};

const piano: Layer = {
  ...skank,
  id: 'piano',
  name: 'Piano',
  instrument: { kind: 'sampled', program: 0 },
  mix: { gainDb: -4, pan: -0.3, reverbSend: 0.16, lowCutHz: 200 },
  velocity: 74,
  range: [52, 74],
  from: 0.3,
  plays: {
    kind: 'comp',
    voices: 3,
    rhythms: ['..X-..X-..X-..X-', '..X-..X-..X-..xu'],
  },
};

const bubble: Layer = {
  ...skank,
  id: 'organ',
  name: 'Bubbling organ',
  instrument: { kind: 'sampled', program: 16 },
  mix: { gainDb: -3.5, pan: -0.3, reverbSend: 0.12, lowCutHz: 180, highCutHz: 4500 },
  velocity: 66,
  range: [52, 74],
  from: 0.32,
  plays: { kind: 'comp', voices: 3, rhythms: BUBBLE },
};

const bass: Layer = {
  id: 'bass',
  name: 'Finger bass',
  role: 'bass',
  instrument: { kind: 'sampled', program: 33 },
  mix: { gainDb: 1.5, pan: 0, reverbSend: 0.02, highCutHz: 900 },
  velocity: 94,
  range: [28, 45],
  from: 0.1,
  plays: { kind: 'bass' },
};

const drums: Layer = {
  id: 'drums',
  name: 'Dry kit',
  role: 'drums',
  instrument: { kind: 'kit', program: 8 },
  mix: { gainDb: -2.5, pan: 0, reverbSend: 0.16 },
  velocity: 86,
  range: [27, 87],
  from: 0.26,
  silentIn: ['outro'],
  plays: { kind: 'drums' },
};

const bongos: Layer = {
  id: 'hand-drum',
  name: 'Hand drum',
  role: 'percussion',
  instrument: { kind: 'kit', program: 0 },
  mix: { gainDb: -8, pan: 0.25, reverbSend: 0.22, lowCutHz: 90 },
  velocity: 68,
  range: [60, 64],
  from: 0.5,
  plays: { kind: 'strikes', key: 64, rhythms: ['x.....xxx.....x.', 'xx......xx....o.'] },
};

const tune = (layer: Pick<Layer, 'id' | 'name' | 'instrument'> & Partial<Layer>): Layer => ({
  role: 'melody',
  mix: { gainDb: -1, pan: 0.06, reverbSend: 0.32, lowCutHz: 180 },
  velocity: 80,
  range: [60, 84],
  from: 0.24,
  silentIn: ['intro'],
  plays: { kind: 'melody' },
  ...layer,
});

const horns: Layer = {
  id: 'horns',
  name: 'Horn section',
  role: 'counter',
  instrument: { kind: 'sampled', program: 61 },
  mix: { gainDb: -6, pan: -0.15, reverbSend: 0.28, lowCutHz: 180, highCutHz: 6500 },
  velocity: 74,
  range: [58, 75],
  from: 0.6,
  plays: { kind: 'counter', rhythms: ['xx..............', '..x-x-..........', 'xx....x-........'] },
};

/** The bands that play it: one is chosen a piece. */
export const REGGAE_BANDS: readonly Ensemble[] = [
  {
    name: 'melodica',
    layers: [
      skank,
      bubble,
      bass,
      drums,
      tune({
        id: 'melodica',
        name: 'Melodica',
        instrument: { kind: 'sampled', program: 22 },
        mix: { gainDb: -3, pan: 0.08, reverbSend: 0.4, lowCutHz: 250, highCutHz: 6000 },
        range: [62, 84],
        swells: true,
      }),
      bongos,
    ],
  },
  {
    name: 'horns',
    layers: [
      skank,
      piano,
      bass,
      drums,
      tune({
        id: 'trombone',
        name: 'Trombone',
        instrument: { kind: 'sampled', program: 57 },
        mix: { gainDb: -1.5, pan: 0.1, reverbSend: 0.32, lowCutHz: 120, highCutHz: 6000 },
        range: [52, 74],
        swells: true,
        plays: { kind: 'melody', octaves: -1 },
      }),
      horns,
    ],
  },
  {
    name: 'organ tune',
    layers: [
      skank,
      piano,
      bass,
      drums,
      tune({
        id: 'organ-lead',
        name: 'Organ lead',
        instrument: { kind: 'sampled', program: 17 },
        mix: { gainDb: -4, pan: -0.1, reverbSend: 0.3, lowCutHz: 200, highCutHz: 5500 },
        range: [60, 84],
      }),
      bongos,
    ],
  },
  {
    name: 'clean guitar tune',
    layers: [
      { ...skank, instrument: { kind: 'sampled', program: 28 } },
      bubble,
      bass,
      drums,
      tune({
        id: 'clean-guitar',
        name: 'Clean guitar lead',
        instrument: { kind: 'sampled', program: 27 },
        mix: { gainDb: 0, pan: -0.2, reverbSend: 0.34, lowCutHz: 200 },
      }),
      horns,
    ],
  },
  {
    name: 'beach band with steel drums',
    layers: [
      {
        ...skank,
        id: 'acoustic-guitar',
        name: 'Acoustic skank',
        instrument: { kind: 'sampled', program: 25 },
      },
      { ...bubble, from: 0.4 },
      bass,
      { ...drums, velocity: 80 },
      tune({
        id: 'steel-drums',
        name: 'Steel drums',
        instrument: { kind: 'sampled', program: 114 },
        mix: { gainDb: -2, pan: 0.12, reverbSend: 0.3, lowCutHz: 200 },
        range: [62, 86],
      }),
      bongos,
    ],
  },
];
