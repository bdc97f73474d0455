import type { Amount, Target, TimePoint, TimeRange } from '../../timeline/index.js';
import type { Request } from '../requests.js';
import type { Hand, Rule } from './hand.js';
import type { Item } from './items.js';
import {
  CLIPS,
  edit,
  editEach,
  IMAGES,
  MUSIC,
  pictures,
  unclearHowMuch,
  unclearWhen,
  unclearWhich,
} from './targets.js';

const TO =
  /(?:\b(?:to|to just|to only|to the|down to|at|under|in|within|only|just)|[到至成为])(?: (?:about|exactly|only|just|the))?\s*$/iu;
const BY = /\bby(?: (?:about|exactly|another))?\s*$/iu;
const saysTo = (hand: Hand, item: Item): boolean =>
  TO.test(hand.ahead(item)) || /^(?:to|到|成|为)/iu.test(hand.text.slice(item.start).trim());

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

const sound = (hand: Hand): boolean =>
  hand.hasThing('music', 'original', 'title', 'new-title', 'all-titles', 'some-title');

/** Keeps a stretch, or a length: “keep 0:05–0:20”, “shorten it to 15 seconds”. */
const keep: Rule = (hand) => {
  const music = hand.things('music').length > 0;
  if (sound(hand) || (music && hand.context.music === 'none')) return null;
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
    (keeps || (cuts && (saysTo(hand, span) || hand.has('long')) && !BY.test(hand.ahead(span))));
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

const cutOut: Rule = (hand) => {
  if (!hand.has('cut', 'cut-out', 'trim', 'remove', 'skip', 'shorten', 'without')) return null;
  if (sound(hand) || hand.has('transition', 'crossfade')) return null;
  const ranges = hand.slots('range').map(({ range }) => range);
  const span = ranges.length > 0 ? undefined : hand.slot('span');
  const edge = hand.slot('edge')?.edge;
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
  if (ranges.length === 0 && span === undefined && removes) return null;
  const targets = within(hand);
  if (targets === undefined) return unclearWhich('cut-out', CLIPS);
  if (ranges.length > 0) {
    // From the back, so that no cut moves the times of another.
    const inOrder = [...ranges].sort((a, b) => startOf(b) - startOf(a));
    return targets.flatMap((target) =>
      inOrder.map((range) => edit({ do: 'cut-out', target, range })),
    );
  }
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
  const each = hand.take('every') || (hand.hasThing('images') && hand.holds('span'));
  if (!longer && !shorter && !each && !hand.has('show', 'long', 'make', 'change', 'put', 'keep'))
    return null;
  if (sound(hand)) return null;
  const span = hand.slot('span')?.ms;
  const images = hand.hasThing('images') || (each && hand.has('show'));
  const { targets, film, vague } = pictures(hand);
  hand.take('show', 'long', 'make', 'change', 'put', 'keep', 'bit-more', 'much-more', 'in');
  if (vague) return unclearWhich('length', CLIPS);
  const found = targets.length > 0 ? targets : images || (each && !film) ? [IMAGES] : [];
  if (span === undefined) {
    return (longer || shorter) && (found.length > 0 || film) && hand.left().length === 0
      ? unclearHowMuch('length')
      : null;
  }
  if (film && found.length === 0 && shorter) {
    return [
      edit({ do: 'cut-out', target: null, range: { from: { of: 'end', ms: span }, to: null } }),
    ];
  }
  const ms: Amount = longer ? { plus: span } : shorter ? { plus: -span } : { to: span };
  return editEach(found, (target) => ({ do: 'length', target, ms }));
};

const STEPS = { bit: 1.2, usual: 1.5, much: 2 } as const;

const rounded = (factor: number): number => Math.round(factor * 100) / 100;

function factorOf(hand: Hand): Amount | null {
  const ups =
    hand.take('speed-up') || (hand.has('speed') && hand.take('up')) || hand.take('faster');
  const downs =
    hand.take('slow-down') ||
    (hand.has('slow') && hand.has('down')) ||
    hand.take('slower') ||
    hand.has('slow');
  hand.take('slow', 'down', 'up');
  const slowMotion = hand.take('slow-motion');
  const normal = hand.take('normal');
  const much = hand.take('much-more');
  const bit = hand.take('bit-more');
  const factor = hand.slot('factor');
  const percent = hand.slot('percent');
  if (percent) {
    if (!ups && !downs) return { to: percent.share };
    if (saysTo(hand, percent)) return { to: percent.share };
    return { times: rounded(ups ? 1 + percent.share : 1 - percent.share) };
  }
  if (factor) {
    const { times } = factor;
    if (slowMotion || (downs && times > 1)) return { times: rounded(1 / times) };
    return ups && times > 1 && !saysTo(hand, factor) ? { times } : { to: times };
  }
  if (hand.take('half')) return { times: ups ? 1.5 : 0.5 };
  if (normal) {
    hand.take('back');
    return { to: 1 };
  }
  if (slowMotion) return { to: 0.5 };
  const step = much ? STEPS.much : bit ? STEPS.bit : STEPS.usual;
  return ups ? { times: step } : downs ? { times: rounded(1 / step) } : null;
}

const speed: Rule = (hand) => {
  const slowMotion = hand.has('slow-motion');
  if (
    !hand.has(
      'speed-up',
      'slow-down',
      'speed',
      'faster',
      'slower',
      'slow',
      'slow-motion',
      'normal',
      'play',
      'make',
    ) &&
    !hand.holds('factor')
  )
    return null;
  if (sound(hand) || hand.hasThing('images')) return null;
  return speedOf(hand, slowMotion);
};

function speedOf(hand: Hand, slowMotion: boolean): Request[] | null {
  const pronoun = hand.hasThing('pronoun');
  const { targets, film, vague } = pictures(hand);
  const factor = factorOf(hand);
  hand.take('speed', 'make', 'play', 'change', 'put', 'in', 'add', 'show', 'use');
  if (factor === null) return null;
  if (vague) return unclearWhich('speed', CLIPS);
  if (targets.length > 0) return editEach(targets, (target) => ({ do: 'speed', target, factor }));
  // “Speed it up” is said of the music, where there is any.
  if (pronoun && !slowMotion) {
    return hand.context.music === 'none' && /\b(?:up|down)\b|[加减]速/iu.test(hand.text)
      ? unclearWhich('speed', MUSIC)
      : null;
  }
  return film || slowMotion ? [edit({ do: 'speed', target: CLIPS, factor })] : null;
}

/** Cuts, lengths and speeds. */
export const TIME_RULES: readonly Rule[] = [split, keep, cutOut, length, speed];
