import { randomInt } from 'node:crypto';
import type { AppContext, Job } from './ports.js';
import { isOfBackend } from './same-backend.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const KEPT_FOR_MS = 7 * DAY_MS;
/** No backend keeps a render that nobody fetched for longer than this. */
const UNFINISHED_KEPT_FOR_MS = 30 * DAY_MS;

/**
 * An id for a render, made here so that it is known before the render is submitted:
 * `render_<time>`, with three digits after the milliseconds that keep two runs apart.
 */
export function newRenderId(nowMs: number): string {
  return `render_${Math.floor(nowMs)}${String(randomInt(1000)).padStart(3, '0')}`;
}

/** True for an export that was begun and is neither fetched nor given up. */
export function isUnfinished({ status }: Pick<Job, 'status'>): boolean {
  return status === 'submitting' || status === 'running';
}

/** Exports that were begun and not fetched, oldest first. */
export async function unfinishedJobs(context: AppContext): Promise<Job[]> {
  const jobs = await context.jobs.list();
  const replaced = new Set(jobs.map((job) => job.replaces));
  return jobs
    .filter((job) => isUnfinished(job) && !replaced.has(job.renderId))
    .filter((job) => isOfBackend(context, job))
    .sort((a, b) => a.createdAt.localeCompare(b.createdAt));
}

/** The job that was submitted in the place of a failed one; the job itself where there is none. */
export async function latestOf(context: AppContext, job: Job): Promise<Job> {
  const jobs = await context.jobs.list();
  return jobs.find(({ replaces }) => replaces === job.renderId) ?? job;
}

/**
 * Takes an export off the record, with what was fetched of it and has no name yet.
 *
 * @returns false, and leaves it alone, while another process is at it.
 */
export async function forgetJob({ jobs, backend }: AppContext, job: Job): Promise<boolean> {
  const hold = await jobs.hold(job.renderId);
  if (hold === undefined) return false;
  try {
    await backend.discardPart(job.renderId, job.output);
    await jobs.remove(job.renderId);
    return true;
  } finally {
    await hold.release();
  }
}

/**
 * Forgets, now that `done` has been fetched, the exports to the same file that were begun before
 * it, finished exports after a week, and those that nobody fetched after a month.
 */
export async function forgetOldJobs(context: AppContext, done: Job): Promise<void> {
  const now = context.clock.now();
  for (const job of await context.jobs.list()) {
    const unfinished = isUnfinished(job);
    const isReplaced = unfinished && job.output === done.output && job.createdAt <= done.createdAt;
    const age = now - Date.parse(job.createdAt);
    const isOld = age > (unfinished ? UNFINISHED_KEPT_FOR_MS : KEPT_FOR_MS);
    if (isReplaced || isOld) await forgetJob(context, job);
  }
}
