import type { Ensemble, Layer } from './style.js';

const drums: Layer = {
  id: 'drums',
  name: 'Gated drum machine',
  role: 'drums',
  instrument: { kind: 'voice', voice: 'gated-drums' },
  mix: { gainDb: 1, pan: 0, reverbSend: 0.16 },
  velocity: 90,
  range: [27, 87],
  from: 0.24,
  silentIn: ['outro'],
  plays: { kind: 'drums' },
};

const bass: Layer = {
  id: 'synth-bass',
  name: 'Synth bass',
  role: 'bass',
  instrument: { kind: 'voice', voice: 'synth-bass' },
  mix: { gainDb: 1, pan: 0, reverbSend: 0.02, sidechainDb: 3 },
  velocity: 86,
  range: [28, 45],
  from: 0,
  plays: { kind: 'bass' },
};

const pad: Layer = {
  id: 'warm-pad',
  name: 'Analogue pad',
  role: 'pad',
  instrument: { kind: 'voice', voice: 'warm-pad' },
  mix: { gainDb: -3, pan: 0, reverbSend: 0.4, lowCutHz: 180, sidechainDb: 4 },
  velocity: 68,
  range: [50, 74],
  from: 0,
  swells: true,
  sweeps: true,
  plays: { kind: 'sustain', voices: 3, spread: 14 },
};

/** One arpeggio a piece, in sixteenths, up, down or turning. */
const ARPEGGIOS = [
  '1.2.3.2.1.2.3.2.',
  '1213121312131213',
  '3.2.1.2.3.2.1.3.',
  '1..2..3.1..2..3.',
  '123.123.123.12..',
  '1.3.2.3.1.3.2.3.',
];

const arpeggio: Layer = {
  id: 'arpeggio',
  name: 'Arpeggiator',
  role: 'chords',
  instrument: { kind: 'voice', voice: 'pluck' },
  mix: { gainDb: -4, pan: -0.25, reverbSend: 0.28, lowCutHz: 220, highCutHz: 9000, sidechainDb: 2 },
  velocity: 72,
  range: [57, 79],
  from: 0.12,
  sweeps: true,
  plays: { kind: 'arpeggio', voices: 3, rhythms: ARPEGGIOS },
};

const stabs: Layer = {
  id: 'brass-stabs',
  name: 'Synth brass',
  role: 'chords',
  instrument: { kind: 'sampled', program: 62 },
  mix: { gainDb: -5.5, pan: 0.2, reverbSend: 0.25, lowCutHz: 200, highCutHz: 8000 },
  velocity: 80,
  range: [55, 76],
  from: 0.5,
  plays: {
    kind: 'comp',
    voices: 3,
    rhythms: [
      'X-----x.........',
      '......X---......X--x--..........',
      'X--.x--.........',
      '..........x-X---',
    ],
  },
};

const tune = (layer: Pick<Layer, 'id' | 'name' | 'instrument'> & Partial<Layer>): Layer => ({
  role: 'melody',
  mix: { gainDb: -1.5, pan: 0.08, reverbSend: 0.32, lowCutHz: 220, highCutHz: 9500 },
  velocity: 84,
  range: [62, 86],
  from: 0.28,
  silentIn: ['intro'],
  plays: { kind: 'melody' },
  ...layer,
});

const lead = tune({
  id: 'lead',
  name: 'Synth lead',
  instrument: { kind: 'voice', voice: 'synth-lead' },
});

const bells: Layer = {
  id: 'bells',
  name: 'Crystal bells',
  role: 'counter',
  instrument: { kind: 'sampled', program: 98 },
  mix: { gainDb: -11, pan: 0.35, reverbSend: 0.45, lowCutHz: 400 },
  velocity: 64,
  range: [74, 91],
  from: 0.2,
  plays: { kind: 'accent', strength: 0.4, beats: 2 },
};

const riser: Layer = {
  id: 'riser',
  name: 'Noise sweep',
  role: 'effects',
  instrument: { kind: 'voice', voice: 'riser' },
  mix: { gainDb: -13, pan: 0, reverbSend: 0.3, lowCutHz: 250 },
  velocity: 80,
  range: [57, 57],
  from: 0.2,
  plays: { kind: 'lead-in', beats: 4, minStep: 0.1 },
};

const impact: Layer = {
  id: 'impact',
  name: 'Gated impact',
  role: 'effects',
  instrument: { kind: 'voice', voice: 'impact' },
  mix: { gainDb: -11, pan: 0, reverbSend: 0.4 },
  velocity: 92,
  range: [36, 36],
  from: 0,
  plays: { kind: 'accent', strength: 0.75 },
};

/** Marks a cut where the drums are silent: under a breakdown, or while the last chord rings. */
const thump: Layer = {
  id: 'cut-accent',
  name: 'Gated kick',
  role: 'effects',
  instrument: { kind: 'voice', voice: 'gated-drums' },
  mix: { gainDb: -7, pan: 0, reverbSend: 0.2 },
  velocity: 104,
  range: [36, 36],
  from: 0,
  plays: { kind: 'accent', strength: 0 },
};

/** The bands that play it: one is chosen a piece. */
export const SYNTHWAVE_BANDS: readonly Ensemble[] = [
  { name: 'night drive', layers: [pad, bass, drums, thump, arpeggio, lead, bells, riser, impact] },
  {
    name: 'brass and chrome',
    layers: [
      pad,
      bass,
      drums,
      thump,
      stabs,
      { ...arpeggio, from: 0.55, mix: { ...arpeggio.mix, gainDb: -7 } },
      tune({
        id: 'brass-lead',
        name: 'Synth brass lead',
        instrument: { kind: 'sampled', program: 63 },
        range: [57, 81],
      }),
      riser,
      impact,
    ],
  },
  {
    name: 'neon chase',
    layers: [
      {
        ...pad,
        id: 'supersaw-pad',
        name: 'Supersaw pad',
        instrument: { kind: 'voice', voice: 'supersaw' },
        mix: { ...pad.mix, gainDb: -6, highCutHz: 6000 },
        velocity: 58,
      },
      {
        ...bass,
        id: 'acid-bass',
        name: 'Resonant bass',
        instrument: { kind: 'voice', voice: 'acid-bass' },
        mix: { ...bass.mix, gainDb: -2 },
      },
      drums,
      thump,
      arpeggio,
      lead,
      {
        ...lead,
        id: 'lead-octave',
        name: 'Synth lead, an octave up',
        mix: { ...lead.mix, gainDb: -8, pan: -0.2 },
        range: [74, 96],
        from: 0.75,
        plays: { kind: 'melody', octaves: 1 },
      },
      riser,
      impact,
    ],
  },
  {
    name: 'dream sequence',
    layers: [
      pad,
      bass,
      { ...drums, mix: { ...drums.mix, gainDb: -1.5 } },
      thump,
      {
        ...arpeggio,
        id: 'fm-keys',
        name: 'FM electric piano',
        instrument: { kind: 'sampled', program: 5 },
        range: [55, 76],
        mix: { ...arpeggio.mix, gainDb: -3.5 },
        plays: {
          kind: 'comp',
          voices: 3,
          rhythms: ['x-----x-----x---', 'x---..x-..x-....', 'x-------..x-x---'],
        },
      },
      tune({
        id: 'glass-lead',
        name: 'Glass lead',
        instrument: { kind: 'sampled', program: 81 },
        mix: { ...lead.mix, highCutHz: 5500, reverbSend: 0.42 },
      }),
      { ...arpeggio, from: 0.6, mix: { ...arpeggio.mix, gainDb: -7, pan: 0.3 } },
      bells,
      riser,
    ],
  },
  {
    name: 'chrome guitar',
    layers: [
      {
        ...pad,
        id: 'synth-strings',
        name: 'Synth strings',
        instrument: { kind: 'sampled', program: 50 },
      },
      bass,
      drums,
      thump,
      { ...arpeggio, from: 0.2 },
      tune({
        id: 'lead-guitar',
        name: 'Lead guitar',
        instrument: { kind: 'sampled', program: 29 },
        range: [57, 81],
        mix: { ...lead.mix, highCutHz: 6500, reverbSend: 0.35 },
      }),
      { ...stabs, from: 0.7 },
      riser,
      impact,
    ],
  },
];
