import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';

interface LiveChild {
  child: ChildProcess;
  /** What the child was writing: worthless when it does not come to its end. */
  temporaryFiles: readonly string[];
}

const live = new Set<LiveChild>();
let watching = false;

/** Ends the child and all that it started; on Windows the child alone. */
export function killGroup(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It ended by itself between the check and the signal.
  }
}

function endAll(): void {
  for (const { child, temporaryFiles } of live) {
    killGroup(child, 'SIGKILL');
    for (const path of temporaryFiles) rmSync(path, { force: true });
  }
}

/**
 * Remembers a running child until the returned function is called, so that none outlives this
 * process: being in a group of its own, a child does not get the terminal's Ctrl-C.
 */
export function watchChild(child: ChildProcess, temporaryFiles: readonly string[]): () => void {
  if (!watching) {
    watching = true;
    process.on('exit', endAll);
  }
  const entry = { child, temporaryFiles };
  live.add(entry);
  return () => live.delete(entry);
}
