import type { Direction, Moment } from '../music/index.js';
import { familyInChinese } from './instruments-zh.js';

/** How one language tells what happens when in a piece. */
interface Words {
  moment(moment: Moment): string;
  direction(direction: Direction, moment: (moment: Moment) => string): string;
}

const clock = (seconds: number): string => {
  const tenths = Math.round(seconds * 10);
  const whole = `${Math.floor(tenths / 600)}:${String(Math.floor((tenths % 600) / 10)).padStart(2, '0')}`;
  return tenths % 10 === 0 ? whole : `${whole}.${tenths % 10}`;
};
const rounded = (number: number): string => String(Math.round(number * 10) / 10);
const isStart = (moment: Moment): boolean => moment.kind === 'seconds' && moment.seconds === 0;
const isEnd = (moment: Moment): boolean => moment.kind === 'before-end' && moment.seconds === 0;
const plain = (instrument: string): string => instrument.replaceAll('-', ' ');

const ENGLISH: Words = {
  moment(moment) {
    if (isEnd(moment)) return 'the end';
    if (moment.kind === 'seconds') return clock(moment.seconds);
    if (moment.kind === 'before-end') return `${rounded(moment.seconds)} s before the end`;
    if (moment.kind === 'before') {
      return `${rounded(moment.seconds)} s before ${ENGLISH.moment(moment.of)}`;
    }
    if (moment.kind === 'share') return `${Math.round(100 * moment.share)}% of the way`;
    if (moment.kind === 'strongest-cut') return 'the strongest cut';
    return moment.number < 0 ? 'the last cut' : `cut ${moment.number}`;
  },
  direction(direction, at) {
    const span = (from: Moment, to: Moment): string =>
      isStart(from)
        ? `until ${at(to)}`
        : isEnd(to)
          ? `from ${at(from)}`
          : `from ${at(from)} to ${at(to)}`;
    switch (direction.kind) {
      case 'silence':
        return `silent ${span(direction.from, direction.to)}`;
      case 'break':
        return `quiet ${span(direction.from, direction.to)}`;
      case 'drop':
        return `the drop at ${at(direction.at)}`;
      case 'enter':
        return `${plain(direction.instrument)} from ${at(direction.at)}`;
      case 'leave':
        return `no ${plain(direction.instrument)} after ${at(direction.at)}`;
      case 'build':
        return `${direction.toward === 'more' ? 'building' : 'calming'} ${span(direction.from, direction.to)}`;
      case 'fade-in':
        return `a fade-in of ${rounded(direction.seconds)} s`;
      case 'fade-out':
        return `a fade-out of ${rounded(direction.seconds)} s`;
    }
  },
};

const CHINESE: Words = {
  moment(moment) {
    if (isEnd(moment)) return '结尾';
    if (moment.kind === 'seconds') return clock(moment.seconds);
    if (moment.kind === 'before-end') return `结束前 ${rounded(moment.seconds)} 秒`;
    if (moment.kind === 'before') {
      return `${CHINESE.moment(moment.of)}前 ${rounded(moment.seconds)} 秒`;
    }
    if (moment.kind === 'share') return `${Math.round(100 * moment.share)}% 处`;
    if (moment.kind === 'strongest-cut') return '最强的剪辑点';
    return moment.number < 0 ? '最后一个剪辑点' : `第 ${moment.number} 个剪辑点`;
  },
  direction(direction, at) {
    const span = (from: Moment, to: Moment): string =>
      isStart(from)
        ? `${at(to)} 之前`
        : isEnd(to)
          ? `${at(from)} 之后`
          : `${at(from)} 到 ${at(to)} `;
    switch (direction.kind) {
      case 'silence':
        return `${span(direction.from, direction.to)}静音`;
      case 'break':
        return `${span(direction.from, direction.to)}安静`;
      case 'drop':
        return `${at(direction.at)} 爆发`;
      case 'enter':
        return `${familyInChinese(direction.instrument)}从 ${at(direction.at)} 进入`;
      case 'leave':
        return `${at(direction.at)} 之后没有${familyInChinese(direction.instrument)}`;
      case 'build':
        return `${span(direction.from, direction.to)}${direction.toward === 'more' ? '渐强' : '渐弱'}`;
      case 'fade-in':
        return `淡入 ${rounded(direction.seconds)} 秒`;
      case 'fade-out':
        return `淡出 ${rounded(direction.seconds)} 秒`;
    }
  },
};

const tell = (words: Words, directions: readonly Direction[], separator: string): string =>
  directions
    .map((direction) => words.direction(direction, words.moment))
    .join(separator)
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');

/** What happens when, as one clause: `silent until 0:10, drums from 0:20`. */
export const directionsInEnglish = (directions: readonly Direction[]): string =>
  tell(ENGLISH, directions, ', ');
/** The same in Chinese. */
export const directionsInChinese = (directions: readonly Direction[]): string =>
  tell(CHINESE, directions, '，');
