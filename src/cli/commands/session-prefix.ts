import type { Session } from '../../app/index.js';
import { stripControl } from '../../support/redaction.js';
import { usageError } from '../command.js';
import type { RunContext } from '../context.js';

/** The one session whose id begins with `prefix`; a usage error when there is none or several. */
export async function findByPrefix(prefix: string, context: RunContext): Promise<Session> {
  const { storedSession } = await import('../../app/index.js');
  const found = await storedSession((await context.stores()).sessions, prefix);
  if (found !== undefined) return found;
  throw usageError(
    `There is no session ${stripControl(prefix)}.`,
    'See them with: vmg session list',
    'session-unknown',
  );
}
