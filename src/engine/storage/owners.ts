import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** How long an owner may be silent before its work counts as abandoned, in milliseconds. */
export const LEASE_MS = 20_000;

/** One running engine, as the others see it. */
export interface Owner {
  id: string;
  host: string;
  pid: number;
}

export interface Lease extends Owner {
  /** Milliseconds since the Unix epoch. */
  until: number;
}

/** This process as an owner of work; every engine is an owner of its own. */
export function newOwner(): Owner {
  return { id: randomUUID(), host: hostname(), pid: process.pid };
}

/**
 * True while the lease's owner is at work: it has renewed its lease, and, where that can be asked
 * (on the same host), its process is there.
 */
export function isAlive(lease: Lease, now: number): boolean {
  if (lease.until <= now) return false;
  return lease.host !== hostname() || runs(lease.pid);
}

/** True while a process of that number is there, on this host. */
export function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
