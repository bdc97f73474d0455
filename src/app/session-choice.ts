import { languageOf } from '../support/chinese.js';
import { ExitCode, VmgError } from '../support/errors.js';
import type { AppContext, Session } from './ports.js';
import type { Callbacks, SessionRequest } from './requests.js';
import { isOfBackend } from './same-backend.js';
import { storedSession } from './session-prefix.js';

/** The stage in which a session is begun: it is of no clip's own. */
export const CONNECTING = 'Connecting…';

/**
 * The language of a new session: the one that was asked for or set, that of `words`, or that of
 * this machine's user.
 */
export function languageFor(
  context: AppContext,
  asked: Session['language'] | undefined,
  words: string,
): Session['language'] {
  return asked ?? context.language ?? languageOf(words) ?? context.locale ?? 'en';
}

function elsewhere({ backend }: AppContext, { sessionId, ...known }: Session): VmgError {
  const isOtherBackend = known.backend !== backend.kind;
  const place = isOtherBackend ? `another backend (${known.backend})` : known.apiUrl;
  const flag = isOtherBackend ? `--backend ${known.backend}` : `--api-url ${known.apiUrl}`;
  return new VmgError(
    'session-elsewhere',
    ExitCode.usage,
    `Session ${sessionId} belongs to ${place}.`,
    { hint: `Add ${flag}, or leave --session out.` },
  );
}

/** The session named by its id or the beginning of it, or the current one; undefined when there is none. */
export async function findSession(
  context: AppContext,
  sessionId: string | undefined,
): Promise<Session | undefined> {
  const { backend, sessions } = context;
  if (sessionId === undefined) {
    const current = await sessions.current(backend.kind, backend.apiUrl);
    return current !== undefined && isOfBackend(context, current) ? current : undefined;
  }
  const known = await storedSession(sessions, sessionId);
  if (known !== undefined && !isOfBackend(context, known)) throw elsewhere(context, known);
  // A session made elsewhere: the backend knows whether it exists.
  return (
    known ?? {
      sessionId,
      taskId: '',
      backend: backend.kind,
      apiUrl: backend.apiUrl,
      createdAt: new Date(context.clock.now()).toISOString(),
      language: 'en',
      media: [],
    }
  );
}

/** Stores a new session and makes it the current one; one that is stored stays as it is. */
export async function keepSession(context: AppContext, session: Session): Promise<void> {
  if ((await context.sessions.get(session.sessionId)) !== undefined) return;
  await context.sessions.save(session);
  await context.sessions.setCurrent(session);
}

/** A new session. Of all that the hosted service takes for it, nothing else is told. */
async function beginSession(
  { backend }: AppContext,
  language: Session['language'],
  callbacks: Callbacks,
): Promise<Session> {
  const tell = backend.kind === 'cloud' ? callbacks.onProgress : undefined;
  tell?.({ stage: CONNECTING });
  const session = await backend.createSession(language, callbacks);
  tell?.({ stage: CONNECTING, done: 'Ready!' });
  return session;
}

/**
 * The session to work on: named, current, or new. A new one is not stored until there is
 * something in it: see {@link keepSession}.
 *
 * @throws VmgError `session-not-found` for one that was named and that neither this machine nor
 * the backend knows.
 */
export async function openSession(
  context: AppContext,
  request: SessionRequest,
  callbacks: Callbacks,
): Promise<Session> {
  const found =
    request.newSession === true && request.sessionId === undefined
      ? undefined
      : await findSession(context, request.sessionId);
  if (found === undefined) {
    const language = languageFor(context, request.language, '');
    return beginSession(context, language, callbacks);
  }
  const { sessionId } = found;
  if ((await context.sessions.get(sessionId)) !== undefined) return found;
  // Made elsewhere: it is stored when the backend has shown that there is such a session.
  await context.backend.state(sessionId, callbacks);
  return context.sessions.update(found, (stored) => stored);
}

function isLost(error: unknown): error is VmgError {
  return error instanceof VmgError && error.code === 'session-not-found';
}

/**
 * Does `work` in `session`. When the backend no longer knows a session that nobody named, a new
 * one takes its place, once, and the user is told that the earlier timeline is gone.
 */
export async function inSession<Result>(
  context: AppContext,
  session: Session,
  request: SessionRequest,
  callbacks: Callbacks,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(session);
  } catch (error) {
    if (!isLost(error) || request.sessionId !== undefined) throw error;
    const fresh = await beginSession(context, session.language, callbacks);
    await context.sessions.remove(session.sessionId);
    callbacks.onNote?.(
      'The earlier session is gone, and its timeline with it: a new one was begun.',
    );
    return work(fresh);
  }
}

/**
 * Does `work`, which a new session would be of no use to: looking at `session`, or exporting it.
 * One that nobody named and that the backend no longer knows is the current one no more.
 *
 * @throws VmgError `session-not-found` that says what is gone, and how to begin anew.
 */
export async function inKnownSession<Result>(
  context: AppContext,
  session: Session,
  request: Pick<SessionRequest, 'sessionId'>,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!isLost(error) || request.sessionId !== undefined) throw error;
    await context.sessions.remove(session.sessionId);
    throw new VmgError(
      error.code,
      error.exitCode,
      'The session is gone, and its timeline with it.',
      {
        hint: 'Begin a new one: vmg generate clip.mp4 "upbeat lo-fi"',
        cause: error,
        details: { ...error.details, session: session.sessionId },
      },
    );
  }
}
