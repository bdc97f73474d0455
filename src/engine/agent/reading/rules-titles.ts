import type { Operation, Target, TimeRange } from '../../timeline/index.js';
import type { Request } from '../requests.js';
import type { Hand, Rule } from './hand.js';
import type { Item } from './items.js';
import {
  distinct,
  edit,
  editEach,
  isOfTitles,
  unclearHowMuch,
  unclearWhen,
  unclearWhich,
} from './targets.js';
import { addTitle } from './title-adding.js';
import { LABEL_RULES } from './title-labels.js';
import { isStill, isTop, lookOf, rangeOf, USUAL_MS } from './title-looks.js';
import { bareText, SHOULD_BE } from './title-texts.js';
import { lengthened, retimed, saysHowLong } from './title-times.js';
import {
  AUTOMATIC,
  INSTEAD,
  NAMES_TEXT,
  THAT_SAYS,
  TITLE_VERBS,
  TO_TEXT,
  takeFillers,
} from './title-words.js';

const TITLES: Target = { by: 'all', track: 'text' };
const textCalled = (name: string): Target => ({ by: 'name', name, track: 'text' });

const NAMES_FONT = /\b(?:font|text|letters?|lettering)\b|字体|文字/iu;

/** The titles that a clause names; undefined where it names none, null where nobody can tell. */
function titlesOf(
  hand: Hand,
  quotes: readonly { text: string }[],
  text: string | null,
): Target[] | null | undefined {
  const one = hand.things('title');
  // 标题2字号大一点: the letters of that one.
  const saidOf = (item: Item): string =>
    hand.text.slice(hand.ahead(item).length).slice(0, item.end - item.start);
  const isOfLetters = (item: Item): boolean => OF_LETTERS.test(saidOf(item));
  const named = one.length > 0 || hand.left().some((item) => isTitles(item) && !isOfLetters(item));
  for (const item of hand.left()) {
    if (named && item.is === 'thing' && isOfLetters(item)) hand.takeItem(item);
  }
  const all = hand.things('all-titles');
  const vague = hand.things('some-title').length > 0;
  const [first] = quotes;
  // “Remove the clip “my””: a file's name, and no title's text.
  const fromFilm = (named || all.length > 0 || vague) && FROM_FILM.test(hand.text);
  if (fromFilm) hand.things('film');
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

const FROM_FILM =
  /\b(?:from|out of|in|on|off) (?:the |my |this )?(?:whole |entire )?(?:film|video|movie|edit|timeline|project)\b|^(?:把|请)*(?:视频|影片|片子|画面)(?:上|里|中)?的?/iu;
const isTitles = (item: Item): boolean => item.is === 'thing' && item.thing === 'all-titles';
/** 为“Hello”加淡入: for that one. */
const FOR_ONE = /^\s*为\s*$/u;
const OF_LETTERS = /^(?:(?:the |my )?(?:font|letters|writing|type|typeface)|字(?:体|号)?)$/iu;
/** “Rename the title “Hello””, “replace it with “Hello””. */
const RENAMES =
  /(?:\b(?:rename|make|set|call) (?:the |my |this )?(?:title|caption|text|heading) ?|\breplace .*with ?|\binstead of .*use ?)$/iu;
/** Words of which the one is not there without the other. */
const TAKES_AWAY = /\btake\b.*\b(?:away|out|off|down)\b/iu;
/** “The opening title” is one that is there, and not where one is to stand. */
const OPENING =
  /\b(?:opening|closing|end)(?= (?:title|caption|text|card))|(?:开头|片头|开场|结尾|片尾)的?(?=标题|字幕|文字|片名)/iu;

/** 标题不要一开始就出来, “not right at the start”: when it is not to be there. */
const NOT_THEN =
  /(?:不要|别|不能|不该|不应该|不用|不想)(?:让它?)?(?:(?:在|从|太|那么|这么)?(?:一开始|开头|片头|最开始|一上来|马上|立刻|立即|早)就?(?:出来|出现|显示|放|有|露出来)?|(?:出来|出现|显示|放)得?(?:太|那么|这么)早)|(?:别|不要)(?:再|老是)?(?:放|待|停|摆)?在?(?:画面|屏幕)?的?(?:正?中[间央]|[上下左右][面边方]|顶部|底部|角落里?)|\b(?:should(?:n['’]t| not)|must(?:n['’]t| not)|don['’]t|do not|not|never)(?: [a-z]+){0,4} (?:right |straight |immediately |already )*(?:(?:at|from|in) the (?:very )?(?:start|beginning)|(?:so|too|that) (?:early|soon)|right away|immediately|straight away)\b/iu;

const SAYS_NOW =
  /^(?:the|my|this|that) (?:\w+ )?(?:title|caption|text|subtitle) (?:says|reads)\b|^(?:标题|字幕|文字)(?:上|里)?写的?是/iu;
const SHOULD_LATER = /\b(?:should|must|supposed|meant|has to|needs to)\b|应该|应为|改成/iu;

const change: Rule = (hand) => {
  // Captions of what is said are no titles that are there.
  if (hand.has('add') && AUTOMATIC.test(hand.text)) return null;
  // “The title says Sumer, it should be Summer”: what it says now is no order.
  if (SAYS_NOW.test(hand.text) && SHOULD_LATER.test(hand.later)) return null;
  const quotes = hand.slots('quote');
  const last = quotes.at(-1);
  const correction = isOfTitles(hand.spoken) ? SHOULD_BE.exec(hand.text.trim()) : null;
  const corrects = correction !== null;
  const tells = last !== undefined && THAT_SAYS.test(hand.ahead(last).trim());
  const renames =
    last !== undefined &&
    !tells &&
    (corrects ||
      quotes.length > 1 ||
      (RENAMES.test(hand.ahead(last)) &&
        hand.text.length <= hand.ahead(last).length + last.end - last.start) ||
      (TO_TEXT.test(hand.ahead(last)) && !FOR_ONE.test(hand.ahead(last))) ||
      INSTEAD.test(hand.text) ||
      (hand.has('replace') && /\bwith ?$/iu.test(hand.ahead(last))));
  const bare = !renames && (corrects || hand.has('change', 'say')) ? bareText(hand, last) : null;
  const text = renames ? last.text : bare;
  const named = titlesOf(hand, quotes, renames ? last.text : null);
  if (corrects && text !== null) {
    hand.takeWithin(0, hand.text.length - (correction.groups?.text?.length ?? 0));
  }
  const meant = corrects && text !== null && isOfTitles(hand.spoken) ? [hand.spoken] : undefined;
  const targets = named === undefined ? meant : named;
  if (targets === undefined) return null;
  if (targets === null) {
    // Which one is asked, whatever is to be done to it.
    if (!hand.left().some(({ is }) => is === 'unknown')) hand.takeAll();
    return unclearWhich('change-title', TITLES);
  }
  const denied = NOT_THEN.exec(hand.text);
  if (denied) hand.takeWithin(denied.index, denied.index + denied[0].length);
  const moves = isStill(hand);
  if (
    (!moves && hand.take('remove', 'without')) ||
    (hand.has('use') && TAKES_AWAY.test(hand.text))
  ) {
    hand.take('use', 'out', 'down', 'all', 'too', 'say', 'with', 'more', 'turn');
    if (OPENING.test(hand.text)) hand.slot('edge');
    hand.things('title', 'film');
    return editEach(targets, (target) => ({ do: 'remove', target }));
  }
  return changeOf(hand, targets, text);
};

const holds = (hand: Hand, kind: string): boolean => hand.left().some(({ is }) => is === kind);

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
  takeFillers(hand);
  const way = lengthened(hand);
  const lasts =
    hand.has('show', 'long', 'keep') ||
    !['range', 'point', 'edge', 'place', 'file'].some((kind) => holds(hand, kind));
  const time = way || lasts ? hand.slot('span') : undefined;
  const span = time?.ms;
  if (way) {
    hand.take(...TITLE_VERBS, 'keep', 'bit-more', 'much-more', 'shorten', 'more');
    if (time === undefined || span === undefined) return unclearHowMuch('length');
    const to = saysHowLong(hand, time);
    return editEach(targets, (target) => ({
      do: 'length',
      target,
      ms: to ? { to: span } : { plus: way === 'shorter' ? -span : span },
    }));
  }
  if (span !== undefined && !hand.has('start')) {
    hand.take(...TITLE_VERBS, 'keep', 'only');
    hand.things('film');
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
  if (text !== null) hand.take('swap');
  hand.take(...TITLE_VERBS, 'move', 'replace', 'more', 'shorten');
  // “Slide it to the bottom”: where it stands.
  if (look.position) hand.take('slide');
  if (look.enter || look.leave) hand.take('motion', 'ken-burns', 'only');
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
  const isLeft =
    !hand.left().some((item) => isTop(hand, item)) &&
    hand.left().every(isWhen) &&
    hand.left().some(({ is }) => WHEN.includes(is));
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
export const TITLE_RULES: readonly Rule[] = [addTitle, change];
