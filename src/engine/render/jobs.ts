import path from 'node:path';
import type { RenderRequest } from '../../protocol/index.js';
import type { Clock } from '../../support/clock.js';
import { interruptedError, isAbort, VmgError } from '../../support/errors.js';
import type { Ffmpeg } from '../media/index.js';
import { LEASE_MS, newOwner, type RenderRecord, type Storage } from '../storage/index.js';
import type { Workers } from '../workers/index.js';
import { FINAL_NAME, renderFilm } from './stages.js';

/** The renders that this engine works on. Those of other living engines are only told of. */
export interface RenderJobs {
  /** Begins a render. One whose id is known is not begun again, unless it was interrupted. */
  submit(accountId: string, request: RenderRequest): RenderRecord;
  /** How it stands; takes it up again when whoever worked on it is gone. */
  poll(accountId: string, id: string): RenderRecord | undefined;
  /** Where a completed render's film is. */
  file(render: RenderRecord): Promise<string>;
  /** Stops at once; what is unfinished is marked as interrupted. */
  close(): Promise<void>;
}

export interface RenderJobsOptions {
  storage: Storage;
  workers: Workers;
  ffmpeg: () => Promise<Ffmpeg>;
  clock: Clock;
}

/** A render that took its process down with it so often is not tried again. */
const MAX_ATTEMPTS = 5;
/** Progress is written no more often than this, in milliseconds. */
const PROGRESS_INTERVAL_MS = 150;

export function createRenderJobs(options: RenderJobsOptions): RenderJobs {
  const { renders, files } = options.storage;
  const owner = newOwner();
  const stop = new AbortController();
  // One at a time: ffmpeg alone keeps every core busy.
  let queue: Promise<void> = Promise.resolve();
  const renewal = setInterval(() => renders.renew(owner), LEASE_MS / 4);
  renewal.unref();
  renders.markInterrupted();

  function take(render: RenderRecord): RenderRecord {
    const unfinished = render.status !== 'completed' && render.status !== 'failed';
    const claimed =
      unfinished && !stop.signal.aborted && render.lease?.id !== owner.id
        ? renders.claim(render, owner)
        : undefined;
    if (!claimed) return render;
    queue = queue.then(() => work(claimed));
    return claimed;
  }

  async function work(render: RenderRecord): Promise<void> {
    if (stop.signal.aborted) return;
    const lost = new AbortController();
    const signal = AbortSignal.any([stop.signal, lost.signal]);
    let written = 0;
    try {
      if (render.attempts > MAX_ATTEMPTS) throw new Error('It was interrupted too often.');
      const { output, timingsMs } = await renderFilm(render, {
        ...options,
        signal,
        advance(progress) {
          const now = options.clock.now();
          const isMilestone = progress.checkpoint !== undefined;
          if (!isMilestone && now - written < PROGRESS_INTERVAL_MS) return;
          written = now;
          if (!renders.advance(render, owner, progress)) lost.abort(interruptedError());
        },
      });
      renders.advance(render, owner, { progress: 1, timingsMs });
      renders.complete(render, owner, output);
    } catch (error) {
      if (signal.aborted && (isAbort(error) || error === signal.reason)) return;
      renders.fail(render, owner, describe(error));
    }
  }

  return {
    submit: (accountId, request) => take(renders.submit(accountId, request)),
    poll(accountId, id) {
      const render = renders.find(accountId, id);
      return render && take(render);
    },
    file: async (render) => path.join(await files.renderFolder(render.folder), FINAL_NAME),
    async close() {
      stop.abort(interruptedError());
      clearInterval(renewal);
      await queue;
      renders.release(owner);
    },
  };
}

/** What went wrong, for people. */
function describe(error: unknown): string {
  if (error instanceof VmgError) return [error.message, error.hint].filter(Boolean).join(' ');
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
    return 'The disk is full. Make room, and export again.';
  }
  return 'Something went wrong in the engine while it rendered.';
}
