import { languageOf, toSimplified } from '../../../support/chinese.js';
import type { Analysis } from '../../analysis/types.js';
import { findStyle } from '../styles/index.js';
import type { Brief } from '../types.js';
import { pictureArousal, styleForMood } from './from-picture.js';
import { readStated } from './numbers.js';
import { readWords, type Term } from './read-words.js';

/** The words' sum, before the picture fills in the rest. */
interface Understood {
  styles: { style: string; nearest: boolean; text: string }[];
  moods: { valence: number; arousal: number }[];
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

/** Folds the terms, left to right, under the negations and the `only`s that govern them. */
function understand(terms: readonly Term[]): Understood {
  const sum: Understood = {
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
    if (meaning.kind === 'filler') continue;
    if (meaning.kind === 'break') {
      governing = null;
      lastInstruments = [];
      continue;
    }
    if (meaning.kind === 'join') {
      // "no drums with piano": `with` begins something that is wanted again.
      if (text === 'with' || text === 'plus') governing = null;
      listClosed = false;
      continue;
    }
    if (meaning.kind === 'negation') {
      governing = 'negation';
      listClosed = false;
      lastInstruments = [];
      continue;
    }
    if (meaning.kind === 'only') {
      if (lastInstruments.length > 0 && governing === null) {
        for (const name of lastInstruments) sum.only.add(name);
        lastInstruments = [];
      } else {
        governing = 'only';
        listClosed = false;
      }
      continue;
    }
    if (listClosed && meaning.kind !== 'instrument') governing = null;
    const denied = governing === 'negation';
    switch (meaning.kind) {
      case 'instrument':
        if (denied) sum.without.add(meaning.instrument);
        else if (governing === 'only') sum.only.add(meaning.instrument);
        else {
          sum.wanted.add(meaning.instrument);
          lastInstruments.push(meaning.instrument);
        }
        break;
      case 'style':
        if (!denied) sum.styles.push({ style: meaning.style, nearest: meaning.nearest, text });
        break;
      case 'mood':
        sum.moods.push(
          denied ? { valence: -0.5 * meaning.valence, arousal: -0.5 * meaning.arousal } : meaning,
        );
        break;
      case 'tempo':
        sum.tempo.push(denied ? -0.4 * meaning.pull : meaning.pull);
        break;
      case 'intensity':
        sum.intensity += denied ? -meaning.pull : meaning.pull;
        break;
      case 'mode':
        sum.mode = meaning.mode;
        break;
      case 'ending':
        sum.ending = denied ? 'resolve' : meaning.ending;
        break;
      case 'volume':
        sum.volume = meaning.share;
        break;
    }
    listClosed = true;
    if (meaning.kind !== 'instrument') lastInstruments = [];
  }
  return sum;
}

const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** The span of the style's tempos that fits the words and, where they are silent, the picture. */
function tempoRange(
  range: Brief['tempo'],
  pulls: readonly number[],
  arousal: number,
): Brief['tempo'] {
  const pull = pulls.length > 0 ? clamp(mean(pulls), -1, 1) : clamp(arousal * 0.45, -0.45, 0.45);
  const width = range.maxBpm - range.minBpm;
  // A word goes a little beyond what the style does by itself.
  const centre = (range.minBpm + range.maxBpm) / 2 + pull * width * (pulls.length > 0 ? 0.6 : 0.5);
  const half = width * (pulls.length > 0 ? 0.22 : 0.32);
  const low = range.minBpm - 0.15 * width;
  const high = range.maxBpm + 0.15 * width;
  return {
    minBpm: clamp(centre - half, low, high - half),
    maxBpm: clamp(centre + half, low + half, high),
  };
}

/**
 * Turns a prompt, in English or Chinese, and the picture's analysis into what is to be composed.
 * The words win; the picture fills in what they leave open. Words that the lexicon does not know are
 * given back in `unknownWords`, styles that another one stands in for in `substitutions`. A seed
 * within the words wins over `options.seed`.
 */
export function parseBrief(words: string, analysis: Analysis, options: { seed: number }): Brief {
  const stated = readStated(toSimplified(words));
  const sum = understand(readWords(stated.rest));
  const asked = sum.styles.find((style) => !style.nearest) ?? sum.styles[0];
  const seen = { valence: analysis.mood.valence, arousal: pictureArousal(analysis) };
  const blend = (said: Analysis['mood'], share: number): Analysis['mood'] => ({
    valence: clamp(share * said.valence + (1 - share) * seen.valence, -1, 1),
    arousal: clamp(share * said.arousal + (1 - share) * seen.arousal, -1, 1),
  });
  const named =
    sum.moods.length > 0
      ? {
          valence: mean(sum.moods.map((said) => said.valence)),
          arousal: mean(sum.moods.map((said) => said.arousal)),
        }
      : null;
  const style = findStyle(asked?.style ?? styleForMood(named === null ? seen : blend(named, 0.8)));
  // A style that was named brings its own mood along, where the words name none.
  const mood =
    named !== null ? blend(named, 0.8) : blend(style.suits, asked === undefined ? 0 : 0.4);
  const key = stated.key ?? null;
  const tempo =
    stated.bpm !== undefined
      ? { minBpm: stated.bpm, maxBpm: stated.bpm }
      : tempoRange(style.tempo, sum.tempo, mood.arousal);
  const substituted = asked?.nearest === true ? sum.styles : [];
  return {
    words,
    language: languageOf(words) ?? 'en',
    style: style.id,
    styleFrom: asked === undefined && named === null ? 'picture' : 'words',
    namesStyle: asked !== undefined,
    mood,
    tempo,
    key,
    modeLean:
      key !== null
        ? ['major', 'lydian', 'mixolydian'].includes(key.mode)
          ? 'major'
          : 'minor'
        : (sum.mode ?? (mood.valence >= style.majorFrom ? 'major' : 'minor')),
    without: [...sum.without],
    only: [...sum.only],
    wanted: [...sum.wanted].filter((name) => !sum.without.has(name) && !sum.only.has(name)),
    intensity: clamp(0.55 + 0.3 * mood.arousal + 0.3 * sum.intensity, 0.1, 1),
    ending: sum.ending ?? style.ending,
    volume: stated.volume ?? sum.volume,
    seed: stated.seed ?? options.seed,
    unknownWords: [...sum.unknown, ...substituted.map(({ text }) => text)],
    substitutions: substituted.map(({ text }) => ({ asked: text, taken: style.id })),
  };
}
