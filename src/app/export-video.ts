import { isExportable } from '../protocol/index.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { guarded } from './boundary.js';
import { BEGIN_WITH_COMMAND, nothingToExport } from './empty-timeline.js';
import { stillRunning } from './export-errors.js';
import { holding } from './export-hold.js';
import { finishJob } from './export-job.js';
import { checkOutput, type FilmPlace } from './output-path.js';
import { settlePending } from './pending-message.js';
import type { AppContext, Session, SessionState } from './ports.js';
import { newJob, submitJob } from './render-submission.js';
import type { Callbacks, ExportRequest } from './requests.js';
import type { ExportResult } from './results.js';
import { findSession, inKnownSession } from './session-choice.js';

/**
 * Records a render, submits it, waits for it and fetches it. The record is written first, so
 * that nothing that happens after can orphan the render.
 *
 * @param options `begin`: what to do about an empty timeline.
 */
export async function exportState(
  context: AppContext,
  session: Session,
  state: SessionState,
  place: FilmPlace,
  callbacks: Callbacks,
  options: { noWait?: boolean; begin?: string } = {},
): Promise<ExportResult> {
  const { draft } = state;
  if (draft === null || !isExportable(draft)) throw nothingToExport(options.begin);
  const job = newJob(context, session, draft, place);
  callbacks.signal?.throwIfAborted();
  return holding(context, job, async () => {
    await context.jobs.save(job);
    const running = await submitJob(context, job, callbacks);
    if (options.noWait === true) throw stillRunning(running);
    return finishJob(context, running, callbacks);
  });
}

/**
 * Looks at `session`, which `request` names or which is the current one, and exports its timeline.
 *
 * @param begin What to do about an empty timeline.
 */
export async function exportSession(
  context: AppContext,
  session: Session,
  request: ExportRequest,
  callbacks: Callbacks,
  begin: string,
): Promise<ExportResult> {
  const place = await checkOutput(request, session.media[0], session.files, context.backend.kind);
  const state = await inKnownSession(context, session, request, () =>
    context.backend.state(session.sessionId, callbacks),
  );
  const { sentences } = await settlePending(context, session, state);
  for (const sentence of sentences) callbacks.onNote?.(sentence);
  const { noWait = false } = request;
  return exportState(context, session, state, place, callbacks, { noWait, begin });
}

/**
 * Exports the timeline of the session named or current to a file.
 *
 * @throws VmgError of exit code 8, with the render's id, when `noWait` is set.
 */
export function exportVideo(
  context: AppContext,
  request: ExportRequest,
  callbacks: Callbacks = {},
): Promise<ExportResult> {
  return guarded(callbacks.signal, async () => {
    const session = await findSession(context, request.sessionId);
    if (session === undefined) {
      throw new VmgError(
        'session-missing',
        ExitCode.usage,
        'There is nothing to export: there is no session.',
        { hint: BEGIN_WITH_COMMAND },
      );
    }
    return exportSession(context, session, request, callbacks, BEGIN_WITH_COMMAND);
  });
}
