import { isExportable } from '../protocol/index.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { guarded } from './boundary.js';
import { finishJob, stillRunning, submitJob } from './export-job.js';
import { newRenderId } from './jobs.js';
import { BEGIN_WITH_COMMAND, nothingToExport } from './message.js';
import { checkOutput, type OutputPlace } from './output-path.js';
import type { AppContext, Job, Session, SessionState } from './ports.js';
import type { Callbacks, ExportRequest } from './requests.js';
import type { ExportResult } from './results.js';
import { findSession } from './session-choice.js';

/**
 * Records a render, submits it, waits for it and fetches it. The record is written first, so
 * that nothing that happens after can orphan the render.
 */
export async function exportState(
  context: AppContext,
  session: Session,
  state: SessionState,
  place: OutputPlace,
  callbacks: Callbacks,
  options: { noWait?: boolean } = {},
): Promise<ExportResult> {
  const { draft } = state;
  if (draft === null || !isExportable(draft)) throw nothingToExport();
  const now = context.clock.now();
  const renderId = newRenderId(now);
  const job: Job = {
    renderId,
    sessionId: session.sessionId,
    backend: context.backend.kind,
    apiUrl: context.backend.apiUrl,
    output: place.path,
    ...(place.overwrite ? { overwrite: true } : {}),
    status: 'submitting',
    createdAt: new Date(now).toISOString(),
    request: {
      id: renderId,
      sessionId: session.sessionId,
      draft,
      output: { format: 'mp4', quality: 'high' },
    },
  };
  callbacks.signal?.throwIfAborted();
  await context.jobs.save(job);
  const running = await submitJob(context, job, callbacks);
  if (options.noWait === true) throw stillRunning(running);
  return finishJob(context, running, callbacks);
}

/**
 * Exports the timeline of the session named or current to an MP4.
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
        {
          hint: BEGIN_WITH_COMMAND,
        },
      );
    }
    const place = await checkOutput(request, session.media[0], session.files);
    const state = await context.backend.state(session.sessionId, callbacks);
    const { noWait } = request;
    return exportState(
      context,
      session,
      state,
      place,
      callbacks,
      noWait === true ? { noWait } : {},
    );
  });
}
