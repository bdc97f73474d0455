import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { ExitCode, interruptedError, VmgError } from '../../support/errors.js';
import { endChildrenOf } from '../media/index.js';
import type { FromWorker, ToWorker } from './messages.js';
import { unpackError } from './sent-errors.js';

export interface RunOptions {
  signal?: AbortSignal;
  onProgress?: (stage: string, fraction: number | undefined) => void;
}

/** Threads that run one task each at a time. They start when there is work for them. */
export interface WorkerPool {
  /**
   * Runs a task on a free thread, or as soon as one is free. Both sides of a thread are one
   * program, so the result is taken to be what the task's type says.
   * @throws what the task throws; the signal's reason; VmgError `worker-crashed` when the thread
   * dies under it.
   */
  run<Result>(task: string, input: unknown, options?: RunOptions): Promise<Result>;
  /** Ends every thread; tasks that run or wait end as interrupted. */
  close(): Promise<void>;
}

export interface PoolOptions {
  size: number;
  workerData?: unknown;
  /**
   * How long a cancelled task may take to end by itself (and end its child processes) before its
   * thread is terminated, in milliseconds; 0 for tasks that compute without a pause.
   */
  graceMs?: (task: string) => number;
  /** Another entry than the engine's own. */
  entry?: URL | string;
}

interface Job {
  id: number;
  task: string;
  input: unknown;
  onProgress: RunOptions['onProgress'];
  /** Why it was cancelled, once it was. */
  cancelled: { reason: unknown } | undefined;
  ended: Promise<unknown>;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

interface Thread {
  worker: Worker;
  job: Job | undefined;
}

export function createWorkerPool(options: PoolOptions): WorkerPool {
  const entry = options.entry ?? builtEntry();
  const threads = new Set<Thread>();
  const waiting: Job[] = [];
  let lastId = 0;
  let closed = false;

  function startThread(): Thread {
    const worker = new Worker(entry, { workerData: options.workerData });
    const { threadId } = worker;
    const thread: Thread = { worker, job: undefined };
    threads.add(thread);
    let cause: unknown;
    worker.on('message', (message: FromWorker) => receive(thread, message));
    worker.on('error', (error) => {
      cause = error;
    });
    worker.on('exit', (code) => {
      threads.delete(thread);
      endChildrenOf(threadId);
      const { job } = thread;
      thread.job = undefined;
      job?.reject(job.cancelled ? job.cancelled.reason : crashed(job.task, code, cause));
      assign();
    });
    return thread;
  }

  function receive(thread: Thread, message: FromWorker): void {
    const { job } = thread;
    if (message.id !== job?.id) return;
    if (message.kind === 'progress') {
      if (!job.cancelled) job.onProgress?.(message.stage, message.fraction);
      return;
    }
    thread.job = undefined;
    // An idle thread keeps nobody's process alive.
    thread.worker.unref();
    if (job.cancelled) job.reject(job.cancelled.reason);
    else if (message.kind === 'done') job.resolve(message.result);
    else job.reject(unpackError(message.error));
    assign();
  }

  function assign(): void {
    while (!closed && waiting.length > 0) {
      const idle = [...threads].find(({ job }) => job === undefined);
      if (!idle && threads.size >= options.size) return;
      const thread = idle ?? startThread();
      thread.job = waiting.shift();
      if (!thread.job) return;
      thread.worker.ref();
      const { id, task, input } = thread.job;
      post(thread, { kind: 'run', id, task, input });
    }
  }

  function cancel(job: Job, reason: unknown): void {
    if (job.cancelled) return;
    job.cancelled = { reason };
    const place = waiting.indexOf(job);
    if (place >= 0) {
      waiting.splice(place, 1);
      job.reject(reason);
      return;
    }
    const thread = [...threads].find((one) => one.job === job);
    if (!thread) return;
    post(thread, { kind: 'cancel', id: job.id });
    const terminate = (): void => {
      if (thread.job === job) void thread.worker.terminate();
    };
    const grace = options.graceMs?.(job.task) ?? 0;
    if (grace === 0) terminate();
    else setTimeout(terminate, grace).unref();
  }

  return {
    async run<Result>(task: string, input: unknown, { signal, onProgress }: RunOptions = {}) {
      if (closed) throw interruptedError();
      signal?.throwIfAborted();
      const job = newJob(++lastId, task, input, onProgress);
      const onAbort = (): void => cancel(job, signal?.reason);
      signal?.addEventListener('abort', onAbort, { once: true });
      waiting.push(job);
      assign();
      try {
        return (await job.ended) as Result;
      } finally {
        signal?.removeEventListener('abort', onAbort);
      }
    },
    async close() {
      closed = true;
      const running = [...threads].map(({ job }) => job).filter((job) => job !== undefined);
      for (const job of [...waiting, ...running]) cancel(job, interruptedError());
      await Promise.allSettled(running.map(({ ended }) => ended));
      await Promise.all([...threads].map(({ worker }) => worker.terminate()));
    },
  };
}

/** The threads' program as it was built, whichever file of the build this is in. */
function builtEntry(): string {
  return createRequire(import.meta.url).resolve('#engine-worker');
}

function newJob(
  id: number,
  task: string,
  input: unknown,
  onProgress: RunOptions['onProgress'],
): Job {
  let resolve: Job['resolve'] = () => {};
  let reject: Job['reject'] = () => {};
  const ended = new Promise<unknown>((onResult, onError) => {
    resolve = onResult;
    reject = onError;
  });
  return { id, task, input, onProgress, cancelled: undefined, ended, resolve, reject };
}

function post({ worker }: Thread, message: ToWorker): void {
  worker.postMessage(message);
}

function crashed(task: string, code: number, cause: unknown): VmgError {
  const outOfMemory =
    cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return outOfMemory
    ? new VmgError('out-of-memory', ExitCode.jobFailed, 'This takes more memory than there is.', {
        hint: 'Try a shorter clip.',
        cause,
      })
    : new VmgError(
        'worker-crashed',
        ExitCode.jobFailed,
        `A part of the engine broke down in the middle of its work (${task}, code ${code}).`,
        { hint: 'Try again; with --verbose it says more.', cause },
      );
}
