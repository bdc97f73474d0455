import type { Ensemble, Layer } from './style.js';

/** A guitar's right hand: two or three strings to a beat. */
const PICKING = [
  '1-3-2-4-3-2-3-2-1-3-2-4-..4.2-3-',
  '1-2-3-4-..3-2-3-1-2-.34-..3-2.3-',
  '1--3-2-4.23-2-..1--3-2-4..3-2-3-',
];

/** A pianist's chords, broken so that the top line moves. */
const BROKEN = [
  'x-t-n-u---t-l-n-x--tn---u-t-l-u-',
  'l-u-t-n---u-n-t-l-u--tn-u---t-u-',
  'x---t-l-u-n-t-n-x-t-n-l-u--tn---',
];

const rhodes: Layer = {
  id: 'electric-piano',
  name: 'Electric piano',
  role: 'chords',
  instrument: { kind: 'sampled', program: 4 },
  mix: {
    gainDb: -1.5,
    pan: -0.12,
    reverbSend: 0.22,
    lowCutHz: 140,
    highCutHz: 5200,
    sidechainDb: 3,
  },
  velocity: 66,
  range: [52, 74],
  from: 0,
  rollMs: 14,
  plays: {
    kind: 'comp',
    voices: 3,
    rhythms: [
      'x---t-n-l-x---t-x---t-n-l-x-t-n-',
      'x---t-n-l-x-t-n-x---t-n-l-x---n-',
      'x-t-u---n-u-t-n-x---u-t-n-u--nt-',
      'x---t-n-x--tn---x---t-n-x---t-n-',
      'l-n-u-t-..u-n-l-l-n-u-t---u-n-u-',
    ],
  },
};

const bass: Layer = {
  id: 'bass',
  name: 'Finger bass',
  role: 'bass',
  instrument: { kind: 'sampled', program: 33 },
  mix: { gainDb: -2, pan: 0, reverbSend: 0.03, highCutHz: 1400, sidechainDb: 2 },
  velocity: 84,
  range: [29, 47],
  from: 0.12,
  plays: { kind: 'bass' },
};

const drums: Layer = {
  id: 'drums',
  name: 'Dusty drum kit',
  role: 'drums',
  instrument: { kind: 'kit', program: 8 },
  mix: { gainDb: -4, pan: 0, reverbSend: 0.1, highCutHz: 7000 },
  velocity: 82,
  range: [27, 87],
  from: 0.3,
  silentIn: ['outro'],
  plays: { kind: 'drums' },
};

const vinyl: Layer = {
  id: 'vinyl',
  name: 'Vinyl crackle',
  role: 'effects',
  instrument: { kind: 'voice', voice: 'vinyl' },
  mix: { gainDb: -5, pan: 0, reverbSend: 0 },
  velocity: 60,
  range: [60, 60],
  from: 0,
  plays: { kind: 'texture' },
};

const swell: Layer = {
  id: 'tape-swell',
  name: 'Reverse swell',
  role: 'effects',
  instrument: { kind: 'voice', voice: 'reverse-swell' },
  mix: { gainDb: -17, pan: 0, reverbSend: 0.3, lowCutHz: 200, highCutHz: 3500 },
  velocity: 70,
  range: [60, 60],
  from: 0,
  plays: { kind: 'lead-in', beats: 2, minStep: 0.15 },
};

const tune = (layer: Pick<Layer, 'id' | 'name' | 'instrument'> & Partial<Layer>): Layer => ({
  role: 'melody',
  mix: { gainDb: -3.5, pan: 0.1, reverbSend: 0.3, lowCutHz: 180, highCutHz: 6500 },
  velocity: 78,
  range: [64, 86],
  from: 0.25,
  silentIn: ['intro'],
  plays: { kind: 'melody' },
  ...layer,
});

const bells: Layer = {
  id: 'bells',
  name: 'Music box',
  role: 'counter',
  instrument: { kind: 'sampled', program: 10 },
  mix: { gainDb: -13, pan: 0.35, reverbSend: 0.45, lowCutHz: 400 },
  velocity: 56,
  range: [76, 93],
  from: 0.62,
  plays: { kind: 'accent', strength: 0.5, beats: 0.5 },
};

/** The bands that play it: one is chosen a piece. */
export const LO_FI_BANDS: readonly Ensemble[] = [
  {
    name: 'rhodes and vibraphone',
    layers: [
      rhodes,
      bass,
      drums,
      tune({
        id: 'vibraphone',
        name: 'Vibraphone',
        instrument: { kind: 'sampled', program: 11 },
      }),
      bells,
      vinyl,
      swell,
    ],
  },
  {
    name: 'nylon guitar and flute',
    layers: [
      {
        ...rhodes,
        id: 'guitar',
        name: 'Nylon guitar',
        instrument: { kind: 'sampled', program: 24 },
        velocity: 70,
        range: [50, 72],
        plays: { kind: 'arpeggio', voices: 4, ring: 1.5, rhythms: PICKING },
      },
      {
        ...bass,
        id: 'upright-bass',
        name: 'Upright bass',
        instrument: { kind: 'sampled', program: 32 },
      },
      { ...drums, name: 'Brush kit', instrument: { kind: 'kit', program: 40 } },
      tune({
        id: 'flute',
        name: 'Flute',
        instrument: { kind: 'sampled', program: 73 },
        range: [67, 88],
        velocity: 70,
        swells: true,
      }),
      bells,
      vinyl,
      swell,
    ],
  },
  {
    name: 'felt piano',
    layers: [
      {
        ...rhodes,
        id: 'piano',
        name: 'Felt piano',
        instrument: { kind: 'sampled', program: 0 },
        mix: { ...rhodes.mix, highCutHz: 3600 },
        velocity: 60,
        plays: { kind: 'comp', voices: 3, rhythms: BROKEN },
      },
      bass,
      { ...drums, instrument: { kind: 'kit', program: 0 } },
      tune({
        id: 'rhodes-lead',
        name: 'Electric piano lead',
        instrument: { kind: 'sampled', program: 5 },
      }),
      bells,
      vinyl,
      swell,
    ],
  },
  {
    name: 'jazz guitar lead',
    layers: [
      rhodes,
      {
        ...bass,
        id: 'sub-bass',
        name: 'Round sub bass',
        instrument: { kind: 'voice', voice: 'sub-bass' },
      },
      { ...drums, name: '808-flavoured kit', instrument: { kind: 'kit', program: 25 } },
      tune({
        id: 'jazz-guitar',
        name: 'Jazz guitar',
        instrument: { kind: 'sampled', program: 26 },
        range: [60, 81],
      }),
      bells,
      vinyl,
      swell,
    ],
  },
  {
    name: 'pluck and keys',
    layers: [
      { ...rhodes, instrument: { kind: 'sampled', program: 5 } },
      {
        ...bass,
        id: 'sub-bass',
        name: 'Round sub bass',
        instrument: { kind: 'voice', voice: 'sub-bass' },
      },
      drums,
      tune({ id: 'pluck', name: 'Soft pluck', instrument: { kind: 'voice', voice: 'pluck' } }),
      bells,
      vinyl,
      swell,
    ],
  },
];
