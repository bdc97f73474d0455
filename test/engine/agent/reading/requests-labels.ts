import type { Request } from '../../../../src/engine/agent/requests.js';
import type { Target, TimeRange, TitleLook } from '../../../../src/engine/timeline/index.js';
import type { AspectRatio, Fit, TransitionKind } from '../../../../src/protocol/index.js';
import {
  bare,
  clarify,
  clip,
  edit,
  film,
  images,
  type Label,
  photos,
  range,
  song,
  title,
} from './labels.js';

const made = (
  text: string,
  look: Partial<TitleLook> = {},
  when: TimeRange | null = null,
): Request => edit({ do: 'title', text, range: when, look: { style: 'title', ...look } });
const changed = (
  look: Partial<TitleLook>,
  when: TimeRange | null = null,
  text: string | null = null,
): Request => edit({ do: 'change-title', target: title, text, range: when, look });
const over = (target: Target): TimeRange => ({
  from: { of: 'thing', target, edge: 'start', ms: 0 },
  to: { of: 'thing', target, edge: 'end', ms: 0 },
});
const shifted = (seconds: number): Request =>
  changed(
    {},
    {
      from: { of: 'thing', target: title, edge: 'start', ms: 1000 * seconds },
      to: { of: 'thing', target: title, edge: 'end', ms: 1000 * seconds },
    },
  );
const lasts = (ms: { to: number } | { plus: number }): Request =>
  edit({ do: 'length', target: title, ms });
const join = (kind: TransitionKind, ms: number | null = null, into: Target | null = null) =>
  edit({ do: 'transition', into, kind, ms, onBeat: false });
const frame = (ratio: AspectRatio, fit: Fit | null = null): Request =>
  edit({ do: 'canvas', ratio, fit });
const slides = edit({ do: 'slideshow', beats: null });

const TEXTS: readonly Label[] = [
  [
    'label clip 1 "A" and the second "B"',
    [made('A', {}, over(clip(1))), made('B', {}, over(clip(2)))],
  ],
  [
    'Put "A" on clip 1 and "B" on clip 2',
    [made('A', {}, over(clip(1))), made('B', {}, over(clip(2)))],
  ],
  [
    '第一段加字幕“A”，第二段“B”，第三段“C”',
    [1, 2, 3].map((n) => made('ABC'.charAt(n - 1), { style: 'caption' }, over(clip(n)))),
  ],
  ['给第一段加标签“A”，第二段“B”', [made('A', {}, over(clip(1))), made('B', {}, over(clip(2)))]],
  ['标题用金色，写“X”', [made('X', { colour: '#d4af37' })], bare],
  ['Title in gold, saying "X"', [made('X', { colour: '#d4af37' })], bare],
  ['标题用金色，写“X”', [changed({ colour: '#d4af37' }, null, 'X')], film],
];

const TIMES: readonly Label[] = [
  ['标题停久一点，5秒', [lasts({ to: 5000 })]],
  ['make the title shorter, 2 seconds', [lasts({ to: 2000 })]],
  ['标题延长到5秒', [lasts({ to: 5000 })]],
  ['标题再长2秒', [lasts({ plus: 2000 })]],
  ['Give the title 2 more seconds', [lasts({ plus: 2000 })]],
  ['2 more seconds for the title', [lasts({ plus: 2000 })]],
  ['标题再多停两秒', [lasts({ plus: 2000 })]],
  ['标题少停一秒', [lasts({ plus: -1000 })]],
  ['标题晚两秒出现', [shifted(2)]],
  ['delay the title by 2 seconds', [shifted(2)]],
  ['The title should appear one second earlier', [shifted(-1)]],
  [
    '标题一直显示到最后',
    [changed({}, { from: { of: 'thing', target: title, edge: 'start', ms: 0 }, to: null })],
  ],
  ['标题“春天”，一直到第10秒', [made('春天', {}, range(null, 10))], bare],
  ['Title "Spring", all the way to 0:10', [made('Spring', {}, range(null, 10))], bare],
];

const MOTIONS: readonly Label[] = [
  [
    "The couple's names should fade in rather than slide: set the title's entrance to a fade",
    [changed({ enter: 'fade' })],
  ],
  ["make the title's entrance a slide from the left", [changed({ enter: 'slide-right' })]],
  ["the title's exit should be a fade", [changed({ leave: 'fade' })]],
  ['When the title disappears, let it fade out', [changed({ leave: 'fade' })]],
  ['标题消失的时候用淡出效果', [changed({ leave: 'fade' })]],
  ['标题入场动画改成淡入', [changed({ enter: 'fade' })]],
  ['标题不要滑入，改成淡入', [changed({ enter: 'fade' })]],
];

const PICTURES: readonly Label[] = [
  ['照片切换都用滑动效果', [join('slide')], photos],
  ['第二段和第三段之间用黑场过渡，时长一秒', [join('fade-black', 1000, clip(3))]],
  ['Use a wipe going into the third clip', [join('wipe', null, clip(3))]],
  ['use a crossfade heading into clip 2', [join('crossfade', null, clip(2))]],
  ['小红书封面是4:5，画面改成这个比例，背景虚化', [frame('4:5', 'blur')], bare],
  ['YouTube wants 16:9, change it to that', [frame('16:9')], bare],
  ['横屏16:9，两边留黑边没关系', [frame('16:9', 'pad')], photos],
  ["Make it 16:9, I don't mind black bars at the sides", [frame('16:9', 'pad')], photos],
  ['Instagram grid needs a square, blur the background', [frame('1:1', 'blur')]],
  ['同学聚会的照片，做成跟着节拍走的幻灯片吧', [slides], photos],
  ['这些是毕业照，做个卡点幻灯片', [slides], photos],
  ['make a slideshow with my song', [slides], song],
  [
    'make a slideshow with my song',
    [clarify({ of: 'which', doing: 'sound', target: null }), slides],
    photos,
  ],
  ['一张一张切换，每张3秒', [edit({ do: 'length', target: images, ms: { to: 3000 } })], photos],
];

/** Texts on several pictures, when titles come and go, and what is said around an order. */
export const LABELS: readonly Label[] = [...TEXTS, ...TIMES, ...MOTIONS, ...PICTURES];

/** What titles cannot be: it is said that nobody understood it, and nothing is changed. */
export const BEYOND_TITLES: readonly string[] = [
  'title white on black',
  '标题白字黑底',
  'change the font to Arial',
  '字体换成楷体',
  'the captions should show up one second earlier',
];
