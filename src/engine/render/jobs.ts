import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { RenderRequest } from '../../protocol/index.js';
import type { Clock } from '../../support/clock.js';
import { ExitCode, interruptedError, isAbort, VmgError } from '../../support/errors.js';
import { systemFailure } from '../../support/system-errors.js';
import { endProcess, type Ffmpeg, identifyProcess } from '../media/index.js';
import { LEASE_MS, newOwner, type RenderRecord, type Storage } from '../storage/index.js';
import type { Workers } from '../workers/index.js';
import { finalName } from './final-file.js';
import { renderFilm, tidyFolder } from './stages.js';

/** The renders that this engine works on. Those of other living engines are only told of. */
export interface RenderJobs {
  /** Begins a render. One whose id is known is not begun again, unless it was interrupted. */
  submit(accountId: string, request: RenderRequest): RenderRecord;
  /** How it stands; takes it up again when whoever worked on it is gone. */
  poll(accountId: string, id: string): RenderRecord | undefined;
  /**
   * Stops a render that nobody wants any more, and resolves when its child is gone and its files
   * are removed. It then stands as failed, with {@link CANCELLED} for an error. One that has ended
   * stays as it is; undefined for one that the account does not have.
   */
  cancel(accountId: string, id: string): Promise<RenderRecord | undefined>;
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

/** The error of a render that was stopped on request. */
const CANCELLED = 'cancelled';

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
  /** Numbers of the renders that wait here or are worked on. */
  const taken = new Set<number>();
  /** The one that is worked on. */
  let current: { number: number; cancelled: AbortController; done: Promise<void> } | undefined;
  renders.markInterrupted();
  // Missing one renewal does no harm: the lease lasts for four.
  const renewal = setInterval(() => attempt(() => renders.renew(owner)), LEASE_MS / 4);
  renewal.unref();

  function take(render: RenderRecord): RenderRecord {
    const unfinished = render.status !== 'completed' && render.status !== 'failed';
    const claimed =
      unfinished && !stop.signal.aborted && !taken.has(render.number)
        ? renders.claim(render, owner)
        : undefined;
    if (!claimed) return render;
    taken.add(claimed.number);
    const { child } = claimed;
    // It would write to the same folder.
    const orphaned = child ? endProcess(child) : undefined;
    queue = queue
      .then(() => orphaned)
      .then(() => begin(claimed))
      // Its end could not be written. It is nobody's now, and taken up again when it is asked for.
      .catch(() => undefined)
      .finally(() => taken.delete(claimed.number));
    return claimed;
  }

  function begin(render: RenderRecord): Promise<void> {
    const cancelled = new AbortController();
    const done = work(render, cancelled.signal).finally(() => {
      current = undefined;
    });
    current = { number: render.number, cancelled, done };
    return done;
  }

  const isCancelled = ({ accountId, id }: RenderRecord): boolean =>
    renders.find(accountId, id)?.status === 'failed';

  const discard = async ({ folder }: RenderRecord): Promise<void> =>
    rm(await files.renderFolder(folder), { recursive: true, force: true });

  async function work(render: RenderRecord, cancelled: AbortSignal): Promise<void> {
    if (stop.signal.aborted || isCancelled(render)) return;
    const lost = new AbortController();
    const signal = AbortSignal.any([stop.signal, cancelled, lost.signal]);
    let written = 0;
    let furthest = render.progress;
    let film: Awaited<ReturnType<typeof renderFilm>>;
    try {
      if (render.attempts > MAX_ATTEMPTS) throw givenUp();
      film = await renderFilm(render, {
        ...options,
        signal,
        onSpawn(pid) {
          void identifyProcess(pid).then(
            (child) => child && attempt(() => renders.noteChild(render, owner, child)),
          );
        },
        advance(progress) {
          const now = options.clock.now();
          const isMilestone = progress.checkpoint !== undefined;
          if (!isMilestone && now - written < PROGRESS_INTERVAL_MS) return;
          written = now;
          // A stage that is done again, or otherwise, does not take back what was told.
          furthest = Math.max(furthest, progress.progress);
          // What cannot be written now is no reason to stop the work.
          const isMine = attempt(() =>
            renders.advance(render, owner, { ...progress, progress: furthest }),
          );
          if (isMine === false) lost.abort(interruptedError());
        },
      });
    } catch (error) {
      if (signal.aborted && (isAbort(error) || error === signal.reason)) {
        if (!stop.signal.aborted && isCancelled(render)) await discard(render);
        return;
      }
      if (!renders.fail(render, owner, describe(error)) && isCancelled(render)) {
        await discard(render);
      }
      return;
    }
    renders.advance(render, owner, { progress: 1, timingsMs: film.timingsMs });
    if (!renders.complete(render, owner, film.output)) {
      if (isCancelled(render)) await discard(render);
      return;
    }
    await tidyFolder(await files.renderFolder(render.folder), finalName(render.request)).catch(
      () => undefined,
    );
  }

  return {
    submit: (accountId, request) => take(renders.submit(accountId, request)),
    poll(accountId, id) {
      const render = renders.find(accountId, id);
      return render && take(render);
    },
    async cancel(accountId, id) {
      const render = renders.find(accountId, id);
      if (!render || !renders.cancel(render, CANCELLED)) return render;
      if (current?.number === render.number) {
        current.cancelled.abort(interruptedError());
        await current.done.catch(() => undefined);
      } else {
        // Whoever works on it elsewhere, or did, may have left a child.
        if (render.child) await endProcess(render.child);
        await discard(render);
      }
      return renders.find(accountId, id);
    },
    file: async (render) =>
      path.join(await files.renderFolder(render.folder), finalName(render.request)),
    async close() {
      stop.abort(interruptedError());
      clearInterval(renewal);
      await queue;
      // Without it the lease runs out by itself.
      attempt(() => renders.release(owner));
    },
  };
}

/** Does what may fail, as when another process keeps the database busy; undefined when it did. */
function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function givenUp(): VmgError {
  return new VmgError(
    'render-given-up',
    ExitCode.jobFailed,
    `The export was begun ${MAX_ATTEMPTS} times, and each time the engine died over it.`,
    { hint: 'Make room in memory or trim the clip, and export again.' },
  );
}

/** What went wrong, for people. */
function describe(error: unknown): string {
  const known = error instanceof VmgError ? error : systemFailure(error);
  if (known) return [known.message, known.hint].filter(Boolean).join(' ');
  return 'Something went wrong in the engine while it rendered.';
}
