import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStorage } from '../src/engine/storage/index.js';
import { openStore } from '../src/store/index.js';
import { systemClock } from '../src/support/clock.js';
import { expectNoTokenIn, expectNoTokens, tokensIn } from './secrets.js';

// What the other tests rely on: a look for tokens that cannot fail would prove nothing.

// Put together here, so that this file is no place where a token stands.
const TOKEN = ['nmv', 'usr', 'planted-here-1'].join('_');
const ORIGIN = 'https://service.example';
const posix = process.platform !== 'win32';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vmg-secrets-'));
});
afterEach(() => {
  // What was planted is taken away first: it would be found.
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) rmSync(join(entry.parentPath, entry.name));
  }
  rmSync(folder, { recursive: true });
});

describe('a look through what was stored', () => {
  it.each([
    ['a plain file', (): Buffer => Buffer.from(`token is ${TOKEN}\n`)],
    ['a file of zeros', () => Buffer.concat([Buffer.alloc(100), Buffer.from(TOKEN)])],
    [
      'the seam between two pieces of a large file',
      () => Buffer.concat([Buffer.alloc(4 * 1024 * 1024 + 505, 1), Buffer.from(TOKEN)]),
    ],
    [
      'the last bytes of a larger one',
      () => Buffer.concat([Buffer.alloc(9 * 1024 * 1024, 1), Buffer.from(TOKEN)]),
    ],
    ['a header', () => Buffer.from('authorization: Bearer abc123def456')],
  ])('finds a token in %s', (_where, content) => {
    mkdirSync(join(folder, 'deep', 'down'), { recursive: true });
    writeFileSync(join(folder, 'deep', 'down', 'film.mp4'), content());
    expect(() => expectNoTokens(folder)).toThrow(/film\.mp4: /);
  });

  it('finds one in a database, where the engine keeps none', async () => {
    const clock = systemClock;
    const storage = await openStorage(folder, { analysisVersion: '1', clock });
    const { token, account } = storage.accounts.issueToken('a-client');
    expect(storage.accounts.byToken(token)).toEqual(account);
    expect(() => expectNoTokens(folder)).not.toThrow();
    storage.sessions.create(account.id, token, 'en');
    expect(() => expectNoTokens(folder)).toThrow(/engine\.db/);
    storage.close();
  });

  it('lets the credentials file have its tokens, and nobody else read them', async () => {
    const { credentials } = openStore({ home: folder });
    await credentials.saveToken(ORIGIN, { token: TOKEN, kind: 'given' });
    expect(() => expectNoTokens(folder)).not.toThrow();
    if (posix) {
      chmodSync(join(folder, 'credentials.json'), 0o644);
      expect(() => expectNoTokens(folder)).toThrow(/credentials\.json: its mode is 644/);
    }
  });

  it('knows the tokens of the credentials file elsewhere, whatever they look like', async () => {
    const { credentials } = openStore({ home: folder });
    await credentials.saveToken(ORIGIN, { token: 'plain-words', kind: 'given' });
    expect(() => expectNoTokens(folder)).not.toThrow();
    copyFileSync(join(folder, 'credentials.json'), join(folder, 'copy.json'));
    expect(() => expectNoTokens(folder)).toThrow(/copy\.json: /);
  });

  it('takes no offence at what is only about tokens', () => {
    const words = 'Bearer [redacted], a bearer authentication, nmv_usr_…, the nmv_usr_ prefix';
    writeFileSync(join(folder, 'notes.txt'), words);
    expect(() => expectNoTokens(folder)).not.toThrow();
  });

  it('comes before every removal of a folder, whoever removes it', async () => {
    writeFileSync(join(folder, 'log.txt'), TOKEN);
    expect(() => rmSync(folder, { recursive: true })).toThrow(/log\.txt/);
    await expect(rm(folder, { recursive: true, force: true })).rejects.toThrow(/log\.txt/);
    expect(existsSync(join(folder, 'log.txt'))).toBe(true);
  });
});

describe('a look at what was printed', () => {
  it('finds what looks like a token, and every one that is known', () => {
    expect(() => expectNoTokenIn(`failed: ${TOKEN}`, 'an output')).toThrow(/an output/);
    expect(() => expectNoTokenIn('token-of-mine', 'an output', ['token-of-mine'])).toThrow();
    expect(() => expectNoTokenIn('token-of-mine', 'an output')).not.toThrow();
  });

  it('does not repeat what it found', () => {
    expect(tokensIn(Buffer.from(TOKEN)).join()).not.toContain(TOKEN);
    expect(tokensIn(Buffer.from(tokensIn(Buffer.from(TOKEN)).join()))).toEqual([]);
  });
});
