import { describe, expect, it } from 'vitest';
import { cpuSeconds, secondsOfClock } from '../../../src/engine/media/process-time.js';

describe('the time that a process has computed', () => {
  it('is told of one that runs, and not of one that does not', async () => {
    const told = await cpuSeconds(process.pid);
    const { user, system } = process.cpuUsage();
    expect(told).toBeGreaterThan(0);
    expect(told).toBeLessThanOrEqual((user + system) / 1e6 + 0.1);
    expect(await cpuSeconds(2 ** 30)).toBeUndefined();
  });

  it('is read as ps writes it', () => {
    expect(['0:03.55', '12:03', '1:12:03', '2-01:00:00'].map(secondsOfClock)).toEqual([
      3.55,
      723,
      4323,
      2 * 86_400 + 3600,
    ]);
  });
});
