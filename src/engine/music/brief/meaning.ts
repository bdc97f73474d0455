import type { Brief } from '../types.js';

/** What music a situation, a work or a time stands for. */
export interface Reference {
  style?: string;
  mood?: { valence: number; arousal: number };
  /** A pull, −1…1. */
  intensity?: number;
  instruments?: readonly string[];
}

/** What a word or phrase of a prompt stands for. */
export type Meaning =
  /** A style; `nearest` when the asked one is not written yet and another stands in. */
  | { kind: 'style'; style: string; nearest: boolean }
  /** A comparison: what it says holds where nothing is said outright; `standsIn` where it names a work. */
  | ({ kind: 'reference'; standsIn?: true } & Reference)
  | { kind: 'mood'; valence: number; arousal: number }
  /** A pull on the tempo: −1 slowest … 1 fastest of the style's range. */
  | { kind: 'tempo'; pull: number }
  | { kind: 'instrument'; instrument: string }
  | { kind: 'mode'; mode: 'major' | 'minor' }
  | { kind: 'ending'; ending: Brief['ending'] }
  /** A share of loudness for the music. */
  | { kind: 'volume'; share: number }
  /** A pull on the intensity, −1…1. */
  | { kind: 'intensity'; pull: number }
  /** `no`, `without`, 不要: what follows is excluded. */
  | { kind: 'negation' }
  /** `only`, 只要: nothing but what follows (or, as `piano only`, what came before). */
  | { kind: 'only' }
  /** Goes on with a list: `and`, `or`, 、. */
  | { kind: 'join' }
  /** Ends a clause: a comma, a full stop, `but`. */
  | { kind: 'break' }
  /** Says nothing about the music. */
  | { kind: 'filler' };

/** One row of the lexicon: words of both languages, separated by `|`, and what they mean. */
export type LexiconRow = readonly [words: string, meaning: Meaning];
