import { randomUUID } from 'node:crypto';
import { describeDraftChange } from '../protocol/changes/draft-change.js';
import type { AppContext, PendingMessage, Session, SessionState } from './ports.js';

/** An answer takes 15 minutes at most: what has not shown by then will not. */
const LONGEST_ANSWER_MS = 15 * 60_000;

/** What became of messages whose answers were never seen. */
export interface SettledMessage {
  /** As it is stored now. */
  session: Session;
  /** For the user, in the session's language; empty when none was pending. */
  sentences: string[];
}

/** How much of a message is quoted. */
const QUOTED_LENGTH = 60;

interface Wording {
  /** Between two messages. */
  comma: string;
  since: (message: string) => string;
  nothingYet: (message: string) => string;
  nothing: (message: string) => string;
}

const WORDS: Readonly<Record<Session['language'], Wording>> = {
  en: {
    comma: ', ',
    since: (message) => `The answer to ${message} was never seen. Since then:`,
    nothingYet: (message) =>
      `The answer to ${message} was not seen, and nothing has changed so far: it may still be at work.`,
    nothing: (message) => `The answer to ${message} was never seen, and nothing has changed.`,
  },
  zh: {
    comma: '、',
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

/** Keeps on record that a message is about to be sent; gives the record. */
export async function recordPending(
  context: AppContext,
  session: Session,
  text: string,
  before: SessionState,
  id: string = randomUUID(),
): Promise<PendingMessage> {
  const sentAt = new Date(context.clock.now()).toISOString();
  const record: PendingMessage = { id, text, sentAt, before: before.draft };
  await context.sessions.update(session, (stored) => ({
    ...stored,
    pending: [...(stored.pending ?? []), record],
  }));
  return record;
}

/** Takes records away, and no others; gives the session as it is stored then. */
export async function forgetPending(
  context: AppContext,
  session: Session,
  records: readonly PendingMessage[],
): Promise<Session> {
  // A session that was removed meanwhile is not brought back.
  const known = await context.sessions.get(session.sessionId);
  if (known === undefined) return session;
  const ids = new Set(records.map(({ id }) => id));
  return context.sessions.update(known, ({ pending = [], ...stored }) => {
    const left = pending.filter(({ id }) => !ids.has(id));
    return left.length === 0 ? stored : { ...stored, pending: left };
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
  const id = randomUUID();
  const hold = await context.sessions.hold(id);
  try {
    const record = await recordPending(context, session, message.text, message.before, id);
    return await work(() => forgetPending(context, session, [record]));
  } finally {
    await hold?.release();
  }
}

/** True while something may still come of a message. */
function mayBeAtWork({ backend, clock }: AppContext, { sentAt }: PendingMessage): boolean {
  const age = clock.now() - Date.parse(sentAt);
  // The engine ends with the run that it is part of. And a clock that was set back, or a date
  // that is none, keeps nothing for ever.
  return backend.kind !== 'engine' && age >= 0 && age < LONGEST_ANSWER_MS;
}

/**
 * Tells what became of the messages that runs sent to `session` and whose answers they did not
 * live to see. The records go when something has changed or nothing can any more; until then each
 * call tells that nothing has changed so far. Nothing is told of a message while a run that lives
 * waits for its answer. Can be called again and again, and with a session that was read earlier.
 *
 * @param state the session's state now.
 */
export async function settlePending(
  context: AppContext,
  session: Session,
  state: SessionState,
): Promise<SettledMessage> {
  const { sessions } = context;
  const known = (await sessions.get(session.sessionId)) ?? session;
  const unseen: PendingMessage[] = [];
  for (const record of known.pending ?? []) {
    if (!(await sessions.isHeld(record.id))) unseen.push(record);
  }
  const [oldest] = unseen;
  if (oldest === undefined) return { session: known, sentences: [] };
  const words = WORDS[known.language];
  const messages = unseen.map(({ text }) => quoted(text)).join(words.comma);
  const changes = describeDraftChange(oldest.before, state.draft, known.language);
  if (changes.length === 0 && unseen.some((record) => mayBeAtWork(context, record))) {
    return { session: known, sentences: [words.nothingYet(messages)] };
  }
  const settled = await forgetPending(context, known, unseen);
  // What is left of the runs that died.
  for (const { id } of unseen) await (await sessions.hold(id))?.release();
  const told = changes.length > 0 ? words.since(messages) : words.nothing(messages);
  return { session: settled, sentences: [told, ...changes] };
}
