import { summarizeDraft, TEMPORARY_ISSUE } from '../protocol/index.js';
import { languageOf } from '../support/chinese.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { GuiTranslator } from './gui-words/index.js';
import { afterChanges, afterSending, recoverState, stateAfter } from './message-recovery.js';
import { settlePending, withPending } from './pending-message.js';
import type { AppContext, Session, SessionState } from './ports.js';
import type { Callbacks } from './requests.js';
import type { Offer } from './results.js';
import { keepSession } from './session-choice.js';
import { describeStateChange } from './state-change.js';

/** What came of a message. */
export interface MessageOutcome {
  /** Everything the agent said; for a silent edit what it changed. */
  text: string;
  /** What stands for the instructions to use a graphical interface that were in the answer. */
  offers: Offer[];
  /** What is different on the timeline, a sentence each. */
  changes: string[];
  /** As it was when the message was sent. */
  before: SessionState;
  state: SessionState;
  /** The timeline in one line. */
  draft: string | null;
}

const UNCHANGED: Readonly<Record<Session['language'], string>> = {
  en: 'There was no answer, and nothing changed on the timeline.',
  zh: '没有收到回答，时间线没有变化。',
};

/** An answer that is nothing but noise says nothing of an edit that was made. */
const APOLOGY = new RegExp(`^\\P{L}*${TEMPORARY_ISSUE}`, 'iu');

/** Codes of an answer that broke off: the message may have been carried out all the same. */
const BROKEN: ReadonlySet<string> = new Set(['stream-broken', 'stream-timeout']);

function isBroken({ code }: VmgError): boolean {
  return BROKEN.has(code);
}

/** True for an error after which nothing more will come of the message. */
function isOutcome(error: unknown): boolean {
  if (!(error instanceof VmgError) || isBroken(error)) return false;
  const open: readonly number[] = [ExitCode.bug, ExitCode.interrupted, ExitCode.terminated];
  return !open.includes(error.exitCode);
}

interface Answer {
  text: string;
  offers: Offer[];
  /** Why it ended early, if it did, after the message had been taken. */
  failure: VmgError | undefined;
}

/** Sends the message and passes the answer on as it comes. */
async function listen(
  context: AppContext,
  session: Session,
  text: string,
  callbacks: Callbacks,
): Promise<Answer> {
  const answer: Answer = { text: '', offers: [], failure: undefined };
  const translator = new GuiTranslator();
  let begun = false;
  const say = (piece: string): void => {
    if (piece === '') return;
    answer.text += piece;
    callbacks.onText?.(piece);
  };
  try {
    for await (const update of context.backend.send(session.sessionId, text, callbacks)) {
      begun = true;
      if (update.kind === 'progress') callbacks.onProgress?.(update.progress);
      else say(translator.add(update.text));
    }
  } catch (error) {
    const known = begun ? afterSending(error) : error;
    if (!(known instanceof VmgError)) throw known;
    // An agent that tells of its failure has begun, too.
    const taken = isOutcome(known) && (begun || known.code === 'agent-failed');
    if (!taken && !isBroken(known)) throw known;
    answer.failure = known;
  } finally {
    say(translator.end());
    answer.offers = translator.offers();
  }
  return answer;
}

/** What the user is told when the agent itself said nothing, or not all of it. */
function tellChanges(
  { text, offers, failure }: Answer,
  changes: readonly string[],
  language: Session['language'],
): string {
  const edited = changes.length > 0 && APOLOGY.test(text);
  if (text.trim() !== '' && failure === undefined && !edited) return '';
  const unchanged = offers.length > 0 || failure !== undefined ? '' : UNCHANGED[language];
  const told = changes.length > 0 ? changes.join('\n') : unchanged;
  if (told === '') return '';
  return (text === '' || text.endsWith('\n') ? '' : '\n') + told;
}

/**
 * The state after an answer, however it ended.
 *
 * @throws VmgError that of the answer, when it failed and what became of it cannot be seen.
 */
async function stateThen(
  context: AppContext,
  session: Session,
  before: SessionState,
  callbacks: Callbacks,
  failure: VmgError | undefined,
): Promise<SessionState> {
  if (failure !== undefined && isBroken(failure)) {
    return recoverState(context, session, before, callbacks, failure);
  }
  return stateAfter(context, session, callbacks).catch((error: unknown) => {
    throw failure ?? error;
  });
}

/** Sends a message that is on record, and sees to its answer; `forget` takes the record away. */
async function exchange(
  context: AppContext,
  session: Session,
  { text, before }: { text: string; before: SessionState },
  callbacks: Callbacks,
  forget: () => Promise<unknown>,
): Promise<MessageOutcome> {
  const answer = await listen(context, session, text, callbacks).catch(async (error: unknown) => {
    if (isOutcome(error)) await forget();
    throw error;
  });
  const { failure } = answer;
  const seen = failure === undefined && answer.text.trim() !== '';
  if (seen) await forget();
  const state = await stateThen(context, session, before, callbacks, failure);
  // Whoever goes on in another language is answered in it.
  const language = languageOf(text) ?? session.language;
  const changes = describeStateChange(before, state, language);
  const told = tellChanges(answer, changes, language);
  if (told !== '') callbacks.onText?.(told);
  // Where the answer is shown at the end, there will be none: the edit is told of all the same.
  if (failure !== undefined && callbacks.onText === undefined && changes.length > 0) {
    callbacks.onNote?.(changes.join('\n'));
  }
  if (!seen) await forget();
  if (failure !== undefined && !isBroken(failure)) throw afterChanges(failure, changes);
  return {
    text: answer.text + told,
    offers: answer.offers,
    changes,
    before,
    state,
    draft: state.draft === null ? null : summarizeDraft(state.draft),
  };
}

/**
 * Sends a message once, passes the answer on as it comes, and finds out what it changed. An edit
 * that the agent makes without a word is told of in its stead. The session is stored, with the
 * message, before it is sent, so that a run that dies leaves word of both; what became of an
 * earlier message that was left so is told first, as a note.
 *
 * @throws VmgError when the agent reports an error (what it changed before that is told first), or
 * the stream broke and nothing changed.
 */
export async function sendMessage(
  context: AppContext,
  session: Session,
  text: string,
  callbacks: Callbacks,
): Promise<MessageOutcome> {
  const before = await context.backend.state(session.sessionId, callbacks);
  await keepSession(context, session);
  const { sentences } = await settlePending(context, session, before);
  if (sentences.length > 0) callbacks.onNote?.(sentences.join('\n'));
  callbacks.signal?.throwIfAborted();
  const message = { text, before };
  return withPending(context, session, message, (forget) =>
    exchange(context, session, message, callbacks, forget),
  );
}
