import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readRequests } from '../../../../src/engine/agent/reading/index.js';
import type { Request } from '../../../../src/engine/agent/requests.js';
import type { Target, TimeRange, TitleLook } from '../../../../src/engine/timeline/index.js';
import {
  bare,
  captioned,
  captions,
  edit,
  film,
  first,
  type Label,
  last,
  lastImage,
  lettered,
  mixed,
  range,
  textCalled,
  title,
  titles,
} from './labels.js';

const over = (target: Target): TimeRange => ({
  from: { of: 'thing', target, edge: 'start', ms: 0 },
  to: { of: 'thing', target, edge: 'end', ms: 0 },
});
const written = (text: string, at: TimeRange | null, look: TitleLook = {}): Request =>
  edit({ do: 'title', text, range: at, look: { style: 'title', ...look } });
const changed = (
  target: Target,
  of: Partial<{ text: string; range: TimeRange; look: TitleLook }>,
): Request => edit({ do: 'change-title', target, text: null, range: null, look: {}, ...of });
const lasts = (target: Target, ms: { to: number } | { plus: number }): Request =>
  edit({ do: 'length', target, ms });
const RED = '#e53935';
const hello = textCalled('Hello');
const theEnd = textCalled('The End');

const MADE: readonly Label[] = [
  ['“In loving memory” over the photo', [written('In loving memory', over(lastImage))], mixed],
  [
    'on the photo: "We miss you", bottom',
    [written('We miss you', over(lastImage), { position: 'bottom' })],
    mixed,
  ],
  ['照片出现的时候打上文字“外婆的院子”', [written('外婆的院子', over(lastImage))], mixed],
  ['first 4 seconds: "Once upon a time"', [written('Once upon a time', first(4))]],
  [
    'start with the title "Making Bread", fading in',
    [written('Making Bread', first(3), { enter: 'fade' })],
    bare,
  ],
  [
    'our band name "Paper Kites" at the top during the last 5 seconds',
    [written('Paper Kites', last(5), { position: 'top' })],
    bare,
  ],
  ['片头3秒加歌名“晴天”', [written('晴天', first(3))], bare],
  ['type "Slow" in the middle', [written('Slow', null, { position: 'center' })], bare],
];

const CHANGED: readonly Label[] = [
  ['change the text of the title to THE END', [changed(title, { text: 'THE END' })]],
  ['have "Hello" last five seconds', [lasts(hello, { to: 5000 })], lettered],
  ['The title should be visible for 5 seconds', [lasts(title, { to: 5000 })]],
  ['Hello显示在2秒到5秒', [changed(hello, { range: range(2, 5) })], lettered],
  ['The End should fade out', [changed(theEnd, { look: { leave: 'fade' } })], lettered],
  ['“Hello”放大一点', [changed(hello, { look: { size: { times: 1.3 } } })], lettered],
  ['字幕字号调小一点', [changed(captions, { look: { size: { times: 0.77 } } })], captioned],
  [
    'the caption text should slide in from below',
    [changed(captions, { look: { enter: 'slide-up' } })],
    captioned,
  ],
  ['可以让所有字幕都大一点吗', [changed(titles, { look: { size: { times: 1.3 } } })], lettered],
  ['would a red title be possible?', [changed(title, { look: { colour: RED } })]],
];

/** Beside the order, its reason, with the title named only there. */
const TOLD: readonly Label[] = [
  ['Hello出得太早了，改到3秒到6秒出现', [changed(hello, { range: range(3, 6) })], lettered],
  ['The End太洋气了，换成“全剧终”', [changed(theEnd, { text: '全剧终' })], lettered],
  [
    '“The End” comes too soon, move it to the last 4 seconds',
    [changed(theEnd, { range: last(4) })],
    lettered,
  ],
  ['标题不要一开始就出来，改到2秒到6秒显示', [changed(title, { range: range(2, 6) })]],
  [
    '字幕被抖音的按钮挡住了，挪到上面',
    [changed(captions, { look: { position: 'top' } })],
    captioned,
  ],
  ['我不喜欢标题那个动画，去掉吧', [changed(title, { look: { enter: 'none', leave: 'none' } })]],
  ['字幕换成黑色看着清楚', [changed(captions, { look: { colour: '#000000' } })], captioned],
  ['字幕改成#FFCC00，公司的主色', [changed(captions, { look: { colour: '#ffcc00' } })], captioned],
  ['标题改成红色更醒目', [changed(title, { look: { colour: RED } })]],
  ['标题改成黑色星期五', [changed(title, { text: '黑色星期五' })]],
  [
    'title in red please, against the sky nobody can read it',
    [changed(title, { look: { colour: RED } })],
  ],
  ['make the title red, my sister could not read it', [changed(title, { look: { colour: RED } })]],
];

const misread = (labels: readonly Label[]): string[] =>
  labels.flatMap(([words, asks, there = film]) => {
    const { requests, unread } = readRequests(words, there);
    return unread.length === 0 && isDeepStrictEqual(requests, asks)
      ? []
      : [`${words}\n  ${JSON.stringify(requests)} ${JSON.stringify(unread)}`];
  });

describe('titles, as people tell of them', () => {
  it('are written where and when something is seen', () => {
    expect(misread(MADE)).toEqual([]);
  });

  it('are changed by what they say', () => {
    expect(misread(CHANGED)).toEqual([]);
  });

  it('are changed for a reason that is no text', () => {
    expect(misread(TOLD)).toEqual([]);
  });
});
