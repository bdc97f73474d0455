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
    ['trim the first 2 seconds off 视频 é.mp4', 'en'],
    ['add a title “你好世界” at the top', 'en'],
    ['删掉 our long summer holiday.mp4', 'zh'],
    ['把 "Hello World, this is it" 这个标题删掉', 'zh'],
    ['“你好”', 'zh'],
    ['加标题 Welcome to the Jungle', 'zh'],
    ['标题改成 Home is where the heart is', 'zh'],
    ['ok，配乐换成 lo-fi hip hop with a bit of jazz', 'zh'],
    ['title 改成 Home is where the heart is', 'zh'],
    ['remove 你好 from the film', 'en'],
    ['视频.mp4 is too loud, turn it down', 'en'],
    ['please change the title to 我们的夏天 and make it red', 'en'],
  ])('%s', (text, language) => expect(languageOf(text)).toBe(language));

  it('does not see the names of uploads', () =>
    expect(languageOf('remove 我的 夏天 假期.mp4', ['我的 夏天 假期.mp4'])).toBe('en'));
});
