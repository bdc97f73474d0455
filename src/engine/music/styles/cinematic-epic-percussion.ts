import type { Layer } from './style.js';

/** A place on the stage of a large hall. */
export const hall = (gainDb: number, pan: number, lowCutHz = 60): Layer['mix'] => ({
  gainDb,
  pan,
  reverbSend: 0.4,
  lowCutHz,
});

export const kit: Layer = {
  id: 'war-drums',
  name: 'Orchestral drums',
  role: 'drums',
  instrument: { kind: 'kit', program: 48 },
  mix: { gainDb: -2, pan: 0, reverbSend: 0.35 },
  velocity: 92,
  range: [27, 87],
  from: 0.42,
  plays: { kind: 'drums' },
};

export const timpani: Layer = {
  id: 'timpani',
  name: 'Timpani',
  role: 'percussion',
  instrument: { kind: 'sampled', program: 47 },
  mix: hall(-4, 0.1, 40),
  velocity: 88,
  range: [38, 52],
  from: 0.5,
  plays: {
    kind: 'strikes',
    key: 45,
    tuned: true,
    roll: true,
    rhythms: ['x...............', 'x.......x.......', 'x.....x.x.......'],
  },
};

export const impact: Layer = {
  id: 'impact',
  name: 'Impact',
  role: 'effects',
  instrument: { kind: 'voice', voice: 'impact' },
  mix: { gainDb: -5, pan: 0, reverbSend: 0.45 },
  velocity: 104,
  range: [36, 36],
  from: 0,
  plays: { kind: 'accent', strength: 0.35 },
};

export const riser: Layer = {
  id: 'riser',
  name: 'Riser',
  role: 'effects',
  instrument: { kind: 'voice', voice: 'riser' },
  mix: { gainDb: -12, pan: 0, reverbSend: 0.3, lowCutHz: 150 },
  velocity: 84,
  range: [60, 60],
  from: 0,
  plays: { kind: 'lead-in', beats: 4, minStep: 0.08 },
};
