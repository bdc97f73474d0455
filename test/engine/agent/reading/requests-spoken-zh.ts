import {
  bare,
  captioned,
  captions,
  clip,
  clips,
  cutOut,
  edit,
  first,
  fromEnd,
  images,
  keep,
  type Label,
  last,
  lastImage,
  mixed,
  music,
  named,
  photos,
  range,
  revise,
  share,
  song,
  title,
  volume,
  write,
} from './labels.js';

/** The Chinese half of what people really say. */
export const SPOKEN_CHINESE: readonly Label[] = [
  ['把字幕删掉', [edit({ do: 'remove', target: captions })], captioned],
  [
    '字幕改成黄色',
    [
      edit({
        do: 'change-title',
        target: captions,
        text: null,
        range: null,
        look: { colour: '#ffd400' },
      }),
    ],
    captioned,
  ],
  [
    '前 3 秒加标题“出发”',
    [edit({ do: 'title', text: '出发', range: range(null, 3), look: { style: 'title' } })],
  ],
  ['麻烦把最后半秒剪掉', [cutOut(last(0.5))]],
  ['结尾剪掉1秒', [cutOut(last(1))]],
  ['把第二段的开头剪掉一秒', [cutOut(first(1), clip(2))]],
  [
    '只保留第二段',
    [edit({ do: 'remove', target: clip(1) }), edit({ do: 'remove', target: clip(2) })],
  ],
  ['第二段缩短一半', [edit({ do: 'length', target: clip(2), ms: { times: 0.5 } })]],
  ['撤销三次', [{ ask: 'undo', steps: 3 }]],
  ['重做 2 次', [{ ask: 'redo', steps: 2 }]],
  ['撤销上两步', [{ ask: 'undo', steps: 2 }]],
  ['照片慢慢放大', [edit({ do: 'motion', target: lastImage, motion: 'zoom-in' })], mixed],
  ['让图片慢慢推近', [edit({ do: 'motion', target: images, motion: 'zoom-in' })], photos],
  ['那张照片显示3秒就够了', [edit({ do: 'length', target: lastImage, ms: { to: 3000 } })], mixed],
  ['第二张照片不要了', [edit({ do: 'remove', target: clip(2) })], photos],
  [
    '片尾加上“谢谢观看”，淡入',
    [
      edit({
        do: 'title',
        text: '谢谢观看',
        range: { from: fromEnd(3), to: null },
        look: { style: 'title', enter: 'fade' },
      }),
    ],
  ],
  [
    '开头加个标题“旅行日记”，字体白色，放中间',
    [
      edit({
        do: 'title',
        text: '旅行日记',
        range: range(null, 3),
        look: { style: 'title', colour: '#ffffff', position: 'center' },
      }),
    ],
  ],
  [
    '加标题“出发”，再把它改成红色',
    [edit({ do: 'title', text: '出发', range: null, look: { style: 'title', colour: '#e53935' } })],
  ],
  [
    '第三段放到最前面，然后静音',
    [edit({ do: 'move', target: clip(3), to: { at: 'start' } }), volume(clip(1), { to: 0 })],
  ],
  [
    '删掉第一段和最后一段',
    [edit({ do: 'remove', target: clip(1) }), edit({ do: 'remove', target: clip(-1) })],
  ],
  [
    '用photo.jpg替换beach.mp4，音乐不变',
    [edit({ do: 'replace', target: named('beach.mp4'), media: 'photo.jpg' }), { ask: 'conform' }],
  ],
  ['视频剪到15秒，音乐小声一点', [keep(first(15)), volume(music, { times: 0.7 })]],
  ['音乐太大声了，调小点', [volume(music, { times: 0.7 })]],
  ['原声关掉，音乐80%', [volume(clips, { to: 0 }), volume(music, { to: 0.8 })]],
  [
    '第二段加速到1.5倍，然后把第三段删了',
    [
      edit({ do: 'speed', target: clip(2), factor: { to: 1.5 } }),
      edit({ do: 'remove', target: clip(3) }),
    ],
  ],
  [
    '片段之间加半秒的叠化',
    [edit({ do: 'transition', into: null, kind: 'crossfade', ms: 500, onBeat: false })],
  ],
  ['改成竖屏，背景虚化，谢谢', [edit({ do: 'canvas', ratio: '9:16', fit: 'blur' })]],
  ['音乐从第3秒开始', [volume(music, { to: 0 }, range(null, 3))], song],
  ['前三秒不要音乐', [volume(music, { to: 0 }, range(null, 3))], song],
  ['最后三秒音乐淡出', [edit({ do: 'fade', of: music, edge: 'out', ms: 3000 })], song],
  ['后半段音乐激烈一点', [revise('激烈一点', { from: share(0.5), to: null })]],
  [
    '把5秒到7秒剪掉，再把标题放大一点',
    [
      cutOut(range(5, 7)),
      edit({
        do: 'change-title',
        target: title,
        text: null,
        range: null,
        look: { size: { times: 1.3 } },
      }),
    ],
  ],
  [
    '每张照片2秒，中间加叠化',
    [
      edit({ do: 'length', target: images, ms: { to: 2000 } }),
      edit({ do: 'transition', into: null, kind: 'crossfade', ms: null, onBeat: false }),
    ],
    photos,
  ],
  ['交换前两段', [edit({ do: 'swap', first: clip(1), second: clip(2) })]],
  ['复制最后一段', [edit({ do: 'duplicate', target: clip(-1) })]],
  [
    '把beach.mp4放到第一个，慢放一半',
    [
      edit({ do: 'move', target: named('beach.mp4'), to: { at: 'start' } }),
      edit({ do: 'speed', target: named('beach.mp4'), factor: { times: 0.5 } }),
    ],
  ],
  ['音乐欢快一点，再去掉前2秒', [write('音乐欢快一点', true), cutOut(first(2))]],
  [
    '标题改成“夏天”',
    [edit({ do: 'change-title', target: title, text: '夏天', range: null, look: {} })],
  ],
  ['帮我把12秒以后的都剪掉', [cutOut(range(12, null))]],
  ['整体加快一点', [edit({ do: 'speed', target: clips, factor: { times: 1.5 } })], bare],
  [
    '結尾加字幕「下次見」',
    [
      edit({
        do: 'title',
        text: '下次見',
        range: { from: fromEnd(3), to: null },
        look: { style: 'caption' },
      }),
    ],
  ],
  ['第二段静音，其他不变', [volume(clip(2), { to: 0 })]],
];
