import type { Ensemble, Layer } from './style.js';

const channel = (gainDb: number, pan: number, highCutHz = 12_000): Layer['mix'] => ({
  gainDb,
  pan,
  reverbSend: 0.07,
  highCutHz,
});

const drums: Layer = {
  id: 'noise-drums',
  name: 'Noise channel',
  role: 'drums',
  instrument: { kind: 'voice', voice: 'chip-drums' },
  mix: { gainDb: 0.5, pan: 0, reverbSend: 0.03 },
  velocity: 88,
  range: [27, 87],
  from: 0.18,
  silentIn: ['outro'],
  plays: { kind: 'drums' },
};

const bass: Layer = {
  id: 'triangle-bass',
  name: 'Triangle channel',
  role: 'bass',
  instrument: { kind: 'voice', voice: 'chip-triangle' },
  mix: { gainDb: 3, pan: 0, reverbSend: 0, highCutHz: 6000 },
  velocity: 96,
  range: [31, 50],
  from: 0,
  plays: { kind: 'bass' },
};

/** Chords that one channel can only suggest: their notes one after the other, as fast as it can. */
const ARPEGGIOS = [
  '1234123412341234',
  '1231231231231232',
  '1.2.3.4.3.2.1.2.',
  '4321432143214321',
  '12.312.312.312.3',
  '1324132413241324',
];

const arpeggio: Layer = {
  id: 'pulse-arpeggio',
  name: 'Pulse channel, arpeggios',
  role: 'chords',
  instrument: { kind: 'voice', voice: 'chip-square' },
  mix: channel(-4.5, -0.3, 11_000),
  velocity: 68,
  range: [55, 79],
  from: 0,
  plays: { kind: 'arpeggio', voices: 4, rhythms: ARPEGGIOS },
};

const tune = (layer: Pick<Layer, 'id' | 'name'> & Partial<Layer>): Layer => ({
  role: 'melody',
  instrument: { kind: 'voice', voice: 'chip-pulse' },
  mix: channel(-0.5, 0.1),
  velocity: 88,
  range: [64, 90],
  from: 0.2,
  silentIn: ['intro'],
  plays: { kind: 'melody' },
  ...layer,
});

const harmony: Layer = {
  id: 'pulse-harmony',
  name: 'Pulse channel, second voice',
  role: 'counter',
  instrument: { kind: 'voice', voice: 'chip-pulse' },
  mix: channel(-5, 0.3, 11_000),
  velocity: 70,
  range: [57, 74],
  from: 0.38,
  plays: {
    kind: 'counter',
    rhythms: ['x-----x---x---x-', 'x---x---x-x-x---', '..x-..x-..x-..x-', 'x-------x---x---'],
  },
};

const riser: Layer = {
  id: 'riser',
  name: 'Noise sweep',
  role: 'effects',
  instrument: { kind: 'voice', voice: 'riser' },
  mix: { gainDb: -16, pan: 0, reverbSend: 0.1, lowCutHz: 300 },
  velocity: 76,
  range: [64, 64],
  from: 0.2,
  plays: { kind: 'lead-in', beats: 2, minStep: 0.08 },
};

/** Marks a cut where the drums are silent: under a breakdown, or while the last chord rings. */
const thump: Layer = {
  id: 'cut-accent',
  name: 'Noise on a cut',
  role: 'effects',
  instrument: { kind: 'voice', voice: 'chip-drums' },
  mix: { gainDb: -7, pan: 0, reverbSend: 0.2 },
  velocity: 104,
  range: [36, 36],
  from: 0,
  plays: { kind: 'accent', strength: 0 },
};

/** The bands that play it: one is chosen a piece. */
export const CHIPTUNE_BANDS: readonly Ensemble[] = [
  {
    name: 'four channels',
    layers: [tune({ id: 'pulse-lead', name: 'Pulse channel, lead' }), arpeggio, bass, drums, thump],
  },
  {
    name: 'two voices',
    layers: [
      tune({
        id: 'square-lead',
        name: 'Square channel, lead',
        instrument: { kind: 'voice', voice: 'chip-square' },
      }),
      harmony,
      {
        ...arpeggio,
        instrument: { kind: 'voice', voice: 'chip-pulse' },
        mix: channel(-6, -0.35, 11_000),
      },
      bass,
      drums,
      thump,
      riser,
    ],
  },
  {
    name: 'cave',
    layers: [
      tune({
        id: 'triangle-lead',
        name: 'Triangle channel, lead',
        instrument: { kind: 'voice', voice: 'chip-triangle' },
        range: [67, 91],
      }),
      { ...arpeggio, mix: channel(-5, -0.25, 10_000) },
      {
        ...bass,
        id: 'square-bass',
        name: 'Square channel, bass',
        instrument: { kind: 'voice', voice: 'chip-square' },
        mix: { gainDb: 1, pan: 0, reverbSend: 0, highCutHz: 7000 },
      },
      { ...harmony, from: 0.55 },
      drums,
      thump,
    ],
  },
  {
    name: 'chord stabs',
    layers: [
      tune({ id: 'pulse-lead', name: 'Pulse channel, lead' }),
      {
        ...arpeggio,
        id: 'pulse-chords',
        name: 'Pulse channels, chords',
        mix: channel(-3.5, -0.2, 11_000),
        velocity: 74,
        plays: {
          kind: 'comp',
          voices: 3,
          rhythms: ['x.x...x.x.x...x.', 'x..x..x...x.x...', '..x...x...x...x.', 'x.xx..x.x.xx..x.'],
        },
      },
      { ...arpeggio, from: 0.6, mix: channel(-7, 0.3, 11_000) },
      bass,
      drums,
      thump,
      riser,
    ],
  },
  {
    name: 'boss fight',
    layers: [
      tune({ id: 'pulse-lead', name: 'Pulse channel, lead' }),
      {
        ...tune({ id: 'lead-octave', name: 'Square channel, an octave up' }),
        instrument: { kind: 'voice', voice: 'chip-square' },
        mix: channel(-8, -0.2, 13_000),
        range: [76, 98],
        from: 0.7,
        plays: { kind: 'melody', octaves: 1 },
      },
      arpeggio,
      {
        ...bass,
        id: 'synth-bass',
        name: 'Synth bass',
        instrument: { kind: 'voice', voice: 'synth-bass' },
        mix: { gainDb: 0.5, pan: 0, reverbSend: 0 },
        range: [28, 45],
      },
      drums,
      thump,
      riser,
    ],
  },
];
