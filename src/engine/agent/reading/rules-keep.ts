import type { Target, TimePoint, TimeRange } from '../../timeline/index.js';
import { BY, isOfSound, isPictureOrNone, saysTo, within } from './bounds.js';
import type { Hand, Rule } from './hand.js';
import { CLIPS, edit, MUSIC, unclearWhich } from './targets.js';

const CUTTING = ['cut', 'cut-out', 'trim', 'shorten', 'remove', 'skip', 'without', 'not'] as const;

/** “Make the video 15 seconds” says how long it is to be. */
const makesFilm = (hand: Hand): boolean =>
  hand.has('make') &&
  (hand.hasThing('film') || (hand.hasThing('pronoun') && isPictureOrNone(hand.spoken))) &&
  !hand.has('longer', 'shorter', 'fade', 'speed-up');

const SHOULD_BE =
  /\b(?:(?:should|must|shall|has to|have to|needs? to|ought to|to) (?:only |just )?be|can only be)\b|总长|总?时长|片长|全长|要(?=[^要]*$)/iu;
/** “The whole video should be 30 seconds”, “no longer than a minute”. */
const bindsFilm = (hand: Hand): boolean =>
  hand.has('at-most') ||
  ((hand.hasThing('film', 'picture') || hand.holds('file')) && SHOULD_BE.test(hand.text));

/** “Only the first 20 seconds”, “from clip 2 I only need 0:04 to 0:10”. */
const keepsOnly = (hand: Hand): boolean =>
  hand.has('only') &&
  hand.holds('range') &&
  !hand.has(...CUTTING) &&
  !isFromOn(hand.text) &&
  !limitsOrder(hand);

/** “…, but only in the last 5 seconds”: when the order ahead is meant, and no cut. */
const limitsOrder = ({ before, earlier, text }: Hand): boolean => {
  const last = before.at(-1);
  const ofMoments =
    last?.ask === 'revise' ||
    (last?.ask === 'edit' && OF_MOMENTS.includes(last.operation.do)) ||
    /\bbut\s*$|但是?\s*$/iu.test(earlier);
  return ofMoments && !/[.!?。！？]\s*$/u.test(earlier) && !KEEPS.test(text);
};
const OF_MOMENTS = ['volume', 'speed', 'change-title', 'duck', 'motion'];
const KEEPS = /\b(?:keep|need|want|use|show|leave)\b|[留要用]/iu;

/** “Only from 0:10” may well be said of the music. */
const isFromOn = (text: string): boolean => /^only from \S+$/iu.test(text);

const FROM_ON = /从[^,，]*(?:开始|起)(?:播放?|要|用|保留|放)?$/u;

/** 视频到45秒结束. */
function untilOf(hand: Hand): TimePoint | undefined {
  const isUntil = /[到在][^到在]*(?:结束|停)$/u.test(hand.text);
  const span = isUntil ? hand.slot('span') : undefined;
  return span && { of: 'start', ms: span.ms };
}

/** From where on, or until when, a thing is to be seen: “start clip 2 at 0:03”. */
function sideOf(hand: Hand): TimeRange | undefined {
  const range = hand.slot('range');
  const open = range?.range;
  const point: TimePoint | undefined = range
    ? ((open?.to === null ? open.from : null) ?? undefined)
    : (hand.slot('point')?.point ?? untilOf(hand));
  if (point === undefined) return undefined;
  return hand.take('start') ? { from: point, to: null } : { from: null, to: point };
}

/** “Keep 0:05–0:10 and 0:20–0:25”: what lies before, between and behind them goes, the last first. */
export const keepStretches: Rule = (hand) => {
  const keeps = hand.has('keep') || keepsOnly(hand);
  if (!keeps || isOfSound(hand) || hand.hasThing('music')) return null;
  const ranges = hand.slots('range').map(({ range }) => range);
  const isNamed = hand.hasThing('picture', 'some-picture') || hand.holds('file');
  const of = isNamed ? hand.things('picture') : [];
  const isPaired = of.length === 2;
  const [early, late] = ranges;
  const isTurned = early && late && isBefore(late.to, early.from);
  const [one, other] = isTurned && !isPaired ? [late, early] : [early, late];
  if (!one || !other || ranges.length > 2 || (isNamed && !isPaired)) return null;
  hand.take('keep', 'only', 'show', 'use', 'everything', 'play');
  if (isPaired) {
    return of.map((target, i) => edit({ do: 'keep', target, range: i === 0 ? one : other }));
  }
  hand.things('film', 'pronoun');
  if (!isBefore(one.to, other.from)) return null;
  const gone: TimeRange[] = [
    ...(other.to === null ? [] : [{ from: other.to, to: null }]),
    { from: one.to, to: other.from },
    ...(one.from === null ? [] : [{ from: null, to: one.from }]),
  ];
  return gone.map((range) => edit({ do: 'cut-out', target: null, range }));
};

const isBefore = (one: TimePoint | null, other: TimePoint | null): boolean =>
  one?.of === 'start' && (other?.of === 'end' || (other?.of === 'start' && one.ms <= other.ms));

/** Keeps a stretch, or a length: “keep 0:05–0:20”, “shorten it to 15 seconds”. */
export const keep: Rule = (hand) => {
  const music = hand.things('music').length > 0;
  if (isOfSound(hand) || (music && hand.context.music === 'none')) return null;
  const keeps = hand.has('keep') || keepsOnly(hand);
  // “And delete everything else” says once more what a stretch that is kept says.
  const rest = keeps && hand.take('the-rest') && hand.take('remove', 'cut', 'cut-out', 'without');
  if (rest) hand.take('trim', 'not', 'use', 'out');
  // “Starts at 0:03” may well be said of the music.
  const bounds =
    !music &&
    hand.has('start', 'end') &&
    !hand.has('with', 'add', 'later', 'earlier', ...CUTTING) &&
    !/\b(?:starts|stops|ends|begins|everything)\b/iu.test(hand.text) &&
    (hand.hasThing('film', 'picture', 'pronoun') || hand.holds('file'));
  const side = bounds ? sideOf(hand) : undefined;
  if (side) {
    hand.take('start', 'end', 'make', 'play', 'keep', 'in');
    const targets = within(hand);
    return (
      targets?.map((target) => edit({ do: 'keep', target, range: side })) ??
      unclearWhich('keep', CLIPS)
    );
  }
  const cuts = hand.has('cut', 'trim', 'shorten', 'make', 'change', 'cut-out', 'show');
  const range = hand.slot('range');
  const span = range ? undefined : hand.slot('span');
  // 第二段从3秒开始: a picture that is named begins there.
  const since =
    range?.range.to === null &&
    FROM_ON.test(hand.text) &&
    hand.hasThing('picture', 'film') &&
    !hand.has(...CUTTING);
  const trimsTo =
    range && hand.has('cut', 'trim', 'shorten') && !hand.has('cut-out') && saysTo(hand, range);
  if (range && !(keeps || trimsTo || since)) return null;
  if (range && hand.has('remove', 'mute')) return null;
  const toSpan =
    span !== undefined &&
    (keeps ||
      bindsFilm(hand) ||
      (cuts &&
        (saysTo(hand, span) || hand.has('long') || makesFilm(hand)) &&
        !BY.test(hand.ahead(span))));
  if (!range && !toSpan) return null;
  const isCut = hand.has('cut', 'cut-out', 'trim', 'shorten', 'keep', 'at-most');
  hand.take(
    ...(['keep', 'only', 'cut', 'trim', 'shorten', 'make', 'change', 'long', 'shorter'] as const),
    ...(['show', 'cut-out', 'use', 'everything', 'down', 'in', 'play', 'at-most'] as const),
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
  const isNamed = hand.hasThing('film', 'picture', 'some-picture', 'pronoun') || hand.holds('file');
  const targets = heard ? [heard] : within(hand);
  if (targets === undefined) return unclearWhich('keep', CLIPS);
  // “Change it to 5 seconds” is said of a film that is named, or of what was named before.
  if (!range && !heard && !isNamed && !isCut && targets[0] === null) return null;
  const toMs = span?.ms ?? 0;
  return targets.map((target) =>
    range
      ? edit({ do: 'keep', target, range: range.range })
      : target === null || heard
        ? edit({ do: 'keep', target, range: { from: null, to: { of: 'start', ms: toMs } } })
        : edit({ do: 'length', target, ms: { to: toMs } }),
  );
};
