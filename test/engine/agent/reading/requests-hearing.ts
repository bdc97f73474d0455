import type { Request } from '../../../../src/engine/agent/requests.js';
import type { Target } from '../../../../src/engine/timeline/index.js';
import {
  at,
  bare,
  clip,
  clips,
  cutOut,
  edit,
  film,
  type Label,
  music,
  range,
  song,
  volume,
  write,
} from './labels.js';

const BIRDS: Target = { by: 'name', name: 'birds.wav', track: 'audio' };
const duck = (change: { to: number } | { plus: number }): Request =>
  edit({ do: 'duck', depthDb: change });
const birds = (seconds: number): Request =>
  edit({
    do: 'sound',
    media: 'birds.wav',
    role: 'sound',
    replaces: false,
    at: at(seconds),
    loop: false,
  });
const stop = (seconds: number): Request => volume(music, { to: 0 }, range(seconds, null));
const unfaded = (edge: 'in' | 'out'): Request => edit({ do: 'fade', of: music, edge, ms: 0 });
const transcripts: Request = { ask: 'missing', missing: 'transcripts' };
const effects: Request = { ask: 'missing', missing: 'effects' };

type Rows = readonly (readonly [words: string, requests: readonly Request[]])[];
const inFilm: Rows = [
  ['make the voice stand out', [duck({ plus: 6 })]],
  ["make grandma's voice clearer", [duck({ plus: 6 })]],
  ['人声突出一点', [duck({ plus: 6 })]],
  ["I can't hear what she says, turn the music down there", [duck({ plus: 6 })]],
  ['听不清奶奶说什么，那里音乐小一点', [duck({ plus: 6 })]],
  ['有人声的地方音乐压10分贝', [duck({ to: 10 })]],
  ['stop the music at 0:20', [stop(20)]],
  ['kill the music after 12 seconds', [stop(12)]],
  ['the song should stop at 0:30', [stop(30)]],
  ['第20秒音乐停掉', [stop(20)]],
  ['音乐放到25秒就停', [stop(25)]],
  ['the music drowns out my voice', [duck({ plus: 6 })]],
  ['音乐盖过人声了', [duck({ plus: 6 })]],
  ['原声80音乐20', [volume(clips, { to: 0.8 }), volume(music, { to: 0.2 })]],
  ['set original audio 80 and music 20', [volume(clips, { to: 0.8 }), volume(music, { to: 0.2 })]],
  ['only music from 0:10 to 0:20', [volume(clips, { to: 0 }, range(10, 20))]],
  [
    'music only from 0:10 to 0:20',
    [volume(music, { to: 0 }, range(null, 10)), volume(music, { to: 0 }, range(20, null))],
  ],
  [
    "happy children's music and show each picture for 3 seconds",
    [write("happy children's music"), edit({ do: 'length', target: clips, ms: { to: 3000 } })],
  ],
  ['make the song end with the video', [{ ask: 'conform' }]],
  ['mute the camera sound from 5s to 9s only', [volume(clips, { to: 0 }, range(5, 9))]],
  ['拍摄的声音只在5到9秒静音', [volume(clips, { to: 0 }, range(5, 9))]],
  ['前4秒的现场声静音，只听音乐', [volume(clips, { to: 0 }, range(null, 4))]],
  ['最后一段别出声', [volume(clip(-1), { to: 0 })]],
  ['视频原声保留三成音量就好', [volume(clips, { to: 0.3 })]],
  ["bring back the clips' own sound at full volume", [volume(clips, { to: 1 })]],
  ['15秒的时候再放 birds.wav，跟歌一起', [birds(15)]],
  ['9秒加 birds.wav', [birds(9)]],
  [
    'play birds.wav under the music from 3s to 8s',
    [birds(3), volume(BIRDS, { to: 0 }, range(8, null))],
  ],
  ['birds.wav at 0:10, keep the music', [birds(10)]],
  ['歌曲不要淡入，直接响', [unfaded('in')]],
  ["the song shouldn't fade out, let it stop hard", [unfaded('out')]],
  ['undo my last 2 edits', [{ ask: 'undo', steps: 2 }]],
  ['刚才那三步都撤销吧', [{ ask: 'undo', steps: 3 }]],
  ['音乐多出几个方案，五个吧', [{ ask: 'variants', count: 5, words: '' }]],
  ['give me some alternatives, four please', [{ ask: 'variants', count: 4, words: '' }]],
  ['领导说这片不配乐，音乐删了吧', [{ ask: 'remove-music' }]],
  ['translate what they say into English subtitles', [transcripts]],
  ['把他们讲的四川话翻译成英文字幕', [transcripts]],
  ['第三段颜色太灰了，调个电影感的色调', [effects]],
];
const underSong: Rows = [
  ['song starts too late, skip its first 5 seconds', [cutOut(range(null, 5), music)]],
  ['歌的前奏太长，跳过前10秒', [cutOut(range(null, 10), music)]],
  ['trim the first 5 seconds', [cutOut(range(null, 5))]],
  ['start the song from its second minute', [cutOut(range(null, 60), music)]],
  ['歌从第二分钟开始放', [cutOut(range(null, 60), music)]],
  ['play the song from 0:45 of the track', [cutOut(range(null, 45), music)]],
  ['cut the song at the end of the film', [{ ask: 'conform' }]],
];
const ofOneClip: Rows = [['声音关掉', [volume(clips, { to: 0 })]]];

/** What is to be heard, and from when to when. */
export const OF_HEARING: readonly Label[] = [
  ...inFilm.map(([words, requests]): Label => [words, requests, film]),
  ...underSong.map(([words, requests]): Label => [words, requests, song]),
  ...ofOneClip.map(([words, requests]): Label => [words, requests, bare]),
];
