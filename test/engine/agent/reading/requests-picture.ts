import type { Request } from '../../../../src/engine/agent/requests.js';
import type { Amount, Place, Target, TimePoint } from '../../../../src/engine/timeline/index.js';
import {
  at,
  bare,
  clip,
  clips,
  cutOut,
  edit,
  first,
  images,
  keep,
  type Label,
  last,
  mixed,
  named,
  photos,
  range,
  share,
} from './labels.js';

const remove = (target: Target): Request => edit({ do: 'remove', target });
const duplicate = (target: Target): Request => edit({ do: 'duplicate', target });
const move = (target: Target, to: Place): Request => edit({ do: 'move', target, to });
const place = (to: Place): Request => edit({ do: 'place', media: 'photo.jpg', at: to });
const replace = (target: Target): Request => edit({ do: 'replace', target, media: 'photo.jpg' });
const swap = (a: Target, b: Target): Request => edit({ do: 'swap', first: a, second: b });
const split = (target: Target | null, point: TimePoint): Request =>
  edit({ do: 'split', target, at: point });
const length = (target: Target, ms: Amount): Request => edit({ do: 'length', target, ms });
const speed = (target: Target, factor: Amount): Request => edit({ do: 'speed', target, factor });
const during = (target: Target, factor: Amount, from: number | null, to: number | null): Request =>
  edit({ do: 'speed', target, factor, range: range(from, to) });

const START: Place = { at: 'start' };
const END: Place = { at: 'end' };
const after = (target: Target): Place => ({ at: 'after', target });
const beach = named('beach.mp4');
const onlySecond = [remove(clip(1)), remove(clip(2))];
const bothEnds = (target: Target, seconds: number): Request[] => [
  cutOut(last(seconds), target),
  cutOut(first(seconds), target),
];

/** Several ways to say one thing. */
const said = (
  requests: readonly Request[],
  sentences: readonly string[],
  there?: Label[2],
): Label[] =>
  sentences.map((words): Label => (there ? [words, requests, there] : [words, requests]));

/** Cuts, lengths, order and speed of pictures, each in the words and orders of words that are usual. */
export const PICTURES: readonly Label[] = [
  ...said(
    [cutOut(first(2), clip(1))],
    [
      'take 2 seconds off the start of clip 1',
      'clip 1: cut the first 2 seconds',
      'the first 2 seconds of clip 1 can go',
      'start clip 1 two seconds later',
      '第一段前面的2秒裁掉',
      '第一段去头2秒',
      '第一段开头两秒不要',
    ],
  ),
  ...said(
    [cutOut(last(2), beach)],
    ['knock two seconds off the end of beach.mp4', 'beach.mp4尾巴剪掉2秒', 'beach.mp4末尾2秒去掉'],
  ),
  ...said(bothEnds(clip(3), 1), [
    'trim a second from each end of clip 3',
    'cut the first and last second of clip 3',
    '第三段掐头去尾各1秒',
  ]),
  ...said(
    [cutOut(range(10, 12))],
    [
      'take 0:10 to 0:12 out',
      'delete seconds 10 through 12',
      '中间10秒到12秒那段删了',
      '10到12秒的部分不要了',
    ],
  ),
  ...said(
    [cutOut(range(5, 8), clip(3))],
    ['chop out 5s to 8s in clip 3', '剪掉第三段里5到8秒的部分'],
  ),
  ['delete everything after the first 10 seconds', [cutOut(range(10, null))]],
  ['第一段太长了，缩短2秒', [length(clip(1), { plus: -2000 })]],
  // What is kept, with what that means for the rest.
  ...said(
    [keep(range(4, 10), named('forest.mp4'))],
    [
      'from forest.mp4 I only need 0:04 to 0:10',
      'just use 0:04-0:10 of forest.mp4',
      '只用forest.mp4的4秒到10秒',
    ],
  ),
  ...said(
    [keep(range(5, 15))],
    [
      'keep 0:05 to 0:15 and throw away the rest',
      'keep 0:05 to 0:15, delete everything else',
      '只要5秒到15秒这一段，其他都不要',
      '5到15秒留着，其他剪掉',
    ],
  ),
  ...said(
    [keep(first(30))],
    [
      'the whole video should be 30 seconds',
      'make the video max 30 seconds',
      'it should be no longer than 30 seconds',
      'the video is too long, make it 30 seconds',
      '总长控制在30秒',
      '视频不要超过30秒',
      '整个片子剪到30秒左右',
    ],
  ),
  ['第二段从3秒开始', [keep(range(3, null), clip(2))]],
  // Away, twice, and something else instead.
  ...said(
    [remove(clip(2))],
    [
      "we don't need clip 2 anymore",
      'clip 2 can go',
      'take clip 2 out',
      'scrap the second clip',
      '第二段用不着了',
      '把第二段去了',
    ],
  ),
  ...said(onlySecond, ['keep clip 2 and delete the rest', '只留第二段，其他删掉']),
  ...said([duplicate(clip(2))], ['clone clip 2', 'add another copy of clip 2', '第二段再来一遍']),
  ...said(
    [replace(clip(2))],
    ['put photo.jpg where clip 2 is', 'replace clip 2 by the photo', '第二段改用photo.jpg'],
  ),
  ['put photo.jpg in place of beach.mp4', [replace(beach)]],
  // Places.
  ...said(
    [move(clip(3), START)],
    [
      'clip 3 first, please',
      'can clip 3 come first?',
      'open with clip 3',
      'make clip 3 the first clip',
      '第三段当开头',
      '用第三段开头',
      '第三段提前到第一个',
    ],
  ),
  ...said([move(clip(1), END)], ['close with clip 1', '第一段放到最后', '第一段放最后一个']),
  ...said(
    [move(beach, { at: 'number', number: 2 })],
    ['move beach.mp4 to second place', 'beach.mp4排第二'],
  ),
  ...said(
    [move(clip(3), after(clip(1)))],
    ['put clip 3 between clip 1 and clip 2', '把第三段插到第一段和第二段之间'],
  ),
  ['put the third clip in front of the first', [move(clip(3), { at: 'before', target: clip(1) })]],
  ['照片移到最开头当开场', [move(images, START)], mixed],
  ...said(
    [place(after(clip(1)))],
    [
      'insert photo.jpg between clips 1 and 2',
      'add the photo between the first and second clip',
      '在第一段和第二段之间插入photo.jpg',
    ],
  ),
  ...said([place(END)], ['end on the photo', '把photo.jpg加到片尾']),
  ...said([swap(clip(1), clip(3))], ['第一和第三段调换顺序', '第一段跟第三段换一下']),
  ...said(
    [edit({ do: 'reverse-order' })],
    ['play the clips in the opposite order', '所有片段倒过来排'],
  ),
  // In two, and in more.
  ...said(
    [split(clip(2), share(0.5))],
    [
      'divide clip 2 into two equal parts',
      '第二段对半切开',
      '第二段一分为二',
      '第二段平均分成两份',
    ],
  ),
  ...said([split(clip(1), at(4))], ['split clip 1 after 4 seconds', '第一段4秒处拆成两段']),
  [
    'split clip 2 into three equal parts',
    [split(clip(2), share(2 / 3)), split(clip(2), share(0.5))],
  ],
  ...said(
    [split(clip(2), share(0.5)), remove(clip(3))],
    ['cut clip 2 in half and delete the second part', '第二段从中间切开，后半段不要了'],
  ),
  // How long stills are shown.
  ...said(
    [length(images, { plus: 2000 })],
    ['leave the photo up 2 seconds longer', 'extend the photo by 2 seconds', '照片多放2秒'],
    mixed,
  ),
  ...said(
    [length(images, { to: 6000 })],
    ['extend the photo to 6 seconds', '照片延长到6秒', '让照片停6秒'],
    mixed,
  ),
  ['照片少放1秒', [length(images, { plus: -1000 })], mixed],
  ...said(
    [length(images, { to: 4000 })],
    ['give every photo 4 seconds', 'photos at 4 seconds', '每张图显示4秒', '一张照片4秒'],
    photos,
  ),
  // How fast, and where.
  ...said([speed(clips, { to: 1.25 })], ['play it at 1.25x', '1.25倍速播放'], bare),
  ...said([speed(clip(2), { to: 0.75 })], ["set clip 2's speed to 0.75", '第二段速度调到0.75']),
  ['double the speed of clip 1', [speed(clip(1), { times: 2 })]],
  ['第二段太慢了，加速到1.5倍', [speed(clip(2), { to: 1.5 })]],
  ['slow down between 0:02 and 0:04', [during(clips, { times: 0.67 }, 2, 4)]],
  ['把2到4秒放慢一半', [during(clips, { times: 0.5 }, 2, 4)]],
  ['in clip 2, slow down 0:01 to 0:03', [during(clip(2), { times: 0.67 }, 1, 3)]],
  ['第二段前两秒慢放', [during(clip(2), { to: 0.5 }, null, 2)]],
];
