import type { WireDraft } from '../draft.js';
import { CHANGE_WORDS, type Language, nameList, sentence } from './change-words.js';
import { type Pair, pairThings, thingsOn, tracksOf } from './draft-things.js';
import { lastingKey } from './lasting.js';
import {
  changeSentence,
  type Difference,
  differencesOf,
  presenceSentence,
  seconds,
} from './thing-words.js';
import { describeTrackFields, describeTrackOrder, matchTracks } from './track-change.js';

/** Nobody reads more sentences than these. */
const LONGEST_LIST = 20;

interface Changed {
  pair: Pair;
  differences: Difference[];
}

function isMovedAlone({ differences }: Changed): boolean {
  return differences.length === 1 && differences[0]?.verb === 'moved';
}

function isInverted([a, next]: Pair, [b, other]: Pair, place: 'startMs' | 'order'): boolean {
  return (a[place] - b[place]) * (next[place] - other[place]) < 0;
}

function someInverted(pairs: readonly Pair[], place: 'startMs' | 'order'): boolean {
  const sorted = [...pairs].sort(([a], [b]) => a[place] - b[place]);
  // Neighbours tell: a sequence of which no neighbours are the wrong way round is in order.
  return sorted.some((pair, index) => {
    const last = sorted[index - 1];
    return last !== undefined && isInverted(last, pair, place);
  });
}

/** True where the things of one track have changed places with one another. */
function isReordered(changed: readonly Changed[]): boolean {
  const following = changed
    .map(({ pair }) => pair)
    .filter(([before, after]) => !before.placedByItself && !after.placedByItself);
  const moved = changed.filter(isMovedAlone).map(({ pair }) => pair);
  return someInverted(following, 'order') || someInverted(moved, 'startMs');
}

function namesOf(language: Language, changed: readonly Changed[]): string {
  return nameList(
    language,
    changed.map(({ pair: [, after] }) => after.words),
  );
}

/** Sentences for what was moved; several things that moved alike share one. */
function describeMoves(moved: readonly Changed[], language: Language): string[] {
  const words = CHANGE_WORDS[language];
  const byDistance = new Map<number, Changed[]>();
  for (const item of moved) {
    const [before, after] = item.pair;
    const distance = after.startMs - before.startMs;
    byDistance.set(distance, [...(byDistance.get(distance) ?? []), item]);
  }
  return [...byDistance].flatMap(([distance, alike]) => {
    const [first] = alike;
    if (first === undefined) return [];
    const { pair } = first;
    if (alike.length === 1) return [changeSentence(pair, first.differences, language)];
    const time = seconds(Math.abs(distance), 3);
    const far = distance > 0 ? words.later(time) : words.earlier(time);
    return [sentence(language, 'moved', pair[1].type, [namesOf(language, alike), `(${far})`])];
  });
}

/** Sentences for the things that one track kept. */
function describeKept(changed: readonly Changed[], language: Language): string[] {
  const [first] = changed;
  if (first === undefined) return [];
  const { type } = first.pair[1];
  const inPlace = changed.filter((item) => !isMovedAlone(item) && item.differences.length > 0);
  const sentences = inPlace.map(({ pair, differences }) =>
    changeSentence(pair, differences, language),
  );
  if (!isReordered(changed)) {
    return [...sentences, ...describeMoves(changed.filter(isMovedAlone), language)];
  }
  const inOrder = [...changed].sort(
    ({ pair: [, a] }, { pair: [, b] }) => a.startMs - b.startMs || a.order - b.order,
  );
  return [...sentences, sentence(language, 'reordered', type, [namesOf(language, inOrder)])];
}

function cutShort(sentences: string[], language: Language): string[] {
  if (sentences.length <= LONGEST_LIST) return sentences;
  const shown = sentences.slice(0, LONGEST_LIST - 1);
  const more = CHANGE_WORDS[language].moreChanges(sentences.length - shown.length);
  return [...shown, `✅ ${more}`];
}

/**
 * Says what is different between two timelines, a sentence for each thing:
 * `✅ Title added: “Urban Dreams” (0-3s)`. Empty when they are the same. What only follows from
 * another change (clips that close up where one was taken out) is not told.
 */
export function describeDraftChange(
  before: WireDraft | null,
  after: WireDraft | null,
  language: Language = 'en',
): string[] {
  if (lastingKey(before ?? { t: [] }) === lastingKey(after ?? { t: [] })) return [];
  const left = tracksOf(before);
  const right = tracksOf(after);
  // The first timeline of a session, with nothing on it yet, is nothing to tell of.
  if ((before === null || after === null) && left.length + right.length === 0) return [];

  const { pairs, removed, added } = pairThings(thingsOn(left), thingsOn(right));
  const matched = matchTracks(left, right, pairs);
  const isKept = ([from, to]: Pair): boolean => matched.get(from.track) === to.track;
  const withDifferences = (pair: Pair): Changed => ({
    pair,
    differences: differencesOf(pair, language),
  });
  const kept = right.flatMap((_track, index) =>
    describeKept(
      pairs.filter((pair) => isKept(pair) && pair[1].track === index).map(withDifferences),
      language,
    ),
  );
  const carried = pairs
    .filter((pair) => !isKept(pair))
    .map((pair) => {
      const [first, ...others] = withDifferences(pair).differences;
      return first === undefined || (others.length === 0 && first.verb === 'moved')
        ? presenceSentence('carried', pair[1], language)
        : changeSentence(pair, [first, ...others], language);
    });
  const sentences = [
    ...added.map((thing) => presenceSentence('added', thing, language)),
    ...kept,
    ...carried,
    ...removed.map((thing) => presenceSentence('removed', thing, language)),
    ...describeTrackOrder(left, right, matched, language),
  ];
  if (sentences.length > 0) return cutShort(sentences, language);
  const fields = describeTrackFields(left, right, matched, language);
  return fields.length > 0 ? fields : [`✅ ${CHANGE_WORDS[language].timeline}`];
}
