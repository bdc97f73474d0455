import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnswerText } from '../../src/client/answer-text.js';

/** Cuts `text` at the given shares of its length. */
function cut(text: string, shares: readonly number[]): string[] {
  const places = [...new Set(shares.map((share) => Math.floor(share * text.length)))].sort(
    (a, b) => a - b,
  );
  return [0, ...places].map((start, index) => text.slice(start, places[index] ?? text.length));
}

const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 });

type Step = { partial: string } | { final: string } | 'tool';

/** What is shown of an answer that comes in these steps. */
function shownOf(...steps: Step[]): string {
  return shownBy(new AnswerText(), ...steps);
}

function shownBy(answer: AnswerText, ...steps: Step[]): string {
  const shown = steps.map((step) => {
    if (step === 'tool') return answer.toolCalled();
    return 'partial' in step ? answer.add(step.partial, true) : answer.add(step.final, false);
  });
  return shown.join('') + answer.end();
}

const partials = (...texts: string[]): Step[] => texts.map((partial) => ({ partial }));
const finals = (...texts: string[]): Step[] => texts.map((final) => ({ final }));

describe('an answer’s text', () => {
  it('prints what a final event repeats once, however it was cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), shares, (text, places) => {
        const shown = shownOf(...partials(...cut(text, places)), ...finals(text));
        expect(shown.trim()).toBe(text.trim());
      }),
      { seed: 11 },
    );
  });

  it.each<[name: string, steps: Step[], shown: string]>([
    [
      'the rest when the final event says more than the partial ones',
      [...partials('I added '), ...finals('I added\nmusic.')],
      'I added music.',
    ],
    [
      'a final event that says something else in full',
      [...partials('Working.'), ...finals(' Done.')],
      'Working. Done.',
    ],
    [
      'a final event that says less once',
      [...partials('I added music. ', 'And a title.'), ...finals('I added music.')],
      'I added music. And a title.',
    ],
    [
      'several final events that share what the partial ones said once',
      [...partials('I added music. ', 'And a title.'), ...finals('I added music.', 'And a title.')],
      'I added music. And a title.',
    ],
    [
      'a repetition of the whole turn after a tool call once',
      [
        ...partials('Let me see. '),
        'tool',
        ...partials('Music added.'),
        ...finals('Let me see. Music added.'),
      ],
      'Let me see. Music added.',
    ],
    [
      'a repetition of each part after all tool calls once',
      [
        ...partials('Let me look at it. '),
        'tool',
        ...partials('The music is added.'),
        ...finals('Let me look at it.', 'The music is added.'),
      ],
      'Let me look at it. The music is added.',
    ],
    [
      'a final event that comes twice once',
      finals('The music is added.', 'The music is added.'),
      'The music is added.',
    ],
    [
      'the same short words twice when they are said about two things',
      [
        ...finals('Adding… '),
        ...finals('Done. '),
        'tool',
        ...finals('More… '),
        ...finals('Done. '),
      ],
      'Adding… Done. More… Done. ',
    ],
    ['what follows a repetition', [...partials('Yes. '), ...finals('Yes. ', 'No.')], 'Yes. No.'],
    [
      'partial events that each hold all so far once',
      [...partials('I', 'I added', 'I added lo-fi', 'I added lo-fi music.')],
      'I added lo-fi music.',
    ],
    [
      'those with a final event, too',
      [...partials('I added', 'I added music.'), ...finals('I added music.')],
      'I added music.',
    ],
    [
      'those that come again unchanged',
      partials('I added music', 'I added music', 'I added music.', 'I added music.'),
      'I added music.',
    ],
    [
      'those that hold the whole turn, tool calls and all',
      [
        ...partials('Let me look at it. '),
        'tool',
        ...partials('Let me look at it. The', 'Let me look at it. The music is added.'),
      ],
      'Let me look at it. The music is added.',
    ],
    [
      'words that repeat themselves as often as they do',
      [...partials('la ', 'la ', 'la ', 'la'), ...finals('la la la la')],
      'la la la la',
    ],
    ['numbers that begin with themselves', partials('1', '1', ' tracks'), '11 tracks'],
  ])('prints %s', (_name, steps, shown) => {
    expect(shownOf(...steps).trim()).toBe(shown.trim());
  });

  it('prints partial events that each hold all so far once, however they grow', () => {
    const sentence = fc
      .array(fc.constantFrom('I', 'added', 'lo-fi', 'music', 'and', '标题', '🎵'), {
        minLength: 3,
        maxLength: 12,
      })
      .map((words) => `Well then: ${words.join(' ')}.`);
    fc.assert(
      fc.property(sentence, shares, fc.boolean(), (text, places, repeats) => {
        const ends = [...new Set(places.map((share) => Math.floor(share * text.length)))];
        const growing = ends
          .sort((a, b) => a - b)
          .filter((end) => end >= 8)
          .map((end) => text.slice(0, end));
        const steps = [...partials(...growing, text), ...(repeats ? finals(text) : [])];
        expect(shownOf(...steps)).toBe(text);
      }),
      { seed: 13 },
    );
  });

  it('shows text as it comes', () => {
    const answer = new AnswerText();
    expect(answer.add('I added', true)).toBe('I added');
    expect(answer.add(' lo-fi', true)).toBe(' lo-fi');
    expect(answer.add(' music.', true)).toBe(' music.');
    expect(new AnswerText().add('I like it.', true)).toBe('I like it.');
    expect(new AnswerText().add('Music: lo-fi', true)).toBe('Music: lo-fi');
  });

  it('loses no character and no control sequence that two events share', () => {
    expect(shownOf(...partials('music \ud83c', '\udfb5!'), ...finals('music 🎵!'))).toBe(
      'music 🎵!',
    );
    expect(
      shownOf(...partials('\u001b', '[3', '1mred\u001b[0m.'), ...finals('\u001b[31mred.')),
    ).toBe('red.');
  });
});

describe('the "temporary issue" at the end', () => {
  it.each([
    'I encountered a temporary issue',
    'I encountered a temporary issue. Please try again later.',
    'I encountered a temporary issue while I added the title. Sorry! Try again in a moment.',
    '⚠️ I encountered a temporary issue.',
    '**I encountered a temporary issue**, please retry.',
    'However, I encountered a temporary issue.',
    'Sorry, but I encountered a temporary issue.\n\nContact support if it happens again.',
    'i encountered a temporary issue',
  ])('is dropped after an answer, however it was cut: %s', (noise) => {
    fc.assert(
      fc.property(shares, fc.boolean(), (places, repeats) => {
        const text = `I added music.\n\n${noise}`;
        const steps = [...partials(...cut(text, places)), ...(repeats ? finals(text) : [])];
        expect(shownOf(...steps)).toBe('I added music.');
      }),
      { seed: 12, numRuns: 60 },
    );
  });

  it('takes the word with it that joins it to the answer', () => {
    expect(shownOf(...partials('I added music, ', 'but I encountered a temporary issue.'))).toBe(
      'I added music',
    );
  });

  it('is dropped as an event of its own, too', () => {
    expect(shownOf(...finals('I added music.', 'I encountered a temporary issue'))).toBe(
      'I added music.',
    );
  });

  it('is kept when it is all that was said', () => {
    const noise = 'I encountered a temporary issue. Please try again.';
    expect(shownOf(...finals(noise))).toBe(noise);
    expect(shownOf(...partials('I enc', 'ountered a temporary issue. Please try again.'))).toBe(
      noise,
    );
  });

  it('is kept when an answer follows, however it was cut', () => {
    const text =
      'Hm. I encountered a temporary issue. The music is in place now, at 35%. Enjoy it.';
    fc.assert(
      fc.property(shares, (places) => {
        expect(shownOf(...partials(...cut(text, places)))).toBe(text);
      }),
      { seed: 14 },
    );
    const long = `Hm. I encountered a temporary issue, ${'and here is what I did '.repeat(30)}`;
    expect(shownOf(...finals(long)).trim()).toBe(long.trim());
  });

  it('is kept where it is only spoken of', () => {
    const text = 'The log says: UI encountered a temporary issue';
    expect(shownOf(...finals(text))).toBe(text);
  });

  it('keeps any other text byte for byte, however it was cut', () => {
    const word = fc.constantFrom(
      'I',
      'but',
      'I encountered',
      'sorry,',
      'music.',
      '-',
      '⚠️',
      '\n',
      ',',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), shares, (words, places) => {
        const text = `Well ${words.join(' ')} fine`;
        expect(shownOf(...partials(...cut(text, places)), ...finals(text))).toBe(text);
      }),
      { seed: 15 },
    );
  });
});

describe('what a terminal would obey in an answer', () => {
  it('is dropped, however it was cut', () => {
    const text =
      'See \u001b]8;;http://evil.example\u001b\\here\u001b]8;;\u001b\\, or \u001b]0;owned\u0007there.';
    fc.assert(
      fc.property(shares, (places) => {
        expect(shownOf(...partials(...cut(text, places)))).toBe('See here, or there.');
      }),
      { seed: 16 },
    );
  });
});

describe('a secret that the server says', () => {
  const secret = 'abcabcabd-0123456789';

  it('is not passed on, however it was cut', () => {
    const text = `Hello abc, your key is ${secret}, is it not? abcabcab`;
    fc.assert(
      fc.property(shares, (places) => {
        const answer = new AnswerText(() => [secret]);
        expect(shownBy(answer, ...partials(...cut(text, places)))).toBe(
          'Hello abc, your key is [redacted], is it not? abcabcab',
        );
      }),
      { seed: 17 },
    );
  });
});
