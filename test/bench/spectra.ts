import type { Spectrum } from './listener/mix-figures.js';

/** Where the spectrum of a style lies, and the share of its power below 130 Hz. */
export interface Balance {
  /** Decibels an octave. */
  tilt: number;
  /** Decibels over the line of records. */
  air: number;
  low: readonly [least: number, most: number];
}

/** No mix is flatter than pink noise nor steeper than 8 dB an octave, whatever its style. */
export const TILT_FRAME = [-8, -3] as const;
/** The hammers of a felt piano have no overtones up there: it alone is steeper, and has no air. */
export const FELT = 'piano-solo';
/** How far the mean of a few pieces may lie from its style. */
const TILT_REACH = 0.9;
const AIR_REACH = 3;

/**
 * The balance of each style. Records fall by 4 to 5 dB an octave and faster above 4 kHz; what has
 * cymbals, steel strings or machines lies nearest to that, bowed and plucked strings without them
 * lie lower, pads and tape lower still. A kick and an 808 fill the low end that a piano leaves free.
 */
export const SPECTRA: Readonly<Record<string, Balance>> = {
  'indie-rock': { tilt: -5.2, air: -3.5, low: [0.15, 0.6] },
  corporate: { tilt: -5.6, air: -5.5, low: [0.1, 0.75] },
  children: { tilt: -5.3, air: -6, low: [0.05, 0.5] },
  disco: { tilt: -5.8, air: -6.5, low: [0.2, 0.7] },
  chiptune: { tilt: -6.2, air: -6.5, low: [0.15, 0.8] },
  'acoustic-folk': { tilt: -5.6, air: -7, low: [0.15, 0.6] },
  trap: { tilt: -6.2, air: -7, low: [0.35, 0.85] },
  jazz: { tilt: -6, air: -7, low: [0.15, 0.65] },
  synthwave: { tilt: -6.2, air: -8, low: [0.25, 0.8] },
  reggae: { tilt: -6.1, air: -7.5, low: [0.1, 0.7] },
  'bossa-nova': { tilt: -6.1, air: -8, low: [0.15, 0.65] },
  house: { tilt: -6.4, air: -8.5, low: [0.2, 0.75] },
  'cinematic-epic': { tilt: -6.2, air: -9, low: [0.15, 0.8] },
  'lo-fi': { tilt: -6.5, air: -11, low: [0.1, 0.75] },
  suspense: { tilt: -6.5, air: -11, low: [0.2, 0.7] },
  orchestral: { tilt: -6, air: -12, low: [0.03, 0.45] },
  'cinematic-emotional': { tilt: -6.4, air: -13, low: [0, 0.6] },
  guofeng: { tilt: -6.2, air: -13.5, low: [0, 0.75] },
  ambient: { tilt: -6.6, air: -16, low: [0.1, 0.6] },
  [FELT]: { tilt: -8.7, air: -33.5, low: [0, 0.3] },
};

/** What is wrong with the balance of a style's pieces, in words; nothing of a good mix. */
export function faultsOf(style: string, { tilt, air, low }: Spectrum): string[] {
  const wanted = SPECTRA[style];
  if (wanted === undefined) return [`${style} has no balance of its own`];
  const [least, most] = wanted.low;
  return [
    ...(tilt < wanted.tilt - TILT_REACH ? ['dull'] : []),
    ...(tilt > wanted.tilt + TILT_REACH ? ['flat'] : []),
    ...(air < wanted.air - AIR_REACH ? ['muffled'] : []),
    ...(air > wanted.air + AIR_REACH ? ['harsh'] : []),
    ...(low < least ? ['thin'] : []),
    ...(low > most ? ['boomy'] : []),
  ];
}
