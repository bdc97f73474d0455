import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { signalGroup } from './live-children.js';

const run = promisify(execFile);

/** A process that another one can recognise later: its id alone may be somebody else's by then. */
export interface ProcessIdentity {
  pid: number;
  host: string;
  /** When it was started, as this platform tells it. */
  started: string;
}

const GONE_WITHIN_MS = 2000;
const LOOK_EVERY_MS = 20;

/** Linux: ticks since the machine was booted, and which boot that was. */
async function startedByProc(pid: number): Promise<string | undefined> {
  const status = await readFile(`/proc/${pid}/stat`, 'latin1');
  // The name, in brackets, may hold anything.
  const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
  // A zombie has ended, and only waits to be collected.
  if (fields[0] === 'Z' || fields[19] === undefined) return undefined;
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'latin1');
  return `${boot.trim()}/${fields[19]}`;
}

const ASKING = { windowsHide: true, timeout: 10_000 } as const;

async function startOf(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') return startedByProc(pid);
  if (process.platform === 'win32') {
    const command = `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`;
    const args = ['-NoProfile', '-NonInteractive', '-Command', command];
    return (await run('powershell.exe', args, ASKING)).stdout.trim();
  }
  // In whatever language it is asked, the answer must be the same.
  const options = { ...ASKING, env: { LC_ALL: 'C', TZ: 'UTC' } };
  return (await run('/bin/ps', ['-o', 'lstart=', '-p', String(pid)], options)).stdout.trim();
}

/** Who the running process of this id is; undefined when there is none, or it cannot be told. */
export async function identifyProcess(pid: number): Promise<ProcessIdentity | undefined> {
  const started = await startOf(pid).catch(() => undefined);
  return started ? { pid, host: hostname(), started } : undefined;
}

/**
 * Kills the very process that was identified, with all that it started, and waits until it is
 * gone. Does nothing when it has ended, or ran on another machine. True when it was killed.
 */
export async function endProcess(identity: ProcessIdentity): Promise<boolean> {
  if (identity.host !== hostname()) return false;
  const isThere = async (): Promise<boolean> =>
    (await identifyProcess(identity.pid))?.started === identity.started;
  if (!(await isThere())) return false;
  signalGroup(identity.pid, 'SIGKILL');
  for (let waited = 0; waited < GONE_WITHIN_MS && (await isThere()); waited += LOOK_EVERY_MS) {
    await delay(LOOK_EVERY_MS);
  }
  return true;
}
