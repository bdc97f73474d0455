import type { Request } from '../../../../src/engine/agent/requests.js';
import type { Place, Target } from '../../../../src/engine/timeline/index.js';
import {
  at,
  bare,
  clip,
  clips,
  cutOut,
  edit,
  first,
  keep,
  type Label,
  named,
  photos,
  range,
} from './labels.js';

const START: Place = { at: 'start' };
const move = (target: Target, to: Place): Request => edit({ do: 'move', target, to });
const after = (name: string): Place => ({ at: 'after', target: named(name) });
const number = (place: number): Place => ({ at: 'number', number: place });
/** Files one after the other, from the start. */
const ordered = (names: readonly string[]): Request[] =>
  names.map((name, i) => move(named(name), i === 0 ? START : after(names[i - 1] ?? '')));
const said = (
  requests: readonly Request[],
  sentences: readonly string[],
  there?: Label[2],
): Label[] =>
  sentences.map((words): Label => (there ? [words, requests, there] : [words, requests]));

/** Orders of pictures told as lists, and where pictures come in. */
export const ORDERS: readonly Label[] = [
  ...said(ordered(['beach.mp4', 'city.mp4', 'forest.mp4']), [
    'beach first, then city, then forest',
    'Put the beach first, then the city, and finally the forest.',
    'the order should be beach, city, forest',
    'beach first, city second, forest third',
    'city in the middle, beach first, forest last',
    'beach → city → forest',
    '先放海滩，再放城市，最后放森林',
    '先是海滩，后面接城市，最后是森林',
    '第一个放海滩，第二个放城市，第三个放森林',
    '按海滩、城市、森林的顺序排',
    '海滩放第一，城市第二，森林最后',
  ]),
  ['put clip 3 first and clip 1 last', [move(clip(3), START), move(clip(2), { at: 'end' })]],
  // The third first: the others follow as they were.
  ...said(
    [move(clip(3), START)],
    [
      'order: 3, 1, 2',
      'clip order 3-1-2',
      'play clip 3 first, then clip 1, then clip 2',
      'third clip first, first clip second, second clip last',
      '顺序改成第三段、第一段、第二段',
      '先播第三段，再播第一段，然后是第二段',
      '第三段放第一个，第一段放第二个，第二段放最后',
    ],
  ),
  ...said(
    [move(clip(2), START), move(clip(3), number(2))],
    ['arrange the clips as 2, 3, 1', '请按2、3、1的顺序重新排列'],
  ),
  ...said(
    ordered(['b.png', 'c.webp', 'a.jpg']),
    ['order: b, c, a', '照片顺序换成 b.png、c.webp、a.jpg'],
    photos,
  ),
  ...said(
    [move(named('beach.mp4'), number(1))],
    ['move the beach clip one place earlier', 'move beach.mp4 up one'],
  ),
  ...said(
    [
      edit({ do: 'split', target: null, at: at(10) }),
      edit({
        do: 'place',
        media: 'photo.jpg',
        at: { at: 'before', target: { by: 'time', track: 'video', at: at(10) } },
      }),
    ],
    ['put photo.jpg at 0:10', 'insert photo.jpg at 10 seconds', '把 photo.jpg 插到第10秒'],
  ),
  ...said([edit({ do: 'swap', first: clip(1), second: clip(2) })], ['swap 1 and 2']),
  ...said([cutOut(range(12, 17))], ['0:12-0:17 out please']),
  ...said(
    [keep(first(15))],
    ['视频太长了，只要15秒，后面的都剪掉', 'keep the first 15 seconds, the rest can go'],
    bare,
  ),
  ...said([edit({ do: 'speed', target: clip(1), factor: { to: 0.6 } })], ['第一段用0.6倍速慢放']),
  ...said([edit({ do: 'reverse-order' })], ['show the photos the other way round'], photos),
  ...said([edit({ do: 'speed', target: clips, factor: { to: 0.25 } })], ['用0.25倍慢动作'], bare),
];

/** Half of an order is never brought about. */
export const HALF_ORDERS: readonly string[] = [
  'beach first, then city for 3 seconds, then forest',
  'beach first, then the waterfall, then forest',
  '先放海滩，再放城市，最后放山',
  'order: 3, 1, 4',
];
