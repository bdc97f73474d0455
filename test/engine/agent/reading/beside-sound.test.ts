import { expect, it } from 'vitest';
import { readRequests } from '../../../../src/engine/agent/reading/index.js';
import type { ReadingContext, Request } from '../../../../src/engine/agent/requests.js';
import type { Target } from '../../../../src/engine/timeline/index.js';
import {
  bare,
  clip,
  clips,
  edit,
  film,
  first,
  last,
  music,
  named,
  range,
  song,
  title,
  volume,
} from './labels.js';

const off = { to: 0 };
const softer = { times: 0.7 };
const louder = { times: 1.4 };
const birds: Target = { by: 'name', name: 'birds.wav', track: 'audio' };
const gone: Request = { ask: 'remove-music' };
const once = edit({ do: 'loop', target: music, loop: false });
const again = edit({ do: 'loop', target: music, loop: true });
const givesWay = edit({ do: 'duck', depthDb: { plus: 6 } });
const fade = (of: Target, edge: 'in' | 'out', ms: number): Request =>
  edit({ do: 'fade', of, edge, ms });
const beach = named('beach.mp4');
const during = (target: Target) =>
  ({
    from: { of: 'thing', target, edge: 'start', ms: 0 },
    to: { of: 'thing', target, edge: 'end', ms: 0 },
  }) as const;

type Row = readonly [requests: readonly Request[], there: ReadingContext, ...messages: string[]];

const ROWS: readonly Row[] = [
  [
    [gone],
    film,
    'my boss says the music is awful, remove it',
    'We decided to go without music after all',
    'boss says no music at all, sorry',
    'remove the music, I want to hear the waves',
    '关音乐',
    '不加音乐',
    '老板说完全不要音乐',
    '不想要背景音乐了，只要现场声',
  ],
  [
    [gone, edit({ do: 'remove', target: title })],
    film,
    'remove the music and the title',
    '去掉音乐和标题',
  ],
  [[volume(music, off, first(5))], song, 'first 5 seconds silent, no music', '前5秒静音，不要音乐'],
  [[volume(music, off, first(4))], song, '前4秒把歌静音，只听现场声'],
  [[volume(music, off, last(5))], song, '音乐最后5秒关掉', '最后5秒音乐关掉'],
  [[volume(music, off, last(3))], song, 'last 3 seconds quiet, no music'],
  [
    [volume(music, off, first(3))],
    song,
    '前3秒静音，之后音乐正常',
    '音乐从第3秒开始，前面留白',
    'start the song at 0:03 of the video, before that only waves',
  ],
  [
    [volume(music, softer, range(2, 6))],
    song,
    'from 0:02 to 0:06 my son sings, music softer',
    '2到6秒儿子在唱歌，音乐轻一点',
  ],
  [
    [volume(music, softer, during(beach))],
    song,
    '海滩那段音乐往下调',
    '海滩那段音乐小一点，想听海浪声',
  ],
  [[volume(music, softer)], film, '音乐有点吵，小一点，我想听孩子说话', '音量调低一点，耳朵疼'],
  [
    [givesWay],
    song,
    'music too loud when he talks, turn it down there',
    'the song is too loud when grandma talks',
    '他说话的时候音乐太大了，那里调小一点',
    '有旁白时，歌小声一点',
  ],
  [
    [once],
    song,
    'the song should play once and not loop',
    "Don't loop the song, I want silence after it ends.",
    '播一次就行，不用循环',
    '歌只放一遍，放完就安静',
  ],
  [[again], song, 'when the music ends, play it again', 'loop my song so it reaches the end'],
  [[volume(clip(1), louder)], film, 'turn clip 1 up, it is so quiet'],
  [
    [volume(clip(2), off)],
    film,
    'the sound of the second clip is out of place, remove it',
    '第二段声音很吵，去掉',
  ],
  [[edit({ do: 'remove', target: clip(2) })], film, 'the sound of clip 2 is bad, delete clip 2'],
  [[volume(clip(3), { to: 1 })], film, '第三段是敬酒，我想听现场的声音，这段原声提到100%'],
  [[volume(beach, louder)], film, '海滩那段浪声很好听，原声开大一点'],
  [[volume(beach, { to: 1 })], film, '海滩那段没声音，帮我打开'],
  [
    [volume(clips, off)],
    film,
    '帮我把视频原声都去掉，太吵了',
    'just the music please, no camera audio',
  ],
  [[volume(clips, off, first(4))], film, '前4秒只要音乐，不要原声'],
  [[volume(clips, { to: 0.4 })], film, '片段音量统一40%'],
  [[volume(birds, { to: 0.5 })], film, 'put birds to 50%'],
  [
    [volume(clip(1), { to: 0.5 }), volume(clip(2), { to: 0.8 })],
    film,
    'volume of clip 1 to 50, clip 2 to 80',
  ],
  [[fade(music, 'in', 2000), fade(music, 'out', 3000)], song, 'song fade in 2 s, out 3 s'],
  [[fade(music, 'in', 1000), fade(music, 'out', 4000)], song, 'music fade in 1s out 4s'],
  [
    [fade(music, 'out', 5000)],
    song,
    'the fade out is too short, make it 5 seconds',
    '淡出太短了，改成5秒',
  ],
  [[fade(clip(1), 'in', 1000)], bare, '开头加个1秒的淡入', 'add a 1 second fade in at the start'],
];

it('is told of sound what it is for, when, and what stays', () => {
  const failures = ROWS.flatMap(([requests, there, ...messages]) =>
    messages.flatMap((message) => {
      const read = readRequests(message, there);
      const isRead =
        JSON.stringify([read.requests, read.unread]) === JSON.stringify([requests, []]);
      return isRead ? [] : [`${message}: ${JSON.stringify([read.requests, read.unread])}`];
    }),
  );
  expect(failures).toEqual([]);
});

it('says how the music is played, and not how loud', () => {
  for (const message of ['音乐速度加快20%', 'make the music 20% faster', '音乐放慢10%']) {
    const { requests } = readRequests(message, film);
    expect(requests, message).toMatchObject([{ ask: 'music', refines: true }]);
  }
});

it('leaves what a piece is to be like with its words', () => {
  const { requests } = readRequests('calm piano, fade out at the end', bare);
  expect(requests).toMatchObject([{ ask: 'music', words: 'calm piano, fade out at the end' }]);
});
