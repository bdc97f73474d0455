import { ExitCode, interruptedError, isAbort, type VmgError } from '../support/errors.js';
import { endsAll, failedRow, headOf, untriedRow, worstOf } from './batch-outcome.js';
import { planBatch } from './batch-plan.js';
import { type BatchSession, createBatchSession } from './batch-session.js';
import { asVmgError, guarded } from './boundary.js';
import type { AloneOrder } from './film.js';
import { isUnfinished } from './jobs.js';
import { checkMaker } from './piece-places.js';
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
    checkMaker(context.backend.kind, request.wanted);
    const jobs = await planBatch(request, callbacks, context.backend.kind);
    for (const [index, job] of jobs.entries()) {
      if ('row' in job) callbacks.onRow?.(job.row, index);
    }
    let composed = false;
    const onComposed = (): void => {
      composed = true;
      callbacks.onComposed?.();
    };
    const session = createBatchSession(context, request, { ...callbacks, onComposed });
    const files: BatchRow[] = [];
    let ended: VmgError | undefined;
    /** A clip that cannot be scored, for whatever seed. */
    let broken: { media: string; failure: VmgError } | undefined;
    for (const [index, job] of jobs.entries()) {
      if ('row' in job) {
        files.push(job.row);
        continue;
      }
      const { item, order } = job;
      if (signal?.aborted) ended ??= asVmgError(interruptedError(), signal);
      const isBroken = item.variant !== undefined && broken?.media === item.media;
      const reason = ended ?? (isBroken ? broken?.failure : undefined);
      if (reason === undefined) {
        callbacks.onBegin?.(item, index);
        composed = false;
        const { row, failure } = await attempt(context, session, item, order, signal);
        if (failure !== undefined && endsAll(failure)) ended = failure;
        if (failure?.exitCode === ExitCode.input && !composed) {
          broken = { media: item.media, failure };
        }
        files.push(row);
      } else {
        files.push(untriedRow(item, reason));
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
  order: AloneOrder,
  signal: AbortSignal | undefined,
): Promise<{ row: BatchRow; failure?: VmgError }> {
  try {
    const result = await session.make(order);
    return { row: { ...headOf(item), status: 'done', result } };
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
