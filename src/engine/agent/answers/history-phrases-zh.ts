import type { MusicReport } from '../../../protocol/index.js';
import { SECTIONS_IN_CHINESE } from '../../../support/chinese-music.js';
import { clock, toldName } from './edit-phrases.js';
import type { HistoryPhrases, ToldSteps } from './history-phrases.js';
import { hitsInChinese, keyInChinese, rounded } from './piece-words.js';

const tempo = ({ tempoBpm }: MusicReport): string => `${rounded(tempoBpm)} bpm`;
const seconds = (value: number): string => `${rounded(value)} 秒`;
const sectionName = (name: string): string => SECTIONS_IN_CHINESE[name] ?? name;

const WHOLE = { tempo: '速度', key: '调', style: '风格' } as const;

const steps = (verb: string, { messages, taken, asked, number, summary }: ToldSteps): string =>
  [
    `${verb}：${messages.join('、')}${taken > messages.length ? `等 ${taken} 步` : ''}。`,
    taken < asked ? `一共只有 ${taken} 步。` : '',
    `现在是版本 ${number}。${summary}`,
  ].join('');

export const historyInChinese: HistoryPhrases = {
  undone: (told) => steps('已撤销', told),
  redone: (told) => steps('已重做', told),
  nothingToUndo: '没有可以撤销的操作。',
  nothingToRedo: '没有可以重做的操作：只有刚撤销、之后没有再改动的才能重做。',
  restored: ({ number, words, summary }) => `时间线已回到版本 ${number}（${words}）。${summary}`,
  asUploaded: ({ number, summary }) =>
    `时间线已回到刚上传、还没有改动的样子（版本 ${number}）。${summary}`,
  alreadyThere: (number) => `时间线上现在就是版本 ${number}。`,
  noSuchVersion: (number, count) =>
    count === 0
      ? '还没有版本：请先上传视频。'
      : `没有版本 ${number}：只有 1 到 ${count}。问“有哪些版本”可以列出来。`,
  noSuchChoice: (letter, offered) =>
    `上次写的几首里没有版本 ${letter}：可以选 ${offered.join('、')}。`,
  noEditBefore: (words) => `没有找到这样的改动（“${words}”）。问“有哪些版本”可以列出做过的改动。`,
  versions: (all) =>
    all.length === 0
      ? '还没有版本：请先上传视频。'
      : `${all.map(({ number, words, isCurrent }) => `${number}. ${words}${isCurrent ? '（当前）' : ''}`).join('；')}。说“回到版本 1”可以回到任何一个。`,
  uploaded: (name) => `上传 ${toldName(name)}`,
  quoted: (words) => `“${words}”`,
  choice: (letter, report, styleName) =>
    `版本 ${letter}：《${report.title}》，${styleName}，${tempo(report)}，${keyInChinese(report.key)}`,
  choices: ({ clips, labels, numbers, limited }) =>
    [
      `我为 ${clips.map(toldName).join('、')} 写了 ${labels.length} 首。`,
      ...labels.map((label) => `${label}。`),
      limited ? `一次可以写 ${limited.fewest} 到 ${limited.most} 首。` : '',
      `时间线上是 A（版本 ${numbers[0]}）；说“用版本 B”可以换成另一首。`,
    ].join(''),
  chosen: (label) => `时间线上现在是${label}。`,
  alreadyChosen: (label) => `时间线上就是这首：${label}。`,
  conformed: (before, after, told) => {
    const [was, is] = [tempo(before), tempo(after)];
    const lasts = told.length && before.durationSeconds !== after.durationSeconds;
    return [
      `《${after.title}》已合上新的剪辑：主题和调（${keyInChinese(after.key)}）不变，速度${was === is ? `仍是 ${is}` : `现在是 ${is}（原为 ${was}）`}。`,
      lasts
        ? `现在长 ${seconds(after.durationSeconds)}（原为 ${seconds(before.durationSeconds)}）。`
        : '',
      hitsInChinese(after),
    ].join('');
  },
  fits: (title) => `《${title}》保留，并且合得上现在的画面。`,
  revised: ({ report, fromSeconds, toSeconds, absentPlayers, unknownWords, beyond }) =>
    [
      `《${report.title}》从 ${clock(1000 * fromSeconds)} 到 ${clock(1000 * toSeconds)} 改过了，其余小节的音符不变。${hitsInChinese(report)}`,
      beyond.length > 0
        ? `${beyond.map((one) => WHOLE[one]).join('、')}只能整首一起改：不说时间就可以。`
        : '',
      absentPlayers.length > 0 ? `这首里没有${absentPlayers.join('、')}，无法调它的音量。` : '',
      unknownWords.length > 0
        ? `我不懂${unknownWords.map((word) => `“${word}”`).join('、')}。`
        : '',
    ].join(''),
  noSuchSection: (name, sections) =>
    `这首里没有${sectionName(name)}；有的是${[...new Set(sections)].map(sectionName).join('、')}。也可以说时间：“从 0:10 到 0:20”。`,
  notOurs: (name) =>
    `“${name}”是录好的音频，演奏的内容不能改；可以改它的音量、淡入淡出和长度，或说“把音乐换成舒缓的钢琴”。`,
  pieceTooOld: (title) => `《${title}》是旧版本写的，不能只改一部分；说“重来”可以写新的。`,
};
