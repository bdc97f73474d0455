import type { Operation, Target, TimeRange } from '../../timeline/index.js';
import type { Request } from '../requests.js';
import type { Hand, Rule } from './hand.js';
import type { Item } from './items.js';
import { ORDINAL, ORDINAL_ZH } from './numbers.js';
import {
  distinct,
  edit,
  editEach,
  isOfTitles,
  unclearHowMuch,
  unclearWhen,
  unclearWhich,
} from './targets.js';
import { isKnownText } from './texts.js';
import { LABEL_RULES } from './title-labels.js';
import { isStill, lookOf, rangeOf, USUAL_MS } from './title-looks.js';
import { bareText, SHOULD_BE, SHOUTED } from './title-texts.js';
import { lengthened, retimed, saysHowLong } from './title-times.js';

const TITLES: Target = { by: 'all', track: 'text' };
const CAPTION = /caption|subtitle|字幕/iu;

const textCalled = (name: string): Target => ({ by: 'name', name, track: 'text' });

const VERBS = [
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
] as const;

/** Captions out of what is said ask for no text. */
const AUTOMATIC = /automatic|自动|识别/iu;
const ANOTHER = /\b(?:another|one more|a second)\b|另/iu;
const NAMES_FONT = /\b(?:font|text|letters?|lettering)\b|字体|文字/iu;
const NAMES_TEXT = /\b(?:text|letters|lettering|words?|names?|date|hashtag|slogan)\b|字/iu;

/** True for a text that none of the titles has. */
const isFresh = (text: string, { titles, texts }: Hand['context']): boolean =>
  titles === 0 ||
  (texts.length > 0 && !texts.some((one) => one.toLowerCase().includes(text.toLowerCase())));

/** “The second caption”, 第二条字幕: one of those that are there. */
const NTH_TITLE = new RegExp(
  `\\b(?:${ORDINAL}) (?:title|caption|text|subtitle)\\b|${ORDINAL_ZH} ?[个行条段]?(?:标题|字幕|文字)`,
  'iu',
);

const add: Rule = (hand) => {
  const [quote, second] = hand.slots('quote');
  const fresh = quote !== undefined && isFresh(quote.text, hand.context);
  const around = quote
    ? hand.ahead(quote) + hand.text.slice(hand.ahead(quote).length + quote.end - quote.start)
    : '';
  const named =
    hand.hasThing('title', 'some-title', 'new-title', 'all-titles') || NAMES_TEXT.test(around);
  const puts = hand.has('add', 'put', 'show', 'say');
  const shouted =
    !quote && SHOUTED.test(hand.raw) && !/\b(?:the|my|this) /iu.test(hand.text.slice(0, 8));
  // “There is a typo in the title, it should read …” is said of that title.
  const ofSpoken = isOfTitles(hand.spoken) && SHOULD_BE.test(hand.text);
  if (ofSpoken && !hand.has('add', 'put')) return null;
  const again = quote !== undefined && ANOTHER.test(hand.ahead(quote));
  const isNew = hand.hasThing('new-title') || hand.has('add') || again;
  const changes =
    hand.has('change', 'replace', 'remove', 'move', 'without', 'shorter', 'longer') ||
    (!fresh && !puts && !shouted && hand.has('make', 'fade', 'bigger', 'smaller'));
  if (second || (changes && !isNew) || hand.has('remove')) return null;
  // “Put “The End” at the end” is said of the title that says so.
  if (quote && !isNew && isKnownText(quote.text, hand.context)) return null;
  const placed =
    fresh &&
    ['look', 'range', 'edge', 'point', 'place'].some((kind) =>
      hand.left().some(({ is }) => is === kind),
    );
  if (!named && !(quote && puts) && !placed) return null;
  if (hand.context.titles > 0 && /\binstead of the (?:title|caption)/iu.test(hand.text))
    return null;
  if (!quote && !isNew && !shouted && hand.context.titles > 0) return null;
  const there =
    hand.context.titles > 0 &&
    (/\b(?:the|my|this) (?:title|caption|text|subtitle)\b/iu.test(hand.text) ||
      NTH_TITLE.test(hand.text) ||
      /标题(?:应该|要)/u.test(hand.text));
  if (there && !isNew && hand.has('say')) return null;
  const last = hand.before.at(-1);
  const before = last?.ask === 'edit' && last.operation.do === 'title' ? last.operation : null;
  const isCaption = again && before ? before.look.style === 'caption' : null;
  const style = (isCaption ?? CAPTION.test(around || hand.text)) ? 'caption' : 'title';
  const text = quote?.text ?? bareText(hand);
  if (text === null && (!isNew || AUTOMATIC.test(hand.text))) return null;
  hand.things('title', 'some-title', 'new-title', 'all-titles', 'pronoun');
  const look = lookOf(hand);
  const range = rangeOf(hand);
  hand.take(...VERBS);
  if (text === null) return [{ ask: 'clarify', about: { of: 'text' } }];
  return [edit({ do: 'title', text, range, look: { style, ...look } })];
};

/** The titles that a clause names; undefined where it names none, null where nobody can tell. */
function titlesOf(
  hand: Hand,
  quotes: readonly { text: string }[],
  text: string | null,
): Target[] | null | undefined {
  const one = hand.things('title');
  const all = hand.things('all-titles');
  const vague = hand.things('some-title').length > 0;
  const [first] = quotes;
  // “Remove the clip “my””: a file's name, and no title's text.
  if (hand.has('remove') && hand.hasThing('film', 'some-picture')) return undefined;
  if (first && first.text !== text) return [textCalled(first.text)];
  if (all.length > 0) return all;
  if (one.length > 0) return distinct(one);
  if (vague) return null;
  // “Use white letters”.
  const lettering = hand
    .left()
    .some(
      (item) =>
        item.is === 'look' &&
        NAMES_TEXT.test(hand.text.slice(hand.ahead(item).length).slice(0, item.end - item.start)),
    );
  const coloured = hand.has('colour') && hand.holds('look') && NAMES_FONT.test(hand.text);
  if ((lettering || coloured) && hand.context.titles > 0 && !first) {
    return [hand.context.titles > 1 ? TITLES : { by: 'number', track: 'text', number: 1 }];
  }
  const { spoken } = hand;
  return isOfTitles(spoken) && hand.things('pronoun').length > 0 ? [spoken] : undefined;
}

const TO_QUOTE =
  /(?:\b(?:rename|make|set|call) (?:the |my |this )?(?:title|caption|text|heading)(?=.{1,3}[^”"'」』》»]+[”"'」』》»]$)|\b(?:to|into|say|says|read|reads|be)|\breplace .*with|\binstead of .*use|改成|改为|换成|变成|换为|写成|叫做?|为|成|写|是) ?[:：]? ?[“"'「『《«‹„]/iu;
/** Words of which the one is not there without the other. */
const TAKES_AWAY = /\btake\b.*\b(?:away|out|off|down)\b/iu;
/** “The opening title” is one that is there, and not where one is to stand. */
const OPENING =
  /\b(?:opening|closing|end)(?= (?:title|caption|text|card))|(?:开头|片头|开场|结尾|片尾)的?(?=标题|字幕|文字|片名)/iu;

const change: Rule = (hand) => {
  // Captions of what is said are no titles that are there.
  if (hand.has('add') && AUTOMATIC.test(hand.text)) return null;
  const quotes = hand.slots('quote');
  const last = quotes.at(-1);
  const correction = isOfTitles(hand.spoken) ? SHOULD_BE.exec(hand.text.trim()) : null;
  const corrects = correction !== null;
  const renames = last !== undefined && (corrects || quotes.length > 1 || TO_QUOTE.test(hand.text));
  const bare = !renames && (corrects || hand.has('change', 'say')) ? bareText(hand, last) : null;
  const text = renames ? last.text : bare;
  const named = titlesOf(hand, quotes, renames ? last.text : null);
  if (corrects && text !== null) {
    hand.takeWithin(0, hand.text.length - (correction.groups?.text?.length ?? 0));
  }
  const meant = corrects && text !== null && isOfTitles(hand.spoken) ? [hand.spoken] : undefined;
  const targets = named === undefined ? meant : named;
  if (targets === undefined) return null;
  if (targets === null) return unclearWhich('change-title', TITLES);
  const moves = isStill(hand) && hand.holds('look');
  if (
    (!moves && hand.take('remove', 'without')) ||
    (hand.has('use') && TAKES_AWAY.test(hand.text))
  ) {
    hand.take('use', 'out', 'down', 'all', 'too');
    if (OPENING.test(hand.text)) hand.slot('edge');
    hand.things('title', 'film');
    return editEach(targets, (target) => ({ do: 'remove', target }));
  }
  return changeOf(hand, targets, text);
};

function changeOf(hand: Hand, targets: readonly Target[], text: string | null): Request[] | null {
  const moved = text === null ? retimed(hand, targets) : null;
  if (moved) {
    return editEach(targets, (target) => ({
      do: 'change-title',
      target,
      text,
      range: moved,
      look: {},
    }));
  }
  const way = lengthened(hand);
  const lasts = hand.has('show', 'long', 'keep');
  const time = way || lasts ? hand.slot('span') : undefined;
  const span = time?.ms;
  if (way) {
    hand.take(...VERBS, 'keep', 'bit-more', 'much-more', 'shorten', 'more');
    if (time === undefined || span === undefined) return unclearHowMuch('length');
    const to = saysHowLong(hand, time);
    return editEach(targets, (target) => ({
      do: 'length',
      target,
      ms: to ? { to: span } : { plus: way === 'shorter' ? -span : span },
    }));
  }
  if (span !== undefined && !hand.has('start')) {
    hand.take(...VERBS, 'keep', 'only');
    return editEach(targets, (target) => ({ do: 'length', target, ms: { to: span } }));
  }
  if (OPENING.test(hand.text)) hand.slot('edge');
  const tooMuch = hand.has('too');
  const look = lookOf(hand);
  const moves = hand.hasThing('picture', 'film') || hand.has('move', 'start', 'put', 'show');
  const point = moves ? hand.slot('point') : undefined;
  const start = point?.point.of === 'start' ? point.point : undefined;
  const range: TimeRange | null = start
    ? { from: start, to: { of: 'start', ms: start.ms + USUAL_MS } }
    : ((hand.has('move', 'put') ? edgeOf(hand) : null) ?? rangeOf(hand));
  if (range !== null) hand.take('keep', 'only');
  hand.take(...VERBS, 'move', 'replace', 'more');
  hand.things('film', 'pronoun');
  if (text === null && range === null && Object.keys(look).length === 0) {
    // “The title stays too long” tells why something else is asked for.
    return hand.left().length === 0 && !tooMuch && !/^when\b/iu.test(hand.text)
      ? unclearWhen('change-title')
      : null;
  }
  return editEach(targets, (target) => ({ do: 'change-title', target, text, range, look }));
}

const NAMED = ['thing', 'file', 'quote', 'range', 'point', 'edge', 'place', 'ratio', 'span'];

/** 整部影片: how long it stands. */
const WHOLE =
  /^(?:and )?(?:for |over |during |throughout |across )?(?:the |my )?(?:whole|entire) (?:film|video|movie|time|thing|clip)$|^(?:在|贯穿|覆盖)?整(?:部|个|段|条)?(?:影片|视频|片子?|电影|短片|过程)(?:都|一直|全程)?(?:显示|有|在|出现)?$/iu;

/** 放在开头: when a title stands that just came in. */
function placedBy(hand: Hand, of: Operation | null): Request[] | null {
  if (of?.do !== 'title' || of.range !== null) return null;
  const isWhen = (item: Item): boolean =>
    WHEN.includes(item.is) ||
    (item.is === 'word' && ['put', 'move', 'show', 'start', 'in', 'make'].includes(item.word)) ||
    (item.is === 'thing' && ['pronoun', 'film'].includes(item.thing));
  const isLeft = hand.left().every(isWhen) && hand.left().some(({ is }) => WHEN.includes(is));
  const range = isLeft ? (edgeOf(hand) ?? rangeOf(hand)) : null;
  if (range === null) return null;
  hand.takeAll();
  const target = textCalled(of.text);
  return [edit({ do: 'change-title', target, text: null, range, look: {} })];
}
const WHEN: readonly Item['is'][] = ['range', 'point', 'edge', 'span', 'place'];

/** “To the end of the video”, as a clip would be moved; taken. */
function edgeOf(hand: Hand): TimeRange | null {
  const at = hand.slot('place')?.place.at;
  if (at === 'start') return { from: null, to: { of: 'start', ms: USUAL_MS } };
  return at === 'end' ? { from: { of: 'end', ms: USUAL_MS }, to: null } : null;
}

/** What is said further of the title that the clause before was about: `white, in big letters`. */
const further: Rule = (hand) => {
  const { spoken, before } = hand;
  if (!isOfTitles(spoken)) return null;
  const last = before.at(-1);
  const of = last?.ask === 'edit' ? last.operation : null;
  const isIn = of?.do === 'title' || of?.do === 'change-title' ? of.look.enter : undefined;
  // “…, and fade out” may well be said of the film, unless the title just came in.
  if (hand.has('fade', 'fade-in', 'fade-out') && isIn === undefined) return null;
  if (of?.do === 'title' && WHOLE.test(hand.text.trim())) {
    hand.takeAll();
    const range = { from: null, to: null };
    return [edit({ do: 'change-title', target: spoken, text: null, range, look: {} })];
  }
  const placed = placedBy(hand, of);
  if (placed) return placed;
  const look = lookOf(hand);
  // 白色大字: letters, and no other title.
  if (!/title|caption|标题|字幕/iu.test(hand.text)) hand.things('title', 'some-title', 'pronoun');
  if (hand.left().some(({ is }) => NAMED.includes(is))) return null;
  if (Object.keys(look).length === 0) return null;
  hand.take('with', 'in', 'make', 'use', 'colour', 'size', 'soft', 'show', 'put', 'change', 'move');
  if (NAMES_TEXT.test(hand.text)) hand.take('say');
  return [edit({ do: 'change-title', target: spoken, text: null, range: null, look })];
};

/** What is said of a title without its name goes before what the same words say of the sound. */
export const FURTHER_TITLE_RULES: readonly Rule[] = [...LABEL_RULES, further];
/** Titles and captions. */
export const TITLE_RULES: readonly Rule[] = [add, change];
