import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VmgError } from '../../src/support/errors.js';
import { isSystemError, systemFailure } from '../../src/support/system-errors.js';

const refusal = (code: string, path?: string): Error =>
  Object.assign(new Error(`${code}: no`), { code, syscall: 'write', ...(path ? { path } : {}) });

describe('a refusal of the system', () => {
  it.each([
    ['ENOSPC', 'disk-full', 7],
    ['EDQUOT', 'disk-quota-used-up', 7],
    ['EMFILE', 'too-many-files', 7],
    ['EACCES', 'permission-denied', 3],
    ['EPERM', 'permission-denied', 3],
    ['EROFS', 'file-system-read-only', 3],
    ['EADDRINUSE', 'port-in-use', 2],
  ])('%s is put in words', (code, name, exitCode) => {
    const failure = systemFailure(refusal(code, '/films/a.mp4'));
    expect(failure).toMatchObject({ code: name, exitCode });
    expect(failure?.message).toMatch(/: \/films\/a\.mp4\.$/);
    expect(failure?.hint).toBeTruthy();
    expect(systemFailure(refusal(code))?.message).toMatch(/[^:]\.$/);
  });

  it('is known by its words when it has crossed threads', () => {
    const plain = new Error('ENOSPC: no space left on device, write');
    expect(systemFailure(plain)).toMatchObject({ code: 'disk-full', exitCode: 7 });
    expect(systemFailure(new Error('NONSENSE: no such thing, write'))).toBeUndefined();
  });

  it('of SQLite is put in words', () => {
    const error = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    expect(systemFailure(error)).toMatchObject({ code: 'disk-full', exitCode: 7 });
  });

  it('is not seen in other errors', () => {
    expect(systemFailure(new Error('ENOSPC'))).toBeUndefined();
    expect(systemFailure(refusal('toString'))).toBeUndefined();
    expect(systemFailure(new VmgError('x', 1, 'x'))).toBeUndefined();
    expect(systemFailure('ENOSPC')).toBeUndefined();
  });

  it('is told from our own errors, whatever the system calls it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vmg-system-'));
    const error: unknown = await readFile(join(folder, 'gone')).catch((reason: unknown) => reason);
    rmSync(folder, { recursive: true });
    expect(isSystemError(error)).toBe(true);
    expect(isSystemError(new Error('x'))).toBe(false);
    expect(isSystemError(new VmgError('x', 1, 'x'))).toBe(false);
  });
});
