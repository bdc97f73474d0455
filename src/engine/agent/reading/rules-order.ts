import type { Place, Target } from '../../timeline/index.js';
import type { Request } from '../requests.js';
import type { Hand, Rule } from './hand.js';
import { middleOf, oneByOne, placeAsPicture, placeByVerb, placeOf, stepOf } from './placing.js';
import { duplicate } from './rules-copies.js';
import { keepOnly, partOfSplit } from './rules-removal.js';
import { fileTarget, place, replace, waitingPhotos } from './rules-uploads.js';
import { CLIPS, distinct, edit, pictures, unclearWhich } from './targets.js';

/** “Oldest first”, beside an order that is turned round. */
const WHICH_FIRST =
  /^(?:so )?(?:that )?(?:the )?(?:oldest|newest|latest|earliest|last|first|most recent)(?: (?:one|photo|picture|clip|image)s?)? (?:(?:should|must|will|to|would) )?(?:(?:come|be|go|is|are)(?:es|s)? )?(?:first|last)$|^(?:最?[新旧早晚]|最后)的?.{0,3}(?:放|排|在)?(?:最?前面?|第一[个张段]?|开头)$/iu;

const reverse: Rule = (hand) => {
  const last = hand.before.at(-1);
  const isReversed = last?.ask === 'edit' && last.operation.do === 'reverse-order';
  if (isReversed && WHICH_FIRST.test(hand.text)) {
    hand.takeAll();
    return [];
  }
  if (!hand.take('reverse-order')) return null;
  // “The beach and the forest the other way round”: of two, no more is turned.
  if (hand.holds('file')) return null;
  hand.take('make', 'play', 'put', 'show', 'change');
  const targets = hand.things('picture', 'images');
  if (targets.some(({ by }) => by === 'number')) return null;
  hand.things('film', 'pronoun');
  if (hand.context.pictures > 1) hand.things('some-picture');
  return [edit({ do: 'reverse-order' })];
};

const clipNumbered = (number: number): Target => ({ by: 'number', track: 'video', number });
const ORDER_OF_ALL = /\b(?:order|sequence)\b|顺序|先后/iu;
const IN_WRONG_ORDER = /\bwrong order\b|顺序反了/iu;

/** “Swap clip 1 and clip 2”, “1 and 2 should be swapped”, “the city and the beach the other way round”. */
const swap: Rule = (hand) => {
  hand.take('more', 'too');
  const exchanges = hand.take('swap');
  const turns = hand.take('reverse-order');
  if (!exchanges && !turns) return null;
  if (hand.slot('range')) return null;
  hand.take('with', 'put', 'in', 'out', 'change', 'make', 'between', 'instead', 'play');
  const ends = hand.take('both-ends') && !hand.holds('file') && !hand.hasThing('picture');
  if (ends) hand.take('in-two');
  if (ends) return [edit({ do: 'swap', first: clipNumbered(1), second: clipNumbered(-1) })];
  const isTwo = hand.take('in-two') && hand.context.pictures === 2;
  const named = pictures(hand);
  const { vague, film } = named;
  const targets = [...named.targets, ...(named.targets.length === 1 ? ofPlaces(hand) : [])];
  const counts = hand.slots('count').map(({ count }) => count);
  const isCount = (number: number): boolean => number >= 1 && number <= hand.context.pictures;
  // “Swap clip 1 with 2”.
  const bare = targets.length < 2 && counts.every(isCount) ? counts : [];
  const [first, second, ...more] = [...targets, ...bare.map(clipNumbered)];
  if (first && second && more.length === 0) return [edit({ do: 'swap', first, second })];
  if (!exchanges || IN_WRONG_ORDER.test(hand.text)) return null;
  const all = isTwo || vague || film || (first?.by === 'all' && !second);
  if (!all) return null;
  if (hand.context.pictures === 2) {
    return [edit({ do: 'swap', first: clipNumbered(1), second: clipNumbered(2) })];
  }
  const turnsAll = ORDER_OF_ALL.test(hand.text) && hand.context.pictures > 1;
  return turnsAll ? [edit({ do: 'reverse-order' })] : unclearWhich('swap', CLIPS);
};

/** “Swap the first clip with the last”: a picture by its place alone. */
const ofPlaces = (hand: Hand): Target[] =>
  hand
    .slots('place')
    .flatMap(({ place: { at, ...more } }) =>
      at === 'start' ? [1] : at === 'end' ? [-1] : 'number' in more ? [more.number] : [],
    )
    .map(clipNumbered);

const MOVING = ['move', 'put', 'make', 'show', 'play', 'change', 'as'] as const;

const WITHIN =
  /^(?:at|near|towards) (?:the|its) (?:very )?(?:start|beginning|end) of (?!(?:the |my )?(?:whole |entire )?(?:video|film|movie|timeline)\b(?! ?\d))/iu;

/** What is on the timeline already, what waits for its place, and what “it” is: all that is to move. */
const move: Rule = (hand) => {
  // “At the end of clip 2” is a place within it.
  if (hand.has('add') || WITHIN.test(hand.text)) return null;
  const isOrder =
    hand.has(...MOVING) || (hand.has('use') && (hand.holds('edge') || hand.holds('place')));
  const byVerb = placeByVerb(hand);
  const asPicture = placeAsPicture(hand);
  // “Clip 3 first”, “the beach at the end” have no verb at all.
  const isNamed = hand.holds('file') || hand.hasThing('picture') || hand.hasThing('images');
  const step = hand.has('earlier', 'later') ? stepOf(hand) : null;
  const isPlaced = hand.holds('place') || asPicture !== null || byVerb !== null || step !== null;
  if (!isOrder && !isPlaced && !(isNamed && hand.holds('edge'))) return null;
  const to =
    asPicture ??
    step ??
    placeOf(hand) ??
    byVerb ??
    stepOf(hand) ??
    (hand.has('move', 'put') ? middleOf(hand) : null);
  if (to === null) return null;
  hand.take(...MOVING, 'start', 'end', 'with', 'use', 'in', 'earlier', 'later');
  const files = hand.files('picture');
  const placed = files.filter((one) => one.placed !== false).map(fileTarget);
  const fresh = [...files.filter((one) => one.placed === false), ...waitingPhotos(hand)];
  if (byVerb) hand.things('film');
  if (byVerb) hand.take('instead');
  const isNamedToo = files.length > 0 || fresh.length > 0 || hand.hasThing('picture', 'images');
  // “Start it with the beach”: the film.
  if (byVerb && isNamedToo) hand.things('pronoun');
  if (hand.things('some-picture').length > 0) return unclearWhich('move', CLIPS);
  const { spoken } = hand;
  const isPicture =
    spoken !== null && (spoken.by === 'kind' ? spoken.kind === 'image' : spoken.track === 'video');
  // 照片停5秒，并且放到最前面.
  const goesOn = hand.before.length > 0 && placed.length === 0 && fresh.length === 0;
  const isIt = hand.things('pronoun').length > 0 || (goesOn && !hand.hasThing('picture', 'images'));
  const it = isPicture && isIt ? [spoken] : [];
  const targets = distinct([...hand.things('picture', 'images'), ...placed, ...it]).filter(
    ({ by }) => by !== 'all',
  );
  if (!isOrder && targets.length !== 1 && fresh.length !== 1) return null;
  return moves(hand, targets, fresh, to);
};

function moves(
  hand: Hand,
  targets: readonly Target[],
  fresh: ReturnType<typeof waitingPhotos>,
  to: Place,
): Request[] | null {
  const isStill = fresh.length === 1 && fresh[0]?.kind === 'image' && targets.length === 0;
  const ms = isStill ? hand.slot('span')?.ms : undefined;
  const requests: Request[] = [
    ...oneByOne(targets, to),
    ...fresh.map(({ name }) => edit({ do: 'place', media: name, at: to })),
    ...(ms === undefined ? [] : fresh).map((still) =>
      edit({ do: 'length', target: fileTarget(still), ms: { to: ms ?? 0 } }),
    ),
  ];
  return requests.length === 0 ? null : requests;
}

const FOLLOWED = /\bfollowed by\b/iu;

/** “The city should be followed by the forest”: the second of the two goes behind the first. */
const followed: Rule = (hand) => {
  if (!FOLLOWED.test(hand.text)) return null;
  const [thing] = hand.free('thing');
  const [file] = hand.free('file');
  const isTurned = thing !== undefined && file !== undefined && file.start < thing.start;
  const { targets } = pictures(hand);
  const [ahead, target, ...more] = isTurned ? targets.toReversed() : targets;
  hand.take('put', 'with', 'move');
  const by = hand.left().filter(({ is }) => is === 'unknown' || is === 'word');
  for (const item of by) {
    const begin = hand.ahead(item).length;
    if (/^(?:followed|by)$/iu.test(hand.text.slice(begin, begin + item.end - item.start))) {
      hand.takeItem(item);
    }
  }
  if (!ahead || !target || more.length > 0) return null;
  return [edit({ do: 'move', target, to: { at: 'after', target: ahead } })];
};

/** What is on the timeline, and in which order. */
export const ORDER_RULES: readonly Rule[] = [
  partOfSplit,
  replace,
  swap,
  reverse,
  followed,
  duplicate,
  keepOnly,
  move,
  place,
];
