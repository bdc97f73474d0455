import { mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

/** What npm says of a tarball that it packed. */
interface Packed {
  filename: string;
  files: { path: string }[];
}

/** Code, texts, the page, the numbers of the speech detector, the font of titles and what draws it. */
const KINDS = /\.(js|json|md|txt|html|css|bin|wasm)$|^LICENSE$/;

const demoResult = z.looseObject({
  output: z.string(),
  hits: z.array(z.looseObject({ cutSeconds: z.number() })),
  video: z.looseObject({ durationSeconds: z.number() }),
});

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
    // Its demo makes a clip and scores it, and never writes over an earlier one.
    await writeFile(path.join(project, 'vmg-demo.mp4'), 'mine');
    const { stdout } = await execa(program, ['demo', 'calm ambient', '--json', '--seed', '7'], {
      cwd: project,
      env: { VMG_HOME: path.join(folder, 'home') },
    });
    const result = demoResult.parse(JSON.parse(stdout));
    expect(result).toMatchObject({
      output: path.join(await realpath(project), 'vmg-demo-2.vmg.mp4'),
      seed: 7,
      // The five shots of the clip are told apart by the analysis.
      cuts: 4,
      cutsOnBeat: 4,
      video: { width: 1280, height: 720, pictureCopied: true },
    });
    expect(result.video.durationSeconds).toBeCloseTo(15, 1);
    const cuts = result.hits.map(({ cutSeconds }) => Math.round(cutSeconds * 10));
    for (const cut of cuts) expect([35, 60, 90, 115]).toContain(cut);
    expect(await readFile(path.join(project, 'vmg-demo.mp4'), 'utf8')).toBe('mine');
    expect((await stat(result.output)).size).toBeGreaterThan(50_000);
    expect((await readdir(project)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
