import type { TimeRange } from '../../timeline/index.js';
import type { Hand, Rule } from './hand.js';
import { ORDINAL, ORDINAL_ZH } from './numbers.js';
import { edit, isOfTitles } from './targets.js';
import { isKnownText } from './texts.js';
import { lookOf, rangeOf, USUAL_MS } from './title-looks.js';
import { bareText, SHOULD_BE, SHOUTED } from './title-texts.js';
import {
  AUTOMATIC,
  INSTEAD,
  NAMES_TEXT,
  TITLE_VERBS,
  TO_TEXT,
  takeFillers,
} from './title-words.js';

/** “I would love to have “Thanks””: it is not there yet. */
const WANTED = /\b(?:love|like|want) to (?:have|see)\s*$/iu;
/** “First 4 seconds: “Hello””. */
const COLON = /[:：]\s*$/u;
const OVER = /\b(?:over|on|across|onto|during|throughout)\b|[在上]/iu;
const CAPTION = /caption|subtitle|字幕/iu;
const ANOTHER = /\b(?:another|one more|a second)\b|另/iu;

/** True for a text that none of the titles has. */
const isFresh = (text: string, { titles, texts }: Hand['context']): boolean =>
  titles === 0 ||
  (texts.length > 0 && !texts.some((one) => one.toLowerCase().includes(text.toLowerCase())));
/** “A large white title”, 一个蓝色的标题, 标题：: one that is to come. */
const INDEFINITE =
  /\b(?:an?|another|one more|new|some)(?: [a-z-]+){0,3} (?:title|caption|subtitle|text|heading|headline)\b(?! colou?r)|(?:(?<![第后])一[个行句条段]|(?<![第这那每哪\d一二三四五六七八九十两几])个|几个)[^,。;“"「]{0,8}?(?:标题|字幕|文字|文案|字)|^\s*(?:标题|字幕|文字|文案)(?!的)[^改换变]{0,40}$|(?:^|[,:])\s*(?:title|caption|subtitle|text|heading)s?\b(?! ?(?:#|number|\d))|(?<!改|改成|换成|改为|换为|to)[:：]\s*$|(?:there (?:should|must)|the words)\b/iu;
/** “Add a fade to the titles”: what is added is no title. */
const ADDS_LOOK =
  /\b(?:add|give|put|apply|use)\b.{0,40}?\b(?:fade|slide|animation|effect|motion)|(?:[加做用添]|添加)(?:上|个|一个|入)?(?:[^,。;]{0,4})(?:淡|渐|滑|飞|动画|特效)/iu;

/** “The title”, 那个标题: one that is there. */
const THE_ONE =
  /\b(?:the|my|this|that|our) (?:[\w-]+ )?(?:title|caption|subtitle|heading)\b|[这那]个(?:标题|字幕)/iu;
/** “The second caption”, 第二条字幕: one of those that are there. */
const NTH_TITLE = new RegExp(
  `\\b(?:${ORDINAL}) (?:title|caption|text|subtitle)\\b|\\b(?:title|caption|text|subtitle) ?(?:number |#)?(?:\\d|one\\b|two\\b|three\\b)|${ORDINAL_ZH} ?[个行条段]?(?:标题|字幕|文字)|(?:最后)?[那这]个(?:标题|字幕)|标题[\\d一二三]`,
  'iu',
);

/** “Mute clip 2 and write “Silence” on it”: over what was spoken of. */
function overSpoken({ text, spoken }: Hand): TimeRange | null {
  const isClip =
    spoken?.by === 'name' || spoken?.by === 'number' ? spoken.track === 'video' : false;
  if (
    !isClip ||
    spoken === null ||
    !/\b(?:on|over|onto) (?:it|that|this)\b|在?它?上面?[写打加]/iu.test(text)
  )
    return null;
  const of = { of: 'thing', target: spoken, ms: 0 } as const;
  return { from: { ...of, edge: 'start' }, to: { ...of, edge: 'end' } };
}

const OPENS =
  /^(?:please |then |and )*(?:(?:start|begin|open)|(?<end>end|finish|close))(?: (?:off|it|the (?:film|video)))? (?:with|on)\b/iu;
/** “Start with the title “Hello””: at which end it stands. */
function opening({ text }: Hand): TimeRange | null {
  const found = OPENS.exec(text.trim());
  if (!found) return null;
  return found.groups?.end === undefined
    ? { from: null, to: { of: 'start', ms: USUAL_MS } }
    : { from: { of: 'end', ms: USUAL_MS }, to: null };
}

/** A title that is not there yet. */
export const addTitle: Rule = (hand) => {
  const [quote, second] = hand.slots('quote');
  const fresh = quote !== undefined && isFresh(quote.text, hand.context);
  const around = quote
    ? hand.ahead(quote) + hand.text.slice(hand.ahead(quote).length + quote.end - quote.start)
    : '';
  const named =
    hand.hasThing('title', 'some-title', 'new-title', 'all-titles') || NAMES_TEXT.test(around);
  const wanted = quote !== undefined && WANTED.test(hand.ahead(quote));
  const puts = wanted || hand.has('add', 'put', 'show', 'say');
  const shouted =
    !quote && SHOUTED.test(hand.raw) && !/\b(?:the|my|this) /iu.test(hand.text.slice(0, 8));
  // “There is a typo in the title, it should read …” is said of that title.
  const ofSpoken = isOfTitles(hand.spoken) && SHOULD_BE.test(hand.text);
  if (ofSpoken && !hand.has('add', 'put')) return null;
  const again = quote !== undefined && ANOTHER.test(hand.ahead(quote));
  const addsLook =
    (quote === undefined || isKnownText(quote.text, hand.context)) && ADDS_LOOK.test(hand.text);
  // ““In loving memory” over the photo”: the text, and what is seen then.
  const labels =
    quote !== undefined &&
    !isKnownText(quote.text, hand.context) &&
    !hand.hasThing('title', 'some-title', 'all-titles') &&
    (COLON.test(hand.ahead(quote))
      ? hand.hasThing('picture', 'images') || hand.holds('range') || hand.holds('edge')
      : hand.ahead(quote).trim() === '' &&
        hand.hasThing('picture', 'images') &&
        OVER.test(hand.text));
  const isNew =
    labels ||
    hand.hasThing('new-title') ||
    (hand.has('add') && !addsLook) ||
    again ||
    (quote !== undefined &&
      !isKnownText(quote.text, hand.context) &&
      !THE_ONE.test(hand.text) &&
      (wanted || INDEFINITE.test(hand.ahead(quote))));
  // “Remove it, and “Hello” instead”: what it was changed from is gone.
  const gone = hand.before.at(-1);
  const isInstead =
    gone?.ask === 'edit' && gone.operation.do === 'remove' && isOfTitles(gone.operation.target);
  const changes =
    !(isInstead && quote) &&
    (hand.has('change', 'replace', 'remove', 'move', 'without', 'shorter', 'longer') ||
      (!fresh && !puts && !shouted && hand.has('make', 'fade', 'bigger', 'smaller')));
  if (second || (changes && !isNew) || hand.has('remove')) return null;
  // “Put “The End” at the end” is said of the title that says so.
  if (quote && !isNew && isKnownText(quote.text, hand.context)) return null;
  const placed =
    labels ||
    (fresh &&
      ['look', 'range', 'edge', 'point', 'place'].some((kind) =>
        hand.left().some(({ is }) => is === kind),
      ));
  if (!named && !(quote && puts) && !placed) return null;
  if (hand.context.titles > 0 && INSTEAD.test(hand.text)) return null;
  if (!quote && !isNew && !shouted && hand.context.titles > 0) return null;
  const there =
    hand.context.titles > 0 &&
    (/\b(?:the|my|this|that) (?:title|caption|text|subtitle)\b/iu.test(hand.text) ||
      NTH_TITLE.test(hand.text) ||
      /标题(?:应该|要|用|显示)/u.test(hand.text));
  const writes =
    quote !== undefined && /写[成为]?$/u.test(hand.ahead(quote)) && !/[加添插]/u.test(hand.text);
  const becomes = hand.has('say') || (quote && TO_TEXT.test(hand.ahead(quote)));
  if (there && (writes || (!isNew && becomes))) return null;
  const last = hand.before.at(-1);
  const before = last?.ask === 'edit' && last.operation.do === 'title' ? last.operation : null;
  const isCaption = again && before ? before.look.style === 'caption' : null;
  const style = (isCaption ?? CAPTION.test(around || hand.text)) ? 'caption' : 'title';
  const text = quote?.text ?? bareText(hand);
  if (text === null && (!isNew || AUTOMATIC.test(hand.text))) return null;
  hand.things('title', 'some-title', 'new-title', 'all-titles', 'pronoun');
  const look = lookOf(hand);
  const range = rangeOf(hand) ?? overSpoken(hand) ?? opening(hand);
  hand.take(...TITLE_VERBS, 'replace', 'more');
  takeFillers(hand);
  if (text === null) return [{ ask: 'clarify', about: { of: 'text' } }];
  return [edit({ do: 'title', text, range, look: { style, ...look } })];
};
