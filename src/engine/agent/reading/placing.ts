import { isDeepStrictEqual } from 'node:util';
import type { Place, Target } from '../../timeline/index.js';
import type { Request } from '../requests.js';
import type { Hand } from './hand.js';
import { NUMBER, numberOf, ORDINAL, ordinalOf } from './numbers.js';
import { edit } from './targets.js';

/** The one place that a clause names, taken. */
export function placeOf(hand: Hand): Place | null {
  const places = hand.slots('place').map((one) => one.place);
  const [place, ...more] = places;
  if (more.some((one) => !isDeepStrictEqual(one, place))) return null;
  const edge = hand.slot('edge')?.edge;
  if (place) return edge === undefined || place.at === edge ? place : null;
  return edge ? { at: edge } : null;
}

/** What stands behind an order and says nothing. */
const POLITE = /(?:[\s,]*\b(?:please|pls|thanks|thank you|now|too|instead))+\s*$/iu;
const plainly = ({ text }: Hand): string => text.replace(POLITE, '').trimEnd();

const FILM_BY =
  /\b(?:start|open|begin|end|finish|clos)\w*(?: off)? (?:the |my |our |this )?(?:film|video|movie|vlog|edit)$/iu;
const ON =
  /\b(?:start|open|begin|end|finish|clos)\w*(?: off)?(?: (?:the |my |our |this )?(?:film|video|movie|vlog|edit|it))? on\b/iu;
const START_ZH = /^(?:.{0,6}(?:视频|影片|片子))?先?(?:[用以从拿让把]|由).*(?:开[头场始]|打头)$/u;
const END_ZH = /^(?:.{0,6}(?:视频|影片|片子))?(?:[用以拿让把]|由).*(?:结尾|收尾|结束|收场|压轴)$/u;

/** “Start with the beach”, “end the film on clip 1”, “the forest should open the film”, 用第三段开头. */
export function placeByVerb(hand: Hand): Place | null {
  const text = plainly(hand).trim();
  const said = hand.unnamed().trim();
  const isNamed = hand.holds('file') || hand.hasThing('picture', 'images');
  if (isNamed && (START_ZH.test(text) || END_ZH.test(text))) {
    const word = /(?:打头|压轴|收场|开始|结束)$/u.exec(said)?.[0] ?? '';
    const at = hand.text.lastIndexOf(word);
    if (word) hand.takeWithin(at, at + word.length);
    hand.slots('edge');
    hand.take('start', 'end', 'make', 'use');
    hand.things('film');
    return { at: START_ZH.test(text) ? 'start' : 'end' };
  }
  if (isNamed && /^first\b(?! (?:and|two|three|\d))/iu.test(said) && !hand.has('remove', 'cut')) {
    hand.slots('place');
    hand.takeWithin(hand.text.search(/first/iu), hand.text.search(/first/iu) + 'first'.length);
    return { at: 'start' };
  }
  if (!hand.has('with', 'use') && !ON.test(hand.text) && !FILM_BY.test(text)) return null;
  // “End with the photo and start with the beach” names two.
  if (hand.has('start') && hand.has('end')) return null;
  return hand.has('start') ? { at: 'start' } : hand.has('end') ? { at: 'end' } : null;
}

const NOUN = '(?:clip|one|shot|scene|picture|photo|image|video|thing|part|frame)';
const WHICH = `(?<which>${ORDINAL}|opening|closing)`;
const SEEN =
  '(?: (?:that )?(?:we|you|people|viewers) see| (?:of|in) (?:the |my )?(?:film|video|movie))?';
/** “Make clip 3 the first clip”, “the beach should be the last one”. */
const AS_NAMED = new RegExp(
  `(?:\\b(?:be|become|is|as|into|made?) |(?<!\\b(?:before|after|behind|of|follow|following|than|and|with|by|between|for) )(?<=\\b(?:make|have|want) .{1,60} ))(?:the )(?:very )?${WHICH} ${NOUN}${SEEN}$`,
  'iu',
);
const AS_NUMBERED = /\bas (?:clip|photo|picture) (?:number |no\. ?|#)?(?<n>\d{1,2})$/iu;
/** “The last clip should be the beach”. */
const NAMED_AS = new RegExp(
  `^(?:the )(?:very )?(?:${WHICH}(?: ${NOUN})?|(?<noun>opening|opener|closer|ending)(?: ${NOUN})?)${SEEN} (?:should|must|has to|needs? to|ought to|will|to) be `,
  'iu',
);
const THING_AHEAD =
  /^the (?:very )?(?:(?:first|last|opening|closing) thing|opening|opener|closer|ending)\b/iu;
const NTH_ZH =
  /(?:变成|作为|当作?|换成|设(?:为|成|置?为)|改成|成为|[应该]+是|做)(?:第(?<n>[一二三四五六七八九\d]+)|(?<last>最后一?(?=[个段张位]))|(?<open>片头|开[场头])|(?<close>片尾|结尾|收尾))(?:[个段张位](?:片段|视频|镜头|画面|照片)?)?$/u;

const atNumber = (number: number): Place =>
  number === 1 ? { at: 'start' } : number === -1 ? { at: 'end' } : { at: 'number', number };

/** “Make clip 3 the first clip” names its place as a picture is named; taken. */
export function placeAsPicture(hand: Hand): Place | null {
  const zh = hand.holds('place') ? null : NTH_ZH.exec(plainly(hand));
  if (zh) {
    const { n, last, open, close } = zh.groups ?? {};
    const number = open ? 1 : last || close ? -1 : (ordinalOf(`第${n}`) ?? 0);
    if (number === 0) return null;
    hand.takeWithin(zh.index, zh.index + zh[0].length);
    return atNumber(number);
  }
  // “The first thing we see should be the last shot” names its place ahead.
  const behind = THING_AHEAD.test(hand.text) ? null : AS_NAMED.exec(plainly(hand));
  const numbered = behind ? null : AS_NUMBERED.exec(plainly(hand));
  // “The second clip should be last” names no place as a picture.
  const isPlaced = hand.holds('place') || hand.holds('edge');
  const ahead = behind || numbered || isPlaced ? null : NAMED_AS.exec(hand.text);
  const found = behind ?? numbered ?? ahead;
  if (!found) return null;
  const { which = '', noun = '', n } = found.groups ?? {};
  const edge = /^(?:closing|closer|ending)$/iu.test(which || noun) ? -1 : 1;
  const number = n
    ? Number(n)
    : /^(?:opening|opener|closing|closer|ending)$/iu.test(which || noun)
      ? edge
      : ordinalOf(which);
  if (number === null) return null;
  hand.takeWithin(found.index, found.index + found[0].length);
  return atNumber(number);
}

/** Several pictures to the start or the end, in the order of the film, as they are numbered by then. */
export function oneByOne(targets: readonly Target[], to: Place): Request[] {
  const numbers = targets.map((target) => (target.by === 'number' ? target.number : 0));
  const isEdge = to.at === 'start' || to.at === 'end';
  if (targets.length < 2 || !isEdge || numbers.some((number) => number < 1)) {
    return targets.map((target) => edit({ do: 'move', target, to }));
  }
  const inOrder = [...numbers].sort((a, b) => (to.at === 'end' ? a - b : b - a));
  return inOrder.map((number, at) =>
    edit({
      do: 'move',
      target: { by: 'number', track: 'video', number: number + (to.at === 'end' ? -at : at) },
      to,
    }),
  );
}

/** “One place earlier”, “up one”, 往前移一位. */
const STEPS = new RegExp(
  `(?:(?<way>up|down|forwards?|ahead|earlier|later|back(?:wards?)?)(?: by)? (?<n>${NUMBER})(?: (?:place|position|spot|slot|step)s?)?|(?:by )?(?<m>${NUMBER}) (?:(?:place|position|spot|slot|step)s? )?(?:to the )?(?<to>up|down|forwards?|ahead|earlier|later|back(?:wards?)?|left|right))$|(?:[往向](?<zh>[前后])(?:[移挪放调换排]动?)?|(?<step>提前|推后|延后|往前|往后))(?<many>${NUMBER})(?:个?位置?|[位个格步])`,
  'iu',
);

/** The one picture on the timeline that is called so; 0 where there is none, or more than one. */
function numberShown(name: string, shown: readonly string[]): number {
  const at = shown.indexOf(name);
  return at === shown.lastIndexOf(name) ? at + 1 : 0;
}

/** Where a picture goes that moves so many places; taken. */
export function stepOf(hand: Hand): Place | null {
  const found = STEPS.exec(hand.text);
  const { way, to, zh, step: moved, n, m, many } = found?.groups ?? {};
  const [numbered, ...more] = hand.left().flatMap((item): number[] => {
    if (item.is === 'file') return [numberShown(item.name, hand.context.shown ?? [])];
    const isOne = item.is === 'thing' && item.thing === 'picture' && item.target.by === 'number';
    return isOne && item.target.by === 'number' ? [item.target.number] : [];
  });
  if (!found || !numbered || more.length > 0) return null;
  const back = /^(?:up|forward|ahead|earlier|left|前)/iu.test(
    way ?? to ?? zh ?? (moved === '提前' ? '前' : ''),
  );
  const step = numberOf(n ?? m ?? many ?? '') * (back ? -1 : 1);
  const count = hand.context.pictures;
  const number = (numbered < 0 ? count + 1 + numbered : numbered) + step;
  if (!Number.isInteger(number) || number < 1 || number > count) return null;
  hand.takeWithin(found.index, found.index + found[0].length);
  return { at: 'number', number };
}

const TO_MIDDLE =
  /\b(?:to|into|in|at) (?:the )?(?:very )?(?:middle|centre|center)\b(?! of)|[到在](?:正?中间|中央|正中)(?:的?位置)?/iu;

/** “In the middle”, where there is a middle one. */
export function middleOf(hand: Hand): Place | null {
  const count = hand.context.pictures;
  const waits = hand.left().some((item) => item.is === 'file' && item.placed === false);
  const said = TO_MIDDLE.exec(hand.text);
  if (count % 2 === 0 || count < 3 || waits || !(hand.middle() || said)) return null;
  if (said) hand.takeWithin(said.index, said.index + said[0].length);
  return { at: 'number', number: (count + 1) / 2 };
}
