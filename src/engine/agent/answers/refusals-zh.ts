import type { Operation, Refusal, TrackName } from '../../timeline/index.js';
import { clock, toldName } from './edit-phrases.js';
import { targetOf, trackOf } from './refusals-en.js';

const quoted = (names: readonly string[]): string =>
  names.map((name) => `“${toldName(name)}”`).join('、');
const seconds = (ms: number): string => `${Math.round(ms / 100) / 10} 秒`;

const THINGS: Readonly<Record<TrackName, string>> = { video: '片段', audio: '声音', text: '标题' };

const there = (choices: readonly string[] | undefined): string =>
  choices && choices.length > 0 ? `有的是：${quoted(choices)}。` : '';

const time = (asked: string | undefined): number | null => {
  const ms = Number(asked ?? Number.NaN);
  return Number.isFinite(ms) ? ms : null;
};

type Told = (refusal: Refusal, operation: Operation) => string;

const REASONS: Readonly<Record<Refusal['reason'], Told>> = {
  'empty-timeline': () => '时间线是空的：请先上传视频或图片。',
  'no-such-thing': ({ asked = '', choices }, operation) => {
    const track = trackOf(operation);
    const thing = track ? THINGS[track] : '东西';
    const target = targetOf(operation);
    if (target?.by === 'time') return `${clock(time(asked) ?? 0)} 处没有${thing}。`;
    if (target?.by === 'kind' && target.kind === 'image') return '时间线上没有图片。';
    if (asked === '' || asked === track || target?.by === 'kind') return `时间线上没有${thing}。`;
    if (/^-?\d+$/.test(asked)) return `时间线上没有第 ${asked} 个${thing}。${there(choices)}`;
    return `时间线上没有“${toldName(asked)}”。${there(choices)}`;
  },
  ambiguous: ({ asked = '', choices = [] }) =>
    choices.length > 1
      ? `“${toldName(asked)}”可能是${choices.map((name) => `“${toldName(name)}”`).join('或')}：指的是哪一个？`
      : `有好几个“${toldName(asked)}”：指的是第一个还是最后一个？`,
  'no-such-upload': ({ asked = '', choices }) =>
    choices && choices.length > 0
      ? `没有上传过“${toldName(asked)}”，上传的有${quoted(choices)}：请先上传它，或说其中一个的名字。`
      : `没有上传过“${toldName(asked)}”：请先上传它。`,
  'wrong-kind': (_refusal, operation) => WRONG_KIND[operation.do] ?? '这一类内容不能这样改。',
  outside: (refusal, operation) => outside(refusal, operation),
  'too-short': ({ limitMs = 100 }) => `剩下的太短了：最短是 ${limitMs / 1000} 秒。`,
  'too-long': ({ limitMs, asked }, operation) =>
    operation.do === 'transition'
      ? `放不下 ${seconds(time(asked) ?? 0)}：转场最长是前后两个画面中较短那个的一半，现在已经有 ${seconds(limitMs ?? 0)}。`
      : limitMs === undefined
        ? '没有那么长。'
        : `没有那么长：最多 ${seconds(limitMs)}。放慢速度可以让它更长。`,
  'only-one': ({ asked = '' }, operation) =>
    operation.do === 'remove'
      ? `“${toldName(asked)}”是影片里唯一的画面，不能移除：请先上传另一个，或替换它。`
      : '时间线上只有一个片段：请先再上传或放上一个。',
  'no-music': () => '时间线上还没有音乐：请告诉我想要什么样的。',
  'no-beats': () => '没有可以对准的节拍：先让我写音乐，或者说每张图片显示几秒。',
  'nothing-to-change': (_refusal, operation) => SAME[operation.do] ?? '已经是这样了。',
};

const WRONG_KIND: Partial<Record<Operation['do'], string>> = {
  motion: '只有静态图片可以这样移动，而这里没有；视频本身就在动。',
  volume: '它没有自己的声音，无法调音量。',
  sound: '只有 mp3、wav、m4a、aac 可以当声音用。',
  place: '画面轨道上只能放视频和图片；歌曲请说“用它当音乐”。',
  replace: '只有视频或图片可以替换画面。',
  'change-title': '这不是标题；可以改它的长度或位置。',
  loop: '只有声音可以循环；视频可以复制一份。',
  speed: '标题没有速度；可以改它显示多久。',
};

const SAME: Partial<Record<Operation['do'], string>> = {
  place: '上传的都已经在时间线上了。',
  split: '那里已经有一个剪辑点。',
  title: '标题需要文字：请说要写什么。',
  canvas: '影片的形状取自第一个画面：请说比例，例如 9:16 或 1:1。',
};

function outside({ asked, choices, limitMs }: Refusal, operation: Operation): string {
  if (choices && choices.length > 0)
    return `${asked ?? ''} 超出范围：可以是 ${choices.join(' 到 ')}。`.trim();
  const ms = time(asked);
  if (limitMs === undefined) return '超出了范围。';
  const what = operation.do === 'split' || targetOf(operation) !== null ? '它' : '影片';
  return ms === null || ms < 0
    ? `超出了范围：${what}长 ${seconds(limitMs)}。`
    : `${clock(ms)} 超出了范围：${what}长 ${seconds(limitMs)}。`;
}

/** Why an edit cannot be made, and the nearest thing that can. */
export function refusedInChinese(operation: Operation, refusal: Refusal): string {
  return REASONS[refusal.reason](refusal, operation);
}
