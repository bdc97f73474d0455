import { describe, expect, it } from 'vitest';
import {
  STILL_MOTIONS,
  TITLE_MOTIONS,
  TITLE_POSITIONS,
  TRANSITIONS,
} from '../../src/protocol/index.js';
import { filmWord } from '../../src/support/film-words.js';

describe('the words for what a person sees of a draft', () => {
  it.each([
    ['transition', TRANSITIONS],
    ['place of a title', TITLE_POSITIONS],
    ['motion of a title', TITLE_MOTIONS],
    ['motion of a picture', STILL_MOTIONS],
  ])('has one for every %s, and no two alike', (_what, values) => {
    const english = values.map((value) => filmWord(value, 'en'));
    const chinese = values.map((value) => filmWord(value, 'zh'));
    expect(english.filter((word) => !/^[a-z]+(?: [a-z]+)*$/.test(word))).toEqual([]);
    expect(chinese.filter((word) => !/^\p{Script=Han}+$/u.test(word))).toEqual([]);
    expect(new Set(english).size).toBe(values.length);
    expect(new Set(chinese).size).toBe(values.length);
  });

  it('names the colours that have a name, and tells the others as they are written', () => {
    expect([filmWord('#ffd400', 'en'), filmWord('#ffd400', 'zh')]).toEqual(['yellow', '黄色']);
    expect([filmWord('#12ab34', 'en'), filmWord('#12ab34', 'zh')]).toEqual(['#12ab34', '#12ab34']);
  });
});
