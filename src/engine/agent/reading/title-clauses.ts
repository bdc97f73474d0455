import type { ReadingContext } from '../requests.js';
import type { Item, Thing } from './items.js';
import { isKnownText } from './texts.js';
import { saysNothing } from './title-words.js';
import type { Word } from './words-en.js';

const TITLES: readonly Thing[] = ['title', 'some-title', 'new-title', 'all-titles'];
/** Words by which a title comes to be. */
const MAKES: readonly Word[] = ['add', 'put', 'show', 'say', 'make', 'use'];
/** What a title is not made by. */
const OTHER: readonly Word[] = ['remove', 'without', 'change', 'replace', 'move', 'cut', 'mute'];
/** Words that only tell how a title looks, or when it is there. */
const HOW: readonly Word[] = [
  ...(['in', 'out', 'up', 'down', 'with', 'put', 'show', 'use', 'make', 'add', 'all'] as const),
  ...(['colour', 'size', 'bigger', 'smaller', 'bit-more', 'much-more', 'long', 'start'] as const),
  ...(['fade', 'fade-in', 'fade-out', 'while-seen'] as const),
];
const SIZES: readonly Word[] = ['bigger', 'smaller', 'fade', 'fade-in', 'fade-out'];
const SLOTS: readonly Item['is'][] = ['look', 'range', 'point', 'span', 'edge', 'place', 'join'];

const isWord =
  (words: readonly Word[]) =>
  (item: Item): boolean =>
    item.is === 'word' && words.includes(item.word);
const isTitle = (item: Item): boolean => item.is === 'thing' && TITLES.includes(item.thing);
const isQuote = ({ is }: Item): boolean => is === 'quote';
const isSlot = ({ is }: Item): boolean => SLOTS.includes(is);

/** 字大一点, “as a caption”: letters, and no other title. */
const LETTERS =
  /^\s*(?:and |with )*(?:字|文字|(?:the )?letters|text)|\bas (?:an? )?(?:title|caption|subtitle|text|heading)\b/iu;
/** “…, and fade out” may well be said of the film. */
const FADES = /^\s*(?:带|要|用|加上?|有)?(?:淡|渐)|\bfading\b/u;
/** “The title” is there; “title” by itself is to come. */
const NOMINAL =
  /^\s*(?:an? |new |another )*(?:title|caption|subtitle|text|heading)\b|^\s*(?:标题|字幕|文字)/iu;

const WRITES = /^\s*(?:write|type)\b/iu;

/** The clauses of one message, with what is said of titles in each. */
function reader(text: string, context: ReadingContext) {
  const saidBy = (items: readonly Item[]): string =>
    text.slice(items[0]?.start ?? 0, items.at(-1)?.end ?? 0);
  const isFreshQuote = (item: Item): boolean =>
    item.is === 'quote' && !isKnownText(item.text, context);
  const isNothing = (item: Item): boolean => saysNothing(item, text.slice(item.start, item.end));
  const isHow = (item: Item): boolean => isNothing(item) || isSlot(item) || isWord(HOW)(item);

  /** “White, in big letters”, 显示3秒: how it looks, and when it is there, and nothing else. */
  const tellsHow = (items: readonly Item[]): boolean => {
    const said = saidBy(items);
    if (items.some(isWord(['fade', 'fade-in', 'fade-out'])) && !FADES.test(said)) return false;
    const over = /\b(?:over|on|during|for|while)\b|在/iu.test(said);
    const isIts = (item: Item): boolean =>
      item.is === 'thing'
        ? item.thing === 'pronoun' || LETTERS.test(said) || /时长/u.test(said) || over
        : over;
    return (
      items.every((item) => isHow(item) || (['thing', 'file'].includes(item.is) && isIts(item))) &&
      items.some((item) => isSlot(item) || isWord(SIZES)(item) || (over && item.is === 'thing'))
    );
  };
  /** “Add a title”, “caption at the top”: its text is still to come. */
  const asksText = (items: readonly Item[]): boolean =>
    (items.some(isTitle) || WRITES.test(saidBy(items))) &&
    !items.some((item) => isQuote(item) || isWord(OTHER)(item)) &&
    items.every((item) => isHow(item) || ['thing', 'file'].includes(item.is)) &&
    (items.some(isWord(['add', 'put', 'show', 'use'])) ||
      items.some((item) => item.is === 'thing' && item.thing === 'new-title'));
  const isNominal = (items: readonly Item[]): boolean =>
    NOMINAL.test(saidBy(items)) &&
    items.some(isTitle) &&
    !items.some(isWord(['use', 'make'])) &&
    items.every((item) => isHow(item) || ['thing', 'file'].includes(item.is));
  /** A clause by which a title comes to be: its text is there. */
  const makesTitle = (items: readonly Item[]): boolean =>
    items.filter(isFreshQuote).length === 1 &&
    items.some((item) => isTitle(item) || isWord(MAKES)(item)) &&
    !items.some(isWord(OTHER));
  /** 内容是“Hello”: the text alone, with more of how it looks. */
  const tellsText = (items: readonly Item[]): boolean =>
    items.filter(isQuote).length === 1 &&
    items.every(
      (item) =>
        isQuote(item) ||
        isHow(item) ||
        item.is === 'file' ||
        (item.is === 'thing' && !TITLES.includes(item.thing)) ||
        isWord(['say'])(item),
    );
  return { tellsHow, asksText, isNominal, makesTitle, tellsText };
}

/** A title with all that is said of it is one clause, whatever stops stand in between. */
export function withTitleLooks(
  clauses: readonly Item[][],
  text: string,
  context: ReadingContext,
): Item[][] {
  const { tellsHow, asksText, isNominal, makesTitle, tellsText } = reader(text, context);
  const joined: Item[][] = [];
  let isOpen = false;
  clauses.forEach((clause, at) => {
    const last = joined.at(-1);
    const stop = text.slice(last?.at(-1)?.end ?? 0, clause[0]?.start ?? 0);
    const goesOn = last !== undefined && !/^\s*[.。!?\n]/u.test(stop);
    const on =
      goesOn &&
      ((isOpen && (tellsText(clause) || tellsHow(clause))) ||
        (makesTitle(last) && tellsHow(clause)));
    if (on) last.push(...clause);
    else joined.push([...clause]);
    const begun = joined.at(-1) ?? [];
    isOpen = asksText(begun) || (isNominal(begun) && textFollows(clauses.slice(at + 1)));
  });
  return joined;

  /** “Title at the top, in white: Hello”. */
  function textFollows([next, ...more]: readonly Item[][]): boolean {
    if (next === undefined) return false;
    return tellsText(next) || (tellsHow(next) && textFollows(more));
  }
}
