import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBrief } from '../../../../src/engine/music/index.js';
import { clipAnalysis } from '../clips.js';
import { misread, shorthand } from './prompts/check.js';
import { CHINESE_PROMPTS } from './prompts/chinese.js';
import { ENGLISH_PROMPTS } from './prompts/english.js';
import { FRESH_PROMPTS } from './prompts/fresh.js';
import { HASTY_PROMPTS } from './prompts/hasty.js';
import { LAST_PROMPTS } from './prompts/last.js';
import { LATE_PROMPTS } from './prompts/late.js';
import { MIXED_PROMPTS } from './prompts/mixed.js';
import { STRUCTURE_PROMPTS } from './prompts/structure.js';
import { UNSEEN_PROMPTS } from './prompts/unseen.js';

const read = (words: string) => parseBrief(words, clipAnalysis({ seconds: 60 }), { seed: 1 });

describe('a prompt', () => {
  it('may be any text: it is read, and nothing is thrown', () => {
    const analysis = clipAnalysis({ seconds: 60 });
    const told = fc.constantFrom(
      'drop at 0:20',
      'fade out over 3 s',
      '安静的开头',
      'sad at the end',
    );
    // Of private use, too: fonts put their logos and icons there.
    const glyph = fc.integer({ min: 0xe000, max: 0xf8ff }).map((code) => String.fromCharCode(code));
    const words = fc.array(fc.oneof(told, glyph, fc.string({ unit: 'binary' })), { maxLength: 9 });
    fc.assert(
      fc.property(words, (parts) => {
        expect(parseBrief(parts.join(' '), analysis, { seed: 1 }).words).toBe(parts.join(' '));
      }),
      { numRuns: 25 },
    );
    expect(read('drop at 0:20 \uE0FF\uE1FF').directions?.map(shorthand)).toEqual(['drop 20']);
  });
});

describe('a misspelt word', () => {
  it('is taken for the one that it is a slip of, and that is told', () => {
    expect(read('accoustic').misspelt).toEqual([{ typed: 'accoustic', taken: 'acoustic' }]);
  });

  it.each([
    'springs',
    'hunting',
    'wishful',
    'permission',
    'related',
    'winner',
  ])('is none where it is a word of its own: %s', (word) =>
    expect(read(word)).toMatchObject({ misspelt: [], unknownWords: [word] }));
});

describe('what is asked of the same piece later', () => {
  it('takes the place of what was asked of the same thing before', () => {
    const { directions } = read('drums at 0:08, silence until 0:04\n\ndrums come in at 0:20');
    expect(directions?.map(shorthand)).toEqual(['silence 0..4', 'enter drums 20']);
  });
});

describe('what is taken back', () => {
  it.each([
    ['house, drop at 0:20', 'no drop'],
    ['lo-fi, fade out over 3 s', "don't fade out"],
    ['builds up until 0:30', 'no build-up please'],
    ['史诗，20秒爆发', '不要爆发'],
  ])('is gone from the piece: “%s”, then “%s”', (words, later) => {
    expect(read(words).directions).not.toEqual([]);
    expect(read(`${words}\n\n${later}`)).toMatchObject({ directions: [], unknownWords: [] });
  });

  it('may be asked for again', () => {
    const { directions } = read('drop at 0:20\n\nno drop\n\ndrop at 0:30');
    expect(directions?.map(shorthand)).toEqual(['drop 30']);
  });
});

describe('a silence before the drop', () => {
  it('ends where the drop is, whenever that was said', () => {
    const { directions } = read('drop at 0:20\n\na second of silence before the drop');
    expect(directions?.map(shorthand)).toEqual(['drop 20', 'silence 19..20']);
  });

  it('is before the strongest cut where nobody says where the drop is', () => {
    const { directions } = read('2 seconds of silence before the drop');
    expect(directions?.map(shorthand)).toEqual(['silence peak-2..peak', 'drop peak']);
  });
});

describe('a change of mood', () => {
  it('is remembered as it was put, and whether its force is followed', () => {
    expect(read('happy, then sad at the end').moodTurns).toEqual([
      { text: 'happy, then sad at the end', shown: true },
    ]);
    expect(read('goes from dark to hopeful').moodTurns).toEqual([
      { text: 'goes from dark to hopeful', shown: false },
    ]);
    expect(read('happy lo-fi').moodTurns).toEqual([]);
  });
});

describe('prompts that were labelled by hand', () => {
  it.each([
    ['in English', ENGLISH_PROMPTS],
    ['in Chinese', CHINESE_PROMPTS],
    ['of what is to happen when', STRUCTURE_PROMPTS],
    ['written afterwards', FRESH_PROMPTS],
    ['typed in a hurry', HASTY_PROMPTS],
    ['in both languages at once', MIXED_PROMPTS],
    ['written last', LATE_PROMPTS],
    ['with several wishes at once', UNSEEN_PROMPTS],
    ['of the ordinary kind', LAST_PROMPTS],
  ])('%s are understood', (_name, prompts) => {
    const wrong = prompts
      .map((prompt) => ({ words: prompt[0], wrong: misread(prompt) }))
      .filter((one) => one.wrong.length > 0);
    expect(wrong).toEqual([]);
  });
});
