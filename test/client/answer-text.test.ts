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

describe('an answer’s text', () => {
  it('prints what a final event repeats once, however it was cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), shares, (text, places) => {
        const answer = new AnswerText();
        const shown = cut(text, places).map((part) => answer.add(part, true));
        shown.push(answer.add(text, false), answer.end());
        expect(shown.join('').trim()).toBe(text.trim());
      }),
      { seed: 11 },
    );
  });

  it('prints the rest when the final event says more than the partial ones', () => {
    const answer = new AnswerText();
    expect(answer.add('I added ', true).concat(answer.add('I added\nmusic.', false))).toBe(
      'I added music.',
    );
  });

  it('prints a final event that says something else in full', () => {
    const answer = new AnswerText();
    expect(answer.add('Working.', true) + answer.add(' Done.', false)).toBe('Working. Done.');
  });

  it('recognises a repetition of the whole turn after a tool call', () => {
    const answer = new AnswerText();
    let shown = answer.add('Let me see. ', true);
    answer.toolCalled();
    shown += answer.add('Music added.', true);
    shown += answer.add('Let me see. Music added.', false) + answer.end();
    expect(shown).toBe('Let me see. Music added.');
  });

  it('says the same again when the agent says it twice in two answers', () => {
    const answer = new AnswerText();
    const shown = [answer.add('Yes. ', true), answer.add('Yes. ', false), answer.add('No.', false)];
    expect(shown.join('') + answer.end()).toBe('Yes. No.');
  });

  it('drops a trailing "temporary issue" after an answer, however it was cut', () => {
    const noise = '\n\nI encountered a temporary issue. Please try again later.';
    fc.assert(
      fc.property(shares, (places) => {
        const answer = new AnswerText();
        const text = `I added music.${noise}`;
        const shown = cut(text, places).map((part) => answer.add(part, true));
        shown.push(answer.add(text, false), answer.end());
        expect(shown.join('').trim()).toBe('I added music.');
      }),
      { seed: 12 },
    );
  });

  it('drops it as an event of its own, too', () => {
    const answer = new AnswerText();
    const shown = answer.add('I added music.', false);
    expect(shown + answer.add('I encountered a temporary issue', false) + answer.end()).toBe(
      'I added music.',
    );
  });

  it('keeps it when it is all that was said', () => {
    const answer = new AnswerText();
    const shown = answer.add('I encountered a temporary issue.', false);
    expect(shown + answer.end()).toBe('I encountered a temporary issue.');
  });

  it('keeps it when an answer follows', () => {
    const answer = new AnswerText();
    const long = `Hm. I encountered a temporary issue, ${'and here is what I did. '.repeat(30)}`;
    expect((answer.add(long, false) + answer.end()).trim()).toBe(long.trim());
  });

  it('does not hold ordinary text back', () => {
    expect(new AnswerText().add('I like it.', true)).toBe('I like it.');
    expect(new AnswerText().add('Music: lo-fi', true)).toBe('Music: lo-fi');
  });
});
