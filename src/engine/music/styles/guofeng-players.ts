import type { Layer } from './style.js';

const court = (gainDb: number, pan: number, lowCutHz = 110, depth = 0.32): Layer['mix'] => ({
  gainDb,
  pan,
  reverbSend: depth,
  lowCutHz,
});

const sampled = (program: number): Layer['instrument'] => ({ kind: 'sampled', program });

/** Plucked across its strings, every tone left to ring: broken chords that run and wait. */
export const guzheng: Layer = {
  id: 'guzheng',
  name: 'Guzheng',
  role: 'chords',
  instrument: sampled(107),
  mix: court(-2, -0.25, 90),
  velocity: 68,
  range: [50, 79],
  from: 0,
  plays: {
    kind: 'arpeggio',
    voices: 4,
    ring: 2,
    spread: 19,
    rhythms: [
      '1-2-3-4-..3-2-3-',
      '1.2.3.4.3---2-3-',
      '1---2-3-4---3---',
      '1234--3-2---3-4-',
      '1-3-2-4-3-..2-3-1-2-3-4-34321---',
    ],
  },
};

/** A glissando over all its strings into what comes next. */
export const sweep: Layer = {
  id: 'guzheng-sweep',
  name: 'Guzheng, sweeps',
  role: 'counter',
  instrument: sampled(107),
  mix: court(-6, -0.2, 120, 0.45),
  velocity: 64,
  range: [55, 91],
  from: 0,
  plays: { kind: 'lead-in', beats: 2, minStep: 0.02 },
};

export const yangqin: Layer = {
  id: 'yangqin',
  name: 'Yangqin',
  role: 'chords',
  instrument: sampled(15),
  mix: court(-4, 0.3, 180),
  velocity: 62,
  range: [55, 79],
  from: 0.34,
  plays: {
    kind: 'arpeggio',
    voices: 4,
    ring: 0.75,
    spread: 16,
    rhythms: [
      '1.2.3.2.4.3.2.3.',
      '1.3.2.3.4.3.2.1.',
      '11223344..4332..',
      '1.2.3.4.1.2.3.4.',
      '4.3.2.3.4...3.2.',
    ],
  },
};

const tune = (layer: Pick<Layer, 'id' | 'name' | 'instrument'> & Partial<Layer>): Layer => ({
  role: 'melody',
  mix: court(-0.5, 0.08, 180, 0.38),
  velocity: 82,
  range: [62, 86],
  from: 0.16,
  silentIn: ['intro'],
  plays: { kind: 'melody', ornaments: { graces: 0.3, slides: 0.3 } },
  ...layer,
});

export const xiao = tune({
  id: 'xiao',
  name: 'Xiao',
  instrument: sampled(77),
  velocity: 76,
  range: [58, 82],
  swells: true,
  plays: { kind: 'melody', ornaments: { graces: 0.35, slides: 0.4 } },
});

export const dizi = tune({
  id: 'dizi',
  name: 'Dizi',
  instrument: sampled(73),
  velocity: 82,
  range: [67, 93],
  swells: true,
  plays: { kind: 'melody', ornaments: { graces: 0.35, turns: 0.45 } },
});

export const erhu = tune({
  id: 'erhu',
  name: 'Erhu',
  instrument: sampled(40),
  mix: { ...court(-0.5, 0.12, 220, 0.42), highCutHz: 5500 },
  velocity: 80,
  range: [62, 86],
  swells: true,
  plays: { kind: 'melody', ornaments: { graces: 0.45, slides: 0.5, turns: 0.1 } },
});

export const pipa = tune({
  id: 'pipa',
  name: 'Pipa',
  instrument: sampled(106),
  mix: court(-0.5, 0.2, 150, 0.3),
  velocity: 86,
  range: [57, 83],
  plays: { kind: 'melody', ornaments: { graces: 0.25, tremolo: 1.5 } },
});

export const zhengTune = tune({
  id: 'guzheng-tune',
  name: 'Guzheng, tune',
  instrument: sampled(107),
  velocity: 84,
  range: [62, 88],
  plays: { kind: 'melody', ornaments: { graces: 0.4, turns: 0.15, slides: 0.3 } },
});

/** The high flute over the tune where everybody plays. */
export const bangdi: Layer = {
  ...dizi,
  id: 'bangdi',
  name: 'Bangdi',
  instrument: sampled(72),
  mix: court(-5, -0.1, 400, 0.4),
  velocity: 70,
  range: [74, 98],
  from: 0.72,
  plays: { kind: 'melody', octaves: 1, ornaments: { turns: 0.3 } },
};

export const answer: Layer = {
  id: 'zhongruan',
  name: 'Zhongruan',
  role: 'counter',
  instrument: sampled(24),
  mix: court(-4.5, 0.35, 90),
  velocity: 66,
  range: [48, 69],
  from: 0.4,
  plays: {
    kind: 'counter',
    rhythms: ['..x-x-....x-x-x-', '....x-x-....x---', 'x-----x-..x-x---', '..x-x-x-......x-'],
  },
};

export const strings: Layer = {
  id: 'strings',
  name: 'Strings',
  role: 'pad',
  instrument: sampled(49),
  mix: court(-5, 0, 130, 0.42),
  velocity: 62,
  range: [52, 76],
  from: 0.3,
  swells: true,
  plays: { kind: 'sustain', voices: 3, spread: 14 },
};

export const bass: Layer = {
  id: 'cello-bass',
  name: 'Low strings',
  role: 'bass',
  instrument: sampled(42),
  mix: court(-3.5, 0.1, 40, 0.25),
  velocity: 70,
  range: [36, 53],
  from: 0.22,
  swells: true,
  plays: { kind: 'bass' },
};

export const fingerBass: Layer = {
  ...bass,
  id: 'bass',
  name: 'Bass guitar',
  instrument: sampled(33),
  mix: { gainDb: -3, pan: 0, reverbSend: 0.03, highCutHz: 2500 },
  range: [29, 47],
  swells: false,
};

export const drums: Layer = {
  id: 'drums',
  name: 'Drum kit',
  role: 'drums',
  instrument: { kind: 'kit', program: 8 },
  mix: { gainDb: -4, pan: 0, reverbSend: 0.14 },
  velocity: 78,
  range: [27, 87],
  from: 0.44,
  silentIn: ['outro'],
  plays: { kind: 'drums' },
};

/** The big drum of a festival, struck with two sticks. */
export const dagu: Layer = {
  id: 'dagu',
  name: 'Dagu drum',
  role: 'percussion',
  instrument: sampled(116),
  mix: court(-3.5, 0, 35, 0.35),
  velocity: 82,
  range: [45, 45],
  from: 0.5,
  silentIn: ['outro'],
  plays: {
    kind: 'strikes',
    key: 45,
    rhythms: ['X.....x.x.......', 'X..x..x.X...x.x.', 'X.......x...x...', 'X.oox...X.oox.oo'],
  },
};

export const woodBlock: Layer = {
  id: 'muyu',
  name: 'Wood block',
  role: 'percussion',
  instrument: { kind: 'kit', program: 0 },
  mix: court(-8, 0.4, 300, 0.3),
  velocity: 60,
  range: [76, 76],
  from: 0.36,
  silentIn: ['outro', 'break'],
  plays: {
    kind: 'strikes',
    key: 76,
    rhythms: ['x...x...x...x.x.', '..x...x...x...x.', 'x.x...x.x.x.....', '....x.......x.x.'],
  },
};

export const gong: Layer = {
  id: 'cymbals',
  name: 'Chinese cymbal',
  role: 'percussion',
  instrument: { kind: 'kit', program: 0 },
  mix: court(-10, -0.1, 200, 0.4),
  velocity: 76,
  range: [52, 52],
  from: 0,
  plays: { kind: 'accent', strength: 0.7, beats: 4 },
};

export const bells: Layer = {
  id: 'bianzhong',
  name: 'Bronze bells',
  role: 'counter',
  instrument: sampled(14),
  mix: court(-8, 0.1, 160, 0.5),
  velocity: 70,
  range: [60, 77],
  from: 0,
  plays: { kind: 'accent', strength: 0.45, beats: 4 },
};
