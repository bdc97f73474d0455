import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { execa, execaSync } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clipFfmpeg, makeClip } from '../media/make-clip.js';
import { makeWorkplace, PROGRAM, type Workplace } from './built-program.js';

let place: Workplace;
beforeAll(async () => {
  place = await makeWorkplace();
});
afterAll(() => place.remove());

const hasTools = ['bash', 'curl', 'jq'].every(
  (tool) => !execaSync(tool, ['--version'], { reject: false }).failed,
);

/** The block of the manual that begins with `firstLine`. */
async function blockOf(firstLine: string): Promise<string> {
  const manual = await readFile('README.md', 'utf8');
  const block = manual
    .split(/^```.*$/m)
    .map((text) => text.trimStart())
    .find((text) => text.startsWith(firstLine));
  if (block === undefined) throw new Error(`README.md has no block that begins: ${firstLine}`);
  return block;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}

it.skipIf(!hasTools)('the manual’s walk through the engine’s own calls works', async () => {
  const folder = join(place.cwd, 'bin');
  await mkdir(folder);
  const program = join(folder, 'vmg');
  await writeFile(program, `#!/bin/sh\nexec "${process.execPath}" "${PROGRAM}" "$@"\n`);
  await chmod(program, 0o755);
  await makeClip({ durationSeconds: 2, path: join(place.cwd, 'clip.mp4') });

  const written = await blockOf('vmg serve --port 8787');
  const walk = written.replaceAll('8787', String(await freePort()));
  // Whatever happens, the server does not outlive the test.
  const script = `trap 'kill $(jobs -p) 2> /dev/null; wait' EXIT\nset -e\n${walk}`;
  const { exitCode, all } = await execa('bash', ['-c', script], {
    cwd: place.cwd,
    env: { ...place.env, PATH: `${folder}${delimiter}${process.env.PATH}` },
    extendEnv: false,
    reject: false,
    all: true,
    timeout: 50_000,
  });
  expect({ exitCode, said: exitCode === 0 ? '' : all }).toEqual({ exitCode: 0, said: '' });
  const { stderr } = await execa(clipFfmpeg(), ['-i', join(place.cwd, 'scored.mp4')], {
    reject: false,
  });
  expect(stderr).toMatch(/Video: h264/);
  expect(stderr).toMatch(/Audio: aac/);
});
