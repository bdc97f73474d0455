import { MOOD_WORDS } from './lexicon-moods.js';
import { GRAMMAR_WORDS, INSTRUMENT_WORDS } from './lexicon-music.js';
import { STYLE_WORDS } from './lexicon-styles.js';
import type { Meaning } from './meaning.js';

/** A word or phrase of the prompt and its meaning; null when the lexicon does not have it. */
export interface Term {
  text: string;
  meaning: Meaning | null;
}

const LEXICON: ReadonlyMap<string, Meaning> = new Map(
  // Later rows win: what is listed first is more telling, so it is entered last.
  [...STYLE_WORDS, ...MOOD_WORDS, ...INSTRUMENT_WORDS, ...GRAMMAR_WORDS]
    .toReversed()
    .flatMap(([words, meaning]) => words.split('|').map((word) => [word, meaning] as const)),
);
const LONGEST = Math.max(...[...LEXICON.keys()].map((word) => word.length));

/** Traditional characters of the lexicon's words, and their simplified forms. */
const TRADITIONAL =
  '輕鬆氣勢電影預告戰鬥環療癒鋼無聲節樂緩溫懷舊憂傷難過獨雨夜緊張憤激鼓動興奮風國調結漸強斷壯闊勝輝煌門點熱燈歡讓聽視頻個這給請簡單陽靜寧愛麗靈夢紀錄魚種類慵懶種專學習寫閱讀們貝號與還帶沒別長單簧薩斯豎鈴顫鍵盤弦銅圓隊員團聖詩龐廣鄉間開頭後裏裡總減響聯';
const SIMPLIFIED =
  '轻松气势电影预告战斗环疗愈钢无声节乐缓温怀旧忧伤难过独雨夜紧张愤激鼓动兴奋风国调结渐强断壮阔胜辉煌门点热灯欢让听视频个这给请简单阳静宁爱丽灵梦纪录鱼种类慵懒种专学习写阅读们贝号与还带没别长单簧萨斯竖铃颤键盘弦铜圆队员团圣诗庞广乡间开头后里里总减响联';
const TO_SIMPLIFIED = new Map(
  [...TRADITIONAL].map((character, i) => [character, SIMPLIFIED[i] ?? character]),
);

/** Lower case, simplified characters, plain quotes and hyphens. */
export function normalise(words: string): string {
  return [...words.normalize('NFKC').toLowerCase()]
    .map((character) => TO_SIMPLIFIED.get(character) ?? character)
    .join('')
    .replace(/[’‘]/gu, "'")
    .replace(/[‐‑–—]/gu, '-');
}

const isWordLetter = (character: string | undefined): boolean =>
  character !== undefined && /[a-z0-9]/u.test(character);

/** The longest phrase of the lexicon that begins at `at`, on word borders where it is Latin. */
function longestAt(text: string, at: number): Term | null {
  for (let length = Math.min(LONGEST, text.length - at); length > 0; length--) {
    const piece = text.slice(at, at + length);
    const meaning = LEXICON.get(piece);
    if (meaning === undefined) continue;
    const cutsWord = isWordLetter(piece.at(-1)) && isWordLetter(text[at + length]);
    if (!cutsWord) return { text: piece, meaning };
  }
  return null;
}

/** A word that the lexicon has only in another form: `guitars'`, `synth's`, `strings-based`. */
function byStem(word: string): Meaning | null {
  const stems = [word.replace(/'s?$/u, ''), word.replace(/s$/u, ''), word.replace(/-.*$/u, '')];
  for (const stem of stems) {
    const meaning = stem.length > 2 ? LEXICON.get(stem) : undefined;
    if (meaning !== undefined) return meaning;
  }
  return null;
}

/** Reads a prompt from left to right into the terms of the lexicon. */
export function readWords(words: string): Term[] {
  const text = normalise(words);
  const terms: Term[] = [];
  let at = 0;
  while (at < text.length) {
    const known = longestAt(text, at);
    if (known !== null) {
      terms.push(known);
      at += known.text.length;
      continue;
    }
    const word = /^(?:[a-z0-9][a-z0-9'&-]*|[\p{L}\p{N}])/u.exec(text.slice(at))?.[0];
    if (word !== undefined) terms.push({ text: word, meaning: byStem(word) });
    at += word?.length ?? 1;
  }
  return joinUnknown(terms);
}

/** Single unknown Chinese characters that follow one another are one unknown word. */
function joinUnknown(terms: readonly Term[]): Term[] {
  const joined: Term[] = [];
  for (const term of terms) {
    const last = joined.at(-1);
    const bothHan = /^\p{Script=Han}+$/u;
    if (
      last !== undefined &&
      last.meaning === null &&
      term.meaning === null &&
      bothHan.test(last.text) &&
      bothHan.test(term.text)
    ) {
      last.text += term.text;
    } else {
      joined.push({ ...term });
    }
  }
  return joined;
}
