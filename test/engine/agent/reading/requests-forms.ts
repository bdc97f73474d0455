import { at, clip, cutOut, edit, first, type Label, range } from './labels.js';

/** Every rule of a row with every form of what stands for #: a hole in one is a hole in them all. */
const crossed = (
  rules: readonly (readonly [words: string, requests: Label[1]])[],
  forms: readonly string[],
): Label[] =>
  rules.flatMap(([words, requests]) =>
    forms.map((form): Label => [words.replace('#', form), requests]),
  );

const second = clip(2);
const double = edit({ do: 'speed', target: second, factor: { to: 2 } });
const removed = edit({ do: 'remove', target: second });
const moment = edit({ do: 'split', target: null, at: at(9) });
const stretch = cutOut(range(5, 9));
const shortened = cutOut(first(1.5), second);

/** The middle of three clips, a moment, a stretch and a length, in all that they are called. */
export const FORMS: readonly Label[] = [
  ...crossed(
    [
      ['get rid of #', [removed]],
      ['play # at 2x', [double]],
    ],
    ['clip two', 'the 2nd clip', 'the middle clip', 'shot 2'],
  ),
  ...crossed(
    [
      ['#不要了', [removed]],
      ['#用两倍速播放', [double]],
    ],
    ['片段二', '二段', '第2个镜头', '中间那段', '中间的片段'],
  ),
  ...crossed([['split it #', [moment]]], ['at second 9', '9 seconds in', 'at the 9-second mark']),
  ...crossed([['#切一刀', [moment]]], ['第九秒', '9秒的位置', '0:09处']),
  ...crossed(
    [['take out the part #', [stretch]]],
    ['0:05-0:09', 'from second 5 to second 9', 'between 5 and 9 seconds'],
  ),
  ...crossed([['#太无聊，剪掉', [stretch]]], ['第5秒到第9秒', '5~9秒', '五秒到九秒']),
  ...crossed(
    [['trim # off the start of clip 2', [shortened]]],
    ['a second and a half', 'one and a half seconds', '1500ms'],
  ),
  ...crossed([['第2段入点后移#', [shortened]]], ['一秒半', '一点五秒', '1500毫秒']),
];
