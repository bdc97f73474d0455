import type { AspectRatio, Fit, StillMotion, TransitionKind } from '../../../protocol/index.js';
import type { Target } from '../../timeline/index.js';
import type { Hand, Rule } from './hand.js';
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

const KINDS: readonly (readonly [Word, TransitionKind])[] = [
  ['dip-black', 'fade-black'],
  ['dip-white', 'fade-white'],
  ['wipe', 'wipe'],
  ['slide', 'slide'],
  ['crossfade', 'crossfade'],
];

const NAMES_TRANSITION =
  /cross[- ]?(?:fade|dissolve)|dissolve|wipe|slide|dip|transition|blend|叠|转场|过渡|溶|闪[黑白]|擦/iu;

/** How long photos are to last, where that stands ahead of the transition; taken. */
function lengthAhead(hand: Hand): number | null {
  if (!hand.hasThing('images') || !hand.holds('span')) return null;
  const start = hand.text.search(NAMES_TRANSITION);
  const length = hand.text.search(SPAN_OF_TIME);
  return length >= 0 && length < start ? (hand.slot('span')?.ms ?? null) : null;
}
const SPAN_OF_TIME =
  /\d|[一二两三四五六七八九十半]秒|\b(?:one|two|three|four|five|half|a) (?:a )?sec/iu;

const transition: Rule = (hand) => {
  const black = hand.has('between') && /(?:fade|dip)s? (?:to|through) black|黑场/iu.test(hand.text);
  const white =
    hand.has('between') && /(?:fade|dip|flash)e?s? (?:to|through) white|白场/iu.test(hand.text);
  const kinds = KINDS.filter(([word]) => hand.has(word)).map(([, kind]) => kind);
  const faded = hand.has('fade') && hand.has('between');
  const isOne = kinds.length > 0 || hand.has('transition', 'hard-cuts') || faded || black || white;
  if (!isOne || hand.hasThing('title', 'music', 'new-title', 'all-titles')) return null;
  const off = hand.take('remove', 'without', 'not') || hand.has('hard-cuts');
  hand.take(
    'crossfade',
    'dip-black',
    'dip-white',
    'wipe',
    'slide',
    'transition',
    'hard-cuts',
    'fade',
    'join',
    'between',
    'use',
    'add',
    'make',
    'put',
    'with',
    'change',
    'every',
    'in',
    'long',
    'to-black',
    'to-white',
    'fade-out',
    'all-uploads',
    'as-sound',
  );
  const onBeat = hand.take('on-beat');
  // “All photos 2 seconds each with a crossfade”: how long each is shown, and not the transition.
  const lasting = lengthAhead(hand);
  const ms = hand.slot('span')?.ms ?? null;
  const places = hand.slots('place').map(({ place }) => place);
  const { targets, vague } = pictures(hand);
  const kind = off ? null : black ? 'fade-black' : white ? 'fade-white' : (kinds[0] ?? 'crossfade');
  const of = (into: Target | null) => [
    ...(lasting === null
      ? []
      : [edit({ do: 'length', target: IMAGES, ms: { to: lasting } } as const)]),
    edit({ do: 'transition', into, kind, ms, onBeat } as const),
  ];
  if (vague) return unclearWhich('transition', CLIPS);
  const [place] = places;
  if (place && 'target' in place) {
    const { target } = place;
    if (place.at === 'before') return of(target);
    if (target.by !== 'number' || target.number < 0) return unclearWhich('transition', CLIPS);
    return of({ ...target, number: target.number + 1 });
  }
  const [first, second] = targets;
  if (second?.by === 'number' && first?.by === 'number') {
    return of(second.number > first.number ? second : first);
  }
  if (second) return of(second);
  return first && first.by !== 'all' && first.by !== 'kind' ? of(first) : of(null);
};

const slideshow: Rule = (hand) => {
  const slides = hand.take('slideshow');
  const everyBeats = hand.has('beats') && hand.has('every', 'on-beat');
  const everyBeat = hand.has('on-beat') && hand.has('change', 'show') && hand.hasThing('images');
  if (!slides && !everyBeats && !everyBeat) return null;
  const count =
    hand.has('beats') || everyBeats
      ? hand.slot('count')?.count
      : everyBeat && /every|每/iu.test(hand.text)
        ? 1
        : undefined;
  hand.take(
    'every',
    'beats',
    'on-beat',
    'make',
    'change',
    'show',
    'add',
    'with',
    'put',
    'show',
    'between',
    'too',
  );
  hand.things('images', 'film', 'pronoun', 'picture', 'some-picture');
  const seconds = hand.slot('span')?.ms;
  return [
    edit({ do: 'slideshow', beats: count ?? null }),
    ...(seconds === undefined ? [] : [edit({ do: 'length', target: IMAGES, ms: { to: seconds } })]),
  ];
};

const MOTIONS: readonly (readonly [Word, StillMotion | 'varied'])[] = [
  ['ken-burns', 'varied'],
  ['motion', 'varied'],
  ['zoom-in', 'zoom-in'],
  ['zoom-out', 'zoom-out'],
  ['pan-left', 'pan-left'],
  ['pan-right', 'pan-right'],
  ['pan-up', 'pan-up'],
  ['pan-down', 'pan-down'],
  ['still', 'still'],
];

const motion: Rule = (hand) => {
  const asked = MOTIONS.find(([word]) => hand.has(word))?.[1];
  if (asked === undefined || hand.hasThing('title', 'music', 'all-titles')) return null;
  const off = hand.take('remove', 'without', 'not');
  hand.take(
    ...MOTIONS.map(([word]) => word),
    'add',
    'make',
    'use',
    'with',
    'slow',
    'keep',
    'put',
    'every',
    'bit-more',
    'change',
  );
  const { targets, vague } = pictures(hand);
  if (vague) return unclearWhich('motion', CLIPS);
  const found = targets.length > 0 ? targets : [IMAGES];
  return editEach(found, (target) => ({ do: 'motion', target, motion: off ? 'still' : asked }));
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

const canvas: Rule = (hand) => {
  const ratio = hand.slot('ratio')?.ratio ?? RATIOS.find(([word]) => hand.has(word))?.[1] ?? null;
  const fit = FITTED.find(([word]) => hand.has(word))?.[1] ?? null;
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
    'cut',
    'fade',
    'show',
    'without',
    'turn',
    'move',
    'back',
    'between',
  );
  hand.things('film', 'pronoun');
  if (hand.hasThing('picture') && hand.things('picture').some(({ by }) => by !== 'all'))
    return null;
  return [edit({ do: 'canvas', ratio, fit })];
};

/** Transitions, slide shows, moving stills and the frame. */
export const PICTURE_RULES: readonly Rule[] = [transition, slideshow, motion, canvas];
