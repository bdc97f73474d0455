import { interruptedError, isAbort, type VmgError } from '../support/errors.js';
import { endsAll, failedRow, untriedRow, worstOf } from './batch-outcome.js';
import { type ClipOrder, planBatch } from './batch-plan.js';
import { type BatchSession, createBatchSession } from './batch-session.js';
import { asVmgError, guarded } from './boundary.js';
import { isUnfinished } from './jobs.js';
import type { AppContext } from './ports.js';
import type { BatchItem, BatchRequest, Callbacks } from './requests.js';
import type { BatchResult, BatchRow } from './results.js';

/** How several jobs are talked of while they are done. */
export interface BatchCallbacks extends Callbacks {
  /** A job begins; `index` counts from 0. */
  onBegin?: (item: BatchItem, index: number) => void;
  /** What became of a job: at once of those that cannot be begun, of the others in their turn. */
  onRow?: (row: BatchRow, index: number) => void;
}

/**
 * Scores several clips, each into a file of its own, one by one in one session. What can be known
 * to fail is found before the first upload, and no failure keeps the others from being done, unless
 * it is one of the account or of this machine. After Ctrl-C the rest is not tried.
 *
 * @throws VmgError when the batch as a whole cannot be begun; what happens to a job is told in its
 * row.
 */
export function generateEach(
  context: AppContext,
  request: BatchRequest,
  callbacks: BatchCallbacks = {},
): Promise<BatchResult> {
  return guarded(callbacks.signal, async () => {
    const { signal } = callbacks;
    const jobs = await planBatch(request, signal);
    for (const [index, job] of jobs.entries()) {
      if ('row' in job) callbacks.onRow?.(job.row, index);
    }
    const session = createBatchSession(context, request, callbacks);
    const files: BatchRow[] = [];
    let ended: VmgError | undefined;
    for (const [index, job] of jobs.entries()) {
      if ('row' in job) {
        files.push(job.row);
        continue;
      }
      const { item, order } = job;
      if (signal?.aborted) ended ??= asVmgError(interruptedError(), signal);
      if (ended === undefined) {
        callbacks.onBegin?.(item, index);
        const { row, failure } = await attempt(context, session, item, order, signal);
        if (failure !== undefined && endsAll(failure)) ended = failure;
        files.push(row);
      } else {
        files.push(untriedRow(item, ended));
      }
      const row = files[index];
      if (row !== undefined) callbacks.onRow?.(row, index);
    }
    const { kind } = context.backend;
    return { session: session.sessionId(), backend: kind, files, exitCode: worstOf(files) };
  });
}

async function attempt(
  context: AppContext,
  session: BatchSession,
  item: BatchItem,
  order: ClipOrder,
  signal: AbortSignal | undefined,
): Promise<{ row: BatchRow; failure?: VmgError }> {
  const { media: file, prompt } = item;
  try {
    const result = await session.make(order);
    return { row: { file, prompt, status: 'done', result } };
  } catch (error) {
    const failure = asVmgError(error, signal);
    const next = isAbort(failure) ? await resumption(context, session.sessionId()) : undefined;
    return { row: failedRow(item, failure, next), failure };
  }
}

/** How to go on with the export that an interruption left behind; undefined when there is none. */
async function resumption(
  { jobs }: AppContext,
  sessionId: string | null,
): Promise<string | undefined> {
  const left = (await jobs.list()).some((job) => job.sessionId === sessionId && isUnfinished(job));
  return left ? 'The export can be gone on with: vmg export --resume' : undefined;
}
