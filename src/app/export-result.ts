import { filmLengthMs, type RenderStatus } from '../protocol/index.js';
import { forgetOldJobs } from './jobs.js';
import type { AppContext, Job } from './ports.js';
import type { Callbacks } from './requests.js';
import type { ExportResult } from './results.js';

/** A link is an extra: nobody waits for it for longer than this. */
const LINK_MS = 10_000;

/** Where the job's session can be seen in a browser from now on; null when there is no such place, or no word of it. */
async function workspaceOf(
  { backend, sessions }: AppContext,
  { sessionId }: Job,
  { signal }: Callbacks,
): Promise<string | null> {
  // The engine's page ends with this run.
  if (backend.kind === 'engine') return null;
  const patience = AbortSignal.timeout(LINK_MS);
  try {
    const session = await sessions.get(sessionId);
    if (session === undefined) return null;
    return await backend.workspaceLink(session, {
      signal: signal === undefined ? patience : AbortSignal.any([signal, patience]),
    });
  } catch {
    // The film is here. That is what was asked for.
    return null;
  }
}

/**
 * Keeps on record that the file is here, and tells of it.
 *
 * @param status of the finished render, where it is known.
 * @param bytes of the file.
 */
export async function fetched(
  context: AppContext,
  job: Job,
  status: RenderStatus | undefined,
  bytes: number,
  timesMs: Record<string, number>,
  callbacks: Callbacks,
): Promise<ExportResult> {
  const { part: _part, ...done } = job;
  await context.jobs.save({ ...done, status: 'downloaded' });
  await context.backend.discardPart(job.renderId, job.output);
  await forgetOldJobs(context, job);
  const output = status?.output ?? {};
  const drafted = filmLengthMs(job.request.draft) / 1000;
  return {
    output: job.output,
    renderId: job.renderId,
    session: job.sessionId,
    backend: job.backend,
    video: {
      durationSeconds: output.duration ?? (drafted > 0 ? drafted : null),
      width: output.width ?? null,
      height: output.height ?? null,
      bytes,
      pictureCopied: output.pictureCopied ?? null,
    },
    loudness: output.loudness ?? null,
    workspace: await workspaceOf(context, job, callbacks),
    timesMs: { ...status?.timingsMs, ...timesMs },
  };
}
