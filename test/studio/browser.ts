import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import puppeteer, { type Browser } from 'puppeteer-core';

const run = promisify(execFile);
const { resolve } = createRequire(import.meta.url);

/** True where the browser that the tests bring along can start. */
export const HAS_BROWSER = process.platform === 'linux' && process.arch === 'x64';

/** Tells which system's libraries to unpack; the oldest that it knows of goes everywhere. */
const UNPACKED_FOR = 'AWS_Lambda_nodejs20.x';

/** What would make the browser look away where a page does what it must not. */
const LENIENT = /^--(?:disable-web-security|allow-running-insecure-content)$/;

/** Unpacks the browser into the folder of temporary files, and says what it is to be started with. */
const UNPACK = `
  import chromium from ${JSON.stringify(resolve('@sparticuz/chromium'))};
  await chromium.executablePath();
  process.stdout.write(JSON.stringify(chromium.args));
`;

/** Unpacked once, not once a run: beside the clips. In a process of its own, for it changes its environment. */
async function unpacked(): Promise<{ folder: string; args: string[] }> {
  const cache = dirname(process.env.VMG_TEST_CLIPS ?? join(tmpdir(), 'clips'));
  const manifest = join(dirname(resolve('@sparticuz/chromium')), '..', '..', 'package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8'));
  const folder = join(cache, `vmg-test-chromium-${version}`);
  await mkdir(cache, { recursive: true });
  const isThere = existsSync(folder);
  const target = isThere ? folder : await mkdtemp(`${folder}-`);
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', UNPACK], {
    env: { ...process.env, TMPDIR: target, AWS_EXECUTION_ENV: UNPACKED_FOR },
  });
  // Another run may have put it there meanwhile.
  if (!isThere) await rename(target, folder).catch(() => rm(target, { recursive: true }));
  return { folder, args: JSON.parse(stdout) };
}

/** A browser without a window. */
export async function openBrowser(): Promise<Browser> {
  const { folder, args } = await unpacked();
  return puppeteer.launch({
    executablePath: join(folder, 'chromium'),
    headless: 'shell',
    args: [...args.filter((arg) => !LENIENT.test(arg)), '--no-sandbox'],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
  });
}
