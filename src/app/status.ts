import {
  filmLengthMs,
  metadataOf,
  placed,
  readDraft,
  summarizeDraft,
  type Track,
  TrackType,
} from '../protocol/index.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { guarded } from './boundary.js';
import { unfinishedExports } from './export-standing.js';
import { musicReport, playedPiece } from './music-account.js';
import { settlePending } from './pending-message.js';
import type { AppContext, PieceView, Session, SessionState } from './ports.js';
import type { Callbacks } from './requests.js';
import type { StatusResult, Trouble } from './results.js';
import { isOfBackend } from './same-backend.js';
import { findSession, inKnownSession } from './session-choice.js';

const TRACK_NAMES: Readonly<Record<number, string>> = {
  [TrackType.video]: 'video',
  [TrackType.audio]: 'audio',
  [TrackType.text]: 'text',
};

function describeTracks(state: SessionState): StatusResult['tracks'] {
  const pieceId = playedPiece(state)?.id;
  return readDraft(state.draft ?? {}).t.map((track) => ({
    type: trackName(track),
    segments: placed(track).map(({ metadata, startMs, endMs }) => {
      const { name, text, volume, mediaId, from = 0, speed = 1 } = metadata;
      return {
        name: text ?? name ?? 'untitled',
        startMs,
        durationMs: endMs - startMs,
        ...(volume === undefined ? {} : { volume }),
        ...(pieceId === undefined || mediaId !== pieceId ? {} : { plays: { fromMs: from, speed } }),
      };
    }),
  }));
}

/** `audio` is music; sound that is laid over it is `sound`. */
function trackName({ tt, sg }: Track): string {
  const isSound =
    tt === TrackType.audio && sg.some((segment) => metadataOf(segment).role === 'sound');
  return isSound ? 'sound' : (TRACK_NAMES[tt] ?? `other (${tt})`);
}

type Timeline = Pick<
  StatusResult,
  'session' | 'draft' | 'lengthMs' | 'view' | 'tracks' | 'videos' | 'music' | 'news' | 'trouble'
>;

function nothingOf(session: Session | null, trouble: Trouble | null = null): Timeline {
  return {
    session,
    draft: null,
    lengthMs: 0,
    view: null,
    tracks: [],
    videos: [],
    music: null,
    news: [],
    trouble,
  };
}

/** Failures of the way to the backend, not of what was asked. */
const CUT_OFF: ReadonlySet<number> = new Set([ExitCode.network, ExitCode.authentication]);

/** `error` as why the timeline is not told; undefined for what must end the whole question. */
function troubleOf(error: unknown): Trouble | undefined {
  if (!(error instanceof VmgError) || !CUT_OFF.has(error.exitCode)) return undefined;
  const { code, exitCode, message, hint } = error;
  return { code, exitCode, message, ...(hint === undefined ? {} : { hint }) };
}

/** A drawing is an extra: what goes wrong with it is no news. */
async function pieceView(
  { backend }: AppContext,
  state: SessionState,
  { signal }: Callbacks,
): Promise<PieceView | null> {
  const id = backend.kind === 'engine' ? playedPiece(state)?.id : undefined;
  if (id === undefined) return null;
  try {
    return await backend.pieceView(id, signal === undefined ? {} : { signal });
  } catch {
    signal?.throwIfAborted();
    return null;
  }
}

async function timelineOf(
  context: AppContext,
  session: Session,
  { drawn }: StatusRequest,
  callbacks: Callbacks,
): Promise<Timeline> {
  const state = await context.backend.state(session.sessionId, callbacks);
  const { session: settled, sentences } = await settlePending(context, session, state);
  return {
    session: settled,
    draft: state.draft === null ? null : summarizeDraft(state.draft),
    lengthMs: state.draft === null ? 0 : filmLengthMs(state.draft),
    view: drawn === true ? await pieceView(context, state, callbacks) : null,
    tracks: describeTracks(state),
    videos: state.videos,
    music: musicReport(state) ?? null,
    news: sentences,
    trouble: null,
  };
}

export interface StatusRequest {
  sessionId?: string;
  /** Settle for what is kept here when the backend cannot be reached: the result tells why. */
  partial?: boolean;
  /** Have what the music is drawn from, too: its waveform and its bars, which take a while to make. */
  drawn?: boolean;
}

/**
 * What is on the timeline of the session named or current, what became of a message whose answer
 * was never seen, and which exports are unfinished.
 *
 * @throws VmgError
 */
export function status(
  context: AppContext,
  request: StatusRequest = {},
  callbacks: Callbacks = {},
): Promise<StatusResult> {
  return guarded(callbacks.signal, async () => {
    const session = await findSession(context, request.sessionId);
    const settle = (error: unknown): Timeline => {
      const trouble = callbacks.signal?.aborted ? undefined : troubleOf(error);
      if (request.partial !== true || trouble === undefined) throw error;
      return nothingOf(session ?? null, trouble);
    };
    const timeline =
      session === undefined
        ? nothingOf(null)
        : await inKnownSession(context, session, request, () =>
            timelineOf(context, session, request, callbacks),
          ).catch(settle);
    // Whoever cannot be asked for the one cannot be asked for the others.
    const ask = timeline.trouble === null;
    const others = (await context.sessions.list()).filter(
      (one) => isOfBackend(context, one) && one.sessionId !== session?.sessionId,
    );
    const jobs = await unfinishedExports(context, callbacks, ask);
    return { ...timeline, otherSessions: others.length, jobs };
  });
}
