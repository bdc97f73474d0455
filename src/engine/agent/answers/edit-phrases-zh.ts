import { filmWord } from '../../../support/film-words.js';
import type { Operation, Refusal } from '../../timeline/index.js';
import type { Clarification } from '../requests.js';
import {
  type AlikeChanges,
  alikeChanges,
  clock,
  type EditPhrases,
  type Field,
  inSeconds,
  isSameThing,
  loudThing,
  MOST_SENTENCES,
  type NextStep,
  partsOf,
  type ToldChange,
  toldName,
  type Value,
} from './edit-phrases.js';
import { refusedInChinese } from './refusals-zh.js';

const quoted = (names: readonly string[]): string => {
  const shown = names.slice(0, 6).map((name) => `“${toldName(name)}”`);
  const more = names.length - shown.length;
  return `${shown.join('、')}${more > 0 ? `等 ${names.length} 个` : ''}`;
};

const seconds = (ms: number, other = ms): string => inSeconds(ms, other, '秒');
const ms = (value: Value): string => seconds(Number(value ?? 0));
const at = (value: Value): string => clock(Number(value ?? 0));
const share = (value: Value): string => `${value ?? 0}%`;

const word = (value: Value): string => filmWord(String(value ?? 'none'), 'zh');

const join = (value: Value): string => {
  if (value === null) return '直接切换';
  const [kind = '', length = '0'] = String(value).split(' ');
  return `${seconds(Number(length))}的${word(kind)}`;
};

const now = (show: (value: Value) => string, after: Value, before: Value): string =>
  `${show(after)}（原为 ${show(before)}）`;

const SHAPES: Readonly<Record<string, string>> = {
  blur: '，背景模糊',
  crop: '，裁满画面',
  pad: '，留边',
};
const shape = (value: Value): string => {
  if (value === null) return '第一个画面的形状';
  const [ratio = '', fit = ''] = String(value).split(' ');
  return ` ${ratio}${SHAPES[fit] ?? ''}`;
};

const lengths = (after: Value, before: Value): string => {
  const [is, was] = [Number(after ?? 0), Number(before ?? 0)];
  return `${seconds(is, was)}（原为 ${seconds(was, is)}）`;
};

const FIELDS: Readonly<Record<Field, (told: ToldChange) => string>> = {
  length: (t) =>
    `${t.subject}现在长 ${lengths(t.after, t.before)}${partsOf(t) > 1 ? `，分成 ${partsOf(t)} 段` : ''}`,
  start: (t) => `${t.subject}现在从 ${now(at, t.after, t.before)} 开始`,
  trim: (t) => `${t.subject}现在从原片的 ${now(at, t.after, t.before)} 开始播放`,
  order: (t) => `${t.subject}现在是第 ${t.after} 个（原为第 ${t.before} 个）`,
  speed: (t) =>
    `${t.subject}${t.stretch}的速度现在是 ${now((value) => `${value ?? 1} 倍`, t.after, t.before)}`,
  volume: (t) =>
    t.after === 0
      ? `${t.subject}${t.stretch}已静音（原为 ${t.befores.map(share).join('、')}）`
      : `${t.subject}${t.stretch}音量现在是 ${share(t.after)}（原为 ${t.befores.map(share).join('、')}）`,
  'fade-in': (t) => fade(t, '淡入'),
  'fade-out': (t) => fade(t, '淡出'),
  transition: (t) => `${t.subject}的转场现在是 ${now(join, t.after, t.before)}`,
  text: (t) => `${quoted([String(t.before)])}改成了${quoted([String(t.after)])}`,
  position: (t) => `${t.subject}现在在${now(word, t.after, t.before)}`,
  size: (t) => `${t.subject}现在是常规大小的 ${now(share, t.after, t.before)}`,
  colour: (t) => `${t.subject}的颜色现在是${now(word, t.after, t.before)}`,
  enter: (t) => `${t.subject}的出现方式：${now(word, t.after, t.before)}`,
  leave: (t) => `${t.subject}的消失方式：${now(word, t.after, t.before)}`,
  motion: (t) => `${t.subject}的运镜现在是${now(word, t.after, t.before)}`,
  loop: (t) => (t.after === 'off' ? `${t.subject}只播放一遍` : `${t.subject}循环播放到结尾`),
  duck: (t) => `有人说话时音乐降低 ${now((value) => `${value} dB`, t.after, t.before)}`,
  media: (t) =>
    `${quoted([String(t.after)])}替换了${quoted([String(t.before)])}（${clock(t.startMs)}–${clock(t.endMs)}）`,
  canvas: (t) => `影片现在是${shape(t.after)}（原为${shape(t.before)}）`,
  split: (t) => `${t.subject}在 ${at(t.after)} 处分成了两段`,
};

function fade(told: ToldChange, kind: string): string {
  const before = Number(told.before ?? 0) === 0 ? '没有' : ms(told.before);
  return Number(told.after ?? 0) === 0
    ? `${told.subject}不再${kind}（原为 ${before}）`
    : `${told.subject}现在${kind} ${ms(told.after)}（原来${before === '没有' ? before : `为 ${before}`}）`;
}

const LOUD: Readonly<Record<ReturnType<typeof loudThing>, (names: readonly string[]) => string>> = {
  'all clips': () => '视频原声',
  'a clip': (names) => `${quoted(names)}的原声`,
  music: () => '音乐',
  names: quoted,
};

/** Of the loudness, what people call it; of anything else its names. */
const subjectOf = (alike: AlikeChanges, operation: Operation): string =>
  LOUD[loudThing(alike, operation)](alike.names);

function presence({ names, change, startMs, endMs }: AlikeChanges): string {
  const span = `${clock(startMs)}–${clock(endMs)}`;
  if (change.kind === 'removed') return `${quoted(names)}已从时间线上移除（原在 ${span}）`;
  if (change.track === 'text') return `${quoted(names)}显示在 ${span}`;
  if (change.track === 'audio') return `${quoted(names)}在 ${span} 播放`;
  return `${quoted(names)}已放到时间线上（${span}）`;
}

const stretchOf = ({ startMs, endMs }: AlikeChanges, operation: Operation): string =>
  (operation.do === 'volume' || operation.do === 'speed') && operation.range
    ? `在 ${clock(startMs)}–${clock(endMs)} `
    : '';

/** @param again The sentence before is about the same thing. */
function sentenceOf(alike: AlikeChanges, operation: Operation, again = false): string {
  const { change } = alike;
  if (change.kind !== 'changed') return `${presence(alike)}。`;
  const { before, after } = change;
  const subject = subjectOf(alike, operation);
  const stretch = stretchOf(alike, operation);
  return `${FIELDS[change.field]({ ...alike, before, after, subject: again ? '它' : subject, stretch })}。`;
}

const CLARIFY: Readonly<Record<Exclude<Clarification['of'], 'version'>, string>> = {
  text: '标题要写什么？',
  time: '从几秒到几秒？例如“从 0:05 到 0:10”，或“前 3 秒”。',
  which: '指的是哪一个？请说名字或第几个，例如“第二个”。',
  'how-much': '调多少？例如“到 50%”、“两倍速”或“3 秒”。',
};

const STEPS: Readonly<Record<NextStep, string>> = {
  music: '“舒缓的钢琴”之类的音乐',
  variants: '“给我三个版本”',
  energy: '“更有活力”',
  section: '“前奏少一点鼓”',
  volume: '“音乐音量调到 60%”',
  'own-sound': '“静音原声”',
  'song-instead': '“改用我的歌”',
  'fit-music': '“重新卡点”',
  title: '“前3秒加标题"…"”',
  'title-look': '“标题大一点”',
  'title-time': '“标题显示到 0:05”',
  crossfades: '“在节拍上叠化”',
  slideshow: '“按节拍做成幻灯片”',
  motion: '“给图片加推近动画”',
  trim: '“结尾剪掉 2 秒”',
  order: '“前两个片段对调”',
  shape: '“改成竖屏，背景模糊”',
  'fade-out': '“音乐结尾淡出”',
  export: '“导出”',
};

export const editsInChinese: EditPhrases = {
  changed(operation, changes) {
    const alike = alikeChanges(changes);
    const shown = alike
      .slice(0, MOST_SENTENCES)
      .map((one, index) =>
        sentenceOf(one, operation, one.names.length === 1 && isSameThing(alike[index - 1], one)),
      );
    const more = alike.length - shown.length;
    return [...shown, ...(more > 0 ? [`另有 ${more} 处也改了。`] : [])].join('');
  },
  filmLength: (before, after) => `影片现在长 ${lengths(after, before)}。`,
  cameIn: (names, startMs, endMs) =>
    `${quoted(names)}上传后放在了最后（${clock(startMs)}–${clock(endMs)}）。`,
  tookPlace: (names) => `${quoted(names)}替换了原来同名的画面。`,
  orBehind: '想接在后面的话，先说“撤销”，再说“重新卡点”。',
  notDrawn: (characters) => `标题字体里没有${characters.slice(0, 8).join('、')}，画面上不会显示。`,
  noRoom: (askedMs) => `放不下 ${seconds(askedMs)}：转场最长是前后两个画面中较短那个的一半。`,
  nothingDrawn: (text) =>
    `没有加上“${toldName(text)}”：标题字体里一个字也没有（表情符号和中文、拉丁字母以外的文字画不出来）。请换一种写法。`,
  overlap: (text, over, startMs, endMs) =>
    `${quoted([text])}和${quoted([over])}在 ${clock(startMs)}–${clock(endMs)} 显示在同一位置，会叠在一起：可以移动其中一个，或换个时间显示。`,
  refused: (operation: Operation, refusal: Refusal) => refusedInChinese(operation, refusal),
  clarify: (about) =>
    about.of === 'version'
      ? `你指的是曲子 ${about.letter}，还是时间线的版本 ${about.number}？`
      : CLARIFY[about.of],
  unread: (unread) => `我没看懂${quoted(unread)}，这部分没有改动。`,
  nextSteps: (steps) => `接下来可以说：${steps.map((step) => STEPS[step]).join('、')}。`,
};
