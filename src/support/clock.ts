import { setTimeout as delay } from 'node:timers/promises';

/** Time as the program sees it, so that a test can bring its own. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Resolves after `milliseconds`; rejects with an `AbortError` when `signal` fires first. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(milliseconds, signal) {
    await delay(milliseconds, undefined, signal ? { signal } : undefined);
  },
};
