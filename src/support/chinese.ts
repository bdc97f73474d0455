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

/** Texts in quotes, and names of files: they may be of another language than what is said of them. */
const NAMES =
  /[“"「『《][^“”"「」『』《》]*[”"」』》]|[^\s\p{Script=Han}，。、]{1,99}\.[a-z][a-z0-9]{1,4}\b/giu;
/** What English sentences hang together by, and Chinese ones do not. */
const ENGLISH = /\b(?:the|a|an|to|of|off|my|from|at|with|for|is|it|this|that|by|into|as|says?)\b/iu;
/** What Chinese sentences hang together by, wherever in them it stands, and names do not. */
const CHINESE =
  /把|将|请|给我|改成|改为|换成|换为|变成|设为|加上|加个|添加|删掉|删除|去掉|一点|一些|吗|吧/u;
/** What people begin with in either language. */
const POLITE =
  /^(?:[\s\p{P}]|(?:please|pls|hi|hello|hey|ok|okay|yes|no|and|then|now|well|so|thanks|thank you)\b)+/iu;
/** The name of a file with Chinese characters, of which English words tell something. */
const FILE_TOLD_OF =
  /^[^\s，。、]{0,99}?\p{Script=Han}[^\s，。、]{0,99}\.[a-z][a-z0-9]{1,4}(?=\s+[a-z])/iu;

/**
 * Chinese when it holds Chinese characters, English when it holds letters; null when it does not
 * say. Names and quoted texts count only where nothing else does. A sentence that begins in Chinese
 * is Chinese, however long the English title in it; a Chinese name in an English one does not make
 * it Chinese.
 *
 * @param names What may be named in it, such as uploads.
 */
export function languageOf(text: string, names: readonly string[] = []): 'en' | 'zh' | null {
  const bare = names.reduce((rest, name) => rest.replaceAll(name, ' '), text);
  return saidIn(bare.replace(NAMES, ' ')) ?? saidIn(text);
}

function saidIn(text: string): 'en' | 'zh' | null {
  const words = text.match(/\p{Script=Latin}+/gu) ?? [];
  const characters = text.match(/\p{Script=Han}/gu) ?? [];
  if (characters.length === 0) return words.length > 0 ? 'en' : null;
  const sentence = text.replace(POLITE, '').replace(FILE_TOLD_OF, '');
  if (/^\p{Script=Han}/u.test(sentence) || CHINESE.test(sentence)) return 'zh';
  return ENGLISH.test(text) && words.length > characters.length ? 'en' : 'zh';
}
