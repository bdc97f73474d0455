import type { Brief } from '../types.js';
import type { Meaning } from './meaning.js';
import type { Term } from './read-words.js';

/** A style that was asked for, and by which words. */
export interface AskedStyle {
  style: string;
  text: string;
  /** Outright, by one that stands in for what was named, or by a situation that it suits. */
  how: 'named' | 'nearest' | 'suggested';
}

/** The words' sum, before the picture fills in the rest. */
export interface Folded {
  styles: AskedStyle[];
  /** What is compared to weighs less than what is said outright. */
  moods: { valence: number; arousal: number; weight: number }[];
  tempo: number[];
  intensity: number;
  mode: 'major' | 'minor' | null;
  ending: Brief['ending'] | null;
  volume: number | null;
  without: Set<string>;
  only: Set<string>;
  wanted: Set<string>;
  unknown: string[];
}

type Told = Exclude<
  Meaning,
  { kind: 'negation' | 'only' | 'join' | 'break' | 'filler' | 'instrument' }
>;

/** Adds one meaning to the sum; `denied` after “no” or “not”. */
function add(sum: Folded, meaning: Told, text: string, denied: boolean): void {
  switch (meaning.kind) {
    case 'style':
      if (denied) return;
      sum.styles.push({ style: meaning.style, text, how: meaning.nearest ? 'nearest' : 'named' });
      return;
    case 'reference': {
      const { style, mood, intensity = 0, instruments = [], standsIn } = meaning;
      if (mood !== undefined) {
        const by = denied ? -0.5 : 1;
        sum.moods.push({ valence: by * mood.valence, arousal: by * mood.arousal, weight: 0.6 });
      }
      if (denied) return;
      if (style !== undefined) {
        sum.styles.push({ style, text, how: standsIn ? 'nearest' : 'suggested' });
      }
      sum.intensity += intensity;
      for (const name of instruments) sum.wanted.add(name);
      return;
    }
    case 'mood': {
      const by = denied ? -0.5 : 1;
      sum.moods.push({ valence: by * meaning.valence, arousal: by * meaning.arousal, weight: 1 });
      return;
    }
    case 'tempo':
      sum.tempo.push(denied ? -0.4 * meaning.pull : meaning.pull);
      return;
    case 'intensity':
      sum.intensity += denied ? -meaning.pull : meaning.pull;
      return;
    case 'mode':
      sum.mode = meaning.mode;
      return;
    case 'ending':
      sum.ending = denied ? 'resolve' : meaning.ending;
      return;
    case 'volume':
      sum.volume = meaning.share;
  }
}

/** Folds the terms, left to right, under the negations and the `only`s that govern them. */
export function foldTerms(terms: readonly Term[]): Folded {
  const sum: Folded = {
    styles: [],
    moods: [],
    tempo: [],
    intensity: 0,
    mode: null,
    ending: null,
    volume: null,
    without: new Set(),
    only: new Set(),
    wanted: new Set(),
    unknown: [],
  };
  let governing: 'negation' | 'only' | null = null;
  /** True when the governed list already has a member and was not gone on with. */
  let listClosed = false;
  let lastInstruments: string[] = [];
  for (const { text, meaning } of terms) {
    if (meaning === null) {
      if (!sum.unknown.includes(text)) sum.unknown.push(text);
      continue;
    }
    switch (meaning.kind) {
      case 'filler':
        continue;
      case 'break':
        governing = null;
        lastInstruments = [];
        continue;
      case 'join':
        // "no drums with piano": `with` begins something that is wanted again.
        if (text === 'with' || text === 'plus') governing = null;
        listClosed = false;
        continue;
      case 'negation':
        governing = 'negation';
        listClosed = false;
        lastInstruments = [];
        continue;
      case 'only':
        // A guitar's solo leaves the others in; 独奏 does not.
        if (text === 'solo' && lastInstruments.length > 0) continue;
        if (lastInstruments.length > 0 && governing === null) {
          for (const name of lastInstruments) sum.only.add(name);
          lastInstruments = [];
        } else {
          governing = 'only';
          listClosed = false;
        }
        continue;
      case 'instrument':
        if (governing === 'negation') sum.without.add(meaning.instrument);
        else if (governing === 'only') sum.only.add(meaning.instrument);
        else if (text === 'lead' && lastInstruments.length > 0) {
          // “Cello lead” is a cello that leads.
          break;
        } else {
          sum.wanted.add(meaning.instrument);
          lastInstruments.push(meaning.instrument);
        }
        break;
      default:
        if (listClosed) governing = null;
        add(sum, meaning, text, governing === 'negation');
        lastInstruments = [];
    }
    listClosed = true;
  }
  return sum;
}
