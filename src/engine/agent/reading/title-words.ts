import type { Hand } from './hand.js';
import type { Item } from './items.js';
import type { Word } from './words-en.js';

/** What is said of titles beside what they are, and says nothing more: “should be shown”. */
const SAYS_NO_MORE =
  /^(?:should|shown|displayed|visible|seen|showing|runs?|running|during|while|throughout|as|bring|paint|rewrite|rephrase|supposed|pops?|just|simply|onscreen|goes|there's|it's|they're|must|ought|has|have|having|been|being|gets?|stands?|standing|written|animated|printed|called|so|any|love|loved|push|pushed|nudge|bump|tuck|plain|simple|neat|which|that|who|[效果出现行句条候带有动画种式消失地时间停留几]|停留|→|->|=>|=)$/iu;

/** True for a word that nobody knows, and that says nothing of a title. */
export const saysNothing = (item: Item, said: string): boolean =>
  item.is === 'filler' ||
  (item.is === 'unknown' && SAYS_NO_MORE.test(said)) ||
  (item.is === 'count' && said === '一') ||
  (item.is === 'word' && item.word === 'version' && said.endsWith('时候'));

/** Takes the words that say nothing in a clause that is known to be of titles. */
export function takeFillers(hand: Hand): void {
  for (const item of hand.left()) {
    const from = hand.ahead(item).length;
    if (saysNothing(item, hand.text.slice(from, from + item.end - item.start))) hand.takeItem(item);
  }
}

/** Words of a clause about titles that say no more than its rule knows. */
export const TITLE_VERBS: readonly Word[] = [
  'add',
  'put',
  'show',
  'make',
  'say',
  'change',
  'with',
  'long',
  'start',
  'end',
  'use',
  'fade',
  'turn',
  'too',
  'in',
  'colour',
  'size',
  'soft',
  'up',
  'down',
  'all',
  'instead',
  'every',
  'play',
  'while-seen',
];

/** “Instead of the last title write “Hello””. */
export const INSTEAD =
  /\binstead of (?:(?:the|my|this|that) )?(?:\S+ )?(?:title|caption|text|heading|["“])/iu;
/** Captions out of what is said ask for no text. */
export const AUTOMATIC = /automatic|自动|识别/iu;
export const NAMES_TEXT = /\b(?:text|letters|lettering|words?|names?|date|hashtag|slogan)\b|字/iu;
/** “The title that says “Hello””: which one is meant, and not what it becomes. */
export const THAT_SAYS =
  /(?:\b(?:(?:that|which) (?:says?|reads?)|saying|reading|with the (?:text|words?)|called|named)|写着|内容[是为]) ?[:：]?$/iu;
/** “To”, 改成: what a title becomes stands behind it. */
export const TO_TEXT =
  /(?:\b(?:to|into|as|(?<!\b(?:that|which) )(?:says?|reads?)|be)|改成|改为|换成|变成|换为|写成|叫做?|为|成|写|是|显示|→|[-=]>|改?[:：]) ?[:：]? ?$/iu;
