import type { CallOptions } from '../app/ports.js';
import type { Clock } from '../support/clock.js';
import type { Judged } from './answers.js';
import { isTransient } from './transport-errors.js';

/** The waits between tries of a call that may be repeated, in milliseconds. */
export const RETRY_MS: readonly number[] = [300, 1_000];

/** How long to wait when the server names no time. */
const RATE_LIMIT_MS = 30_000;
/** No server's `Retry-After` keeps a person waiting for longer than this. */
const LONGEST_RATE_LIMIT_MS = 5 * 60_000;

/**
 * Makes a call, and makes it again after each of `waits` while its connection breaks or the
 * server fails (5xx).
 */
export async function repeated<Value>(
  waits: readonly number[],
  clock: Clock,
  signal: AbortSignal | undefined,
  call: () => Promise<Judged<Value>>,
): Promise<Judged<Value>> {
  for (const wait of waits) {
    try {
      const judged = await call();
      if (judged.ok || judged.code < 500 || judged.code > 599) return judged;
    } catch (error) {
      if (!isTransient(error)) throw error;
    }
    await clock.sleep(wait, signal);
  }
  return call();
}

/** Waits until the server may be asked again, and tells that it does. */
export async function waitOutRateLimit(
  retryAfterMs: number | undefined,
  clock: Clock,
  { signal, onProgress }: CallOptions,
): Promise<void> {
  const wait = Math.min(retryAfterMs ?? RATE_LIMIT_MS, LONGEST_RATE_LIMIT_MS);
  onProgress?.({ stage: `Waiting ${Math.ceil(wait / 1000)} s: asked too often` });
  await clock.sleep(wait, signal);
}
