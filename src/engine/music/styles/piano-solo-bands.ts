import type { Ensemble, Layer } from './style.js';

/** One piano in a room: its hands differ in level, hardly in place. */
const keys = (gainDb: number, pan: number, highCutHz = 12_000): Layer['mix'] => ({
  gainDb,
  pan,
  reverbSend: 0.3,
  highCutHz,
});

const piano = { kind: 'sampled', program: 0 } as const;

/** Wide broken chords of a left hand, slow enough for the pedal. */
const FLOWING = [
  '1-2-3-4-3-2-3-2-',
  '1-3-2-4-1-3-2-3-',
  '1-2-4-3-..4-3-2-',
  '1-2-3-2-4-3-2-3-1-2-3-4-..3-2-3-',
];

/** The same hand when the piece opens up. */
const RUNNING = [
  '1.2.3.4.3.2.1.2.3.4.3.2.4.3.2.3.',
  '1.234.3.2.3.4.3.',
  '1.3.2.4.3.4.2.3.1.3.24..3.4.2.32',
  '12.34.3.2.34.32.',
];

const bass: Layer = {
  id: 'piano-bass',
  name: 'Piano, low octaves',
  role: 'bass',
  instrument: piano,
  mix: { ...keys(-3.5, -0.08), reverbSend: 0.18 },
  velocity: 68,
  range: [28, 46],
  from: 0.16,
  plays: { kind: 'bass' },
};

const left: Layer = {
  id: 'piano-left',
  name: 'Piano, left hand',
  role: 'chords',
  instrument: piano,
  mix: keys(-2, -0.12),
  velocity: 58,
  range: [43, 66],
  from: 0,
  upTo: 0.58,
  plays: { kind: 'arpeggio', voices: 4, ring: 2, spread: 16, rhythms: FLOWING },
};

const running: Layer = {
  ...left,
  id: 'piano-left-running',
  name: 'Piano, left hand, running',
  velocity: 64,
  from: 0.58,
  upTo: 1,
  plays: { kind: 'arpeggio', voices: 4, ring: 1.5, spread: 17, rhythms: RUNNING },
};

const right: Layer = {
  id: 'piano-right',
  name: 'Piano, right hand',
  role: 'melody',
  instrument: piano,
  mix: keys(0, 0.1, 16_000),
  velocity: 80,
  range: [62, 86],
  from: 0.2,
  silentIn: ['intro'],
  plays: { kind: 'melody' },
};

const octaves: Layer = {
  ...right,
  id: 'piano-octaves',
  name: 'Piano, right hand in octaves',
  mix: keys(-4, 0.12, 16_000),
  velocity: 68,
  range: [74, 98],
  from: 0.7,
  plays: { kind: 'melody', octaves: 1 },
};

const inner: Layer = {
  id: 'piano-inner',
  name: 'Piano, inner voice',
  role: 'counter',
  instrument: piano,
  mix: keys(-5, 0),
  velocity: 56,
  range: [53, 69],
  from: 0.45,
  plays: {
    kind: 'counter',
    rhythms: ['....x-------x---', '..x-----..x-----', 'x-------....x---', '......x-------x-'],
  },
};

const touch: Layer = {
  id: 'piano-high',
  name: 'Piano, top notes',
  role: 'counter',
  instrument: piano,
  mix: { ...keys(-7, 0.16, 16_000), reverbSend: 0.5 },
  velocity: 62,
  range: [84, 103],
  from: 0,
  plays: { kind: 'accent', strength: 0.5, beats: 3 },
};

const felt = (layer: Layer): Layer => ({
  ...layer,
  velocity: layer.velocity - 8,
  mix: { ...layer.mix, highCutHz: 3400, reverbSend: 0.22 },
});

/** The ways of playing: one is chosen a piece. Hands are parts, so that each can be taken out. */
export const PIANO_SOLO_BANDS: readonly Ensemble[] = [
  { name: 'felt', layers: [felt(left), felt(running), felt(bass), felt(right), felt(inner)] },
  { name: 'concert grand', layers: [left, running, bass, right, octaves, touch] },
  {
    name: 'hymn',
    layers: [
      {
        ...left,
        id: 'piano-chords',
        name: 'Piano, chords',
        velocity: 60,
        range: [48, 69],
        upTo: 1,
        rollMs: 16,
        plays: {
          kind: 'comp',
          voices: 3,
          rhythms: [
            'x-------x---u---',
            'x---u---x---t-n-',
            'x-------u-----t-',
            'x---t---u---x---',
            'x-----t-u---t---',
          ],
        },
      },
      { ...bass, from: 0 },
      right,
      { ...octaves, mix: keys(-5, 0.12, 16_000) },
      inner,
      touch,
    ],
  },
  {
    name: 'minimal',
    layers: [
      {
        ...running,
        id: 'piano-ostinato',
        name: 'Piano, ostinato',
        velocity: 56,
        range: [57, 77],
        from: 0,
        mix: keys(-2, 0.06),
        plays: {
          kind: 'arpeggio',
          voices: 3,
          ring: 1,
          spread: 12,
          rhythms: [
            '1.2.3.2.1.2.3.2.',
            '3.1.2.1.3.1.2.1.',
            '1.3.2.3.1.3.2.3.',
            '1.2.3.1.2.3.1.2.3.1.2.3.1.2.3.2.',
          ],
        },
      },
      { ...bass, from: 0 },
      { ...left, from: 0.6, upTo: 1, range: [40, 60], mix: keys(-4, -0.12) },
      { ...right, range: [67, 91], velocity: 76 },
      octaves,
    ],
  },
  {
    name: 'nocturne',
    layers: [
      {
        ...left,
        upTo: 1,
        plays: {
          kind: 'arpeggio',
          voices: 4,
          ring: 2,
          spread: 19,
          rhythms: [
            '1-3-4-2-4-3-1-3-4-2-4-3-4-3-2-3-',
            '1---3-4-2---3-4-1---2-4-3-4-2-3-',
            '1-2-4-3-4-2-1-2-4-3-4-3-2-4-3-2-',
          ],
        },
      },
      { ...bass, from: 0.1 },
      { ...right, range: [65, 90] },
      inner,
      octaves,
      touch,
    ],
  },
  {
    name: 'ballad',
    layers: [
      {
        ...left,
        id: 'piano-chords',
        name: 'Piano, right-hand chords',
        velocity: 58,
        range: [52, 74],
        upTo: 1,
        rollMs: 8,
        plays: {
          kind: 'comp',
          voices: 3,
          rhythms: [
            'x---u---x---u---',
            'x---u-u-x---u-t-',
            'x-u-x-u-x-u-x-t-',
            'x--u--u-x--u--t-',
            '..u---u-..u---t-',
          ],
        },
      },
      { ...bass, from: 0 },
      { ...running, from: 0.64, range: [40, 62] },
      { ...right, range: [64, 88] },
      { ...octaves, from: 0.78 },
    ],
  },
];
