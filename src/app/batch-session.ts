import { isExportable } from '../protocol/index.js';
import { VmgError } from '../support/errors.js';
import { type UploadedClip, uploadedClip } from './clip-alone.js';
import { type AloneOrder, makeFilm, makeFilmAlone, scoreAlone } from './film.js';
import type { MediaInput } from './media-input.js';
import type { AppContext, Session, SessionState } from './ports.js';
import type { BatchRequest, Callbacks } from './requests.js';
import type { GenerateResult } from './results.js';
import { inSession, languageFor, openSession } from './session-choice.js';

/** The one session that several jobs are done in: opened for the first, replaced when it is lost. */
export interface BatchSession {
  /** Null while no job needed one. */
  sessionId(): string | null;
  /**
   * Makes one film, as if its clip were the session's only one.
   * @throws VmgError
   */
  make(order: AloneOrder): Promise<GenerateResult>;
}

/** What was uploaded last: another piece for it needs no second upload. */
interface Held {
  sessionId: string;
  source: string;
  /** How the backend knows it; undefined for the only clip of its session. */
  clip?: UploadedClip;
}

const sourceOf = (media: MediaInput): string => (media.kind === 'file' ? media.path : media.url);

const EMPTY: SessionState = { draft: null, videos: [], generated: [] };

const holdsAnything = ({ draft, videos }: SessionState): boolean =>
  videos.length > 0 || (draft !== null && isExportable(draft));

export function createBatchSession(
  context: AppContext,
  request: BatchRequest,
  callbacks: Callbacks,
): BatchSession {
  const { backend, clock, sessions } = context;
  const isNamed = request.sessionId !== undefined;
  let current: Session | undefined;
  let held: Held | undefined;

  const open = (prompt: string, sessionId?: string): Promise<Session> => {
    const language = languageFor(context, request.language, prompt);
    const named = sessionId === undefined ? {} : { sessionId };
    return openSession(context, { ...named, language, newSession: true }, callbacks);
  };

  const makeIn = async (
    session: Session,
    isNew: boolean,
    order: AloneOrder,
    begun: number,
  ): Promise<GenerateResult> => {
    const { sessionId } = session;
    const { media } = order;
    const source = sourceOf(media);
    const film = { ...order, media: [media] };
    const before = isNew ? EMPTY : await backend.state(sessionId, callbacks);
    if (held?.sessionId === sessionId && held.source === source && holdsAnything(before)) {
      const clip = held.clip ?? uploadedClip(media.name, EMPTY, before);
      const place = { clip, draft: before.draft };
      return scoreAlone(context, session, order, place, callbacks, begun);
    }
    held = undefined;
    if (session.media.length === 0 && !holdsAnything(before)) {
      try {
        return await makeFilm(context, session, film, callbacks, begun);
      } finally {
        // Whatever became of the music, a clip that was taken need not be sent again.
        const kept = await sessions.get(sessionId);
        if (kept !== undefined && kept.media.length > 0) held = { sessionId, source };
      }
    }
    try {
      return await makeFilmAlone(context, session, order, before, callbacks, begun, (clip) => {
        held = { sessionId, source, clip };
      });
    } catch (error) {
      const tooLong = error instanceof VmgError && error.code === 'clip-too-long';
      if (!tooLong || isNamed) throw error;
      // Too long beside the others; by itself it may well be short enough.
      const fresh = await open(order.prompt);
      const result = await makeFilm(context, fresh, film, callbacks, begun);
      current = fresh;
      held = { sessionId: fresh.sessionId, source };
      callbacks.onNote?.(
        `${media.name} was too long for the session's timeline: it got a session of its own.`,
      );
      return result;
    }
  };

  return {
    sessionId: () => current?.sessionId ?? null,
    async make(order) {
      const begun = clock.now();
      const isFirst = current === undefined;
      const opened = current ?? (await open(order.prompt, request.sessionId));
      current = opened;
      // The jobs before have added to what is stored of it.
      const known = (await sessions.get(opened.sessionId)) ?? opened;
      return inSession(context, known, request, callbacks, (session) => {
        const isNew = session.sessionId !== opened.sessionId || (isFirst && !isNamed);
        current = session;
        return makeIn(session, isNew, order, begun);
      });
    },
  };
}
