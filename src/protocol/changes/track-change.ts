import type { Track } from '../draft.js';
import { CHANGE_WORDS, type Language, sentence } from './change-words.js';
import type { Pair } from './draft-things.js';
import { lastingKey } from './lasting.js';

/** Which track of `after` each track of `before` is, by index. */
export function matchTracks(
  before: readonly Track[],
  after: readonly Track[],
  pairs: readonly Pair[],
): Map<number, number> {
  const shared = new Map<string, { from: number; to: number; count: number }>();
  for (const [{ track: from }, { track: to }] of pairs) {
    const key = `${from} ${to}`;
    shared.set(key, { from, to, count: (shared.get(key)?.count ?? 0) + 1 });
  }
  const matched = new Map<number, number>();
  const taken = new Set<number>();
  const match = (from: number, to: number): void => {
    if (matched.has(from) || taken.has(to)) return;
    matched.set(from, to);
    taken.add(to);
  };
  for (const { from, to } of [...shared.values()].sort((a, b) => b.count - a.count)) {
    match(from, to);
  }
  // What holds nothing known is known by its kind.
  for (const [from, track] of before.entries()) {
    const to = after.findIndex((other, index) => other.tt === track.tt && !taken.has(index));
    if (to !== -1) match(from, to);
  }
  return matched;
}

/** What of a track is neither its kind nor what lies on it. */
function ownFields({ tt, sg, ...others }: Track): string {
  return lastingKey(others);
}

/** Says which tracks came or went empty, or came to lie in another order. */
export function describeTrackOrder(
  before: readonly Track[],
  after: readonly Track[],
  matched: ReadonlyMap<number, number>,
  language: Language,
): string[] {
  const taken = new Set(matched.values());
  const sentences: string[] = [];
  for (const [index, { tt, sg }] of after.entries()) {
    if (!taken.has(index) && sg.length === 0)
      sentences.push(sentence(language, 'trackAdded', tt, []));
  }
  for (const [index, { tt, sg }] of before.entries()) {
    if (!matched.has(index) && sg.length === 0) {
      sentences.push(sentence(language, 'trackRemoved', tt, []));
    }
  }
  const order = [...matched.entries()].sort(([a], [b]) => a - b).map(([, to]) => to);
  if (order.some((to, index) => to < (order[index - 1] ?? to))) {
    const words = CHANGE_WORDS[language];
    const kinds = after.map(({ tt }) => words.kinds[tt] ?? words.otherKind);
    sentences.push(`✅ ${words.trackOrder}${words.colon}${kinds.join(words.comma)}`);
  }
  return sentences;
}

/** Says which tracks are different in themselves, such as muted. */
export function describeTrackFields(
  before: readonly Track[],
  after: readonly Track[],
  matched: ReadonlyMap<number, number>,
  language: Language,
): string[] {
  return before.flatMap((track, index) => {
    const other = after[matched.get(index) ?? -1];
    if (other === undefined || ownFields(track) === ownFields(other)) return [];
    return [sentence(language, 'track', other.tt, [])];
  });
}
