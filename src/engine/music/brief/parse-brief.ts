import { languageOf, toSimplified } from '../../../support/chinese.js';
import type { Analysis } from '../../analysis/types.js';
import { themeTempo } from '../composition/theme.js';
import { isMajor } from '../composition/theory.js';
import { findStyle } from '../styles/index.js';
import type { Brief, Score } from '../types.js';
import { joinDirections, readDirections } from './directions.js';
import { type AskedStyle, type Folded, foldTerms } from './fold-terms.js';
import { pictureArousal, styleForMood } from './from-picture.js';
import { readStated } from './numbers.js';
import { normalise, readWords } from './read-words.js';

const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function weighted(moods: Folded['moods'], of: 'valence' | 'arousal'): number {
  const weight = moods.reduce((sum, mood) => sum + mood.weight, 0);
  return moods.reduce((sum, mood) => sum + mood.weight * mood[of], 0) / weight;
}

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

/** A theme is itself a little faster or slower, by this share. */
const THEME_TEMPO = 0.03;
const about = (bpm: number): Brief['tempo'] => ({
  minBpm: bpm * (1 - THEME_TEMPO),
  maxBpm: bpm * (1 + THEME_TEMPO),
});

/** What is named outright goes before what stands in for something, and that before a comparison. */
function styleAskedFor({ styles }: Folded): AskedStyle | undefined {
  return (['named', 'nearest', 'suggested'] as const)
    .map((way) => styles.find(({ how }) => how === way))
    .find((style) => style !== undefined);
}

/**
 * Turns a prompt, in English or Chinese, and the picture's analysis into what is to be composed.
 * The words win; the picture fills in what they leave open. Words that the lexicon does not know are
 * given back in `unknownWords`, styles that another one stands in for in `substitutions`. A seed
 * within the words wins over `options.seed`. With `options.like`, the style, mode and tempo of that
 * piece are kept.
 */
export function parseBrief(
  words: string,
  analysis: Analysis,
  options: { seed: number; like?: Score },
): Brief {
  const stated = readStated(toSimplified(words.normalize('NFKC')));
  // What was asked of one piece after another stands in paragraphs.
  const requests = stated.rest
    .split(/\n\s*\n/u)
    .map((request) => readDirections(normalise(request), analysis.durationSeconds));
  const terms = readWords(requests.map(({ rest }) => rest).join('\n\n'));
  const sum = foldTerms(terms);
  const directions = joinDirections(requests);
  const ending = requests.map((request) => request.ending).findLast((one) => one !== null);
  for (const name of requests.flatMap(({ wanted }) => wanted)) sum.wanted.add(name);
  // What was chosen by name goes before what the words say.
  for (const [names, list, other] of [
    [stated.instruments, sum.wanted, sum.without],
    [stated.withoutInstruments, sum.without, sum.wanted],
  ] as const) {
    for (const { meaning, text } of readWords(names ?? '')) {
      if (meaning?.kind === 'instrument') {
        list.add(meaning.instrument);
        other.delete(meaning.instrument);
      } else if (meaning === null) sum.unknown.push(text);
    }
  }
  const asked = styleAskedFor(sum);
  const seen = { valence: analysis.mood.valence, arousal: pictureArousal(analysis) };
  const blend = (said: Analysis['mood'], share: number): Analysis['mood'] => ({
    valence: clamp(share * said.valence + (1 - share) * seen.valence, -1, 1),
    arousal: clamp(share * said.arousal + (1 - share) * seen.arousal, -1, 1),
  });
  const named =
    sum.moods.length > 0
      ? {
          valence: weighted(sum.moods, 'valence'),
          arousal: weighted(sum.moods, 'arousal'),
        }
      : null;
  const { like } = options;
  const style = findStyle(
    like?.style ?? asked?.style ?? styleForMood(named === null ? seen : blend(named, 0.8)),
  );
  // A style that was named brings its own mood along, where the words name none.
  const mood =
    named !== null ? blend(named, 0.8) : blend(style.suits, asked === undefined ? 0 : 0.4);
  const key = stated.key ?? null;
  const stays = key ?? like?.key;
  const tempo =
    stated.bpm !== undefined
      ? { minBpm: stated.bpm, maxBpm: stated.toBpm ?? stated.bpm }
      : like === undefined
        ? tempoRange(style.tempo, sum.tempo, mood.arousal)
        : about(themeTempo(like));
  const substituted =
    asked?.how === 'nearest' ? sum.styles.filter(({ how }) => how === 'nearest') : [];
  const misspelt = terms.flatMap(({ text, takenFor }) =>
    takenFor === undefined ? [] : [{ typed: text, taken: takenFor }],
  );
  return {
    words,
    language: languageOf(words) ?? 'en',
    style: style.id,
    styleFrom: asked === undefined && named === null ? 'picture' : 'words',
    namesStyle: asked !== undefined && asked.how !== 'suggested',
    mood,
    tempo,
    key,
    modeLean:
      stays !== undefined
        ? isMajor(stays.mode)
          ? 'major'
          : 'minor'
        : (sum.mode ?? (mood.valence >= style.majorFrom ? 'major' : 'minor')),
    without: [...sum.without],
    only: [...sum.only],
    wanted: [...sum.wanted].filter((name) => !sum.without.has(name) && !sum.only.has(name)),
    intensity: clamp(0.55 + 0.3 * mood.arousal + 0.3 * sum.intensity, 0.1, 1),
    ending: sum.ending ?? ending ?? style.ending,
    directions,
    moodTurns: requests.flatMap(({ moodTurns }) => moodTurns),
    volume: stated.volume ?? sum.volume,
    seed: stated.seed ?? like?.seed ?? options.seed,
    unknownWords: [
      ...sum.unknown,
      ...requests.flatMap(({ unused }) => unused),
      ...substituted.map(({ text }) => text),
    ],
    misspelt,
    substitutions: substituted.map(({ text }) => ({ asked: text, taken: style.id })),
  };
}
