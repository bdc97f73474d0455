import type { Request } from '../../../../src/engine/agent/requests.js';
import type { Amount, Place, Target } from '../../../../src/engine/timeline/index.js';
import {
  at,
  bare,
  clip,
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
const length = (target: Target, ms: Amount): Request => edit({ do: 'length', target, ms });
const split = (target: Target | null, seconds: number): Request =>
  edit({ do: 'split', target, at: at(seconds) });

const START: Place = { at: 'start' };
const END: Place = { at: 'end' };
const SECOND: Place = { at: 'number', number: 2 };
const beach = named('beach.mp4');
const photo = named('photo.jpg');
const halved = keep({ from: null, to: share(0.5) });
const replaced: Request = edit({ do: 'replace', target: clip(2), media: 'photo.jpg' });
const firstLonger = [
  length(clip(1), { to: 5000 }),
  length(clip(2), { to: 2000 }),
  length(clip(3), { to: 2000 }),
];

/** Several ways to say one thing. */
const said = (
  requests: readonly Request[],
  sentences: readonly string[],
  there?: Label[2],
): Label[] =>
  sentences.map((words): Label => (there ? [words, requests, there] : [words, requests]));

/** What goes, what is seen how often, how long and where, as people put it who edit little. */
export const CUTS: readonly Label[] = [
  // A picture that is cut, without a time, goes.
  ...said([remove(clip(2))], ['cut clip 2', 'cut clip 2 out', '剪掉第二段', '把第二段剪了']),
  ...said([remove(beach)], ['cut the beach clip', 'I don’t need the beach clip']),
  ['clip 2 is shaky, cut it', [remove(clip(2))]],
  // Counted from what is there before anything goes.
  ...said(
    [remove(clip(2)), remove(clip(2))],
    [
      'remove clips 2 to 3',
      'delete clips 2-3',
      '删掉第二到第三段',
      'delete all clips but the first',
    ],
  ),
  ...said(
    [remove(clip(1)), remove(clip(2))],
    ['remove everything except clip 2', '除了第二段都删掉'],
  ),
  // Stretches, and what is told of them.
  ...said(
    [cutOut(last(2))],
    ['最后两秒黑屏了，剪掉吧', 'the last 2 seconds are black, cut them', '结尾多了2秒，去掉'],
  ),
  ['第二段最后两秒黑屏了，剪掉吧', [cutOut(last(2), clip(2))]],
  ['后面剪掉5秒', [cutOut(last(5))]],
  ['开头那三秒镜头在晃，剪掉吧', [cutOut(first(3))], bare],
  ...said(
    [cutOut(range(31, 36))],
    ['cut out the bit from 31 to 36 seconds where the phone rings', 'ripple delete 0:31 to 0:36'],
  ),
  ['把0:07-0:09删了，猫跑出画面了', [cutOut(range(7, 9))]],
  ['cut the first 2 and the last 3 seconds', [cutOut(last(3)), cutOut(first(2))]],
  ['remove 2 seconds at the start and 3 at the end', [cutOut(first(2)), cutOut(last(3))]],
  ['视频到45秒结束', [keep(first(45))]],
  ['视频从第3秒开始', [keep(range(3, null))]],
  ['stop the beach clip at 4 seconds', [keep(first(4), beach)]],
  ['片长控制在30秒，只要前30秒', [keep(first(30))]],
  ...said([halved], ['shorten the video by half', '视频缩短一半', 'halve the video']),
  ['shorten clip 2 by 30%', [length(clip(2), { times: 0.7 })]],
  ['split the beach clip 2 seconds in', [split(beach, 2)]],
  ['split at 0:10 and 0:20', [split(null, 10), split(null, 20)]],
  ['cut clip 2 at 3 seconds and 5 seconds', [split(clip(2), 3), split(clip(3), 2)]],
  [
    'clip 1 is a bit long, cut 2 seconds',
    [{ ask: 'clarify', about: { of: 'time', doing: 'cut-out' } }],
  ],
  ['delete the beach, it’s blurry', [remove(beach)]],
  // So often, and not so fast.
  ...said(
    [duplicate(clip(1)), duplicate(clip(1))],
    [
      'show clip 1 three times',
      'loop clip 1 three times',
      'play clip 1 two more times',
      'make two copies of clip 1',
      '把第一段重复三次',
      '第一段再放两遍',
    ],
  ),
  ['play clip 2 three times as fast', [edit({ do: 'speed', target: clip(2), factor: { to: 3 } })]],
  ['duplicate clips 1 and 2', [duplicate(clip(2)), duplicate(clip(1))]],
  ...said(
    [duplicate(clip(1)), move(clip(1), END)],
    [
      'duplicate clip 1 and put the copy at the end',
      'play clip 1 again at the end',
      '把第一段复制一份放到最后',
    ],
  ),
  // Where to.
  ['beach at the start, forest at the end', [move(beach, START), move(named('forest.mp4'), END)]],
  ['把城市移到海滩前面', [move(named('city.mp4'), { at: 'before', target: beach })]],
  ['删掉海滩', [remove(beach)]],
  ['beach.mp4 往前挪，放到最开头', [move(beach, START)]],
  ['move clips 1 and 2 to the end', [move(clip(1), END), move(clip(1), END)]],
  ...said([move(clip(3), SECOND)], ['move clip 3 one place forward', '把第三段往前移一位']),
  ...said([move(beach, SECOND)], ['put the beach in the middle', '把海滩那段放中间']),
  ['put the photos in reverse order, oldest first', [edit({ do: 'reverse-order' })], photos],
  ...said(
    [replaced],
    [
      'instead of clip 2, use photo.jpg',
      '不要第二段，用photo.jpg代替',
      '第二段不要了，换成photo.jpg',
    ],
  ),
  // How long.
  ...said(
    [length(photo, { to: 2000 })],
    ['hold photo.jpg for 2 seconds', 'photo.jpg for 2 seconds', 'photo.jpg放2秒'],
    mixed,
  ),
  ...said(
    [length(clip(1), { to: 90_000 })],
    ['make photo 1 last 90 seconds', 'photo 1 for a minute and a half'],
    photos,
  ),
  ...said(
    firstLonger,
    ['the first photo for 5 seconds, the others for 2', '第一张5秒，其他2秒'],
    photos,
  ),
  ...said(
    [length(images, { to: 5000 })],
    ['show the photo for 5 seconds instead of 4', 'show the photograph for five seconds'],
    mixed,
  ),
  ['give the beach 2 more seconds', [length(beach, { plus: 2000 })]],
  ['那张照片停留5秒，让家长看清楚通知', [length(images, { to: 5000 })], mixed],
  [
    'make each photo stay for 4 seconds so that the kids can read the signs',
    [length(images, { to: 4000 })],
    photos,
  ],
  // A shape of the film, and no time.
  ['play 9:16 with blurred background', [edit({ do: 'canvas', ratio: '9:16', fit: 'blur' })]],
];
