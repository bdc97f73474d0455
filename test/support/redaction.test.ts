import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact, stripControl } from '../../src/support/redaction.js';

describe('redact', () => {
  it.each([
    ['a header', 'Authorization: Bearer abc.def-123', 'abc.def-123'],
    ['a sentence', 'the token nmv_usr_9f8e7d6c5b was refused', 'nmv_usr_9f8e7d6c5b'],
    ['JSON', '{"token":"s3cr3t-s3cr3t"}', 's3cr3t-s3cr3t'],
    ['a command line', 'NEMO_TOKEN=abcdefgh12345 vmg status', 'abcdefgh12345'],
  ])('hides what looks like a token in %s', (_where, text, secret) => {
    expect(redact(text)).not.toContain(secret);
  });

  it('hides every given secret wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9a-f]{0,20}$/),
        fc.string(),
        fc.string(),
        (hex, before, after) => {
          const secret = `zz${hex}yy`;
          expect(redact(`${before}${secret}${after}`, [secret])).not.toContain(secret);
        },
      ),
    );
  });

  it('keeps claim tokens, which are made to be shown', () => {
    const link = 'https://nemovideo.com/workspace/claim?ct=clm_abc123';
    expect(redact(link)).toBe(link);
  });
});

describe('stripControl', () => {
  it('removes colours, cursor moves and titles, and keeps lines and tabs', () => {
    expect(stripControl('\u001b[31mred\u001b[0m\u001b[2J\ta\nb\u0007\u001b]0;title\u0007')).toBe(
      'red\ta\nb',
    );
  });

  it('leaves no control character in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(/[^\P{Cc}\n\t]/u.test(stripControl(text))).toBe(false);
      }),
    );
  });
});
