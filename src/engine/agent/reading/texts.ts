import type { ReadingContext } from '../requests.js';
import type { Found } from './items.js';
import { plainForm } from './names.js';

const comparable = (text: string): string => plainForm(text.normalize('NFC').trim()).toLowerCase();

/** True where a title says just that. */
export const isKnownText = (text: string, { texts }: ReadingContext): boolean =>
  texts.some((one) => comparable(one) === comparable(text));

const NOUN = 'title|caption|subtitle|heading|text|标题|字幕|文字';
const NAMED_BEFORE = new RegExp(`(?:${NOUN})\\s*$`, 'iu');
const NAMED_BEHIND = new RegExp(`^\\s*(?:${NOUN})(?![a-z])`, 'iu');
/** What is said here is new, whatever there is. */
const BECOMES = /(?:\b(?:to|into|says?|saying|reads?|reading|called|named)|[:：为成写])\s*$/iu;
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
  const lower = text.toLowerCase();
  const joins = (place: number): boolean =>
    /[a-z0-9][a-z0-9]/i.test(text.slice(place - 1, place + 1));
  const before = text.slice(0, at);
  const found = texts.filter((one) => {
    const wanted = comparable(one);
    const end = at + wanted.length;
    if (wanted === '' || !lower.startsWith(wanted, at) || joins(at) || joins(end)) return false;
    if (BECOMES.test(before)) return false;
    if (NAMED_BEFORE.test(before) || NAMED_BEHIND.test(text.slice(end))) return true;
    const written = one.trim();
    return (
      at > 0 &&
      written.length >= SHORTEST &&
      /\p{Lu}/u.test(written) &&
      raw.slice(at, end) === written
    );
  });
  const [longest] = found.sort((a, b) => b.length - a.length);
  return longest === undefined
    ? null
    : { meanings: [{ is: 'quote', text: longest }], length: comparable(longest).length };
}
