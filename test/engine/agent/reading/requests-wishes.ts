import {
  captioned,
  captions,
  clarify,
  clip,
  clips,
  cutOut,
  edit,
  first,
  images,
  type Label,
  last,
  lettered,
  mixed,
  music,
  named,
  range,
  revise,
  title,
  titles,
  volume,
} from './labels.js';

const whichTitle = { of: 'which', doing: 'change-title', target: titles } as const;
const gone = (target: ReturnType<typeof clip>) => edit({ do: 'remove', target });
const toFront = (target: ReturnType<typeof clip>) =>
  edit({ do: 'move', target, to: { at: 'start' } });
const crossfades = edit({
  do: 'transition',
  into: null,
  kind: 'crossfade',
  ms: null,
  onBeat: false,
});

/** Orders with what people say before and beside them. */
export const WISHED: readonly Label[] = [
  // Wishes.
  ['would you be so kind as to delete clip 2?', [gone(clip(2))]],
  ['is it possible to mute clip 3?', [volume(clip(3), { to: 0 })]],
  ['any chance you could drop the forest clip?', [gone(named('forest.mp4'))]],
  ['do you mind deleting the last clip?', [gone(clip(-1))]],
  ['I was wondering if you could remove clip 2', [gone(clip(2))]],
  ['what if clip 3 came first?', [toFront(clip(3))]],
  ['one more thing: delete the title', [gone(title)]],
  ['sorry, I meant delete clip 3', [gone(clip(3))]],
  ['麻烦你把第二段删掉', [gone(clip(2))]],
  ['我觉得第二段可以删掉', [gone(clip(2))]],
  ['嗯，那就把第一段静音吧', [volume(clip(1), { to: 0 })]],
  ['還有，第三段刪掉', [gone(clip(3))]],
  [
    'my wife wants the forest before the beach',
    [
      edit({
        do: 'move',
        target: named('forest.mp4'),
        to: { at: 'before', target: named('beach.mp4') },
      }),
    ],
  ],
  ['the client asked for a vertical cut', [edit({ do: 'canvas', ratio: '9:16', fit: null })]],
  ['还是不要音乐了，把音乐去掉', [{ ask: 'remove-music' }]],
  // Reasons.
  ['clip 3 came out way too dark so just drop it', [gone(clip(3))]],
  ['delete clip 2, we reshot it yesterday', [gone(clip(2))]],
  ['nobody needs to see the city bit, delete it', [gone(named('city.mp4'))]],
  ['Honestly the second clip adds nothing. Get rid of it.', [gone(clip(2))]],
  ['Not sure about the title, can you take it off?', [gone(title)]],
  ['第三段拍糊了，删掉', [gone(clip(3))]],
  ['第一段没什么内容，不要了', [gone(clip(1))]],
  ['第二段风声太大了，静音吧', [volume(clip(2), { to: 0 })]],
  ['最后四秒是在关机，剪掉', [cutOut(last(4))]],
  ['前两秒黑屏了，去掉', [cutOut(first(2))]],
  ['把第二段删了，客户不喜欢', [gone(clip(2))]],
  ['音乐盖过人声了，调小一点', [volume(music, { times: 0.7 })]],
  ['第一段开头镜头在晃，前1.5秒剪掉吧', [cutOut(first(1.5), clip(1))]],
  ['beach最后3秒拍到我手指了，帮我切掉', [cutOut(last(3), named('beach.mp4'))]],
  [
    'the first three seconds of the city clip are just me walking, cut those off',
    [cutOut(first(3), named('city.mp4'))],
  ],
  ['the bit between 12 and 17 seconds is boring, please cut it out', [cutOut(range(12, 17))]],
  // What sounds like a remark, and is an order of its own.
  ['mute clip 2 and the music', [volume(music, { to: 0 }), volume(clip(2), { to: 0 })]],
  [
    'music at 30% for the first 5 seconds, then no music',
    [volume(music, { to: 0.3 }, first(5)), { ask: 'remove-music' }],
  ],
  ['照片多停一会儿，停6秒', [edit({ do: 'length', target: images, ms: { to: 6000 } })], mixed],
  ['everything after 0:20 is boring, cut it', [cutOut(range(20, null))]],
  // Of several titles, which one is asked.
  ['make the title yellow', [clarify(whichTitle)], lettered],
  ['标题改小一点', [clarify(whichTitle)], lettered],
  // What is told of a stretch of the music, and how it is to be.
  ['10秒到14秒是新郎念誓词，这段音乐只留钢琴', [revise('这段音乐只留钢琴', range(10, 14))]],
  ['高潮部分气势不够，再激烈些', [revise('激烈些', 'climax')]],
  ['结尾收得太突然，音乐加个4秒淡出', [edit({ do: 'fade', of: music, edge: 'out', ms: 4000 })]],
  // Names.
  ['delete the part in the forest', [gone(named('forest.mp4'))]],
  ['delete the beach stuff', [gone(named('beach.mp4'))]],
  ['海边那段删掉', [gone(named('beach.mp4'))]],
  ['forest的部分静音', [volume(named('forest.mp4'), { to: 0 })]],
  // What is left, and what stays.
  ['delete clip 1 and crossfade the ones that are left', [gone(clip(1)), crossfades]],
  ['先删掉第一段，再把剩下的两段之间加叠化', [gone(clip(1)), crossfades]],
  ['delete the captions but leave the title alone', [gone(captions)], captioned],
  ['mute the clips, take clip 2 out', [volume(clips, { to: 0 }), gone(clip(2))]],
];

/** Beside a piece that is there, these are no words of music, and no order either. */
export const FOR_NOBODY: readonly string[] = [
  'without the bunny the film would be boring',
  'everything after 0:20 is rubbish',
  '没有音乐的话会很无聊',
  'I removed clip 2',
  'move the drone clip to the end',
  'I spilled coffee on my laptop',
  'make the cat bigger',
  'move the logo to the left corner',
  'put the thing where it was',
  'delete clip 2 or clip 3',
  'mute the other clip',
  '把有狗的那段删掉',
  '把猫放大一点',
  '我咖啡洒在电脑上了',
  'swap them',
  'correct the colours of the forest clip',
];
