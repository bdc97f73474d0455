import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../src/app/ports.js';
import { openStore } from '../../src/store/index.js';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'vmg-sessions-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const open = () => openStore({ home }).sessions;
const A = 'https://a.example';
const B = 'https://b.example';

async function keep(sessionId: string, backend: Session['backend'], apiUrl: string) {
  const session: Session = {
    sessionId,
    taskId: 't',
    backend,
    apiUrl,
    createdAt: '2025-01-01T00:00:00.000Z',
    language: 'en',
    media: [],
  };
  await open().save(session);
  await open().setCurrent(session);
  return session;
}

const idOf = async (found: Promise<Session | undefined>) => (await found)?.sessionId;

describe('the current session', () => {
  it('is one for each origin of the hosted service', async () => {
    await keep('a1', 'cloud', A);
    await keep('b1', 'cloud', B);
    await keep('b2', 'cloud', B);
    expect(await idOf(open().current('cloud', A))).toBe('a1');
    expect(await idOf(open().current('cloud', B))).toBe('b2');
    expect(await idOf(open().current('cloud'))).toBe('b2');
    expect(await open().current('cloud', 'https://c.example')).toBeUndefined();
    expect(await open().current('engine')).toBeUndefined();
  });

  it('is the same for the engine, whatever its port', async () => {
    await keep('e1', 'engine', 'http://127.0.0.1:4001');
    expect(await idOf(open().current('engine', 'http://127.0.0.1:4002'))).toBe('e1');
    await keep('e2', 'engine', 'http://127.0.0.1:4003');
    expect(await idOf(open().current('engine', 'http://127.0.0.1:4001'))).toBe('e2');
  });

  it('is none once it is removed, and others stay', async () => {
    await keep('a1', 'cloud', A);
    await keep('b1', 'cloud', B);
    await open().remove('b1');
    expect(await open().current('cloud', B)).toBeUndefined();
    expect(await open().current('cloud')).toBeUndefined();
    expect(await idOf(open().current('cloud', A))).toBe('a1');
    await open().remove('a1');
    expect(await open().current('cloud', A)).toBeUndefined();
  });

  it('is not touched by the removal of another', async () => {
    const old = await keep('a1', 'cloud', A);
    await keep('a2', 'cloud', A);
    await open().remove(old.sessionId);
    expect(await idOf(open().current('cloud', A))).toBe('a2');
  });

  it('is understood where it was kept without its origin', async () => {
    await keep('a1', 'cloud', A);
    writeFileSync(join(home, 'current-cloud.json'), '{"sessionId":"a1"}');
    expect(await idOf(open().current('cloud', A))).toBe('a1');
    expect(await open().current('cloud', B)).toBeUndefined();
    expect(readdirSync(home).filter((name) => name.includes('broken'))).toEqual([]);
  });
});
