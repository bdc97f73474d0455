import type { TransitionKind } from '../../../protocol/index.js';
import type { Target } from '../../timeline/index.js';
import type { Request } from '../requests.js';
import { choicesIn } from './chosen.js';
import type { Hand, Rule } from './hand.js';
import { lastJoin } from './joins.js';
import { takePhrase, takePlain } from './plain-words.js';
import { placesOfJoin } from './rules-more-transitions.js';
import { changesPhotos, isBeatenAgain } from './rules-slideshow.js';
import { CLIPS, edit, IMAGES, pictures, unclearHowMuch, unclearWhich } from './targets.js';
import type { Word } from './words-en.js';

const KINDS: readonly (readonly [Word, TransitionKind | null])[] = [
  ['hard-cuts', null],
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
  'start',
  'end',
  'move',
  'everything',
  'back',
  'split',
  'versions',
  'more',
  'out',
] as const satisfies readonly Word[];

const NAMES_TRANSITION =
  /cross[- ]?(?:fade|dissolve)|dissolve|wipe|slide|dip|transition|blend|叠|转场|过渡|溶|闪[黑白]|擦/iu;
const SPAN_OF_TIME =
  /\d|[一二两三四五六七八九十半]秒|\b(?:one|two|three|four|five|half|a) (?:a )?sec/iu;
const THROUGH =
  /(?:fade|dip|flash)(?:e?s)? (?:to|through|into) (?<colour>black|white)|(?<zh>[黑白])场/iu;
/** 转场也去掉 says “too” as well. */
const TOO_MUCH = /\btoo (?!$)[a-z]|太/iu;
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
const MOVES_OVER =
  /\bfrom (?:the )?(?:left|right|top|bottom)\b[^,.;]* to (?:the )?(?:left|right|top|bottom)\b|[往向到][左右上下](?:慢慢|缓缓|缓慢)?地?(?:平?移|摇|扫)/iu;

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

/** “… is a bit sudden, put a dissolve there”. */
const THERE = /\bthere(?: please)?$|那[里儿]|那个地方|这[里儿]/iu;
const COMES_IN =
  /\b(?:introduce|enters?|begins?|arrives?|comes?|opens?|cancel)\b|instead of (?:just )?(?:cutting|jumping|switching)(?: so)?(?: hard| abruptly)?|from the sides?|从(?:旁边|侧面|边上)|特效|无|不[加设带]/giu;
/** “Put the cuts on the beat”. */
const CUTS = /\b(?:cuts|(?:every|each)(?: single)? cut|cutting|joins|edit points)\b|切|剪辑点/iu;

const NO_TRANSITIONS = /\bno (?:transitions?|cross-?fades?|dissolves?)\b/iu;
const NOT_HARSH =
  /(?:别|不要|不)(?:那么|这么|太)?(?:生硬|突兀)|\b(?:not (?:so|that|as|too)|less) (?:harsh|abrupt|hard|sudden|jarring)\b/iu;
/** “Transitions off”. */
const OFF =
  /\b(?:transitions?|cross-?fades?|dissolves?|wipes?)(?: (?:between|into|before|after) [^,.;]+?)?(?: (?:should|must|can|has to|have to|need to))?(?: be| go| are)? ?:? (?:off|gone|none|away|nothing)\b|\bcancel\b|^(?:please )?take .+ (?:away|out|off)$|转场(?:效果)?:? ?(?:设为|改为|改成)?无|不[加设带]/iu;

/** “Drop in the photo first” puts it there. */
const DROPS_IN = /\bdrop in (?:the|my|our|that|\S+\.\w{3,4})\b/iu;

const IT = /\b(?:it|that|this)\b|它(?!们)|[这那]个/iu;

const transition: Rule = (hand) => {
  if (hand.hasThing('title', 'music', 'new-title', 'some-title', 'all-titles')) return null;
  if (isBeatenAgain(hand)) return [];
  if (changesPhotos(hand) || DROPS_IN.test(hand.text)) return null;
  const there = hand.holds('join');
  const joins = there || hand.has('between', 'each-other', 'transition', 'join');
  const through = joins || hand.holds('place') ? THROUGH.exec(hand.text)?.groups : undefined;
  const colour = through?.colour?.toLowerCase() ?? through?.zh;
  const dip =
    colour === undefined ? undefined : /^[b黑]/u.test(colour) ? 'fade-black' : 'fade-white';
  const named = choicesIn(hand, KINDS).map((one) =>
    one.value === null ? { ...one, denied: one.denied && !NO_TRANSITIONS.test(hand.text) } : one,
  );
  const moving = movingIn(hand, joins);
  const faded = hand.has('fade', 'fade-out') && (there || hand.has('between', 'each-other'));
  const softened = (there || hand.has('transition')) && hand.has('soft');
  const beaten = hand.has('on-beat') && CUTS.test(hand.text) && !hand.hasThing('images');
  const isNamed = named.length > 0 || dip || moving || faded || softened;
  if (!isNamed && !beaten && !hand.has('transition', 'hard-cuts')) return null;
  // “Dip to black at the end” is no join.
  if (!joins && dip === undefined && hand.has('dip-black') && hand.holds('edge')) return null;
  const spots = placesOfJoin(hand);
  const ofTransitions = hand.has('transition');
  const wanted = named.filter(({ denied }) => !denied);
  const ways = wanted.at(-1)?.value ?? undefined;
  const notHarsh = NOT_HARSH.test(hand.text);
  const without = hand.take('remove', 'without', 'not') && !notHarsh;
  const isDenied = wanted.length === 0 && named.some(({ value }) => value === null);
  const off =
    OFF.test(hand.text) ||
    wanted.at(-1)?.value === null ||
    (without && !isDenied && (ways === undefined || named.length < 2));
  const tooMuch = !off && TOO_MUCH.test(hand.text) && !HARSH.test(hand.text);
  const stretched = hand.take('longer', 'shorter', 'slower', 'faster', 'slow-down', 'speed-up');
  hand.take(...BESIDE);
  const shortened = hand.before.at(-1);
  const isRest = shortened?.ask === 'edit' && ['remove', 'keep'].includes(shortened.operation.do);
  if (isRest) hand.take('the-rest');
  takePhrase(hand, COMES_IN);
  takePlain(hand);
  // 每个片段中间: between them, and not halfway through the film.
  if (hand.hasThing('picture')) hand.middle();
  if (joins && ONE_OF_THEM.test(hand.text)) hand.slots('count');
  if (/一[个次]/u.test(hand.text)) hand.slots('count');
  const onBeat = hand.take('on-beat');
  // “All photos 2 seconds each with a crossfade”: how long each is shown, and not the transition.
  const lasting = lengthAhead(hand);
  const ms = hand.slot('span')?.ms ?? null;
  if (ms === null && (stretched || (tooMuch && named.length === 0))) {
    return unclearHowMuch('transition');
  }
  const isIt = IT.test(hand.text) && hand.hasThing('pronoun');
  const places = hand.slots('place').map(({ place }) => place);
  const { targets, vague } = pictures(hand);
  const onlyBeaten = beaten && !isNamed && !ofTransitions;
  const last = hand.before.at(-1);
  if (onlyBeaten && last?.ask === 'edit' && last.operation.do === 'transition') {
    return [edit({ ...last.operation, onBeat })];
  }
  const isOff = off || onlyBeaten;
  const said = last?.ask === 'edit' && last.operation.do === 'transition' ? last.operation : null;
  // “Use wipes, not crossfades”.
  if (
    said?.kind &&
    off &&
    named.length > 0 &&
    named.every(({ denied, value }) => denied && value !== said.kind)
  ) {
    return [edit(said)];
  }
  const kept = isNamed ? null : (said?.kind ?? null);
  const kind = isOff ? null : (dip ?? ways ?? moving ?? kept ?? 'crossfade');
  const of = (into: Target | null): Request[] => [
    ...(lasting === null
      ? []
      : [edit({ do: 'length', target: IMAGES, ms: { to: lasting } } as const)]),
    edit({ do: 'transition', into, kind, ms, onBeat } as const),
  ];
  if (spots.length > 0 && spots[0] !== 'all') {
    hand.slots('edge');
    const known = spots.flatMap((into) => (into === null || into === 'all' ? [] : [into]));
    return known.length < spots.length
      ? unclearWhich('transition', CLIPS)
      : known.flatMap((into) => of(into));
  }
  if (spots.length === 0 && targets.length === 0 && places.length === 0 && THERE.test(hand.text)) {
    const told = lastJoin(hand.earlier, hand.context);
    return told ? of(told) : unclearWhich('transition', CLIPS);
  }
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
  if (first && first.by !== 'all' && first.by !== 'kind') return of(first);
  // “The flash before clip 3 is ugly, make it a dissolve”.
  return of(isIt && said ? said.into : null);
};

/** What lies between pictures. */
export const TRANSITION_RULES: readonly Rule[] = [transition];
