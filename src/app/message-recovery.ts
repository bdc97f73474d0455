import { ExitCode, isNetworkTrouble, VmgError } from '../support/errors.js';
import type { AppContext, Session, SessionState } from './ports.js';
import type { Callbacks } from './requests.js';
import { describeStateChange } from './state-change.js';

const RECOVERING: Readonly<Record<Session['language'], string>> = {
  en: 'The connection broke: looking at what became of the message',
  zh: '连接中断：正在查看结果',
};

/**
 * Reads the state of a session that a message was sent to.
 *
 * @throws VmgError `session-lost` in the place of `session-not-found`: after that, whoever calls
 * begins a new session and says it again, and this message may have been charged.
 */
async function look(
  context: AppContext,
  session: Session,
  callbacks: Callbacks,
): Promise<SessionState> {
  try {
    return await context.backend.state(session.sessionId, callbacks);
  } catch (error) {
    throw afterSending(error);
  }
}

/** `error` as it is when the message has certainly been taken. */
export function afterSending(error: unknown): unknown {
  if (!(error instanceof VmgError) || error.code !== 'session-not-found') return error;
  return new VmgError(
    'session-lost',
    ExitCode.jobFailed,
    'The session went away while the message was at work, and its timeline with it.',
    { hint: 'Begin again with a new session: vmg generate clip.mp4 "upbeat lo-fi"', cause: error },
  );
}

/** `failure` of an agent that had changed something before it: whoever says it again pays twice. */
export function afterChanges(failure: VmgError, changes: readonly string[]): VmgError {
  if (changes.length === 0) return failure;
  const { code, exitCode, message, cause, details } = failure;
  // Whoever is out of credits cannot say it again: where to get some is the next step.
  const hint =
    exitCode === ExitCode.credits
      ? failure.hint
      : 'What it changed before that stays: look with "vmg status" before you say it again.';
  return new VmgError(code, exitCode, message, {
    ...(hint === undefined ? {} : { hint }),
    cause,
    details: { ...details, changes },
  });
}

/**
 * Finds out what became of a message whose answer broke off. It is never sent again, because it
 * may have been carried out and would be charged twice: the state tells.
 *
 * @throws VmgError like `broken` when nothing changed, or nothing could be found out.
 */
export async function recoverState(
  context: AppContext,
  session: Session,
  before: SessionState,
  callbacks: Callbacks,
  broken: VmgError,
): Promise<SessionState> {
  let seen = false;
  for (const waitMs of context.backend.recoveryDelaysMs) {
    callbacks.onProgress?.({ stage: RECOVERING[session.language] });
    await context.clock.sleep(waitMs, callbacks.signal);
    try {
      const now = await look(context, session, callbacks);
      if (describeStateChange(before, now, session.language).length > 0) return now;
      seen = true;
    } catch (error) {
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
 * The state after an answer that came to its end. A network that fails just then costs neither
 * the answer nor the edit: it is looked at again at the same pace as after a broken answer.
 *
 * @throws VmgError of the last look.
 */
export async function stateAfter(
  context: AppContext,
  session: Session,
  callbacks: Callbacks,
): Promise<SessionState> {
  const waits = [...context.backend.recoveryDelaysMs];
  for (;;) {
    try {
      return await look(context, session, callbacks);
    } catch (error) {
      const wait = waits.shift();
      if (wait === undefined || !isNetworkTrouble(error)) throw error;
      callbacks.onProgress?.({ stage: RECOVERING[session.language] });
      await context.clock.sleep(wait, callbacks.signal);
    }
  }
}
