import type { TransitionKind } from '../../../protocol/index.js';
import type { Operation, Target } from '../../timeline/index.js';
import type { Request } from '../requests.js';
import { choicesIn, chosen } from './chosen.js';
import type { Hand, Rule } from './hand.js';
import { CLIPS, edit, IMAGES, pictures, unclearHowMuch, unclearWhich } from './targets.js';
import type { Word } from './words-en.js';

type Transition = Extract<Operation, { do: 'transition' }>;

const KINDS: readonly (readonly [Word, TransitionKind])[] = [
  ['dip-black', 'fade-black'],
  ['dip-white', 'fade-white'],
  ['wipe', 'wipe'],
  ['slide', 'slide'],
  ['crossfade', 'crossfade'],
];

/** What may stand in a clause about transitions besides. */
const BESIDE = [
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
  'each-other',
  'soft',
  'quieter',
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
  'only',
  'instead',
  'replace',
  'swap',
  'turn',
  'show',
  'too',
  'cut',
  'all',
  'sync',
  'shorten',
] as const satisfies readonly Word[];

const NAMES_TRANSITION =
  /cross[- ]?(?:fade|dissolve)|dissolve|wipe|slide|dip|transition|blend|叠|转场|过渡|溶|闪[黑白]|擦/iu;
const SPAN_OF_TIME =
  /\d|[一二两三四五六七八九十半]秒|\b(?:one|two|three|four|five|half|a) (?:a )?sec/iu;
const THROUGH =
  /(?:fade|dip|flash)(?:e?s)? (?:to|through|into) (?<colour>black|white)|(?<zh>[黑白])场/iu;
const HARSH = /\btoo (?:harsh|hard|abrupt|sudden|rough)|太(?:生硬|突兀|硬)/iu;

/** How long photos are to last, where that stands ahead of the transition; taken. */
function lengthAhead(hand: Hand): number | null {
  if (!hand.hasThing('images') || !hand.holds('span')) return null;
  const start = hand.text.search(NAMES_TRANSITION);
  const length = hand.text.search(SPAN_OF_TIME);
  if (/照?片之?间|图之?间|\bbetween\b/iu.test(hand.text.slice(0, Math.max(0, length)))) return null;
  return length >= 0 && length < start ? (hand.slot('span')?.ms ?? null) : null;
}

const ONE_OF_THEM = /\bone (?:clip|photo|picture|shot|scene|image|slide)\b/iu;
const MOVES_OVER = /[往向到][左右上下](?:慢慢|缓缓|缓慢)?地?(?:平?移|摇|扫)/u;

/** Pictures that move in, or fade between each other; taken. */
function movingIn(hand: Hand, joins: boolean): TransitionKind | undefined {
  const moves = hand
    .left()
    .flatMap((item) => (item.is === 'look' && item.look.enter ? [item.look.enter] : []));
  const [move] = moves;
  if (move === undefined || (move === 'fade' && !joins)) return undefined;
  // 从左往右慢慢移: over the picture, and not into it.
  if (!joins && MOVES_OVER.test(hand.text)) return undefined;
  if (!joins && !hand.hasThing('picture', 'images') && !hand.holds('file')) return undefined;
  hand.slots('look');
  return move === 'fade' ? 'crossfade' : 'slide';
}

const transition: Rule = (hand) => {
  if (hand.hasThing('title', 'music', 'new-title', 'some-title', 'all-titles')) return null;
  const joins = hand.has('between', 'each-other', 'transition', 'join');
  const through = joins || hand.holds('place') ? THROUGH.exec(hand.text)?.groups : undefined;
  const colour = through?.colour?.toLowerCase() ?? through?.zh;
  const dip =
    colour === undefined ? undefined : /^[b黑]/u.test(colour) ? 'fade-black' : 'fade-white';
  const named = choicesIn(hand, KINDS);
  const moving = movingIn(hand, joins);
  const faded = hand.has('fade', 'fade-out') && hand.has('between', 'each-other');
  if (named.length === 0 && !dip && !moving && !faded && !hand.has('transition', 'hard-cuts')) {
    return null;
  }
  const ways = chosen(named);
  const without = hand.take('remove', 'without', 'not');
  const off = hand.has('hard-cuts') || (without && (ways === undefined || named.length < 2));
  const tooMuch = hand.has('too') && !HARSH.test(hand.text);
  const stretched = hand.take('longer', 'shorter', 'slower', 'faster', 'slow-down', 'speed-up');
  hand.take(...BESIDE);
  // 每个片段中间: between them, and not halfway through the film.
  if (hand.hasThing('picture')) hand.middle();
  if (joins && ONE_OF_THEM.test(hand.text)) hand.slots('count');
  const onBeat = hand.take('on-beat');
  // “All photos 2 seconds each with a crossfade”: how long each is shown, and not the transition.
  const lasting = lengthAhead(hand);
  const ms = hand.slot('span')?.ms ?? null;
  if (ms === null && (stretched || (tooMuch && named.length === 0))) {
    return unclearHowMuch('transition');
  }
  const places = hand.slots('place').map(({ place }) => place);
  const { targets, vague } = pictures(hand);
  const kind = off ? null : (dip ?? ways ?? moving ?? 'crossfade');
  const of = (into: Target | null): Request[] => [
    ...(lasting === null
      ? []
      : [edit({ do: 'length', target: IMAGES, ms: { to: lasting } } as const)]),
    edit({ do: 'transition', into, kind, ms, onBeat } as const),
  ];
  if (vague && !joins) return unclearWhich('transition', CLIPS);
  const [place] = places;
  if (place && 'target' in place) {
    const { target } = place;
    if (place.at === 'before') return of(target);
    if (target.by !== 'number' || target.number < 0) return unclearWhich('transition', CLIPS);
    return of({ ...target, number: target.number + 1 });
  }
  const [first, second] = targets;
  if (targets.length === 1) hand.slot('edge');
  if (second?.by === 'number' && first?.by === 'number') {
    return of(second.number > first.number ? second : first);
  }
  if (second) return of(second);
  return first && first.by !== 'all' && first.by !== 'kind' ? of(first) : of(null);
};

/** Photos are shown so long at least; a transition hardly lasts longer. */
const SHOWN_MS = 2000;
const ALL_OF_THEM =
  /^(?:please )?(?:remove|delete|get rid of|drop|lose|take (?:out|away)|删掉?|去掉|不要) ?(?:them(?: all)?|all(?: of (?:them|those|these))?|它们|全部?)?(?:了|吧)?$/iu;

const SOFTEN =
  /^(?:so |please )*(?:(?:soften|smooth(?:en)?) (?:it|them|those|that)(?: (?:out|up))?|make (?:it|them|those) (?:softer|smoother|gentler|less harsh))(?: a (?:bit|little))?$|^(?:要|再)?(?:柔和|平滑|自然|顺滑)(?:一?点|一?些)?$/iu;

const LASTS_ZH = /^(?:每[个次处])?时长/u;

/** What is said further of the transitions that the clause before was about: `half a second each`. */
const further: Rule = (hand) => {
  const last = hand.before.at(-1);
  if (last?.ask !== 'edit' || last.operation.do !== 'transition') return null;
  const asked: Transition = last.operation;
  if (ALL_OF_THEM.test(hand.text.trim())) {
    hand.takeAll();
    return [edit({ ...asked, kind: null })];
  }
  if (SOFTEN.test(hand.text.trim())) {
    hand.takeAll();
    return [edit({ ...asked, kind: asked.kind ?? 'crossfade' })];
  }
  // 时长一秒 is how long the film lasts, where nothing was said before.
  if (LASTS_ZH.test(hand.text)) hand.things('film');
  if (hand.hasThing('title', 'music', 'images', 'original', 'film') || hand.holds('place')) {
    return null;
  }
  const onlyPhotos = hand.context.media.every(({ kind, placed }) => kind === 'image' || !placed);
  const ms = hand.slot('span')?.ms;
  if (asked.kind === null && hand.take('without', 'not', 'remove', 'only')) {
    hand.take('fade', 'crossfade', 'cut', 'between', 'soft');
    return [edit(asked)];
  }
  const onBeat = hand.take('on-beat');
  const isLonger = ms !== undefined && ms >= SHOWN_MS && onlyPhotos;
  if ((ms === undefined || isLonger) && !onBeat) return null;
  hand.take('every', 'long', 'with', 'show', 'make', 'between', 'soft', 'all', 'put', 'change');
  hand.things('pronoun', 'picture');
  return [edit({ ...asked, ms: ms ?? asked.ms, onBeat: onBeat || asked.onBeat })];
};

/** What is said of transitions without their name. */
export const FURTHER_TRANSITION_RULES: readonly Rule[] = [further];
/** What lies between pictures. */
export const TRANSITION_RULES: readonly Rule[] = [transition];
