import { SECTIONS_IN_CHINESE } from '../../support/chinese-music.js';
import { MAX_SEED } from '../../support/seed.js';
import { clock, toldName } from './answers/edit-phrases.js';
import { editsInChinese } from './answers/edit-phrases-zh.js';
import { historyInChinese } from './answers/history-phrases-zh.js';
import { hitsInChinese, keyInChinese, rounded } from './answers/piece-words.js';
import { questionsInChinese } from './answers/question-phrases-zh.js';
import { familyInChinese, partsInChinese } from './instruments-zh.js';
import type { Missing } from './intents.js';
import { type Phrases, percent } from './phrases.js';
import { directionsInChinese } from './phrases-directions.js';

const list = (items: readonly string[]): string => items.join('、');

const MISSING: Readonly<Record<Missing, string>> = {
  effects: '我不能调色或加滤镜；可以让画面淡入淡出、片段之间叠化，或改变画面比例。',
  voice: '我不能配音；请上传录音，我会把它放到影片里，音乐在它响起时让位。',
  'clean-up': '我不能从声音里去掉噪音或人声；可以把它调小或静音，也可以只调某一段。',
  'sound-effects': '我没有自带的音效；可以上传一个并说明何时响起，或者让音乐的重音落在剪辑点上。',
  pictures: '我不能生成图片或视频；请上传，我会放到时间线上。',
  objects: '我不能改动画面里的内容；可以剪掉那一段，或把画面改成 9:16、1:1、4:5。',
  reverse: '我不能倒放；可以改变片段的速度，或调换片段的顺序。',
  rotation: '我不能旋转或翻转画面；可以把影片改成 9:16、1:1、4:5 或 16:9。',
  transcripts: '我不能把说的话变成字幕；请告诉我文字和时间，我来加字幕。',
  stickers: '我没有贴纸或标志；可以在角落加一个标题。',
  layers: '我不能让画面并排或叠放；可以一个接一个地播放，中间用叠化相连。',
  freeze: '我不能定格一帧；请把那一帧作为图片上传，想停多久都可以。',
  export: '导出请单独说“导出”。',
  'large-seed': `种子是不大于 ${MAX_SEED} 的整数；这个太大了，我另选了一个。`,
};

const at = (seconds: number): string => clock(1000 * seconds);

export const chinese: Phrases = {
  ...editsInChinese,
  ...historyInChinese,
  ...questionsInChinese,
  join: (sentences) => sentences.join(''),
  noVideo: (uploaded) =>
    uploaded.length === 0
      ? '这里还没有视频：请先上传一个，再告诉我想要什么样的音乐。'
      : `我为视频写音乐，而${list(uploaded.map(toldName))}不是视频：请再上传一个视频。`,
  noSuchClip: (name) => `这里没有名为“${toldName(name)}”的视频：请先上传它。`,
  alone: (name) => `时间线上现在只有“${toldName(name)}”。`,
  greeting: (started) =>
    started
      ? '你好！请告诉我想要什么样的音乐，例如“舒缓的 lo-fi”，或者影片要怎么改。'
      : '你好！请上传视频，并告诉我想要什么样的音乐，例如“舒缓的 lo-fi”。',
  piece({
    report,
    clips,
    styleName,
    styleFromPicture,
    missingStyles,
    unknownWords,
    absentPlayers,
    misspelt = [],
    directions = [],
    unmetDirections = [],
    moodTurns = [],
    unplayed = [],
    revisedAgain = { kept: [], lost: 0 },
    keepsOwnSound,
    volume,
  }) {
    const sections = report.sections.map(({ name }) => SECTIONS_IN_CHINESE[name] ?? name);
    const sentences = [
      `我为 ${list(clips.map(toldName))} 写了《${report.title}》：${styleName}，${rounded(report.tempoBpm)} bpm，${keyInChinese(report.key)}，共 ${report.bars} 小节（${list(sections)}），由${list(partsInChinese(report.instruments))}演奏。`,
      hitsInChinese(report),
    ];
    if (directions.length > 0) sentences.push(`${directionsInChinese(directions)}。`);
    if (unmetDirections.length > 0) {
      sentences.push(`这段视频里做不到：${directionsInChinese(unmetDirections)}。`);
    }
    if (unplayed.length > 0) {
      sentences.push(`你要的${list(unplayed.map(familyInChinese))}没有出现在这首里。`);
    }
    const { kept, lost } = revisedAgain;
    if (kept.length > 0) {
      const spans = kept.map((one) => `${at(one.fromSeconds)}–${at(one.toSeconds)}`);
      sentences.push(`之前局部的改动仍然保留：${list([...new Set(spans)])}。`);
    }
    if (lost > 0) sentences.push(`有 ${lost} 处局部改动没有保留：这首里没有那段时间。`);
    for (const { text, shown } of moodTurns) {
      sentences.push(
        shown
          ? `一首曲子里情绪不变：“${text}”体现在演奏的强弱上。`
          : `一首曲子里情绪不变：“${text}”听不出变化。`,
      );
    }
    for (const { typed, taken } of misspelt) {
      sentences.push(`“${typed}”我当作“${taken}”。`);
    }
    if (missingStyles.length > 0) {
      sentences.push(`我还不会${list(missingStyles)}，用最接近的${styleName}代替。`);
    }
    if (unknownWords.length > 0) {
      const unknown = list(unknownWords.map((word) => `“${word}”`));
      sentences.push(`我不懂${unknown}${styleFromPicture ? `，风格 ${styleName} 取自画面` : ''}。`);
    } else if (styleFromPicture) {
      sentences.push('风格取自画面。');
    }
    if (absentPlayers.length > 0) {
      sentences.push(`这首里没有${list(absentPlayers)}，无法调它的音量。`);
    }
    if (keepsOwnSound) sentences.push('视频原声保留，音乐会在它响起时让位。');
    if (volume !== 1) sentences.push(`音乐音量为 ${percent(volume)}。`);
    sentences.push(`种子 ${report.seed}。`);
    return sentences.join('');
  },
  noMusicYet: '时间线上还没有音乐：请告诉我想要什么样的。',
  loudest: '音乐已是播放平台的标准响度（100%），没有别的声音可以让它更突出。',
  removed: (names) => `音乐${names.map((name) => `《${name}》`).join('、')}已从时间线上移除。`,
  emptyTimeline: '时间线是空的：请先上传视频或图片。',
  remark: {
    praise: '很高兴你喜欢，音乐保持不变；要视频请说“导出”。',
    halt: '没有做任何改动。“撤销”可以撤回上一步，“去掉音乐”可以移除音乐。',
    unclear: '我听不出音乐该怎么变，所以保持不变。请换个说法，例如“舒缓的钢琴”，或者说“换一首”。',
  },
  missing: MISSING,
};
