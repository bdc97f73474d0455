import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readRequests } from '../../../../src/engine/agent/reading/index.js';
import type { Request } from '../../../../src/engine/agent/requests.js';
import type {
  Amount,
  Operation,
  Target,
  TimeRange,
} from '../../../../src/engine/timeline/index.js';
import { at, clip, clips, edit, film, first, last, music, named, range, song } from './labels.js';

type Said = readonly [words: string, requests: readonly Request[]];
type Named = readonly [words: string, target: Target];
type Timed = readonly [words: string, range: TimeRange | null];

const recording = (name: string): Target => ({ by: 'name', name, track: 'audio' });
const BIRDS = recording('birds.wav');
const volume = (of: Target, change: Amount, when: TimeRange | null = null): Request =>
  edit({ do: 'volume', of, change, range: when });
const fade = (of: Target, side: 'in' | 'out', seconds: number): Request =>
  edit({ do: 'fade', of, edge: side, ms: 1000 * seconds });
const duck = (depthDb: Amount): Request => edit({ do: 'duck', depthDb });
type Sound = Extract<Operation, { do: 'sound' }>;
const sound = (change: Partial<Sound> = {}): Request =>
  edit({
    do: 'sound',
    media: 'birds.wav',
    role: 'sound',
    replaces: false,
    at: null,
    loop: false,
    ...change,
  });
const asMusic = (change: Partial<Sound> = {}): Request =>
  sound({ media: 'my song.mp3', role: 'music', replaces: true, ...change });

/** Each with each; and of what that makes, evenly, no more than so many. */
const crossed = <A, B, C>(
  as: readonly A[],
  bs: readonly B[],
  make: (a: A, b: B) => C,
  most = 30,
): C[] => {
  const all = as.flatMap((a) => bs.map((b) => make(a, b)));
  const step = Math.max(1, all.length / most);
  return Array.from(
    { length: Math.min(most, all.length) },
    (_, i) => all[Math.floor(i * step)],
  ).filter((one) => one !== undefined);
};

const misread = (said: readonly Said[], there = film) =>
  said.flatMap(([message, requests]) => {
    const { requests: got, unread } = readRequests(message, there);
    const isRight = unread.length === 0 && isDeepStrictEqual(got, requests);
    return isRight ? [] : [{ message, got, unread }];
  });

const SOUNDS: readonly Named[] = [
  ['the music', music],
  ['the original sound', clips],
  ["clip 2's sound", clip(2)],
  ['the background music', music],
  ['the camera audio', clips],
  ['the sound of the last clip', clip(-1)],
  ['the audio in the beach clip', named('beach.mp4')],
  ['birds.wav', BIRDS],
];
const SOUNDS_ZH: readonly Named[] = [
  ['音乐', music],
  ['原声', clips],
  ['第二段的声音', clip(2)],
  ['最后一段的原声', clip(-1)],
  ['配乐', music],
];
type Levelled = readonly [form: string, change: Amount];
const LEVELS: readonly Levelled[] = [
  ['turn _ down to 30%', { to: 0.3 }],
  ['bring _ down a little', { times: 0.7 }],
  ['_ should be quieter', { times: 0.7 }],
  ['_ is too loud', { times: 0.7 }],
  ["don't make _ so loud", { times: 0.7 }],
  ['push _ up a bit', { times: 1.4 }],
  ['_ is not loud enough', { times: 1.4 }],
  ['take 6 dB off _', { times: 0.5 }],
  ['boost _ by six decibels', { times: 2 }],
  ['_ half as loud', { times: 0.5 }],
  ['make _ 20% quieter', { times: 0.8 }],
  ['_ must be muted', { to: 0 }],
  ['turn _ all the way down', { to: 0 }],
  ['put _ back on', { to: 1 }],
];
const LEVELS_ZH: readonly Levelled[] = [
  ['把_调到三成', { to: 0.3 }],
  ['_拉低一点', { times: 0.7 }],
  ['_不要那么大声', { times: 0.7 }],
  ['_不够大声', { times: 1.4 }],
  ['_调到原来的一半', { times: 0.5 }],
  ['把_压低六分贝', { times: 0.5 }],
  ['_提高6dB', { times: 2 }],
  ['把_降低20%', { times: 0.8 }],
  ['_静音', { to: 0 }],
  ['把_关到0', { to: 0 }],
  ['_恢复到100%', { to: 1 }],
  ['把_解除静音', { to: 1 }],
];
const TIMES: readonly Timed[] = [
  ['from 0:05 to 0:10', range(5, 10)],
  ['after 0:10', range(10, null)],
  ['for the first 4 seconds', first(4)],
  ['in the last 3 seconds', last(3)],
];
const TIMES_ZH: readonly Timed[] = [
  ['5秒到10秒', range(5, 10)],
  ['0:10之后', range(10, null)],
  ['前4秒', first(4)],
  ['最后三秒', last(3)],
  ['在0:03和0:08之间', range(3, 8)],
];
const ORDERS: readonly Levelled[] = [
  ['turn the music down', { times: 0.7 }],
  ['make the song louder', { times: 1.4 }],
  ['music at 20%', { to: 0.2 }],
  ['no music', { to: 0 }],
  ['turn off the music', { to: 0 }],
];
const ORDERS_ZH: readonly Levelled[] = [
  ['音乐小一点', { times: 0.7 }],
  ['把音乐调到20%', { to: 0.2 }],
  ['音乐关掉', { to: 0 }],
  ['不要音乐', { to: 0 }],
];
const SPEECH = [
  'when people talk',
  'under the voices',
  'whenever someone is speaking',
  'where people are talking',
  'under speech',
  'when there are voices',
  'during the talking parts',
];
const SPEECH_ZH = [
  '有人说话的时候',
  '说话时',
  '有人声的地方',
  '人声处',
  '只要有人说话',
  '旁白的时候',
  '有说话声的时候',
];
const DUCKS: readonly Levelled[] = [
  ['turn the music down _', { plus: 6 }],
  ['_, lower the music', { plus: 6 }],
  ['the music should get quieter _', { plus: 6 }],
  ['_, bring the music down 12 dB', { to: 12 }],
  ['drop the music by 10 dB _', { to: 10 }],
  ['stop lowering the music _', { to: 0 }],
  ["don't turn the music down _", { to: 0 }],
  ['keep the music at the same level _', { to: 0 }],
  ['the music goes down too much _', { plus: -6 }],
];
const DUCKS_ZH: readonly Levelled[] = [
  ['_音乐小一点', { plus: 6 }],
  ['_，音乐再低一点', { plus: 6 }],
  ['_把音乐压低', { plus: 6 }],
  ['_音乐降10分贝', { to: 10 }],
  ['_音乐不要变小', { to: 0 }],
  ['_音乐压得太低了', { plus: -6 }],
];
const FADES = [
  'fade _ = over 2 seconds',
  'add a two-second fade = to _',
  'let _ fade = gradually over 2 seconds',
  '_ should fade = over 2 seconds',
  'over 2 seconds, fade _ =',
  '2 second fade = on _',
];
const FADES_ZH = ['_=两秒', '给_加两秒的=', '_用2秒=', '让_=2秒', '把_的=改成两秒', '_慢慢=，2秒'];
const FADED: readonly Named[] = [
  ['the music', music],
  ['the song', music],
  ['the sound of clip 2', clip(2)],
  ['birds.wav', BIRDS],
];
const FADED_ZH: readonly Named[] = [
  ['音乐', music],
  ['歌', music],
  ['第二段的声音', clip(2)],
];
const AS_MUSIC = [
  'use my song.mp3 as the music',
  'replace the music with my song.mp3',
  'the music should be my song.mp3',
  'for the music use my song.mp3',
  'switch the music to my song',
  '用my song.mp3做背景音乐',
  '把音乐换成my song.mp3',
  '配乐改用my song.mp3',
  '拿my song.mp3当背景音乐',
];
const BESIDE = [
  'add birds.wav',
  'put birds.wav under the whole film',
  'lay birds.wav under the film',
  'play birds.wav under the music',
  'mix in the birds',
  'I want birds.wav in the background',
  '加上birds.wav',
  '把birds.wav铺在下面',
  '背景里加birds.wav',
  '加birds.wav当环境音',
];
const AT = [
  ['start birds.wav at 0:05', at(5)],
  ['at 5 seconds add birds.wav', at(5)],
  ['add birds.wav and start it at 0:05', at(5)],
  ['8秒的时候放birds.wav', at(8)],
  ['add birds.wav when the forest starts', starts(named('forest.mp4'))],
  ['put birds.wav under the forest as a background sound', starts(named('forest.mp4'))],
  ['play birds.wav from clip 2 on', starts(clip(2))],
  ['第三段开始时加birds.wav', starts(clip(3))],
  ['把birds.wav放在最后一段下面', starts(clip(-1))],
] as const;
function starts(target: Target) {
  return { of: 'thing', target, edge: 'start', ms: 0 } as const;
}
const GONE = [
  'no music at all',
  'ok just kill the music',
  "I don't want any music",
  '音乐不要了',
  '把音乐撤了吧',
  '别放音乐',
  '取消背景音乐',
];

const levelled = ([form, change]: Levelled, [name, of]: Named): Said => [
  form.replace('_', name),
  [volume(of, change)],
];

describe('sound, said in many ways', () => {
  it('is as loud as it is told to be', () => {
    expect(misread(crossed(LEVELS, SOUNDS, levelled, 40))).toEqual([]);
    expect(misread(crossed(LEVELS_ZH, SOUNDS_ZH, levelled, 36))).toEqual([]);
  });
  it('is so over a stretch of time, told first or last', () => {
    const timed = (
      orders: typeof ORDERS,
      times: readonly Timed[],
      comma: string,
      behind: boolean,
    ) =>
      crossed(orders, times, ([order, change], [time, when]): readonly Said[] => [
        [`${time}${comma}${order}`, [volume(music, change, when)]],
        ...(behind ? [[`${order} ${time}`, [volume(music, change, when)]] as const] : []),
      ]).flat();
    expect(misread(timed(ORDERS, TIMES, ', ', true))).toEqual([]);
    expect(misread(timed(ORDERS_ZH, TIMES_ZH, '，', false))).toEqual([]);
  });
  it('gives way to speech', () => {
    const said = ([form, depth]: Levelled, when: string): Said => [
      form.replace('_', when),
      [duck(depth)],
    ];
    expect(misread(crossed(DUCKS, SPEECH, said), song)).toEqual([]);
    expect(misread(crossed(DUCKS_ZH, SPEECH_ZH, said), song)).toEqual([]);
  });
  it('fades in and out', () => {
    const said =
      (sides: readonly [string, string]) =>
      (form: string, [name, of]: Named): readonly Said[] => [
        [form.replace('_', name).replace('=', sides[0]), [fade(of, 'in', 2)]],
        [form.replace('_', name).replace('=', sides[1]), [fade(of, 'out', 2)]],
      ];
    expect(misread(crossed(FADES, FADED, said(['in', 'out'])).flat(), song)).toEqual([]);
    expect(misread(crossed(FADES_ZH, FADED_ZH, said(['淡入', '淡出'])).flat(), song)).toEqual([]);
  });
  it('is taken from an upload', () => {
    expect(misread(AS_MUSIC.map((words) => [words, [asMusic()]]))).toEqual([]);
    expect(
      misread(
        AS_MUSIC.slice(0, 3).map((words) => [`${words} and loop it`, [asMusic({ loop: true })]]),
      ),
    ).toEqual([]);
    expect(misread(BESIDE.map((words) => [words, [sound()]]))).toEqual([]);
    expect(misread(AT.map(([words, when]) => [words, [sound({ at: when })]]))).toEqual([]);
  });
  it('goes', () => {
    expect(
      misread(
        GONE.map((words) => [words, [{ ask: 'remove-music' }]]),
        song,
      ),
    ).toEqual([]);
  });
});
