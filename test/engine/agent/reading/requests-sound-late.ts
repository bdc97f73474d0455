import type { Missing } from '../../../../src/engine/agent/intents.js';
import type { Request } from '../../../../src/engine/agent/requests.js';
import type { Operation, Target } from '../../../../src/engine/timeline/index.js';
import {
  bare,
  clip,
  clips,
  edit,
  film,
  type Label,
  last,
  music,
  range,
  revise,
  song,
  volume,
  write,
} from './labels.js';

type Of<Do extends Operation['do']> = Extract<Operation, { do: Do }>;

const BIRDS = 'birds.wav';
const recording = (name: string): Target => ({ by: 'name', name, track: 'audio' });
const birds = (change: Partial<Of<'sound'>> = {}): Request =>
  edit({
    do: 'sound',
    media: BIRDS,
    role: 'sound',
    replaces: false,
    at: null,
    loop: false,
    ...change,
  });
const duck = (depthDb: Of<'duck'>['depthDb']): Request => edit({ do: 'duck', depthDb });
const fade = (edge: 'in' | 'out', ms: number, of: Target = music): Request =>
  edit({ do: 'fade', of, edge, ms });
const letter = (one: string): Request => ({
  ask: 'restore',
  version: { by: 'letter', letter: one },
});
const numbered = (number: number): Request => ({
  ask: 'restore',
  version: { by: 'number', number },
});
const several = (count: number): Request => ({ ask: 'variants', count, words: '' });
const redo: Request = { ask: 'redo', steps: 1 };
const once: Request = edit({ do: 'loop', target: music, loop: false });

/** Several ways to say one thing. */
const alike = (requests: readonly Request[], messages: readonly string[], there = film): Label[] =>
  messages.map((words) => [words, requests, there]);
const lacking = (missing: Missing, messages: readonly string[], there = film): Label[] =>
  alike([{ ask: 'missing', missing }], messages, there);

/** More that is asked of sound, music and versions, in any order of words. */
export const OF_SOUND_LATE: readonly Label[] = [
  ...alike(
    [volume(music, { times: 0.33 })],
    ['a third of the volume', 'turn the music down to a third', '音乐调到三分之一'],
  ),
  ...alike([volume(music, { times: 0.67 })], ['lower the music by a third', '把音乐降低三分之一']),
  ...alike(
    [volume(clip(2), { to: 0 })],
    ['silence the original audio in clip 2 only', '只把第二段的原声关掉'],
  ),
  ...alike(
    [volume(clips, { to: 0 })],
    ['no original sound please, just music', '原声太吵了，全部静音'],
  ),
  ...alike([volume(music, { to: 1 })], ['put the music back', '把音乐加回来']),
  ...alike(
    [{ ask: 'clarify', about: { of: 'how-much', doing: 'volume' } }],
    ['music and original sound at the same level', '音乐和原声一样大'],
  ),
  ['I want to hear the original sound of clip 3 again', [volume(clip(3), { to: 1 })]],
  ['the music is way too loud, knock it down to 20 percent', [volume(music, { to: 0.2 })]],
  ...alike([volume(music, { times: 0.7 })], ['音乐小一点，会吵到奶奶', '音乐别那么吵']),
  ['音乐从5秒到9秒静音，老板要讲话', [volume(music, { to: 0 }, range(5, 9))]],
  [
    'can we have the music at half volume for the last 10 seconds',
    [volume(music, { times: 0.5 }, last(10))],
  ],

  ...alike(
    [fade('out', 2000), fade('out', 1000, clip(-1))],
    [
      'fade the picture and the music out together',
      'have the sound and the picture fade out at the end',
      '画面和音乐一起淡出',
    ],
  ),
  ...alike(
    [fade('out', 3000)],
    [
      'fade out the music 3 seconds before the end',
      'the music should start to fade 3 seconds before the film ends',
      '音乐在结束前3秒开始淡出',
      '倒数3秒开始淡出音乐',
    ],
  ),

  ...alike(
    [duck({ to: 0 })],
    [
      'please stop lowering the music when somebody talks',
      'keep the music at the same level when people speak',
      "don't let the music drop when people talk",
      '说话时音乐音量保持不变',
    ],
  ),
  ...alike(
    [duck({ plus: 6 })],
    [
      "lower the music more while I'm speaking",
      'bring the music down further under the voice',
      'stronger ducking please',
      '说话的时候音乐要轻下去',
    ],
  ),
  ...alike(
    [duck({ to: 10 })],
    [
      'The music should dip by 10 dB under the interview.',
      'when people talk, make the music 10 dB quieter',
    ],
  ),

  ...alike(
    [birds()],
    [
      'add birds.wav in the background too, next to the music',
      '把 birds.wav 铺在下面当环境音，音乐也留着',
      '背景里再放点birds.wav',
    ],
  ),
  ['birds.wav on a loop in the background, keep the music too', [birds({ loop: true })]],
  ['play birds.wav quietly in the background', [birds(), volume(recording(BIRDS), { times: 0.7 })]],
  ...alike([once], ["don't loop the song, once through is enough", '歌放一遍就停，不要循环'], song),
  [
    'change the music to my song.mp3 and fade it out at the end',
    [
      birds({ media: 'my song.mp3', role: 'music', replaces: true }),
      fade('out', 2000, recording('my song.mp3')),
    ],
  ],
  ['Recut is in. Keep the music, just fit it to the new edit.', [{ ask: 'conform' }]],

  ...alike([letter('A')], ['A', '我要A', "I'll take A.", 'A is better']),
  ...alike([numbered(1)], ['the first version was better', 'version 1 was better', '第一版更好']),
  ...alike([redo], ['恢复', '恢复一下', 'Actually no, redo it.']),
  ['undo the last three', [{ ask: 'undo', steps: 3 }]],
  [
    'I preferred it as it was before I added the title. Please go back to that.',
    [{ ask: 'restore', version: { by: 'before', words: 'I added the title' } }],
  ],
  ...alike(
    [several(3)],
    [
      'can I hear some other options for the music?',
      '拿不定主意，给我三个版本的音乐挑挑看',
      '给我换三首听听',
    ],
  ),
  ...alike([{ ask: 'question', topic: 'versions' }], ['你改了什么', '现在是第几版']),

  ...alike([revise('calmer', 'outro')], ['make the ending calmer', 'a calmer ending please']),
  ['让开场更有气势一点', [revise('更有气势一点', 'intro')]],
  ['前奏里把钢琴换成吉他', [revise('钢琴换成吉他', 'intro')]],
  ['10秒到16秒的音乐舒缓一点，我在那里讲题', [revise('舒缓一点', range(10, 16))]],
  [
    'can the tune be a little slower? The kids are only walking',
    [write('can the tune be a little slower', true, 0.86)],
  ],
  ['这首不好听，换一首', [write('')]],
  ['我要一段二胡曲子，悠扬一点的', [write('我要一段二胡曲子，悠扬一点的')], bare],

  ...lacking('voice', [
    "I'd love a woman singing my shop's name in the music",
    'can somebody sing in the music',
    '让音乐里有个女声唱我们店的名字',
  ]),
  ...lacking('effects', [
    'the picture is shaky, could you stabilise it',
    'could the beach part be in black and white',
    '视频抖，能稳定一下吗',
    '能把老照片上的折痕修掉吗',
  ]),
  ...lacking('objects', [
    "can you blur the children's faces? not all parents gave permission",
    'the faces should be blurred',
    '能把其他小朋友的脸打上马赛克吗',
  ]),
  ...lacking('sound-effects', ['add rain sounds', '结尾加点掌声']),
  ...lacking('export', ['Can you post it straight to my Instagram?', '可以直接帮我发布到抖音吗']),
];
