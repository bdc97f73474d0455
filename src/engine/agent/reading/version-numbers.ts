import { NUMBER, numberOf, ORDINAL, ordinalOf } from './numbers.js';

/** A version by its number: “version 2”, “the third version”, 第二版, 版本3. */
const NUMBERED = new RegExp(
  `\\b(?:version|v) ?(?:number |no\\.? ?|#)?(?<n>(?!an?\\b)${NUMBER})\\b|\\b(?:the |my )(?<nth>(?!last|middle|final|previous)${ORDINAL}) version\\b|第 ?(?<zh>\\d{1,3}|[一二两三四五六七八九十]+) ?(?:个|次|号)?版本?|版本 ?(?<v>\\d{1,3}|[一二三四五六七八九十])(?!个)`,
  'iu',
);
/** What says no more than that it is the one that is wanted. */
const AROUND =
  /\b(?:please|can|could|may|would|will|you|i|we|me|us|i'd|i'll|we'll|let's|let|like|love|want|need|prefer(?:red)?|liked|loved|have|get|go|going|gone|come|switch|change|jump|return|revert|roll|take|use|keep|choose|pick|restore|load|open|show|bring|make|set|put|back|again|to|with|for|as|of|the|that|it|this|one|is|was|were|better|best|more|current|active|now|then|and|so|ok|actually|instead|version|number|much|still|just)\b|请|麻烦|帮我|给我|能不能|可以|我|们|想|要|就|还是|还|先|那|把|回|到|退|返|用|换|切|成|为|恢复|还原|设|改|当前|现在|的|好[听看]?|更|比较|最|觉得|感觉|了|再|吧|选择?|喜欢|采用|保留|版本?|个|样子|状态|吗|一[点些]|[\s,，.。!！?？]/giu;

/** The number of the version that words ask for, and nothing else; null where there is none. */
export function versionAsked(text: string): number | null {
  const found = NUMBERED.exec(text);
  if (!found) return null;
  const rest = text.slice(0, found.index) + text.slice(found.index + found[0].length);
  if (rest.replace(AROUND, '') !== '') return null;
  const { n, nth, zh, v } = found.groups ?? {};
  const said = n ?? zh ?? v;
  const number = said === undefined ? ordinalOf(nth ?? '') : numberOf(said);
  return number !== null && Number.isInteger(number) && number >= 1 ? number : null;
}
