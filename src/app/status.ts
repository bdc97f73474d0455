import { placed, readDraft, summarizeDraft, TrackType, type WireDraft } from '../protocol/index.js';
import { guarded } from './boundary.js';
import { unfinishedJobs } from './jobs.js';
import { newestReport } from './music-account.js';
import type { AppContext } from './ports.js';
import type { Callbacks } from './requests.js';
import type { StatusResult } from './results.js';
import { findSession } from './session-choice.js';

const TRACK_NAMES: Readonly<Record<number, string>> = {
  [TrackType.video]: 'video',
  [TrackType.audio]: 'audio',
  [TrackType.text]: 'text',
};

function describeTracks(draft: WireDraft | null): StatusResult['tracks'] {
  return readDraft(draft ?? {}).t.map((track) => ({
    type: TRACK_NAMES[track.tt] ?? `other (${track.tt})`,
    segments: placed(track).map(({ metadata: { name, text }, startMs, endMs }) => ({
      name: text ?? name ?? 'untitled',
      startMs,
      durationMs: endMs - startMs,
    })),
  }));
}

/**
 * What is on the timeline of the session named or current, and which exports are unfinished.
 *
 * @throws VmgError
 */
export function status(
  context: AppContext,
  request: { sessionId?: string } = {},
  callbacks: Callbacks = {},
): Promise<StatusResult> {
  return guarded(callbacks.signal, async () => {
    const jobs = await unfinishedJobs(context);
    const session = await findSession(context, request.sessionId);
    if (session === undefined) {
      return { session: null, draft: null, tracks: [], videos: [], music: null, jobs };
    }
    const state = await context.backend.state(session.sessionId, callbacks);
    return {
      session,
      draft: state.draft === null ? null : summarizeDraft(state.draft),
      tracks: describeTracks(state.draft),
      videos: state.videos,
      music: newestReport(state) ?? null,
      jobs,
    };
  });
}
