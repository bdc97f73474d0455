import type { CutPlace } from '../../review/types.js';
import { ENGLISH } from './texts-en.js';
import { CHINESE } from './texts-zh.js';

/** A column or row of a table: its name, and what it means in a sentence. */
export interface Explained {
  name: string;
  meaning: string;
}

/** Every word on the page that is not the piece's own. */
export interface Texts {
  /** BCP 47. */
  language: string;
  /** `F major`. */
  key(tonic: string, mode: string): string;
  section(name: string): string;
  role(name: string): string;
  stage(name: string): string;
  kind: Readonly<Record<'hard' | 'fade' | 'flash', string>>;
  place: Readonly<Record<CutPlace, string>>;
  /** Why a cut is not taken up. */
  passedOver: { tooClose: string; left: string };
  asked: string;
  notUnderstood(words: readonly string[]): string;
  facts: { style: string; key: string; tempo: string; length: string; seed: string; made: string };
  bars(count: number): string;
  verdict: {
    heard(heard: number, hits: number): string;
    noHits: string;
    follows(correlation: string, bars: number): string;
    strays(correlation: string, bars: number): string;
    steady: string;
    loud(lufs: string, peak: string): string;
  };
  figures: Readonly<
    Record<
      | 'heard'
      | 'downbeats'
      | 'selected'
      | 'correlation'
      | 'loudness'
      | 'truePeak'
      | 'lengthError'
      | 'tempoDeviation',
      Explained
    >
  >;
  samples(count: string): string;
  nothingToMeasure: string;
  overTime: { title: string; note: string; label: string };
  lanes: Readonly<
    Record<
      | 'sections'
      | 'energy'
      | 'cuts'
      | 'waveform'
      | 'loudness'
      | 'tempo'
      | 'chords'
      | 'speech'
      | 'parts',
      Explained
    >
  >;
  legend: Readonly<
    Record<
      | 'energy'
      | 'musicLoudness'
      | 'heard'
      | 'unheard'
      | 'momentary'
      | 'shortTerm'
      | 'target'
      | 'base'
      | 'limits'
      | 'soft'
      | 'middling'
      | 'loud',
      string
    >
  >;
  /** `intensity 60%`. */
  intensity(share: string): string;
  /** `bars 1–8`. */
  barRange(ranges: string): string;
  bar(number: number): string;
  hits: {
    title: string;
    note: string;
    none: string;
    columns: Readonly<
      Record<
        | 'number'
        | 'cut'
        | 'kind'
        | 'strength'
        | 'place'
        | 'beat'
        | 'heardAt'
        | 'offset'
        | 'frames'
        | 'accent',
        string
      >
    >;
    heard: string;
    unheard: string;
  };
  sheet: { title: string; note: string };
  score: {
    title: string;
    note: string;
    columns: Readonly<Record<'measure' | 'value' | 'band' | 'meaning', string>>;
    inside: string;
    outside: string;
    metrics: Readonly<Record<string, Explained>>;
  };
  timings: { title: string; note: string };
  footer(version: string): string;
}

export function textsIn(language: 'en' | 'zh'): Texts {
  return language === 'zh' ? CHINESE : ENGLISH;
}
