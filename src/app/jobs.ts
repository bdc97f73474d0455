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

/** Forgets finished exports after a week, and those that nobody fetched after a month. */
export async function forgetOldJobs(context: AppContext): Promise<void> {
  const now = context.clock.now();
  for (const job of await context.jobs.list()) {
    const age = now - Date.parse(job.createdAt);
    if (age <= (isUnfinished(job) ? UNFINISHED_KEPT_FOR_MS : KEPT_FOR_MS)) continue;
    if (await context.jobs.isHeld(job.renderId)) continue;
    await context.backend.discardPart(job.renderId, job.output);
    await context.jobs.remove(job.renderId);
  }
}
