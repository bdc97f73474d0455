import type { Instrument, Role } from '../types.js';

/** What an instrument's name in a prompt means for the parts of a score. */
export interface InstrumentFamily {
  /** General MIDI programmes that count as this instrument. */
  programs: readonly number[];
  /** Roles that it names outright ("no drums"). */
  roles?: readonly Role[];
  /** The role that it takes when it is asked for and nobody plays it. */
  takes: Role;
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

export const INSTRUMENT_FAMILIES: Readonly<Record<string, InstrumentFamily>> = {
  drums: { programs: [], roles: ['drums', 'percussion'], takes: 'drums' },
  percussion: { programs: [], roles: ['percussion'], takes: 'percussion' },
  timpani: { programs: [47], takes: 'percussion' },
  bass: { programs: range(32, 39), roles: ['bass'], takes: 'bass' },
  piano: { programs: [0, 1, 2, 3], takes: 'melody' },
  'electric-piano': { programs: [4, 5, 6, 7], takes: 'chords' },
  guitar: { programs: range(24, 31), takes: 'chords' },
  'electric-guitar': { programs: range(26, 31), takes: 'melody' },
  strings: { programs: [...range(40, 45), 48, 49, 50, 51], takes: 'pad' },
  violin: { programs: [40], takes: 'melody' },
  cello: { programs: [42], takes: 'melody' },
  brass: { programs: range(56, 63), takes: 'counter' },
  horn: { programs: [60], takes: 'counter' },
  flute: { programs: [72, 73, 75, 77], takes: 'melody' },
  clarinet: { programs: [71], takes: 'melody' },
  saxophone: { programs: range(64, 67), takes: 'melody' },
  choir: { programs: [52, 53, 54, 91], takes: 'pad' },
  vocals: { programs: [52, 53, 54, 85, 91], takes: 'pad' },
  harp: { programs: [46], takes: 'chords' },
  guzheng: { programs: [107], takes: 'chords' },
  yangqin: { programs: [15], takes: 'chords' },
  pipa: { programs: [106], takes: 'melody' },
  // Its nearest relative in General MIDI is a fiddle.
  erhu: { programs: [110, 40], takes: 'melody' },
  bells: { programs: [8, 9, 10, 14, 98, 112], takes: 'melody' },
  vibraphone: { programs: [11, 12, 13], takes: 'melody' },
  organ: { programs: range(16, 20), takes: 'pad' },
  synth: { programs: [80, 81, 82, 83, ...range(88, 95)], takes: 'pad' },
  pad: { programs: range(88, 95), roles: ['pad'], takes: 'pad' },
  melody: { programs: [], roles: ['melody', 'counter'], takes: 'melody' },
  chords: { programs: [], roles: ['chords', 'pad'], takes: 'chords' },
  texture: { programs: [], takes: 'effects' },
  effects: { programs: [], roles: ['effects'], takes: 'effects' },
};

/** Our own voices that people call a synthesiser. */
const SYNTHS: readonly string[] = [
  'warm-pad',
  'supersaw',
  'pluck',
  'synth-lead',
  'chip-pulse',
  'chip-square',
];

/** True when a part of this role and instrument is what the prompt calls `family`. */
export function belongsTo(family: string, role: Role, instrument: Instrument): boolean {
  const known = INSTRUMENT_FAMILIES[family];
  if (known === undefined) return false;
  if (known.roles?.includes(role)) return true;
  if (instrument.kind === 'sampled') return known.programs.includes(instrument.program);
  if (instrument.kind === 'kit') return false;
  if (family === 'drums') return instrument.voice.endsWith('-drums');
  if (family === 'texture') return instrument.voice === 'vinyl';
  if (family === 'synth') return SYNTHS.includes(instrument.voice);
  if (family === 'pad') return instrument.voice === 'warm-pad';
  return false;
}
