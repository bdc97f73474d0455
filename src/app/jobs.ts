import { randomInt } from 'node:crypto';
import type { AppContext, Job } from './ports.js';
import { isOfBackend } from './same-backend.js';

const KEPT_FOR_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * An id for a render, made here so that it is known before the render is submitted:
 * `render_<time>`, with three digits after the milliseconds that keep two runs apart.
 */
export function newRenderId(nowMs: number): string {
  return `render_${Math.floor(nowMs)}${String(randomInt(1000)).padStart(3, '0')}`;
}

/** Exports that were begun and not fetched, oldest first. */
export async function unfinishedJobs(context: AppContext): Promise<Job[]> {
  const jobs = await context.jobs.list();
  return jobs
    .filter((job) => job.status === 'submitting' || job.status === 'running')
    .filter((job) => isOfBackend(context, job))
    .sort((a, b) => a.createdAt.localeCompare(b.createdAt));
}

/** Forgets finished exports after a week. */
export async function forgetOldJobs(context: AppContext): Promise<void> {
  const now = context.clock.now();
  for (const job of await context.jobs.list()) {
    const finished = job.status === 'downloaded' || job.status === 'failed';
    if (finished && now - Date.parse(job.createdAt) > KEPT_FOR_MS) {
      await context.jobs.remove(job.renderId);
    }
  }
}
