import { mkdtemp, readdir, realpath, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** What npm says of a tarball that it packed. */
interface Packed {
  filename: string;
  files: { path: string }[];
}

/** Code, texts, and the numbers of the speech detector. */
const KINDS = /\.(js|json|md|txt|bin)$|^LICENSE$/;

let folder: string;
let packed: Packed;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'vmg-package-'));
  // Without scripts: `prepare` would rebuild dist/ under the tests that run beside this one.
  const { stdout } = await execa('npm', [
    'pack',
    '--ignore-scripts',
    '--json',
    '--pack-destination',
    folder,
  ]);
  const [first]: Packed[] = JSON.parse(stdout);
  if (first === undefined) throw new Error('npm packed nothing');
  packed = first;
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('the package', () => {
  it('holds the program, the licence, the manual and the lock file, and nothing else', () => {
    const top = new Set(packed.files.map((file) => file.path.split('/')[0]));
    expect([...top].sort()).toEqual([
      'LICENSE',
      'README.md',
      'bin',
      'dist',
      'npm-shrinkwrap.json',
      'package.json',
    ]);
    expect(packed.files.filter((file) => !KINDS.test(file.path))).toEqual([]);
  });

  it('does the whole job where it is installed, with nothing of this checkout at hand', {
    timeout: 240_000,
  }, async () => {
    const project = path.join(folder, 'project');
    const tarball = path.join(folder, packed.filename);
    await execa('npm', [
      'install',
      '--prefix',
      project,
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
      tarball,
    ]);
    const program = path.join(project, 'node_modules', '.bin', 'vmg');
    const { stdout } = await execa(program, ['demo', '--json', '--seed', '7'], {
      cwd: project,
      env: { VMG_HOME: path.join(folder, 'home') },
    });
    const result: { output: string; seed: number } = JSON.parse(stdout);
    expect(result.seed).toBe(7);
    expect(path.dirname(result.output)).toBe(await realpath(project));
    expect((await stat(result.output)).size).toBeGreaterThan(50_000);
    expect((await readdir(project)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
