import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { RenderStatus } from '../protocol/index.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { giveUp, goOnLater, orGiveUp, reasonOf } from './export-errors.js';
import { holding } from './export-hold.js';
import { fetched } from './export-result.js';
import type { AppContext, Job } from './ports.js';
import { replacementOf, submitAgain, submitReplacement } from './render-submission.js';
import type { Callbacks } from './requests.js';
import type { ExportResult } from './results.js';

function renderFailed(job: Job, reason: string): VmgError {
  const { renderId, sessionId, replaces } = job;
  const twice = replaces === undefined ? '' : ' twice';
  return new VmgError('render-failed', ExitCode.jobFailed, `The render failed${twice}: ${reason}`, {
    hint: 'Try again with: vmg export',
    details: { renderId, session: sessionId, ...(replaces === undefined ? {} : { replaces }) },
  });
}

function isFinished(status: RenderStatus | undefined): status is RenderStatus {
  return status?.status === 'completed' || status?.status === 'failed';
}

/** Waits for a render; one that the backend has lost meanwhile is made anew, once. */
async function rendered(
  context: AppContext,
  job: Job,
  callbacks: Callbacks,
): Promise<RenderStatus> {
  const wait = () => context.backend.waitForRender(job.renderId, callbacks);
  const isLost = (error: unknown): error is VmgError =>
    error instanceof VmgError && error.code === 'render-not-found';
  try {
    return await wait();
  } catch (error) {
    if (!isLost(error)) throw error;
  }
  await submitAgain(context, job, callbacks);
  try {
    return await wait();
  } catch (error) {
    // Whatever else goes wrong with asking says nothing about the render.
    if (isLost(error)) await giveUp(context, job, error.message);
    throw error;
  }
}

/** Fetches a finished render, and keeps on record how far that is. */
async function fetchFile(
  context: AppContext,
  job: Job,
  status: RenderStatus,
  callbacks: Callbacks,
): Promise<Job> {
  const { backend, jobs } = context;
  let kept = job;
  const keep = async (more: Pick<Job, 'part'> | Pick<Job, 'whole'>): Promise<void> => {
    kept = { ...kept, ...more };
    await jobs.save(kept);
  };
  callbacks.onProgress?.({ stage: `Fetching ${basename(job.output)}` });
  await backend.download(job.renderId, status, job.output, {
    ...callbacks,
    overwrite: job.overwrite === true,
    ...(job.part === undefined ? {} : { mark: job.part }),
    onMark: (part) => keep({ part }),
    onWhole: (whole) => keep({ whole }),
  });
  return kept;
}

/**
 * Waits for a submitted render and fetches its file. A render that fails on the hosted service is
 * submitted once more, under a new id. Interrupted, or cut off from the backend, the job stays on
 * record and no file of the final name is left behind.
 *
 * @param known the render's status, where it was asked for a moment ago.
 * @throws VmgError of exit code 7 when the render failed.
 */
export async function finishJob(
  context: AppContext,
  job: Job,
  callbacks: Callbacks,
  known?: RenderStatus,
): Promise<ExportResult> {
  const { backend, clock } = context;
  const begun = clock.now();
  const status = isFinished(known)
    ? known
    : await rendered(context, job, callbacks).catch((error: unknown) => {
        throw goOnLater(error, job);
      });
  if (status.status === 'completed') {
    const done = clock.now();
    const kept = await orGiveUp(context, job, callbacks, () =>
      fetchFile(context, job, status, callbacks),
    );
    const bytes = kept.whole?.bytes ?? (await stat(kept.output)).size;
    const timesMs = { render: done - begun, download: clock.now() - done };
    return fetched(context, kept, status, bytes, timesMs, callbacks);
  }
  const reason = reasonOf(status);
  // The engine names a cause, which would be there again.
  if (backend.kind === 'engine' || job.replaces !== undefined) {
    await giveUp(context, job, reason);
    throw renderFailed(job, reason);
  }
  callbacks.onNote?.(`The render failed (${reason}): trying once more.`);
  const replacement = replacementOf(job, clock.now());
  return holding(context, replacement, async () => {
    const running = await submitReplacement(context, job, replacement, reason, callbacks);
    return finishJob(context, running, callbacks);
  });
}
