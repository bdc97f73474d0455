import type { AspectRatio, Fit, StillMotion } from '../../../protocol/index.js';
import { choicesIn, chosen } from './chosen.js';
import type { Hand, Rule } from './hand.js';
import { SLIDESHOW_RULES } from './rules-slideshow.js';
import { TRANSITION_RULES } from './rules-transition.js';
import {
  CLIPS,
  edit,
  editEach,
  IMAGES,
  pictures,
  unclearHowMuch,
  unclearWhich,
} from './targets.js';
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

const TOWARDS: readonly (readonly [RegExp, StillMotion])[] = [
  [/\bto(?:wards?)? (?:the )?right|\bright(?:wards?)?\b(?! to)/iu, 'pan-right'],
  [/\bto(?:wards?)? (?:the )?left|\bleft(?:wards?)?\b(?! to)/iu, 'pan-left'],
  [/\bup(?:wards?)?\b|\bto (?:the )?top/iu, 'pan-up'],
  [/\bdown(?:wards?)?\b|\bto (?:the )?bottom/iu, 'pan-down'],
];

/** `pan across the first picture to the right`: where a picture that moves goes to. */
function panOf(hand: Hand): StillMotion | undefined {
  if (!hand.take('pan')) return undefined;
  const toward = TOWARDS.find(([there]) => there.test(hand.text))?.[1];
  hand.slots('look');
  hand.take('up', 'down');
  return toward;
}

const DRIFTS: readonly (readonly [string, StillMotion])[] = [
  ['slide-right', 'pan-right'],
  ['slide-left', 'pan-left'],
  ['slide-up', 'pan-up'],
  ['slide-down', 'pan-down'],
];
/** 每张照片从左往右慢慢移: the same words move a title in. */
function driftOf(hand: Hand): StillMotion | undefined {
  const looks = hand.left().flatMap((item) => (item.is === 'look' ? [item.look.enter] : []));
  const drift = DRIFTS.find(([enter]) => looks[0] === enter)?.[1];
  if (drift === undefined || !/移|摇|扫/u.test(hand.text)) return undefined;
  hand.slots('look');
  return drift;
}

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

const motion: Rule = (hand) => {
  if (hand.hasThing('title', 'music', 'all-titles', 'some-title')) return null;
  const stills = hand.context.media.every(({ kind, placed }) => kind === 'image' || !placed);
  // A video cannot be held.
  if (hand.has('freeze') && !hand.hasThing('images') && !stills) return null;
  takeDescription(hand);
  const panned = hand.has('pan') ? panOf(hand) : driftOf(hand);
  const ofStills = hand.hasThing('images') || hand.hasThing('picture') || hand.spoken !== null;
  const moving = hand.has('move') && !hand.holds('place') && hand.has('not', 'make');
  const moves = ofStills && (hand.has('moving') || moving) ? 'varied' : undefined;
  const asked = panned ?? MOTIONS.find(([word]) => hand.has(word))?.[1] ?? moves;
  if (asked === undefined) return null;
  const still = hand.has('still', 'freeze');
  const off = hand.take('remove', 'without', 'not');
  const varied = hand.take('varied');
  hand.take(
    ...MOTIONS.map(([word]) => word),
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
  );
  const { targets, vague } = pictures(hand);
  if (vague) return unclearWhich('motion', CLIPS);
  const last = hand.before.at(-1);
  const moved =
    last?.ask === 'edit' && last.operation.do === 'motion' ? last.operation.target : IMAGES;
  const found = targets.length > 0 ? targets : [moved];
  const kind = off || still ? 'still' : varied ? 'varied' : asked;
  return editEach(found, (target) => ({ do: 'motion', target, motion: kind }));
};

const RATIOS: readonly (readonly [Word, AspectRatio])[] = [
  ['vertical', '9:16'],
  ['horizontal', '16:9'],
  ['square', '1:1'],
];
const FITTED: readonly (readonly [Word, Fit])[] = [
  ['fit-blur', 'blur'],
  ['fit-crop', 'crop'],
  ['fit-pad', 'pad'],
];

/** What a frame is filled with; where it is only said what not, what is left. */
function fitOf(hand: Hand): Fit | null {
  const named = choicesIn(hand, FITTED);
  const wanted = chosen(named);
  if (wanted !== undefined) return wanted;
  const [denied] = named;
  if (!denied) return null;
  const last = hand.before.at(-1);
  const asked = last?.ask === 'edit' && last.operation.do === 'canvas' ? last.operation.fit : null;
  if (asked !== null && asked !== denied.value) return asked;
  return denied.value === 'pad' ? 'crop' : 'pad';
}

const NO_BARS = /\b(?:instead of|rather than|not) (?:black|white)$/iu;
const NOT_BLACK = /^(?:and )?not (?:black|white)$|^不要[黑白]色?的?$/iu;

/** 改成这个比例, “change it to that”: once more what was told before. */
const SAME_SHAPE =
  /^(?:把|将)?(?:画面|视频|影片|尺寸|比例)*(?:都)?(?:改|换|调|做|剪|变|设)(?:成|为|到)(?:这个|那个|这种|同样的?)(?:比例|尺寸|格式|画幅|大小)?(?:吧|就行|就好)?$|^(?:please )?(?:change|make|set|switch|convert|turn) (?:it|the (?:video|film|picture)) (?:(?:in)?to )?(?:that|this|match)(?: (?:shape|ratio|format|size|aspect ratio))?(?: please)?$/iu;

/** “It's blurry” tells what a picture is like. */
const TELLS_BLUR =
  /^(?!.*\b(?:background|sides|edges|bars|space|rest)\b).*(?:\b(?:is|was|are|were|looks?|came out)|['’]s) (?:[a-z]+ ){0,2}blurr?y$/iu;

const canvas: Rule = (hand) => {
  if (hand.hasThing('title', 'some-title', 'all-titles', 'music')) return null;
  if (TELLS_BLUR.test(hand.text)) return null;
  const shapes = choicesIn(hand, RATIOS);
  // “Don't make it vertical” asks for no other shape: the word is left, and the clause is not understood.
  if (shapes.length > 0 && shapes.every(({ denied }) => denied)) {
    return [edit({ do: 'canvas', ratio: null, fit: null })];
  }
  const ratio = hand.slot('ratio')?.ratio ?? chosen(shapes) ?? null;
  const fit = fitOf(hand);
  const last = hand.before.at(-1);
  if (last?.ask === 'edit' && last.operation.do === 'canvas' && NOT_BLACK.test(hand.text)) {
    hand.takeAll();
    return [last];
  }
  if (last?.ask === 'edit' && last.operation.do === 'canvas' && SAME_SHAPE.test(hand.text)) {
    hand.takeAll();
    return [last];
  }
  if (ratio === null && fit === null) {
    if (!hand.take('aspect') || !hand.take('change')) return null;
    hand.things('film');
    return hand.left().length === 0 ? unclearHowMuch('canvas') : null;
  }
  hand.take(
    ...RATIOS.map(([word]) => word),
    ...FITTED.map(([word]) => word),
    'aspect',
    'make',
    'change',
    'use',
    'with',
    'add',
    'put',
    'play',
    'cut',
    'fade',
    'show',
    'without',
    'not',
    'turn',
    'move',
    'back',
    'between',
    'instead',
    'replace',
    'swap',
    'version',
    'in',
    'out',
    'only',
    'remove',
    'too',
    'keep',
    'all',
    'size',
  );
  hand.things('film', 'pronoun');
  // “Blurry instead of black”.
  if (fit !== null && NO_BARS.test(hand.text)) hand.slots('look');
  if (hand.hasThing('picture') && hand.things('picture').some(({ by }) => by !== 'all'))
    return null;
  return [edit({ do: 'canvas', ratio, fit })];
};

/** Transitions, slide shows, moving stills and the frame. */
export const PICTURE_RULES: readonly Rule[] = [
  ...TRANSITION_RULES,
  ...SLIDESHOW_RULES,
  motion,
  canvas,
];
