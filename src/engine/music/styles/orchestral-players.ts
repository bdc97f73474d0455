import type { Layer } from './style.js';

/** A seat in the orchestra: violins left, basses right, winds and brass further back. */
export const seat = (gainDb: number, pan: number, lowCutHz = 90, depth = 0.34): Layer['mix'] => ({
  gainDb,
  pan,
  reverbSend: depth,
  lowCutHz,
});

export const sampled = (program: number): Layer['instrument'] => ({ kind: 'sampled', program });

export const tune = (layer: Pick<Layer, 'id' | 'name' | 'instrument'> & Partial<Layer>): Layer => ({
  role: 'melody',
  mix: seat(-0.5, 0.05, 180, 0.4),
  velocity: 82,
  range: [62, 86],
  from: 0.12,
  swells: true,
  plays: { kind: 'melody' },
  ...layer,
});

export const firsts = tune({
  id: 'first-violins',
  name: 'First violins',
  instrument: sampled(48),
  mix: seat(-0.5, -0.4, 180),
  velocity: 86,
  range: [62, 91],
  from: 0.3,
});

export const octaves: Layer = {
  ...firsts,
  id: 'violins-in-octaves',
  name: 'Violins in octaves',
  mix: seat(-4, -0.35, 220),
  range: [74, 98],
  from: 0.72,
  plays: { kind: 'melody', octaves: 1 },
};

export const flute = tune({
  id: 'flute',
  name: 'Flute',
  instrument: sampled(73),
  mix: seat(-3, 0.08, 250, 0.42),
  velocity: 74,
  range: [67, 96],
  from: 0.5,
  plays: { kind: 'melody', octaves: 1 },
});

export const bassLine: Layer = {
  id: 'cellos-and-basses',
  name: 'Cellos and basses',
  role: 'bass',
  instrument: sampled(48),
  mix: seat(-2.5, 0.38, 32, 0.3),
  velocity: 78,
  range: [31, 50],
  from: 0.1,
  swells: true,
  plays: { kind: 'bass' },
};

export const violas: Layer = {
  id: 'violas',
  name: 'Violas',
  role: 'counter',
  instrument: sampled(48),
  mix: seat(-4, 0.18, 120),
  velocity: 68,
  range: [52, 70],
  from: 0.3,
  swells: true,
  plays: {
    kind: 'counter',
    rhythms: ['x---x---x-----x-', 'x-------x---x---', '..x-x-----x-x---', 'x-x-x---x-x-x---'],
  },
};

export const seconds: Layer = {
  id: 'second-violins',
  name: 'Second violins and violas',
  role: 'chords',
  instrument: sampled(48),
  mix: seat(-4, -0.18, 140),
  velocity: 66,
  range: [55, 76],
  from: 0.36,
  plays: {
    kind: 'comp',
    voices: 3,
    rhythms: [
      'x.x.x.x.x.x.x.x.',
      '..x.x.x...x.x.x.',
      'x...x...x...x...',
      'x..xx.x.x..xx.x.',
      '....x.......x...',
    ],
  },
};

export const held: Layer = {
  id: 'held-strings',
  name: 'Held strings',
  role: 'pad',
  instrument: sampled(49),
  mix: seat(-4.5, 0, 120, 0.4),
  velocity: 64,
  range: [52, 76],
  from: 0,
  upTo: 0.66,
  swells: true,
  plays: { kind: 'sustain', voices: 3, spread: 13 },
};

export const horns: Layer = {
  id: 'horns',
  name: 'Horns',
  role: 'pad',
  instrument: sampled(60),
  mix: seat(-4, -0.22, 90, 0.5),
  velocity: 74,
  range: [47, 69],
  from: 0.44,
  swells: true,
  plays: { kind: 'sustain', voices: 3, spread: 13 },
};

export const brass: Layer = {
  id: 'trumpets-and-trombones',
  name: 'Trumpets and trombones',
  role: 'chords',
  instrument: sampled(61),
  mix: seat(-4, 0.22, 70, 0.5),
  velocity: 82,
  range: [46, 70],
  from: 0.74,
  swells: true,
  plays: {
    kind: 'comp',
    voices: 3,
    rhythms: ['X-------x-------', 'X---x---X-------', 'X-----x-x---x---', 'X--xx---x-------'],
  },
};

export const harp: Layer = {
  id: 'harp',
  name: 'Harp',
  role: 'chords',
  instrument: sampled(46),
  mix: seat(-5, -0.5, 100, 0.45),
  velocity: 66,
  range: [50, 86],
  from: 0.16,
  plays: {
    kind: 'arpeggio',
    voices: 4,
    ring: 2,
    spread: 20,
    rhythms: ['1.2.3.4.3.2.1.2.', '1-2-3-4---3-2---', '12343---1234----', '1.3.2.4.3.4.2.3.'],
  },
};

export const timpani: Layer = {
  id: 'timpani',
  name: 'Timpani',
  role: 'percussion',
  instrument: sampled(47),
  mix: seat(-4.5, 0.15, 40, 0.45),
  velocity: 80,
  range: [38, 52],
  from: 0.62,
  plays: {
    kind: 'strikes',
    key: 45,
    tuned: true,
    roll: true,
    rhythms: [
      'x...............',
      'x.......o.......',
      'x...........o.o.',
      'x.......x.......x.......x.o.x.o.',
    ],
  },
};

const struck = (
  id: string,
  name: string,
  key: number,
  from: number,
  rhythms: readonly string[],
): Layer => ({
  id,
  name,
  role: 'percussion',
  instrument: { kind: 'kit', program: 48 },
  mix: seat(-8, 0.05, key === 36 ? 35 : 150, 0.5),
  velocity: 74,
  range: [key, key],
  from,
  silentIn: ['outro'],
  plays: { kind: 'strikes', key, rhythms },
});

export const cymbals = struck('cymbals', 'Cymbals', 59, 0.78, [
  'x...............................',
  'x...............',
]);

export const bassDrum = struck('bass-drum', 'Bass drum', 36, 0.7, [
  'x...............',
  'x.......o.......',
]);

export const marchDrum = struck('field-drum', 'Field drum', 38, 0.5, [
  'x..ox.o.x..ox.oo',
  'x.oox...x.oox.x.',
  'x...x.oox...xooo',
]);

export const sparkle: Layer = {
  id: 'glockenspiel',
  name: 'Glockenspiel',
  role: 'counter',
  instrument: sampled(9),
  mix: seat(-9, 0.4, 400, 0.5),
  velocity: 68,
  range: [79, 98],
  from: 0,
  plays: { kind: 'accent', strength: 0.45, beats: 2 },
};

/** Plucked on the first beat and on every cut: what gives the bowed chords an edge. */
export const plucked: Layer = {
  id: 'plucked-strings',
  name: 'Plucked strings',
  role: 'chords',
  instrument: sampled(45),
  mix: seat(-1.5, 0.1, 80, 0.36),
  velocity: 70,
  range: [48, 72],
  from: 0,
  plays: {
    kind: 'comp',
    voices: 3,
    rhythms: ['x.......l.......', 'x...........l...', 'x.......u.......', 'x...............'],
  },
};

export const stroke: Layer = {
  ...bassDrum,
  id: 'bass-drum-strokes',
  name: 'Bass drum, strokes',
  mix: seat(-2.5, 0.05, 35, 0.4),
  from: 0,
  plays: { kind: 'accent', strength: 0, beats: 2 },
};

export const kettle: Layer = {
  ...timpani,
  id: 'timpani-strokes',
  name: 'Timpani, strokes',
  mix: seat(-2, 0.15, 40, 0.4),
  from: 0,
  plays: { kind: 'accent', strength: 0, beats: 2 },
};

/** Spiccato runs under a theme of the brass. */
export const runs: Layer = {
  ...seconds,
  id: 'string-runs',
  name: 'String runs',
  plays: {
    kind: 'arpeggio',
    voices: 4,
    spread: 17,
    rhythms: ['1.2.3.4.3.2.3.4.', '1.23432.1.23432.', '4.3.2.3.4.3.2.1.', '1234....4321....'],
  },
};
