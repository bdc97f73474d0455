import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { threadId } from 'node:worker_threads';
import { systemFailure } from '../../support/system-errors.js';

/**
 * Writes a file that is there whole or not at all, whoever else is writing it; only its owner can
 * read it. What cannot be finished is removed. On Windows, what somebody reads cannot be replaced:
 * that is no failure where it is the same already.
 *
 * @throws VmgError for what the system refuses, such as `disk-full`.
 */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  const partial = `${path}.${process.pid}-${threadId}.part`;
  try {
    await writeFile(partial, content, { mode: 0o600 });
    await rename(partial, path).catch(async (error: unknown) => {
      if (!(await holds(path, content))) throw error;
      await rm(partial, { force: true });
    });
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw systemFailure(error) ?? error;
  }
}

async function holds(path: string, content: Uint8Array | string): Promise<boolean> {
  const wanted = typeof content === 'string' ? Buffer.from(content) : content;
  const there = await readFile(path).catch(() => undefined);
  return there?.equals(wanted) === true;
}
