import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect } from 'vitest';
import { expectNoTokens, noteLooked } from './secrets.js';

// Whatever a test stored is looked through before it is thrown away, whoever throws it away.

const SEEN = Symbol.for('vmg.test.removals-are-seen');

function isTemporary(path: string): boolean {
  const inside = relative(fs.realpathSync(tmpdir()), path);
  return inside !== '' && !inside.startsWith('..') && !isAbsolute(inside);
}

function look(path: fs.PathLike, options: fs.RmOptions | undefined): void {
  if (options?.recursive !== true) return;
  const name = path instanceof URL ? fileURLToPath(path) : path.toString();
  const folder = resolve(name);
  if (!fs.existsSync(folder) || !fs.lstatSync(folder).isDirectory()) return;
  const real = fs.realpathSync(folder);
  if (isTemporary(real)) expectNoTokens(real);
}

if (!Reflect.has(globalThis, SEEN)) {
  Reflect.set(globalThis, SEEN, true);
  const { rmSync } = fs;
  const { rm } = fs.promises;
  fs.rmSync = (path, options) => {
    look(path, options);
    rmSync(path, options);
  };
  fs.promises.rm = async (path, options) => {
    look(path, options);
    await rm(path, options);
  };
  syncBuiltinESMExports();
}

afterAll(() => {
  const folder = process.env.VMG_TEST_LOOKED;
  const testFile = expect.getState().testPath ?? '';
  if (folder) noteLooked(join(folder, `${process.pid}.jsonl`), testFile);
});
