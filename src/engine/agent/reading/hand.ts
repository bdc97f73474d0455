import type { Target } from '../../timeline/index.js';
import type { ReadingContext, Request } from '../requests.js';
import type { Item, Meaning, Slot, Thing } from './items.js';
import type { Word } from './words-en.js';

/** What a rule reads a clause with: it takes what it understands, and the rest tells on it. */
export interface Hand {
  readonly context: ReadingContext;
  /** The clause in its plain form, and as it was typed. */
  readonly text: string;
  readonly raw: string;
  /** What the message says ahead of the clause. */
  readonly earlier: string;
  /** What it says behind it. */
  readonly later: string;
  /** What “it” is, because it was named before. */
  readonly spoken: Target | null;
  /** What the message asked for before. */
  readonly before: readonly Request[];
  has(...words: Word[]): boolean;
  /** Which of these words comes first. */
  first(...words: Word[]): Word | undefined;
  /** Takes all of these words; true when there was one. */
  take(...words: Word[]): boolean;
  /** The first of its kind that nobody has taken. */
  slot<Kind extends Slot>(kind: Kind): (Extract<Meaning, { is: Kind }> & Item) | undefined;
  slots<Kind extends Slot>(kind: Kind): (Extract<Meaning, { is: Kind }> & Item)[];
  holds(kind: Slot): boolean;
  /** Those of its kind that nobody has taken, left where they are. */
  free<Kind extends Slot>(kind: Kind): (Extract<Meaning, { is: Kind }> & Item)[];
  /** The places of a word that nobody has taken, left where they are. */
  words(word: Word): Item[];
  /** The clause with blanks for all that is named, measured or quoted in it. */
  unnamed(): string;
  /** The files that sound, or that are seen, taken. */
  files(of: 'sound' | 'picture'): File[];
  /** Takes what is “in the middle”, of nothing in particular. */
  middle(): boolean;
  /** The things of these kinds, taken. */
  things(...kinds: Thing[]): Target[];
  hasThing(...kinds: Thing[]): boolean;
  /** What stands just before an item, up to the start of the clause. */
  ahead(item: Item): string;
  takeItem(item: Item): void;
  takeAll(): void;
  /** Takes what lies between two places of the clause's text. */
  takeWithin(from: number, to: number): void;
  left(): Item[];
}

const PLAIN: readonly Item['is'][] = ['word', 'filler', 'unknown', 'break', 'count', 'section'];

export type File = Extract<Meaning, { is: 'file' }> & Item;

/** A rule: what a clause asks for; null where the clause is about something else. */
export type Rule = (hand: Hand) => Request[] | null;

export interface Reach {
  context: ReadingContext;
  text: string;
  raw: string;
  spoken: Target | null;
  before: readonly Request[];
}

/** `text` and `raw` of `reach` are the whole message; `items` are those of the clause. */
export function createHand(items: readonly Item[], reach: Reach): Hand {
  const taken = new Set<Item>();
  const start = items[0]?.start ?? 0;
  const end = items.at(-1)?.end ?? 0;
  const free = (): Item[] => items.filter((item) => !taken.has(item));
  const isOf =
    <Kind extends Slot>(kind: Kind) =>
    (item: Item): item is Extract<Meaning, { is: Kind }> & Item =>
      item.is === kind;
  const isWord = (words: readonly Word[]) => (item: Item) =>
    item.is === 'word' && words.includes(item.word);
  const takeItems = <One extends Item>(found: One[]): One[] => {
    for (const item of found) taken.add(item);
    return found;
  };
  return {
    context: reach.context,
    text: reach.text.slice(start, end),
    raw: reach.raw.slice(start, end),
    earlier: reach.text.slice(0, start),
    later: reach.text.slice(end),
    spoken: reach.spoken,
    before: reach.before,
    has: (...words) => free().some(isWord(words)),
    first: (...words) => {
      const found = free().find(isWord(words));
      return found?.is === 'word' ? found.word : undefined;
    },
    take: (...words) => takeItems(free().filter(isWord(words))).length > 0,
    slot: (kind) => takeItems(free().filter(isOf(kind)).slice(0, 1))[0],
    files: (of) =>
      takeItems(
        free()
          .filter(isOf('file'))
          .filter(({ kind }) => (kind === 'audio') === (of === 'sound')),
      ),
    middle: () =>
      takeItems(
        free()
          .filter(isOf('point'))
          .filter(({ point, start: from, end: to }) => {
            const said = reach.text.slice(from, to);
            return point.of === 'share' && /middle|中间|中央/iu.test(said) && !/ of /i.test(said);
          }),
      ).length > 0,
    holds: (kind) => free().some(({ is }) => is === kind),
    slots: (kind) => takeItems(free().filter(isOf(kind))),
    free: (kind) => free().filter(isOf(kind)),
    words: (word) => free().filter(isWord([word])),
    unnamed: () => {
      let text = reach.text.slice(start, end);
      for (const item of items) {
        if (PLAIN.includes(item.is)) continue;
        const [from, to] = [item.start - start, item.end - start];
        text = text.slice(0, from) + ' '.repeat(to - from) + text.slice(to);
      }
      return text;
    },
    things: (...kinds) =>
      takeItems(
        free()
          .filter(isOf('thing'))
          .filter(({ thing }) => kinds.includes(thing)),
      ).map(({ target }) => target),
    hasThing: (...kinds) =>
      free()
        .filter(isOf('thing'))
        .some(({ thing }) => kinds.includes(thing)),
    ahead: (item) => reach.text.slice(start, item.start),
    takeItem: (item) => {
      taken.add(item);
    },
    takeAll: () => {
      takeItems([...items]);
    },
    takeWithin: (from, to) => {
      takeItems(items.filter((item) => item.start >= start + from && item.end <= start + to));
    },
    left: () => free().filter(({ is }) => is !== 'filler' && is !== 'break'),
  };
}
