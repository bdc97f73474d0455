import type { MusicReport } from '../../protocol/index.js';
import { MODES_IN_CHINESE, SECTIONS_IN_CHINESE } from '../../support/chinese-music.js';
import { MAX_SEED } from '../../support/seed.js';
import { familyInChinese, partsInChinese } from './instruments-zh.js';
import type { Missing } from './intents.js';
import { countHits, type Phrases, percent } from './phrases.js';
import { directionsInChinese } from './phrases-directions.js';

const list = (items: readonly string[]): string => items.join('、');
const rounded = (number: number): string => String(Math.round(number * 10) / 10);

const MISSING: Readonly<Record<Missing, string>> = {
  titles: '我还不能在画面上加标题或字幕，但可以调整画面下的音乐。',
  trimming: '我还不能剪辑视频；请上传剪好的视频，我会按它的长度写音乐。',
  effects: '我还不能改变画面的效果，但可以调整画面下的音乐。',
  voice: '我不能配音，但可以写给人声留出空间的音乐。',
  'sound-effects': '我没有音效，但音乐的重音可以落在剪辑点上。',
  speed: '我不能改变画面的速度；可以让音乐慢一点或快一点。',
  framing: '我不能旋转或裁切画面，但可以调整画面下的音乐。',
  pictures: '我不能生成图片；请上传视频，我来为它写音乐。',
  clips: '我还不能把单个视频从时间线上拿掉：“撤销”可以撤回上一次上传，新的会话从空的时间线开始。',
  export: '导出请单独说“导出”。',
  'large-seed': `种子是不大于 ${MAX_SEED} 的整数；这个太大了，我另选了一个。`,
};

function keyName(key: string): string {
  const [tonic = '', mode = ''] = key.split(' ');
  return `${tonic} ${MODES_IN_CHINESE[mode] ?? mode}`.trim();
}

function hits(report: MusicReport): string {
  const { hits: hit, downbeats } = countHits(report);
  if (report.cuts === 0) return '画面里没有剪辑点。';
  const strong = downbeats > 0 ? `，其中 ${downbeats} 个落在强拍上` : '';
  return `${report.cuts} 个剪辑点中卡准了 ${hit} 个${strong}。`;
}

export const chinese: Phrases = {
  noVideo: (uploaded) =>
    uploaded.length === 0
      ? '这里还没有视频：请先上传一个，再告诉我想要什么样的音乐。'
      : `我为视频写音乐，而${list(uploaded)}不是视频：请再上传一个视频。`,
  noSuchClip: (name) => `这里没有名为“${name}”的视频：请先上传它。`,
  alone: (name) => `时间线上现在只有“${name}”。`,
  greeting: '你好！请上传视频，并告诉我想要什么样的音乐，例如“舒缓的 lo-fi”。',
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
    keepsOwnSound,
    volume,
  }) {
    const sections = report.sections.map(({ name }) => SECTIONS_IN_CHINESE[name] ?? name);
    const sentences = [
      `我为 ${list(clips)} 写了《${report.title}》：${styleName}，${rounded(report.tempoBpm)} bpm，${keyName(report.key)}，共 ${report.bars} 小节（${list(sections)}），由${list(partsInChinese(report.instruments))}演奏。`,
      hits(report),
    ];
    if (directions.length > 0) sentences.push(`${directionsInChinese(directions)}。`);
    if (unmetDirections.length > 0) {
      sentences.push(`这段视频里做不到：${directionsInChinese(unmetDirections)}。`);
    }
    if (unplayed.length > 0) {
      sentences.push(`你要的${list(unplayed.map(familyInChinese))}没有出现在这首里。`);
    }
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
  volume: (of, share) =>
    `${of === 'music' ? '音乐' : '视频原声'}${share === 0 ? '已静音' : `音量现在是 ${percent(share)}`}。`,
  loudest: '音乐已是播放平台的标准响度（100%），没有别的声音可以让它更突出。',
  removed: '音乐已从时间线上移除。',
  undone: (summary) => `已撤销。${summary}`,
  nothingToUndo: '没有可以撤销的操作。',
  timeline: (summary) => summary,
  emptyTimeline: '时间线是空的：请先上传视频。',
  key: ({ title, key }) => `《${title}》是 ${keyName(key)}。`,
  tempo: ({ title, tempoBpm }) =>
    `《${title}》的速度是 ${rounded(tempoBpm)} bpm，为了卡点会略有伸缩。`,
  style: (styleName) => `风格是 ${styleName}。`,
  seed: ({ seed }) => `种子是 ${seed}：同样的视频和文字会得到同样的音乐。`,
  cuts: hits,
  instruments: ({ instruments }) => `演奏的有：${list(partsInChinese(instruments))}。`,
  length: (seconds) => `时间线长 ${rounded(seconds)} 秒。`,
  abilities: (styles) =>
    `我为视频逐个剪辑点写音乐。可以说风格（${list(styles)}）、情绪、乐器、速度或调；之后可以调音量、静音原声、换一首或撤销。`,
  unknownQuestion: '这个我答不上来；可以问时间线，或音乐的调、速度、风格、乐器、卡点、种子。',
  remark: {
    praise: '很高兴你喜欢，音乐保持不变；要视频请说“导出”。',
    halt: '没有做任何改动。“撤销”可以撤回上一步，“去掉音乐”可以移除音乐。',
    unclear: '我听不出音乐该怎么变，所以保持不变。请换个说法，例如“舒缓的钢琴”，或者说“换一首”。',
  },
  missing: MISSING,
};
