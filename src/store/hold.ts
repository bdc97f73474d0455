import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Hold } from '../app/ports.js';
import { makeFolder } from '../support/make-folder.js';
import { codeOf } from '../support/system-errors.js';
import { withLock } from './lock.js';

// A lock is held for milliseconds, and is stale when it is old. A hold lasts as long as a piece
// of work, minutes or hours: it is stale when its holder is dead.

/** How often a holder shows that it lives, where nobody can ask the system. */
const BEAT_MS = 60_000;
/** Without a sign of life for so long, a holder that cannot be asked after is taken for dead. */
const SILENT_MS = 10 * 60_000;
/** A hold that cannot be read is being written; one this old was cut short. */
const WRITING_MS = 10_000;

const holder = z.object({
  owner: z.string(),
  host: z.string(),
  pid: z.int().positive(),
  /** When the process began, as the system counts: another process of that number began later. */
  start: z.string().exactOptional(),
});

type Holder = z.infer<typeof holder>;

/** When the process `pid` began, where the system tells (Linux); undefined elsewhere. */
function startOf(pid: number): string | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold anything; what follows it is counted from field 3.
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is there all the same.
    return codeOf(error) === 'EPERM';
  }
}

function ageOf(path: string): number {
  return Date.now() - statSync(path).mtimeMs;
}

function isAlive({ host, pid, start }: Holder, path: string): boolean {
  if (host === hostname()) {
    if (!exists(pid)) return false;
    const begun = startOf(pid);
    if (begun !== undefined && start !== undefined) return begun === start;
  }
  return ageOf(path) < SILENT_MS;
}

function readHolder(path: string): Holder | undefined {
  try {
    return holder.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** True while a living process has the hold at `path`. */
export function isHeld(path: string): boolean {
  try {
    const found = readHolder(path);
    return found === undefined ? ageOf(path) < WRITING_MS : isAlive(found, path);
  } catch (error) {
    // Given up between two looks; or, on Windows, while it was looked at.
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'EPERM') return false;
    throw error;
  }
}

/**
 * Takes the hold at `path` for this process, for as long as it likes; undefined while another
 * living process has it, or this one.
 */
export async function takeHold(path: string): Promise<Hold | undefined> {
  const owner = randomUUID();
  const start = startOf(process.pid);
  const mine: Holder = {
    owner,
    host: hostname(),
    pid: process.pid,
    ...(start === undefined ? {} : { start }),
  };
  const isMine = (): boolean => readHolder(path)?.owner === owner;
  makeFolder(dirname(path));
  const taken = await withLock(`${path}.lock`, () => {
    if (isHeld(path)) return false;
    writeFileSync(path, JSON.stringify(mine), { mode: 0o600 });
    return true;
  });
  if (!taken) return undefined;

  const beat = setInterval(() => {
    try {
      if (isMine()) utimesSync(path, new Date(), new Date());
    } catch {
      // The next beat may be luckier.
    }
  }, BEAT_MS);
  beat.unref();
  return {
    async release() {
      clearInterval(beat);
      try {
        await withLock(`${path}.lock`, () => {
          if (isMine()) rmSync(path, { force: true });
        });
      } catch {
        // Work that is done must not fail over this: the hold ends with the process at the latest.
      }
    },
  };
}
