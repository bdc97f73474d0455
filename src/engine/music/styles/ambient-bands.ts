import type { Ensemble, Layer } from './style.js';

const space = (gainDb: number, pan: number, lowCutHz = 120): Layer['mix'] => ({
  gainDb,
  pan,
  reverbSend: 0.6,
  lowCutHz,
});

const pad: Layer = {
  id: 'warm-pad',
  name: 'Warm pad',
  role: 'pad',
  instrument: { kind: 'voice', voice: 'warm-pad' },
  mix: space(0, 0),
  velocity: 70,
  range: [48, 74],
  from: 0,
  swells: true,
  plays: { kind: 'sustain', voices: 4, spread: 18 },
};

const drone: Layer = {
  id: 'drone',
  name: 'Low drone',
  role: 'bass',
  instrument: { kind: 'voice', voice: 'sub-bass' },
  mix: { gainDb: -6, pan: 0, reverbSend: 0.1, highCutHz: 500 },
  velocity: 64,
  range: [31, 43],
  from: 0,
  plays: { kind: 'drone', pedal: false },
};

const chimes: Layer = {
  id: 'chimes',
  name: 'Glass bells',
  role: 'counter',
  instrument: { kind: 'sampled', program: 98 },
  mix: { ...space(-11, 0.3, 300), highCutHz: 6500 },
  velocity: 70,
  range: [72, 91],
  from: 0,
  plays: { kind: 'accent', strength: 0.25 },
};

const swell: Layer = {
  id: 'reverse-swell',
  name: 'Reverse swell',
  role: 'effects',
  instrument: { kind: 'voice', voice: 'reverse-swell' },
  mix: { gainDb: -17, pan: 0, reverbSend: 0.5, lowCutHz: 180, highCutHz: 3500 },
  velocity: 66,
  range: [60, 60],
  from: 0,
  plays: { kind: 'lead-in', beats: 4, minStep: -1 },
};

const drops: Layer = {
  id: 'harp',
  name: 'Harp',
  role: 'chords',
  instrument: { kind: 'sampled', program: 46 },
  mix: space(-6, -0.3, 150),
  velocity: 58,
  range: [57, 86],
  from: 0.28,
  plays: {
    kind: 'arpeggio',
    voices: 4,
    ring: 3,
    spread: 17,
    rhythms: [
      '1...2...3.......4...3...........',
      '1.....2.....3...4.....3.....2...',
      '..1...3...2...4...3.......2.....',
      '1.2.3.4.........2...4...3.......',
    ],
  },
};

const tune = (layer: Pick<Layer, 'id' | 'name' | 'instrument'> & Partial<Layer>): Layer => ({
  role: 'melody',
  mix: space(-6, 0.12, 160),
  velocity: 62,
  range: [60, 86],
  from: 0.2,
  silentIn: ['intro'],
  plays: { kind: 'melody' },
  ...layer,
});

const air: Layer = {
  id: 'air',
  name: 'Choir pad',
  role: 'pad',
  instrument: { kind: 'sampled', program: 91 },
  mix: space(-7, 0, 250),
  velocity: 62,
  range: [62, 84],
  from: 0.48,
  swells: true,
  plays: { kind: 'sustain', voices: 2, spread: 9 },
};

/** The bands that play it: one is chosen a piece. */
export const AMBIENT_BANDS: readonly Ensemble[] = [
  {
    name: 'pad and piano',
    layers: [
      pad,
      drone,
      tune({
        id: 'piano',
        name: 'Soft piano',
        instrument: { kind: 'sampled', program: 0 },
        mix: { ...space(-6, 0.1, 120), highCutHz: 4500 },
      }),
      { ...drops, from: 0.5 },
      air,
      chimes,
      swell,
    ],
  },
  {
    name: 'harp and bowed glass',
    layers: [
      {
        ...pad,
        id: 'bowed-pad',
        name: 'Bowed pad',
        instrument: { kind: 'sampled', program: 92 },
      },
      drone,
      drops,
      tune({
        id: 'flute',
        name: 'Breathy flute',
        instrument: { kind: 'sampled', program: 73 },
        range: [65, 88],
        swells: true,
      }),
      air,
      { ...chimes, id: 'celesta', name: 'Celesta', instrument: { kind: 'sampled', program: 8 } },
      swell,
    ],
  },
  {
    name: 'strings in mist',
    layers: [
      {
        ...pad,
        id: 'slow-strings',
        name: 'Slow strings',
        instrument: { kind: 'sampled', program: 49 },
      },
      {
        ...pad,
        id: 'halo-pad',
        name: 'Warm pad',
        velocity: 56,
        mix: space(-5, 0),
        from: 0.3,
        plays: { kind: 'sustain', voices: 3, spread: 16 },
      },
      drone,
      tune({
        id: 'vibraphone',
        name: 'Vibraphone',
        instrument: { kind: 'sampled', program: 11 },
      }),
      {
        ...drops,
        id: 'electric-piano',
        name: 'Electric piano',
        instrument: { kind: 'sampled', program: 4 },
        from: 0.4,
      },
      chimes,
      swell,
    ],
  },
  {
    name: 'electric dusk',
    layers: [
      {
        ...pad,
        id: 'new-age-pad',
        name: 'New age pad',
        instrument: { kind: 'sampled', program: 88 },
      },
      drone,
      {
        ...drops,
        id: 'pluck',
        name: 'Glass pluck',
        instrument: { kind: 'voice', voice: 'pluck' },
        from: 0.35,
      },
      tune({ id: 'rhodes', name: 'Electric piano', instrument: { kind: 'sampled', program: 4 } }),
      air,
      chimes,
      swell,
    ],
  },
];
