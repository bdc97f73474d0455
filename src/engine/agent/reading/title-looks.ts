import type { Amount, Target, TimeRange, TitleLook } from '../../timeline/index.js';
import { saysTo } from './bounds.js';
import type { Hand } from './hand.js';
import type { Item } from './items.js';

/** How long a title stands that is put at a moment. */
export const USUAL_MS = 3000;
const STEPS = { bit: 1.15, usual: 1.3, much: 1.7 } as const;

/** “The title is too small” asks for a larger one. */
const TOO_SMALL = /\btoo (?:small|tiny|little)\b|太小/iu;
const TOO_BIG = /\btoo (?:big|large|huge)\b|太大/iu;
const MOST = 2.5;

/** How large a title is to be. */
function sizeOf(hand: Hand): Amount | undefined {
  const much = hand.take('much-more');
  const bit = hand.take('bit-more');
  const step = much ? STEPS.much : bit ? STEPS.bit : STEPS.usual;
  if (hand.take('twice-size')) return { times: 2 };
  if (hand.take('half-size')) return { times: 0.5 };
  const factor = hand.slot('factor')?.times;
  const percent = hand.slot('percent');
  const less = hand.take('less');
  const big = hand.take('bigger');
  const small = hand.take('smaller');
  const bigger = (big && !less && !TOO_BIG.test(hand.text)) || TOO_SMALL.test(hand.text);
  const smaller = !bigger && (small || big);
  // 大一倍 is twice as large.
  const many = factor === 1 && (bigger || smaller) ? 2 : factor;
  if (many !== undefined) return { times: smaller && many > 1 ? 1 / many : many };
  if (percent && (saysTo(hand, percent) || !(bigger || smaller))) return { to: percent.share };
  if (percent && percent.share < MOST) {
    return { times: Math.round(100 * (bigger ? 1 + percent.share : 1 - percent.share)) / 100 };
  }
  if (bigger) return { times: step };
  return smaller ? { times: Math.round(100 / step) / 100 } : undefined;
}

/** “Yellow instead of white”, 从白色改成黄色: what it is now. */
const INSTEAD_OF = /(?:\b(?:instead of|rather than|not|from)|从|不要)\s*$/iu;

const TOO_HIGH = /\btoo (?:high|far up)\b|太高|太靠上/iu;
const TOO_LOW = /\btoo (?:low|far down)\b|太低|太靠下/iu;
const UPWARDS =
  /\b(?:higher|upwards?|raised?)\b|\b(?:move|shift|nudge|bring|push|slide|further|farther|scoot)\b.{0,40}\bup\b(?! at)|\bup (?:a (?:bit|little|touch)|slightly|some)\b|[往向靠朝]上|上移|高一?[点些]/iu;
const DOWNWARDS =
  /\b(?:lower(?:ed)?|downwards?)\b(?! (?:third|part|edge|left|right))|\b(?:move|shift|nudge|bring|push|slide|further|farther|scoot)\b.{0,40}\bdown\b|\bdown (?:a (?:bit|little|touch)|slightly|some)\b|[往向靠朝]下|下移|低一?[点些]/iu;

/** Which way a title goes that is not told where to: the picture has a top, a middle and a bottom. */
function heightOf(hand: Hand): TitleLook['position'] {
  const down = TOO_HIGH.test(hand.text) || DOWNWARDS.test(hand.text);
  const up = TOO_LOW.test(hand.text) || UPWARDS.test(hand.text);
  if (up === down) return undefined;
  hand.take('higher', 'lower', 'up', 'down', 'move', 'bit-more', 'more', 'louder', 'quieter');
  return up ? 'top' : 'bottom';
}

const NO_MOTION =
  /\b(?:no|without(?: any)?|remove the|take off the|drop the) (?:fad(?:e|ing)s?|animations?|motion|movement|sliding)\b|\b(?:shouldn't|should not|don't|do not|must not|doesn't need to|never)(?: \w+){0,3} (?:fade|slide|move|animate|fly)\b|(?:不要|别|不用|取消|去掉|没有)(?:再|有|任何)?(?:淡入淡出|淡入|淡出|动画|动效|滑入|滑动|飞入)/iu;

/** True for a title that is not to move. */
export const isStill = (hand: Hand): boolean => NO_MOTION.test(hand.text);

/** “The title should not fade”, 标题别淡出: it stands there from one moment to the next. */
function stillnessOf(hand: Hand): TitleLook {
  if (!NO_MOTION.test(hand.text) || NOT_SO.test(hand.text)) return {};
  const comes = /\bin\b|淡入(?!淡出)|飞入|滑入/iu.test(hand.text);
  const goes = /\bout\b|(?<!淡入)淡出/iu.test(hand.text);
  hand.take('not', 'without', 'remove', 'fade', 'fade-in', 'fade-out', 'motion', 'in', 'out');
  hand.take('crossfade', 'ken-burns', 'still');
  hand.slots('look');
  return {
    ...(goes && !comes ? {} : { enter: 'none' }),
    ...(comes && !goes ? {} : { leave: 'none' }),
  };
}

/** “Fade in rather than slide”: what it does not do. */
const NOT_SO =
  /\b(?:rather than|instead of|and not|not)(?: just| simply)?(?: an?)? (?:slid(?:e|ing)|fl(?:y|ying)|fad(?:e|ing)|pop(?:ping)?|jump(?:ing)?|appear(?:ing)?)(?: (?:in|out|up|suddenly))*|(?:不要|别|不用)再?用?(?:滑入|飞入|淡入|滑动|飞进来|滑进来|淡入淡出)(?:了|的)?(?=[,，]?(?:改|换|而是|要|用|直接))/iu;

/** “White on black”: letters have a colour, and nothing behind them. */
const isBackground = (hand: Hand, item: Item): boolean =>
  item.is === 'look' &&
  item.look.colour !== undefined &&
  /\bon (?:an? )?(?:solid |plain )?$/iu.test(hand.ahead(item));

const ENTRANCE =
  /\b(?:(?<in>entrance|entry)|exit)(?: (?:animation|effect|style|motion))?(?: (?:to|into|should|is|as|be|an?|with|soft|gentle|slow|simple|just))* (?<way>fad(?:e|ing)|slid(?:e|ing))(?:[- ]?(?:in|out)\b)?(?: from (?:the )?(?<side>left|right|top|bottom))?/iu;
const SLIDES = {
  left: 'slide-right',
  right: 'slide-left',
  top: 'slide-down',
  bottom: 'slide-up',
} as const;
const isSide = (side: string): side is keyof typeof SLIDES => side in SLIDES;

/** “Set the title's entrance to a fade”; taken. */
function edgesOf(hand: Hand): TitleLook {
  const found = ENTRANCE.exec(hand.text);
  if (!found) return {};
  hand.takeWithin(found.index, found.index + found[0].length);
  const side = found.groups?.side?.toLowerCase() ?? 'bottom';
  const slides = isSide(side) ? SLIDES[side] : 'slide-up';
  const move = /^f/iu.test(found.groups?.way ?? '') ? 'fade' : slides;
  return found.groups?.in === undefined ? { leave: move } : { enter: move };
}

/** Everything that is said of how a title looks. */
export function lookOf(hand: Hand): TitleLook {
  const look: TitleLook = hand.middle() ? { position: 'center' } : {};
  const denied = NOT_SO.exec(hand.text);
  if (denied) hand.takeWithin(denied.index, denied.index + denied[0].length);
  Object.assign(look, edgesOf(hand));
  for (const item of hand.left()) {
    if (item.is !== 'look' || isBackground(hand, item)) continue;
    hand.takeItem(item);
    if (item.look.enter && NO_MOTION.test(hand.text) && !denied) continue;
    if (!INSTEAD_OF.test(hand.ahead(item))) Object.assign(look, item.look);
  }
  const height =
    look.position || look.enter || NO_MOTION.test(hand.text) ? undefined : heightOf(hand);
  if (height) look.position = height;
  Object.assign(look, stillnessOf(hand));
  const fades = hand.has('fade');
  if (hand.take('fade-in') || (fades && hand.has('in'))) look.enter = 'fade';
  if (hand.take('fade-out') || (fades && hand.has('out'))) look.leave = 'fade';
  if (fades && hand.take('fade', 'in', 'out') && !look.enter && !look.leave) {
    look.enter = 'fade';
    look.leave = 'fade';
  }
  const size = sizeOf(hand);
  if (size) look.size = size;
  return look;
}

/** When a title stands; null where nothing is said of it. */
export function rangeOf(hand: Hand): TimeRange | null {
  const range = hand.slot('range')?.range;
  const span = hand.slot('span')?.ms;
  const point = hand.slot('point')?.point;
  const edge = hand.slot('edge')?.edge;
  const [over] = hand.things('picture');
  const [file] = hand.slots('file');
  const thing: Target | undefined =
    over ?? (file ? { by: 'name', name: file.name, track: 'video' } : undefined);
  hand.things('film');
  if (range?.from?.of === 'start' && range.to === null && span !== undefined) {
    return { from: range.from, to: { of: 'start', ms: range.from.ms + span } };
  }
  // “After two seconds” says when it comes, and not that it stays.
  if (range?.from?.of === 'start' && range.to === null && /\bafter\b|后/iu.test(hand.text)) {
    return { from: range.from, to: { of: 'start', ms: range.from.ms + USUAL_MS } };
  }
  if (range) return range;
  if (thing) {
    const of = { of: 'thing', target: thing } as const;
    const start = { ...of, edge: 'start', ms: 0 } as const;
    return {
      from: start,
      to: span === undefined ? { ...of, edge: 'end', ms: 0 } : { ...start, ms: span },
    };
  }
  const ms = span ?? USUAL_MS;
  if (point?.of === 'start') return { from: point, to: { of: 'start', ms: point.ms + ms } };
  if (edge === 'end') return { from: { of: 'end', ms }, to: null };
  return edge === 'start' || span !== undefined ? { from: null, to: { of: 'start', ms } } : null;
}
