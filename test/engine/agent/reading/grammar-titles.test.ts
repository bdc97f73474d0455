import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readRequests } from '../../../../src/engine/agent/reading/index.js';
import type { ReadingContext, Request } from '../../../../src/engine/agent/requests.js';
import type { Target, TimeRange, TitleLook } from '../../../../src/engine/timeline/index.js';
import {
  captioned,
  captions,
  clip,
  edit,
  film,
  first,
  last,
  lettered,
  named,
  range,
  textCalled,
  title,
  titles,
} from './labels.js';

/** A phrase and what it means. */
type Phrase<Meaning> = readonly [said: string, meaning: Meaning];
type Made = { range: TimeRange | null; look: TitleLook };

const over = (target: Target): TimeRange => ({
  from: { of: 'thing', target, edge: 'start', ms: 0 },
  to: { of: 'thing', target, edge: 'end', ms: 0 },
});
const nth = (number: number): Target => ({ by: 'number', track: 'text', number });

const HOW_EN: readonly Phrase<Made>[] = [
  ['at the top', { range: null, look: { position: 'top' } }],
  ['in the lower left corner', { range: null, look: { position: 'bottom-left' } }],
  ['centered', { range: null, look: { position: 'center' } }],
  ['in yellow', { range: null, look: { colour: '#ffd400' } }],
  ['in white letters', { range: null, look: { colour: '#ffffff' } }],
  ['in big letters', { range: null, look: { size: { times: 1.3 } } }],
  ['at the beginning', { range: first(3), look: {} }],
  ['for the last 4 seconds', { range: last(4), look: {} }],
  ['from 0:02 to 0:07', { range: range(2, 7), look: {} }],
  ['at 5 seconds', { range: range(5, 8), look: {} }],
  ['over clip 2', { range: over(clip(2)), look: {} }],
  ['during the beach clip', { range: over(named('beach.mp4')), look: {} }],
  ['for the whole video', { range: { from: null, to: null }, look: {} }],
  ['fading in', { range: null, look: { enter: 'fade' } }],
  ['sliding in from the left', { range: null, look: { enter: 'slide-right' } }],
];
const HOW_ZH: readonly Phrase<Made>[] = [
  ['放在顶部', { range: null, look: { position: 'top' } }],
  ['左下角', { range: null, look: { position: 'bottom-left' } }],
  ['在屏幕中间', { range: null, look: { position: 'center' } }],
  ['黄色', { range: null, look: { colour: '#ffd400' } }],
  ['用白色', { range: null, look: { colour: '#ffffff' } }],
  ['字大一点', { range: null, look: { size: { times: 1.3 } } }],
  ['显示4秒', { range: first(4), look: {} }],
  ['3秒', { range: first(3), look: {} }],
  ['带淡入', { range: null, look: { enter: 'fade' } }],
  ['从左边滑入', { range: null, look: { enter: 'slide-right' } }],
];

/** `{text}` is what it says, `{how}` what is said of its look and time, in any order. */
const ADDS_EN = [
  'add a title "{text}" {how}',
  'put “{text}” {how} as a title',
  'write "{text}" {how}',
  'title "{text}", {how}',
  'i want a title {how} that says "{text}"',
  'could you add a title saying "{text}" {how}?',
  'show the words "{text}" {how}',
  'a title "{text}" should appear {how}',
  'title {how}: {text}',
  'please add a title {how} saying {text}',
  'give me a title saying {text} {how}',
].map((said): Phrase<'title' | 'caption'> => [said, 'title']);
const CAPTIONS_EN = [
  'caption "{text}" {how}',
  'there should be a subtitle {how} reading {text}',
].map((said): Phrase<'title' | 'caption'> => [said, 'caption']);
const ADDS_ZH = [
  '加个标题“{text}”，{how}',
  '写上“{text}”，{how}',
  '来个标题，内容是{text}，{how}',
  '打上“{text}”这几个字，{how}',
  '帮我加一行字：{text}，{how}',
  '标题“{text}”，{how}',
].map((said): Phrase<'title' | 'caption'> => [said, 'title']);
const TEXTS = ['Our Wedding', 'LAST SUMMER', '毕业快乐', 'Chapter One'] as const;
const TEXTS_ZH = ['毕业快乐', '我们的夏天', '谢谢观看'] as const;

interface Said {
  words: string;
  there: ReadingContext;
  asks: Request;
}

/** Every phrasing with each pair of two things said of it, one after the other. */
function adding(
  phrasings: readonly Phrase<'title' | 'caption'>[],
  how: readonly Phrase<Made>[],
  texts: readonly string[],
  between: string,
): Said[] {
  const pairs = how.flatMap((one, at) =>
    how.slice(at + 1).flatMap((two): [Phrase<Made>, Phrase<Made>][] => [
      [one, two],
      [two, one],
    ]),
  );
  return phrasings.flatMap(([said, style], row) =>
    pairs.flatMap(([[one, a], [two, b]], at): Said[] => {
      const isTwice =
        (a.range && b.range) || Object.keys(a.look).some((key) => Object.hasOwn(b.look, key));
      // “Fading in at the top” is said of how it fades.
      if (isTwice || a.look.enter) return [];
      const text = texts[(row + at) % texts.length] ?? '';
      const words = said.replace('{text}', text).replace('{how}', `${one}${between}${two}`);
      const look: TitleLook = { style, ...a.look, ...b.look };
      return [
        { words, there: film, asks: edit({ do: 'title', text, range: a.range ?? b.range, look }) },
      ];
    }),
  );
}

const changed = (
  target: Target,
  of: Partial<{ text: string; range: TimeRange; look: TitleLook }>,
): Request => edit({ do: 'change-title', target, text: null, range: null, look: {}, ...of });
const lasts = (target: Target, ms: { to: number } | { plus: number }): Request =>
  edit({ do: 'length', target, ms });

/** `{t}` is a title, or several. */
const CHANGES_EN: readonly Phrase<(target: Target) => Request>[] = [
  ['make {t} red', (t) => changed(t, { look: { colour: '#e53935' } })],
  ['{t} should be in blue', (t) => changed(t, { look: { colour: '#1e88e5' } })],
  ['use white for {t}', (t) => changed(t, { look: { colour: '#ffffff' } })],
  ['move {t} to the bottom right', (t) => changed(t, { look: { position: 'bottom-right' } })],
  ['i want {t} at the top', (t) => changed(t, { look: { position: 'top' } })],
  ['make {t} a bit bigger', (t) => changed(t, { look: { size: { times: 1.15 } } })],
  ['shrink {t}', (t) => changed(t, { look: { size: { times: 0.77 } } })],
  ['let {t} fade in and out', (t) => changed(t, { look: { enter: 'fade', leave: 'fade' } })],
  ['add a fade out to {t}', (t) => changed(t, { look: { leave: 'fade' } })],
  ['no animation for {t}', (t) => changed(t, { look: { enter: 'none', leave: 'none' } })],
  ['leave {t} up 5 seconds', (t) => lasts(t, { to: 5000 })],
  ['so people can read it leave {t} up 5 seconds', (t) => lasts(t, { to: 5000 })],
  ['shorten {t} by 1 second', (t) => lasts(t, { plus: -1000 })],
  [
    'make {t} yellow and put it at the bottom',
    (t) => changed(t, { look: { colour: '#ffd400', position: 'bottom' } }),
  ],
  ['get rid of {t}', (t) => edit({ do: 'remove', target: t })],
  ["i don't need {t}", (t) => edit({ do: 'remove', target: t })],
];
const ONE_EN: readonly Phrase<(target: Target) => Request>[] = [
  ['change {t} to "Hi there"', (t) => changed(t, { text: 'Hi there' })],
  ['{t} should say Our New Home', (t) => changed(t, { text: 'Our New Home' })],
  ['rewrite {t} as "See you"', (t) => changed(t, { text: 'See you' })],
  ['show {t} from 2 to 6 seconds', (t) => changed(t, { range: range(2, 6) })],
  ['{t} should run between 0:02 and 0:06', (t) => changed(t, { range: range(2, 6) })],
  ['put {t} over clip 2', (t) => changed(t, { range: over(clip(2)) })],
  ['move {t} to the end', (t) => changed(t, { range: last(3) })],
  ['let {t} appear at 4 seconds', (t) => changed(t, { range: range(4, 7) })],
];
const CHANGES_ZH: readonly Phrase<(target: Target) => Request>[] = [
  ['把{t}改成红色', (t) => changed(t, { look: { colour: '#e53935' } })],
  ['{t}放到右下角', (t) => changed(t, { look: { position: 'bottom-right' } })],
  ['{t}再大一点', (t) => changed(t, { look: { size: { times: 1.3 } } })],
  ['把{t}缩小', (t) => changed(t, { look: { size: { times: 0.77 } } })],
  ['给{t}加个淡入', (t) => changed(t, { look: { enter: 'fade' } })],
  ['{t}不要动画', (t) => changed(t, { look: { enter: 'none', leave: 'none' } })],
  ['让{t}直接出现', (t) => changed(t, { look: { enter: 'none' } })],
  ['{t}停留5秒', (t) => lasts(t, { to: 5000 })],
  ['把{t}延长2秒', (t) => lasts(t, { plus: 2000 })],
  ['{t}改成黄色并放到底部', (t) => changed(t, { look: { colour: '#ffd400', position: 'bottom' } })],
  ['把{t}去掉', (t) => edit({ do: 'remove', target: t })],
  ['不要{t}了', (t) => edit({ do: 'remove', target: t })],
];
const ONE_ZH: readonly Phrase<(target: Target) => Request>[] = [
  ['把{t}改成“你好”', (t) => changed(t, { text: '你好' })],
  ['{t}的内容改成回家的路', (t) => changed(t, { text: '回家的路' })],
  ['{t}放在2到6秒', (t) => changed(t, { range: range(2, 6) })],
  ['把{t}放到结尾', (t) => changed(t, { range: last(3) })],
  ['让{t}在第二段显示', (t) => changed(t, { range: over(clip(2)) })],
];

interface Named {
  there: ReadingContext;
  target: Target;
  many?: boolean;
}
const NAMED_EN: readonly Phrase<Named>[] = [
  ['the title', { there: film, target: title }],
  ['the second title', { there: lettered, target: nth(2) }],
  ['title #2', { there: lettered, target: nth(2) }],
  ['the last title', { there: lettered, target: nth(-1) }],
  ['the title "Hello"', { there: lettered, target: textCalled('Hello') }],
  ['the title that says The End', { there: lettered, target: textCalled('The End') }],
  ['all the titles', { there: lettered, target: titles, many: true }],
  ['the captions', { there: captioned, target: captions, many: true }],
];
const NAMED_ZH: readonly Phrase<Named>[] = [
  ['标题', { there: film, target: title }],
  ['第二个标题', { there: lettered, target: nth(2) }],
  ['最后那个标题', { there: lettered, target: nth(-1) }],
  ['写着“Hello”的标题', { there: lettered, target: textCalled('Hello') }],
  ['“The End”这几个字', { there: lettered, target: textCalled('The End') }],
  ['所有标题', { there: lettered, target: titles, many: true }],
  ['字幕', { there: captioned, target: captions, many: true }],
];

function changing(
  changes: readonly Phrase<(target: Target) => Request>[],
  ofOne: readonly Phrase<(target: Target) => Request>[],
  names: readonly Phrase<Named>[],
): Said[] {
  return names.flatMap(([name, { there, target, many }]) =>
    [...changes, ...(many ? [] : ofOne)].map(([said, asks]) => ({
      words: said.replace('{t}', name).replace(/\bput it\b/u, many ? 'put them' : 'put it'),
      there,
      asks: asks(target),
    })),
  );
}

/** So many of all, evenly. */
const sample = (all: readonly Said[], count: number): Said[] =>
  all.filter(
    (_, at) =>
      Math.floor((at * count) / all.length) !== Math.floor(((at - 1) * count) / all.length),
  );

const misread = (all: readonly Said[]): string[] =>
  all.flatMap(({ words, there, asks }) => {
    const { requests, unread } = readRequests(words, there);
    return unread.length === 0 && isDeepStrictEqual(requests, [asks])
      ? []
      : [`${words}\n  ${JSON.stringify(requests)} ${JSON.stringify(unread)}`];
  });

describe('titles, as they are asked for', () => {
  it('are made in English, in any order of words', () => {
    const all = adding([...ADDS_EN, ...CAPTIONS_EN], HOW_EN, TEXTS, ' ');
    expect(misread(sample(all, 70))).toEqual([]);
  });

  it('are made in Chinese, in any order of words', () => {
    expect(misread(sample(adding(ADDS_ZH, HOW_ZH, TEXTS_ZH, '，'), 50))).toEqual([]);
  });

  it('are changed and removed in English', () => {
    expect(misread(sample(changing(CHANGES_EN, ONE_EN, NAMED_EN), 60))).toEqual([]);
  });

  it('are changed and removed in Chinese', () => {
    expect(misread(sample(changing(CHANGES_ZH, ONE_ZH, NAMED_ZH), 50))).toEqual([]);
  });
});
