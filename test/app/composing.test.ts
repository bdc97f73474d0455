import { describe, expect, it } from 'vitest';
import { asksForMusic } from '../../src/app/composing.js';

describe('a message asks for music', () => {
  it.each([
    'upbeat lo-fi',
    'generate music',
    'add a piano',
    'make it a calm piano piece',
    'can you add some jazz?',
    'how about something slower?',
    'compose an epic trailer with a fade at the end',
    'another one',
    'make the music quieter and add piano',
    '生成音乐',
    '加一段轻快的音乐',
    '能不能来点爵士？',
    '換一首輕快的',
  ])('with “%s”', (text) => {
    expect(asksForMusic(text)).toBe(true);
  });

  it.each([
    'make the music quieter',
    'Mute the original sound.',
    'set the volume to 30%',
    'undo',
    'remove the music',
    'what tempo is it?',
    'how long is it?',
    'did you generate it?',
    'hello!',
    'awesome work!',
    'the strings sound lovely',
    'stop',
    'cancel the export',
    '状态很好',
    '算了',
    'add a title',
    '把音乐调小一点',
    '静音原声',
    '靜音原聲',
    '撤銷',
    '什么调？',
    '你好',
    '加一个标题',
  ])('but not with “%s”', (text) => {
    expect(asksForMusic(text)).toBe(false);
  });
});
