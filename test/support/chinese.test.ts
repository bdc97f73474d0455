import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOf, toSimplified } from '../../src/support/chinese.js';

describe('traditional characters', () => {
  it.each([
    ['靜音原聲', '静音原声'],
    ['導出影片', '导出影片'],
    ['撤銷', '撤销'],
    ['輕鬆的鋼琴，不要鼓', '轻松的钢琴，不要鼓'],
    ['刪除標題', '删除标题'],
    ['匯出，軌道，餘額', '汇出，轨道，余额'],
    ['upbeat lo-fi', 'upbeat lo-fi'],
  ])('become simplified ones: %s', (traditional, simplified) =>
    expect(toSimplified(traditional)).toBe(simplified));

  it('keep every place in the text where it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(toSimplified(text)).toHaveLength(text.length);
        expect(toSimplified(toSimplified(text))).toBe(toSimplified(text));
      }),
    );
  });
});

describe('the language of a text', () => {
  it.each([
    ['upbeat', 'en'],
    ['舒缓的 lo-fi', 'zh'],
    ['35%', null],
  ])('%s', (text, language) => expect(languageOf(text)).toBe(language));
});
