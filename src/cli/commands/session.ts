import type { Command } from 'commander';
import type { Session } from '../../app/index.js';
import { stripControl } from '../../support/redaction.js';
import { addExamples, type Open, usageError } from '../command.js';
import type { RunContext } from '../context.js';
import { renderTable } from '../terminal/table.js';
import { runStatus } from './status.js';

export function registerSession(parent: Command, open: Open): void {
  const session = parent
    .command('session')
    .helpCommand(false)
    .summary('list, choose and forget sessions')
    .description('List, choose, show and forget sessions. A session holds one timeline.');
  addExamples(session, [
    ['vmg session list'],
    ['vmg session use 3f2a', 'the beginning of an id is enough'],
  ]);
  const list = session.command('list').description('list the sessions, the newest first');
  addExamples(list, [['vmg session list --json']]).action(async (_: object, self: Command) => {
    await runSessionList(open(self));
  });
  const use = session
    .command('use')
    .description('make a session the current one')
    .argument('<id>', 'id, or the beginning of it');
  addExamples(use, [['vmg session use 3f2a']]).action(
    async (id: string, _: object, self: Command) => {
      await runSessionUse(id, open(self));
    },
  );
  const show = session
    .command('show')
    .description('show the timeline of a session')
    .argument('[id]', 'id, or the beginning of it (default: the current one)');
  addExamples(show, [['vmg session show']]).action(
    async (id: string | undefined, _: object, self: Command) => {
      const context = open(self);
      const found = id === undefined ? undefined : await findByPrefix(id, context);
      await runStatus(found ? { session: found.sessionId } : {}, context);
    },
  );
  const rm = session
    .command('rm')
    .description('forget sessions (what was exported stays)')
    .argument('<id...>', 'ids, or the beginnings of them');
  addExamples(rm, [['vmg session rm 3f2a']]).action(
    async (ids: string[], _: object, self: Command) => {
      await runSessionRemove(ids, open(self));
    },
  );
}

export async function runSessionList(context: RunContext): Promise<void> {
  const { terminal } = context;
  const { sessions } = await context.stores();
  const kind = (await context.settings()).get('backend').value;
  const current = await sessions.current(kind === 'cloud' ? 'cloud' : 'engine');
  const all = (await sessions.list()).toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  const document = all.map((one) => ({ ...one, current: one.sessionId === current?.sessionId }));
  const rows = document.map((one) => [
    one.current ? '*' : '',
    one.sessionId,
    one.backend,
    one.createdAt.slice(0, 16).replace('T', ' '),
    one.media.join(', '),
  ]);
  const text =
    rows.length === 0
      ? 'No sessions yet.'
      : renderTable(['', 'session', 'backend', 'begun (UTC)', 'media'], rows, terminal.out);
  terminal.result({ sessions: document }, text);
}

/** Makes the session whose id begins with `id` the current one, and gives its whole id. */
export async function runSessionUse(id: string, context: RunContext): Promise<string> {
  const session = await findByPrefix(id, context);
  await (await context.stores()).sessions.setCurrent(session);
  context.terminal.result({ session: session.sessionId }, session.sessionId);
  return session.sessionId;
}

export async function runSessionRemove(ids: readonly string[], context: RunContext): Promise<void> {
  const { sessions } = await context.stores();
  const found: Session[] = [];
  for (const id of ids) found.push(await findByPrefix(id, context));
  for (const session of found) await sessions.remove(session.sessionId);
  const removed = found.map((session) => session.sessionId);
  context.terminal.result({ removed }, removed.join('\n'));
}

/** The one session whose id begins with `prefix`; a usage error when there is none or several. */
async function findByPrefix(prefix: string, context: RunContext): Promise<Session> {
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
