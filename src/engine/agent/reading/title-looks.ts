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

const GROWS = /[放调变弄]得?大/u;
const SHRINKS = /[缩调变弄]得?小/u;
const LOUDER = ['louder'] as const;
const QUIETER = ['quieter'] as const;

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
  // 放大 is said of pictures as well, and 调大一点 of what is heard.
  const big = hand.take('bigger', 'zoom-in', ...(GROWS.test(hand.text) ? LOUDER : []));
  const small = hand.take('smaller', 'zoom-out', ...(SHRINKS.test(hand.text) ? QUIETER : []));
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
  /\b(?:no(?: more)?|without(?: any| an?)?|(?:remove|delete|drop|lose|disable|take(?: off)?|turn off|get rid of)(?: (?:the|all|any|that|its|this))+) (?:fad(?:e|ing)s?|animations?|motion|movement|sliding)\b|\b(?:shouldn't|should not|don't|do not|must not|doesn't need to|never)(?: \w+){0,3} (?:fade|slide|move|animate|fly)\b|直接(?:出现|显示|出来|消失)|(?:\bnot|n't|\bnever|\bnothing|\bno longer)\b.{0,40}\banimated\b|\bjust (?:appears?|be there|show up)\b|(?:动画|动效|淡入|淡出|淡入淡出)(?:效果)?[,，]?(?:都|全|把它)?(?:去掉|取消|删掉|删除|关掉|不要|拿掉)|(?:不要|别|不用|不需要|取消|去掉|删掉|没有|别加|不加)(?:再|有|任何|用|加|[^,。]{1,12}的)?(?:淡入淡出|淡入|淡出|动画|动效|滑入|滑动|飞入)/iu;

/** True for a title that is not to move. */
export const isStill = (hand: Hand): boolean => NO_MOTION.test(hand.text);

const COMES =
  /\bappears? without\b|\bin\b|淡入(?!淡出)|飞入|滑入|直接(?:出现|显示|出来)|\bjust (?:appears?|be there|show up)\b/iu;
const GOES = /\bout\b|(?<!淡入)淡出|直接消失/iu;
/** “The title should not fade”, 标题别淡出: it stands there from one moment to the next. */
function stillnessOf(hand: Hand): TitleLook {
  const said = NO_MOTION.exec(hand.text);
  if (!said || NOT_SO.test(hand.text)) return {};
  const comes = COMES.test(hand.text);
  const goes = GOES.test(hand.text);
  hand.takeWithin(said.index, said.index + said[0].length);
  hand.take('not', 'without', 'remove', 'fade', 'fade-in', 'fade-out', 'motion', 'in', 'out');
  hand.take('crossfade', 'ken-burns', 'still', 'change', 'show', 'add', 'use', 'only');
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

/** “At the top” is first of all among clips, and above among titles. */
export const isTop = (hand: Hand, item: Item): boolean =>
  item.is === 'place' &&
  /\btop$/iu.test(
    hand.ahead(item) + hand.text.slice(hand.ahead(item).length).slice(0, item.end - item.start),
  );

/** “Fade it in”, and not “in white letters, fading out”. */
const FADES_IN =
  /\bfad(?:es?|ing|ed) in\b|\bfade\b.*\bin(?= ?(?:$|[,.;!?]|(?:and|over|for|at|slowly|gently|then|when|within|after|from)\b))/iu;

/** Everything that is said of how a title looks. */
export function lookOf(hand: Hand): TitleLook {
  const look: TitleLook = hand.middle() ? { position: 'center' } : {};
  const denied = NOT_SO.exec(hand.text);
  if (denied) hand.takeWithin(denied.index, denied.index + denied[0].length);
  Object.assign(look, edgesOf(hand));
  for (const item of hand.left()) {
    if (isTop(hand, item)) {
      hand.takeItem(item);
      look.position = 'top';
    }
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
  if (hand.take('fade-in') || (fades && FADES_IN.test(hand.text))) look.enter = 'fade';
  if (hand.take('fade-out') || (fades && hand.has('out'))) look.leave = 'fade';
  if (fades && hand.take('fade', 'in', 'out') && !look.enter && !look.leave) {
    look.enter = 'fade';
    look.leave = 'fade';
  }
  const size = sizeOf(hand);
  if (size) look.size = size;
  return look;
}

/** 加到整个影片: all the time. */
const WHOLE =
  /整[个部条段](?:影片|视频|片子|电影|短片)|\bthe (?:whole|entire) (?:video|film|movie)\b/iu;

/** 最开头, “to the end”: where it would be put among clips. */
function sideOf(hand: Hand): 'start' | 'end' | undefined {
  const at = hand.slot('place')?.place.at;
  return at === 'start' || at === 'end' ? at : undefined;
}

/** “Over the photo”: there is but one. */
const hasOneImage = ({ context }: Hand): boolean =>
  context.media.filter(({ kind, placed }) => kind === 'image' && placed).length === 1;

/** When a title stands; null where nothing is said of it. */
export function rangeOf(hand: Hand): TimeRange | null {
  const range = hand.slot('range')?.range;
  const span = hand.slot('span')?.ms;
  const point = hand.slot('point')?.point;
  const edge = hand.slot('edge')?.edge ?? sideOf(hand);
  const [over] = hand.things('picture', ...(hasOneImage(hand) ? (['images'] as const) : []));
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
  if (WHOLE.test(hand.text)) {
    // “For the whole video” is said of joins as well.
    hand.slots('join');
    return { from: null, to: null };
  }
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
