import { describe, expect, it } from 'vitest';
import { isApproval, isHalt } from '../../src/support/remarks.js';

describe('praise', () => {
  it.each([
    'great job!',
    'awesome work',
    'fine by me',
    'not bad at all!',
    'this is exactly what I wanted',
    'the strings are gorgeous',
    'I love it!',
    'that’s perfect',
    'no changes',
    '声音很好听',
    '还不错',
    '整體感覺很棒',
    '就这样吧',
    '不用改了',
  ])('is %s', (text) => expect(isApproval(text)).toBe(true));

  it.each([
    'beautiful strings',
    'make it nice',
    'not good',
    'good, but make it slower',
    'the strings are too loud',
    'I would like the drums louder',
    'is it good?',
    'happy',
    'music for work',
    '好听的音乐',
    '要很好听',
    '更好听一点',
    '声音不太好',
    '轻松好听',
    '',
  ])('is not %s', (text) => expect(isApproval(text)).toBe(false));
});

describe('a call to stop', () => {
  it.each([
    'stop',
    'cancel the export',
    'hold on a second',
    'don’t export yet',
    'no',
    '取消导出',
    '先別下載',
    '等一下',
  ])('is %s', (text) => expect(isHalt(text)).toBe(true));

  it.each([
    'stop the drums at 0:10',
    'wait for the drop',
    'no drums',
    'no music',
    "don't use drums",
    '取消上一步',
    '不要鼓',
    '',
  ])('is not %s', (text) => expect(isHalt(text)).toBe(false));
});
