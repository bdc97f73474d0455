import { createHash } from 'node:crypto';
import { link, open, rename, rm, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { WholeFile } from '../app/ports.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { fileExists } from '../support/file-exists.js';
import { codeOf } from '../support/system-errors.js';

/** Where a render is put until it is complete: beside `path`, under a name short enough anywhere. */
export function partPath(path: string, renderId: string): string {
  const id = createHash('sha256').update(renderId).digest('hex').slice(0, 12);
  return join(dirname(path), `.vmg-${id}.part`);
}

/** Bytes of the file at `path`; 0 when there is none. */
export async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    (info) => info.size,
    () => 0,
  );
}

/** Takes away what a download of the render to `path` left beside it; what cannot be, stays. */
export async function discardPart(path: string, renderId: string): Promise<void> {
  await rm(partPath(path, renderId), { force: true }).catch(() => {});
}

/** Has the system write a complete part down, so that no power cut empties it under its final name. */
export async function settlePart(part: string): Promise<WholeFile> {
  const file = await open(part, 'r+');
  try {
    await file.sync();
    const { size, mtimeMs } = await file.stat();
    return { bytes: size, modifiedMs: mtimeMs };
  } finally {
    await file.close();
  }
}

/** Links `from` to `to`, which fails where something is there; false where there are no links. */
async function linkNew(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    return false;
  }
}

/**
 * Gives a complete part its final name.
 *
 * @throws VmgError of exit code 2 when something has come to that name, which may not be replaced.
 */
export async function putInPlace(part: string, path: string, overwrite: boolean): Promise<void> {
  if (overwrite) return rename(part, path);
  const taken = (): VmgError =>
    new VmgError('output-exists', ExitCode.usage, `${path} has appeared meanwhile.`);
  const linked = await linkNew(part, path).catch(() => {
    throw taken();
  });
  if (linked) return unlink(part);
  if (await fileExists(path)) throw taken();
  await rename(part, path);
}
