import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { RenderStatus } from '../protocol/index.js';
import { ExitCode, isAbort, VmgError } from '../support/errors.js';
import { isSystemError, SYSTEM_FAILURES, systemFailure } from '../support/system-errors.js';
import { forgetOldJobs } from './jobs.js';
import type { AppContext, Job } from './ports.js';
import type { Callbacks } from './requests.js';
import type { ExportResult } from './results.js';

function reasonOf(status: RenderStatus): string {
  const { error } = status;
  if (typeof error === 'string') return error;
  if (typeof error === 'object' && error !== null && 'message' in error) {
    return String(error.message);
  }
  return 'the backend gave no reason';
}

/** Errors of this machine after which a finished render can still be fetched, once it is put right. */
const PUT_RIGHT_HERE: ReadonlySet<string> = new Set([...SYSTEM_FAILURES, 'output-exists']);

/** True for an error after which the render may still be under way, or can be made later. */
function leavesJobOpen(error: unknown): boolean {
  if (isAbort(error) || isSystemError(error)) return true;
  if (!(error instanceof VmgError)) return false;
  if (PUT_RIGHT_HERE.has(error.code)) return true;
  const open: readonly number[] = [
    ExitCode.network,
    ExitCode.stillRunning,
    ExitCode.authentication,
    ExitCode.interrupted,
    ExitCode.terminated,
  ];
  return open.includes(error.exitCode);
}

async function settle<Result>(
  context: AppContext,
  job: Job,
  callbacks: Callbacks,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (callbacks.signal?.aborted !== true && !leavesJobOpen(error)) {
      const reason = error instanceof Error ? error.message : String(error);
      await context.jobs.save({ ...job, status: 'failed', error: reason });
    }
    throw error;
  }
}

/** The system's refusal to take the file, with how to fetch it when that is put right. */
function fetchableLater(
  error: unknown,
  { renderId, sessionId, output }: Job,
): VmgError | undefined {
  const refused = systemFailure(error);
  if (refused?.exitCode !== ExitCode.jobFailed) return undefined;
  return new VmgError(refused.code, refused.exitCode, refused.message, {
    hint: `The render is kept. Make room, then fetch it with: vmg export --resume ${renderId}`,
    cause: error,
    details: { renderId, session: sessionId, output },
  });
}

/** Hands a recorded job to the backend. */
export async function submitJob(context: AppContext, job: Job, callbacks: Callbacks): Promise<Job> {
  return settle(context, job, callbacks, async () => {
    callbacks.onProgress?.({ stage: 'Submitting the render' });
    await context.backend.submitRender(job.request, callbacks);
    const running: Job = { ...job, status: 'running' };
    await context.jobs.save(running);
    return running;
  });
}

/** The error that tells that a render goes on without us. */
export function stillRunning(job: Job): VmgError {
  return new VmgError(
    'render-still-running',
    ExitCode.stillRunning,
    `The render ${job.renderId} is under way.`,
    {
      hint: `Fetch it with: vmg export --resume ${job.renderId}`,
      details: { renderId: job.renderId, session: job.sessionId, output: job.output },
    },
  );
}

/**
 * Waits for a submitted render and fetches its file. Interrupted, or cut off from the backend,
 * the job stays on record and no file of the final name is left behind.
 *
 * @throws VmgError of exit code 7 when the render failed.
 */
export async function finishJob(
  context: AppContext,
  job: Job,
  callbacks: Callbacks,
): Promise<ExportResult> {
  const { clock } = context;
  return settle(context, job, callbacks, async () => {
    const begun = clock.now();
    const status = await context.backend.waitForRender(job.renderId, callbacks);
    if (status.status !== 'completed') {
      throw new VmgError(
        'render-failed',
        ExitCode.jobFailed,
        `The render failed: ${reasonOf(status)}`,
        {
          hint: 'Try again with: vmg export',
          details: { renderId: job.renderId, session: job.sessionId },
        },
      );
    }
    const rendered = clock.now();
    callbacks.onProgress?.({ stage: `Fetching ${basename(job.output)}` });
    await context.backend
      .download(job.renderId, status, job.output, {
        ...callbacks,
        overwrite: job.overwrite === true,
      })
      .catch((error: unknown) => {
        throw fetchableLater(error, job) ?? error;
      });
    const { size } = await stat(job.output);
    await context.jobs.save({ ...job, status: 'downloaded' });
    await forgetOldJobs(context);
    const output = status.output ?? {};
    return {
      output: job.output,
      renderId: job.renderId,
      session: job.sessionId,
      backend: job.backend,
      video: {
        durationSeconds: output.duration ?? null,
        width: output.width ?? null,
        height: output.height ?? null,
        bytes: size,
        pictureCopied: output.pictureCopied ?? null,
      },
      loudness: output.loudness ?? null,
      timesMs: {
        ...status.timingsMs,
        render: rendered - begun,
        download: clock.now() - rendered,
      },
    };
  });
}
