import type { Request } from '../../../../src/engine/agent/requests.js';
import type { Operation, Target } from '../../../../src/engine/timeline/index.js';
import {
  bare,
  clip,
  clips,
  cutOut,
  edit,
  film,
  first,
  fromEnd,
  type Label,
  last,
  music,
  range,
  revise,
  share,
  song,
  volume,
  write,
} from './labels.js';

type Of<Do extends Operation['do']> = Extract<Operation, { do: Do }>;

const SONG = 'my song.mp3';
const BIRDS = 'birds.wav';
const recording = (name: string): Target => ({ by: 'name', name, track: 'audio' });
const sound = (media: string, change: Partial<Of<'sound'>> = {}): Request =>
  edit({ do: 'sound', media, role: 'sound', replaces: false, at: null, loop: false, ...change });
const asMusic = (change: Partial<Of<'sound'>> = {}): Request =>
  sound(SONG, { role: 'music', replaces: true, ...change });
const duck = (depthDb: Of<'duck'>['depthDb']): Request => edit({ do: 'duck', depthDb });
const fade = (edge: 'in' | 'out', ms: number, of: Target = music): Request =>
  edit({ do: 'fade', of, edge, ms });
const loop = (on: boolean): Request => edit({ do: 'loop', target: music, loop: on });
const undo = (steps = 1): Request => ({ ask: 'undo', steps });
const redo: Request = { ask: 'redo', steps: 1 };
const conform: Request = { ask: 'conform' };
const silence: Request = { ask: 'remove-music' };
const uploaded: Request = { ask: 'restore', version: { by: 'first' } };
const letter = (one: string): Request => ({
  ask: 'restore',
  version: { by: 'letter', letter: one },
});
const numbered = (number: number): Request => ({
  ask: 'restore',
  version: { by: 'number', number },
});
const several = (count: number, words = ''): Request => ({ ask: 'variants', count, words });
const atSecond = (seconds: number) => ({ at: { of: 'start' as const, ms: 1000 * seconds } });

/** Several ways to say one thing. */
const alike = (requests: readonly Request[], messages: readonly string[], there = film): Label[] =>
  messages.map((words) => [words, requests, there]);

/** What is asked of sound, music and versions, in whatever words. */
export const OF_SOUND: readonly Label[] = [
  ...alike(
    [volume(music, { times: 0.5 })],
    ['reduce the music by half', 'set the music volume to half', '音量减半'],
  ),
  ...alike([volume(music, { to: 0.3 })], ['music volume 30', '音乐音量调到30']),
  ...alike(
    [volume(music, { times: 0.7 })],
    [
      'turn the music down so we can hear grandma',
      'the song is drowning everything out, turn it down',
      '音乐太吵了，小点声',
    ],
  ),
  ...alike([volume(music, { times: 1.4 })], ['i can barely hear the music', '音乐声音大点']),
  ...alike(
    [volume(clips, { to: 0 })],
    [
      'mute everything but the music',
      'turn the camera sound off',
      '只留音乐',
      '原声关掉，风声太大了',
    ],
  ),
  ...alike([volume(clips, { to: 1 })], ['bring back the original sound', '把原声恢复']),
  ...alike([volume(clips, { times: 1.4 })], ['make my voice louder', '把人声调大一点']),
  ['the first 5 seconds should be without music', [volume(music, { to: 0 }, first(5))]],
  ['10秒到15秒音乐小一点', [volume(music, { times: 0.7 }, range(10, 15))]],
  [
    'Can you halve the volume of the music from 0:10 to 0:16?',
    [volume(music, { times: 0.5 }, range(10, 16))],
  ],
  ['loop the song and keep it at 60%', [loop(true), volume(music, { to: 0.6 })], song],
  [
    'mute clip 2 and set the music to 50%',
    [volume(clip(2), { to: 0 }), volume(music, { to: 0.5 })],
  ],
  ...alike(
    [silence],
    ['get rid of the music altogether', 'take the music off completely', '音乐去掉', '把音乐删了'],
  ),
  ['cut 3 seconds off the start of the song', [cutOut(first(3), music)], song],

  ...alike([fade('in', 2000)], ['let the music fade in slowly', '开头音乐2秒淡入']),
  ['add a two second fade to the start of the song', [fade('in', 2000)], song],
  ['最后3秒音乐慢慢淡出', [fade('out', 3000)]],

  ...alike(
    [duck({ plus: 6 })],
    [
      'when somebody is speaking the music should go down more',
      'please lower the music further whenever somebody is talking',
      '有人说话时音乐小一点',
      '人声出现时把音乐压低',
    ],
  ),
  ...alike([duck({ to: 0 })], ['turn ducking off', '不要自动压低音乐', '关掉闪避']),
  ...alike(
    [duck({ plus: -6 })],
    ["don't duck the music so much", 'the ducking is too strong', '音乐压得太低了'],
  ),
  ['duck the music 3 dB more', [duck({ plus: 3 })]],
  ['有人声的地方把音乐降12dB', [duck({ to: 12 })]],

  ...alike(
    [conform],
    [
      "I've recut the film, please match the music to it again",
      'the music no longer fits the pictures',
      '音乐重新对一下画面',
      '根据新剪辑调整音乐',
    ],
  ),
  ...alike(
    [loop(true)],
    [
      'repeat the song so it lasts the whole film',
      'play the song on repeat',
      'start the song again when it ends',
      'if the song is too short, repeat it',
      '让歌循环播放到视频结束',
    ],
    song,
  ),
  ...alike([loop(false)], ["the song shouldn't loop", 'play it only once', '歌只放一遍'], song),

  ...alike(
    [asMusic()],
    [
      "I'd rather have my song.mp3 than this music",
      'lay my song.mp3 under the whole film',
      '用我上传的my song.mp3做背景音乐',
    ],
  ),
  ['用my song.mp3做背景音乐，不够长就循环', [asMusic({ loop: true })]],
  [
    'I want my song.mp3 as background music at 40%',
    [asMusic(), volume(recording(SONG), { to: 0.4 })],
  ],
  ...alike(
    [sound(BIRDS, atSecond(5))],
    [
      'birds.wav from 0:05',
      'let birds.wav come in at 5 seconds',
      'Start birds.wav at 0:05, alongside the music',
      '加上birds.wav的鸟叫声，从第5秒开始',
    ],
  ),
  [
    'I want birds.wav to start at 0:05 and play quietly',
    [sound(BIRDS, atSecond(5)), volume(recording(BIRDS), { times: 0.7 })],
  ],

  ...alike(
    [undo()],
    [
      'undo what I just did',
      'forget the last change',
      '刚才那步不要了，撤回',
      '换回之前的版本',
      '把刚才那一步撤回',
    ],
  ),
  ...alike([undo(2)], ['go back two versions', '撤销最近两步']),
  ...alike(
    [redo],
    ['redo what I just undid', 'Sorry, I do want it after all: redo', '恢复刚才撤销的', '重做一下'],
  ),
  [
    'undo that and make the music slightly quieter instead',
    [undo(), volume(music, { times: 0.7 })],
  ],
  ...alike(
    [uploaded],
    [
      'go back to how it was when I uploaded it',
      'put everything back to how it was at the start',
      '恢复到最初上传的样子',
    ],
  ),
  ...alike([letter('B')], ["Let's take version B", "Let's go with B", '选B吧', '我喜欢B版']),
  ...alike([numbered(3)], ['go back to draft 3', 'the third version please', '回到第3个版本']),
  ...alike(
    [several(3)],
    [
      'Can I hear three different versions of the music?',
      'could you give me a few options for the music',
      '给我出三个版本的音乐选选',
      '来三首不同的曲子让我选',
    ],
  ),
  ['three variations of calm piano', [several(3, 'calm piano')]],

  ['Make the intro softer and sparser', [revise('softer and sparser', 'intro')]],
  ['turn the music down in the intro', [revise('quieter', 'intro')]],
  ['结尾部分安静一点', [revise('安静一点', 'outro')]],
  ['后半段加点弦乐', [revise('加点弦乐', { from: share(0.5), to: null })]],
  ['最后10秒的音乐不要鼓', [revise('不要鼓', { from: fromEnd(10), to: null })]],
  ...[
    'can we have a bit more piano in the music',
    'Take the guitar out of the music',
    'the music feels too busy, can you make it calmer?',
    'can you replace the piano with a guitar',
    '音乐里加点弦乐',
    '音乐能不能再欢快一点？',
  ].map((words): Label => [words, [write(words, true)]]),
  [
    'make the music more cheerful and set it to 50%',
    [write('make the music more cheerful', true), volume(music, { to: 0.5 })],
  ],

  ...alike(
    [{ ask: 'missing', missing: 'clean-up' }],
    ['remove the wind noise from the beach clip', '把风声去掉', '给视频降噪'],
  ),
  ...alike(
    [{ ask: 'missing', missing: 'voice' }],
    ['Please have a woman sing the lyrics I wrote for my wife', '给这个视频配一段女声旁白'],
    bare,
  ),
  ...alike(
    [{ ask: 'missing', missing: 'effects' }],
    ['make the whole film black and white', '画面太抖了，做一下防抖'],
  ),
  ...alike(
    [{ ask: 'question', topic: 'volume' }],
    ['is the music too loud?', '现在音乐多大声？', 'how loud is the music right now?'],
  ),
  [
    'faster music, and fade it out at the end',
    [write('faster music', true, 1.16), fade('out', 2000)],
  ],
  ['only keep the sound of clip 2', [volume(clip(1), { to: 0 }), volume(clip(3), { to: 0 })]],
  [
    'in the theme, use a violin instead of the piano',
    [revise('use a violin instead of the piano', 'theme')],
  ],
  ...alike([undo()], ['I preferred the previous version', '还是上一版好']),
  ['用第二个方案', [letter('B')]],
  ['what did you change?', [{ ask: 'question', topic: 'versions' }]],
  ['can you tell me the tempo?', [{ ask: 'question', topic: 'tempo' }]],
  ['Mute the music during the last 5 seconds', [volume(music, { to: 0 }, last(5))]],
];
