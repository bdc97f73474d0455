import type { Ensemble, Layer } from './style.js';

/** Clean guitars answer one another in broken chords, high on the neck; every other bar leaves a gap. */
const JANGLE = [
  '1-3-4-3-2-3-4-..1-3-4-34..3-2...',
  '2-4-3-21..4-3-2-1-4-32..1-..3.4.',
  '2-3-4-3-1-3-4-2-2-3-4-..1-34..2.',
  '4-3-2-4-1-3-..3-2-3-1-4-31..4-2.',
];
/** The hand damps what it struck: chords chop, and let the tune through. */
const STRUMMING = [
  'D.d.m.u...u.m.u.D.d.m.uu..u.m...',
  'D...D.u...u.D.u.D...D.u...uuD...',
  'D.u.m...D.m.m.u.D.u.m.uuD...m...',
  'D...m.d.D.m.m.u.D...m.d...dum.u.',
];
/** Distorted chords are let ring, or stabbed, and leave the eighths to the bass. */
const DRIVING = [
  'D-----..........D---..........D.',
  'D...D...........D...D.......d...',
  'D---............D---....D-..d...',
  'D.....D.....D...D.....D.........',
];
/** One string at a time under the palm. */
const MUTED = [
  '1.1.3.1.2.1.3.1.1.1.3.1.2.11..3.',
  '1.2.1.3.1.2.1.4.1.2.1.3.12..1.4.',
  '1.1.2.1.1.3.1.2.1.1.2.1..3.2.4..',
];

const jangle: Layer = {
  id: 'clean-guitar',
  name: 'Clean guitar',
  role: 'chords',
  instrument: { kind: 'sampled', program: 27 },
  mix: { gainDb: -3.5, pan: 0.45, reverbSend: 0.25, lowCutHz: 160 },
  velocity: 76,
  range: [52, 76],
  from: 0,
  plays: { kind: 'arpeggio', voices: 4, spread: 16, ring: 0.8, rhythms: JANGLE },
};

const strummed: Layer = {
  ...jangle,
  id: 'rhythm-guitar',
  name: 'Rhythm guitar',
  mix: { gainDb: -1, pan: 0.4, reverbSend: 0.15, lowCutHz: 170 },
  velocity: 74,
  rollMs: 6,
  plays: { kind: 'strum', rhythms: STRUMMING, strings: 4 },
};

const crunch: Layer = {
  id: 'driven-guitar',
  name: 'Driven guitar',
  role: 'chords',
  instrument: { kind: 'sampled', program: 29 },
  mix: { gainDb: -3, pan: -0.5, reverbSend: 0.1, lowCutHz: 120, highCutHz: 6500 },
  velocity: 82,
  range: [40, 64],
  from: 0.74,
  silentIn: ['intro', 'break'],
  plays: { kind: 'strum', power: true, rhythms: DRIVING },
};

const muted: Layer = {
  ...crunch,
  id: 'muted-guitar',
  name: 'Palm-muted guitar',
  instrument: { kind: 'sampled', program: 28 },
  mix: { gainDb: -3, pan: -0.35, reverbSend: 0.12, lowCutHz: 140 },
  from: 0,
  upTo: 0.8,
  silentIn: [],
  range: [52, 76],
  plays: { kind: 'arpeggio', voices: 4, spread: 16, rhythms: MUTED },
};

const bass: Layer = {
  id: 'bass',
  name: 'Picked bass',
  role: 'bass',
  instrument: { kind: 'sampled', program: 34 },
  mix: { gainDb: -3, pan: 0, reverbSend: 0.02, highCutHz: 4500 },
  velocity: 90,
  range: [28, 47],
  from: 0.1,
  plays: { kind: 'bass' },
};

const drums: Layer = {
  id: 'drums',
  name: 'Rock kit',
  role: 'drums',
  instrument: { kind: 'kit', program: 16 },
  mix: { gainDb: -1.5, pan: 0, reverbSend: 0.14 },
  velocity: 92,
  range: [27, 87],
  from: 0.28,
  silentIn: ['outro'],
  plays: { kind: 'drums' },
};

const tambourine: Layer = {
  id: 'tambourine',
  name: 'Tambourine',
  role: 'percussion',
  instrument: { kind: 'kit', program: 0 },
  mix: { gainDb: -9, pan: 0.3, reverbSend: 0.12, lowCutHz: 600 },
  velocity: 74,
  range: [54, 54],
  from: 0.68,
  plays: { kind: 'strikes', key: 54, rhythms: ['o.x.X.x.o.x.X.x.', '....X.......X...'] },
};

const tune = (layer: Pick<Layer, 'id' | 'name' | 'instrument'> & Partial<Layer>): Layer => ({
  role: 'melody',
  mix: { gainDb: -1.5, pan: 0.06, reverbSend: 0.25, lowCutHz: 200, highCutHz: 8000 },
  velocity: 84,
  range: [60, 86],
  from: 0.25,
  silentIn: ['intro'],
  plays: { kind: 'melody' },
  ...layer,
});

const lead = tune({
  id: 'lead-guitar',
  name: 'Lead guitar',
  instrument: { kind: 'sampled', program: 29 },
  mix: { gainDb: -1, pan: 0.08, reverbSend: 0.28, lowCutHz: 220, highCutHz: 6000 },
});

const organ: Layer = {
  id: 'organ',
  name: 'Combo organ',
  role: 'pad',
  instrument: { kind: 'sampled', program: 17 },
  mix: { gainDb: -6, pan: -0.2, reverbSend: 0.2, lowCutHz: 220, highCutHz: 5000 },
  velocity: 62,
  range: [55, 76],
  from: 0.76,
  // A line under the tune, not a carpet.
  plays: { kind: 'counter', rhythms: ['x-------x---....', 'x-----------....', 'x---....x---....'] },
};

/** The bands that play it: one is chosen a piece. */
export const INDIE_ROCK_BANDS: readonly Ensemble[] = [
  { name: 'two guitars', layers: [jangle, crunch, bass, drums, lead, tambourine] },
  {
    name: 'strummed, with an organ',
    layers: [
      strummed,
      organ,
      bass,
      drums,
      tune({
        id: 'clean-lead',
        name: 'Chorus guitar lead',
        instrument: { kind: 'sampled', program: 27 },
        mix: { gainDb: 0, pan: -0.25, reverbSend: 0.32, lowCutHz: 220 },
      }),
      tambourine,
    ],
  },
  {
    name: 'palm mutes into a wall',
    layers: [
      muted,
      { ...crunch, from: 0.7, instrument: { kind: 'sampled', program: 30 } },
      { ...jangle, from: 0.12 },
      bass,
      drums,
      lead,
    ],
  },
  {
    name: 'piano and glockenspiel',
    layers: [
      {
        ...jangle,
        id: 'piano',
        name: 'Upright piano',
        instrument: { kind: 'sampled', program: 1 },
        mix: { gainDb: -1, pan: -0.15, reverbSend: 0.18, lowCutHz: 110 },
        range: [50, 74],
        plays: {
          kind: 'comp',
          voices: 3,
          spread: 12,
          rhythms: ['X-u-u-u.X-u-u.n-X-u-u-u.X.un..u-', 'X-t-u-u.X-t-u.n-X-u-t-u.Xu..u-n-'],
        },
      },
      { ...crunch, from: 0.84 },
      bass,
      drums,
      tune({
        id: 'glockenspiel',
        name: 'Glockenspiel',
        instrument: { kind: 'sampled', program: 9 },
        mix: { gainDb: -5, pan: 0.2, reverbSend: 0.3, lowCutHz: 400 },
        range: [72, 98],
        velocity: 74,
        from: 0.92,
        plays: { kind: 'melody', octaves: 1 },
      }),
      tune({
        id: 'clean-lead',
        name: 'Clean guitar lead',
        instrument: { kind: 'sampled', program: 27 },
      }),
      tambourine,
    ],
  },
  {
    name: 'guitars and a synthesiser',
    layers: [
      { ...jangle, upTo: 0.7, mix: { ...jangle.mix, pan: -0.4 } },
      { ...strummed, from: 0.7 },
      {
        ...organ,
        id: 'pad',
        name: 'Warm pad',
        instrument: { kind: 'voice', voice: 'warm-pad' },
        from: 0,
        upTo: 0.4,
        plays: { kind: 'sustain', voices: 2 },
      },
      bass,
      drums,
      tune({
        id: 'synth-lead',
        name: 'Synth lead',
        instrument: { kind: 'sampled', program: 80 },
        mix: { gainDb: -5, pan: 0.05, reverbSend: 0.25, lowCutHz: 220, highCutHz: 5500 },
        range: [62, 84],
      }),
    ],
  },
];
