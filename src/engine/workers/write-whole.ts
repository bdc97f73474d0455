import { rename, rm, writeFile } from 'node:fs/promises';
import { threadId } from 'node:worker_threads';
import { systemFailure } from '../../support/system-errors.js';

/**
 * Writes a file that is there whole or not at all, whoever else is writing it; only its owner can
 * read it. What cannot be finished is removed.
 *
 * @throws VmgError for what the system refuses, such as `disk-full`.
 */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  const partial = `${path}.${process.pid}-${threadId}.part`;
  try {
    await writeFile(partial, content, { mode: 0o600 });
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw systemFailure(error) ?? error;
  }
}
