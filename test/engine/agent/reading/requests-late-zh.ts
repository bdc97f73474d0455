import {
  clip,
  clips,
  cutOut,
  edit,
  first,
  keep,
  type Label,
  last,
  music,
  named,
  range,
  revise,
  share,
  song,
  title,
  volume,
} from './labels.js';

/** The Chinese half of the requests that were written after the reader. */
export const LATE_CHINESE: readonly Label[] = [
  ['请帮我去掉开头的3秒', [cutOut(first(3))]],
  ['只要前10秒', [keep(first(10))]],
  ['把0:05到0:08这段删了', [cutOut(range(5, 8))]],
  ['視頻剪成二十秒', [keep(first(20))]],
  ['把最後一段移到開頭', [edit({ do: 'move', target: clip(-1), to: { at: 'start' } })]],
  ['第一段和第三段换位置', [edit({ do: 'swap', first: clip(1), second: clip(3) })]],
  ['把photo.jpg加到最后', [edit({ do: 'place', media: 'photo.jpg', at: { at: 'end' } })]],
  [
    'beach.mp4放慢一半',
    [edit({ do: 'speed', target: named('beach.mp4'), factor: { times: 0.5 } })],
  ],
  ['整个视频加速到1.5倍', [edit({ do: 'speed', target: clips, factor: { to: 1.5 } })]],
  [
    '在左上角加文字“第一天”',
    [
      edit({
        do: 'title',
        text: '第一天',
        range: null,
        look: { style: 'title', position: 'top-left' },
      }),
    ],
  ],
  [
    '结尾加上“谢谢观看”',
    [edit({ do: 'title', text: '谢谢观看', range: last(3), look: { style: 'title' } })],
  ],
  [
    '標題改成紅色',
    [
      edit({
        do: 'change-title',
        target: title,
        text: null,
        range: null,
        look: { colour: '#e53935' },
      }),
    ],
  ],
  [
    '把标题放到中间',
    [
      edit({
        do: 'change-title',
        target: title,
        text: null,
        range: null,
        look: { position: 'center' },
      }),
    ],
  ],
  [
    '每段之间加1秒的叠化',
    [edit({ do: 'transition', into: null, kind: 'crossfade', ms: 1000, onBeat: false })],
  ],
  ['改成1:1，裁切', [edit({ do: 'canvas', ratio: '1:1', fit: 'crop' })]],
  ['前5秒原声静音', [volume(clips, { to: 0 }, first(5))]],
  ['副歌更激烈一點', [revise('更激烈一點', 'climax')]],
  ['后半段不要钢琴', [revise('不要钢琴', { from: share(0.5), to: null })]],
  [
    '用my song.mp3当背景音乐，循环播放',
    [
      edit({
        do: 'sound',
        media: 'my song.mp3',
        role: 'music',
        replaces: true,
        at: null,
        loop: true,
      }),
    ],
  ],
  ['不要循环', [edit({ do: 'loop', target: music, loop: false })], song],
  ['来三个版本', [{ ask: 'variants', count: 3, words: '' }]],
  ['回到上一步', [{ ask: 'undo', steps: 1 }]],
  ['恢复到最初的版本', [{ ask: 'restore', version: { by: 'first' } }]],
  ['现在是什么调？', [{ ask: 'question', topic: 'key' }]],
  ['把画面旋转90度', [{ ask: 'missing', missing: 'rotation' }]],
  ['加个贴纸', [{ ask: 'missing', missing: 'stickers' }]],
];
