import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ExitCode, VmgError } from '../support/errors.js';
import { asVmgError, guarded } from './boundary.js';
import { finishJob, submitJob } from './export-job.js';
import { unfinishedJobs } from './jobs.js';
import type { AppContext, Job } from './ports.js';
import type { Callbacks, ResumeRequest } from './requests.js';
import type { ExportResult } from './results.js';
import { isOfBackend } from './same-backend.js';

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function checkPlace(job: Job, force: boolean): Promise<void> {
  if (!(await exists(dirname(job.output)))) {
    throw new VmgError(
      'output-folder-missing',
      ExitCode.usage,
      `The folder of ${job.output} is gone.`,
      { hint: 'Make it again, then repeat the command.' },
    );
  }
  if (!force && job.overwrite !== true && (await exists(job.output))) {
    throw new VmgError('output-exists', ExitCode.usage, `${job.output} exists already.`, {
      hint: 'Replace it with --force, or move it away.',
    });
  }
}

async function resumeJob(
  context: AppContext,
  recorded: Job,
  force: boolean,
  callbacks: Callbacks,
): Promise<ExportResult> {
  await checkPlace(recorded, force);
  const job: Job = force ? { ...recorded, overwrite: true } : recorded;
  try {
    await context.backend.renderStatus(job.renderId, callbacks);
  } catch (error) {
    // Never submitted, or lost by the backend: the same request again, under the same id.
    if (!(error instanceof VmgError) || error.code !== 'render-not-found') throw error;
    return finishJob(context, await submitJob(context, job, callbacks), callbacks);
  }
  return finishJob(context, { ...job, status: 'running' }, callbacks);
}

async function jobsToResume(context: AppContext, renderId: string | undefined): Promise<Job[]> {
  if (renderId === undefined) return unfinishedJobs(context);
  const job = await context.jobs.get(renderId);
  if (job === undefined || !isOfBackend(context, job)) {
    const elsewhere = job === undefined ? '' : ` on this backend: it is of ${job.backend}`;
    throw new VmgError(
      'render-unknown',
      ExitCode.usage,
      `There is no export ${renderId}${elsewhere}.`,
      { hint: 'See the unfinished ones with: vmg status' },
    );
  }
  return [job];
}

/**
 * Picks up exports that an earlier run did not fetch. One that fails does not keep the others
 * from being fetched; its error is thrown when all have been tried.
 *
 * @throws VmgError
 */
export function resumeExports(
  context: AppContext,
  request: ResumeRequest = {},
  callbacks: Callbacks = {},
): Promise<ExportResult[]> {
  return guarded(callbacks.signal, async () => {
    const results: ExportResult[] = [];
    let failure: VmgError | undefined;
    for (const job of await jobsToResume(context, request.renderId)) {
      try {
        results.push(await resumeJob(context, job, request.force === true, callbacks));
      } catch (error) {
        const known = asVmgError(error, callbacks.signal);
        if (callbacks.signal?.aborted) throw known;
        callbacks.onNote?.(`${job.output}: ${known.message}`);
        failure ??= known;
      }
    }
    if (failure === undefined) return results;
    throw results.length === 0
      ? failure
      : new VmgError(failure.code, failure.exitCode, failure.message, {
          ...(failure.hint === undefined ? {} : { hint: failure.hint }),
          cause: failure.cause,
          details: { ...failure.details, fetched: results.map((result) => result.output) },
        });
  });
}
