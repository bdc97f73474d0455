import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Job, Session } from '../../src/app/ports.js';
import { openStore } from '../../src/store/index.js';
import { withLock } from '../../src/store/lock.js';
import { compileRoom } from '../support/compiled-rooms.js';

const run = promisify(execFile);
const posix = process.platform !== 'win32';

let home: string;
let warnings: string[];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'vmg-store-'));
  warnings = [];
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

const open = () => openStore({ home, onWarning: (warning) => warnings.push(warning) });

const session = (sessionId: string, more: Partial<Session> = {}): Session => ({
  sessionId,
  taskId: 'task',
  backend: 'engine',
  apiUrl: 'http://127.0.0.1:1',
  createdAt: '2025-01-01T00:00:00.000Z',
  language: 'en',
  media: ['clip.mp4'],
  ...more,
});

const job = (renderId: string): Job => ({
  renderId,
  sessionId: 's1',
  backend: 'cloud',
  apiUrl: 'https://example.com',
  output: '/tmp/clip.vmg.mp4',
  status: 'submitting',
  createdAt: '2025-01-01T00:00:00.000Z',
  request: {
    id: renderId,
    sessionId: 's1',
    draft: { t: [{ tt: 0, sg: [{ d: 10, x: { deep: [1, null] } }], zz: 'kept' }], v: 3 },
    output: { format: 'mp4', quality: 'high' },
  },
});

describe('folders', () => {
  it('moves everything to VMG_HOME', () => {
    const { folders } = open();
    for (const folder of Object.values(folders)) expect(folder.startsWith(home)).toBe(true);
  });

  it("uses the platform's own folders otherwise", () => {
    const { folders } = openStore();
    for (const folder of Object.values(folders)) {
      expect(isAbsolute(folder)).toBe(true);
      expect(folder).toContain('vmg');
    }
    expect(new Set(Object.values(folders)).size).toBe(3);
  });

  it('makes no file before there is something to keep', async () => {
    const store = open();
    await store.sessions.list();
    await store.sessions.current('engine');
    await store.jobs.list();
    await store.credentials.token('https://example.com');
    store.settings().list();
    expect(readdirSync(home)).toEqual([]);
  });
});

describe('sessions and jobs', () => {
  it('are there in the next run, with fields that are not known', async () => {
    await open().sessions.save(session('s1'));
    await open().jobs.save(job('render_1'));
    expect(await open().sessions.get('s1')).toEqual(session('s1'));
    expect(await open().jobs.get('render_1')).toEqual(job('render_1'));
    expect(await open().jobs.list()).toEqual([job('render_1')]);
    await open().jobs.remove('render_1');
    expect(await open().jobs.get('render_1')).toBeUndefined();
    expect(await open().jobs.list()).toEqual([]);
  });

  it('takes whatever a backend calls a session', async () => {
    const store = open();
    const ids = ['../../escape', 'a/b', 'CON:*?', '日本', 'x'.repeat(300)];
    for (const id of ids) await store.sessions.save(session(id));
    for (const id of ids) expect((await store.sessions.get(id))?.sessionId).toBe(id);
    expect(await store.sessions.list()).toHaveLength(ids.length);
    expect(readdirSync(home)).toEqual(['sessions']);
  });

  it('keeps a current session for each backend', async () => {
    const store = open();
    const here = session('s1');
    const there = session('s2', { backend: 'cloud' });
    for (const one of [here, there]) {
      await store.sessions.save(one);
      await store.sessions.setCurrent(one);
    }
    expect((await store.sessions.current('engine'))?.sessionId).toBe('s1');
    expect((await store.sessions.current('cloud'))?.sessionId).toBe('s2');
    await store.sessions.remove('s1');
    expect(await store.sessions.current('engine')).toBeUndefined();
    expect((await store.sessions.current('cloud'))?.sessionId).toBe('s2');
  });

  it.each([
    ['cut short', '{"sessionId":"s1","taskId'],
    ['empty', ''],
    ['of another shape', '{"sessionId":7}'],
    ['no object', '[1,2]'],
    ['zeros', '\0\0\0\0'],
  ])('sets a file aside that is %s, and goes on', async (_what, content) => {
    const store = open();
    await store.sessions.save(session('s1'));
    await store.sessions.save(session('s2'));
    writeFileSync(join(home, 'sessions', 's1.json'), content);
    expect(await store.sessions.list()).toEqual([session('s2')]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('s1.json');
    const aside = readdirSync(join(home, 'sessions')).find((name) => name.includes('broken'));
    expect(readFileSync(join(home, 'sessions', aside ?? ''), 'utf8')).toBe(content);
    await store.sessions.save(session('s1'));
    expect(await store.sessions.get('s1')).toEqual(session('s1'));
  });
});

describe('credentials', () => {
  const origin = 'https://example.com';
  const token = { token: 'nmv_usr_secret', kind: 'anonymous' as const };
  const file = () => join(home, 'credentials.json');
  const mode = () => statSync(file()).mode & 0o777;

  it('keeps one client identifier for ever', async () => {
    const id = await open().credentials.clientId();
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    await open().credentials.saveToken(origin, token);
    expect(await open().credentials.clientId()).toBe(id);
  });

  it('gives a token to the origin that issued it alone', async () => {
    await open().credentials.saveToken(origin, token);
    expect(await open().credentials.token(origin)).toEqual(token);
    for (const other of [
      'http://example.com',
      'https://example.com:8443',
      '__proto__',
      'toString',
    ]) {
      expect(await open().credentials.token(other)).toBeUndefined();
    }
  });

  it('forgets a token that has expired', async () => {
    const now = Date.parse('2025-06-01T00:00:00Z');
    const clock = { now: () => now, sleep: async () => {} };
    const { credentials } = openStore({ home, clock });
    await credentials.saveToken(origin, { ...token, expiresAt: '2025-06-01T00:00:30Z' });
    expect(await credentials.token(origin)).toBeUndefined();
    await credentials.saveToken(origin, { ...token, expiresAt: '2025-06-08T00:00:00Z' });
    expect((await credentials.token(origin))?.token).toBe(token.token);
  });

  it.runIf(posix)('is readable by its owner alone from the first byte', async () => {
    await open().credentials.clientId();
    expect(mode()).toBe(0o600);
    expect(warnings).toEqual([]);
  });

  it.runIf(posix)('repairs the mode at every load, and says so', async () => {
    await open().credentials.saveToken(origin, token);
    chmodSync(file(), 0o644);
    expect((await open().credentials.token(origin))?.token).toBe(token.token);
    expect(mode()).toBe(0o600);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).not.toContain(token.token);
    chmodSync(file(), 0o644);
    await open().credentials.saveToken('https://other.example', token);
    expect(mode()).toBe(0o600);
  });

  it('sets a broken file aside without showing what was in it', async () => {
    writeFileSync(file(), '{"tokens": "nmv_usr_secret');
    expect(await open().credentials.token(origin)).toBeUndefined();
    expect(warnings.join()).toContain('set aside');
    expect(warnings.join()).not.toContain('nmv_usr_secret');
    if (posix) {
      const aside = readdirSync(home).find((name) => name.includes('broken')) ?? '';
      expect(statSync(join(home, aside)).mode & 0o777).toBe(0o600);
    }
  });
});

describe('settings', () => {
  it('prefers flags to the environment, that to the file, and that to the defaults', async () => {
    const store = open();
    expect(store.settings().get('api-url')).toMatchObject({ source: 'default' });
    await store.settings().set('api-url', 'https://file.example/', '/');
    const environment = { NEMO_API_URL: 'https://env.example' };
    const flags = { 'api-url': 'https://flag.example' };
    expect(store.settings().get('api-url')).toMatchObject({
      value: 'https://file.example',
      source: 'config',
      origin: join(home, 'config.json'),
    });
    expect(store.settings({ environment }).get('api-url')).toMatchObject({
      value: 'https://env.example',
      source: 'environment',
      origin: 'NEMO_API_URL',
    });
    expect(store.settings({ environment, flags }).get('api-url')).toMatchObject({
      value: 'https://flag.example',
      source: 'flag',
    });
    await store.settings().unset('api-url');
    expect(store.settings().get('api-url')).toMatchObject({ source: 'default' });
  });

  it('chooses the hosted service when there is a token, and never shows it', () => {
    const settings = open().settings({ environment: { NEMO_TOKEN: 'nmv_usr_secret' } });
    expect(settings.get('backend')).toMatchObject({ value: 'cloud', origin: 'NEMO_TOKEN' });
    expect(JSON.stringify(settings.list())).not.toContain('nmv_usr_secret');
    const blank = open().settings({ environment: { NEMO_TOKEN: ' ' } });
    expect(blank.get('backend')).toMatchObject({ value: 'engine', source: 'default' });
  });

  it('refuses unknown keys and impossible values, wherever they come from', async () => {
    const settings = open().settings();
    const refused = { name: 'VmgError', exitCode: 2 };
    expect(() => settings.get('colour')).toThrowError(expect.objectContaining(refused));
    expect(() => settings.get('__proto__')).toThrowError(expect.objectContaining(refused));
    await expect(settings.set('backend', 'moon', '/')).rejects.toMatchObject(refused);
    await expect(settings.set('api-url', 'ftp://x', '/')).rejects.toMatchObject(refused);
    const environment = { NEMO_API_URL: 'nonsense' };
    expect(() => open().settings({ environment }).get('api-url')).toThrowError(/NEMO_API_URL/);
    expect(existsSync(join(home, 'config.json'))).toBe(false);
  });
});

describe('runs at the same time', () => {
  it('do not lose one another’s writes', { timeout: 60_000 }, async () => {
    const store = compileRoom('store');
    const script = `
      const { openStore } = await import(${JSON.stringify(store)});
      const [home, name] = process.argv.slice(1);
      const store = openStore({ home });
      const id = await store.credentials.clientId();
      for (let i = 0; i < 20; i++) {
        await store.credentials.saveToken('https://' + name + i + '.example', { token: 'token-' + i, kind: 'given' });
        await store.sessions.update(${JSON.stringify(session('shared', { media: [] }))}, (stored) => ({
          ...stored, media: [...stored.media, name + i],
        }));
        await store.jobs.save({ ...${JSON.stringify(job('x'))}, renderId: name + '_' + i });
      }
      process.stdout.write(id);
    `;
    const outputs = await Promise.all(
      ['a', 'b', 'c'].map((name) =>
        run(process.execPath, ['--input-type=module', '--eval', script, home, name]),
      ),
    );
    expect(new Set(outputs.map(({ stdout }) => stdout)).size).toBe(1);
    expect(outputs.map(({ stderr }) => stderr).join('')).toBe('');
    for (const name of ['a', 'b', 'c']) {
      for (let i = 0; i < 20; i++) {
        const token = await open().credentials.token(`https://${name}${i}.example`);
        expect(token?.token).toBe(`token-${i}`);
      }
    }
    expect(await open().jobs.list()).toHaveLength(60);
    expect((await open().sessions.get('shared'))?.media).toHaveLength(60);
    expect(readdirSync(home).sort()).toEqual(['credentials.json', 'jobs', 'sessions']);
  });

  it('are not stopped by the lock of a run that was killed', async () => {
    mkdirSync(home, { recursive: true });
    const lock = join(home, 'credentials.json.lock');
    writeFileSync(lock, '999999 gone');
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(lock, longAgo, longAgo);
    await open().credentials.saveToken('https://example.com', { token: 'later', kind: 'given' });
    expect((await open().credentials.token('https://example.com'))?.token).toBe('later');
    expect(readdirSync(home)).toEqual(['credentials.json']);
  });

  it('keep the lock that another run has taken since', async () => {
    mkdirSync(home, { recursive: true });
    const lock = join(home, 'work.lock');
    await withLock(lock, () => writeFileSync(lock, 'somebody else'));
    expect(readFileSync(lock, 'utf8')).toBe('somebody else');
  });

  it('are not held up in all else while one waits for a lock', async () => {
    mkdirSync(home, { recursive: true });
    const lock = join(home, 'work.lock');
    writeFileSync(lock, 'another run');
    const order: string[] = [];
    const waiting = withLock(lock, () => order.push('had the lock'));
    await new Promise((resolve) => setTimeout(resolve, 30));
    order.push('went on');
    rmSync(lock);
    await waiting;
    expect(order).toEqual(['went on', 'had the lock']);
  });
});
