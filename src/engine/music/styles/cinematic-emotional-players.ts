import type { Layer } from './style.js';

/** A place on the stage of a warm hall. */
export const hall = (gainDb: number, pan: number, lowCutHz = 90): Layer['mix'] => ({
  gainDb,
  pan,
  reverbSend: 0.45,
  lowCutHz,
});

export const sampled = (program: number): Layer['instrument'] => ({ kind: 'sampled', program });

export const piano: Layer = {
  id: 'piano',
  name: 'Soft piano',
  role: 'chords',
  instrument: sampled(0),
  mix: hall(-2, -0.1, 60),
  velocity: 60,
  range: [48, 74],
  from: 0,
  plays: {
    kind: 'arpeggio',
    voices: 4,
    ring: 2,
    spread: 17,
    rhythms: [
      '1-2-3-4-3-2-3-2-',
      '1---3-4-2---3-4-',
      '1-3-2-4-3-4-2-3-',
      '1-2-3-4-..3-2-3-',
      '1---2-3-4---3-2-',
    ],
  },
};

export const strings: Layer = {
  id: 'slow-strings',
  name: 'Slow strings',
  role: 'pad',
  instrument: sampled(49),
  mix: hall(-2, 0, 110),
  velocity: 66,
  range: [50, 76],
  from: 0.24,
  swells: true,
  plays: { kind: 'sustain', voices: 4, spread: 17 },
};

export const basses: Layer = {
  id: 'cellos-and-basses',
  name: 'Cellos and basses',
  role: 'bass',
  instrument: sampled(49),
  mix: hall(-3.5, 0.14, 32),
  velocity: 70,
  range: [31, 48],
  from: 0.2,
  swells: true,
  plays: { kind: 'bass' },
};

export const violins: Layer = {
  id: 'violins',
  name: 'Violins',
  role: 'melody',
  instrument: sampled(48),
  mix: hall(-1.5, -0.25, 180),
  velocity: 84,
  range: [64, 90],
  from: 0.56,
  silentIn: ['intro'],
  swells: true,
  plays: { kind: 'melody' },
};

export const solo = (layer: Pick<Layer, 'id' | 'name' | 'instrument'> & Partial<Layer>): Layer => ({
  role: 'melody',
  mix: { ...hall(-0.5, 0.1, 120), reverbSend: 0.5 },
  velocity: 78,
  range: [60, 84],
  from: 0.2,
  silentIn: ['intro'],
  swells: true,
  plays: { kind: 'melody' },
  ...layer,
});

/** The tune an octave higher, where everybody plays. */
export const high: Layer = {
  ...violins,
  id: 'violins-high',
  name: 'Violins, high',
  mix: hall(-4, -0.3, 220),
  range: [74, 98],
  from: 0.74,
  plays: { kind: 'melody', octaves: 1 },
};

export const counter: Layer = {
  id: 'violas',
  name: 'Violas',
  role: 'counter',
  instrument: sampled(48),
  mix: hall(-4, 0.2, 120),
  velocity: 66,
  range: [53, 71],
  from: 0.5,
  swells: true,
  plays: {
    kind: 'counter',
    rhythms: ['....x-------x---', 'x-------x-------', '..x-----x-------', 'x-----x---x-----'],
  },
};

export const pulse: Layer = {
  id: 'string-pulse',
  name: 'String pulse',
  role: 'chords',
  instrument: sampled(48),
  mix: hall(-6, -0.2, 160),
  velocity: 62,
  range: [55, 76],
  from: 0.62,
  plays: {
    kind: 'arpeggio',
    voices: 3,
    spread: 12,
    rhythms: ['1.2.3.2.1.2.3.2.', '1.1.2.2.3.3.2.2.', '1.3.2.3.1.3.2.3.'],
  },
};

export const horns: Layer = {
  id: 'horns',
  name: 'French horns',
  role: 'pad',
  instrument: sampled(60),
  mix: hall(-4, 0.25, 90),
  velocity: 72,
  range: [46, 68],
  from: 0.7,
  swells: true,
  plays: { kind: 'sustain', voices: 3, spread: 12, breathe: true },
};

export const choir: Layer = {
  id: 'choir',
  name: 'Choir',
  role: 'pad',
  instrument: sampled(53),
  mix: hall(-4, 0, 160),
  velocity: 68,
  range: [57, 78],
  from: 0.66,
  swells: true,
  plays: { kind: 'sustain', voices: 3, spread: 12 },
};

export const harp: Layer = {
  id: 'harp',
  name: 'Harp',
  role: 'chords',
  instrument: sampled(46),
  mix: hall(-4, -0.3, 100),
  velocity: 64,
  range: [52, 84],
  from: 0.3,
  plays: {
    kind: 'arpeggio',
    voices: 4,
    ring: 2,
    spread: 19,
    rhythms: ['1.2.3.4.3.2.3.4.', '1---2-3-4---3---', '1.3.2.4.3.4.2.3.', '12343-2-1---2-3-'],
  },
};

export const drums: Layer = {
  id: 'soft-drums',
  name: 'Soft orchestral drums',
  role: 'drums',
  instrument: { kind: 'kit', program: 48 },
  mix: { gainDb: -6, pan: 0, reverbSend: 0.45, highCutHz: 9000 },
  velocity: 74,
  range: [27, 87],
  from: 0.7,
  plays: { kind: 'drums' },
};

export const boom: Layer = {
  id: 'deep-boom',
  name: 'Deep boom',
  role: 'effects',
  instrument: { kind: 'voice', voice: 'sub-drop' },
  mix: { gainDb: -11, pan: 0, reverbSend: 0.4 },
  velocity: 84,
  range: [36, 36],
  from: 0,
  plays: { kind: 'accent', strength: 0.6 },
};

export const swell: Layer = {
  id: 'reverse-swell',
  name: 'Reverse swell',
  role: 'effects',
  instrument: { kind: 'voice', voice: 'reverse-swell' },
  mix: { gainDb: -14, pan: 0, reverbSend: 0.5, lowCutHz: 160, highCutHz: 5000 },
  velocity: 72,
  range: [60, 60],
  from: 0,
  plays: { kind: 'lead-in', beats: 4, minStep: 0.04 },
};

export const pianoTune = solo({
  id: 'piano-tune',
  name: 'Piano, tune',
  instrument: sampled(0),
  mix: hall(-0.5, 0.05, 120),
  range: [64, 88],
  swells: false,
});
