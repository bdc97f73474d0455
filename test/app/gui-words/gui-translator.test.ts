import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GuiTranslator } from '../../../src/app/gui-words/index.js';
import type { Offer } from '../../../src/app/results.js';
import { english } from '../../../src/engine/agent/phrases-en.js';
import { chinese } from '../../../src/engine/agent/phrases-zh.js';
import { phrasesOf } from './engine-phrases.js';
import { CHINESE_ANSWERS, DESCRIPTIONS, ENGLISH_ANSWERS } from './labelled-answers.js';
import { MUSIC_TALK_EN } from './music-talk-en.js';
import { MUSIC_TALK_ZH } from './music-talk-zh.js';

/** As the tables write it. */
const written = (offer: Offer): string => (offer.kind === 'say' ? `say:${offer.text}` : offer.kind);

/** What is shown of a text that comes in these parts, and what it offers. */
function translate(...parts: string[]): { shown: string; offers: string[] } {
  const translator = new GuiTranslator();
  const shown = parts.map((part) => translator.add(part)).join('') + translator.end();
  return { shown, offers: translator.offers().map(written) };
}

describe('instructions to use a graphical interface', () => {
  it.each(ENGLISH_ANSWERS)('%j is shown as %j', (said, shown, ...offers) => {
    expect(translate(said)).toEqual({ shown, offers });
  });

  it.each(CHINESE_ANSWERS)('%j is shown as %j', (said, shown, ...offers) => {
    expect(translate(said)).toEqual({ shown, offers });
  });
});

describe('what only sounds like one', () => {
  it.each(DESCRIPTIONS)('%j is shown as it is', (said) => {
    expect(translate(said)).toEqual({ shown: said, offers: [] });
  });
});

describe('talk of music, timelines, mixes and cuts', () => {
  it.each([...MUSIC_TALK_EN, ...MUSIC_TALK_ZH])('%j is shown as it is', (said) => {
    expect(translate(said)).toEqual({ shown: said, offers: [] });
  });
});

describe('an answer that comes in parts', () => {
  const texts = [...ENGLISH_ANSWERS, ...CHINESE_ANSWERS].map(([said]) => said);
  const said = fc
    .array(fc.constantFrom(...texts, ...DESCRIPTIONS), { minLength: 1, maxLength: 4 })
    .chain((some) => fc.constantFrom(' ', '\n', '\n\n', '').map((gap) => some.join(gap)));
  const odd = fc
    .array(
      fc.constantFrom(
        ...[
          'click',
          'Export',
          'drag',
          'and',
          'drop',
          'you',
          'can',
          'by',
          'clicking',
          ' ',
          ' ',
          '\n',
        ],
        ...[
          '. ',
          ', ',
          ': ',
          ':',
          '**',
          '(',
          ')',
          '- ',
          '1. ',
          '“',
          '”',
          '"',
          "'",
          '…',
          ' — ',
          'it',
        ],
        ...[
          '点击',
          '导出',
          '，',
          '。',
          '：',
          '、',
          '🎉',
          'https://a.test/b?c',
          '0:05',
          '\r\n',
          'e.g.',
        ],
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join(''));
  const cut = (text: string, places: readonly number[]): string[] => {
    const ends = [...new Set(places.map((place) => place % (text.length + 1)))].sort(
      (a, b) => a - b,
    );
    return [...ends, text.length].map((end, i) => text.slice(ends[i - 1] ?? 0, end));
  };

  it('is shown the same, and offers the same, however it is cut', () => {
    fc.assert(
      fc.property(fc.oneof(said, odd), fc.array(fc.nat(), { maxLength: 30 }), (text, places) => {
        expect(translate(...cut(text, places)), text).toEqual(translate(text));
      }),
      { seed: 11, numRuns: 1000 },
    );
  });

  it('is shown the same letter by letter', () => {
    for (const text of [...texts, ...DESCRIPTIONS]) {
      expect(translate(...text), text).toEqual(translate(text));
    }
  });

  it('loses nothing that is no instruction, whatever the marks in it', () => {
    const words = odd.map((text) => text.replace(/click|drag|Export|drop|点击|导出/gu, 'soft'));
    fc.assert(
      fc.property(words, (text) => {
        expect(translate(text)).toEqual({ shown: text, offers: [] });
      }),
      { seed: 12, numRuns: 500 },
    );
  });

  it('is shown clause by clause: no more than a clause is held back', () => {
    const translator = new GuiTranslator();
    expect(translator.add('I added lo-fi music, with a soft ')).toBe('I added lo-fi music');
    expect(translator.add('piano. It ends')).toBe(', with a soft piano.');
    expect(translator.add(' at 0:30. Now cli')).toBe(' It ends at 0:30.');
    expect(translator.add('ck Export.')).toBe('');
    expect(translator.end()).toBe('');
    expect(translator.offers()).toEqual([{ kind: 'export' }]);
  });

  it('holds back no endless clause', () => {
    const translator = new GuiTranslator();
    const shown = translator.add('la'.repeat(2000));
    expect(shown.length).toBeGreaterThan(3000);
    expect(shown + translator.end()).toBe('la'.repeat(2000));
  });
});

describe('what the engine’s own agent says', () => {
  it.each([
    ['English', english],
    ['Chinese', chinese],
  ])('is shown as it is in %s', (_language, phrases) => {
    for (const text of phrasesOf(phrases)) {
      expect(translate(text), text).toEqual({ shown: text, offers: [] });
    }
  });
});
