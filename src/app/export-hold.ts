import { heldElsewhere } from './export-errors.js';
import type { AppContext, Job } from './ports.js';

/**
 * Does `work` while no other process works on the job.
 *
 * @throws VmgError of exit code 8 when another process is at it; it is left alone.
 */
export async function holding<Result>(
  { jobs }: AppContext,
  job: Job,
  work: () => Promise<Result>,
): Promise<Result> {
  const hold = await jobs.hold(job.renderId);
  if (hold === undefined) throw heldElsewhere(job);
  try {
    return await work();
  } finally {
    await hold.release();
  }
}
