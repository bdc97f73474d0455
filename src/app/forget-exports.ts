import { heldElsewhere, unknownExport } from './export-errors.js';
import { forgetJob, isUnfinished, latestOf } from './jobs.js';
import type { AppContext, Job } from './ports.js';
import { isOfBackend } from './same-backend.js';

/**
 * Forgets one export, and the one that it was submitted in the place of, and has its render
 * stopped; what is at its output stays.
 *
 * @throws VmgError of exit code 2 when there is none of that id, 8 when another process is at it.
 */
export async function forgetExport(context: AppContext, renderId: string): Promise<Job> {
  const { jobs } = context;
  const named = await jobs.get(renderId);
  if (named === undefined) throw unknownExport(renderId);
  const job = await latestOf(context, named);
  if (!(await forgetJob(context, job))) throw heldElsewhere(job);
  // Nobody is to work for what is wanted no more; that it goes on does no harm.
  if (isOfBackend(context, job))
    await context.backend.cancelRender(job.renderId).catch(() => undefined);
  const replaced = job.replaces === undefined ? undefined : await jobs.get(job.replaces);
  if (replaced !== undefined) await forgetJob(context, replaced);
  return job;
}

/**
 * Forgets the unfinished exports of sessions, but for those that another process is at.
 *
 * @returns What was forgotten.
 */
export async function forgetExportsOf(
  context: AppContext,
  sessionIds: readonly string[],
): Promise<Job[]> {
  const forgotten: Job[] = [];
  for (const job of await context.jobs.list()) {
    if (!sessionIds.includes(job.sessionId) || !isUnfinished(job)) continue;
    if (await forgetJob(context, job)) forgotten.push(job);
  }
  return forgotten;
}
