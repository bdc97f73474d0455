import type { TitleFont } from './title-font.js';

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** What tells how others are to be drawn, and is not drawn itself. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;

/** The characters of a text as a reader counts them: an emoji of several code points is one. */
export function charactersOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** `text` in lines, with composed letters. */
export function linesOf(text: string): string[] {
  return text
    .normalize('NFC')
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.trim());
}

/** What is seen of a character: the empty text where nothing is. */
export function seenOf(character: string): string {
  return character.replace(UNSEEN, '');
}

/** True for what `font` draws, and for what nobody sees anyway. */
export function isDrawn(character: string, font: TitleFont): boolean {
  const seen = seenOf(character);
  return seen.trim() === '' || Array.from(seen).every((one) => font.has(one));
}
