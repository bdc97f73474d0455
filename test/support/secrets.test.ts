import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideSecrets, secretBegun } from '../../src/support/secrets.js';

const secret = fc.string({ minLength: 8, maxLength: 40, unit: 'binary-ascii' });

describe('secrets in what a server sends', () => {
  it('are hidden wherever they stand, also as JSON writes them', () => {
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (token, before, after) => {
        const told = hideSecrets(before + token + after, [token]);
        expect(hideSecrets(told, [token])).toBe(told);
        expect(hideSecrets(JSON.stringify({ said: token }), [token])).not.toContain(
          JSON.stringify(token).slice(1, -1),
        );
      }),
    );
  });

  it('leave text alone that holds none', () => {
    expect(hideSecrets('a calm piano', ['another-secret'])).toBe('a calm piano');
    expect(hideSecrets('the key is short', ['key'])).toBe('the key is short');
  });

  it('are known by their beginning, so that pieces can be held back', () => {
    expect(secretBegun('the token is abcd', ['abcdefghij'])).toBe(4);
    expect(secretBegun('the token is abcdefghij', ['abcdefghij'])).toBe(0);
    expect(secretBegun('nothing', ['abcdefghij'])).toBe(0);
  });
});
