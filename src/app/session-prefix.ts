import { ExitCode, VmgError } from '../support/errors.js';
import { stripControl } from '../support/redaction.js';
import type { Session, SessionStore } from './ports.js';

/**
 * The stored session of that id, or else the only one whose id begins so; undefined when there is
 * none.
 *
 * @throws VmgError of exit code 2 when several begin so, or for a blank id.
 */
export async function storedSession(
  sessions: SessionStore,
  id: string,
): Promise<Session | undefined> {
  const unclear = (message: string): VmgError =>
    new VmgError('session-unknown', ExitCode.usage, message, {
      hint: 'See them with: vmg session list',
    });
  if (id.trim() === '') throw unclear('The id of the session is blank.');
  const exact = await sessions.get(id);
  if (exact !== undefined) return exact;
  const found = (await sessions.list()).filter(({ sessionId }) => sessionId.startsWith(id));
  if (found.length < 2) return found[0];
  throw unclear(`${found.length} sessions begin with ${stripControl(id)}.`);
}
