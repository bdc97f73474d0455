import { clip, clips, cutOut, edit, type Label, music, range, volume } from './labels.js';

const gone = (target: ReturnType<typeof clip>) => edit({ do: 'remove', target });
const toFront = (target: ReturnType<typeof clip>) =>
  edit({ do: 'move', target, to: { at: 'start' } });
const muted = (target: ReturnType<typeof clip>) => volume(target, { to: 0 });

const REASONS_EN = [
  'My nephew walks out of the frame at the end',
  'not all parents gave permission',
  'My husband and I danced there',
  'people need time to read the sign',
  'I accidentally recorded the floor',
  'In there I turn the camera off rather clumsily',
  "we won't need it any more",
  'Instagram cuts off the sides',
  'otherwise people get bored',
  'so the guests can read it',
  'for the kids to read',
  'way too long',
  'Hey team',
];
const REASONS_ZH = [
  '有路人入镜',
  '我还在调手机',
  '我们主任不喜欢花哨',
  '旁边有装修',
  '那时候镜头在晃',
  '比赛规定只能一分钟',
  '我跟老婆商量了一下',
  '好让老人看得清',
  '不然太单调',
  '传错了',
  '手机没电了',
  '谢谢啦',
];
/** Orders beside what only tells why. */
export const TOLD: readonly Label[] = [
  ...[...REASONS_EN, ...REASONS_ZH].map((why): Label => [`mute clip 2, ${why}`, [muted(clip(2))]]),
  ['For the tour we should begin outside, so move clip 3 to the front', [toFront(clip(3))]],
  ['第二段最好看，移到最前面', [toFront(clip(2))]],
  ['the second one is the best, put it first', [toFront(clip(2))]],
  ['我想让第三段先出现', [toFront(clip(3))]],
  ['The bride asked for this: mute clip 3', [muted(clip(3))]],
  ["remove clip 2 if you don't mind. Regards, Tom", [gone(clip(2))]],
  ['mute the clips, just the music please', [muted(clips)]],
  ['All you hear in the clips is traffic. Mute their original sound', [muted(clips)]],
  [
    'The bell rings between 0:15 and 0:20, so silence the music there',
    [volume(music, { to: 0 }, range(15, 20))],
  ],
  ['The dog runs off from 8 to 10 seconds, please remove that part', [cutOut(range(8, 10))]],
];

/** Beside an order, these are orders that nobody knows, and no remarks. */
export const NOT_TOLD: readonly string[] = [
  'the second clip rotated',
  'the second clip gets a vignette',
  'the photo wobbles in slowly',
  'blur cars parked outside',
  'it needs colour correction',
  'it ends with a bang of colours',
  '第二段转一下',
  '我要黑白的第二段',
  '画面亮一点',
];
