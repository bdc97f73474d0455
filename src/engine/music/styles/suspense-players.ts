import type { Layer } from './style.js';

/** Somewhere in a dark hall. */
export const dark = (gainDb: number, pan: number, lowCutHz = 80, depth = 0.45): Layer['mix'] => ({
  gainDb,
  pan,
  reverbSend: depth,
  lowCutHz,
});

export const sampled = (program: number): Layer['instrument'] => ({ kind: 'sampled', program });

export const drone: Layer = {
  id: 'drone',
  name: 'Deep drone',
  role: 'bass',
  instrument: { kind: 'voice', voice: 'sub-bass' },
  mix: { gainDb: -7, pan: 0, reverbSend: 0.08, highCutHz: 420 },
  velocity: 76,
  range: [26, 38],
  from: 0,
  swells: true,
  plays: { kind: 'drone', pedal: true },
};

export const basses: Layer = {
  id: 'low-strings',
  name: 'Low strings',
  role: 'bass',
  instrument: sampled(48),
  mix: dark(-4, 0.2, 32, 0.3),
  velocity: 74,
  range: [28, 46],
  from: 0.3,
  swells: true,
  plays: { kind: 'bass' },
};

export const tremolo: Layer = {
  id: 'tremolo-strings',
  name: 'Tremolo strings',
  role: 'pad',
  instrument: sampled(44),
  mix: dark(-3.5, -0.15, 150),
  velocity: 64,
  range: [55, 79],
  from: 0.16,
  swells: true,
  plays: { kind: 'sustain', voices: 3, spread: 11 },
};

/** Two voices as close and as high as they can be. */
export const needle: Layer = {
  id: 'high-strings',
  name: 'High strings',
  role: 'pad',
  instrument: sampled(49),
  mix: dark(-9, 0.25, 500, 0.6),
  velocity: 58,
  range: [76, 95],
  from: 0.5,
  swells: true,
  plays: { kind: 'sustain', voices: 2, spread: 3 },
};

const ticking = (id: string, name: string, key: number, program: number, pan: number): Layer => ({
  id,
  name,
  role: 'percussion',
  instrument: { kind: 'kit', program },
  mix: dark(-7, pan, 300, 0.3),
  velocity: 62,
  range: [key, key],
  from: 0.14,
  silentIn: ['outro'],
  plays: {
    kind: 'strikes',
    key,
    rhythms: [
      'x...o...x...o...',
      'x.o.o.o.x.o.o.o.',
      'x.ooo.oox.ooo.oo',
      'x...x...x...x.o.',
      '..x...x...x...xo',
    ],
  },
});

export const clock = ticking('clock', 'Wood clock', 76, 0, 0.3);
export const sticks = ticking('side-stick', 'Side stick', 37, 48, -0.3);

export const heart: Layer = {
  id: 'heartbeat',
  name: 'Heartbeat',
  role: 'percussion',
  instrument: { kind: 'kit', program: 48 },
  mix: dark(-3, 0, 30, 0.35),
  velocity: 78,
  range: [36, 36],
  from: 0.34,
  silentIn: ['outro'],
  plays: {
    kind: 'strikes',
    key: 36,
    rhythms: ['x..o............', 'x..o....x..o....', 'x.......o.......', 'x...........o..o'],
  },
};

export const pizzicato: Layer = {
  id: 'pizzicato',
  name: 'Pizzicato strings',
  role: 'chords',
  instrument: sampled(45),
  mix: dark(-3, 0.2, 110, 0.36),
  velocity: 74,
  range: [48, 70],
  from: 0.2,
  plays: {
    kind: 'comp',
    voices: 3,
    rhythms: [
      'l.....u.....l...',
      'l...l.t.....n...',
      '..l...l...u.....',
      'l..l..t.l..l..n.',
      'l.......t.n.t...',
    ],
  },
};

/** Low notes that turn round each other in seconds and thirds. */
export const creeping: Layer = {
  id: 'creeping-strings',
  name: 'Creeping strings',
  role: 'chords',
  instrument: sampled(48),
  mix: dark(-3.5, -0.2, 60, 0.34),
  velocity: 72,
  range: [40, 60],
  from: 0.4,
  plays: {
    kind: 'arpeggio',
    voices: 3,
    spread: 10,
    rhythms: [
      '1.1.1.2.1.1.1.2.',
      '1.1.2.1.1.1.3.1.',
      '11.111.111.11.2.',
      '1..1..1.1..1..2.',
      '1.2.1.3.1.2.1.3.',
    ],
  },
};

export const lowPiano: Layer = {
  id: 'low-piano',
  name: 'Low piano',
  role: 'counter',
  instrument: sampled(0),
  mix: dark(-4.5, -0.1, 28, 0.5),
  velocity: 88,
  range: [24, 40],
  from: 0,
  plays: { kind: 'accent', strength: 0.3, beats: 4 },
};

export const snap: Layer = {
  ...lowPiano,
  id: 'snap-pizzicato',
  name: 'Snap pizzicato',
  instrument: sampled(45),
  mix: dark(-4, 0.15, 100, 0.36),
  range: [48, 64],
  plays: { kind: 'accent', strength: 0, beats: 1 },
};

export const tune = (layer: Pick<Layer, 'id' | 'name' | 'instrument'> & Partial<Layer>): Layer => ({
  role: 'melody',
  mix: dark(-2.5, 0.1, 150, 0.55),
  velocity: 70,
  range: [60, 82],
  from: 0.24,
  silentIn: ['intro'],
  plays: { kind: 'melody' },
  ...layer,
});

export const drop: Layer = {
  id: 'sub-drop',
  name: 'Sub drop',
  role: 'effects',
  instrument: { kind: 'voice', voice: 'sub-drop' },
  mix: { gainDb: -10, pan: 0, reverbSend: 0.4 },
  velocity: 92,
  range: [34, 34],
  from: 0,
  plays: { kind: 'accent', strength: 0.55 },
};

export const blow: Layer = {
  ...drop,
  id: 'impact',
  name: 'Impact',
  instrument: { kind: 'voice', voice: 'impact' },
  mix: { gainDb: -10, pan: 0, reverbSend: 0.5 },
  plays: { kind: 'accent', strength: 0.75 },
};

export const riser: Layer = {
  id: 'riser',
  name: 'Riser',
  role: 'effects',
  instrument: { kind: 'voice', voice: 'riser' },
  mix: { gainDb: -13, pan: 0, reverbSend: 0.35, lowCutHz: 180 },
  velocity: 80,
  range: [60, 60],
  from: 0,
  plays: { kind: 'lead-in', beats: 4, minStep: 0.02 },
};

export const swell: Layer = {
  ...riser,
  id: 'reverse-swell',
  name: 'Reverse swell',
  instrument: { kind: 'voice', voice: 'reverse-swell' },
  mix: { gainDb: -12, pan: 0, reverbSend: 0.5, lowCutHz: 140, highCutHz: 5000 },
};

export const drums: Layer = {
  id: 'far-drums',
  name: 'Far drums',
  role: 'drums',
  instrument: { kind: 'kit', program: 48 },
  mix: { gainDb: -3, pan: 0, reverbSend: 0.45 },
  velocity: 80,
  range: [27, 87],
  from: 0.58,
  plays: { kind: 'drums' },
};
