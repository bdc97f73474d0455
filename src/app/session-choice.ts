import { ExitCode, VmgError } from '../support/errors.js';
import type { AppContext, Session } from './ports.js';
import type { Callbacks, SessionRequest } from './requests.js';

function sameBackend(context: AppContext, session: Session): boolean {
  const { backend } = context;
  if (session.backend !== backend.kind) return false;
  // The engine's port differs from run to run; its sessions are the same.
  return backend.kind === 'engine' || session.apiUrl === backend.apiUrl;
}

/** The language of what a person wrote. */
export function languageOf(text: string): Session['language'] {
  return /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
}

/** The session named, or the current one; undefined when there is none. */
export async function findSession(
  context: AppContext,
  sessionId: string | undefined,
): Promise<Session | undefined> {
  const { backend, sessions } = context;
  if (sessionId === undefined) {
    const current = await sessions.current(backend.kind);
    return current !== undefined && sameBackend(context, current) ? current : undefined;
  }
  const known = await sessions.get(sessionId);
  if (known !== undefined && !sameBackend(context, known)) {
    throw new VmgError(
      'session-elsewhere',
      ExitCode.usage,
      `Session ${sessionId} belongs to another backend (${known.backend}).`,
      { hint: `Add --backend ${known.backend}, or leave --session out.` },
    );
  }
  // A session made elsewhere: the backend knows whether it exists.
  return (
    known ?? {
      sessionId,
      taskId: '',
      backend: backend.kind,
      apiUrl: backend.apiUrl,
      createdAt: new Date(context.clock?.now() ?? Date.now()).toISOString(),
      language: 'en',
      media: [],
    }
  );
}

export async function beginSession(
  context: AppContext,
  language: Session['language'],
  callbacks: Callbacks,
): Promise<Session> {
  const session = await context.backend.createSession(language, callbacks);
  await context.sessions.save(session);
  await context.sessions.setCurrent(session);
  return session;
}

/** The session to work on: named, current, or new. */
export async function openSession(
  context: AppContext,
  request: SessionRequest,
  callbacks: Callbacks,
): Promise<Session> {
  const found =
    request.newSession === true && request.sessionId === undefined
      ? undefined
      : await findSession(context, request.sessionId);
  if (found === undefined) return beginSession(context, request.language ?? 'en', callbacks);
  if (request.sessionId !== undefined) await context.sessions.save(found);
  return found;
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
    const lost = error instanceof VmgError && error.code === 'session-not-found';
    if (!lost || request.sessionId !== undefined) throw error;
    const fresh = await beginSession(context, session.language, callbacks);
    await context.sessions.remove(session.sessionId);
    callbacks.onNote?.(
      'The earlier session is gone, and its timeline with it: a new one was begun.',
    );
    return work(fresh);
  }
}
