import { afterEach, describe, expect, it, vi } from 'vitest';
import { cpuSeconds } from '../../../src/engine/media/process-time.js';
import { startWatchdog } from '../../../src/engine/media/watchdog.js';

afterEach(() => {
  vi.useRealTimers();
});

describe('the watch over a child that shows nothing', () => {
  const LIMIT_MS = 60_000;
  const NOBODY = 2 ** 30;

  /** Looks ten times as long as the limit is; when it counted as stuck, in milliseconds. */
  async function watch(
    pid: number,
    limitMs: number,
    between?: (look: number) => void,
  ): Promise<number[]> {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const stuck: number[] = [];
    const watchdog = startWatchdog({ pid, limitMs, onStuck: (quietMs) => stuck.push(quietMs) });
    for (let look = 0; look < 60; look++) {
      vi.advanceTimersByTime(limitMs / 6);
      between?.(look);
      await cpuSeconds(pid);
    }
    watchdog.stop();
    return stuck;
  }

  it('counts as stuck when it does not compute either', async () => {
    const [quietMs = 0, ...more] = await watch(process.pid, LIMIT_MS);
    expect(quietMs).toBeLessThan(2 * LIMIT_MS);
    expect(more).toEqual([]);
  });

  it('is given ten times as long while it computes, and where that cannot be told', async () => {
    const compute = (look: number) => {
      const begun = process.cpuUsage().user;
      while (look > 0 && look < 4 && process.cpuUsage().user - begun < 12_000);
    };
    expect(await watch(process.pid, 6, compute)).toEqual([60]);
    expect(await watch(NOBODY, LIMIT_MS)).toEqual([10 * LIMIT_MS]);
  });

  it('does not count as stuck when it has ended while it was looked at', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const onStuck = vi.fn();
    const watchdog = startWatchdog({ pid: process.pid, limitMs: LIMIT_MS, onStuck });
    vi.advanceTimersByTime(LIMIT_MS);
    watchdog.stop();
    for (let look = 0; look < 9; look++) await cpuSeconds(process.pid);
    expect(onStuck).not.toHaveBeenCalled();
  });
});
