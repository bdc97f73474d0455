import type { Clock } from '../../src/support/clock.js';

/**
 * A clock for answers of a server that is here: the waits that are asked for take no time and are
 * written down, and the deadlines that an answer has (of more than a minute) are never reached.
 */
export function shortWaits(): Clock & { slept: number[] } {
  const slept: number[] = [];
  return {
    slept,
    now: () => Date.parse('2025-06-01T00:00:00Z'),
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      if (milliseconds <= 60_000) {
        slept.push(milliseconds);
        return;
      }
      await new Promise<void>((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
    },
  };
}
