import type { Amount, Target, TimePoint, TimeRange } from '../../timeline/index.js';
import type { Request } from '../requests.js';
import { isOfSound, saysTo } from './bounds.js';
import type { Hand, Rule } from './hand.js';
import {
  CLIPS,
  edit,
  editEach,
  FIRST,
  IMAGES,
  MUSIC,
  pictures,
  unclearHowMuch,
  unclearWhen,
  unclearWhich,
} from './targets.js';

const BY = /\bby(?: (?:about|exactly|another))?\s*$/iu;

/** What a cut is made in: null for the whole film; undefined where nobody can tell. */
function within(hand: Hand): (Target | null)[] | undefined {
  const { targets, vague } = pictures(hand);
  return vague ? undefined : targets.length > 0 ? targets : [null];
}

const split: Rule = (hand) => {
  const cuts = hand.has('cut') && !hand.has('split');
  if (!hand.has('split') && !cuts) return null;
  const point = hand.slot('point')?.point;
  const inTwo = hand.take('in-two');
  if (cuts && point === undefined && !inTwo) return null;
  hand.take('split', 'cut', 'make', 'between');
  const targets = within(hand);
  if (targets === undefined) return unclearWhich('split', CLIPS);
  const at: TimePoint | null = point ?? (inTwo ? { of: 'share', share: 0.5 } : null);
  if (at === null) return hand.left().length === 0 ? unclearWhen('split') : null;
  return targets.map((target) => edit({ do: 'split', target, at }));
};

/** “Make the video 15 seconds” says how long it is to be. */
const makesFilm = (hand: Hand): boolean =>
  hand.has('make') && hand.hasThing('film') && !hand.has('longer', 'shorter', 'fade', 'speed-up');

/** Keeps a stretch, or a length: “keep 0:05–0:20”, “shorten it to 15 seconds”. */
const keep: Rule = (hand) => {
  const music = hand.things('music').length > 0;
  if (isOfSound(hand) || (music && hand.context.music === 'none')) return null;
  const keeps = hand.has('keep');
  const cuts = hand.has('cut', 'trim', 'shorten', 'make', 'change', 'cut-out', 'show');
  // “Starts at 0:03” may well be said of the music.
  const bounds =
    !music &&
    hand.has('start', 'end') &&
    !hand.has('with', 'add') &&
    !/\b(?:starts|stops|ends|begins|everything)\b/iu.test(hand.text) &&
    (hand.hasThing('film', 'picture', 'pronoun') || hand.holds('file'));
  const [range] = hand.slots('range');
  const point = bounds ? hand.slot('point')?.point : undefined;
  const span = range || point ? undefined : hand.slot('span');
  if (bounds && point) {
    const starts = hand.take('start');
    hand.take('start', 'end', 'make', 'play');
    const side: TimeRange = starts ? { from: point, to: null } : { from: null, to: point };
    const targets = within(hand);
    return (
      targets?.map((target) => edit({ do: 'keep', target, range: side })) ??
      unclearWhich('keep', CLIPS)
    );
  }
  if (
    range &&
    !(
      keeps ||
      (cuts && !hand.has('cut-out') && hand.has('cut', 'trim', 'shorten') && saysTo(hand, range))
    )
  )
    return null;
  if (range && hand.has('remove', 'mute')) return null;
  const toSpan =
    span !== undefined &&
    (keeps ||
      (cuts &&
        (saysTo(hand, span) || hand.has('long') || makesFilm(hand)) &&
        !BY.test(hand.ahead(span))));
  if (!range && !toSpan) return null;
  hand.take(
    'keep',
    'only',
    'cut',
    'trim',
    'shorten',
    'make',
    'change',
    'long',
    'shorter',
    'show',
    'cut-out',
    'use',
    'everything',
    'down',
    'in',
  );
  if (hand.hasThing('images')) return null;
  const [file] = hand.files('sound');
  const spokenSound =
    hand.spoken !== null && 'track' in hand.spoken && hand.spoken.track === 'audio'
      ? hand.spoken
      : null;
  const audio: Target | null = file
    ? { by: 'name', name: file.name, track: 'audio' }
    : hand.hasThing('pronoun')
      ? spokenSound
      : null;
  if (audio) hand.things('pronoun');
  const heard = audio ?? (music ? MUSIC : null);
  const targets = heard ? [heard] : within(hand);
  if (targets === undefined) return unclearWhich('keep', CLIPS);
  const toMs = span?.ms ?? 0;
  return targets.map((target) =>
    range
      ? edit({ do: 'keep', target, range: range.range })
      : target === null || heard
        ? edit({ do: 'keep', target, range: { from: null, to: { of: 'start', ms: toMs } } })
        : edit({ do: 'length', target, ms: { to: toMs } }),
  );
};

const startOf = ({ from }: TimeRange): number =>
  from === null ? 0 : from.of === 'start' ? from.ms : Number.POSITIVE_INFINITY;

/** “Trim the end by a second”: the end as a part of the film. */
function edgeNamed(hand: Hand): 'start' | 'end' | undefined {
  const named = /\b(?:the|its) (?:very )?(?<edge>end(?:ing)?|start|beginning)\b/iu.exec(hand.text);
  const edge = named?.groups?.edge;
  if (edge === undefined || !hand.take('start', 'end')) return undefined;
  return edge.toLowerCase().startsWith('end') ? 'end' : 'start';
}

/** “The first second off clip 2 and the last second off clip 1”; null where it is not said so. */
function inPairs(
  targets: readonly (Target | null)[],
  ranges: readonly { range: TimeRange; start: number; end: number }[],
): Request[] | null {
  const first = ranges[0]?.end ?? 0;
  const gaps = ranges.slice(1).map((next, at) => next.start - (ranges[at]?.end ?? first));
  // Between two stretches stands what the first one is of: more than “and”.
  if (targets.length !== ranges.length || gaps.some((gap) => gap < ' of x and '.length))
    return null;
  return targets.map((target, at) => {
    const range = ranges[at]?.range ?? { from: null, to: null };
    return edit({ do: 'cut-out', target, range });
  });
}

const cutOut: Rule = (hand) => {
  if (!hand.has('cut', 'cut-out', 'trim', 'remove', 'skip', 'shorten', 'without')) return null;
  const said = hand.slots('range');
  const ranges = said.map(({ range }) => range);
  const atEnds =
    ranges.length > 0 && ranges.every(({ from, to }) => (from === null) !== (to === null));
  const music = atEnds && hand.context.music !== 'none' && hand.things('music').length > 0;
  if (isOfSound(hand) || hand.has('transition', 'crossfade')) return null;
  const span = ranges.length > 0 ? undefined : hand.slot('span');
  const edge = hand.slot('edge')?.edge ?? edgeNamed(hand);
  const removes = hand.has('remove', 'skip', 'without');
  hand.take(
    'cut',
    'cut-out',
    'trim',
    'remove',
    'skip',
    'shorten',
    'without',
    'everything',
    'make',
    'split',
  );
  if (/\bcut\b.*\bout\b/iu.test(hand.text)) hand.take('out');
  if (ranges.length === 0 && span === undefined && removes) return null;
  const targets = music ? [MUSIC] : within(hand);
  if (targets === undefined) return unclearWhich('cut-out', CLIPS);
  if (ranges.length > 0) {
    if (targets.length > 1 && ranges.length > 1) return inPairs(targets, said);
    // From the back, so that no cut moves the times of another.
    const inOrder = [...ranges].sort((a, b) => startOf(b) - startOf(a));
    return targets.flatMap((target) =>
      inOrder.map((range) => edit({ do: 'cut-out', target, range })),
    );
  }
  if (span && BY.test(hand.ahead(span))) hand.take('with');
  if (span && edge) {
    const range: TimeRange =
      edge === 'start'
        ? { from: null, to: { of: 'start', ms: span.ms } }
        : { from: { of: 'end', ms: span.ms }, to: null };
    return targets.map((target) => edit({ do: 'cut-out', target, range }));
  }
  if (span && BY.test(hand.ahead(span))) {
    return targets.map((target) =>
      target === null
        ? edit({ do: 'cut-out', target, range: { from: { of: 'end', ms: span.ms }, to: null } })
        : edit({ do: 'length', target, ms: { plus: -span.ms } }),
    );
  }
  return hand.left().length === 0 && edge === undefined ? unclearWhen('cut-out') : null;
};

const length: Rule = (hand) => {
  const longer = hand.take('longer');
  const shorter = hand.take('shorter');
  const share = hand.take('half-length') ? 0.5 : hand.take('double-length') ? 2 : undefined;
  const each = hand.take('every') || (hand.hasThing('images') && hand.holds('span'));
  if (
    !longer &&
    !shorter &&
    !each &&
    share === undefined &&
    !hand.has('show', 'long', 'make', 'change', 'put', 'keep')
  )
    return null;
  if (isOfSound(hand)) return null;
  const span = hand.slot('span')?.ms;
  const images = hand.hasThing('images') || (each && hand.has('show'));
  const { targets, film, vague } = pictures(hand);
  hand.take('show', 'long', 'make', 'change', 'put', 'keep', 'bit-more', 'much-more', 'in');
  if (vague) return unclearWhich('length', CLIPS);
  const found = targets.length > 0 ? targets : images || (each && !film) ? [IMAGES] : [];
  if (share !== undefined) {
    hand.take('cut', 'trim', 'shorten');
    if (found.length === 0) return film ? unclearHowMuch('length') : null;
    return editEach(found, (target) => ({ do: 'length', target, ms: { times: share } }));
  }
  if (span === undefined) {
    return (longer || shorter) && (found.length > 0 || film) && hand.left().length === 0
      ? unclearHowMuch('length')
      : null;
  }
  if (film && found.length === 0 && longer) {
    if (hand.context.pictures > 1) return unclearWhich('length', CLIPS);
    return [edit({ do: 'length', target: FIRST, ms: { plus: span } })];
  }
  if (film && found.length === 0 && shorter) {
    return [
      edit({ do: 'cut-out', target: null, range: { from: { of: 'end', ms: span }, to: null } }),
    ];
  }
  const ms: Amount = longer ? { plus: span } : shorter ? { plus: -span } : { to: span };
  return editEach(found, (target) => ({ do: 'length', target, ms }));
};

/** Cuts and lengths. */
export const TIME_RULES: readonly Rule[] = [split, keep, cutOut, length];
