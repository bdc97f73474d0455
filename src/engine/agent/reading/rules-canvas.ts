import type { AspectRatio, Fit } from '../../../protocol/index.js';
import { choicesIn, chosen } from './chosen.js';
import type { Hand, Rule } from './hand.js';
import { takePhrase, takePlain } from './plain-words.js';
import { edit, unclearHowMuch } from './targets.js';
import type { Word } from './words-en.js';

const SHAPES: readonly (readonly [Word, AspectRatio])[] = [
  ['vertical', '9:16'],
  ['horizontal', '16:9'],
  ['square', '1:1'],
];
/** Where the film is shown; a shape that is named counts more. */
const PLACES: readonly (readonly [Word, AspectRatio])[] = [
  ['upright-place', '9:16'],
  ['wide-place', '16:9'],
];
const FITTED: readonly (readonly [Word, Fit])[] = [
  ['fit-blur', 'blur'],
  ['blur', 'blur'],
  ['fit-crop', 'crop'],
  ['fit-pad', 'pad'],
];
const BESIDE = [
  ...[...SHAPES, ...PLACES, ...FITTED].map(([word]) => word),
  'aspect',
  'make',
  'change',
  'use',
  'with',
  'add',
  'put',
  'play',
  'cut',
  'cut-out',
  'split',
  'fade',
  'show',
  'without',
  'not',
  'turn',
  'move',
  'back',
  'between',
  'instead',
  'replace',
  'swap',
  'version',
  'versions',
  'in',
  'out',
  'only',
  'remove',
  'too',
  'keep',
  'all',
  'size',
  'bigger',
  'as',
  'every',
  'more',
] as const satisfies readonly Word[];

const PREFERS = /\bprefer\b.+\bto\b/iu;
/** What a frame is filled with; where it is only said what not, what is left. */
function fitOf(hand: Hand): Fit | null {
  const named = choicesIn(hand, FITTED);
  // “I prefer black bars to the blur”.
  const wanted = PREFERS.test(hand.text)
    ? named.find(({ denied }) => !denied)?.value
    : chosen(named);
  if (wanted !== undefined) return wanted;
  const [denied] = named;
  if (!denied) return null;
  const last = hand.before.at(-1);
  const asked = last?.ask === 'edit' && last.operation.do === 'canvas' ? last.operation.fit : null;
  if (asked !== null && asked !== denied.value) return asked;
  return denied.value === 'pad' ? 'crop' : 'pad';
}

const NO_BARS = /\b(?:instead of|rather than|not) (?:black|white)$/iu;
const NOT_BLACK = /^(?:and )?not (?:black|white)$|^不要[黑白]色?的?$/iu;

/** 改成这个比例, “change it to that”: once more what was told before. */
const SAME_SHAPE =
  /^(?:把|将)?(?:画面|视频|影片|尺寸|比例)*(?:都)?(?:改|换|调|做|剪|变|设)(?:成|为|到)(?:这个|那个|这种|同样的?)(?:比例|尺寸|格式|画幅|大小)?(?:吧|就行|就好)?$|^(?:please )?(?:change|make|set|switch|convert|turn) (?:it|the (?:video|film|picture)) (?:(?:in)?to )?(?:that|this|match)(?: (?:shape|ratio|format|size|aspect ratio))?(?: please)?$/iu;

/** “It's blurry” tells what a picture is like. */
const TELLS_BLUR =
  /^(?!.*\b(?:background|sides|edges|bars|space|rest)\b).*(?:\b(?:is|was|are|were|looks?|came out)|['’]s) (?:[a-z]+ ){0,2}blurr?y$/iu;

const WHERE =
  '(?:(?:tik ?tok|instagram|insta|ig|facebook|fb|you ?tube(?: shorts)?|whatsapp|snapchat|linkedin|pinterest|twitter|reels?|shorts?|stories|story|feed|grid|website|web ?page|site|blog|channel|page|shop(?: windows?)?|store|business|client|phone|mobile|social media|socials|tv|television|(?:big |phone )?screens?|projector|class|school|family)(?: (?:post|page|feed|shop|channel|stor(?:y|ies)|reels?|video|account|app|screen|format|grid))*)';
/** “For my channel”, 发小红书用: who sees the film, and where. */
const PURPOSE = new RegExp(
  `(?:,? ?(?:because |since |as |so that |so )?(?:(?:it|this)(?:'s| is| goes| will go| fits?| has to go| will be| should go)?|(?:i|we)(?:'ll| will| want to| wanna| need to| have to| am going to|'m going to)? (?:post|put|upload|share|use|show|publish)(?: it| this)?|to (?:post|put|upload|share|show)(?: it| this)?|posting(?: it)?|posted) )?(?:for|on|to|in|onto|like)? ?(?:the |my |our |an? |its )?(?:own )?${WHERE}(?![a-z])|(?:,? ?so (?:that )?(?:it|this) )?fits? (?:on )?(?:the |a |my )?(?:phone|screen)s?(?: screen)?|(?:我们?)?(?:是|要|想|准备|打算|用来|拿来|方便|因为|好|适合)*(?:发|放|传|上传|给|在)?(?:到|在)?(?:小红书|朋友圈|抖音|快手|b站|视频号|微博|公众号|微信群?|群里|手机|电脑|电视|客户|ins|instagram|youtube|油管|网站|网店|店里|淘宝)(?:上|里|封面|首页)*(?:用|看|发|播放?|要|那种)*的?`,
  'giu',
);

const BARS = /黑边|\b(?:black )?(?:bars|borders)\b/iu;
/** 黑边太丑，裁掉: what is to be cut off was said before. */
function cropsAlone(hand: Hand): boolean {
  const last = hand.before.at(-1);
  const ofFrame = last?.ask === 'edit' && last.operation.do === 'canvas';
  if (!ofFrame && !BARS.test(hand.earlier)) return false;
  if (!hand.has('cut', 'cut-out')) return false;
  return hand.left().every((item) => item.is === 'word' && ['cut', 'cut-out'].includes(item.word));
}

const AROUND =
  /\b(?:the )?(?:background|sides|edges|rest|empty space|borders?|black|behind (?:it|the (?:video|picture)))\b|背景|旁边|两[边侧]|四周|上下|空白处?/giu;

const SHAPE =
  /\d ?[:x比] ?\d|\b(?:vertical|portrait|square|landscape|horizontal|wide ?screen)\b|[竖横]|方形/iu;

const FILLS = /\b(?:bars|borders|crop|fill|blur)|黑边|白边|铺满|裁|模糊|虚化/iu;
const DENIES = [
  ...(['blur', 'fit-blur', 'fit-crop', 'fit-pad', 'without', 'not', 'remove'] as const),
  ...(['everything', 'all', 'use', 'too'] as const),
] as const satisfies readonly Word[];
/** Whether a clause says of a way to fill the frame that it is not to be this one, and no more. */
function onlyDenies(hand: Hand): boolean {
  const named = choicesIn(hand, FITTED);
  const plain: readonly Word[] = DENIES;
  return (
    named.length > 0 &&
    (hand.has('without', 'not', 'remove') || named.every(({ denied }) => denied)) &&
    hand
      .left()
      .every(
        (item) =>
          (item.is === 'word' && plain.includes(item.word)) ||
          (item.is === 'thing' && ['images', 'pronoun', 'film'].includes(item.thing)),
      )
  );
}

/** “My phone shows black bars”: told, and not asked for. */
const TELLS_BARS =
  /^(?:(?:my|the|his|her|our|it) ?\w*|there|i|we|it) (?:shows?|has|have|had|gets?|got|are|is|sees?|now has) (?:.* )?(?:bars|borders)(?: on .+)?$|[看播放](?:的?时候|着|起来|出来)?(?:都|还|总|会|就)?(?:是)?(?:有|带)黑边了?$/iu;

/** 横屏拍的要改成竖屏: what it was. */
const FILMED_SO =
  /(?:原来|本来)?(?:是)?[横竖](?:屏|版|着|向)?(?:拍|录)的(?:视频)?(?=.*[改换变做转]成)/gu;

const OF_FORMAT =
  /\b(?:format|shape|ratio|frame|size|version|make|resize|convert|adapt|reformat|turn|change|put|set|switch|use)\b|尺寸|格式|比例|画幅|[改换做变调弄切]成|[竖横]/iu;

/** The words of a clause that tells only where the film is shown. */
function tellsPurpose(hand: Hand): boolean {
  if (hand.holds('ratio') || hand.has('vertical', 'horizontal', 'square')) return false;
  if (!takePhrase(hand, PURPOSE)) return false;
  takePlain(hand);
  hand.things('pronoun', 'film');
  return hand.left().length === 0;
}

const canvas: Rule = (hand) => {
  if (hand.hasThing('title', 'some-title', 'all-titles', 'music')) return null;
  if (TELLS_BLUR.test(hand.text)) return null;
  const told = hand.before.at(-1);
  if (TELLS_BARS.test(hand.text.trim())) {
    const isFrame = told?.ask === 'edit' && told.operation.do === 'canvas';
    if (!isFrame && !FILLS.test(hand.later)) return null;
    hand.takeAll();
    return isFrame ? [told] : [];
  }
  takePhrase(hand, FILMED_SO);
  const shapes = choicesIn(hand, SHAPES);
  // “Don't make it vertical” asks for no other shape: the word is left, and the clause is not understood.
  if (shapes.length > 0 && shapes.every(({ denied }) => denied)) {
    return [edit({ do: 'canvas', ratio: null, fit: null })];
  }
  const last = hand.before.at(-1);
  const again = last?.ask === 'edit' && last.operation.do === 'canvas' ? last : undefined;
  const said = hand.text.trim();
  if (again && (NOT_BLACK.test(said) || SAME_SHAPE.test(said))) {
    hand.takeAll();
    return [again];
  }
  const shape = hand.slot('ratio')?.ratio ?? chosen(shapes);
  // “…, it has to fit in a story” tells behind an order what it is for.
  const isAside = again !== undefined || (last !== undefined && !OF_FORMAT.test(said));
  const ratio = shape ?? (isAside ? undefined : chosen(choicesIn(hand, PLACES))) ?? null;
  // “Don't crop anything, use a blurry background”: what is meant comes behind.
  if (onlyDenies(hand) && FILLS.test(hand.later)) {
    hand.takeAll();
    return [];
  }
  const blurs = ratio !== null || hand.has('aspect', 'fit-crop', 'fit-pad') || again !== undefined;
  const fit = cropsAlone(hand) ? 'crop' : hand.has('blur') && !blurs ? null : fitOf(hand);
  if (ratio === null && fit === null) {
    const asked = last?.ask === 'edit' && last.operation.do !== 'move' ? last : undefined;
    if (asked && hand.has('upright-place', 'wide-place') && tellsPurpose(hand)) return [asked];
    if (again && tellsPurpose(hand)) return [again];
    // 小红书用，我想要9:16: the shape comes behind.
    if (SHAPE.test(hand.later) && tellsPurpose(hand)) return [];
    if (!hand.take('aspect') || !hand.take('change')) return null;
    hand.things('film');
    return hand.left().length === 0 ? unclearHowMuch('canvas') : null;
  }
  hand.take(...BESIDE);
  hand.things('film', 'pronoun');
  takePhrase(hand, PURPOSE);
  takePhrase(hand, /\b(?:the )?same(?= (?:video|film|movie|thing))|\bposts?\b/giu);
  takePhrase(hand, AROUND);
  // “Blurry instead of black”.
  if (fit !== null && NO_BARS.test(hand.text)) hand.slots('look');
  // “Don't crop the pictures”: all that is seen.
  hand.things('images');
  if (hand.hasThing('picture') && hand.things('picture').some(({ by }) => by !== 'all'))
    return null;
  takePlain(hand);
  return [edit({ do: 'canvas', ratio, fit })];
};

const OWN =
  /\b(?:original(?:ly)?|native|initial|own|default|as (?:it was )?(?:filmed|shot|recorded)|(?:it was |(?:they|we|i) (?:was |were )?)(?:originally )?(?:filmed|shot|recorded)(?: in)?|it had(?: before)?|like (?:before|the original)|as before)\b(?: (?:ones?|video|clips?|film|footage)(?:'s)?)?|原(?:来|始|本|先|视频|片|样|有)?(?:视频|影片|片子)?(?:一样)?|默认|之前|一开始|回去|^(?:还原|重置|恢复)|(?:还原|重置)$/iu;
const RESET = /^(?:please )?(?:reset|clear|undo|restore|revert) (?:the |my )?/iu;
const OF_SHAPE = /比例|画幅|尺寸|宽高比/u;
const SHAPE_WORDS = [
  'aspect',
  'size',
  'back',
  'make',
  'change',
  'use',
  'keep',
  'put',
  'with',
  'as',
  'play',
  'normal',
  'first-version',
  'undo',
  'redo',
  'unmute',
  'turn',
  'in',
  'show',
  'too',
  'only',
  'version',
  'replace',
  'swap',
  'add',
] as const satisfies readonly Word[];

/** “Back to the original format”, 恢复原来的比例: the shape of the first picture. */
const ownShape: Rule = (hand) => {
  const named = hand.has('aspect') || OF_SHAPE.test(hand.text);
  const sized = /\boriginal (?:size|dimensions)\b/iu.test(hand.text);
  if (!named && !sized) return null;
  if (!OWN.test(hand.text) && !RESET.test(hand.text.trim())) return null;
  if (hand.holds('ratio') || hand.hasThing('title', 'some-title', 'all-titles', 'music'))
    return null;
  hand.take(...SHAPE_WORDS);
  takePhrase(hand, new RegExp(OWN.source, 'giu'));
  takePhrase(hand, new RegExp(RESET.source, 'giu'));
  hand.things('film', 'pronoun', 'original', 'some-picture');
  if (hand.hasThing('picture') && hand.things('picture').some(({ by }) => by !== 'all'))
    return null;
  takePhrase(
    hand,
    /\b(?:same|return|revert|leave|prefer|reset|restore|wants?|go|switch)\b|恢复|还原|改回|换回|回到|变回|保持|重置|跟|一样/giu,
  );
  takePlain(hand);
  return hand.left().length === 0 ? [edit({ do: 'canvas', ratio: null, fit: null })] : null;
};

/** The shape that the film had at first: ahead of what brings back a version. */
export const OWN_SHAPE_RULES: readonly Rule[] = [ownShape];
/** The shape of the frame, and what fills it. */
export const CANVAS_RULES: readonly Rule[] = [canvas];
