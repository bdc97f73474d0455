import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { RenderStatus } from '../protocol/index.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { fileExists } from '../support/file-exists.js';
import { asVmgError, guarded } from './boundary.js';
import { goOnLater, outputTaken, unknownExport } from './export-errors.js';
import { holding } from './export-hold.js';
import { finishJob } from './export-job.js';
import { fetched } from './export-result.js';
import { isUnfinished, latestOf, unfinishedJobs } from './jobs.js';
import type { AppContext, Job } from './ports.js';
import { submitAgain } from './render-submission.js';
import type { Callbacks, ResumeRequest } from './requests.js';
import type { ExportResult } from './results.js';
import { isOfBackend } from './same-backend.js';

async function checkPlace(job: Job, force: boolean): Promise<void> {
  if (!(await fileExists(dirname(job.output)))) {
    throw new VmgError(
      'output-folder-missing',
      ExitCode.usage,
      `The folder of ${job.output} is gone.`,
      { hint: 'Make it again, then repeat the command.' },
    );
  }
  if (!force && job.overwrite !== true && (await fileExists(job.output))) throw outputTaken(job);
}

/** True when the file of the output's name is the one that an earlier run fetched whole. */
async function isInPlace({ output, whole }: Job): Promise<boolean> {
  if (whole === undefined) return false;
  const found = await stat(output).catch(() => undefined);
  return found?.size === whole.bytes && found.mtimeMs === whole.modifiedMs;
}

/** Ends a job whose file had come before the run that fetched it could say so. */
async function tellOfFile(
  context: AppContext,
  job: Job,
  callbacks: Callbacks,
): Promise<ExportResult> {
  const status = await context.backend
    .renderStatus(job.renderId, callbacks)
    .catch((): RenderStatus | undefined => undefined);
  callbacks.signal?.throwIfAborted();
  return fetched(context, job, status, job.whole?.bytes ?? 0, {}, callbacks);
}

/** Picks up one export; undefined when another run has ended it meanwhile and nobody named it. */
async function resumeJob(
  context: AppContext,
  listed: Job,
  request: ResumeRequest,
  callbacks: Callbacks,
): Promise<ExportResult | undefined> {
  return holding(context, listed, async () => {
    // Another run may have been at it between the look and the hold.
    const recorded = await context.jobs.get(listed.renderId);
    if (recorded === undefined) return undefined;
    if (request.renderId === undefined && !isUnfinished(recorded)) return undefined;
    if (await isInPlace(recorded)) return tellOfFile(context, recorded, callbacks);
    const force = request.force === true;
    await checkPlace(recorded, force);
    const { error: _error, ...rest } = recorded;
    const job: Job = { ...rest, ...(force ? { overwrite: true } : {}), status: 'running' };
    let known: RenderStatus;
    try {
      known = await context.backend.renderStatus(job.renderId, callbacks);
    } catch (error) {
      const lost = error instanceof VmgError && error.code === 'render-not-found';
      if (!lost) throw goOnLater(error, job);
      // Never submitted, or lost by the backend: the same request again, under the same id.
      return finishJob(context, await submitAgain(context, job, callbacks), callbacks);
    }
    return finishJob(context, job, callbacks, known);
  });
}

async function jobsToResume(context: AppContext, renderId: string | undefined): Promise<Job[]> {
  if (renderId === undefined) {
    const jobs = await unfinishedJobs(context);
    // Of several for one file the newest is wanted; once it is here the others are forgotten.
    const newest = new Map(jobs.map((job) => [job.output, job]));
    return jobs.filter((job) => newest.get(job.output) === job);
  }
  const job = await context.jobs.get(renderId);
  if (job === undefined || !isOfBackend(context, job)) throw unknownExport(renderId, job);
  return [await latestOf(context, job)];
}

/** How exports are talked of while they are picked up. */
export interface ResumeCallbacks extends Callbacks {
  /** An export is here: heard at once, whatever becomes of the others. */
  onFetched?: (result: ExportResult) => void;
}

/**
 * Picks up exports that an earlier run did not fetch. One that fails does not keep the others
 * from being fetched; its error is thrown when all have been tried. One that another process is
 * at is left to it, with a note.
 *
 * @throws VmgError; of exit code 8 when another process is at the one that was named.
 */
export function resumeExports(
  context: AppContext,
  request: ResumeRequest = {},
  callbacks: ResumeCallbacks = {},
): Promise<ExportResult[]> {
  return guarded(callbacks.signal, async () => {
    const results: ExportResult[] = [];
    let failure: VmgError | undefined;
    for (const job of await jobsToResume(context, request.renderId)) {
      try {
        const result = await resumeJob(context, job, request, callbacks);
        if (result === undefined) continue;
        results.push(result);
        callbacks.onFetched?.(result);
      } catch (error) {
        const known = asVmgError(error, callbacks.signal);
        if (callbacks.signal?.aborted) throw known;
        const skipped = known.code === 'export-held' && request.renderId === undefined;
        callbacks.onNote?.(`${job.output}: ${known.message}`);
        if (!skipped) failure ??= known;
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
