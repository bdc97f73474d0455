import type { Texts } from './texts.js';

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

export const ENGLISH: Texts = {
  language: 'en',
  key: (tonic, mode) => `${tonic} ${mode}`,
  section: (name) => name,
  role: (name) => name,
  stage: (name) => name,
  kind: { hard: 'hard cut', fade: 'fade', flash: 'flash' },
  place: {
    downbeat: 'On the downbeat',
    beat: 'On a beat',
    'off-beat': 'Between beats',
    none: 'Not taken up',
  },
  passedOver: {
    tooClose: 'too close to a heavier cut, or to an end',
    left: 'would have bent the tempo too far',
  },
  asked: 'Asked for',
  notUnderstood: (words) => `Not understood: ${words.join(', ')}`,
  facts: {
    style: 'Style',
    key: 'Key',
    tempo: 'Tempo',
    length: 'Length',
    seed: 'Seed',
    made: 'Made by',
  },
  bars: (number) => count(number, 'bar'),
  verdict: {
    heard: (heard, hits) =>
      heard === hits
        ? `${hits === 1 ? 'The one accent is' : `All ${hits} accents are`} heard within a frame of ${hits === 1 ? 'its cut' : 'their cuts'}.`
        : `${heard} of ${hits} accents are heard within a frame of their cuts.`,
    noHits: 'No cut asked for an accent.',
    follows: (correlation, bars) =>
      `The music grows and calms down with the picture: rank correlation ${correlation} over ${count(bars, 'bar')}.`,
    strays: (correlation, bars) =>
      `The music follows the picture’s energy only in part: rank correlation ${correlation} over ${count(bars, 'bar')}.`,
    steady:
      'The picture’s energy hardly varies, or there are too few bars: nothing to follow there.',
    loud: (lufs, peak) => `It is ${lufs} LUFS loud and peaks at ${peak} dBTP.`,
  },
  figures: {
    heard: {
      name: 'Accents heard',
      meaning: 'Attacks found in the finished sound within one frame of the cut, of those written.',
    },
    downbeats: {
      name: 'Strong cuts on downbeats',
      meaning: 'Of the heavy cuts whose accent is heard, those on the first beat of a bar.',
    },
    selected: {
      name: 'Cuts taken up',
      meaning: 'Of the cuts that lie half a beat or more apart, those whose accent is heard.',
    },
    correlation: {
      name: 'Follows the energy',
      meaning:
        'Spearman’s correlation, bar by bar, of loudness and the picture’s energy; 1 is best.',
    },
    loudness: {
      name: 'Loudness',
      meaning: 'Integrated loudness of the music alone, LUFS; the target is −14.',
    },
    truePeak: {
      name: 'True peak',
      meaning: 'Highest level between the samples, dBTP; the limit is −1.',
    },
    lengthError: {
      name: 'Length error',
      meaning:
        'How much longer or shorter than the picture the music is, at 48,000 samples a second.',
    },
    tempoDeviation: {
      name: 'Tempo bend',
      meaning: 'The farthest that the tempo is from the base; the limit is 8%.',
    },
  },
  samples: (number) => `${number} ${number === '1' ? 'sample' : 'samples'}`,
  nothingToMeasure: 'nothing to measure',
  overTime: {
    title: 'Over time',
    note: 'Every row has the picture’s time from left to right. Fine lines through the rows are cuts that the music accents.',
    label: 'Rows over the time of the picture; scroll sideways for more',
  },
  lanes: {
    sections: { name: 'Sections', meaning: 'The form; the fuller the tint, the more plays.' },
    energy: {
      name: 'Picture and music',
      meaning: 'The picture’s energy, and the loudness of the music bar by bar.',
    },
    cuts: { name: 'Cuts on the beat grid', meaning: 'Where in its bar each cut falls.' },
    waveform: { name: 'Waveform', meaning: 'The music alone.' },
    loudness: { name: 'Loudness', meaning: 'In LUFS, over 0.4 s and over 3 s.' },
    tempo: { name: 'Tempo', meaning: 'How the tempo bends to meet the cuts.' },
    chords: { name: 'Chords', meaning: 'The harmony as it moves.' },
    speech: { name: 'Speech', meaning: 'Somebody speaks in the clip; the music steps back.' },
    parts: { name: 'Who plays when', meaning: 'The bars in which each instrument sounds.' },
  },
  legend: {
    energy: 'picture’s energy',
    musicLoudness: 'loudness of the music',
    heard: 'heard within a frame',
    unheard: 'no accent heard',
    momentary: 'momentary',
    shortTerm: 'short-term',
    target: 'target −14',
    base: 'base tempo',
    limits: '±8%',
    soft: 'softly',
    middling: 'middling',
    loud: 'loudly',
  },
  intensity: (share) => `intensity ${share}`,
  barRange: (ranges) => `bars ${ranges}`,
  bar: (number) => `bar ${number}`,
  hits: {
    title: 'Cut by cut',
    note: 'Offset is from the picture’s cut to the attack in the finished sound: positive is late.',
    none: 'No cuts were found in the picture.',
    columns: {
      number: 'No.',
      cut: 'Cut at',
      kind: 'Kind',
      strength: 'Strength',
      place: 'In the music',
      beat: 'Bar : beat',
      heardAt: 'Heard at',
      offset: 'Offset, ms',
      frames: 'In frames',
      accent: 'Accent',
    },
    heard: 'heard',
    unheard: 'not heard',
  },
  sheet: { title: 'Chord sheet', note: 'A cell is a bar.' },
  score: {
    title: 'The writing in figures',
    note: 'The band is where human or intended pieces of this style lie. The aim is to lie within it, not to be high.',
    columns: { measure: 'Measure', value: 'Value', band: 'Band', meaning: 'What it says' },
    inside: 'within',
    outside: 'outside',
    metrics: {
      pce: {
        name: 'Pitch-class entropy (PCE)',
        meaning: 'How evenly the twelve notes are used, in bits: low is plain, high is colourful.',
      },
      sc: {
        name: 'Scale consistency (SC)',
        meaning: 'The share of notes within one major or minor scale.',
      },
      h1: { name: 'Entropy of a bar (H1)', meaning: 'The same as PCE, within single bars.' },
      h4: {
        name: 'Entropy of four bars (H4)',
        meaning: 'And within four bars: the step up from H1 is how much the harmony moves.',
      },
      groove: {
        name: 'Groove consistency',
        meaning: 'How alike the rhythms of neighbouring bars are; 1 is a loop.',
      },
      ebr: {
        name: 'Empty beats (EBR)',
        meaning: 'The share of beats on which nothing pitched sounds.',
      },
      polyphony: { name: 'Polyphony', meaning: 'How many notes sound together, where any does.' },
      onsetsPerBar: {
        name: 'Onsets in a bar',
        meaning: 'On how many sixteenths of a bar something pitched begins: how busy it is.',
      },
    },
  },
  timings: { title: 'Time taken', note: 'On the machine that made it.' },
  footer: (version) =>
    `Measured by vmg ${version} on the sound it made. This page needs no network.`,
};
