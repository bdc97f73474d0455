import { describe, expect, it } from 'vitest';
import {
  directionsInChinese,
  directionsInEnglish,
} from '../../../src/engine/agent/phrases-directions.js';
import { understand } from '../../../src/engine/agent/understand.js';
import { findDirections } from '../../../src/engine/music/index.js';

describe('words of what is to happen when', () => {
  it.each([
    'drop at 0:08',
    'no drums until 0:20',
    'only from 0:10',
    'silence until 0:10',
    'fade out over 3 s',
    'fade out at the end',
    'drums come in at 0:20',
    'remove the music from 0:10 to 0:20',
    'mute the music until 0:10',
    'stop the music at 0:40',
    'silence until 0:10, drums from 0:20 and fade out over 3 s',
    '8秒后进鼓',
    '前5秒不要音乐',
    '淡出3秒',
  ])('change the piece that is there: %s', (words) =>
    expect(understand(words)).toMatchObject({
      music: words,
      refines: true,
      edits: [],
      missing: [],
      question: null,
      remark: null,
    }));

  it('belong to a piece of its own where one is described', () => {
    expect(understand('upbeat lo-fi, drop at 0:10')).toMatchObject({ refines: false, edits: [] });
  });

  it.each([
    ['mute the original sound until 0:10', 'edits'],
    ['add a voice-over at 0:10', 'missing'],
  ] as const)('are not about the picture or its own sound: %s', (words, where) => {
    const asked = understand(words);
    expect(asked.music).toBeNull();
    expect(asked[where]).toHaveLength(1);
  });

  it('are told in one clause', () => {
    const { directions } = findDirections('silence until 0:10, drums from 0:20');
    expect(directionsInEnglish(directions)).toBe('silent until 0:10, drums from 0:20');
    // Chinese calls the instruments by their Chinese names.
    expect(directionsInChinese(directions)).toBe('0:10 之前静音，鼓从 0:20 进入');
  });
});
