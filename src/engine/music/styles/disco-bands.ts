import { hornHit, horns } from './disco-horns.js';
import type { Ensemble, Layer } from './style.js';

const drums: Layer = {
  id: 'drums',
  name: 'Disco kit',
  role: 'drums',
  instrument: { kind: 'kit', program: 0 },
  mix: { gainDb: 1, pan: 0, reverbSend: 0.1 },
  velocity: 92,
  range: [27, 87],
  from: 0.2,
  silentIn: ['outro'],
  plays: { kind: 'drums' },
};

const bass: Layer = {
  id: 'finger-bass',
  name: 'Bass guitar',
  role: 'bass',
  instrument: { kind: 'sampled', program: 33 },
  mix: { gainDb: 2, pan: 0, reverbSend: 0.02, highCutHz: 4500, sidechainDb: 2 },
  velocity: 92,
  range: [29, 46],
  from: 0,
  plays: { kind: 'bass' },
};

const slap: Layer = {
  ...bass,
  id: 'slap-bass',
  name: 'Slap bass',
  instrument: { kind: 'sampled', program: 36 },
  mix: { ...bass.mix, highCutHz: 6500 },
};

/** Sixteenths of the right hand, most of them damped. */
const SCRATCHES = [
  'o.xuo.xuo.xuo.xu',
  'x.uux.u.x.uux.u.',
  '..xu..xuo.xu..x.',
  'x..ux..u..x.uxu.',
  'xu.xu.xuxu.xu.x.',
  'o.x.o.xu..x.o.xu',
];

const guitar: Layer = {
  id: 'guitar',
  name: 'Rhythm guitar',
  role: 'chords',
  instrument: { kind: 'sampled', program: 27 },
  mix: { gainDb: -2, pan: -0.4, reverbSend: 0.12, lowCutHz: 260 },
  velocity: 78,
  range: [57, 76],
  from: 0.14,
  plays: { kind: 'comp', voices: 3, rhythms: SCRATCHES },
};

const keys: Layer = {
  id: 'electric-piano',
  name: 'Electric piano',
  role: 'chords',
  instrument: { kind: 'sampled', program: 4 },
  mix: { gainDb: -3.5, pan: 0.3, reverbSend: 0.18, lowCutHz: 180 },
  velocity: 76,
  range: [57, 76],
  from: 0,
  plays: {
    kind: 'comp',
    voices: 3,
    rhythms: [
      'x-....u-..x-..t.',
      'x..u..x...x..u..',
      'x...u...x...u.t.',
      '......x-....u-t-x-....u-....n...',
    ],
  },
};

const strings: Layer = {
  id: 'strings',
  name: 'Disco strings',
  role: 'counter',
  instrument: { kind: 'sampled', program: 48 },
  mix: { gainDb: -4.5, pan: 0.1, reverbSend: 0.32, lowCutHz: 250 },
  velocity: 76,
  range: [60, 84],
  from: 0.46,
  swells: true,
  // A line that answers, as the sections of the records did, not a carpet.
  plays: {
    kind: 'counter',
    rhythms: ['x-----------....', 'x-----x-----....', 'x-------......x-x-----------....'],
  },
};

const tambourine: Layer = {
  id: 'tambourine',
  name: 'Tambourine',
  role: 'percussion',
  instrument: { kind: 'kit', program: 0 },
  mix: { gainDb: -10, pan: 0.35, reverbSend: 0.12, lowCutHz: 500 },
  velocity: 76,
  range: [27, 87],
  from: 0.5,
  silentIn: ['outro'],
  plays: {
    kind: 'strikes',
    key: 54,
    rhythms: ['o.x.o.x.o.x.o.x.', 'x.oox.oox.oox.oo', '....x.......x...'],
  },
};

const tune = (layer: Pick<Layer, 'id' | 'name' | 'instrument'> & Partial<Layer>): Layer => ({
  role: 'melody',
  mix: { gainDb: -1, pan: 0.08, reverbSend: 0.25, lowCutHz: 220 },
  velocity: 88,
  range: [62, 86],
  from: 0.3,
  silentIn: ['intro'],
  plays: { kind: 'melody' },
  ...layer,
});

const sweep: Layer = {
  id: 'reverse-swell',
  name: 'Reverse cymbal',
  role: 'effects',
  instrument: { kind: 'voice', voice: 'reverse-swell' },
  mix: { gainDb: -15, pan: 0, reverbSend: 0.3, lowCutHz: 400 },
  velocity: 74,
  range: [62, 62],
  from: 0.2,
  plays: { kind: 'lead-in', beats: 4, minStep: 0 },
};

const impact: Layer = {
  id: 'impact',
  name: 'Impact',
  role: 'effects',
  instrument: { kind: 'voice', voice: 'impact' },
  mix: { gainDb: -12, pan: 0, reverbSend: 0.3 },
  velocity: 92,
  range: [36, 36],
  from: 0,
  plays: { kind: 'accent', strength: 0.3 },
};

/** The bands that play it: one is chosen a piece. */
export const DISCO_BANDS: readonly Ensemble[] = [
  {
    name: 'studio disco',
    layers: [
      keys,
      bass,
      drums,
      guitar,
      strings,
      tune({
        id: 'violins',
        name: 'Violins',
        instrument: { kind: 'sampled', program: 48 },
        range: [67, 91],
        swells: true,
      }),
      { ...horns, from: 0.82 },
      tambourine,
      hornHit,
      sweep,
    ],
  },
  {
    name: 'funk horns',
    layers: [
      {
        ...keys,
        id: 'clavinet',
        name: 'Clavinet',
        instrument: { kind: 'sampled', program: 7 },
        plays: {
          kind: 'comp',
          voices: 3,
          rhythms: ['x.xu..uux.xu..u.', 'x..xu.x.x..x.ux.', '.xu.x.x..xu.x.x.'],
        },
      },
      slap,
      { ...drums, name: 'Funk kit', instrument: { kind: 'kit', program: 8 } },
      { ...guitar, from: 0.45 },
      horns,
      tune({
        id: 'saxophone',
        name: 'Saxophone',
        instrument: { kind: 'sampled', program: 65 },
        range: [58, 80],
        swells: true,
      }),
      tambourine,
      hornHit,
      sweep,
    ],
  },
  {
    name: 'nu disco',
    layers: [
      keys,
      {
        ...bass,
        id: 'synth-bass',
        name: 'Synth bass',
        instrument: { kind: 'voice', voice: 'synth-bass' },
        mix: { gainDb: 0.5, pan: 0, reverbSend: 0, sidechainDb: 5 },
      },
      { ...drums, name: 'Drum machine', instrument: { kind: 'voice', voice: 'dance-drums' } },
      guitar,
      { ...strings, mix: { ...strings.mix, sidechainDb: 5 } },
      tune({
        id: 'lead',
        name: 'Synth lead',
        instrument: { kind: 'voice', voice: 'synth-lead' },
        mix: { gainDb: -2, pan: 0.08, reverbSend: 0.28, lowCutHz: 220, highCutHz: 8000 },
      }),
      { ...sweep, id: 'riser', name: 'Riser', instrument: { kind: 'voice', voice: 'riser' } },
      impact,
    ],
  },
  {
    name: 'flute on the floor',
    layers: [
      {
        ...keys,
        id: 'piano',
        name: 'Piano',
        instrument: { kind: 'sampled', program: 0 },
        velocity: 80,
      },
      bass,
      drums,
      guitar,
      strings,
      tune({
        id: 'flute',
        name: 'Flute',
        instrument: { kind: 'sampled', program: 73 },
        range: [67, 90],
        swells: true,
      }),
      { ...horns, from: 0.82 },
      tambourine,
      hornHit,
      sweep,
    ],
  },
  {
    name: 'slow burn funk',
    layers: [
      keys,
      slap,
      { ...drums, name: 'Funk kit', instrument: { kind: 'kit', program: 8 } },
      { ...guitar, instrument: { kind: 'sampled', program: 28 }, name: 'Muted guitar' },
      {
        ...strings,
        id: 'organ',
        name: 'Organ',
        instrument: { kind: 'sampled', program: 16 },
        range: [57, 79],
        swells: false,
        mix: { ...strings.mix, gainDb: -7 },
      },
      tune({
        id: 'trumpet',
        name: 'Trumpet',
        instrument: { kind: 'sampled', program: 56 },
        range: [60, 82],
        mix: { gainDb: -2, pan: 0.1, reverbSend: 0.25, lowCutHz: 220, highCutHz: 7500 },
      }),
      horns,
      hornHit,
      sweep,
    ],
  },
];
