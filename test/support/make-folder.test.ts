import { existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../../src/support/make-folder.js';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'vmg-folder-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a folder', () => {
  it('is made with all that is missing above it, and may be there already', () => {
    const path = join(root, 'a', 'b', 'c');
    makeFolder(path, 0o700);
    makeFolder(path);
    makeFolder(parse(root).root);
    expect(statSync(path).isDirectory()).toBe(true);
    if (process.platform !== 'win32') {
      expect(statSync(join(root, 'a')).mode & 0o777).toBe(0o700);
    }
  });

  it('is not made where a file is, nor below one', () => {
    const file = join(root, 'file');
    writeFileSync(file, '');
    expect(() => makeFolder(file)).toThrowError(expect.objectContaining({ code: 'EEXIST' }));
    expect(() => makeFolder(join(file, 'x', 'y'))).toThrow();
    expect(existsSync(join(file, 'x'))).toBe(false);
  });

  it.runIf(process.platform !== 'win32')('is not made behind a link that leads nowhere', () => {
    const link = join(root, 'link');
    symlinkSync(join(root, 'nowhere'), link);
    expect(() => makeFolder(join(link, 'x'))).toThrowError(
      expect.objectContaining({ code: 'EEXIST' }),
    );
  });

  it.runIf(process.platform === 'linux')('is given up where the system makes none', () => {
    // Node's own recursive mkdir never returns from here.
    expect(() => makeFolder('/proc/vmg/data')).toThrowError(
      expect.objectContaining({ code: 'ENOENT' }),
    );
  });
});
