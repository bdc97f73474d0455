import { ExitCode, VmgError } from '../support/errors.js';
import { guarded } from './boundary.js';
import { BEGIN_WITH_COMMAND } from './empty-timeline.js';
import type { AppContext } from './ports.js';
import type { Callbacks } from './requests.js';
import { findSession, inKnownSession } from './session-choice.js';

export interface WorkspaceResult {
  session: string;
  /** The page, by a claim token that lasts for a week; never a bearer token. */
  url: string;
}

/**
 * Where the session that is named, or the current one, can be seen in a browser.
 *
 * @throws VmgError of exit code 2 when there is no such session, or its page is not known.
 */
export function openWorkspace(
  context: AppContext,
  request: { sessionId?: string },
  callbacks: Callbacks = {},
): Promise<WorkspaceResult> {
  return guarded(callbacks.signal, async () => {
    const session = await findSession(context, request.sessionId);
    if (session === undefined) {
      throw new VmgError('session-missing', ExitCode.usage, 'There is no session yet.', {
        hint: BEGIN_WITH_COMMAND,
      });
    }
    const url = await inKnownSession(context, session, request, () =>
      context.backend.workspaceLink(session, callbacks),
    );
    if (url === null) {
      throw new VmgError(
        'workspace-unknown',
        ExitCode.usage,
        `Session ${session.sessionId} was begun elsewhere, so its page is not known here.`,
        { hint: 'Open it where it was begun, or begin one here: vmg generate clip.mp4 "…"' },
      );
    }
    return { session: session.sessionId, url };
  });
}
