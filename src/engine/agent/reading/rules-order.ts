import type { Target } from '../../timeline/index.js';
import type { Request } from '../requests.js';
import type { File, Hand, Rule } from './hand.js';
import { uploadCalled } from './names.js';
import { CLIPS, edit, editEach, pictures, unclearWhich } from './targets.js';

const fileTarget = ({ name, kind }: Pick<File, 'name' | 'kind'>): Target => ({
  by: 'name',
  name,
  track: kind === 'audio' ? 'audio' : 'video',
});

const reverse: Rule = (hand) => {
  if (!hand.take('reverse-order')) return null;
  hand.take('make', 'play', 'put', 'show');
  hand.things('picture', 'images', 'film');
  return [edit({ do: 'reverse-order' })];
};

const swap: Rule = (hand) => {
  if (!hand.take('swap')) return null;
  if (hand.slot('range')) return null;
  hand.take('with', 'put', 'in', 'change');
  const { targets, vague } = pictures(hand);
  const [first, second, ...more] = targets;
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

/** “Replace clip 2 with beach.mp4”, “use beach.mp4 instead of city.mp4”. */
const replace: Rule = (hand) => {
  if (exchanges(hand)) return null;
  const mediaFirst = hand.take('use') || /\buse\b|^用|.代替/iu.test(hand.text);
  if (!hand.take('replace', 'instead', ...(mediaFirst ? [] : (['change', 'swap'] as const))))
    return null;
  hand.take('with', 'replace', 'instead', 'change', 'swap', 'put');
  const files = hand.files('picture');
  const [target] = hand.things('picture');
  const media = mediaFirst ? files[0] : files.at(-1);
  const other = mediaFirst ? files[1] : files.length > 1 ? files[0] : undefined;
  const old = target ?? (other ? fileTarget(other) : undefined);
  if (hand.things('some-picture').length > 0) return unclearWhich('replace', CLIPS);
  return media && old ? [edit({ do: 'replace', target: old, media: media.name })] : null;
};

function placeOf(hand: Hand) {
  const place = hand.slot('place')?.place;
  if (place) return place;
  const edge = hand.slot('edge')?.edge;
  return edge ? ({ at: edge } as const) : null;
}

const move: Rule = (hand) => {
  const startsWith = hand.has('start') && hand.has('with');
  const endsWith = hand.has('end') && hand.has('with');
  if (!hand.has('move', 'put', 'make', 'show', 'play', 'change', 'add') && !startsWith && !endsWith)
    return null;
  const asked = placeOf(hand);
  const place =
    asked ?? (startsWith ? ({ at: 'start' } as const) : endsWith ? ({ at: 'end' } as const) : null);
  if (place === null) return null;
  if (hand.has('add')) return null;
  hand.take('move', 'put', 'make', 'show', 'play', 'start', 'end', 'with', 'change');
  const files = hand.files('picture');
  const placed = files.filter((one) => one.placed !== false).map(fileTarget);
  const fresh = files.filter((one) => one.placed === false);
  if (hand.things('some-picture').length > 0) return unclearWhich('move', CLIPS);
  const spoken =
    hand.hasThing('pronoun') &&
    hand.spoken !== null &&
    'track' in hand.spoken &&
    hand.spoken.track === 'video'
      ? [hand.spoken]
      : [];
  if (spoken.length > 0) hand.things('pronoun');
  const targets = [...hand.things('picture', 'images'), ...placed, ...spoken].filter(
    ({ by }) => by !== 'all',
  );
  const requests: Request[] = [
    ...targets.map((target) => edit({ do: 'move', target, to: place })),
    ...fresh.map(({ name }) => edit({ do: 'place', media: name, at: place })),
  ];
  return requests.length === 0 ? null : requests;
};

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
  const at = placeOf(hand) ?? { at: 'end' };
  hand.take('add', 'put', 'use', 'show', 'too', 'with');
  hand.things('film');
  const added = [...files, ...waiting];
  const stills = added.filter(({ kind }) => kind === 'image');
  const ms = stills.length === added.length && !all ? hand.slot('span')?.ms : undefined;
  if (ms !== undefined) hand.take('long');
  return [
    ...(all ? (['all'] as const) : added.map(({ name }) => name)).map((media) =>
      edit({ do: 'place', media, at }),
    ),
    ...(ms === undefined ? [] : stills).map((still) =>
      edit({ do: 'length', target: fileTarget(still), ms: { to: ms ?? 0 } }),
    ),
  ];
};

const duplicate: Rule = (hand) => {
  if (!hand.take('duplicate') && !(hand.has('twice') && hand.has('play', 'show'))) return null;
  hand.take('twice', 'play', 'show', 'make');
  const { targets, vague, film } = pictures(hand);
  if (vague) return unclearWhich('duplicate', CLIPS);
  const [only] =
    film && hand.context.pictures === 1
      ? [{ by: 'number', track: 'video', number: 1 } as const]
      : [];
  return editEach(targets.length > 0 ? targets : only ? [only] : [], (target) => ({
    do: 'duplicate',
    target,
  }));
};

const OF_CLIP = /\b(?:clip|video|shot|scene)\b|片段|视频|镜头/iu;

/** “Keep only clip 2”, 只保留第二段: the others go. */
const keepOnly: Rule = (hand) => {
  if (!hand.take('only')) return null;
  if (!hand.take('keep', 'use', 'show') && !/只[要留]/u.test(hand.text)) return null;
  const count = hand.context.pictures;
  const kept = hand
    .things('picture')
    .map((target) => (target.by === 'number' ? target.number : 0))
    .map((number) => (number < 0 ? count + 1 + number : number));
  if (kept.length === 0 || kept.some((number) => number < 1 || number > count)) return null;
  const others = Array.from({ length: count }, (_, i) => i + 1).filter((n) => !kept.includes(n));
  return editEach(
    others.map((number): Target => ({ by: 'number', track: 'video', number })),
    (target) => ({ do: 'remove', target }),
  );
};

const remove: Rule = (hand) => {
  if (!hand.has('remove', 'without', 'not', 'cut', 'cut-out', 'skip')) return null;
  if (hand.hasThing('music', 'original')) return null;
  if (hand.hasThing('film') && !(hand.holds('quote') && hand.text.match(OF_CLIP))) return null;
  if (hand.has('not') && !hand.has('use')) return null;
  hand.take('remove', 'without', 'not', 'use', 'cut', 'cut-out', 'skip');
  const vague = hand.hasThing('some-picture', 'pronoun');
  const track = hand.hasThing('film', 'some-picture') ? 'video' : 'text';
  const { targets } = pictures(hand);
  const texts = hand.slots('quote').map(({ text }): Target => {
    const upload = track === 'video' ? uploadCalled(text, hand.context) : null;
    return { by: 'name', name: upload?.is === 'file' ? upload.name : text, track };
  });
  if (track === 'video') hand.things('film', 'some-picture');
  const all = [...targets, ...texts];
  if (all.length === 0 && vague) {
    const { music, titles, pictures: count } = hand.context;
    const spoken = hand.spoken;
    if (spoken !== null) return editEach([spoken], (target) => ({ do: 'remove', target }));
    if (music !== 'none' && titles === 0 && count <= 1) return [{ ask: 'remove-music' }];
    return unclearWhich('remove');
  }
  return editEach(all, (target) => ({ do: 'remove', target }));
};

/** What is on the timeline, and in which order. */
export const ORDER_RULES: readonly Rule[] = [
  reverse,
  replace,
  swap,
  duplicate,
  keepOnly,
  move,
  place,
];
/** Tried after everything that removes something else. */
export const REMOVAL_RULES: readonly Rule[] = [remove];
