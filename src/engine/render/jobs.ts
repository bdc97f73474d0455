import path from 'node:path';
import type { RenderRequest } from '../../protocol/index.js';
import type { Clock } from '../../support/clock.js';
import { ExitCode, interruptedError, isAbort, VmgError } from '../../support/errors.js';
import { systemFailure } from '../../support/system-errors.js';
import { endProcess, type Ffmpeg, identifyProcess } from '../media/index.js';
import { LEASE_MS, newOwner, type RenderRecord, type Storage } from '../storage/index.js';
import type { Workers } from '../workers/index.js';
import { FINAL_NAME, renderFilm, tidyFolder } from './stages.js';

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
  /** Numbers of the renders that wait here or are worked on. */
  const taken = new Set<number>();
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
      .then(() => work(claimed))
      // Its end could not be written. It is nobody's now, and taken up again when it is asked for.
      .catch(() => undefined)
      .finally(() => taken.delete(claimed.number));
    return claimed;
  }

  async function work(render: RenderRecord): Promise<void> {
    if (stop.signal.aborted) return;
    const lost = new AbortController();
    const signal = AbortSignal.any([stop.signal, lost.signal]);
    let written = 0;
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
          // What cannot be written now is no reason to stop the work.
          const isMine = attempt(() => renders.advance(render, owner, progress));
          if (isMine === false) lost.abort(interruptedError());
        },
      });
    } catch (error) {
      if (signal.aborted && (isAbort(error) || error === signal.reason)) return;
      renders.fail(render, owner, describe(error));
      return;
    }
    renders.advance(render, owner, { progress: 1, timingsMs: film.timingsMs });
    if (!renders.complete(render, owner, film.output)) return;
    await tidyFolder(await files.renderFolder(render.folder)).catch(() => undefined);
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
