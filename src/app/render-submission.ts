import { isNetworkTrouble, VmgError } from '../support/errors.js';
import { giveUp, orGiveUp } from './export-errors.js';
import { newRenderId } from './jobs.js';
import type { FilmPlace } from './output-path.js';
import type { AppContext, Job, Session } from './ports.js';
import type { Callbacks } from './requests.js';

/** How long to wait before each look for a render whose submission got no answer, in milliseconds. */
const LOOKS_MS: readonly number[] = [0, 2_000, 10_000];

/** A job for the timeline of `session`, not yet on record. */
export function newJob(
  { backend, clock }: AppContext,
  { sessionId }: Session,
  draft: Job['request']['draft'],
  place: FilmPlace,
): Job {
  const { format, quality } = place;
  const now = clock.now();
  const renderId = newRenderId(now);
  return {
    renderId,
    sessionId,
    backend: backend.kind,
    apiUrl: backend.apiUrl,
    output: place.path,
    ...(place.overwrite ? { overwrite: true } : {}),
    status: 'submitting',
    createdAt: new Date(now).toISOString(),
    request: { id: renderId, sessionId, draft, output: { format, quality } },
  };
}

/** The same once more in the place of a job that failed, under an id of its own. */
export function replacementOf(failed: Job, nowMs: number): Job {
  const { part: _part, whole: _whole, error: _error, ...job } = failed;
  const renderId = newRenderId(nowMs);
  return {
    ...job,
    renderId,
    replaces: failed.renderId,
    status: 'submitting',
    createdAt: new Date(nowMs).toISOString(),
    request: { ...failed.request, id: renderId },
  };
}

/** True when the backend says that it has a render of that id already. */
function isTaken(error: unknown): boolean {
  const conflict = 409;
  return error instanceof VmgError && error.details?.code === conflict;
}

/** True when the render may be under way although nobody told so. */
function mayHaveArrived(error: unknown): error is VmgError {
  if (!(error instanceof VmgError)) return false;
  if (error.code === 'rate-limited') return false;
  return isNetworkTrouble(error) || isTaken(error);
}

/** True when the backend has the render; false when it has never heard of it. */
async function isKnown(
  { backend }: AppContext,
  { renderId }: Job,
  callbacks: Callbacks,
): Promise<boolean> {
  try {
    await backend.renderStatus(renderId, callbacks);
    return true;
  } catch (error) {
    if (error instanceof VmgError && error.code === 'render-not-found') return false;
    throw error;
  }
}

/** Finds out whether a submission arrived whose answer was lost. */
async function hasArrived(
  context: AppContext,
  job: Job,
  callbacks: Callbacks,
  lost: VmgError,
): Promise<boolean> {
  for (const waitMs of LOOKS_MS) {
    if (waitMs > 0) await context.clock.sleep(waitMs, callbacks.signal);
    try {
      return await isKnown(context, job, callbacks);
    } catch (error) {
      // What took the answer may well take this one, too.
      if (!isNetworkTrouble(error)) throw error;
    }
  }
  throw lost;
}

/**
 * Hands a recorded job to the backend. When the answer is lost, the backend is asked for the
 * render's status: one that it does not know is submitted again under the same id, once.
 *
 * @throws VmgError; the job stays on record where it may be under way.
 */
export async function submitJob(context: AppContext, job: Job, callbacks: Callbacks): Promise<Job> {
  const { backend, jobs } = context;
  return orGiveUp(context, job, callbacks, async () => {
    callbacks.onProgress?.({ stage: 'Submitting the render' });
    try {
      await backend.submitRender(job.request, callbacks);
    } catch (error) {
      if (callbacks.signal?.aborted || !mayHaveArrived(error)) throw error;
      callbacks.onProgress?.({ stage: 'No answer: looking whether the render has begun' });
      if (!(await hasArrived(context, job, callbacks, error))) {
        await backend.submitRender(job.request, callbacks).catch((again: unknown) => {
          // It had arrived, and was only not to be seen yet.
          if (!isTaken(again)) throw again;
        });
      }
    }
    const running: Job = { ...job, status: 'running' };
    await jobs.save(running);
    return running;
  });
}

/** Has a render, which the backend has lost, made anew under the same id. */
export async function submitAgain(
  context: AppContext,
  job: Job,
  callbacks: Callbacks,
): Promise<Job> {
  // What was fetched of it is the beginning of another file.
  await context.backend.discardPart(job.renderId, job.output);
  const { part: _part, whole: _whole, ...rest } = job;
  return submitJob(context, { ...rest, status: 'submitting' }, callbacks);
}

/**
 * Submits a failed job once more under a new id, which is on record before the failed one is given
 * up, and before it is submitted; gives the new job.
 */
export async function submitReplacement(
  context: AppContext,
  failed: Job,
  replacement: Job,
  reason: string,
  callbacks: Callbacks,
): Promise<Job> {
  await context.jobs.save(replacement);
  await giveUp(context, failed, reason);
  return submitJob(context, replacement, callbacks);
}
