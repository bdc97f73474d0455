import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readRequests } from '../../../../src/engine/agent/reading/index.js';
import type { Target } from '../../../../src/engine/timeline/index.js';
import { bare, clip, edit, film, images, mixed, named, photos } from './labels.js';
import { list, type Said, said, sentences, type Table, ways } from './phrasings.js';

const JOIN = { do: 'transition', into: null, kind: null, ms: null, onBeat: false };
const FRAME = { do: 'canvas', ratio: null, fit: null };
const MOVE = { do: 'motion', target: images };
const KINDS = ways(`kind: crossfade = crossfade | dissolve | soft dissolve | cross-fade;
  fade-black = dip to black | fade through black;
  fade-white = white flash | fade through white; wipe = wipe | wipe transition;
  slide = slide transition`);
const PLURAL = ways(`kind: crossfade = crossfades | soft dissolves | cross dissolves;
  fade-black = dips to black | fades through black;
  fade-white = white flashes | fades through white; wipe = wipes; slide = slide transitions`);
const KINDS_ZH = ways(
  `kind: crossfade = 叠化 | 交叉淡化 | 溶解; fade-black = 闪黑; fade-white = 闪白; wipe = 擦除 | 划像; slide = 滑动`,
);
const LENGTHS =
  ways(`ms: 500 = half a second | 500 ms; 800 = 800 ms | 0.8s; 1000 = one second | a second;
  1500 = 1.5 seconds | a second and a half`);
const LENGTHS_ZH = ways(`ms: 500 = 半秒 | 0.5秒; 800 = 800毫秒; 1000 = 一秒 | 1秒; 1500 = 一秒半`);
const INTO: readonly (readonly [Target, ...string[]])[] = [
  [clip(2), 'between clip 1 and clip 2', 'between the first two clips', 'into the second clip'],
  [clip(2), 'after clip 1', 'from clip 1 to clip 2', 'when clip 2 starts', 'between one and two'],
  [clip(3), 'before the third clip', 'at the start of clip 3', 'going into clip 3'],
  [clip(3), 'right after the second clip', 'on the cut to clip 3', 'leading into clip 3'],
  [clip(-1), 'before the last clip', 'between the last two clips'],
  [named('forest.mp4'), 'between the beach and the forest', 'when the forest comes in'],
  [named('beach.mp4'), 'from the city to the beach', 'into the beach clip'],
];
const INTO_ZH: readonly (readonly [Target, ...string[]])[] = [
  [clip(2), '第一段和第二段之间', '第二段前面', '切到第二段的时候', '第二段进来时'],
  [clip(2), '前两段之间', '第一段后面', '第一段切到第二段时', '第一、二段之间'],
  [clip(3), '第二段到第三段', '进入第三段时', '第三段的开头', '2、3段之间'],
  [clip(-1), '最后一段之前', '最后两段之间'],
  [named('beach.mp4'), '城市和海滩之间', '海滩进来的时候', '切到海滩的时候'],
];
const ALL = ['between all the clips', 'everywhere', 'on every cut', 'between each clip'];
const ALL_MORE = ['throughout the whole video', 'from one clip to the next', 'between the shots'];
const ALL_ZH = [
  '片段之间',
  '每段之间',
  '所有镜头之间',
  '每两个片段之间',
  '画面切换的时候',
  '每个切点',
];

const joins: readonly Table[] = [
  {
    name: 'transitions everywhere',
    there: film,
    operation: JOIN,
    templates: list(`
      add a {kind} {all} | put a {kind} {all} | I want a {kind} {all} | {all}, add a {kind} |
      {kinds} {all} please | use {kinds} {all}, {len} each | {kinds} of {len} {all} |
      could we have {kinds} {all}? | {all}: {kind} | there should be a {kind} {all} |
      make all the transitions {kinds} | the transitions should be {kinds} |
      use {kinds} instead of hard cuts | replace the transitions with {kinds}
    `),
    slots: { kind: KINDS, kinds: PLURAL, all: [...ALL, ...ALL_MORE], len: LENGTHS },
  },
  {
    name: '到处转场',
    there: film,
    operation: JOIN,
    templates: list(`
      {all}加{kind} | {all}都用{kind} | 在{all}加上{len}的{kind} | {all}用{kind}，{len} |
      转场用{kind} | 把所有转场换成{kind} | 转场改成{len}的{kind} | 不要硬切，用{kind} |
      给所有片段加上{kind} | {all}的过渡用{kind} | 用{kind}转场 | 整个视频都用{kind}转场
    `),
    slots: { kind: KINDS_ZH, all: ALL_ZH, len: LENGTHS_ZH },
  },
  {
    name: 'a transition into one clip',
    there: film,
    operation: JOIN,
    templates: list(`
      add a {kind} {into} | a {kind} {into} please | {into}, add a {kind} | {into}: {kind} |
      use a {kind} {into}, {len} | put a {kind} of {len} {into} | {kind}, {len}, {into} |
      there should be a {kind} {into} | the transition {into} should be a {kind} |
      can you insert a {kind} {into} | add a {kind} {into} lasting {len}
    `),
    slots: { kind: KINDS, into: said('into', INTO), len: LENGTHS },
  },
  {
    name: '切到一段的转场',
    there: film,
    operation: JOIN,
    templates: list(`
      {into}加{kind} | 在{into}加一个{kind}转场 | {into}用{kind} | {into}用{kind}，{len} |
      {into}加{len}的{kind} | 把{into}的转场换成{kind} | 帮我在{into}加个{kind}
    `),
    slots: { kind: KINDS_ZH, into: said('into', INTO_ZH), len: LENGTHS_ZH },
  },
  {
    name: 'no transitions, 不要转场',
    there: film,
    operation: JOIN,
    templates: list(`
      remove the transitions | no transitions please | hard cuts only | transitions off |
      get rid of all the crossfades | hard cuts instead of crossfades |
      do not use any transitions | 去掉转场 | 转场都不要了 | 全部硬切 | 片段之间直接切 |
      转场换成硬切 | 转场：无 | remove the transition {into} | a hard cut {into} please |
      {into}, no transition | {zh}不要转场 | 去掉{zh}的转场 | {zh}直接硬切 | {zh}的叠化去掉
    `),
    slots: { into: said('into', INTO), zh: said('into', INTO_ZH) },
  },
  {
    name: 'on the beat, 卡点',
    there: film,
    operation: { ...JOIN, onBeat: true },
    templates: list(`
      {kinds} on the beat | put the cuts on the beat with {kinds} | {kinds} {all}, on the beat |
      use {kinds} and put the cuts on the beat | {kinds} in time with the music |
      切点都卡到鼓点上，过渡用{kind} | 转场用{kind}，卡点 | 片段之间加{kind}，跟着音乐节拍 |
      put all the cuts on the beat
    `),
    slots: { kinds: PLURAL, kind: KINDS_ZH, all: ALL },
  },
];

const FADE_LENGTHS = ways(`ms: 2000 = 2 seconds; 3000 = three seconds; 1500 = 1.5 seconds`);
const FADE_ZH = ways(`ms: 2000 = 两秒; 3000 = 3秒; 1500 = 一秒半`);
const fades: readonly Table[] = [
  {
    name: 'fades to black at the end, 结尾渐黑',
    there: film,
    operation: { do: 'fade', of: clip(-1), edge: 'out', ms: 1000 },
    templates: list(`
      fade to black at the end | end with a fade to black | at the end, fade to black |
      fade the last clip to black | the ending should fade to black | dip to black at the end |
      fade to black over the last {len} | fade to black at the end, {len} |
      let the last {len} fade to black | add a fade to black at the end, make it {len} |
      结尾淡出到黑 | 结尾渐黑 | 最后画面慢慢黑下去 | 结尾画面用{zh}渐渐淡到黑 | 最后{zh}淡出到黑 |
      结尾加{zh}的渐黑 | 结尾花{zh}淡到黑
    `),
    slots: { len: FADE_LENGTHS, zh: FADE_ZH },
  },
  {
    name: 'fades in from black at the start, 开头淡入',
    there: bare,
    operation: { do: 'fade', of: clip(1), edge: 'in', ms: 1000 },
    templates: list(`
      fade in from black | start with a fade in from black | fade up from black |
      let the picture fade in at the start | fade in from black over {len} | 开头从黑淡入 |
      开头画面淡入 | 开头渐亮 | 开头用{zh}从黑淡入 | 开头从黑淡入，{zh}
    `),
    slots: { len: FADE_LENGTHS, zh: FADE_ZH },
  },
];

const SHAPES =
  ways(`ratio: 9:16 = 9:16 | vertical | 9 by 16 | portrait; 16:9 = 16:9 | landscape | 16x9 | widescreen;
  1:1 = 1:1 | square; 4:5 = 4:5 | 4x5 | 4 by 5`);
const SHAPES_ZH = ways(
  `ratio: 9:16 = 9:16 | 竖屏 | 9比16; 16:9 = 16:9 | 横屏 | 宽屏; 1:1 = 1:1 | 方形 | 正方形; 4:5 = 4:5 | 4比5 | 四比五`,
);
const FITS = said('fit', [
  ['blur', ' with a blurred background', ', blur the sides', ', blurred edges'],
  ['crop', ', crop to fill', ' and crop it to fill the screen', ', cropped', ' and fill the frame'],
  ['pad', ' with black bars', ' with a black border', ', black bars are fine', ', letterboxed'],
]);
const FITS_ZH = said('fit', [
  ['blur', '背景模糊', '两边用模糊背景', '不要黑边，用模糊背景'],
  ['crop', '裁一下', '多余的裁掉', '铺满画面', '裁剪'],
  ['pad', '留黑边', '有黑边也行', '不要裁剪，留黑边'],
]);
const frames: readonly Table[] = [
  {
    name: 'the shape of the frame',
    there: film,
    operation: FRAME,
    templates: list(`
      make it {f} | change the format to {f} | {f} please | I need it {f}{for} |
      make it {f}{fit} | convert the video to {f}{fit} | the video should be {f}{for} | {f}{fit} |
      switch to {f}{fit} | turn it into a {f} video | put it in {f}{fit} |
      set the canvas to {f}{for}
    `),
    slots: {
      f: SHAPES,
      fit: FITS,
      for: [' for TikTok', ' for the feed', ' for my shop', ' for YouTube'],
    },
  },
  {
    name: '画面比例',
    there: bare,
    operation: FRAME,
    templates: list(`
      改成{f} | 画面比例换成{f} | 做成{f}，{for} | {for}，改成{f} | 改成{f}，{fit} |
      {f}，{for}，{fit} | 把视频改成{f}，{fit} | 转换成{f} | 画面做成{f}，{fit} | 调成{f}，{fit}
    `),
    slots: { f: SHAPES_ZH, fit: FITS_ZH, for: ['发抖音', '小红书用', '我要发朋友圈', '给客户看'] },
  },
  {
    name: 'the shape that the film had, 原来的比例',
    there: film,
    operation: FRAME,
    templates: list(`
      back to the original format | use the original aspect ratio | reset the aspect ratio |
      go back to the original shape | the original frame please |
      revert the aspect ratio to the original | 恢复原来的比例 | 改回原始比例 |
      画面恢复原来的尺寸 | 还原画面比例 | 用视频原来的比例
    `),
  },
];

const ONES: readonly Said[] = said('target', [
  [images, 'the photos', 'all the photos', 'the pictures'],
  [clip(2), 'photo 2', 'the second picture'],
  [clip(-1), 'the last photo'],
  [named('a.jpg'), 'a.jpg'],
]);
const ONES_ZH: readonly Said[] = said('target', [
  [images, '照片', '所有照片', '每张照片', '图片'],
  [clip(2), '第二张照片', '第二幅图'],
  [clip(-1), '最后一张照片'],
  [named('b.png'), 'b.png'],
]);
const WAYS =
  ways(`motion: zoom-in = zoom in; zoom-out = zoom out; pan-left = pan left | pan to the left;
  pan-right = pan right | pan from left to right;
  pan-up = pan upwards | pan from bottom to top`);
const WAYS_ZH =
  ways(`motion: zoom-in = 放大 | 推近; zoom-out = 缩小 | 拉远; pan-left = 向左平移 | 从右往左移; pan-right = 往右移 | 从左到右移动;
  pan-down = 向下移动`);
const motions: readonly Table[] = [
  {
    name: 'how stills move',
    there: photos,
    operation: MOVE,
    templates: list(`
      {t} should {way} | let {t} {way} slowly | make {t} {way} | I want {t} to {way} |
      on {t}, {way} | add a slow {way} to {t} | {way} slowly on {t} | {t}: {way} |
      a gentle {way} on {t} | {zh}慢慢{move} | 让{zh}缓缓{move} | 给{zh}加{move}的效果 |
      {zh}的镜头慢慢{move} | 把{zh}慢慢{move}
    `),
    slots: { t: ONES, way: WAYS, zh: ONES_ZH, move: WAYS_ZH },
  },
  {
    name: 'stills that stand still or vary',
    there: photos,
    operation: { ...MOVE, motion: 'still' },
    templates: [
      ...list(`
        keep {t} still | no movement on {t} | remove the zoom from {t} | {t} should not move |
        stop the movement on {t} | no Ken Burns please | none of the photos should move |
        {zh}不要动 | 让{zh}静止 | 去掉{zh}的动效 | {zh}不要缩放 | {zh}保持静止
      `),
      ['give each photo a different movement', { motion: 'varied' }],
      ['Ken Burns on {t}', { motion: 'varied' }],
      ['mix zooms and pans', { motion: 'varied' }],
      ['让照片动起来', { motion: 'varied' }],
      ['照片的动态别都一样，换着来', { motion: 'varied' }],
    ],
    slots: { t: ONES, zh: ONES_ZH },
  },
  {
    name: 'the one photo of a film',
    there: mixed,
    operation: { ...MOVE, motion: 'zoom-in' },
    templates: list(`
      zoom in slowly on the photo | push in on the photo | 照片慢慢放大 | 那张照片缓缓推近
    `),
  },
];

describe('looks, said in many ways', () => {
  for (const table of [...joins, ...fades, ...frames, ...motions]) {
    it(table.name, () => {
      const wrong = [...sentences(table, 2)].flatMap(({ message, operation }) => {
        const { requests, unread } = readRequests(message, table.there);
        const isRight = isDeepStrictEqual(requests, [edit(operation)]) && unread.length === 0;
        return isRight ? [] : [{ message, requests, unread, wanted: operation }];
      });
      expect(wrong).toEqual([]);
    });
  }
});
