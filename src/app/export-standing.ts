import { progressFraction } from '../protocol/index.js';
import { VmgError } from '../support/errors.js';
import { reasonOf } from './export-errors.js';
import { unfinishedJobs } from './jobs.js';
import type { AppContext, Job } from './ports.js';
import type { Callbacks } from './requests.js';
import type { RenderStanding, UnfinishedExport } from './results.js';

/** How the hosted service says that a render stands; null when it does not answer. */
async function standingOf(
  { backend }: AppContext,
  { renderId }: Job,
  callbacks: Callbacks,
): Promise<RenderStanding | null> {
  // A look at the engine would begin the work anew, which nobody asked for.
  if (backend.kind === 'engine') return null;
  try {
    const status = await backend.renderStatus(renderId, { ...callbacks, onProgress: () => {} });
    return {
      state: status.status,
      fraction: progressFraction(status) ?? null,
      reason: status.status === 'failed' ? reasonOf(status) : null,
    };
  } catch (error) {
    const unknown = error instanceof VmgError && error.code === 'render-not-found';
    return unknown ? { state: 'not-found', fraction: null, reason: null } : null;
  }
}

/**
 * The exports that were begun and not fetched, oldest first, and how each stands now.
 *
 * @param ask false to leave the backend out of it.
 */
export async function unfinishedExports(
  context: AppContext,
  callbacks: Callbacks,
  ask: boolean,
): Promise<UnfinishedExport[]> {
  const jobs = await unfinishedJobs(context);
  return Promise.all(
    jobs.map(async (job) => ({
      ...job,
      held: await context.jobs.isHeld(job.renderId),
      render: ask ? await standingOf(context, job, callbacks) : null,
    })),
  );
}
