import { afterEach, describe, expect, it } from 'vitest';
import { createWorkerPool, type WorkerPool } from '../../../src/engine/workers/pool.js';

const entry = new URL('./threads/troubled.mjs', import.meta.url);
let pool: WorkerPool;

function open(size: number, graceMs = 0): WorkerPool {
  pool = createWorkerPool({ size, entry, graceMs: () => graceMs });
  return pool;
}
afterEach(() => pool.close());

interface Answered {
  input: unknown;
  threadId: number;
}

describe('the pool of workers', () => {
  it('uses one thread again rather than start another', async () => {
    open(2);
    const first = await pool.run<Answered>('answer', 'a');
    const second = await pool.run<Answered>('answer', 'b');
    expect(first.input).toBe('a');
    expect(second.threadId).toBe(first.threadId);
  });

  it('runs no more tasks at once than it has threads, and all of them in the end', async () => {
    open(2);
    const answers = await Promise.all(
      Array.from({ length: 9 }, (_, i) => pool.run<Answered>('answer', i)),
    );
    expect(answers.map(({ input }) => input)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(new Set(answers.map(({ threadId }) => threadId)).size).toBeLessThanOrEqual(2);
  });

  it('passes progress on', async () => {
    open(1);
    const met: unknown[] = [];
    await pool.run('report', null, {
      onProgress: (stage, fraction) => met.push([stage, fraction]),
    });
    expect(met).toEqual([['half', 0.5]]);
  });

  it('brings an error for users over whole', async () => {
    open(1);
    await expect(pool.run('refuse', null)).rejects.toMatchObject({
      name: 'VmgError',
      code: 'media-empty',
      exitCode: 3,
      message: 'This clip is empty.',
      hint: 'Copy it again.',
    });
  });

  it.each([
    'crash',
    'exit',
  ])('says so when a thread dies (%s), and goes on with another', async (task) => {
    open(1);
    const next = () => pool.run<Answered>('answer', 'still there');
    const [died, after] = await Promise.allSettled([pool.run(task, null), next()]);
    expect(died).toMatchObject({ status: 'rejected', reason: { code: 'worker-crashed' } });
    expect(after).toMatchObject({ status: 'fulfilled', value: { input: 'still there' } });
  });

  it('stops a task that never looks up', async () => {
    open(1);
    const controller = new AbortController();
    const spinning = pool.run('spin', null, { signal: controller.signal });
    const reason = new Error('enough');
    setImmediate(() => controller.abort(reason));
    await expect(spinning).rejects.toBe(reason);
    expect((await pool.run<Answered>('answer', 'free')).input).toBe('free');
  });

  it('lets a task that tidies up do so, and reports it as stopped all the same', async () => {
    open(1, 5000);
    const controller = new AbortController();
    const before = (await pool.run<Answered>('answer', null)).threadId;
    const tidying = pool.run('tidy', null, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(tidying).rejects.toMatchObject({ name: 'AbortError' });
    expect((await pool.run<Answered>('answer', null)).threadId).toBe(before);
  });

  it('takes a waiting task out of the queue at once', async () => {
    open(1);
    const controller = new AbortController();
    const spinning = pool.run('spin', null, { signal: controller.signal });
    const waiting = new AbortController();
    const queued = pool.run('answer', null, { signal: waiting.signal });
    waiting.abort();
    await expect(queued).rejects.toMatchObject({ name: 'AbortError' });
    controller.abort();
    await expect(spinning).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('ends everything when it is closed, and takes nothing more', async () => {
    open(1);
    const tasks = [pool.run('spin', null), pool.run('answer', null)];
    const ended = Promise.allSettled(tasks);
    await pool.close();
    for (const result of await ended) {
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'interrupted' } });
    }
    await expect(pool.run('answer', null)).rejects.toMatchObject({ code: 'interrupted' });
  });
});
