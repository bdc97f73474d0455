import { mayDescribeMusic } from './about-music.js';
import type { Item } from './items.js';
import { missingIn } from './lacking.js';
import { plainForm } from './names.js';
import type { Part } from './part.js';
import { ANYBODY_EN, CALLED_EN, KIN_EN, NO_COMPARATIVE, ORDERS_EN, WATCHERS_EN } from './speech.js';
import { ordersAsIfSo } from './tellings.js';
import { ordersInChinese } from './tellings-zh.js';
import type { Word } from './words-en.js';

/** Rows of words that ordinary sentences are full of: by themselves they are no order. */
const WEAK: ReadonlySet<Word> = new Set<Word>([
  'in',
  'out',
  'up',
  'down',
  'normal',
  'long',
  'slow',
  'show',
  'play',
  'only',
  'every',
  'all',
  'between',
  'start',
  'end',
  'say',
  'make',
  'change',
  'with',
  'as',
  'use',
  'too',
  'next',
  'put',
  'keep',
  'add',
  'move',
  'twice',
  'turn',
  'everything',
  'higher',
  'lower',
  'split',
  'skip',
  'cut',
  'undo',
  'back',
  'version',
  'versions',
  'join',
  'moving',
  'vertical',
  'upright-place',
  'wide-place',
  'not',
]);
const SLOTS: readonly Item['is'][] = [
  'quote',
  'file',
  'range',
  'point',
  'span',
  'percent',
  'factor',
  'decibels',
  'place',
  'look',
  'ratio',
  'section',
];
const OPEN = ['pronoun', 'film', 'some-picture'];

/** What an edit is made of: a thing, an amount, a time, a look. */
const isOfEdit = (item: Item): boolean =>
  SLOTS.includes(item.is) || (item.is === 'thing' && !OPEN.includes(item.thing));
const isStrong = (item: Item): boolean => item.is === 'word' && !WEAK.has(item.word);

/** “Hard to read on the snow”. */
const HARD_TO =
  /^(?:(?:it|that|this|they)(?:'s|'re| is| are) )?(?:(?:too|so|very|a bit|really|quite|much) )*(?:hard|harder|difficult|tough|impossible|tricky|easy|easier|nicer|better) to (?:read|see|hear|follow|watch|understand|tell|look at|make out)\b/iu;
/** “That would be fun”. */
const WOULD_BE =
  /^(?:and |so |but )?(?:that|this|it)(?:'d| would|'ll| will| might)(?: really| just| also)? (?:be|look|feel|seem) (?:(?:so|very|really|quite|an?|the) ){0,2}(?!in |at |on |to |more |less )[a-z]+(?: (?:fun|idea|touch|thing|better))?$|^(?:and |so |but )?(?:that|this|it)(?:'d| would|'ll| will| might)(?: \w+){1,6} (?:much |so much |way |a lot |really |very )*(?:better|best|nicely|well|perfectly|more)$/iu;
/** “Sounds friendlier”, “looks better that way”. */
const SEEMS =
  /^(?:and |it |that |this |which )*(?:sounds|looks|feels|reads|seems|works) (?:so |much |way |far |more |less |a (?:bit|little|lot) )*[a-z]{3,}(?: (?:that way|like that|like this|to me|then|anyway|here))*$/iu;
const LEADS =
  /^(?:(?:in|at|on|against|with|during|from|behind|under|for) (?:[\w'-]+ ){1,4}?(?=(?:i|we|you|he|she|they|it|nobody|no one|people|everyone|someone) )|(?:and|but|or|so|well|also|plus|oh|ah|honestly|actually|just|really|because|since|as|then|now|again|sadly|unfortunately|otherwise|besides|anyway|still|even|if|when|where|that's|it's)[,\s]+)*/iu;
/** Somebody: what they can, will or have to do is told. */
const SOMEBODY = new RegExp(
  `^(?:[Ii]|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|[Yy]ou|who|${ANYBODY_EN}|viewers|guests|kids|children|(?:my|our|his|her|their|the|a|some|most|all)(?: \\w+)?? (?:${KIN_EN}|${WATCHERS_EN})|\\p{Lu}[\\p{Ll}’']+|${CALLED_EN}|instagram|youtube|tiktok|facebook|whatsapp)(?:'s|'re|'ve|'ll|'d|'m)?\\s`,
  'u',
);
const SUBJECT =
  /^(?:it|that|this|there|these|those|here|what|everything|something|nothing|the|my|our|his|her|their|your|a|an|some|one|both|each|\p{Lu}[\p{Ll}’']+)(?:'s|'re|'ve|'ll|'d)?\s/u;
/** A wish of whoever writes, or an order to the one who reads. */
const WISHES =
  /\b(?:please|pls|let(?:'s)?|should(?:n't)?|must(?:n't)?|ought|want|wish|prefer|rather|instead|would (?:like|love|prefer)|you (?:can|could|may|might|will)|(?:can|could|will|would) (?:you|we|i|it)|make sure|needs?|has to be|have to be)\b|'d (?:like|love|prefer)\b/iu;
/** “Brighter”, “more contrast”, “without the shake”. */
const COMPARED = new RegExp(
  `\\b(?:more|less|fewer|without|no|(?!${NO_COMPARATIVE}\\b|better\\b|longer\\b|later\\b)[a-z]{3,}er)\\b`,
  'iu',
);
/** No verb of an order, though an object follows: “hope that …”, “sorry for …”. */
const NO_VERB =
  'hope|thanks?|thank|love|sorry|guess|bet|wish|oh|ah|good|happy|glad|greetings|dear|hello|hi|hey|first|last|second|not|never|all|both|each|every|with|for|from|of|on|at|in|by|after|before|during|over|under|about|like|than|because|since|until|while|when|where|why|how|what|which|who|whose|is|was|are|were|be|been|had|has|have|did|does|got|went|came|took|made|found|saw|heard|lost|forgot|broke|felt|fell|only|just|even|still|almost|maybe|perhaps|probably|here|there|everyone|everybody|nobody|people|too|very|so|such|much|many|most|half|part|none|one|two|three|four|five|and|or|but|turns|seems|looks|sounds|feels|makes|means|says|[a-z]+(?:ing|ed|ly|ness|tion)';
const IMPERATIVE = new RegExp(
  `^(?:${ORDERS_EN}|blur|sharpen|brighten|darken|rotate|mirror|stabili[sz]e|colou?r|saturate|desaturate|denoise|animate|highlight|circle|mask|track|zoom|pan|tilt|shake|glow|retouch|smooth|clean|fix|enhance|improve|upscale|translate|transcribe|dub|narrate|censor|export|render|save|publish|upload|download|share)\\b|^(?!(?:${NO_VERB})\\b)[a-z]+ (?:it|them|this|that|these|those|the|my|our|all|everything|me|us|an?|some|clips?|both|each|every)\\b|^(?!(?:${NO_VERB})\\b)(?:[a-z]+ ){1,2}(?:it|them|everything)$`,
  'iu',
);
/** “Like a music video”. */
const LIKENS =
  /^(?:just |kind of |sort of )*like (?:in |on |for )?(?:an?|the|those|my) (?:[\w-]+ ){0,2}(?:pause|breath|blink|curtain|slap|camera flash|page(?: turning)?|videos?|films?|movies?|trailers?|ads?|adverts?|commercials?|documentar(?:y|ies)|vlogs?|shows?|series|reels?|news|channels?)$/iu;
const IS_ENGLISH = /^\P{Script=Han}*$/u;
/** A sentence has one: “a map of our route” has none. */
const FINITE =
  /^\S+(?:\s+\S+)*?(?:'(?:s|re|ve|ll|d)\b|\s+(?:is|are|was|were|am|has|have|had|does|did|do|will|would|can|cannot|could|may|might|must|should|shall|went|came|got|made|took|gave|saw|heard|said|told|shot|put|left|lost|broke|fell|felt|ran|sang|spoke|wrote|forgot|found|thought|knew|met|bought|began|stood|hit|hurt|blew|wore|won|became|shook|hid|means?|matters?|[a-z]+n't|(?!feed|need|speed|seed|indeed|hundred|shed|weed)[a-z]{2,}ed|(?<!\b(?:of|the|our|my|their|his|her|in|on|at|with|for|and|some|all) )[a-z]{2,}[^su\W]s)\b)/iu;
/** Beside words of an edit, only what is plainly a sentence: “the square is nice”. */
const IS =
  /'(?:s|re|ve|ll|d)\b|\b(?:is|are|was|were|am|has|have|had|does|did|do|will|would|can|cannot|could|may|might|[a-z]+n't|went|came|got|made|took|said|told|left|fell|felt|looks?|feels?|seems?|sounds?)\b/iu;
/** What is said without a subject, and asks for nothing: “hope that makes sense”, “just got home”. */
const LOOSE =
  /^(?:(?:hope|sorry|thanks|thank|guess|bet|love|glad|happy|greetings|first time|second time|last time|not (?:sure|that|really|so|very|my|the)|never|because|since|for (?:my|our|the|a|her|his|their)|with (?:my|our|love|the kids)|as (?:a|always|usual|we|i|you)|like (?:we|i|you|in|last|the|it)|before|after|turns|seems|looks like|sounds like|feels?|means|makes|got|went|came|took|found|saw|heard|forgot|had|was|did|shot|made|lost|[a-z]+(?:ing|ed))\b)/iu;
const EXCLAIMS =
  /^(?:oh|ah|ooh|aw|ugh|phew|wow|yikes|oops|whoops|hm+|uh+|er+)? ?(?:dear|no|well|my|god|goodness|man|boy|gosh|lord|sigh|haha|lol)?$/iu;

function ordersInEnglish(words: string, items: readonly Item[]): boolean {
  const said = words.replace(LEADS, '').trim();
  if (EXCLAIMS.test(words)) return false;
  if (/\b(?:please|pls|let's|make sure)\b/iu.test(said)) return true;
  const asks = items.some(isStrong) || COMPARED.test(said);
  if (SOMEBODY.test(`${said} `)) return WISHES.test(said) && asks;
  if (SUBJECT.test(`${said} `)) {
    if (!FINITE.test(said)) return true;
    return asks && (WISHES.test(said) || ordersAsIfSo(words) || !IS.test(said));
  }
  return asks || WISHES.test(said) || IMPERATIVE.test(said) || !LOOSE.test(said);
}

/** “My sister hates it”: no mood of a piece, unless somebody would like one. */
const tellsOfSomebody = (said: string): boolean =>
  SOMEBODY.test(`${said} `) &&
  FINITE.test(said) &&
  !/\b(?:like[sd]?|love[sd]?|prefer|want|need|enjoy|imagin\w+|think(?:ing)? of|dream\w*|picture|see|hear|feel|music|song|tune|track|beat|sound|piece|soundtrack|vibe|mood)\w*\b/iu.test(
    said,
  );

/**
 * True for words beside an order which name nothing that an edit is made of and ask for nothing, in
 * whatever way they are put: “my sister asked for that”, “hope that makes sense”, 平台有限制.
 */
export function isRemark(words: string, items: readonly Item[]): boolean {
  const said = plainForm(words)
    .trim()
    .replace(/[.!。！~～\s]+$/u, '');
  if ([LIKENS, WOULD_BE, SEEMS, HARD_TO].some((one) => one.test(said))) return true;
  if (said === '' || items.some(isOfEdit)) return false;
  if (missingIn(said) !== undefined) return false;
  if (mayDescribeMusic(said) && !tellsOfSomebody(said)) return false;
  return IS_ENGLISH.test(said) ? !ordersInEnglish(said, items) : !ordersInChinese(said);
}

/** Of the parts of one message, each is asked for at every clause behind it. */
const REMARKS = new WeakMap<Part, boolean>();
function isRemarkPart(part: Part): boolean {
  const known = REMARKS.get(part);
  if (known !== undefined) return known;
  const isOne = part.kind !== 'edit' && isRemark(part.words, part.items);
  REMARKS.set(part, isOne);
  return isOne;
}

/** What was said last: “the beach drags, grandma fell asleep, cut it” goes on from the beach. */
export function spokenBefore(parts: readonly Part[]): Part | undefined {
  const last = parts.at(-1);
  const before = parts.findLast((part) => !isRemarkPart(part));
  return before?.kind === 'edit' ? last : (before ?? last);
}

/** 这样过渡自然点, “so it flows better”: what an order is to lead to is none. */
export const isConsequence = (words: string): boolean => LEADS_TO.test(words.trim());
const LEADS_TO =
  /^(?:这样|那样|好让|免得|省得|以免|显得|看着|看起来)(?:的话|子|一来)?(?!.{0,2}(?:吧|行吗|可以吗)).{0,9}(?:自然|流畅|连贯|好看?|顺|舒服|清楚|干净|高级|紧凑|专业|完整|协调|有.{1,3}感)(?:一?点|一?些|多了?|了)*$|^(?:so (?:that )?(?:it|they|everything|the (?:film|video|whole thing))|that way(?: it)?|this way(?: it)?|then it) (?:all )?(?:will |would |can |should )?(?:flows?|looks?|feels?|fits?|reads?|works?|matche?s?|is|are|be) (?:more |less |much |a (?:bit|little) )*[a-z]+(?: together)?$/iu;
