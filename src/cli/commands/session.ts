import type { Command } from 'commander';
import type { Job, Session } from '../../app/index.js';
import { addExamples, type Open } from '../command.js';
import type { RunContext } from '../context.js';
import { formatAgo } from '../terminal/format.js';
import { renderTable } from '../terminal/table.js';
import { findByPrefix } from './session-prefix.js';
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
    .description('forget sessions and their unfinished exports (what was exported stays)')
    .argument('<id...>', 'ids, or the beginnings of them');
  addExamples(rm, [['vmg session rm 3f2a']]).action(
    async (ids: string[], _: object, self: Command) => {
      await runSessionRemove(ids, open(self));
    },
  );
}

export async function runSessionList(context: RunContext): Promise<void> {
  const { terminal, clock } = context;
  const { sessions } = await context.stores();
  const { backend, apiUrl } = await backendInUse(context);
  const current = await sessions.current(backend, apiUrl);
  const all = (await sessions.list()).toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  const document = all.map(({ pending: _pending, ...one }) => ({
    ...one,
    current: one.sessionId === current?.sessionId,
  }));
  const places = new Set(all.filter((one) => one.backend === 'cloud').map((one) => one.apiUrl));
  const rows = document.map((one) => [
    one.current ? '*' : '',
    one.sessionId,
    one.backend === 'cloud' && places.size > 1 ? `cloud (${hostOf(one.apiUrl)})` : one.backend,
    one.language,
    formatAgo(clock.now() - Date.parse(one.createdAt)),
    one.media.join(', '),
  ]);
  const head = ['', 'session', 'backend', 'language', 'begun', 'media'];
  const text = rows.length === 0 ? 'No sessions yet.' : renderTable(head, rows, terminal.out);
  terminal.result({ sessions: document }, text);
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

/** The backend that commands work with as things are set. */
export async function backendInUse(
  context: RunContext,
): Promise<{ backend: Session['backend']; apiUrl: string }> {
  const settings = await context.settings();
  const backend = settings.get('backend').value === 'cloud' ? 'cloud' : 'engine';
  return { backend, apiUrl: new URL(settings.get('api-url').value ?? '').origin };
}

/** Makes the session whose id begins with `id` the current one, and gives its whole id. */
export async function runSessionUse(id: string, context: RunContext): Promise<string> {
  const session = await findByPrefix(id, context);
  await (await context.stores()).sessions.setCurrent(session);
  context.terminal.result({ session: session.sessionId }, session.sessionId);
  const inUse = await backendInUse(context);
  const flags = [
    ...(session.backend === inUse.backend ? [] : [`--backend ${session.backend}`]),
    ...(session.backend === 'engine' || session.apiUrl === inUse.apiUrl
      ? []
      : [`--api-url ${session.apiUrl}`]),
  ];
  if (flags.length > 0) noteAside(`It is worked on with: ${flags.join(' ')}`, context);
  return session.sessionId;
}

async function runSessionRemove(ids: readonly string[], context: RunContext): Promise<void> {
  const { sessions } = await context.stores();
  const found: Session[] = [];
  for (const id of ids) found.push(await findByPrefix(id, context));
  const { backend, apiUrl } = await backendInUse(context);
  const current = await sessions.current(backend, apiUrl);
  for (const session of found) await sessions.remove(session.sessionId);
  const removed = found.map((session) => session.sessionId);
  const forgotten = await forgetExports(removed, context);
  const exports = forgotten.map(({ renderId }) => renderId);
  context.terminal.result({ removed, exports }, removed.join('\n'));
  for (const { output } of forgotten) {
    noteAside(`Forgotten with it: the unfinished export to ${output}.`, context);
  }
  if (current !== undefined && removed.includes(current.sessionId)) {
    noteAside('That was the current session: none is now.', context);
  }
}

async function forgetExports(sessionIds: readonly string[], context: RunContext): Promise<Job[]> {
  const { forgetExportsOf, isUnfinished } = await import('../../app/index.js');
  const { jobs } = await context.stores();
  const left = (await jobs.list()).filter(({ sessionId }) => sessionIds.includes(sessionId));
  // Most sessions leave nothing behind, and then no backend is needed.
  if (!left.some(isUnfinished)) return [];
  return forgetExportsOf(await context.app(), sessionIds);
}

function noteAside(text: string, { terminal }: RunContext): void {
  terminal.note(terminal.err.dim(text));
}
