import { SECTIONS_IN_CHINESE } from '../../../support/chinese-music.js';
import { partsInChinese } from '../instruments-zh.js';
import { percent } from '../phrases.js';
import { clock, toldName } from './edit-phrases.js';
import { hitsInChinese, keyInChinese, rounded } from './piece-words.js';
import type { QuestionPhrases } from './question-phrases.js';

const quoted = (names: readonly string[]): string =>
  names.map((name) => `“${toldName(name)}”`).join('、');
const level = (share: number): string => (share === 0 ? '静音' : percent(share));

export const questionsInChinese: QuestionPhrases = {
  timeline: (summary) => summary,
  key: ({ title, key }) => `《${title}》是 ${keyInChinese(key)}。`,
  tempo: ({ title, tempoBpm }) =>
    `《${title}》的速度是 ${rounded(tempoBpm)} bpm，为了卡点会略有伸缩。`,
  style: (styleName) => `风格是 ${styleName}。`,
  seed: ({ seed }) => `种子是 ${seed}：同样的视频和文字会得到同样的音乐。`,
  cuts: hitsInChinese,
  instruments: ({ instruments }) => `演奏的有：${partsInChinese(instruments).join('、')}。`,
  length: (seconds) => `时间线长 ${rounded(seconds)} 秒。`,
  loudness: ({ music, ownSound }) =>
    [
      music
        ? `音乐《${music.name}》的音量是 ${level(music.volume)}${music.loudnessLufs === null ? '' : `，混音响度 ${rounded(music.loudnessLufs)} LUFS`}。`
        : '时间线上没有音乐。',
      ownSound === null ? '画面没有原声。' : `视频原声：${level(ownSound)}。`,
    ].join(''),
  moment: ({ ms, pictures, titles, sounds, section }) => {
    const named = section === null ? '' : `（${SECTIONS_IN_CHINESE[section] ?? section}）`;
    const parts = [
      ...(pictures.length > 0 ? [quoted(pictures)] : []),
      ...(titles.length > 0 ? [`标题${quoted(titles)}`] : []),
      ...(sounds.length > 0 ? [`${quoted(sounds)}${named}`] : []),
    ];
    return parts.length === 0
      ? `${clock(ms)} 处什么都没有。`
      : `${clock(ms)} 处：${parts.join('；')}。`;
  },
  abilities: (styles) =>
    `我可以剪辑影片并逐个剪辑点写音乐。音乐：风格（${styles.join('、')}）、情绪、乐器、速度、调，“前奏少一点鼓”，“三个版本”，或用你自己的歌。画面：剪短、剪掉、分割、排序、变速、叠化、标题、图片运镜、9:16。还有“撤销”和“回到加标题之前的版本”。`,
  unknownOfSong: (name) => `“${name}”是你自己的录音：我只知道它的长度和音量。`,
  unknownQuestion: '这个我答不上来；可以问时间线和版本，或音乐的调、速度、风格、乐器、卡点、种子。',
};
