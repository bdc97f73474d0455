import type { Target, TimePoint, TimeRange } from '../../timeline/index.js';
import type { Request } from '../requests.js';
import { BY, isOfSound, otherEnd, saysTo, within } from './bounds.js';
import type { Hand, Rule } from './hand.js';
import { NUMBER, numberOf } from './numbers.js';
import { keep, keepAlone, keepStretches } from './rules-keep.js';
import { length } from './rules-length.js';
import { restGoes } from './rules-rest.js';
import { CLIPS, edit, editEach, fromTheBack, MUSIC, unclearWhen, unclearWhich } from './targets.js';

/** “Into three parts”, 分成三段. */
const INTO = new RegExp(`(?:\\binto? |[成为])(?<count>${NUMBER})`, 'iu');

/** The cuts that divide one picture, or a film, evenly; from the back, so that none moves another. */
function evenly(target: Target | null, count: number): Request[] {
  return Array.from({ length: count - 1 }, (_, cut) => {
    const share = (count - 1 - cut) / (target === null ? count : count - cut);
    return edit({ do: 'split', target, at: { of: 'share', share } });
  });
}

const atStart = (ms: number): TimePoint => ({ of: 'start', ms });

/** A second cut, in the part of what was split that it lies in by now. */
function splitAgain(
  { target, at: before }: { target: Target | null; at: TimePoint },
  at: TimePoint,
): Request[] | null {
  if (target === null) return [edit({ do: 'split', target, at })];
  if (target.by !== 'number' || target.number < 1) return null;
  if (at.of !== 'start' || before.of !== 'start') return null;
  const isBehind = at.ms > before.ms;
  const part = isBehind ? { ...target, number: target.number + 1 } : target;
  return [edit({ do: 'split', target: part, at: atStart(at.ms - (isBehind ? before.ms : 0)) })];
}

/** “… and 3 from the end”, “split at 0:10 and 0:20”: the same once more, elsewhere. */
const onceMore: Rule = (hand) => {
  const last = hand.before.at(-1);
  if (last?.ask !== 'edit' || hand.text === '') return null;
  const { operation } = last;
  if (operation.do === 'split') {
    const ms = hand.holds('point') ? undefined : hand.slot('span')?.ms;
    const at = hand.slot('point')?.point ?? (ms === undefined ? null : atStart(ms));
    return at ? splitAgain(operation, at) : null;
  }
  if (operation.do !== 'cut-out') return null;
  hand.take('with', 'too');
  const ms = hand.slot('span')?.ms ?? (hand.slot('count')?.count ?? 0) * 1000;
  const edge = hand.slot('edge')?.edge ?? edgeNamed(hand);
  return ms > 0 && edge ? [edit({ ...operation, range: atEdge(edge, ms) })] : null;
};

/** “Cut it off at 0:10”, “… so that it starts at 0:03”: what lies beyond goes. */
const CUTS_SHORT =
  /\bcut\b[^,;]*\boff (?:right )?(?:at|after)\b|\bso (?:that )?(?:it|they) (?:only )?(?:starts?|begins?|ends?|stops?)\b/iu;

const CUT_TO = /\bcut to (?:the|my|clip|photo)\b/iu;

const split: Rule = (hand) => {
  const cuts = hand.has('cut') && !hand.has('split');
  if (!hand.has('split') && !cuts) return null;
  // “Cut to the beach” shows it; “cut the length in half”, “cut it off at 0:10”.
  if (hand.has('long', 'speed') || CUT_TO.test(hand.text)) return null;
  if (cuts && CUTS_SHORT.test(hand.text)) return null;
  const written = hand.take('in-parts') ? INTO.exec(hand.text)?.groups?.count : undefined;
  const inTwo =
    hand.take('in-two') ||
    /一分为二|对半|\bmiddle\b(?! (?:clip|one|video|shot|scene|part|photo|picture|image|segment|bit)\b)/iu.test(
      hand.text,
    );
  if (inTwo) hand.slot('look');
  const [side] = hand.holds('point') || (cuts && !inTwo) ? [] : hand.slots('range');
  // “After 4 seconds”, “2 seconds from the end”: where such a stretch begins or ends.
  const isOpen = side && (side.range.from === null) !== (side.range.to === null);
  const edge = isOpen ? (side.range.from ?? side.range.to) : null;
  if (side && !edge) return null;
  const point = hand.slot('point')?.point ?? edge ?? undefined;
  if (cuts && point === undefined && !inTwo && written === undefined) return null;
  hand.take('split', 'cut', 'make', 'between', 'add', 'put', 'start', 'in');
  if (written !== undefined) {
    const [target, ...more] = within(hand) ?? [undefined];
    const isOne = target === null || target?.by === 'number';
    return isOne && more.length === 0 && point === undefined
      ? evenly(target, numberOf(written))
      : null;
  }
  const targets = within(hand);
  if (targets === undefined) return unclearWhich('split', CLIPS);
  const at: TimePoint | null = point ?? (inTwo ? { of: 'share', share: 0.5 } : null);
  if (at === null) return hand.left().length === 0 ? unclearWhen('split') : null;
  const named = targets.filter((target) => target !== null);
  const inOrder = named.length === targets.length ? fromTheBack(named) : targets;
  return inOrder.map((target) => edit({ do: 'split', target, at }));
};

const startOf = ({ from }: TimeRange): number =>
  from === null ? 0 : from.of === 'start' ? from.ms : Number.POSITIVE_INFINITY;

/** “Trim the end by a second”: the end as a part of the film. */
function edgeNamed(hand: Hand): 'start' | 'end' | undefined {
  const named =
    /(?:\b(?:the|its)|'s) (?:very )?(?<edge>end(?:ing)?|start|beginning|front|head|back|tail)\b|(?<zh>掐头|去头|去尾|从头|开头|结尾|末尾|收尾|最?前面|最?后面)/iu.exec(
      hand.text,
    );
  const edge = named?.groups?.edge ?? named?.groups?.zh;
  if (!named || edge === undefined) return undefined;
  hand.takeWithin(named.index, named.index + named[0].length);
  hand.take('start', 'end');
  return /^end|back|tail|尾|后/iu.test(edge) ? 'end' : 'start';
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

/** “Clip 1 starts 2 s too early”, 第二段开始得早了两秒: what lies outside goes. */
const STARTS_EARLY =
  /\b(?:starts?|begins?|comes? (?:in|on))\b.*\btoo (?:early|soon)\b|(?:开始|开头|开场|进来|出来)得?(?:太|有点)?早了?/iu;
const ENDS_LATE =
  /\b(?:ends?|stops?|finish(?:es)?)\b.*\btoo late\b|\b(?:runs?|goes on|lasts?)\b.*\btoo long\b|(?:结束|收|停)得?(?:太|有点)?晚了?/iu;

/** “Start clip 2 three seconds later”, “end it a second earlier”. */
const sooner: Rule = (hand) => {
  const [span] = hand.free('span');
  // Where an order follows, it is only told why.
  const isTold = span !== undefined && hand.later.trim().length < 2;
  const early = isTold ? STARTS_EARLY.exec(hand.text) : null;
  const late = isTold && !early ? ENDS_LATE.exec(hand.text) : null;
  const starts = early !== null || (hand.has('start') && hand.has('later'));
  if (!starts && !late && !(hand.has('end') && hand.has('earlier'))) return null;
  if (isOfSound(hand)) return null;
  if (span) hand.takeItem(span);
  const told = early ?? late;
  if (told) hand.takeWithin(told.index, told.index + told[0].length);
  hand.take('start', 'end', 'later', 'earlier', 'make', 'play');
  const targets = within(hand);
  if (targets === undefined) return unclearWhich('cut-out', CLIPS);
  if (span === undefined) return null;
  const range = atEdge(starts ? 'start' : 'end', span.ms);
  return targets.map((target) => edit({ do: 'cut-out', target, range }));
};

const atEdge = (edge: 'start' | 'end', ms: number): TimeRange =>
  edge === 'start'
    ? { from: null, to: { of: 'start', ms } }
    : { from: { of: 'end', ms }, to: null };

const WHOLLY = /\b(?:completely|entirely|altogether)\b|整[个段]都?[剪裁切]掉/iu;

/** “Cut clip 2 down” and 剪一下 want less of it. */
const CUTS_AWAY = /^(?!.*(?:\bdown\b|short|短)).*\b(?:cut|snip|chop)\b|[剪裁切砍](?:掉|去|除|了)/iu;

/** What is too long is not to be cut as a whole. */
const TOO_LONG = /\btoo long\b|\bdrags\b|\blong\b|[长久]/iu;

/** “0:12–0:17 out”. */
const OUT_ALONE = /\b(?:out|off|away|gone)(?: (?:please|pls|for me))?$/iu;
/** “3 seconds off the start” is a cut without any verb. */
const OFF = /(?:seconds?|secs?|\ds|minutes?|half) off (?:the|its)\b/iu;
/** “I’d rather not have 0:05–0:10”. */
const NOT_HAVE = /\b(?:not|don't) (?:have|want|need|see|keep|show|include)\b/iu;

const cutOut: Rule = (hand) => {
  if (
    !hand.has('cut', 'cut-out', 'trim', 'remove', 'skip', 'shorten', 'without') &&
    !(hand.has('both-ends') && hand.holds('span')) &&
    // “Half a second less at the end of clip 2”.
    !(
      hand.has('less', 'shorter') &&
      hand.holds('span') &&
      /\b(?:at|from) (?:the|its) (?:end|start|beginning)\b|(?:开头|结尾|末尾|[前后]面)/iu.test(
        hand.text,
      )
    ) &&
    !(
      hand.holds('range') &&
      (OUT_ALONE.test(hand.text) || OFF.test(hand.text) || NOT_HAVE.test(hand.text))
    )
  )
    return null;
  // “Keep the first 3 seconds, cut the rest”, “0:12 to 0:16, drop the rest” cut something else.
  const [rest] = hand.words('the-rest');
  if (rest && hand.free('range').some(({ start }) => start < rest.start)) return null;
  if (hand.has('except') || (hand.has('keep') && !NOT_HAVE.test(hand.text))) return null;
  const said = hand.slots('range');
  const ranges = said.map(({ range }) => range);
  const atEnds =
    ranges.length > 0 && ranges.every(({ from, to }) => (from === null) !== (to === null));
  const music = atEnds && hand.context.music !== 'none' && hand.things('music').length > 0;
  if (isOfSound(hand) || hand.has('transition', 'crossfade')) return null;
  const span = ranges.length > 0 ? undefined : hand.slot('span');
  const bothEnds = hand.take('both-ends');
  const edge = bothEnds ? undefined : (hand.slot('edge')?.edge ?? edgeNamed(hand));
  const removes = hand.has('remove', 'skip', 'without') || WHOLLY.test(hand.text);
  const isShortened = hand.has('shorten');
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
    'in',
    'less',
    'too',
  );
  if (/再/u.test(hand.text)) hand.take('more');
  // “Drop the rest after 0:10”, “take 2 seconds from the front”.
  if (ranges.length > 0) hand.take('the-rest', 'all', 'use');
  if (NOT_HAVE.test(hand.text)) hand.take('not', 'keep', 'show', 'use');
  if (OUT_ALONE.test(hand.text) || /\bcut\b.*\bout\b/iu.test(hand.text) || removes) {
    hand.take('out');
  }
  if (ranges.length === 0 && span === undefined && removes) return null;
  // “Trim it by two seconds at the end”.
  if (said[0] && BY.test(hand.ahead(said[0]))) hand.take('with');
  // “In the middle” says no more than a stretch that is named.
  if (ranges.length > 0) hand.middle();
  const film = hand.hasThing('film');
  const named = music ? [MUSIC] : within(hand);
  if (named === undefined) return unclearWhich('cut-out', CLIPS);
  const other =
    film || named.some((target) => target !== null) ? null : otherEnd(hand, edge, ranges);
  const targets = other ? [other] : named;
  if (ranges.length > 0) {
    if (targets.length > 1 && ranges.length > 1) return inPairs(targets, said);
    // From the back, so that no cut moves the times of another.
    const inOrder = [...ranges].sort((a, b) => startOf(b) - startOf(a));
    return targets.flatMap((target) =>
      inOrder.map((range) => edit({ do: 'cut-out', target, range })),
    );
  }
  if (span && BY.test(hand.ahead(span))) hand.take('with', 'down');
  const edges = bothEnds ? (['end', 'start'] as const) : edge ? [edge] : [];
  if (span && edges.length > 0) {
    return targets.flatMap((target) =>
      edges.map((one) => edit({ do: 'cut-out', target, range: atEdge(one, span.ms) })),
    );
  }
  if (span && (BY.test(hand.ahead(span)) || (isShortened && !saysTo(hand, span)))) {
    return targets.map((target) =>
      target === null
        ? edit({ do: 'cut-out', target, range: { from: { of: 'end', ms: span.ms }, to: null } })
        : edit({ do: 'length', target, ms: { plus: -span.ms } }),
    );
  }
  hand.take('bit-more');
  if (hand.left().length > 0) return null;
  // “Cut clip 2”, 剪掉第二段.
  const whole = targets.filter((target) => target !== null);
  const isBare = whole.length > 0 && span === undefined;
  const isAway = isBare && CUTS_AWAY.test(hand.text) && !TOO_LONG.test(hand.earlier);
  return (
    (isAway ? editEach(whole, (target) => ({ do: 'remove', target })) : null) ??
    unclearWhen('cut-out')
  );
};

/** Cuts and lengths. */
export const TIME_RULES: readonly Rule[] = [
  restGoes,
  split,
  sooner,
  keepAlone,
  keepStretches,
  keep,
  cutOut,
  length,
  onceMore,
];
