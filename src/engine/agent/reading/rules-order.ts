import type { Place, Target, TimePoint } from '../../timeline/index.js';
import type { Request } from '../requests.js';
import type { File, Hand, Rule } from './hand.js';
import type { Item } from './items.js';
import { ORDINAL, ordinalOf } from './numbers.js';
import { middleOf, oneByOne, placeOf, stepOf } from './placing.js';
import { duplicate } from './rules-copies.js';
import { keepOnly, partOfSplit } from './rules-removal.js';
import { CLIPS, distinct, edit, pictures, unclearWhich } from './targets.js';

const fileTarget = ({ name, kind }: Pick<File, 'name' | 'kind'>): Target => ({
  by: 'name',
  name,
  track: kind === 'audio' ? 'audio' : 'video',
});

/** “Oldest first”, beside an order that is turned round. */
const WHICH_FIRST =
  /^(?:so )?(?:that )?(?:the )?(?:oldest|newest|latest|earliest|last|most recent)(?: (?:one|photo|picture|clip|image)s?)? (?:(?:should|must|will|to|would) )?(?:(?:come|be|go|is|are)(?:es|s)? )?first$|^(?:最?[新旧早晚]|最后)的?.{0,3}(?:放|排|在)?(?:最?前面?|第一[个张段]?|开头)$/iu;

const reverse: Rule = (hand) => {
  const last = hand.before.at(-1);
  const isReversed = last?.ask === 'edit' && last.operation.do === 'reverse-order';
  if (isReversed && WHICH_FIRST.test(hand.text)) {
    hand.takeAll();
    return [];
  }
  if (!hand.take('reverse-order')) return null;
  hand.take('make', 'play', 'put', 'show');
  hand.things('picture', 'images', 'film');
  if (hand.context.pictures > 1) hand.things('some-picture');
  return [edit({ do: 'reverse-order' })];
};

const clipNumbered = (number: number): Target => ({ by: 'number', track: 'video', number });

/** “Swap clip 1 and clip 2”, “swap 1 and 2”. */
const swap: Rule = (hand) => {
  if (!hand.take('swap')) return null;
  if (hand.slot('range')) return null;
  hand.take('with', 'put', 'in', 'change');
  const { targets, vague } = pictures(hand);
  const counts = targets.length === 0 ? hand.slots('count').map(({ count }) => count) : [];
  const numbers = counts.filter((count) => count >= 1 && count <= hand.context.pictures);
  const bare = numbers.length === counts.length ? numbers : [];
  const [first, second, ...more] = [...targets, ...bare.map(clipNumbered)];
  if (vague) return unclearWhich('swap', CLIPS);
  return first && second && more.length === 0 ? [edit({ do: 'swap', first, second })] : null;
};

/** “Swap beach.mp4 with city.mp4”, where both are on the timeline, changes their places. */
function exchanges(hand: Hand): boolean {
  if (!hand.has('swap') || hand.has('replace', 'instead') || /\b(?:for|out)\b/iu.test(hand.text)) {
    return false;
  }
  const named = hand.left().filter((item) => item.is === 'thing' && item.thing === 'picture');
  const files = hand.left().filter((item) => item.is === 'file' && item.kind !== 'audio');
  const placed = files.filter((item) => item.is === 'file' && item.placed === true);
  return named.length + files.length > 1 && placed.length === files.length;
}

/** Where no photo is on the timeline, “the photo” is one that waits for its place. */
function waitingPhotos(hand: Hand): Pick<File, 'name' | 'kind'>[] {
  const photos = hand.context.media.filter(({ kind }) => kind === 'image');
  if (photos.some(({ placed }) => placed) || photos.length === 0 || !hand.hasThing('images')) {
    return [];
  }
  hand.things('images');
  return photos;
}

const isInstead = (item: Item): boolean => item.is === 'word' && item.word === 'instead';

/** Of two files, the one that goes: what stands right behind “instead of”, or is shown already. */
function oldOf(files: readonly File[], instead: Item | undefined, mediaFirst: boolean) {
  const behind = instead && files.find(({ start }) => start >= instead.end);
  if (behind) return behind;
  const shown = files.filter(({ placed }) => placed === true);
  if (files.length > 1 && shown.length === 1) return shown[0];
  return mediaFirst ? files[1] : files[0];
}

/** “Replace clip 2 with beach.mp4”, “use beach.mp4 instead of city.mp4”. */
const replace: Rule = (hand) => {
  if (exchanges(hand)) return null;
  const instead = hand.left().find(isInstead);
  const mediaFirst = hand.take('use') || /\buse\b|^用|.代替/iu.test(hand.text);
  if (!hand.take('replace', 'instead', ...(mediaFirst ? [] : (['change', 'swap'] as const))))
    return null;
  // “We don't need clip 2, use photo.jpg instead”.
  hand.take('with', 'replace', 'instead', 'change', 'swap', 'put', 'out', 'in', 'remove', 'use');
  const files = hand.files('picture');
  const [target] = hand.things('picture');
  const [waiting, ...more] = waitingPhotos(hand);
  const other =
    files.length > 1 ? oldOf(files, instead, mediaFirst) : waiting ? files[0] : undefined;
  const media = files.find((one) => one !== other) ?? (more.length === 0 ? waiting : undefined);
  const old = target ?? (other ? fileTarget(other) : undefined);
  if (hand.things('some-picture').length > 0) return unclearWhich('replace', CLIPS);
  return media && old ? [edit({ do: 'replace', target: old, media: media.name })] : null;
};

/** “Start with the beach”, “end on clip 1”, 用第三段开头. */
function placeByVerb(hand: Hand): Place | null {
  const says =
    hand.has('with', 'use') || /\b(?:start|open|begin|end|finish|clos)\w* on\b/iu.test(hand.text);
  if (!says) return null;
  return hand.has('start') ? { at: 'start' } : hand.has('end') ? { at: 'end' } : null;
}

const NAMED_PLACE = new RegExp(
  `\\bthe (?:very )?(?<which>${ORDINAL}) (?:clip|one|shot|scene|picture|photo|image|video|thing)$`,
  'iu',
);

/** “Make clip 3 the first clip” names its place as a picture is named. */
function placeAsPicture(hand: Hand): Place | null {
  if (!hand.has('make') && !/\b(?:be|become)\b/iu.test(hand.text)) return null;
  const which = NAMED_PLACE.exec(hand.text)?.groups?.which;
  const last = hand.left().at(-1);
  const number = which === undefined ? null : ordinalOf(which);
  if (number === null || last?.is !== 'thing' || last.thing !== 'picture') return null;
  hand.takeItem(last);
  return number === 1 ? { at: 'start' } : number === -1 ? { at: 'end' } : { at: 'number', number };
}

const MOVING = ['move', 'put', 'make', 'show', 'play', 'change'] as const;

const move: Rule = (hand) => {
  if (hand.has('add')) return null;
  const isOrder = hand.has(...MOVING) || (hand.has('use') && hand.holds('edge'));
  const byVerb = placeByVerb(hand);
  // “Clip 3 first”, “the beach at the end” have no verb at all.
  const isNamed = hand.holds('file') || hand.hasThing('picture');
  if (!isOrder && !byVerb && !hand.holds('place') && !(isNamed && hand.holds('edge'))) return null;
  const place =
    placeOf(hand) ??
    byVerb ??
    placeAsPicture(hand) ??
    (hand.has('move', 'put') ? (stepOf(hand) ?? middleOf(hand)) : null);
  if (place === null) return null;
  hand.take(...MOVING, 'start', 'end', 'with', 'use');
  const files = hand.files('picture');
  const placed = files.filter((one) => one.placed !== false).map(fileTarget);
  const fresh = [...files.filter((one) => one.placed === false), ...waitingPhotos(hand)];
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
  const isStill = fresh.length === 1 && fresh[0]?.kind === 'image' && targets.length === 0;
  const ms = isStill ? hand.slot('span')?.ms : undefined;
  const requests: Request[] = [
    ...oneByOne(targets, place),
    ...fresh.map(({ name }) => edit({ do: 'place', media: name, at: place })),
    ...(ms === undefined ? [] : fresh).map((still) =>
      edit({ do: 'length', target: fileTarget(still), ms: { to: ms ?? 0 } }),
    ),
  ];
  return requests.length === 0 ? null : requests;
};

/** The time at which a picture is to come in, and how long it is then to be seen; taken. */
function momentOf(hand: Hand): { point: TimePoint; ms: number | undefined } | undefined {
  const point = hand.slot('point')?.point;
  if (point) return { point, ms: undefined };
  const { from, to } = hand.slot('range')?.range ?? { from: null, to: null };
  if (from?.of !== 'start' || to?.of !== 'start') return undefined;
  return { point: from, ms: to.ms - from.ms };
}
/** Ahead of what is seen from that time on. */
const beginsAt = (at: TimePoint): Place => ({
  at: 'before',
  target: { by: 'time', track: 'video', at },
});

const place: Rule = (hand) => {
  if (!hand.has('add', 'put', 'use', 'show', 'all-uploads')) return null;
  if (hand.hasThing('title', 'new-title', 'all-titles')) return null;
  const files = hand.files('picture');
  const photos =
    hand.hasThing('images') && hand.has('add', 'put') ? hand.things('images').length > 0 : false;
  const all = hand.take('all-uploads');
  const waiting = photos
    ? hand.context.media.filter(({ kind, placed }) => kind === 'image' && !placed)
    : [];
  if (files.length === 0 && !all && waiting.length === 0) return null;
  const named = hand.holds('place') || hand.holds('edge');
  const added = [...files, ...waiting];
  const moment = named || all || added.length !== 1 ? undefined : momentOf(hand);
  const at =
    placeOf(hand) ??
    placeByVerb(hand) ??
    (moment ? beginsAt(moment.point) : named ? null : ({ at: 'end' } as const));
  // What is there already is moved, or set to a length, and not added once more.
  const isLength = hand.holds('span') && !named && !hand.has('add');
  if (isLength && files.some(({ placed }) => placed)) return null;
  if (at === null || (files.some(({ placed }) => placed) && !hand.has('add', 'put'))) return null;
  hand.take('add', 'put', 'use', 'show', 'too', 'with', 'start', 'end');
  hand.things('film');
  const stills = added.filter(({ kind }) => kind === 'image');
  const isStill = stills.length === added.length && !all;
  const ms = isStill ? (moment?.ms ?? hand.slot('span')?.ms) : undefined;
  if (moment?.ms !== undefined && !isStill) return null;
  if (ms !== undefined) hand.take('long');
  return [
    ...(moment ? [edit({ do: 'split', target: null, at: moment.point })] : []),
    ...(all ? (['all'] as const) : added.map(({ name }) => name)).map((media) =>
      edit({ do: 'place', media, at }),
    ),
    ...(ms === undefined ? [] : stills).map((still) =>
      edit({ do: 'length', target: fileTarget(still), ms: { to: ms ?? 0 } }),
    ),
  ];
};

/** What is on the timeline, and in which order. */
export const ORDER_RULES: readonly Rule[] = [
  partOfSplit,
  reverse,
  replace,
  swap,
  duplicate,
  keepOnly,
  move,
  place,
];
