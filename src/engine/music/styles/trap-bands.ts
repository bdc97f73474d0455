import type { Ensemble, Layer } from './style.js';

const drums: Layer = {
  id: 'drums',
  name: 'Trap drum machine',
  role: 'drums',
  instrument: { kind: 'voice', voice: 'trap-drums' },
  mix: { gainDb: 1.5, pan: 0, reverbSend: 0.08 },
  velocity: 94,
  range: [27, 87],
  from: 0.22,
  silentIn: ['outro', 'break'],
  plays: { kind: 'drums' },
};

const bass: Layer = {
  id: 'bass-808',
  name: '808',
  role: 'bass',
  instrument: { kind: 'voice', voice: 'bass-808' },
  mix: { gainDb: 2, pan: 0, reverbSend: 0, sidechainDb: 3 },
  velocity: 94,
  range: [28, 44],
  from: 0.24,
  plays: { kind: 'bass' },
};

const room = (gainDb: number, pan: number, highCutHz = 7500): Layer['mix'] => ({
  gainDb,
  pan,
  reverbSend: 0.35,
  lowCutHz: 200,
  highCutHz,
});

/** The loop that everything else is laid over. */
const loop: Layer = {
  id: 'piano',
  name: 'Dark piano',
  role: 'chords',
  instrument: { kind: 'sampled', program: 0 },
  mix: room(-2, -0.12, 4500),
  velocity: 74,
  range: [53, 76],
  from: 0,
  sweeps: true,
  plays: {
    kind: 'arpeggio',
    voices: 4,
    ring: 2,
    rhythms: [
      '1.3.4.3.2.3.4.3.',
      '4..3..2.4..3..1.',
      '1...3...4...3.2.',
      '1.2.3..4..3.2...',
      '3.4...3.2...1...',
    ],
  },
};

const chords: Layer = {
  ...loop,
  id: 'electric-piano',
  name: 'Electric piano',
  instrument: { kind: 'sampled', program: 4 },
  mix: room(-1.5, -0.1, 5500),
  plays: {
    kind: 'comp',
    voices: 4,
    rhythms: ['x-----u---..o-u-', 'x-----..x---u---', 'x---u-..o---x---', '..x---u---..u-o-'],
  },
};

const pad: Layer = {
  id: 'choir',
  name: 'Far choir',
  role: 'pad',
  instrument: { kind: 'sampled', program: 52 },
  mix: { ...room(-7, 0, 5000), reverbSend: 0.5, sidechainDb: 2 },
  velocity: 62,
  range: [55, 79],
  from: 0.34,
  swells: true,
  sweeps: true,
  plays: { kind: 'sustain', voices: 3, spread: 14 },
};

const tune = (layer: Pick<Layer, 'id' | 'name' | 'instrument'> & Partial<Layer>): Layer => ({
  role: 'melody',
  mix: room(-2, 0.12),
  velocity: 80,
  range: [64, 88],
  from: 0.3,
  silentIn: ['intro'],
  plays: { kind: 'melody' },
  ...layer,
});

const swell: Layer = {
  id: 'reverse-swell',
  name: 'Reverse swell',
  role: 'effects',
  instrument: { kind: 'voice', voice: 'reverse-swell' },
  mix: { gainDb: -13, pan: 0, reverbSend: 0.4, lowCutHz: 180 },
  velocity: 76,
  range: [55, 55],
  from: 0,
  plays: { kind: 'lead-in', beats: 4, minStep: -0.4 },
};

const riser: Layer = {
  ...swell,
  id: 'riser',
  name: 'Riser',
  instrument: { kind: 'voice', voice: 'riser' },
  mix: { gainDb: -13, pan: 0, reverbSend: 0.25, lowCutHz: 250 },
  range: [60, 60],
  plays: { kind: 'lead-in', beats: 8, minStep: 0.12 },
};

const impact: Layer = {
  id: 'impact',
  name: 'Impact',
  role: 'effects',
  instrument: { kind: 'voice', voice: 'impact' },
  mix: { gainDb: -11, pan: 0, reverbSend: 0.35 },
  velocity: 94,
  range: [36, 36],
  from: 0,
  plays: { kind: 'accent', strength: 0.7 },
};

/** Marks a cut where the drums are silent: under a breakdown, or while the last chord rings. */
const thump: Layer = {
  id: 'cut-accent',
  name: 'Kick on a cut',
  role: 'effects',
  instrument: { kind: 'voice', voice: 'trap-drums' },
  mix: { gainDb: -7, pan: 0, reverbSend: 0.2 },
  velocity: 104,
  range: [36, 36],
  from: 0,
  plays: { kind: 'accent', strength: 0 },
};

/** The bands that play it: one is chosen a piece. */
export const TRAP_BANDS: readonly Ensemble[] = [
  {
    name: 'dark piano and bells',
    layers: [
      loop,
      bass,
      drums,
      thump,
      pad,
      tune({
        id: 'bells',
        name: 'Bells',
        instrument: { kind: 'sampled', program: 9 },
        range: [67, 91],
        mix: room(-5, 0.15, 6500),
      }),
      swell,
      impact,
    ],
  },
  {
    name: 'guitar and flute',
    layers: [
      {
        ...loop,
        id: 'guitar',
        name: 'Nylon guitar',
        instrument: { kind: 'sampled', program: 24 },
        range: [50, 72],
      },
      bass,
      drums,
      thump,
      { ...pad, from: 0.6 },
      tune({
        id: 'flute',
        name: 'Flute',
        instrument: { kind: 'sampled', program: 75 },
        range: [65, 86],
      }),
      swell,
      impact,
    ],
  },
  {
    name: 'pluck and synth',
    layers: [
      {
        ...loop,
        id: 'pluck',
        name: 'Pluck',
        instrument: { kind: 'voice', voice: 'pluck' },
        mix: room(-2.5, -0.15),
      },
      {
        ...pad,
        id: 'warm-pad',
        name: 'Dark pad',
        instrument: { kind: 'voice', voice: 'warm-pad' },
        mix: { ...room(-5, 0, 4000), sidechainDb: 3 },
        from: 0,
      },
      bass,
      drums,
      thump,
      tune({
        id: 'lead',
        name: 'Synth lead',
        instrument: { kind: 'voice', voice: 'synth-lead' },
        mix: room(-3, 0.1, 6000),
        range: [60, 84],
      }),
      riser,
      impact,
    ],
  },
  {
    name: 'strings and brass',
    layers: [
      {
        ...loop,
        id: 'strings',
        name: 'Short strings',
        instrument: { kind: 'sampled', program: 45 },
        mix: room(-2, -0.2),
      },
      {
        ...chords,
        id: 'brass',
        name: 'Low brass',
        instrument: { kind: 'sampled', program: 61 },
        mix: room(-5, 0.2, 5000),
        velocity: 82,
        from: 0.5,
      },
      bass,
      drums,
      thump,
      pad,
      tune({
        id: 'violins',
        name: 'Violins',
        instrument: { kind: 'sampled', program: 48 },
        range: [62, 86],
        swells: true,
      }),
      riser,
      impact,
    ],
  },
  {
    name: 'soul keys',
    layers: [
      chords,
      bass,
      drums,
      thump,
      { ...pad, from: 0.65 },
      tune({
        id: 'vibraphone',
        name: 'Vibraphone',
        instrument: { kind: 'sampled', program: 11 },
      }),
      swell,
    ],
  },
];
