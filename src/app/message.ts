import { isDeepStrictEqual } from 'node:util';
import { summarizeDraft } from '../protocol/index.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { describeDraftChange } from './draft-change.js';
import type { AppContext, Session, SessionState } from './ports.js';
import type { Callbacks } from './requests.js';

/** What came of a message. */
export interface MessageOutcome {
  /** Everything the agent said; empty for a silent edit. */
  text: string;
  /** What is different on the timeline, a sentence each. */
  changes: string[];
  /** As it was when the message was sent. */
  before: SessionState;
  state: SessionState;
  /** The timeline in one line. */
  draft: string | null;
}

const WORDS = {
  en: {
    recovering: 'The connection broke: looking at what became of the message',
    unchanged: 'There was no answer, and nothing changed on the timeline.',
  },
  zh: {
    recovering: '连接中断：正在查看结果',
    unchanged: '没有收到回答，时间线没有变化。',
  },
} as const;

function isBroken(error: unknown): error is VmgError {
  return (
    error instanceof VmgError && (error.code === 'stream-broken' || error.code === 'stream-timeout')
  );
}

function isNetworkTrouble(error: unknown): boolean {
  return error instanceof VmgError && error.exitCode === ExitCode.network;
}

function differs(a: SessionState, b: SessionState): boolean {
  return !isDeepStrictEqual(a, b);
}

/**
 * Finds out what became of a message whose answer broke off. It is never sent again, because it
 * may have been carried out and would be charged twice: the state tells.
 */
async function recover(
  context: AppContext,
  session: Session,
  before: SessionState,
  callbacks: Callbacks,
  broken: VmgError,
): Promise<SessionState> {
  const { clock } = context;
  let seen = false;
  for (const waitMs of context.backend.recoveryDelaysMs) {
    callbacks.onProgress?.({ stage: WORDS[session.language].recovering });
    await clock.sleep(waitMs, callbacks.signal);
    try {
      const now = await context.backend.state(session.sessionId, callbacks);
      if (differs(before, now)) return now;
      seen = true;
    } catch (error) {
      // What broke the answer may well break this, too: the next look may be luckier.
      if (!isNetworkTrouble(error)) throw error;
    }
  }
  throw new VmgError(
    broken.code,
    broken.exitCode,
    seen ? `${broken.message} Nothing changed on the timeline.` : broken.message,
    {
      hint: 'Look at it with "vmg status" in a while, or say it again.',
      cause: broken.cause,
    },
  );
}

/**
 * Sends a message once, passes the answer on as it comes, and finds out what it changed. An edit
 * that the agent makes without a word is told of in its stead.
 *
 * @throws VmgError when the agent reports an error, or the stream broke and nothing changed.
 */
export async function sendMessage(
  context: AppContext,
  session: Session,
  text: string,
  callbacks: Callbacks,
): Promise<MessageOutcome> {
  const before = await context.backend.state(session.sessionId, callbacks);
  let answer = '';
  let after: SessionState | undefined;
  try {
    for await (const update of context.backend.send(session.sessionId, text, callbacks)) {
      if (update.kind === 'progress') {
        callbacks.onProgress?.(update.progress);
      } else {
        answer += update.text;
        callbacks.onText?.(update.text);
      }
    }
  } catch (error) {
    if (!isBroken(error)) throw error;
    after = await recover(context, session, before, callbacks, error);
  }
  const brokeOff = after !== undefined;
  const state = after ?? (await context.backend.state(session.sessionId, callbacks));
  const changes = describeDraftChange(before.draft, state.draft, session.language);
  if (answer.trim() === '' || brokeOff) {
    const told = changes.length > 0 ? changes.join('\n') : WORDS[session.language].unchanged;
    const separator = answer === '' || answer.endsWith('\n') ? '' : '\n';
    callbacks.onText?.(separator + told);
    answer += separator + told;
  }
  return {
    text: answer,
    changes,
    before,
    state,
    draft: state.draft === null ? null : summarizeDraft(state.draft),
  };
}

/** What to do about an empty timeline: with a command, and within a conversation. */
export const BEGIN_WITH_COMMAND =
  'Name a clip and say what music it wants: vmg generate clip.mp4 "upbeat lo-fi"';
export const BEGIN_IN_WORDS =
  'Name a clip and say what music it wants, for example: clip.mp4 upbeat lo-fi';

/** The error for an export while there is nothing on the timeline. */
export function nothingToExport(hint: string = BEGIN_WITH_COMMAND): VmgError {
  return new VmgError(
    'nothing-to-export',
    ExitCode.jobFailed,
    'There is nothing to export: the timeline is empty.',
    { hint },
  );
}
