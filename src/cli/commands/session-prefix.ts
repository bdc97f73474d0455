import type { Session } from '../../app/index.js';
import { stripControl } from '../../support/redaction.js';
import { usageError } from '../command.js';
import type { RunContext } from '../context.js';

/** The one session whose id begins with `prefix`; a usage error when there is none or several. */
export async function findByPrefix(prefix: string, context: RunContext): Promise<Session> {
  const all = await (await context.stores()).sessions.list();
  const found = all.filter(({ sessionId }) => sessionId.startsWith(prefix));
  const exact = found.find(({ sessionId }) => sessionId === prefix) ?? found[0];
  if (exact && (found.length === 1 || exact.sessionId === prefix)) return exact;
  throw usageError(
    found.length === 0
      ? `There is no session ${stripControl(prefix)}.`
      : `${found.length} sessions begin with ${stripControl(prefix)}.`,
    'See them with: vmg session list',
    'session-unknown',
  );
}
