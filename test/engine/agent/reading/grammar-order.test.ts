import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readRequests } from '../../../../src/engine/agent/reading/index.js';
import type { ReadingContext, Request } from '../../../../src/engine/agent/requests.js';
import type { Operation, Place, Target } from '../../../../src/engine/timeline/index.js';
import { clip, edit, film, images, mixed, music, named, photos, title } from './labels.js';

type Row = readonly [words: string, requests: readonly Request[], there?: ReadingContext];
/** How a picture of the film may be called, and what that means. */
type Name = readonly [words: string, target: Target];

const CITY: readonly Name[] = [
  ['clip 1', clip(1)],
  ['the first clip', clip(1)],
  ['the city clip', named('city.mp4')],
  ['city.mp4', named('city.mp4')],
  ['the city one', named('city.mp4')],
  ['the opening clip', clip(1)],
];
const BEACH: readonly Name[] = [
  ['clip 2', clip(2)],
  ['the middle one', clip(2)],
  ['the beach part', named('beach.mp4')],
  ['the second shot', clip(2)],
  ['the clip of the beach', named('beach.mp4')],
];
const FOREST: readonly Name[] = [
  ['clip 3', clip(3)],
  ['the last clip', clip(-1)],
  ['forest.mp4', named('forest.mp4')],
  ['the forest scene', named('forest.mp4')],
  ['the final shot', clip(-1)],
];
const CITY_ZH: readonly Name[] = [
  ['第一段', clip(1)],
  ['城市那段', named('city.mp4')],
  ['片段1', clip(1)],
  ['第一个镜头', clip(1)],
];
const BEACH_ZH: readonly Name[] = [
  ['第二段', clip(2)],
  ['中间那段', clip(2)],
  ['海滩的片段', named('beach.mp4')],
  ['beach.mp4', named('beach.mp4')],
];
const FOREST_ZH: readonly Name[] = [
  ['第三段', clip(3)],
  ['最后一段', clip(-1)],
  ['森林那段', named('forest.mp4')],
  ['最后一个镜头', clip(-1)],
];

const START: Place = { at: 'start' };
const END: Place = { at: 'end' };
const move = (target: Target, to: Place): Request => edit({ do: 'move', target, to });
const remove = (target: Target): Request => edit({ do: 'remove', target });
const place = (at: Place): Request => edit({ do: 'place', media: 'photo.jpg', at });

/** Each pattern with each way to call what it is about, in turn, so that all of both come. */
function filled(
  patterns: readonly string[],
  names: readonly Name[],
  requests: (target: Target) => readonly Request[],
): Row[] {
  const ways = Math.max(patterns.length, names.length);
  return Array.from({ length: ways }, (_, i): Row => {
    const [words, target] = names[i % names.length] ?? ['', music];
    return [(patterns[i % patterns.length] ?? '').replace('X', words), requests(target)];
  });
}

function filledByTwo(
  patterns: readonly string[],
  firsts: readonly Name[],
  seconds: readonly Name[],
  operation: (first: Target, second: Target) => Operation,
): Row[] {
  return patterns.map((pattern, i): Row => {
    const [one, first] = firsts[i % firsts.length] ?? ['', music];
    const [other, second] = seconds[(i * 2 + 1) % seconds.length] ?? ['', music];
    return [pattern.replace('X', one).replace('Y', other), [edit(operation(first, second))]];
  });
}

/** What is read otherwise, all of a table at once. */
function check(rows: readonly Row[]): void {
  const wrong = rows.flatMap(([words, requests, there = film]) => {
    const { requests: read, unread } = readRequests(words, there);
    const isRight = unread.length === 0 && isDeepStrictEqual(read, requests);
    return isRight ? [] : [`${words}: ${JSON.stringify([read, unread])}`];
  });
  expect(wrong, wrong.join('\n')).toEqual([]);
}

const TO_START = [
  ...['move X to the front', 'put X first', 'bring X to the beginning', 'X first please'],
  ...['start the film with X', 'open with X', 'open the video with X', 'X should come first'],
  ...['make X the first clip', 'X should open the film', 'pull X to the very front'],
  ...['I want the film to start with X', 'use X as the opening shot', 'show X first'],
  ...['the film should start with X', 'X needs to be moved to the front', 'lead with X'],
];
const TO_END = [
  ...['move X to the end', 'put X last', 'end the film with X', 'close the film with X', 'X last'],
  ...['finish with X', 'X should come at the end', 'make X the last clip', 'end on X'],
  ...['place X at the very end', 'save X for last', 'X belongs at the end', 'X to the back'],
];
const TO_START_ZH = [
  ...[
    '把X移到最前面',
    'X放最前',
    '用X开头',
    '以X开场',
    '先放X',
    'X先出现',
    '影片以X开头',
    '把X挪到开头去',
  ],
  ...['让X打头', 'X排第一个', '开头放X', 'X当开场', '我觉得X应该放在最前面', '将X调到第一位'],
];
const TO_END_ZH = [
  ...[
    '把X移到最后',
    'X放最后',
    '用X结尾',
    '以X收尾',
    '最后放X',
    'X挪到片尾',
    '视频用X结束',
    '把X拖到末尾',
  ],
  ...['X作为结尾', '让X压轴', 'X排到最后面', '我想把X放到最后吧'],
];
const SWAP = [
  ...['swap X and Y', 'switch X with Y', 'exchange X and Y', 'X and Y should swap places'],
  ...['flip X and Y', 'interchange X and Y', 'change the order of X and Y', 'swap X & Y around'],
  ...['X and Y need to be swapped', 'X and Y the other way round', 'reverse the order of X and Y'],
  ...['X should change places with Y', 'swap the positions of X and Y', 'trade X and Y'],
];
const SWAP_ZH = [
  ...['交换X和Y', '把X和Y对调', 'X跟Y换个位置', 'X和Y调个位置', '把X和Y换一下', '让X和Y互换位置'],
  ...['调换X与Y的顺序', 'X和Y的位置对调', '把X和Y颠倒一下', '换一下X和Y的位置'],
];
const REVERSE = [
  ...['reverse the order', 'reverse the order of the clips', 'put the clips in reverse order'],
  ...['flip the order', 'the order should be reversed', 'arrange the clips in reverse order'],
  ...['show the clips from last to first', 'reverse the sequence of the clips', 'reverse order'],
  ...['顺序反过来', '倒序排列', '把片段倒过来排', '把片段顺序颠倒过来', '从后往前放', '逆序排列'],
];
const REMOVE = [
  ...[
    'delete X',
    'get rid of X',
    'take X out',
    'X can go',
    'X should be removed',
    "I don't need X",
  ],
  ...[
    'leave X out',
    'X has to go',
    'cut X out',
    'throw X out',
    'remove X from the video',
    'chuck X',
  ],
  ...['we can do without X', 'X is not needed', 'no need for X', 'take X out of the film', 'X out'],
];
const REMOVE_ZH = [
  ...['删掉X', '把X去掉', 'X不要了', '不要X', 'X删了吧', '把X从视频里拿掉', '我不想要X', '别放X'],
  ...['X可以删了', '把X整个删除', 'X用不着', '移除X', 'X不想要了'],
];
const TWICE = [
  ...['duplicate X', 'play X twice', 'X twice', 'show X two times in a row', 'repeat X', 'copy X'],
  ...['make a copy of X', 'X should be shown twice', 'use X twice', 'play X again right after it'],
  ...['show X once more', 'X should be repeated'],
];
const TWICE_ZH = [
  '复制X',
  'X放两遍',
  'X重复一次',
  '让X播放两遍',
  'X再放一遍',
  'X连放两次',
  'X要放两次',
];
const REPLACE = [
  ...['replace X with the photo', 'swap X for photo.jpg', 'use the photo instead of X'],
  ...['put my photo in place of X', 'instead of X, show the photo', 'change X to the photo'],
  ...['X should be replaced by photo.jpg', 'let the photo replace X', 'swap out X for the image'],
  ...['把X换成照片', '用照片替换X', 'X用photo.jpg代替', '拿照片换掉X', '让照片取代X'],
];
const PHOTO: readonly (readonly [string, Place])[] = [
  ['start the film with the photo', START],
  ['add the photo I uploaded at the end', END],
  ['the photo should come last', END],
  ['put my photo between clips 1 and 2', { at: 'after', target: clip(1) }],
  ['insert photo.jpg after the beach clip', { at: 'after', target: named('beach.mp4') }],
  ['stick the picture on the end', END],
  ['before clip 2, insert the photo', { at: 'before', target: clip(2) }],
  ['make the photo the first thing you see', START],
  ['add photo.jpg as clip 2', { at: 'number', number: 2 }],
  ['photo.jpg goes before the last clip', { at: 'before', target: clip(-1) }],
  ['结尾加上照片', END],
  ['在第一段后面插入照片', { at: 'after', target: clip(1) }],
  ['前两段之间放张照片', { at: 'after', target: clip(1) }],
  ['用我上传的照片开头', START],
  ['把那张照片塞到海滩那段前面', { at: 'before', target: named('beach.mp4') }],
  ['把照片作为第一个画面', START],
];
const LISTS = [
  ...['order: 3, 1, 2', '3-1-2', 'put the clips in the order 3 1 2', 'play them 3, 1, 2'],
  ...['first clip 3, then clip 1, then clip 2', 'clip 3 first, then clip 1, and clip 2 last'],
  ...[
    'start with clip 3, then clip 1 and end with clip 2',
    'make the order clip 3, clip 1, clip 2',
  ],
  ...[
    '顺序改成312',
    '按3、1、2的顺序排',
    '先放第三段，再放第一段，最后放第二段',
    '片段3→片段1→片段2',
  ],
  ...['第三段放第一，第一段放第二，第二段放第三', '第三段先出现，再放第一段，最后第二段'],
];
const show = (beats: number | null): Request[] => [edit({ do: 'slideshow', beats })];
const SLIDESHOWS: readonly (readonly [string, readonly Request[]])[] = [
  ['slideshow that changes on the beat', show(null)],
  ['make a slideshow that follows the music', show(null)],
  ['switch the photos on the beat', show(null)],
  ['4 beats per photo', show(4)],
  ['a new photo every two beats', show(2)],
  ['照片跟着节奏切换', show(null)],
  ['每两拍换一张', show(2)],
  ['八拍一张', show(8)],
  ['a new photo every 3 seconds', [edit({ do: 'length', target: images, ms: { to: 3000 } })]],
  ['1.5秒一张', [edit({ do: 'length', target: images, ms: { to: 1500 } })]],
];

describe('the order of what is shown', () => {
  it('is changed by moves, however they are told', () => {
    check([
      ...filled(TO_START, [...BEACH, ...FOREST], (target) => [move(target, START)]),
      ...filled(TO_END, [...CITY, ...BEACH], (target) => [move(target, END)]),
      ...filled(TO_START_ZH, [...BEACH_ZH, ...FOREST_ZH], (target) => [move(target, START)]),
      ...filled(TO_END_ZH, [...CITY_ZH, ...BEACH_ZH], (target) => [move(target, END)]),
    ]);
  });

  it('is changed by an exchange, a list, or turned round', () => {
    // Pictures that are called by their number are told first.
    const swap = (one: Target, other: Target): Operation =>
      one.by === 'name' && other.by === 'number'
        ? { do: 'swap', first: other, second: one }
        : { do: 'swap', first: one, second: other };
    check([
      ...filledByTwo(SWAP, CITY, BEACH, swap),
      ...filledByTwo(SWAP, FOREST, CITY, swap),
      ...filledByTwo(SWAP_ZH, BEACH_ZH, FOREST_ZH, swap),
      ...REVERSE.map((words): Row => [words, [edit({ do: 'reverse-order' })]]),
      ...LISTS.map((words): Row => [words, [move(clip(3), START)]]),
    ]);
  });
});

describe('what is shown', () => {
  it('is taken away, by any name', () => {
    check([
      ...filled(REMOVE, [...CITY, ...BEACH, ...FOREST], (target) => [remove(target)]),
      ...filled(REMOVE_ZH, [...CITY_ZH, ...BEACH_ZH, ...FOREST_ZH], (target) => [remove(target)]),
      ...filled(REMOVE, [['the title', title]], () => [remove(title)]).filter(
        ([words]) => !/of the film|video|cut| out$/.test(words),
      ),
      ['the photo can go', [remove(images)], mixed],
      ['delete everything after clip 1', [remove(clip(2)), remove(clip(2))]],
      ['keep the beach clip and delete the rest', [remove(clip(1)), remove(clip(2))]],
    ]);
  });

  it('is repeated, or gives way to an upload', () => {
    check([
      ...filled(TWICE, [...CITY, ...BEACH], (target) => [edit({ do: 'duplicate', target })]),
      ...filled(TWICE_ZH, FOREST_ZH, (target) => [edit({ do: 'duplicate', target })]),
      ...filled(REPLACE, [...BEACH, ...FOREST_ZH], (target) => [
        edit({ do: 'replace', target, media: 'photo.jpg' }),
      ]),
      ...PHOTO.map(([words, at]): Row => [words, [place(at)]]),
      ...SLIDESHOWS.map(([words, requests]): Row => [words, requests, photos]),
    ]);
  });

  it('is copied elsewhere without its other copy', () => {
    const twice = edit({ do: 'duplicate', target: clip(1) });
    check([
      ['play the city clip three times', [twice, twice]],
      ['show the city clip again at the end', [twice, move(clip(1), END)]],
      ['play clip 1 twice, then clip 2', [twice]],
    ]);
  });
});
