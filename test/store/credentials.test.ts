import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/index.js';
import { compileRoom } from '../support/compiled-rooms.js';

const run = promisify(execFile);
const HERE = 'https://here.example';
const THERE = 'https://there.example';

let home: string;
let heard: string[];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'vmg-credentials-'));
  heard = [];
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const open = () => openStore({ home, onSecret: (secret) => void heard.push(secret) }).credentials;

describe('forgetting a token', () => {
  it('takes that of one origin away, says what it was, and keeps the rest', async () => {
    const id = await open().clientId();
    await open().saveToken(HERE, { token: 'token-here', kind: 'given' });
    await open().saveToken(THERE, { token: 'token-there', kind: 'anonymous' });
    expect(await open().removeToken(HERE)).toEqual({ token: 'token-here', kind: 'given' });
    expect(await open().token(HERE)).toBeUndefined();
    expect((await open().token(THERE))?.token).toBe('token-there');
    expect(await open().clientId()).toBe(id);
  });

  it('gives what has expired, too: it was kept', async () => {
    const stale = { token: 'stale', kind: 'anonymous', expiresAt: '2001-01-01T00:00:00Z' } as const;
    await open().saveToken(HERE, stale);
    expect(await open().removeToken(HERE)).toEqual(stale);
  });

  it('makes no file where there is nothing to forget', async () => {
    expect(await open().removeToken(HERE)).toBeUndefined();
    expect(await open().removeToken('__proto__')).toBeUndefined();
    expect(readdirSync(home)).toEqual([]);
  });
});

describe('a client identifier that is refused', () => {
  it('is replaced once, whoever asks first', async () => {
    const refused = await open().clientId();
    const renewed = await open().renewClientId(refused);
    expect(renewed).toMatch(/^[0-9a-f-]{36}$/);
    expect(renewed).not.toBe(refused);
    // Another run, which was refused with the same old one.
    expect(await open().renewClientId(refused)).toBe(renewed);
    expect(await open().clientId()).toBe(renewed);
    expect(await open().renewClientId(renewed)).not.toBe(renewed);
  });

  it('is one for all, also where none was kept yet', async () => {
    const made = await open().renewClientId('never-kept');
    expect(await open().clientId()).toBe(made);
  });
});

describe('secrets', () => {
  it('are told of before they are used, so that they can be kept out of sight', async () => {
    await open().saveToken(HERE, { token: 'token-here', kind: 'given' });
    expect(heard).toEqual(['token-here']);
    heard = [];
    await open().clientId();
    expect(heard).toEqual(['token-here']);
  });
});

describe('runs at the same time', () => {
  it('agree on one new identifier, and lose no token while others are forgotten', async () => {
    const refused = await open().clientId();
    await open().saveToken(HERE, { token: 'stays', kind: 'given' });
    const script = `
      const { openStore } = await import(${JSON.stringify(compileRoom('store'))});
      const [home, name, refused] = process.argv.slice(1);
      const { credentials } = openStore({ home });
      const renewed = await credentials.renewClientId(refused);
      for (let i = 0; i < 8; i++) {
        const origin = 'https://' + name + i + '.example';
        await credentials.saveToken(origin, { token: name + i, kind: 'given' });
        const gone = await credentials.removeToken(origin);
        if (gone?.token !== name + i) throw new Error('lost ' + name + i);
      }
      process.stdout.write(renewed);
    `;
    const outputs = await Promise.all(
      ['a', 'b', 'c'].map((name) =>
        run(process.execPath, ['--input-type=module', '--eval', script, home, name, refused]),
      ),
    );
    const renewed = new Set(outputs.map(({ stdout }) => stdout));
    expect(renewed).toEqual(new Set([await open().clientId()]));
    expect(renewed.has(refused)).toBe(false);
    expect((await open().token(HERE))?.token).toBe('stays');
    expect(await open().removeToken('https://a0.example')).toBeUndefined();
    expect(readdirSync(home)).toEqual(['credentials.json']);
  });
});
