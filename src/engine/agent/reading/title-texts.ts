import type { Hand } from './hand.js';
import type { Item } from './items.js';
import { isNoText } from './open-texts.js';
import { isOfTitles } from './targets.js';

/** What a text that was named becomes. */
const BECOMES =
  /^["”」』'》]?\s*(?:的?(?:内容|文字|字))?(?:to say|to read|to(?! (?:be|stay|last|appear|fade|slide|move|go|come|start|end|run|the|a|an|stand|show|\d)\b)|into|says?|reads?|改成|改为|换成|变成|写成) ?[:：]? ?(?<text>\S.*)$/iu;
const BEHIND_NOUN =
  /(?:titles?|captions?|subtitles?|text|标题|字幕|文字) ?(?:text|内容|文字)? ?(?:[:：] ?|(?:(?:that )?says?(?!ing)|saying|reading|called|reads?|内容(?:是|为)|写(?!错)着?|改成|改为|换成|应该是|为|是) ?[:：]? ?)(?<text>\S.*)$/iu;
const CAPITALS =
  /(?:titles?|captions?|text|to) (?<text>\p{Lu}[\p{L}'’]*(?: (?:\p{Lu}[\p{L}'’]*|of|the|in|and|a|an|to))*)$/u;

/** What the title is to say that was spoken of just now: “it should be Spring”, 应该是“春天”. */
export const SHOULD_BE =
  /^(?:it |this |that )?(?:(?:should|must|ought to|has to|needs? to)(?: just| really)? (?:be|say|read)|(?:is )?(?:supposed|meant) to (?:be|say|read)|正确的?(?:是|应该是)|应该?(?:是|为|写成?|改[成为])?|要?(?:改|换|写)[成为]) ?[:：]? ?(?<text>\S.*)$/iu;

/** “Text KICKFLIP big in the middle”. */
export const SHOUTED =
  /(?:[Tt]itle|[Cc]aption|[Tt]ext|[Hh]eading|标题|字幕|文字) ?(?<text>\p{Lu}[\p{Lu}\d'’!&-]+(?: \p{Lu}[\p{Lu}\d'’!&-]+)*)(?![\p{L}.])/u;

/** “Change the font to Arial” names no text. */
const NAMES_FONT = /\b(?:font|typeface)\b|字体/iu;

/** Words after “title:” or “saying” that stand in no quotes, or those behind a text that changes; taken. */
export function bareText(hand: Hand, old?: Item): string | null {
  if (NAMES_FONT.test(hand.text)) return null;
  const behind = old ? hand.ahead(old).length + old.end - old.start : 0;
  const raw = hand.raw.slice(behind);
  const found = old
    ? BECOMES.exec(raw)
    : ((isOfTitles(hand.spoken) ? SHOULD_BE.exec(raw) : null) ??
      BEHIND_NOUN.exec(raw) ??
      CAPITALS.exec(raw));
  const shouted = found === null && !old ? SHOUTED.exec(hand.raw) : null;
  const run = shouted?.groups?.text ?? '';
  const said = shouted
    ? hand.raw.slice(shouted.index + shouted[0].length - run.length)
    : (found?.groups?.text ?? '');
  const from = hand.raw.length - said.length;
  const within = (to: number): Item[] =>
    hand.left().filter((item) => {
      const at = hand.ahead(item).length;
      return at >= from && at + item.end - item.start <= to;
    });
  // What can be read as a colour, a time or a place is no text.
  const isText = (to: number): boolean =>
    within(to).some(
      (item) => item.is === 'unknown' || (item.is === 'thing' && !item.thing.includes('title')),
    );
  const comma = shouted ? run.length : (/[,，;；]/u.exec(said)?.index ?? said.length);
  const first = said.slice(0, comma).trim();
  const rest = hand.left().filter((item) => hand.ahead(item).length >= from + comma);
  const ends = rest.length > 0 && rest.every(({ is }) => is !== 'unknown');
  const text = ends ? first : said.trim();
  const to = ends ? from + comma : hand.raw.length;
  if (text === '' || isNoText(text) || !isText(from + comma)) return null;
  hand.takeWithin(from, to);
  return text;
}
