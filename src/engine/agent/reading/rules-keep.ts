import type { Target, TimePoint, TimeRange } from '../../timeline/index.js';
import { isOfSound, isPictureOrNone, saysStep, saysTo, within } from './bounds.js';
import type { Hand, Rule } from './hand.js';
import { CLIPS, edit, MUSIC, unclearWhich } from './targets.js';

const CUTTING = ['cut', 'cut-out', 'trim', 'shorten', 'remove', 'skip', 'without', 'not'] as const;

/** “Make the video 15 seconds” says how long it is to be. */
const makesFilm = (hand: Hand): boolean =>
  hand.has('make') &&
  (hand.hasThing('film') || (hand.hasThing('pronoun') && isPictureOrNone(hand.spoken))) &&
  !hand.has('longer', 'shorter', 'fade', 'speed-up');

const SHOULD_BE =
  /\b(?:(?:should|must|shall|has to|have to|needs? to|ought to|to) (?:only |just )?(?:be|last|run|take)|can only be|total|altogether|overall)\b|总|一共|合计|时长|片长|全长|要(?=[^要]*$)/iu;
/** “The whole video should be 30 seconds”, “no longer than a minute”. */
const bindsFilm = (hand: Hand): boolean =>
  hand.has('at-most') ||
  ((hand.hasThing('film', 'picture') ||
    hand.holds('file') ||
    (hand.hasThing('pronoun') && isPictureOrNone(hand.spoken))) &&
    SHOULD_BE.test(hand.text));

/** “The whole film: 30 seconds”, “set the length of the video to 30 seconds”. */
const isFilmAlone = (hand: Hand): boolean =>
  hand.hasThing('film') &&
  !TELLS.test(hand.text) &&
  !hand.hasThing('picture', 'images', 'pronoun') &&
  !hand.holds('file') &&
  !hand.has('longer', 'shorter', 'speed', 'play', 'show', 'start', 'end');

/** “30 seconds in total”, “the length of the film”. */
const isOfAll = (hand: Hand): boolean =>
  IN_ALL.test(hand.text) &&
  !TELLS.test(hand.text) &&
  !hand.hasThing('picture', 'images', 'some-picture') &&
  !hand.holds('file');
/** “My video is 45 seconds long”. */
const TELLS = /\b(?:is|was|are|i have)\b|[是有]/iu;
const IN_ALL =
  /\b(?:in total|total|altogether)\b|\b(?:length|duration) of the (?:video|film|movie)\b|总(?:时长|长)|总共|一共/iu;

/** “Only the first 20 seconds”, “from clip 2 I only need 0:04 to 0:10”. */
const keepsOnly = (hand: Hand): boolean =>
  (hand.has('only') || ENOUGH.test(hand.text)) &&
  hand.holds('range') &&
  !hand.has(...CUTTING) &&
  !isFromOn(hand.text) &&
  !limitsOrder(hand);

/** “The first 3 seconds are enough”, 前三秒就够了. */
const ENOUGH =
  /\b(?:(?:is|are) (?:enough|plenty|sufficient|all (?:i|we) need)|will do|nothing else)(?: please| pls)?$|就?够了?$|就(?:[行好]|可以)了?$/iu;

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

const FROM_ON = /从[^,，]*(?:开始|起)|从[^,，到至]*(?:播放?|放|用)[吧哦]?$/u;

/** 视频到45秒结束, 第二段只放到第五秒. */
const UNTIL =
  /[到至在][^到至在]*(?:结束|停[止下]?|为止|截止|收尾|就?够了?|就(?:[行好]|可以)了?)了?[吧哦]?$|只(?:播放?|放|演)?到/u;
const SETS_EDGE = /(?:开头|结尾|末尾)(?:[设改定移])/u;
const isUntil = (hand: Hand): boolean => UNTIL.test(hand.text);
function untilOf(hand: Hand): TimePoint | undefined {
  const span = isUntil(hand) ? hand.slot('span') : undefined;
  return span && { of: 'start', ms: span.ms };
}

/** “… so it starts at 0:03”, “cut it off at 0:10”: which side goes, whatever the verb. */
const SIDE =
  /\bso (?:that )?(?:it|they) (?:only )?(?<start>starts?|begins?)\b|\bso (?:that )?(?:it|they) (?:only )?(?:ends?|stops?)\b|\bcut\b[^,;]*\boff (?:right )?(?:at|after)\b/iu;

/** “Use clip 2 until 0:05”, “play it from 0:03 on”, 第二段只放到第五秒. */
const isPlayed = (hand: Hand): boolean =>
  (hand.hasThing('picture') || hand.holds('file')) &&
  ((hand.has('use', 'play') && hand.holds('range')) ||
    /^.*\b(?:show|use) (?:from |between )?(?:seconds? )?[\d:]+.* of\b/iu.test(hand.text)) &&
  !AT_TIME.test(hand.text) &&
  !hand.has(...CUTTING, 'volume', 'sound', 'add', 'put', 'twice');
/** “Use clip 2 for the first 5 seconds”, “play it after 0:10”: when, in the film. */
const AT_TIME = /\b(?:after|before|(?:for|in|during|over) the (?:first|last|opening|final))\b/iu;

/** 入点设到6秒. */
function setTo(hand: Hand): TimePoint | undefined {
  const span = hand.slot('span');
  return span && saysTo(hand, span) ? { of: 'start', ms: span.ms } : undefined;
}

/** “Clip 1 should start at 0:03 and end at 0:08”. */
function bothSidesOf(hand: Hand): TimeRange | undefined {
  const [from, to, ...more] = hand.has('start') && hand.has('end') ? hand.slots('point') : [];
  if (!from || !to || more.length > 0) return undefined;
  return hand.first('start', 'end') === 'start'
    ? { from: from.point, to: to.point }
    : { from: to.point, to: from.point };
}

/** From where on, or until when, a thing is to be seen: “start clip 2 at 0:03”. */
function sideOf(hand: Hand): TimeRange | undefined {
  const [range] = hand.free('range');
  const open = range?.range;
  const point: TimePoint | undefined = range
    ? ((open?.to === null ? open.from : open?.from === null ? open.to : null) ?? undefined)
    : (hand.slot('point')?.point ?? untilOf(hand) ?? setTo(hand));
  if (point === undefined) return undefined;
  if (range) hand.takeItem(range);
  const said = SIDE.exec(hand.text);
  const starts = said
    ? said.groups?.start !== undefined
    : isUntil(hand)
      ? false
      : hand.has('start') || /开头(?=[设改定移])/u.test(hand.text);
  return starts ? { from: point, to: null } : { from: null, to: point };
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

/** “Delete everything except 0:05–0:10”, 除了前三秒都删掉: that stretch stays. */
export const keepAlone: Rule = (hand) => {
  const goes = hand.has('remove', 'cut', 'cut-out', 'trim', 'skip', 'without');
  const [rest] = hand.words('the-rest');
  if ((!hand.has('except') && !rest) || !goes || isOfSound(hand)) return null;
  const [stretch, ...more] = hand.slots('range');
  if (!stretch || more.length > 0) return null;
  // “0:12 to 0:16, drop the rest”; “drop the rest after 0:10” means another.
  if (rest && !hand.has('except') && stretch.start > rest.start) return null;
  hand.take('except', 'everything', 'all', 'the-rest', 'remove', 'cut', 'cut-out', 'trim', 'skip');
  hand.take('without', 'not', 'use', 'out', 'keep');
  const targets = within(hand);
  return (
    targets?.map((target) => edit({ do: 'keep', target, range: stretch.range })) ??
    unclearWhich('keep', CLIPS)
  );
};

/** Keeps a stretch, or a length: “keep 0:05–0:20”, “shorten it to 15 seconds”. */
export const keep: Rule = (hand) => {
  const music = hand.things('music').length > 0;
  if (isOfSound(hand) || (music && hand.context.music === 'none')) return null;
  const keeps = hand.has('keep') || keepsOnly(hand) || isPlayed(hand);
  // “And delete everything else” says once more what a stretch that is kept says.
  const rest = keeps && hand.take('the-rest') && hand.take('remove', 'cut', 'cut-out', 'without');
  if (rest) hand.take('trim', 'not', 'use', 'out');
  // “Starts at 0:03” may well be said of the music.
  const oneSide = SIDE.test(hand.text);
  const bounds =
    !music &&
    (oneSide || hand.has('start', 'end') || isUntil(hand) || SETS_EDGE.test(hand.text)) &&
    !hand.has('with', 'add', 'later', 'earlier') &&
    (oneSide || !hand.has(...CUTTING)) &&
    (oneSide || !/\b(?:starts|stops|ends|begins|everything)\b/iu.test(hand.text)) &&
    (hand.hasThing('film', 'picture', 'pronoun') ||
      hand.holds('file') ||
      (isUntil(hand) && hand.context.music === 'none'));
  const side = bounds ? (bothSidesOf(hand) ?? sideOf(hand)) : undefined;
  if (side) {
    hand.take('start', 'end', 'make', 'play', 'keep', 'in', 'put', 'change', 'use', 'show', 'only');
    if (SETS_EDGE.test(hand.text)) hand.take('move');
    if (oneSide) hand.take('cut', 'cut-out', 'trim', 'shorten');
    hand.slot('edge');
    const targets = within(hand);
    return (
      targets?.map((target) => edit({ do: 'keep', target, range: side })) ??
      unclearWhich('keep', CLIPS)
    );
  }
  const cuts = hand.has('cut', 'trim', 'shorten', 'make', 'change', 'cut-out', 'show', 'smaller');
  const found = hand.slot('range');
  // “One minute at most for the whole video”.
  const isWhole = found && found.range.from === null && found.range.to === null;
  const range = isWhole ? undefined : found;
  const span = range ? undefined : hand.slot('span');
  // 第二段从3秒开始: a picture that is named begins there.
  const since =
    range?.range.to === null &&
    FROM_ON.test(hand.text) &&
    (hand.hasThing('picture', 'film') || hand.holds('file')) &&
    !hand.has(...CUTTING);
  const trimsTo =
    range && hand.has('cut', 'trim', 'shorten') && !hand.has('cut-out') && saysTo(hand, range);
  if (range && !(keeps || trimsTo || since)) return null;
  if (range && hand.has('remove', 'mute')) return null;
  const toSpan =
    span !== undefined &&
    (keeps ||
      bindsFilm(hand) ||
      isFilmAlone(hand) ||
      isOfAll(hand) ||
      (cuts && (saysTo(hand, span) || hand.has('long') || makesFilm(hand)))) &&
    !saysStep(hand, span);
  if (!range && !toSpan) return null;
  if (since) hand.take('start');
  const isCut = hand.has('cut', 'cut-out', 'trim', 'shorten', 'keep', 'at-most');
  // “30 seconds max for the film”.
  if (hand.has('at-most')) hand.take('to-cut');
  hand.take(
    ...(['keep', 'only', 'cut', 'trim', 'shorten', 'make', 'change', 'long', 'shorter'] as const),
    ...(['show', 'cut-out', 'use', 'everything', 'down', 'in', 'play', 'at-most', 'put'] as const),
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
  hand.take('until-end', 'all', 'smaller');
  const isNamed =
    isWhole ||
    isOfAll(hand) ||
    hand.hasThing('film', 'picture', 'some-picture', 'pronoun') ||
    hand.holds('file');
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
