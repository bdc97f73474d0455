import type { Hand } from './hand.js';
import type { Word } from './words-en.js';

/** A choice that a clause names; `denied` where it is said that it is not to be this one. */
interface Choice<Value> {
  value: Value;
  denied: boolean;
}

const DENIED_BEFORE =
  /(?:(?<![a-z])(?:instead of|rather than|than|not|no|don't|do not|never|without|replac(?:e|ing)(?! with)|(?:switch|swap|change|exchange)(?! with)|remove|lose|delete|hide|get rid of|drop)(?: (?:the|an?|any|all|have|us(?:e|ing)|add(?:ing)?|with|put(?:ting)?|want|my|these|those|make|turn|it|this|into))*|不要|别|不用|不想要?|不|代替|取代|替代|而不是|去掉|没有)(?:再|用|加|有|任何|改成|变成|做成)*\s*$/iu;
const DENIED_BEHIND =
  /^(?:的|了|全|都|转场|效果|过渡|背景)*(?:(?:换|改|变|替换)(?:成|为|掉)|去掉|删掉|删除|拿掉|裁掉|裁去|不要)|^ ?(?:are|is) (?:gone|off)/iu;

/** The words of a table that a clause holds, in their order: `wipes instead of crossfades`. */
export function choicesIn<Value>(
  hand: Hand,
  table: readonly (readonly [Word, Value])[],
): Choice<Value>[] {
  return hand.left().flatMap((item) => {
    const row = item.is === 'word' ? table.find(([word]) => word === item.word) : undefined;
    if (!row) return [];
    const before = hand.ahead(item);
    const behind = hand.text.slice(before.length + item.end - item.start);
    const denied = DENIED_BEFORE.test(before) || DENIED_BEHIND.test(behind);
    return [{ value: row[1], denied }];
  });
}

/** The last choice that is not denied. */
export const chosen = <Value>(choices: readonly Choice<Value>[]): Value | undefined =>
  choices.findLast(({ denied }) => !denied)?.value;
