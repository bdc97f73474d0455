import { describeDraftChange } from './draft-change.js';
import type { AppContext, PendingMessage, Session, SessionState } from './ports.js';

/** An answer takes 15 minutes at most: what has not shown by then will not. */
const LONGEST_ANSWER_MS = 15 * 60_000;

/** What became of a message whose answer was never seen. */
export interface SettledMessage {
  /** As it is stored now. */
  session: Session;
  /** For the user, in the session's language; empty when no message was pending. */
  sentences: string[];
}

/** How much of a message is quoted. */
const QUOTED_LENGTH = 60;

interface Wording {
  since: (message: string) => string;
  nothingYet: (message: string) => string;
  nothing: (message: string) => string;
}

const WORDS: Readonly<Record<Session['language'], Wording>> = {
  en: {
    since: (message) => `The answer to ${message} was never seen. Since then:`,
    nothingYet: (message) =>
      `The answer to ${message} was not seen, and nothing has changed so far: it may still be at work.`,
    nothing: (message) => `The answer to ${message} was never seen, and nothing has changed.`,
  },
  zh: {
    since: (message) => `没有看到对${message}的回答。在那之后：`,
    nothingYet: (message) => `没有看到对${message}的回答，目前没有变化：可能仍在处理。`,
    nothing: (message) => `没有看到对${message}的回答，也没有任何变化。`,
  },
};

function quoted(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  const characters = [...line];
  const shown =
    characters.length > QUOTED_LENGTH
      ? `${characters.slice(0, QUOTED_LENGTH - 1).join('')}…`
      : line;
  return `“${shown}”`;
}

function isSame(a: PendingMessage | undefined, b: PendingMessage): boolean {
  return a?.sentAt === b.sentAt && a.text === b.text;
}

/** Keeps on record that a message is about to be sent; gives the record. */
export async function recordPending(
  context: AppContext,
  session: Session,
  text: string,
  before: SessionState,
): Promise<PendingMessage> {
  const sentAt = new Date(context.clock.now()).toISOString();
  const pending: PendingMessage = { text, sentAt, before: before.draft };
  await context.sessions.update(session, (stored) => ({ ...stored, pending }));
  return pending;
}

/** Takes a record away, if it is still that one; gives the session as it is stored then. */
export async function forgetPending(
  context: AppContext,
  session: Session,
  pending: PendingMessage,
): Promise<Session> {
  // A session that was removed meanwhile is not brought back.
  const known = await context.sessions.get(session.sessionId);
  if (!isSame(known?.pending, pending)) return known ?? session;
  return context.sessions.update(session, (stored) => {
    if (!isSame(stored.pending, pending)) return stored;
    const { pending: _told, ...rest } = stored;
    return rest;
  });
}

/**
 * Does `work`, which sends a message and sees to its answer, while the message is on record; how
 * the record is taken away is passed to it. Other runs know meanwhile that somebody waits.
 */
export async function withPending<Result>(
  context: AppContext,
  session: Session,
  message: { text: string; before: SessionState },
  work: (forget: () => Promise<unknown>) => Promise<Result>,
): Promise<Result> {
  const hold = await context.sessions.hold(session.sessionId);
  try {
    const pending = await recordPending(context, session, message.text, message.before);
    return await work(() => forgetPending(context, session, pending));
  } finally {
    await hold?.release();
  }
}

/**
 * Tells what became of the message that a run sent to `session` and whose answer it did not live
 * to see. The record goes when something has changed or nothing can any more; until then each
 * call tells that nothing has changed so far. Nothing is told while a run that lives waits for
 * the answer. Can be called again and again, and with a session that was read earlier.
 *
 * @param state the session's state now.
 */
export async function settlePending(
  context: AppContext,
  session: Session,
  state: SessionState,
): Promise<SettledMessage> {
  const known = await context.sessions.get(session.sessionId);
  const pending = known?.pending;
  if (known === undefined || pending === undefined) {
    return { session: known ?? session, sentences: [] };
  }
  if (await context.sessions.isHeld(session.sessionId)) return { session: known, sentences: [] };
  const words = WORDS[known.language];
  const message = quoted(pending.text);
  const changes = describeDraftChange(pending.before, state.draft, known.language);
  if (changes.length > 0) {
    const settled = await forgetPending(context, known, pending);
    return { session: settled, sentences: [words.since(message), ...changes] };
  }
  const age = context.clock.now() - Date.parse(pending.sentAt);
  // The engine ends with the run that it is part of. And a clock that was set back, or a date
  // that is none, keeps nothing for ever.
  if (context.backend.kind !== 'engine' && age >= 0 && age < LONGEST_ANSWER_MS) {
    return { session: known, sentences: [words.nothingYet(message)] };
  }
  const settled = await forgetPending(context, known, pending);
  return { session: settled, sentences: [words.nothing(message)] };
}
