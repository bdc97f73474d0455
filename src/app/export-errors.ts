import type { RenderStatus } from '../protocol/index.js';
import { ExitCode, isAbort, VmgError } from '../support/errors.js';
import { redact, stripControl } from '../support/redaction.js';
import { isSystemError, SYSTEM_FAILURES, systemFailure } from '../support/system-errors.js';
import type { AppContext, Job } from './ports.js';
import type { Callbacks } from './requests.js';

/** Errors of this machine after which a finished render can still be fetched, once it is put right. */
const PUT_RIGHT_HERE: ReadonlySet<string> = new Set([...SYSTEM_FAILURES, 'output-exists']);

const MAY_GO_ON: ReadonlySet<number> = new Set([
  ExitCode.network,
  ExitCode.stillRunning,
  ExitCode.authentication,
  ExitCode.interrupted,
  ExitCode.terminated,
]);

/** True for an error after which the render may still be under way, or can be fetched later. */
function leavesJobOpen(error: unknown): boolean {
  if (isAbort(error) || isSystemError(error)) return true;
  if (!(error instanceof VmgError)) return false;
  return PUT_RIGHT_HERE.has(error.code) || MAY_GO_ON.has(error.exitCode);
}

/** Why a render failed, in the backend's words. */
export function reasonOf({ error }: RenderStatus): string {
  const told = typeof error === 'object' && error !== null && 'message' in error;
  const words = told ? error.message : error;
  if (typeof words !== 'string' || words.trim() === '') return 'the backend gave no reason';
  return redact(stripControl(words)).trim();
}

/** Keeps on record that nothing comes of a job any more, and takes away what it left. */
export async function giveUp(context: AppContext, job: Job, reason: string): Promise<void> {
  await context.jobs.save({ ...job, status: 'failed', error: reason });
  await context.backend.discardPart(job.renderId, job.output);
}

function detailsOf({ renderId, sessionId, output }: Job): Record<string, unknown> {
  return { renderId, session: sessionId, output };
}

/** The error that tells that a render goes on without us. */
export function stillRunning(job: Job, message?: string): VmgError {
  return new VmgError(
    'render-still-running',
    ExitCode.stillRunning,
    message ?? `The render ${job.renderId} is under way.`,
    { hint: `Fetch it with: vmg export --resume ${job.renderId}`, details: detailsOf(job) },
  );
}

/** The error that tells that a file, which may not be replaced, has the name of a job's output. */
export function outputTaken(job: Job, message = `${job.output} exists already.`): VmgError {
  const { renderId } = job;
  return new VmgError('output-exists', ExitCode.usage, message, {
    hint: `Replace it: vmg export --resume ${renderId} --force, or drop the export: vmg export --forget ${renderId}`,
    details: detailsOf(job),
  });
}

/** The error that tells that no export of that id is on record, or that it is of another backend. */
export function unknownExport(renderId: string, job?: Job): VmgError {
  const elsewhere = job === undefined ? '' : ` on this backend: it is of ${job.backend}`;
  return new VmgError(
    'render-unknown',
    ExitCode.usage,
    `There is no export ${renderId}${elsewhere}.`,
    { hint: 'See the unfinished ones with: vmg status' },
  );
}

/** The error that tells that another process is at work on a job. */
export function heldElsewhere(job: Job): VmgError {
  return new VmgError(
    'export-held',
    ExitCode.stillRunning,
    `Another vmg is at the export ${job.renderId} already.`,
    { hint: 'See how it stands with: vmg status', details: detailsOf(job) },
  );
}

/** `error` with how to go on with the job, where that is the next step; other errors as they are. */
export function goOnLater(error: unknown, job: Job): unknown {
  const refused = systemFailure(error);
  if (refused?.exitCode === ExitCode.jobFailed) {
    return new VmgError(refused.code, refused.exitCode, refused.message, {
      hint: `The render is kept. Make room, then fetch it with: vmg export --resume ${job.renderId}`,
      cause: error,
      details: detailsOf(job),
    });
  }
  if (!(error instanceof VmgError)) return error;
  if (error.exitCode === ExitCode.stillRunning) return stillRunning(job, error.message);
  if (error.code === 'output-exists') return outputTaken(job, error.message);
  if (error.exitCode !== ExitCode.network) return error;
  return new VmgError(error.code, error.exitCode, error.message, {
    hint: `The export is kept. Go on with it: vmg export --resume ${job.renderId}`,
    cause: error.cause,
    details: { ...error.details, ...detailsOf(job) },
  });
}

/**
 * Does a part of a job's work. After an error that leaves nothing to go on with, the job is given
 * up; any other tells how to go on.
 */
export async function orGiveUp<Result>(
  context: AppContext,
  job: Job,
  callbacks: Callbacks,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (callbacks.signal?.aborted !== true && !leavesJobOpen(error)) {
      await giveUp(context, job, error instanceof Error ? error.message : String(error));
    }
    throw goOnLater(error, job);
  }
}
