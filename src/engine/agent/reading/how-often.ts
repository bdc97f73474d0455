import { NUMBER, numberOf } from './numbers.js';

/** “Three times”, “two more times”, “4 copies”, 三遍, 再放两次; and not “three times as fast”. */
const OFTEN = new RegExp(
  `(?:(?:for |a total of |exactly |back to back )?(?:another |(?<more>an extra |extra ))?(?<n>${NUMBER})(?<after> more| extra| additional| further)? (?:times?(?! (?:as|the|its|faster|slower|quicker|speed|longer|shorter|bigger|larger|smaller|louder)\\b)|(?<copies>copies))|(?:back to back )?(?<words>twice|thrice)(?: (?<again>more|again))?(?! (?:as|the|its)\\b))(?: (?:in a row|in succession|back to back|one after (?:another|the other)|over|in total))?|(?<moreZh>再|多)?(?:连续?|连着)?(?:来|放|播放?|出现|显示|加|做|重复)?(?<zh>${NUMBER}) ?(?:[遍次份]|个副本)`,
  'iu',
);
/** 再放一遍 says “more” before its verb. */
const MORE_ZH = /[再多]$/u;

/** How often something is to be seen, and where in `text` that is said; null where it is not. */
export function howOften(
  text: string,
): { count: number; more: boolean; copies: boolean; from: number; to: number } | null {
  const found = OFTEN.exec(text);
  const { n, words, zh, more, after, again, moreZh, copies } = found?.groups ?? {};
  const written = n ?? zh;
  if (!found || (written === undefined && words === undefined)) return null;
  const count =
    written === undefined ? (words?.toLowerCase() === 'thrice' ? 3 : 2) : numberOf(written);
  if (!Number.isInteger(count)) return null;
  const said = [more, after, again, moreZh, copies].some((one) => one !== undefined);
  const isMore = said || /another /iu.test(found[0]) || MORE_ZH.test(text.slice(0, found.index));
  const to = found.index + found[0].length;
  return { count, more: isMore, copies: copies !== undefined, from: found.index, to };
}
