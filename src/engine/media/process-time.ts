import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

const ASKING = { windowsHide: true, timeout: 10_000 } as const;
/** Linux tells times in hundredths of a second, whatever its own clock (proc(5), USER_HZ). */
const TICKS = 100;

async function byProc(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/stat`, 'latin1');
  // The name, in brackets, may hold anything.
  const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/** `12:03.55`, `1:12:03`, `2-01:12:03`. */
export function secondsOfClock(text: string): number {
  const [days, clock = ''] = text.includes('-') ? text.split('-') : ['0', text];
  const seconds = clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return Number(days) * 86_400 + seconds;
}

/** What a program printed; it may have nothing to say and call that a good end. */
function said({ stdout }: { stdout: string }): string {
  const text = stdout.trim();
  if (text === '') throw new RangeError('It says nothing of the process');
  return text;
}

async function ask(pid: number): Promise<number> {
  if (process.platform === 'linux') return byProc(pid);
  if (process.platform === 'win32') {
    const command = `(Get-Process -Id ${pid}).TotalProcessorTime.Ticks`;
    const args = ['-NoProfile', '-NonInteractive', '-Command', command];
    return Number(said(await run('powershell.exe', args, ASKING))) / 1e7;
  }
  const options = { ...ASKING, env: { LC_ALL: 'C' } };
  return secondsOfClock(said(await run('/bin/ps', ['-o', 'time=', '-p', String(pid)], options)));
}

/** Seconds that a process has computed so far; undefined when it is gone or it cannot be told. */
export async function cpuSeconds(pid: number): Promise<number | undefined> {
  const seconds = await ask(pid).catch(() => undefined);
  return seconds === undefined || Number.isNaN(seconds) ? undefined : seconds;
}
