import type { Job, JobStore } from '../app/index.js';
import type { Services } from './context.js';

/** Sees which exports a run has begun, or gone on with, and not ended. */
export interface ExportWatch {
  /** The services to run with in the place of those that were given. */
  services: Services;
  /** The last export that was recorded, or asked for, and is neither fetched nor failed. */
  unfinished(): Job | undefined;
}

/** Looks over the shoulder of the job store: whoever is interrupted can be told what was left. */
export function watchExports(services: Services): ExportWatch {
  const open = new Map<string, Job>();
  const note = (job: Job): void => {
    if (job.status === 'submitting' || job.status === 'running') open.set(job.renderId, job);
    else open.delete(job.renderId);
  };
  const watched = (jobs: JobStore): JobStore => ({
    list: () => jobs.list(),
    get: (renderId) => jobs.get(renderId),
    async save(job) {
      await jobs.save(job);
      note(job);
    },
    remove: (renderId) => jobs.remove(renderId),
    hold: (renderId) => jobs.hold(renderId),
    isHeld: (renderId) => jobs.isHeld(renderId),
  });
  return {
    services: {
      ...services,
      async app(flags) {
        const app = await services.app(flags);
        return { ...app, jobs: watched(app.jobs) };
      },
    },
    unfinished: () => [...open.values()].at(-1),
  };
}
