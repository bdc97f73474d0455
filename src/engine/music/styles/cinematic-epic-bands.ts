import { hall, impact, kit, riser, timpani } from './cinematic-epic-percussion.js';
import type { Ensemble, Layer } from './style.js';

const ostinato: Layer = {
  id: 'strings-ostinato',
  name: 'Spiccato strings',
  role: 'chords',
  instrument: { kind: 'sampled', program: 48 },
  mix: hall(-3.5, -0.25, 120),
  velocity: 74,
  range: [50, 72],
  from: 0.22,
  plays: {
    kind: 'arpeggio',
    voices: 3,
    rhythms: [
      '1.2.1.3.1.2.1.3.',
      '1.1.2.1.1.3.1.2.',
      '1.2.3.2.1.2.3.2.',
      '11.111.111.12.3.',
      '1..1..2.1..1..3.',
    ],
  },
};

const highStrings: Layer = {
  id: 'high-strings',
  name: 'Violins',
  role: 'melody',
  instrument: { kind: 'sampled', program: 48 },
  mix: hall(-2, -0.3, 180),
  velocity: 88,
  range: [62, 86],
  from: 0.35,
  swells: true,
  plays: { kind: 'melody' },
};

const horns: Layer = {
  id: 'horns',
  name: 'French horns',
  role: 'melody',
  instrument: { kind: 'sampled', program: 60 },
  mix: hall(-3, 0.2, 90),
  velocity: 92,
  range: [50, 74],
  from: 0.5,
  swells: true,
  plays: { kind: 'melody', octaves: -1 },
};

const hornChords: Layer = {
  ...horns,
  id: 'horn-chords',
  name: 'Horn section',
  role: 'counter',
  from: 0.55,
  range: [48, 70],
  plays: {
    kind: 'counter',
    rhythms: ['x-------x-------', 'x-----------x---', '....x-------x---', 'x---------------'],
  },
};

const brass: Layer = {
  id: 'brass',
  name: 'Low brass',
  role: 'pad',
  instrument: { kind: 'sampled', program: 61 },
  mix: hall(-0.5, 0.3, 70),
  velocity: 92,
  range: [41, 65],
  from: 0.66,
  swells: true,
  plays: { kind: 'sustain', voices: 3, spread: 14, breathe: true },
};

const lowStrings: Layer = {
  id: 'low-strings',
  name: 'Cellos and basses',
  role: 'bass',
  instrument: { kind: 'sampled', program: 48 },
  mix: hall(-3, 0.15, 35),
  velocity: 84,
  range: [31, 48],
  from: 0,
  swells: true,
  plays: { kind: 'bass' },
};

const stringPad: Layer = {
  id: 'string-pad',
  name: 'Slow strings',
  role: 'pad',
  instrument: { kind: 'sampled', program: 49 },
  mix: hall(-4, 0, 120),
  velocity: 70,
  range: [52, 76],
  from: 0,
  upTo: 0.8,
  swells: true,
  plays: { kind: 'sustain', voices: 3, spread: 13 },
};

const choir: Layer = {
  id: 'choir',
  name: 'Choir',
  role: 'pad',
  instrument: { kind: 'sampled', program: 52 },
  mix: hall(-1.5, 0, 150),
  velocity: 84,
  range: [55, 77],
  from: 0.66,
  swells: true,
  plays: { kind: 'sustain', voices: 3, spread: 12 },
};

const pianoPulse: Layer = {
  id: 'piano',
  name: 'Grand piano',
  role: 'chords',
  instrument: { kind: 'sampled', program: 0 },
  mix: hall(-5, -0.1, 90),
  velocity: 72,
  range: [48, 79],
  from: 0,
  upTo: 0.62,
  plays: {
    kind: 'arpeggio',
    voices: 4,
    ring: 1.5,
    spread: 16,
    rhythms: ['1.2.3.4.3.2.3.2.', '1...3.4.2...3.4.', '1.3.2.4.1.3.2.4.'],
  },
};

/** The bands that play it: one is chosen a piece. */
export const EPIC_BANDS: readonly Ensemble[] = [
  {
    name: 'strings and horns',
    layers: [
      stringPad,
      ostinato,
      lowStrings,
      highStrings,
      hornChords,
      brass,
      choir,
      kit,
      timpani,
      impact,
      riser,
    ],
  },
  {
    name: 'piano to full orchestra',
    layers: [
      pianoPulse,
      stringPad,
      { ...ostinato, from: 0.5 },
      lowStrings,
      horns,
      { ...highStrings, from: 0.68 },
      brass,
      choir,
      kit,
      timpani,
      impact,
      riser,
    ],
  },
  {
    name: 'hybrid',
    layers: [
      {
        ...stringPad,
        id: 'warm-pad',
        name: 'Warm pad',
        instrument: { kind: 'voice', voice: 'warm-pad' },
      },
      {
        ...ostinato,
        id: 'pulse',
        name: 'Plucked pulse',
        instrument: { kind: 'voice', voice: 'pluck' },
        mix: { ...ostinato.mix, sidechainDb: 3 },
      },
      { ...lowStrings, from: 0.3 },
      {
        id: 'sub-bass',
        name: 'Sub bass',
        role: 'bass',
        instrument: { kind: 'voice', voice: 'sub-bass' },
        mix: { gainDb: -7, pan: 0, reverbSend: 0, highCutHz: 300 },
        velocity: 84,
        range: [26, 40],
        from: 0.4,
        plays: { kind: 'drone', pedal: false },
      },
      highStrings,
      hornChords,
      { ...brass, from: 0.66 },
      choir,
      kit,
      {
        ...impact,
        id: 'sub-drop',
        name: 'Sub drop',
        instrument: { kind: 'voice', voice: 'sub-drop' },
        plays: { kind: 'accent', strength: 0.8 },
      },
      impact,
      riser,
    ],
  },
  {
    name: 'choir and bells',
    layers: [
      { ...choir, from: 0, velocity: 74 },
      ostinato,
      lowStrings,
      horns,
      {
        ...highStrings,
        id: 'violins-high',
        from: 0.74,
        plays: { kind: 'melody', octaves: 1 },
        range: [69, 93],
        mix: hall(-5, -0.3, 200),
      },
      brass,
      kit,
      timpani,
      {
        ...impact,
        id: 'tubular-bells',
        name: 'Tubular bells',
        role: 'counter',
        instrument: { kind: 'sampled', program: 14 },
        mix: hall(-7, 0.25, 150),
        range: [60, 72],
        velocity: 92,
        plays: { kind: 'accent', strength: 0.5 },
      },
      impact,
      riser,
    ],
  },
];
