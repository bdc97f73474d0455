import type { StillMotion } from '../../../protocol/index.js';
import type { Target } from '../../timeline/index.js';
import type { Request } from '../requests.js';
import type { Hand, Rule } from './hand.js';
import { takePhrase, takePlain } from './plain-words.js';
import { CLIPS, edit, IMAGES, pictures, unclearWhich } from './targets.js';
import type { Word } from './words-en.js';

const MOTIONS: readonly (readonly [Word, StillMotion | 'varied'])[] = [
  ['zoom-in', 'zoom-in'],
  ['zoom-out', 'zoom-out'],
  ['pan-left', 'pan-left'],
  ['pan-right', 'pan-right'],
  ['pan-up', 'pan-up'],
  ['pan-down', 'pan-down'],
  ['still', 'still'],
  ['freeze', 'still'],
  ['ken-burns', 'varied'],
  ['motion', 'varied'],
];

const BESIDE = [
  ...MOTIONS.map(([word]) => word),
  'pan',
  'moving',
  'move',
  'shorten',
  'add',
  'make',
  'use',
  'with',
  'slow',
  'soft',
  'keep',
  'put',
  'every',
  'bit-more',
  'change',
  'between',
  'show',
  'all',
  'only',
  'too',
  'higher',
  'lower',
  'up',
  'down',
  'turn',
  'play',
  'in',
  'replace',
  'swap',
  'slower',
  'each-other',
  'next',
  'to-cut',
] as const satisfies readonly Word[];

const LEFT = '(?:the )?left(?:[- ]hand)?(?: side)?';
const RIGHT = '(?:the )?right(?:[- ]hand)?(?: side)?';
const TOP = '(?:the )?(?:top|up(?:per)?(?: side)?)';
const BOTTOM = '(?:the )?(?:bottom|down|low(?:er)?(?: side)?)';
const TO = '(?:over |across |all the way )?(?:to|towards?)';
const TOWARDS: readonly (readonly [RegExp, StillMotion])[] = [
  [
    new RegExp(
      `\\bfrom ${LEFT} ${TO} ${RIGHT}\\b|\\b(?:${TO} )${RIGHT}\\b|\\bright(?:wards?)?\\b`,
      'giu',
    ),
    'pan-right',
  ],
  [
    new RegExp(
      `\\bfrom ${RIGHT} ${TO} ${LEFT}\\b|\\b(?:${TO} )${LEFT}\\b|\\bleft(?:wards?)?\\b`,
      'giu',
    ),
    'pan-left',
  ],
  [
    new RegExp(
      `\\bfrom ${BOTTOM} ${TO} ${TOP}\\b|\\b(?:${TO} )${TOP}\\b|\\bup(?:wards?)?\\b`,
      'giu',
    ),
    'pan-up',
  ],
  [
    new RegExp(
      `\\bfrom ${TOP} ${TO} ${BOTTOM}\\b|\\b(?:${TO} )${BOTTOM}\\b|\\bdown(?:wards?)?\\b`,
      'giu',
    ),
    'pan-down',
  ],
  [/从左(?:边|侧|面)?[往向到至]?右(?:边|侧|面)?/gu, 'pan-right'],
  [/从右(?:边|侧|面)?[往向到至]?左(?:边|侧|面)?/gu, 'pan-left'],
  [/从下(?:边|面)?[往向到至]?上(?:边|面)?/gu, 'pan-up'],
  [/从上(?:边|面)?[往向到至]?下(?:边|面)?/gu, 'pan-down'],
];
const FROM = /\bfrom\b|从/iu;

/** Where a picture that moves goes to; taken. “From left to right” tells of both sides. */
function towards(hand: Hand): StillMotion | undefined {
  const found = TOWARDS.flatMap(([there, motion]) =>
    [...hand.text.matchAll(there)].map((match) => ({ there, motion, words: match[0] })),
  );
  const one = found.find(({ words }) => FROM.test(words)) ?? found[0];
  if (!one) return undefined;
  takePhrase(hand, one.there);
  return one.motion;
}

const MOVES = /\b(?:pan|pans|panning|tilts?|drift(?:s|ing)?|glides?)\b/iu;
/** “Move slowly to the left”: over a picture, and not to another place in the film. */
const GOES_OVER =
  /\b(?:mov(?:es?|ing) (?:slowly |gently |softly |smoothly )?(?:from|up|down|left|right)|(?:slowly|gently|softly|smoothly) mov(?:es?|ing)|mov(?:es?|ing) (?:slowly|gently|softly|smoothly|a (?:bit|little)))\b|\bfrom (?:the )?(?:left|right|top|bottom)[^,.;]* to (?:the )?(?:left|right|top|bottom)\b|移|摇|扫/iu;

/** `pan across the first picture to the right`, 每张照片从左往右慢慢移. */
function panOf(hand: Hand, ofStills: boolean): StillMotion | undefined {
  const pans = hand.has('pan') || MOVES.test(hand.text);
  if (!pans && !(ofStills && GOES_OVER.test(hand.text))) return undefined;
  const toward = towards(hand);
  if (toward !== undefined) hand.slots('look');
  return toward;
}

const VARIED =
  /\b(?:different(?:ly)?|var(?:y|ied|iety|iations?|ying)(?: of)?|mix(?:ed|es|ture|ing)?(?: up)?(?: of)?|alternat(?:e|es|ing)(?: between)?|(?:in )?(?:its|their|his) own(?: way)?|own way|not (?:all )?(?:the )?same(?: way)?|(?:don't|do not|shouldn't|should not|not) (?:all )?(?:move|zoom|have|use)[^,.;]* (?:the )?same(?: way| movement)?|chang(?:e|ing) up|random(?:ly)?)\b|换着|交替|轮流|混着|混用|交错|多变|丰富|随机|各不|不(?:要|太)?(?:都)?(?:一样|相同|同|重复)|别(?:都|全)?(?:一样|相同|重复)|(?:要|有|多)?(?:有)?变化|换一[换种]|不同|多样|穿插|搭配|有的.+有的|一张.+一张/iu;
const SAME = /\b(?:the )?same(?: way| movement| motion)?\b|\bway\b|着来?|着?用|动法/giu;

const DESCRIBED_ZH =
  /^(?:请|把|将|给|让|那)*(?<told>\p{Script=Han}{1,6}?)的?那张(?:照片|图片|图|相片)/u;
/** 菜单那张照片: the only one, whatever is on it; taken. */
function takeDescription(hand: Hand): void {
  const found = DESCRIBED_ZH.exec(hand.text);
  const told = found?.groups?.told ?? '';
  if (!hand.hasThing('images') || told === '') return;
  const from = hand.text.indexOf(told);
  for (const item of hand.left()) {
    const at = hand.ahead(item).length;
    if (item.is === 'unknown' && at >= from && at < from + told.length) hand.takeItem(item);
  }
}

const CANCELS =
  /\bcancel\b|\bno more\b|\bstop (?:it|that|this|them)\b|\b(?:turn|switch) (?:(?:it|that|this|them|those) )?off\b/giu;
const STOPS =
  /\bstop(?:s|ped)? .*\b(?:moving|zoom(?:ing)?|pan(?:ning)?|drifting|movement|motion|animation)\b/iu;
const AS_STILL =
  /\b(?:stays?|keep|kept|remains?|leave|show|shown) (?:.* )?(?:as )?(?:an? )?stills?\b/iu;
const THEY = /\b(?:they|them|none)\b/iu;

/** “Zoom in on photo 1 and out on photo 2”. */
function againZoomed(
  hand: Hand,
  before: StillMotion | 'varied' | undefined,
): StillMotion | undefined {
  const way = /^(?:slowly )?(in|out)\b/iu.exec(hand.text.trim())?.[1]?.toLowerCase();
  if (way === undefined || (before !== 'zoom-in' && before !== 'zoom-out')) return undefined;
  hand.take('in', 'out');
  return way === 'in' ? 'zoom-in' : 'zoom-out';
}

const TELLS_STILL =
  /\b(?:looks?|are|is|seems?|feels?)(?: (?:too|so|very|a bit|quite|really|all))* (?:static|still|dead|stiff|boring)$/iu;

/** “Zoom in on photo 1, photo 2 stays still”: each of several pictures with its own movement. */
function each(hand: Hand): Request[] | null {
  const told = hand.left().flatMap((item): (StillMotion | 'varied' | Target)[] => {
    if (item.is === 'word')
      return MOTIONS.flatMap(([word, to]) => (word === item.word ? [to] : []));
    if (item.is === 'file') return [{ by: 'name', name: item.name, track: 'video' }];
    const isOne = item.is === 'thing' && item.thing === 'picture' && item.target.by === 'number';
    return isOne ? [item.target] : [];
  });
  const targets = told.filter((one) => typeof one !== 'string');
  const kinds = told.filter((one) => typeof one === 'string');
  if (targets.length < 2 || kinds.length !== targets.length || new Set(kinds).size < 2) return null;
  if (hand.has('remove', 'without', 'not') || VARIED.test(hand.text)) return null;
  hand.take(...BESIDE);
  pictures(hand);
  takePlain(hand);
  return targets.flatMap((target, i) => {
    const kind = kinds[i];
    return kind ? [edit({ do: 'motion', target, motion: kind })] : [];
  });
}

/** “The picture” is the still, where it is said how it moves. */
const PICTURE = /\b(?:the|that|this|my) picture\b|画面/iu;
const hasStill = ({ context }: Hand): boolean =>
  context.media.some(({ kind, placed }) => kind === 'image' && placed);

const motion: Rule = (hand) => {
  // “The photos look static” asks for nothing yet.
  if (TELLS_STILL.test(hand.text.trim()) && !/\bshould\b/iu.test(hand.text)) return null;
  if (hand.hasThing('title', 'music', 'all-titles', 'some-title') || hand.holds('join'))
    return null;
  const stills = hand.context.media.every(({ kind, placed }) => kind === 'image' || !placed);
  const own = each(hand);
  if (own) return own;
  // A video cannot be held.
  if (hand.has('freeze') && !hand.hasThing('images') && !stills) return null;
  takeDescription(hand);
  const ofStills =
    hand.hasThing('images', 'picture') ||
    (hand.hasThing('film') && PICTURE.test(hand.text) && hasStill(hand)) ||
    hand.holds('file') ||
    hand.spoken !== null ||
    (stills && THEY.test(hand.text));
  const last = hand.before.at(-1);
  const before = last?.ask === 'edit' && last.operation.do === 'motion' ? last.operation : null;
  const varied = VARIED.test(hand.text);
  const stops = STOPS.test(hand.text) && hand.take('end');
  const cancels = takePhrase(hand, CANCELS);
  const denied = stops || cancels || hand.has('remove', 'without', 'not');
  const panned = panOf(hand, ofStills);
  const moves =
    ofStills &&
    (hand.has('moving') ||
      (hand.has('move') && !hand.holds('place') && (denied || varied || hand.has('make'))));
  const asked =
    panned ??
    MOTIONS.find(([word]) => hand.has(word))?.[1] ??
    (AS_STILL.test(hand.text) ? 'still' : undefined) ??
    againZoomed(hand, before?.motion) ??
    (moves || (hand.has('pan') && denied) || (before && varied) ? 'varied' : undefined);
  if (asked === undefined) return null;
  const still = asked === 'still' || hand.has('still', 'freeze');
  hand.take('remove', 'without', 'not', 'varied');
  if (varied) {
    takePhrase(hand, new RegExp(VARIED.source, 'giu'));
    takePhrase(hand, SAME);
  }
  // “Show each photo for 4 seconds with a slow zoom”: how long they are seen, too.
  const ms = hand.has('show') ? hand.slot('span')?.ms : undefined;
  hand.take(...BESIDE);
  const { targets, vague } = pictures(hand);
  if (vague && targets.length === 0) return unclearWhich('motion', CLIPS);
  takePlain(hand);
  // “Photo 2 should stay as a still”.
  const ones = targets.filter(({ by }) => by !== 'kind');
  const named = AS_STILL.test(hand.text) && ones.length > 0 ? ones : targets;
  const found = named.length > 0 ? named : [before?.target ?? IMAGES];
  const kind = varied ? 'varied' : denied || still ? 'still' : asked;
  const lengths =
    ms === undefined ? [] : found.map((target) => edit({ do: 'length', target, ms: { to: ms } }));
  return [...lengths, ...found.map((target) => edit({ do: 'motion', target, motion: kind }))];
};

/** How stills move in their frame. */
export const MOTION_RULES: readonly Rule[] = [motion];
