/** Between which values a metric of `measureScore` lies. */
export interface Band {
  readonly [metric: string]: readonly [low: number, high: number];
}

/** 5th–95th percentile of POP909, 909 human pop arrangements. */
export const POP909: Band = {
  pce: [2.57, 3.29],
  sc: [0.83, 1],
  h1: [1.85, 2.41],
  h4: [2.42, 2.8],
  groove: [0.72, 0.94],
  ebr: [0, 0.03],
  polyphony: [3.15, 4.36],
  onsetsPerBar: [6.5, 13.7],
};

/**
 * What songs of each style show, and why that is not what pop arrangements show where it is not. Each
 * holds at least 95% of seeds, and is no wider than they need.
 */
export const STYLE_BANDS: Readonly<Record<string, Band>> = {
  /** Pop arrangements at half speed: the model of the melodic styles. */
  'lo-fi': POP909,
  /** Triads, a bar each (lower H1); strings, horns, brass and choir double in octaves (more voices). */
  'cinematic-epic': {
    pce: [2.4, 2.95],
    sc: [0.93, 1],
    h1: [1.33, 1.85],
    h4: [2.15, 2.72],
    groove: [0.7, 0.98],
    ebr: [0, 0.03],
    polyphony: [4.7, 7.6],
    onsetsPerBar: [6.8, 12.6],
  },
  /** Pads carry it (few onsets), their long tones overlap (many voices), and one mode hardly moves (lower H1). */
  ambient: {
    pce: [2.33, 2.9],
    sc: [0.95, 1],
    h1: [1.55, 2.16],
    h4: [2.25, 2.78],
    groove: [0.66, 0.95],
    ebr: [0, 0.02],
    polyphony: [5.7, 9.7],
    onsetsPerBar: [1.8, 7.2],
  },
  /** The pedal lets broken chords ring on (more voices); one hand has fewer onsets than a band, in a steady pattern. */
  'piano-solo': {
    pce: [2.5, 2.94],
    sc: [0.95, 1],
    h1: [1.57, 2.15],
    h4: [2.31, 2.78],
    groove: [0.66, 0.99],
    ebr: [0, 0.02],
    polyphony: [3.7, 6.45],
    onsetsPerBar: [3.9, 10.9],
  },
  /** Triads, a bar each (lower H1); strings double what the piano breaks (more voices). */
  'cinematic-emotional': {
    pce: [2.46, 2.94],
    sc: [0.93, 1],
    h1: [1.35, 2.05],
    h4: [2.33, 2.78],
    groove: [0.7, 0.99],
    ebr: [0, 0.02],
    polyphony: [5.1, 8.4],
    onsetsPerBar: [5.1, 10.3],
  },
  /** A pop arrangement in other colours: a motor, a piano, a bass and a tune. */
  corporate: POP909,
  /** Sections double one another (more voices), triads (lower H1), and dynamics leave beats empty. */
  orchestral: {
    pce: [2.56, 3.17],
    sc: [0.86, 1],
    h1: [1.58, 2.05],
    h4: [2.46, 2.84],
    groove: [0.68, 0.96],
    ebr: [0, 0.04],
    polyphony: [5.2, 8.85],
    onsetsPerBar: [4.8, 12.2],
  },
  /** A pedal and few pitches, but foreign ones: low entropy within a bar, and no scale that holds it. */
  suspense: {
    pce: [2.2, 3.1],
    sc: [0.75, 1],
    h1: [1.17, 1.95],
    h4: [1.86, 2.8],
    groove: [0.68, 0.99],
    ebr: [0, 0.03],
    polyphony: [4.7, 9],
    onsetsPerBar: [5.2, 13],
  },
  /** Five notes instead of seven (lower entropies); runs, tremolo and ringing strings (more onsets and voices). */
  guofeng: {
    pce: [2.36, 2.91],
    sc: [0.86, 1],
    h1: [1.62, 2.27],
    h4: [2.24, 2.77],
    groove: [0.62, 0.91],
    ebr: [0, 0.02],
    polyphony: [5.2, 7.9],
    onsetsPerBar: [6.9, 14.2],
  },
  /** Triads, a bar each (lower H1); pads under stabs and an arpeggio in sixteenths (more voices and onsets). */
  synthwave: {
    pce: [2.48, 2.82],
    sc: [0.95, 1],
    h1: [1.27, 2.1],
    h4: [2.26, 2.74],
    groove: [0.69, 0.98],
    ebr: [0, 0.02],
    polyphony: [4.15, 7.2],
    onsetsPerBar: [7.6, 15.2],
  },
  /** A pad is held under the stabs (more voices); the loop leaves bars before the drop nearly bare (fewer onsets). */
  house: {
    pce: [2.6, 2.86],
    sc: [0.97, 1],
    h1: [1.78, 2.32],
    h4: [2.5, 2.78],
    groove: [0.7, 0.95],
    ebr: [0, 0.02],
    polyphony: [3.8, 6.3],
    onsetsPerBar: [5.8, 12.5],
  },
  /** A loop, often of two chords (lower H1); it rings on over the 808 (more voices); half-time (fewer onsets). */
  trap: {
    pce: [2.4, 2.9],
    sc: [0.91, 1],
    h1: [1.3, 2.35],
    h4: [2.19, 2.78],
    groove: [0.67, 0.94],
    ebr: [0, 0.04],
    polyphony: [3.3, 6.6],
    onsetsPerBar: [4, 9.8],
  },
  /** A dance band plays songs: keys, guitar and horns share the chords instead of stacking them. */
  disco: POP909,
  /** A console has three pitched channels (fewer voices) and breaks its triads into sixteenths (lower H1, more onsets). */
  chiptune: {
    pce: [2.46, 3.12],
    sc: [0.79, 1],
    h1: [1.34, 2.12],
    h4: [2.36, 2.84],
    groove: [0.7, 1],
    ebr: [0, 0.02],
    polyphony: [1.65, 3.75],
    onsetsPerBar: [8.9, 16],
  },
  /** Songs for one guitar, a bass and a tune are what pop arrangements reduce to. */
  'acoustic-folk': POP909,
  /** A song for two guitars: a pop arrangement, but thinner in verses, thicker on hits, and a hard ending leaves beats empty. */
  'indie-rock': { ...POP909, ebr: [0, 0.04], polyphony: [2.95, 4.55] },
  /** Altered dominants and approach notes leave the key (higher entropies); short chords leave room (fewer onsets). */
  jazz: {
    pce: [2.82, 3.25],
    sc: [0.84, 1],
    h1: [2.06, 2.62],
    h4: [2.67, 3.12],
    groove: [0.72, 0.94],
    ebr: [0, 0.02],
    polyphony: [2.5, 5.7],
    onsetsPerBar: [4.4, 7.8],
  },
  /** Ninths and passing dominants (higher H4); plucked strings ring over their bass (more voices); a tune with room (fewer onsets). */
  'bossa-nova': {
    pce: [2.55, 3.3],
    sc: [0.81, 1],
    h1: [1.95, 2.36],
    h4: [2.48, 3.06],
    groove: [0.72, 0.94],
    ebr: [0, 0.02],
    polyphony: [4, 6.85],
    onsetsPerBar: [4.7, 8.1],
  },
  /** The bubbling organ fills the sixteenths, and rests with its player (more onsets, and bars unlike those before). */
  reggae: {
    pce: [2.55, 2.9],
    sc: [0.97, 1],
    h1: [1.85, 2.32],
    h4: [2.42, 2.8],
    groove: [0.66, 0.94],
    ebr: [0, 0.02],
    polyphony: [3.05, 4.85],
    onsetsPerBar: [7, 14.4],
  },
  /** Short notes with air between them (fewer voices); plain triads, and a secondary dominant for a joke (wider entropies). */
  children: {
    pce: [2.57, 3.1],
    sc: [0.87, 1],
    h1: [1.64, 2.45],
    h4: [2.47, 2.96],
    groove: [0.74, 0.99],
    ebr: [0, 0.05],
    polyphony: [1.9, 5.5],
    onsetsPerBar: [5, 9.6],
  },
};

/** Shorter than this, a piece is a sting. */
export const STING_SECONDS = 12;
/**
 * Lo-fi stings: one gesture, a cadence and the final chord. Three or four chords show
 * fewer pitch classes than a song does, and the last one is a third of all there is (lower entropy);
 * it has one bar or two to differ from (groove), may be all of the onsets, and rings in all voices.
 */
export const LO_FI_STING: Band = {
  pce: [2.05, 2.85],
  sc: [0.83, 1],
  h1: [1.75, 2.45],
  h4: [2.05, 2.8],
  groove: [0.5, 1],
  ebr: [0, 0.1],
  polyphony: [3.1, 5.1],
  onsetsPerBar: [3.5, 10],
};
