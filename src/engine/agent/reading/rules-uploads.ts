import type { Place, Target, TimePoint } from '../../timeline/index.js';
import type { File, Hand, Rule } from './hand.js';
import type { Item } from './items.js';
import { placeAsPicture, placeByVerb, placeOf } from './placing.js';
import { CLIPS, edit, unclearWhich } from './targets.js';

export const fileTarget = ({ name, kind }: Pick<File, 'name' | 'kind'>): Target => ({
  by: 'name',
  name,
  track: kind === 'audio' ? 'audio' : 'video',
});

/** “Swap beach.mp4 with city.mp4”, where both are on the timeline, changes their places. */
function exchanges(hand: Hand): boolean {
  if (!hand.has('swap') || hand.has('replace', 'instead')) return false;
  const named = hand.left().filter((item) => item.is === 'thing' && item.thing === 'picture');
  const files = hand.left().filter((item) => item.is === 'file' && item.kind !== 'audio');
  const placed = files.filter((item) => item.is === 'file' && item.placed === true);
  return named.length + files.length > 1 && placed.length === files.length;
}

/** “The picture” is the film's, unless a photo waits for its place and something is put there. */
function takePicture(hand: Hand): boolean {
  const begin = hand.text.length === 0 ? 0 : hand.earlier.length;
  // “To the picture” may be the length of the film elsewhere.
  const named = hand
    .free('thing')
    .find(
      (item) =>
        item.thing === 'film' &&
        /\bpictures?$/iu.test(hand.text.slice(item.start - begin, item.end - begin)),
    );
  if (named) hand.takeItem(named);
  return named !== undefined;
}

/** Whether an order before puts it on the timeline. */
const isPut = ({ before }: Hand, name: string): boolean =>
  before.some(
    (one) =>
      one.ask === 'edit' &&
      (one.operation.do === 'place' || one.operation.do === 'replace') &&
      one.operation.media === name,
  );

/** Where no photo is on the timeline, “the photo” is one that waits for its place. */
export function waitingPhotos(hand: Hand): Pick<File, 'name' | 'kind'>[] {
  const photos = hand.context.media.filter(({ kind }) => kind === 'image');
  const isShown = photos.some(({ name, placed }) => placed || isPut(hand, name));
  if (isShown || photos.length === 0) return [];
  if (!hand.hasThing('images')) return takePicture(hand) ? photos : [];
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

const VICE_VERSA = /\bvice versa\b|互换|对调/iu;

/** “Replace clip 2 with beach.mp4”, “use beach.mp4 instead of city.mp4”. */
export const replace: Rule = (hand) => {
  if (VICE_VERSA.test(hand.text)) return null;
  hand.take('more', 'too');
  if (exchanges(hand)) return null;
  const instead = hand.left().find(isInstead);
  const mediaFirst = hand.take('use') || /\buse\b|^用|.代替/iu.test(hand.text);
  const isSaid = hand.take('replace', 'instead', 'swap');
  if (!isSaid && (mediaFirst || !hand.has('change'))) return null;
  if (!isSaid && hand.holds('place')) return null;
  // “We don't need clip 2, use photo.jpg instead”.
  hand.take('with', 'replace', 'instead', 'change', 'swap', 'put', 'out', 'in', 'remove', 'use');
  hand.take('between', 'to-length', 'to-cut', 'show', 'make', 'play', 'add', 'turn');
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

/** “Drop the photo in the middle of it”: what is not there cannot be taken away. */
const DROPS = /^(?:[a-z',]+ ){0,4}?drop\b/iu;
const isWaiting = ({ context }: Hand, name: string): boolean =>
  context.media.some((one) => one.name === name && !one.placed);
const HOLDS_PICTURE = /\bpictures?\b/iu;

/** “Add the photo at the end”, 在第一段后面插入照片. */
export const place: Rule = (hand) => {
  const drops = DROPS.test(hand.text.trim());
  if (!drops && !hand.has('add', 'put', 'use', 'show', 'all-uploads')) return null;
  if (hand.hasThing('title', 'new-title', 'all-titles')) return null;
  const files = hand.files('picture');
  const isPhoto = hand.hasThing('images') || HOLDS_PICTURE.test(hand.text);
  const waiting = isPhoto ? waitingToBeShown(hand) : [];
  const all = hand.take('all-uploads');
  if (files.length === 0 && !all && waiting.length === 0) return null;
  const asPicture = placeAsPicture(hand);
  const named = asPicture !== null || hand.holds('place') || hand.holds('edge');
  const added = [...files, ...waiting];
  const moment = named || all || added.length !== 1 ? undefined : momentOf(hand);
  if (drops && (!named || added.some((one) => !isWaiting(hand, one.name)))) return null;
  if (drops) hand.take('remove');
  const at =
    asPicture ??
    placeOf(hand) ??
    placeByVerb(hand) ??
    (moment ? beginsAt(moment.point) : named ? null : ({ at: 'end' } as const));
  // What is there already is moved, or set to a length, and not added once more.
  const isLength = hand.holds('span') && !named && !hand.has('add');
  if (isLength && files.some(({ placed }) => placed)) return null;
  if (at === null || (files.some(({ placed }) => placed) && !hand.has('add'))) return null;
  hand.take('add', 'put', 'use', 'show', 'too', 'with', 'start', 'end', 'in', 'make');
  hand.take('to-length', 'to-cut');
  hand.things('film');
  // “I uploaded photo.jpg, add it after the city”.
  if (files.length > 0) hand.things('pronoun');
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

/** Photos that are not on the timeline, beside others or alone; what names them is taken. */
function waitingToBeShown(hand: Hand): Pick<File, 'name' | 'kind'>[] {
  const waiting = waitingPhotos(hand);
  if (waiting.length > 0 || !hand.hasThing('images') || !hand.has('add', 'put')) return waiting;
  hand.things('images');
  return hand.context.media.filter(
    ({ name, kind, placed }) => kind === 'image' && !placed && !isPut(hand, name),
  );
}
