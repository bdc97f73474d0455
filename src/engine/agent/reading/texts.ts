import type { ReadingContext } from '../requests.js';
import type { Found } from './items.js';
import { plainForm } from './names.js';
import { quoteAt } from './quotes.js';

const comparable = (text: string): string => plainForm(text.normalize('NFC').trim()).toLowerCase();

let last: { texts: readonly string[]; plain: readonly string[] } = { texts: [], plain: [] };
/** The texts of the titles in their plain form: they are looked for at each place of a message. */
function plainTexts(texts: readonly string[]): readonly string[] {
  if (texts !== last.texts) last = { texts, plain: texts.map(comparable) };
  return last.plain;
}
const standsAt = (text: string, at: number, wanted: string): boolean =>
  wanted !== '' && text.slice(at, at + wanted.length).toLowerCase() === wanted;

/** True where a title says just that. */
export const isKnownText = (text: string, { texts }: ReadingContext): boolean =>
  texts.some((one) => comparable(one) === comparable(text));

const NOUN = 'title|caption|subtitle|heading|text|标题|字幕|文字';
const NAMED_BEFORE = new RegExp(`(?:${NOUN})\\s*$`, 'iu');
const NAMED_BEHIND = new RegExp(`^\\s*(?:${NOUN})(?![a-z])`, 'iu');
/** What is said here is new, whatever there is. */
const BECOMES = /(?:\b(?:to|into|says?|saying|reads?|reading|called|named)|[:：为成写])\s*$/iu;
/** What is said of a text that a sentence begins with. */
const IS_SAID_OF =
  /^ ?\p{Script=Han}|^ (?:should|must|has to|needs to|needs|can|could|is|was|looks|comes|appears|stays|goes|fades|slides|disappears|lasts|starts|ends|covers|hides|bigger|smaller|larger|higher|lower|longer|shorter|later|earlier|in|at|on|to|from|until|for|a (?:bit|little)|much)\b/iu;
/** Shorter texts than this are words before they are texts. */
const SHORTEST = 3;

/**
 * The text of a title that is there, without quotes: beside a word for titles, or written with the
 * same capitals within a sentence.
 */
export function readText(
  text: string,
  raw: string,
  at: number,
  { texts }: ReadingContext,
): Found | null {
  const plain = plainTexts(texts);
  if (!plain.some((one) => standsAt(text, at, one))) return null;
  const joins = (place: number): boolean =>
    /[a-z0-9][a-z0-9]/i.test(text.slice(place - 1, place + 1));
  const before = text.slice(0, at);
  const found = texts.filter((one, i) => {
    const wanted = plain[i] ?? '';
    const end = at + wanted.length;
    if (!standsAt(text, at, wanted) || joins(at) || joins(end)) return false;
    if (BECOMES.test(before)) return false;
    if (NAMED_BEFORE.test(before) || NAMED_BEHIND.test(text.slice(end))) return true;
    const written = one.trim();
    if (written.length < SHORTEST || raw.slice(at, end) !== written) return false;
    // “Hello, can you …” speaks to somebody; “Hello should be bigger” does not.
    const begins = /(?:^|[.,;!?\n])\s*$/u.test(before);
    const behind = text.slice(end);
    return /\p{Lu}/u.test(written)
      ? !begins || IS_SAID_OF.test(behind)
      : /^\p{Script=Han}+$/u.test(written) && (!begins || /^\p{Script=Han}/u.test(behind));
  });
  const [longest] = found.sort((a, b) => b.length - a.length);
  return longest === undefined
    ? null
    : { meanings: [{ is: 'quote', text: longest }], length: comparable(longest).length };
}

const NOUN_ZH = '(?:标题|字幕|文字|文案|片名|字)';
const AHEAD = /(?:写着|内容[是为]|叫做?|写的是)\s*/y;
const AHEAD_NOUN = new RegExp(`${NOUN_ZH}?\\s*`, 'y');
const BEHIND_OF = new RegExp(`\\s*的(?:[那这][个行条])?${NOUN_ZH}(?!体|号)`, 'y');
const BEHIND_THAT = new RegExp(
  `\\s*(?:[那这][个行条](?:${NOUN_ZH}(?!体|号))|[那这]?(?:几|[一二两三四五六七八九十\\d]+)个大?字)`,
  'y',
);

/** A title as it is called in Chinese by its text: 写着“Hello”的标题, “Hello”这几个字, Hello那个标题. */
export function readCalledSo(
  text: string,
  raw: string,
  at: number,
  context: ReadingContext,
): Found | null {
  const lengthOf = (expression: RegExp, from: number): number => {
    expression.lastIndex = from;
    return expression.exec(text)?.[0].length ?? 0;
  };
  const says = lengthOf(AHEAD, at);
  const from = at + (says || lengthOf(AHEAD_NOUN, at));
  const quote = quoteAt(text, from);
  const plain = plainTexts(context.texts);
  const place = plain.findIndex((one) => standsAt(text, from, one));
  const length = quote?.length ?? plain[place]?.length ?? 0;
  if (length === 0) return null;
  const behind = lengthOf(says > 0 ? BEHIND_OF : BEHIND_THAT, from + length);
  if (behind === 0) return null;
  const said = quote ? raw.slice(from + 1, from + length - 1).trim() : (context.texts[place] ?? '');
  return { meanings: [{ is: 'quote', text: said }], length: from + length + behind - at };
}
