import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { getEnvironmentData, setEnvironmentData, threadId } from 'node:worker_threads';

interface LiveChild {
  child: ChildProcess;
  /** What the child was writing: worthless when it does not come to its end. */
  temporaryFiles: readonly string[];
}

const live = new Set<LiveChild>();
let watching = false;

/**
 * The children of all threads, as pairs of a process id (0: the place is free) and a thread's id.
 * A thread that is terminated runs no code of its own any more, so another one must know.
 */
const TABLE_KEY = 'vmg/live-children';
const PLACES = 1024;
const table = sharedTable();

function sharedTable(): Int32Array {
  const inherited = getEnvironmentData(TABLE_KEY);
  if (inherited instanceof SharedArrayBuffer) return new Int32Array(inherited);
  const buffer = new SharedArrayBuffer(2 * PLACES * Int32Array.BYTES_PER_ELEMENT);
  // Threads that are started from here on find the same memory under the same key.
  setEnvironmentData(TABLE_KEY, buffer);
  const own = new Int32Array(buffer);
  process.on('exit', () => endWhere(own, () => true));
  return own;
}

/** Signals a process and all that it started; on Windows the process alone. */
export function signalGroup(pid: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // It ended by itself before the signal.
  }
}

/** Ends the child and all that it started; on Windows the child alone. */
export function killGroup(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  signalGroup(child.pid, signal);
}

function endWhere(places: Int32Array, isMeant: (thread: number) => boolean): void {
  for (let at = 0; at < places.length; at += 2) {
    if (Atomics.load(places, at) === 0 || !isMeant(Atomics.load(places, at + 1))) continue;
    const pid = Atomics.exchange(places, at, 0);
    if (pid !== 0) signalGroup(pid, 'SIGKILL');
  }
}

/** Ends the children that a terminated worker thread has left behind. */
export function endChildrenOf(thread: number): void {
  endWhere(table, (owner) => owner === thread);
}

/** Enters a process; returns how to strike it out. Beyond the last place it stays unknown. */
function enter(pid: number): () => void {
  for (let at = 0; at < table.length; at += 2) {
    if (Atomics.compareExchange(table, at, 0, pid) !== 0) continue;
    Atomics.store(table, at + 1, threadId);
    return () => {
      Atomics.compareExchange(table, at, pid, 0);
    };
  }
  return () => {};
}

function endAll(): void {
  for (const { child, temporaryFiles } of live) {
    killGroup(child, 'SIGKILL');
    for (const path of temporaryFiles) rmSync(path, { force: true });
  }
}

/**
 * Remembers a running child until the returned function is called, so that none outlives this
 * process or its thread: being in a group of its own, a child does not get the terminal's Ctrl-C.
 */
export function watchChild(child: ChildProcess, temporaryFiles: readonly string[]): () => void {
  if (!watching) {
    watching = true;
    process.on('exit', endAll);
  }
  const entry = { child, temporaryFiles };
  const strike = child.pid === undefined ? () => {} : enter(child.pid);
  live.add(entry);
  return () => {
    live.delete(entry);
    strike();
  };
}
