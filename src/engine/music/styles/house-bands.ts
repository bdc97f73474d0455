import type { Ensemble, Layer } from './style.js';

const drums: Layer = {
  id: 'drums',
  name: 'Drum machine',
  role: 'drums',
  instrument: { kind: 'voice', voice: 'dance-drums' },
  mix: { gainDb: 2, pan: 0, reverbSend: 0.06 },
  velocity: 94,
  range: [27, 87],
  from: 0.16,
  // The breakdown takes the floor away.
  silentIn: ['outro', 'break'],
  plays: { kind: 'drums' },
};

const bass: Layer = {
  id: 'synth-bass',
  name: 'Synth bass',
  role: 'bass',
  instrument: { kind: 'voice', voice: 'synth-bass' },
  mix: { gainDb: 0.5, pan: 0, reverbSend: 0, highCutHz: 3500, sidechainDb: 7 },
  velocity: 84,
  range: [29, 46],
  from: 0.24,
  plays: { kind: 'bass' },
};

const subBass: Layer = {
  ...bass,
  id: 'sub-bass',
  name: 'Deep bass',
  instrument: { kind: 'voice', voice: 'sub-bass' },
  mix: { gainDb: 1, pan: 0, reverbSend: 0, sidechainDb: 6 },
  range: [31, 47],
};

/** Syncopated against the four beats, as a left hand would never play them. */
const STABS = [
  'x-.x-.x-..x-.x-.',
  'x..x..x...x..x..',
  '..x-..x-..x-..x.',
  'x--x--x---x-x---',
  '..x..x....x..x..',
  'x...x-.x..x-..x.',
  '...x..x....x..x.',
];

const stabs: Layer = {
  id: 'piano',
  name: 'House piano',
  role: 'chords',
  instrument: { kind: 'sampled', program: 1 },
  mix: { gainDb: -0.5, pan: -0.1, reverbSend: 0.18, lowCutHz: 170, sidechainDb: 3 },
  velocity: 86,
  range: [55, 77],
  from: 0.1,
  sweeps: true,
  plays: { kind: 'comp', voices: 4, rhythms: STABS },
};

const pad: Layer = {
  id: 'warm-pad',
  name: 'Pumping pad',
  role: 'pad',
  instrument: { kind: 'voice', voice: 'warm-pad' },
  mix: { gainDb: -3.5, pan: 0, reverbSend: 0.3, lowCutHz: 220, sidechainDb: 9 },
  velocity: 70,
  range: [52, 76],
  from: 0,
  sweeps: true,
  plays: { kind: 'sustain', voices: 3, spread: 14 },
};

const tune = (layer: Pick<Layer, 'id' | 'name' | 'instrument'> & Partial<Layer>): Layer => ({
  role: 'melody',
  mix: { gainDb: -2.5, pan: 0.1, reverbSend: 0.3, lowCutHz: 240, sidechainDb: 2 },
  velocity: 80,
  range: [64, 88],
  from: 0.36,
  silentIn: ['intro'],
  plays: { kind: 'melody' },
  ...layer,
});

const congas: Layer = {
  id: 'congas',
  name: 'Congas',
  role: 'percussion',
  instrument: { kind: 'kit', program: 0 },
  mix: { gainDb: -8, pan: 0.3, reverbSend: 0.15, lowCutHz: 180 },
  velocity: 74,
  range: [27, 87],
  from: 0.5,
  silentIn: ['outro', 'break'],
  plays: {
    kind: 'strikes',
    key: 63,
    rhythms: ['...x..x....x..xo', '..o.x.o...o.x.ox', 'o..x..o.o..x.xo.'],
  },
};

const riser: Layer = {
  id: 'riser',
  name: 'Noise riser',
  role: 'effects',
  instrument: { kind: 'voice', voice: 'riser' },
  mix: { gainDb: -11, pan: 0, reverbSend: 0.25, lowCutHz: 250 },
  velocity: 84,
  range: [60, 60],
  from: 0.2,
  plays: { kind: 'lead-in', beats: 8, minStep: 0.08 },
};

const drop: Layer = {
  id: 'impact',
  name: 'Downlifter',
  role: 'effects',
  instrument: { kind: 'voice', voice: 'impact' },
  mix: { gainDb: -12, pan: 0, reverbSend: 0.35 },
  velocity: 92,
  range: [36, 36],
  from: 0,
  plays: { kind: 'accent', strength: 0.7 },
};

/** Marks a cut where the drums are silent: under a breakdown, or while the last chord rings. */
const thump: Layer = {
  id: 'cut-accent',
  name: 'Kick on a cut',
  role: 'effects',
  instrument: { kind: 'voice', voice: 'dance-drums' },
  mix: { gainDb: -7, pan: 0, reverbSend: 0.2 },
  velocity: 104,
  range: [36, 36],
  from: 0,
  plays: { kind: 'accent', strength: 0 },
};

/** The bands that play it: one is chosen a piece. */
export const HOUSE_BANDS: readonly Ensemble[] = [
  {
    name: 'piano house',
    layers: [
      pad,
      bass,
      drums,
      thump,
      stabs,
      tune({ id: 'pluck', name: 'Pluck', instrument: { kind: 'voice', voice: 'pluck' } }),
      congas,
      riser,
      drop,
    ],
  },
  {
    name: 'deep house',
    layers: [
      pad,
      subBass,
      { ...drums, mix: { ...drums.mix, gainDb: 1 } },
      thump,
      {
        ...stabs,
        id: 'electric-piano',
        name: 'Electric piano',
        instrument: { kind: 'sampled', program: 4 },
        mix: { ...stabs.mix, reverbSend: 0.28 },
      },
      tune({
        id: 'vibraphone',
        name: 'Vibraphone',
        instrument: { kind: 'sampled', program: 11 },
        velocity: 70,
      }),
      congas,
      riser,
    ],
  },
  {
    name: 'organ and saxophone',
    layers: [
      pad,
      bass,
      drums,
      thump,
      {
        ...stabs,
        id: 'organ',
        name: 'House organ',
        instrument: { kind: 'sampled', program: 17 },
        mix: { ...stabs.mix, gainDb: -1.5 },
      },
      tune({
        id: 'saxophone',
        name: 'Saxophone',
        instrument: { kind: 'sampled', program: 65 },
        range: [60, 82],
        swells: true,
      }),
      congas,
      riser,
      drop,
    ],
  },
  {
    name: 'acid',
    layers: [
      {
        ...pad,
        id: 'string-machine',
        name: 'String machine',
        instrument: { kind: 'sampled', program: 50 },
      },
      {
        ...bass,
        id: 'acid-bass',
        name: 'Acid bass',
        instrument: { kind: 'voice', voice: 'acid-bass' },
        mix: { gainDb: 0, pan: 0, reverbSend: 0.05, sidechainDb: 4 },
      },
      drums,
      thump,
      {
        ...stabs,
        id: 'rave-stabs',
        name: 'Rave stabs',
        instrument: { kind: 'voice', voice: 'supersaw' },
        mix: { ...stabs.mix, gainDb: -3, highCutHz: 7000, sidechainDb: 5 },
        velocity: 74,
        from: 0.3,
      },
      tune({
        id: 'lead',
        name: 'Synth lead',
        instrument: { kind: 'voice', voice: 'synth-lead' },
        from: 0.45,
      }),
      riser,
      drop,
    ],
  },
  {
    name: 'festival',
    layers: [
      pad,
      bass,
      drums,
      thump,
      {
        ...stabs,
        id: 'supersaw',
        name: 'Supersaw chords',
        instrument: { kind: 'voice', voice: 'supersaw' },
        mix: { ...stabs.mix, gainDb: -1.5, sidechainDb: 7 },
        velocity: 78,
        from: 0.4,
      },
      {
        ...stabs,
        id: 'pluck-arpeggio',
        name: 'Plucked arpeggio',
        instrument: { kind: 'voice', voice: 'pluck' },
        mix: { ...stabs.mix, gainDb: -5, pan: 0.25, reverbSend: 0.3 },
        velocity: 70,
        plays: {
          kind: 'arpeggio',
          voices: 3,
          rhythms: ['1.23.1.23.1.2.3.', '3.2.1.3.2.1.3.2.', '1..2..3..2..1.3.'],
        },
      },
      tune({ id: 'lead', name: 'Synth lead', instrument: { kind: 'voice', voice: 'synth-lead' } }),
      riser,
      drop,
    ],
  },
];
