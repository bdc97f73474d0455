import type { Layer } from './style.js';

export const horns: Layer = {
  id: 'horns',
  name: 'Horn section',
  role: 'chords',
  instrument: { kind: 'sampled', program: 61 },
  mix: { gainDb: -3.5, pan: 0.25, reverbSend: 0.22, lowCutHz: 200 },
  velocity: 90,
  range: [57, 76],
  from: 0.62,
  plays: {
    kind: 'comp',
    voices: 3,
    rhythms: [
      'X.....X.........',
      '......x.X--.....',
      'X.xx.X..............x.x.X---....',
      '............x.X-X.......x..x.X--',
    ],
  },
};

/** A stab of the horns on a cut: louder than the groove's sixteenths. */
export const hornHit: Layer = {
  ...horns,
  id: 'horn-hits',
  name: 'Horn stabs',
  role: 'counter',
  mix: { ...horns.mix, gainDb: -2.5 },
  velocity: 100,
  range: [55, 76],
  from: 0,
  plays: { kind: 'accent', strength: 0.2, beats: 0.5 },
};
