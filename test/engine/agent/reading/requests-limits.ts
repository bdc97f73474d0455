import {
  at,
  clip,
  cutOut,
  edit,
  first,
  keep,
  type Label,
  last,
  music,
  named,
  range,
  title,
  volume,
} from './labels.js';

const silent = { to: 0 };
const mutes = (number: number) => volume(clip(number), silent);
const removes = (number: number) => edit({ do: 'remove', target: clip(number) });
const fades = (number: number, edge: 'in' | 'out') =>
  edit({ do: 'fade', of: clip(number), edge, ms: 1000 });
const untitled = edit({ do: 'remove', target: title });
const shortened = (number: number, seconds: number) =>
  edit({ do: 'length', target: clip(number), ms: { to: 1000 * seconds } });

/** What limits an order, what goes with it, and what takes it back. */
export const LIMITS: readonly Label[] = [
  ['mute the music but only in the last 5 seconds', [volume(music, silent, last(5))]],
  ['mute clip 2, but only for the first 2 seconds', [volume(clip(2), silent, first(2))]],
  ['静音音乐只在最后5秒', [volume(music, silent, last(5))]],
  ['mute clip 1, but keep only the first 5 seconds of clip 2', [mutes(1), keep(first(5), clip(2))]],
  ['remove the title and the music', [untitled, { ask: 'remove-music' }]],
  ['mute the music and the second clip', [volume(music, silent), mutes(2)]],
  ['trim clip 2 to 5 seconds without changing the music', [shortened(2, 5)]],
  [
    'trim the first 2 seconds of clip 1, the last 3 seconds of clip 2',
    [cutOut(first(2), clip(1)), cutOut(last(3), clip(2))],
  ],
  ['mute clip 1, the last 3 seconds of clip 2', [mutes(1), volume(clip(2), silent, last(3))]],
  ['delete clip 2 but keep the music playing', [removes(2)]],
  ['把第二段剪到5秒，不要动音乐', [shortened(2, 5)]],
  [
    'keep the first 10 seconds and the last 5 seconds',
    [cutOut({ from: at(10), to: { of: 'end', ms: 5000 } })],
  ],
  ['保留前10秒和最后5秒', [cutOut({ from: at(10), to: { of: 'end', ms: 5000 } })]],
  [
    'keep 0:05-0:10 and 0:20-0:25',
    [cutOut({ from: at(25), to: null }), cutOut(range(10, 20)), cutOut(first(5))],
  ],
  [
    'keep the first 5 seconds of clip 1 and the last 5 seconds of clip 2',
    [keep(first(5), clip(1)), keep(last(5), clip(2))],
  ],
  ['fade clip 2 in and clip 3 out', [fades(2, 'in'), fades(3, 'out')]],
  ['mute clip 1, because it is blurry delete clip 3', [mutes(1), removes(3)]],
  ['mute clip 1, otherwise leave out clip 2', [mutes(1), removes(2)]],
  ['mute clip 1, to make it easier cut clip 3 to 3 seconds', [mutes(1), shortened(3, 3)]],
  ['静音第一段，第三段太长了剪到三秒', [mutes(1), shortened(3, 3)]],
  ['静音第一段，客户要竖屏的', [mutes(1), edit({ do: 'canvas', ratio: '9:16', fit: null })]],
  ['delete clip 2. Actually no, delete clip 1', [removes(1)]],
  ...['no, clip 3', 'I mean clip 3', 'sorry, clip 3', 'no wait, clip 3'].map(
    (words): Label => [`delete clip 2, ${words}`, [removes(3)]],
  ),
  ...['不对，第三段', '不，是第三段', '说错了，第三段'].map(
    (words): Label => [`删掉第二段，${words}`, [removes(3)]],
  ),
  ['trim clip 2 to 5 seconds, no, 4 seconds', [shortened(2, 4)]],
  ['mute clip 2, I mean it', [mutes(2)]],
  [
    'I love the beach clip but the forest clip drags, so lose the last 2 seconds of it',
    [cutOut(last(2), named('forest.mp4'))],
  ],
  ['turn the music up from 20% to 40%', [volume(music, { to: 0.4 })]],
  ['音乐从20%调到40%', [volume(music, { to: 0.4 })]],
  [
    'add a title saying mute the music',
    [edit({ do: 'title', text: 'mute the music', range: null, look: { style: 'title' } })],
  ],
];

/** Orders that are taken back, and none in their place. */
export const TAKEN_BACK: readonly string[] = [
  "delete clip 2, no, don't",
  'delete clip 2, no wait, keep it',
  'delete clip 1. No, I changed my mind',
  '删掉第二段，不，静音第二段',
  '不要第二段了，还是留着吧',
];

/** Behind “mute clip 1, ”: what no remark is, whatever it sounds like. */
export const NO_REMARKS: readonly string[] = ['beach gets 5 seconds', '只有最后一秒'];
