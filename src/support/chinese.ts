import { TRADITIONAL_TO_SIMPLIFIED } from './chinese-characters.js';

const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  TRADITIONAL_TO_SIMPLIFIED.flatMap((row) =>
    Array.from({ length: row.length / 2 }, (_, i): [string, string] => [
      row.charAt(2 * i),
      row.charAt(2 * i + 1),
    ]),
  ),
);

/**
 * `text` with every traditional character in its simplified form, so that one table of words
 * serves both scripts. What comes out is as long as what goes in: places in the one are places in
 * the other. Words that the scripts' regions choose differently (匯出, 导出) stay different words.
 */
export function toSimplified(text: string): string {
  return text.replace(/\p{Script=Han}/gu, (character) => SIMPLIFIED.get(character) ?? character);
}

/** Chinese when it holds Chinese characters, English when it holds letters; null when it does not say. */
export function languageOf(text: string): 'en' | 'zh' | null {
  if (/\p{Script=Han}/u.test(text)) return 'zh';
  return /\p{Script=Latin}/u.test(text) ? 'en' : null;
}
