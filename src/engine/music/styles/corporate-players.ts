import type { Layer } from './style.js';

export const sampled = (program: number): Layer['instrument'] => ({ kind: 'sampled', program });

export const room = (gainDb: number, pan: number, lowCutHz = 140): Layer['mix'] => ({
  gainDb,
  pan,
  reverbSend: 0.22,
  lowCutHz,
});

/** Damped eighths and sixteenths through the chord and its colour: the motor of it all. */
export const MOTOR = [
  '1.2.3.2.4.2.3.2.1.2.3.2.4.3..2.3',
  '1.2.3.4.1.2.3.4.1.2.3.4.2.3..4..',
  '1.3.2.4.1.3.2.4.1.3.24..1.3.2.4.',
  '1.4.3.2.1.4.3.2.1.4.3.2..3.4.2..',
];

export const muted: Layer = {
  id: 'muted-guitar',
  name: 'Muted guitar',
  role: 'chords',
  instrument: sampled(28),
  mix: room(-3, -0.4, 160),
  velocity: 76,
  range: [52, 74],
  from: 0,
  plays: { kind: 'arpeggio', voices: 4, spread: 14, rhythms: MOTOR },
};

export const pluck: Layer = {
  ...muted,
  id: 'pluck',
  name: 'Plucked synth',
  instrument: { kind: 'voice', voice: 'pluck' },
  mix: { ...room(-3.5, 0.3, 180), sidechainDb: 3, reverbSend: 0.3 },
  range: [52, 74],
  plays: {
    kind: 'arpeggio',
    voices: 4,
    spread: 14,
    rhythms: [
      '1.2.3.4.2.3.1.4.1.2.3.4.2.34..1.',
      '1.23..4.12..3.4.1.23..4.2.3.4.1.',
      '4.3.2.1.4.3.2.1.4.3.2.1..43.2.1.',
    ],
  },
};

export const piano: Layer = {
  id: 'piano',
  name: 'Bright piano',
  role: 'chords',
  instrument: sampled(1),
  mix: { ...room(-3.5, 0.12, 120), sidechainDb: 1.5 },
  velocity: 72,
  range: [52, 74],
  from: 0.2,
  plays: {
    kind: 'comp',
    voices: 4,
    spread: 14,
    rhythms: [
      'X-....t-u-....n-',
      'X..u..t-X..u..n-',
      'X-..u.t.X-..n.t.',
      'X--...u.n-..u.t-',
      'X-..u...l-..u.n-X-..u...l-n-..t-',
    ],
  },
};

export const bass: Layer = {
  id: 'bass',
  name: 'Electric bass',
  role: 'bass',
  instrument: sampled(33),
  mix: { gainDb: -2, pan: 0, reverbSend: 0.02, highCutHz: 3000, sidechainDb: 2.5 },
  velocity: 86,
  range: [29, 48],
  from: 0.2,
  plays: { kind: 'bass' },
};

export const drums: Layer = {
  id: 'drums',
  name: 'Studio drums',
  role: 'drums',
  instrument: { kind: 'kit', program: 8 },
  mix: { gainDb: -2.5, pan: 0, reverbSend: 0.12 },
  velocity: 84,
  range: [27, 87],
  from: 0.4,
  silentIn: ['outro'],
  plays: { kind: 'drums' },
};

/** Hands on two and four, and sometimes a quick pair. */
export const claps: Layer = {
  id: 'claps',
  name: 'Claps',
  role: 'percussion',
  instrument: { kind: 'kit', program: 8 },
  mix: { gainDb: -5, pan: 0.1, reverbSend: 0.3, lowCutHz: 300 },
  velocity: 80,
  range: [39, 39],
  from: 0.56,
  silentIn: ['outro', 'break'],
  plays: {
    kind: 'strikes',
    key: 39,
    rhythms: ['....x.......x...', '....x.......x.x.', '....x.......x...............x..x'],
  },
};

export const pad: Layer = {
  id: 'warm-pad',
  name: 'Warm pad',
  role: 'pad',
  instrument: { kind: 'voice', voice: 'warm-pad' },
  mix: { ...room(-5, 0, 180), reverbSend: 0.35, sidechainDb: 3 },
  velocity: 62,
  range: [52, 76],
  from: 0,
  swells: true,
  upTo: 0.3,
  plays: { kind: 'sustain', voices: 2, spread: 8 },
};

/** Not a second pad but a line of their own under the tune. */
export const strings: Layer = {
  ...pad,
  id: 'strings',
  name: 'Strings',
  instrument: sampled(48),
  mix: { ...room(-4.5, -0.1, 180), reverbSend: 0.35 },
  velocity: 74,
  range: [55, 74],
  from: 0.74,
  upTo: 1,
  role: 'counter',
  plays: {
    kind: 'counter',
    rhythms: ['x-----..x---....', 'x-------........', 'x---..x---......x---x---........'],
  },
};

export const tune = (layer: Pick<Layer, 'id' | 'name' | 'instrument'> & Partial<Layer>): Layer => ({
  role: 'melody',
  mix: { ...room(1.5, 0.05, 200), reverbSend: 0.35 },
  velocity: 84,
  range: [64, 88],
  from: 0.3,
  silentIn: ['intro'],
  plays: { kind: 'melody' },
  ...layer,
});

export const glockenspiel: Layer = {
  ...tune({ id: 'glockenspiel', name: 'Glockenspiel', instrument: sampled(9) }),
  mix: { ...room(-8, 0.3, 400), reverbSend: 0.4 },
  velocity: 62,
  range: [79, 103],
  from: 0.92,
  plays: { kind: 'melody', octaves: 1 },
};

export const chime: Layer = {
  id: 'chime',
  name: 'Chime',
  role: 'counter',
  instrument: sampled(14),
  mix: { ...room(-10, -0.25, 300), reverbSend: 0.45 },
  velocity: 66,
  range: [67, 84],
  from: 0,
  plays: { kind: 'accent', strength: 0.85, beats: 0.5 },
};

export const riser: Layer = {
  id: 'riser',
  name: 'Soft riser',
  role: 'effects',
  instrument: { kind: 'voice', voice: 'riser' },
  mix: { gainDb: -16, pan: 0, reverbSend: 0.3, lowCutHz: 200 },
  velocity: 74,
  range: [60, 60],
  from: 0,
  plays: { kind: 'lead-in', beats: 4, minStep: 0.08 },
};

export const clean: Layer = tune({
  id: 'clean-guitar',
  name: 'Clean guitar',
  instrument: sampled(27),
  range: [60, 84],
  mix: { ...room(-0.5, 0.3, 180), reverbSend: 0.4 },
});
