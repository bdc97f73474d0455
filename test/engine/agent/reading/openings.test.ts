import { describe, expect, it } from 'vitest';
import { openingsOf } from '../../../../src/engine/agent/reading/openings.js';

const letters = (source: string): string | null => {
  const found = openingsOf(source);
  return found && [...found].sort().join('');
};

describe('what a pattern can begin with', () => {
  it.each([
    ['cut(?:ting)?|chop', 'c'],
    ['(?:the )?title', 't'],
    ['(?:the |my )?(?<noun>clip|shot)', 'cmst'],
    ['(?<!no )[a-c]x', 'abc'],
    ['(?:re-?)?fit', 'fr'],
    ['\\d{1,2}:', '0123456789'],
    ['(?=.*beat)on|剪掉?', 'o剪'],
    ['\\bat', 'a'],
    ['x{0,2}y', 'xy'],
  ])('is told of %s', (source, expected) => {
    expect(letters(source)).toBe(expected);
  });

  it.each(['\\w+', '.x', '[^a]b', 'a?', '\\p{L}'])('is anything of %s', (source) => {
    expect(letters(source)).toBeNull();
  });
});
