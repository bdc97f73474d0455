import type { Request } from '../../../../src/engine/agent/requests.js';
import type { Target, TimeRange, TitleLook } from '../../../../src/engine/timeline/index.js';
import type {
  AspectRatio,
  Fit,
  StillMotion,
  TransitionKind,
} from '../../../../src/protocol/index.js';
import {
  at,
  bare,
  captioned,
  captions,
  clarify,
  clip,
  edit,
  first,
  images,
  type Label,
  last,
  mixed,
  named,
  photos,
  range,
  title,
  write,
} from './labels.js';

const join = (
  kind: TransitionKind | null,
  ms: number | null = null,
  into: Target | null = null,
  onBeat = false,
): Request => edit({ do: 'transition', into, kind, ms, onBeat });
const frame = (ratio: AspectRatio | null, fit: Fit | null = null): Request =>
  edit({ do: 'canvas', ratio, fit });
const moving = (motion: StillMotion | 'varied', target: Target = images): Request =>
  edit({ do: 'motion', target, motion });
const slides = (beats: number | null = null): Request => edit({ do: 'slideshow', beats });
const made = (text: string, look: TitleLook, when: TimeRange | null = null): Request =>
  edit({ do: 'title', text, range: when, look: { style: 'title', ...look } });
const changed = (
  look: TitleLook,
  target: Target = title,
  text: string | null = null,
  when: TimeRange | null = null,
): Request => edit({ do: 'change-title', target, text, range: when, look });

const textOf = (text: string): Request => changed({}, title, text);
const nth = (number: number): Target => ({ by: 'number', track: 'text', number });

const TRANSITIONS: readonly Label[] = [
  ['crossfade all the clips, half a second each', [join('crossfade', 500)]],
  ['Soft dissolve between clip 1 and clip 2, one second long', [join('crossfade', 1000, clip(2))]],
  ['smooth transitions between the clips please', [join('crossfade')]],
  ['blend the clips into each other', [join('crossfade')]],
  ['Every clip should fade into the next', [join('crossfade')]],
  ['let the clips slide in', [join('slide')]],
  ['slide from one photo to the next', [join('slide')], photos],
  ['fade to black before the last clip', [join('fade-black', null, clip(-1))]],
  ['a white flash before clip 3', [join('fade-white', null, clip(3))]],
  ['switch the crossfades for wipes', [join('wipe')]],
  ['wipes instead of crossfades', [join('wipe')]],
  ['the transitions are too harsh, use crossfades', [join('crossfade')]],
  ['no transitions please, just hard cuts', [join(null)]],
  ["I don't like the transitions, please remove all of them", [join(null)]],
  ['half-second crossfades everywhere please', [join('crossfade', 500)]],
  ['转场全去掉，直接硬切', [join(null)]],
  ['不要转场，直接切', [join(null)]],
  ['每个片段中间都加上1秒的淡入淡出转场', [join('crossfade', 1000)]],
  ['镜头之间淡入淡出', [join('crossfade')]],
  ['转场柔和一点，用叠化', [join('crossfade')]],
  ['照片切换的时候用叠化，每次0.5秒', [join('crossfade', 500)], photos],
  [
    'flash to white between the beach and the forest',
    [join('fade-white', null, named('forest.mp4'))],
  ],
];

const FRAMES: readonly Label[] = [
  ['use black bars instead of cropping', [frame(null, 'pad')]],
  ['replace the black bars with a blurred background', [frame(null, 'blur')]],
  ['I need this square, crop it rather than adding borders', [frame('1:1', 'crop')]],
  ["don't crop it, put black bars around it", [frame(null, 'pad')]],
  ['no black bars, fill the screen', [frame(null, 'crop')]],
  ['make the video 9:16 and blur the empty space', [frame('9:16', 'blur')]],
  ['convert to 9:16', [frame('9:16')]],
  ['比例换成4:5，多出来的裁掉', [frame('4:5', 'crop')]],
  ['黑边换成模糊背景', [frame(null, 'blur')]],
  ['不要裁剪，加黑边就行', [frame(null, 'pad')]],
  ['做成抖音的竖版，两边不要黑边，用模糊背景', [frame('9:16', 'blur')]],
  ['画面改成1:1的方形，发朋友圈用', [frame('1:1')], bare],
];

const STILLS: readonly Label[] = [
  ["the pictures shouldn't move", [moving('still')], photos],
  ['stop the photos from moving', [moving('still')], photos],
  ['let the photos move slowly', [moving('varied')], photos],
  ['pan upwards over the second photo', [moving('pan-up', clip(2))], photos],
  ['the second photo should pan from left to right', [moving('pan-right', clip(2))], photos],
  ['pan the photos to the left, all of them', [moving('pan-left')], photos],
  ['give the photo a gentle zoom', [moving('zoom-in')], mixed],
  ['第三张不要动，静止就好', [moving('still', clip(3))], photos],
  ['第二张照片从左往右移动', [moving('pan-right', clip(2))], photos],
  ['给那张照片加个缓缓拉远的效果', [moving('zoom-out')], mixed],
  ['switch to the next picture every four beats', [slides(4)], mixed],
  ['show each photo for two beats', [slides(2)], photos],
  ['one photo every 8 beats', [slides(8)], photos],
  ['cut the photos to the beat', [slides()], photos],
  ['sync the photos to the music', [slides()], photos],
  [
    'turn these into a slideshow that follows the beat, four beats per picture',
    [slides(4)],
    photos,
  ],
  ['每两拍换一张照片', [slides(2)], photos],
  ['照片按音乐节拍来切，一张两拍', [slides(2)], photos],
  ['照片跟着节拍切换', [slides()], photos],
];

const TITLES: readonly Label[] = [
  [
    'white text in the top left corner: "Chapter One"',
    [made('Chapter One', { position: 'top-left', colour: '#ffffff' })],
    bare,
  ],
  [
    'big red title "STOP" in the middle',
    [made('STOP', { colour: '#e53935', position: 'center', size: { times: 1.3 } })],
    bare,
  ],
  [
    'Put "The End" in the centre for the last 3 seconds, fading in',
    [made('The End', { position: 'center', enter: 'fade' }, last(3))],
  ],
  [
    'title "Mum" sliding in from the bottom and fading out',
    [made('Mum', { enter: 'slide-up', leave: 'fade' })],
    bare,
  ],
  ['opening title: "A Year in Japan"', [made('A Year in Japan', {}, first(3))], bare],
  ['title: My Holiday', [made('My Holiday', {})], bare],
  [
    '5秒到8秒加一行字幕：这里是鼓浪屿',
    [made('这里是鼓浪屿', { style: 'caption' }, range(5, 8))],
    bare,
  ],
  ['字幕：今天天气真好，3秒到5秒', [made('今天天气真好', { style: 'caption' }, range(3, 5))], bare],
  ['在第5秒出现一行黄色的字“出发”', [made('出发', { colour: '#ffd400' }, range(5, 8))], bare],
  [
    '开头写上“欢迎”，白色大字',
    [made('欢迎', { colour: '#ffffff', size: { times: 1.3 } }, first(3))],
    bare,
  ],
  ['The title is too small, make it bigger', [changed({ size: { times: 1.3 } })]],
  ['make the captions twice as big', [changed({ size: { times: 2 } }, captions)], captioned],
  ['make the captions 50% bigger', [changed({ size: { times: 1.5 } }, captions)], captioned],
  ['the title should be half as big', [changed({ size: { times: 0.5 } })]],
  ['change the colour of the title to yellow', [changed({ colour: '#ffd400' })]],
  ['move the title down to the bottom', [changed({ position: 'bottom' })]],
  [
    'make the title fly in from the left and fade out',
    [changed({ enter: 'slide-right', leave: 'fade' })],
  ],
  ['The title should read "Harbour Lights" instead', [changed({}, title, 'Harbour Lights')]],
  ['replace the title with "Sunrise"', [changed({}, title, 'Sunrise')]],
  ['keep the title on screen until 0:06', [changed({}, title, null, { from: null, to: at(6) })]],
  [
    'the title stays too long, show it only for the first 2 seconds',
    [changed({}, title, null, first(2))],
  ],
  ['take the title away', [edit({ do: 'remove', target: title })]],
  ['标题改成“周末去哪儿”', [changed({}, title, '周末去哪儿')]],
  ['让标题从下往上滑进来', [changed({ enter: 'slide-up' })]],
  ['标题只在前三秒出现', [changed({}, title, null, first(3))]],
  [
    '标题改成白色，放大一点，放到中间',
    [changed({ colour: '#ffffff', size: { times: 1.3 }, position: 'center' })],
  ],
];

const high = changed({ position: 'top' });
const low = changed({ position: 'bottom' });
const larger = changed({ size: { times: 1.3 } });
const smaller = changed({ size: { times: 0.77 } });
const spring = changed({}, title, 'Spring');
const unmoved = changed({ enter: 'none', leave: 'none' });

/** What a title says, where it stands, and why it is to change. */
const TITLES_AGAIN: readonly Label[] = [
  ['move the title higher up', [high]],
  ['the title is too low, move it up a bit', [high]],
  ['make the title sit lower', [low]],
  ['标题往上一点', [high]],
  ['标题再低一点', [low]],
  ['字幕挡住脸了，往上挪一点', [changed({ position: 'top' }, captions)], captioned],
  ['the title is misspelled, it should say "Spring"', [spring]],
  ["there's a typo in the title, it should read “Spring”", [spring]],
  ['标题写错了，应该是Spring', [spring]],
  ['标题有错别字，改成“Spring”', [spring]],
  ['the second caption should say "Bye"', [changed({}, nth(2), 'Bye')], captioned],
  ['change the title to "A" and change the title to "B"', [textOf('A'), textOf('B')]],
  [
    'I can barely read the captions, make them bigger',
    [changed({ size: { times: 1.3 } }, captions)],
    captioned,
  ],
  ['标题看不清，大一点', [larger]],
  ['标题的字大一点，老人家看不清', [larger]],
  ['the font is too small', [larger]],
  ['make the letters smaller', [smaller]],
  ['字小一点，别挡脸', [smaller]],
  ['use white letters', [changed({ colour: '#ffffff' })]],
  ['no animation on the title', [unmoved]],
  ["the title shouldn't fade", [unmoved]],
  ['标题别淡出了', [changed({ leave: 'none' })]],
  ['标题从2秒显示到7秒', [changed({}, title, null, range(2, 7))]],
  ['call it "X" in big letters', [made('X', { size: { times: 1.3 } })], bare],
  ['have "Lisbon" drop in from above', [made('Lisbon', { enter: 'slide-down' })], bare],
  ['put our names "Tom & Ana" at the top', [made('Tom & Ana', { position: 'top' })], bare],
  [
    'put a title on it, "First Steps", at the top',
    [made('First Steps', { position: 'top' })],
    bare,
  ],
  ['text KICKFLIP big from 3s to 4s', [made('KICKFLIP', { size: { times: 1.3 } }, range(3, 4))]],
  ['加标题“周末”，整部影片', [made('周末', {}, { from: null, to: null })], bare],
  ['给视频起个名字叫“夏天”，放在开头', [made('夏天', {}, first(3))], bare],
  [
    'Put a caption "In" from 1 to 4 seconds and another "Out" from 4 to 8',
    [made('In', { style: 'caption' }, range(1, 4)), made('Out', { style: 'caption' }, range(4, 8))],
    bare,
  ],
];

const PICTURES_AGAIN: readonly Label[] = [
  ['make it vertical, cropping is fine', [frame('9:16', 'crop')]],
  ['9:16, borders are fine', [frame('9:16', 'pad')]],
  ['改成9:16，可以裁剪', [frame('9:16', 'crop')]],
  ['画面比例4:5，别裁掉人', [frame('4:5', 'pad')]],
  ['4:5 please, and black bars rather than cutting anything off', [frame('4:5', 'pad')], bare],
  ['make the background blurry instead of black', [frame(null, 'blur')]],
  ['freeze the photos', [moving('still')], photos],
  ['Leave the pictures still, the movement makes me dizzy', [moving('still')], photos],
  ['make the photos less static', [moving('varied')], photos],
  ['每张照片的动法都不一样一点，别太单调', [moving('varied')], photos],
  ['每张照片从左往右慢慢移', [moving('pan-right')], photos],
  ['Give the photo some movement, zoom out of it', [moving('zoom-out')], mixed],
  ['菜单那张照片慢慢放大', [moving('zoom-in')], mixed],
  ['一拍换一张', [slides(1)], photos],
  ['做成卡点视频，每段4拍', [slides(4)]],
  ['slideshow with crossfades', [slides(), join('crossfade')], photos],
  [
    'make it a slideshow to the beat with upbeat house music',
    [slides(), write('upbeat house music')],
    photos,
  ],
  ['between the city and the beach: slide', [join('slide', null, named('beach.mp4'))]],
  ['Dip to white between clips 1 and 2, 800 ms.', [join('fade-white', 800, clip(2))]],
  ['the cuts are too hard, soften them', [join('crossfade')]],
  ['have the forest slide in', [join('slide', null, named('forest.mp4'))]],
  ['所有照片之间用1秒的叠化', [join('crossfade', 1000)], photos],
  ['make the crossfades longer', [clarify({ of: 'how-much', doing: 'transition' })]],
  ['转场太快了，慢一点', [clarify({ of: 'how-much', doing: 'transition' })]],
  ['remove all transitions, plain cuts look better for my shop', [join(null)]],
];

/** Titles, transitions, frames and photos, as people ask for them who know no terms. */
export const LOOKS: readonly Label[] = [
  ...TRANSITIONS,
  ...FRAMES,
  ...STILLS,
  ...TITLES,
  ...TITLES_AGAIN,
  ...PICTURES_AGAIN,
];
