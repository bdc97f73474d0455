import { randomUUID } from 'node:crypto';
import {
  closeSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { ExitCode, VmgError } from '../support/errors.js';

/** What is done under a lock takes milliseconds; one this old was left behind. */
const STALE_MS = 10_000;
const PATIENCE_MS = 15_000;
const PAUSE_MS = 10;

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** Takes the lock file at `path`, unless somebody holds it. */
function take(path: string, owner: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600);
    try {
      writeSync(file, owner);
    } finally {
      closeSync(file);
    }
    return true;
  } catch (error) {
    // Windows says EPERM while a removal is under way.
    if (codeOf(error) === 'EEXIST' || codeOf(error) === 'EPERM') return false;
    throw error;
  }
}

/** Clears a lock away whose holder died. */
function clearStale(path: string): void {
  try {
    if (Date.now() - statSync(path).mtimeMs < STALE_MS) return;
    const holder = readFileSync(path, 'utf8');
    const aside = `${path}.${randomUUID()}`;
    renameSync(path, aside);
    // Somebody else may have cleared it and taken the lock between the look and the renaming.
    if (readFileSync(aside, 'utf8') === holder) rmSync(aside, { force: true });
    else renameSync(aside, path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EPERM') throw error;
  }
}

/** Lets go of the lock, unless it was cleared away as stale and is somebody else's by now. */
function release(path: string, owner: string): void {
  try {
    if (readFileSync(path, 'utf8') === owner) rmSync(path, { force: true });
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EPERM') throw error;
  }
}

/**
 * Does `work`, which takes milliseconds and does not wait for anything, while no other process
 * is under the same lock.
 *
 * @throws VmgError of exit code 1 when the lock cannot be had.
 */
export async function withLock<Result>(path: string, work: () => Result): Promise<Result> {
  const owner = `${process.pid} ${randomUUID()}`;
  const deadline = Date.now() + PATIENCE_MS;
  while (!take(path, owner)) {
    if (Date.now() > deadline) {
      throw new VmgError('store-locked', ExitCode.bug, `${path} is held by another run.`, {
        hint: 'Delete that file if no other vmg is running.',
      });
    }
    clearStale(path);
    await pause(PAUSE_MS);
  }
  try {
    return work();
  } finally {
    release(path, owner);
  }
}
