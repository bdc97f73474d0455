import type { Ensemble, Layer } from './style.js';

/** The pah after every oom. */
const PAH = ['....x.......x...', '....x.......x.x.', '..x...x...x...x.', '....X.x.....X...'];
const UKULELE = ['D---D-u-..u-D-u-', 'D-d-D-u-D-d-D-u-', 'm-u-D-u-m-u-D-u-', '....D-u-....D-u-'];

const pizzicato: Layer = {
  id: 'pizzicato',
  name: 'Pizzicato strings',
  role: 'chords',
  instrument: { kind: 'sampled', program: 45 },
  mix: { gainDb: 0, pan: -0.25, reverbSend: 0.22, lowCutHz: 140 },
  velocity: 80,
  range: [55, 79],
  from: 0,
  rollMs: 4,
  plays: { kind: 'comp', voices: 3, rhythms: PAH },
};

const ukulele: Layer = {
  ...pizzicato,
  id: 'ukulele',
  name: 'Ukulele',
  instrument: { kind: 'sampled', program: 24 },
  mix: { gainDb: 0, pan: 0.25, reverbSend: 0.14, lowCutHz: 180 },
  velocity: 78,
  range: [60, 81],
  rollMs: 7,
  plays: { kind: 'strum', tuning: 'ukulele', rhythms: UKULELE },
};

const tuba: Layer = {
  id: 'tuba',
  name: 'Tuba',
  role: 'bass',
  instrument: { kind: 'sampled', program: 58 },
  mix: { gainDb: -3, pan: 0, reverbSend: 0.12, highCutHz: 2500 },
  velocity: 84,
  range: [31, 50],
  from: 0.15,
  plays: { kind: 'bass' },
};

const upright: Layer = {
  ...tuba,
  id: 'pizzicato-bass',
  name: 'Plucked double bass',
  instrument: { kind: 'sampled', program: 32 },
  range: [28, 47],
};

const drums: Layer = {
  id: 'drums',
  name: 'Toy kit',
  role: 'drums',
  instrument: { kind: 'kit', program: 40 },
  mix: { gainDb: -5, pan: 0, reverbSend: 0.14, lowCutHz: 60 },
  velocity: 78,
  range: [27, 87],
  from: 0.32,
  silentIn: ['outro'],
  plays: { kind: 'drums' },
};

const click = (
  id: string,
  name: string,
  key: number,
  rhythms: readonly string[],
  from: number,
): Layer => ({
  id,
  name,
  role: 'percussion',
  instrument: { kind: 'kit', program: 0 },
  mix: { gainDb: -7, pan: 0.35, reverbSend: 0.16, lowCutHz: 250 },
  velocity: 74,
  range: [key, key],
  from,
  plays: { kind: 'strikes', key, rhythms },
});

const woodblock = click(
  'woodblock',
  'Woodblock',
  76,
  ['x...x...x.x.x...', '......x.......x.', 'x.....x.x.......'],
  0.3,
);
const claps = click('claps', 'Hand claps', 39, ['....X.......X...', '....X.......X.X.'], 0.58);
const tambourine = click('tambourine', 'Tambourine', 54, ['..x...x...x...x.'], 0.62);

const tune = (layer: Pick<Layer, 'id' | 'name' | 'instrument'> & Partial<Layer>): Layer => ({
  role: 'melody',
  mix: { gainDb: -1, pan: 0.05, reverbSend: 0.24, lowCutHz: 200 },
  velocity: 82,
  range: [64, 88],
  from: 0.2,
  silentIn: ['intro'],
  plays: { kind: 'melody' },
  ...layer,
});

const glockenspiel = tune({
  id: 'glockenspiel',
  name: 'Glockenspiel',
  instrument: { kind: 'sampled', program: 9 },
  mix: { gainDb: -4, pan: 0.15, reverbSend: 0.28, lowCutHz: 400 },
  range: [74, 98],
  velocity: 74,
  plays: { kind: 'melody', octaves: 1 },
});

const xylophone = tune({
  id: 'xylophone',
  name: 'Xylophone',
  instrument: { kind: 'sampled', program: 13 },
  mix: { gainDb: -2, pan: 0.15, reverbSend: 0.2, lowCutHz: 300 },
  range: [67, 96],
});

const answers = (id: string, name: string, program: number): Layer => ({
  id,
  name,
  role: 'counter',
  instrument: { kind: 'sampled', program },
  mix: { gainDb: -7, pan: -0.3, reverbSend: 0.24, lowCutHz: 200 },
  velocity: 68,
  range: [60, 79],
  from: 0.6,
  plays: { kind: 'counter', rhythms: ['............x.x.', 'x.......x.......', '......x.......x.'] },
});

const bassoon: Layer = {
  ...answers('bassoon', 'Bassoon', 70),
  mix: { gainDb: -5, pan: 0.3, reverbSend: 0.2, lowCutHz: 90 },
  range: [43, 60],
  from: 0.45,
};

/** The bands that play it: one is chosen a piece. */
export const CHILDREN_BANDS: readonly Ensemble[] = [
  {
    name: 'pizzicato and clarinet',
    layers: [
      pizzicato,
      upright,
      drums,
      tune({
        id: 'clarinet',
        name: 'Clarinet',
        instrument: { kind: 'sampled', program: 71 },
        range: [60, 86],
      }),
      woodblock,
      bassoon,
      { ...glockenspiel, from: 0.66 },
    ],
  },
  {
    name: 'ukulele and glockenspiel',
    layers: [
      ukulele,
      upright,
      { ...drums, name: 'Soft kit', instrument: { kind: 'kit', program: 8 } },
      glockenspiel,
      claps,
      answers('recorder', 'Recorder', 74),
    ],
  },
  {
    name: 'toy piano and tuba',
    layers: [
      {
        ...pizzicato,
        id: 'toy-piano',
        name: 'Toy piano',
        instrument: { kind: 'sampled', program: 3 },
        mix: { ...pizzicato.mix, gainDb: -2, lowCutHz: 220 },
        range: [60, 81],
        velocity: 74,
      },
      tuba,
      drums,
      xylophone,
      woodblock,
      answers('muted-trumpet', 'Muted trumpet', 59),
    ],
  },
  {
    name: 'whistling along',
    layers: [
      ukulele,
      { ...pizzicato, from: 0.5, mix: { ...pizzicato.mix, gainDb: -3 } },
      tuba,
      { ...drums, instrument: { kind: 'kit', program: 0 } },
      tune({
        id: 'whistle',
        name: 'Whistle',
        instrument: { kind: 'sampled', program: 78 },
        mix: { gainDb: -4, pan: 0.06, reverbSend: 0.28, lowCutHz: 250 },
        range: [69, 93],
        velocity: 74,
      }),
      tambourine,
    ],
  },
  {
    name: 'marimba and flute',
    layers: [
      {
        ...pizzicato,
        id: 'marimba',
        name: 'Marimba',
        instrument: { kind: 'sampled', program: 12 },
        range: [52, 76],
        velocity: 78,
        plays: {
          kind: 'arpeggio',
          voices: 4,
          ring: 0.75,
          rhythms: ['1.3.2.4.1.3.2.4.', '1.4.3.4.2.4.3.4.', '1...3.4.1...3.2.'],
        },
      },
      upright,
      drums,
      tune({
        id: 'flute',
        name: 'Flute',
        instrument: { kind: 'sampled', program: 73 },
        range: [65, 91],
      }),
      woodblock,
      answers('pizzicato', 'Pizzicato strings', 45),
    ],
  },
];
