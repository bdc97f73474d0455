import { once } from 'node:events';
import type { Command } from 'commander';
import { isAbort } from '../../support/errors.js';
import { addExamples, type Open } from '../command.js';
import type { RunContext } from '../context.js';
import { isSet } from '../terminal/streams.js';
import { findByPrefix } from './session-prefix.js';

export interface OpenFlags {
  browser: boolean;
}

export function registerOpen(parent: Command, open: Open): void {
  const command = parent
    .command('open')
    .summary('see a session in the browser')
    .description(
      "Print the address of a session's page and, at a terminal, show it in the browser: player, " +
        'timeline, versions, downloads and a conversation with the agent. The page of a session of ' +
        'the engine is served by this command, to this machine alone, until Ctrl-C; with --json it ' +
        'prints one document and goes on serving. The hosted service serves its own. Whoever has ' +
        'the address can take the session over for a week: keep it to yourself.',
    )
    .argument('[session]', 'id, or the beginning of it (default: the current one)')
    .option('--no-browser', 'print the address alone');
  addExamples(command, [['vmg open'], ['vmg open 3f2a --no-browser']]).action(
    async (id: string | undefined, flags: OpenFlags, self: Command) => {
      await runOpen(id, flags, open(self));
    },
  );
}

export async function runOpen(
  id: string | undefined,
  flags: OpenFlags,
  context: RunContext,
): Promise<void> {
  const { terminal, services, signal, backendFlags } = context;
  const named = id === undefined ? undefined : await findByPrefix(id, context);
  const { result, isServedHere } = await terminal.withProgress(async ({ onProgress }) => {
    const { openWorkspace } = await import('../../app/index.js');
    // A session that was named says itself whose it is.
    const app = await services.app(
      named ? { backend: named.backend, ...backendFlags } : backendFlags,
    );
    const request = named ? { sessionId: named.sessionId } : {};
    const opened = await openWorkspace(app, request, { signal, onProgress });
    return { result: opened, isServedHere: app.backend.kind === 'engine' };
  }, false);
  terminal.result(result, result.url);
  if (flags.browser) await showInBrowser(result.url, context);
  if (!isServedHere) return;
  if (!terminal.flags.json) terminal.note(terminal.err.dim('Ctrl-C ends the page.'));
  await untilInterrupted(signal);
}

/** The page lives in this process: being told to end is its proper end, and no failure. */
async function untilInterrupted(signal: AbortSignal): Promise<void> {
  try {
    if (!signal.aborted) await once(signal, 'abort');
  } catch (error) {
    if (!isAbort(error)) throw error;
  }
}

/** Shows a page in the user's browser, where somebody watches what this run does. */
export async function showInBrowser(
  address: string,
  { terminal, services, env }: RunContext,
): Promise<void> {
  const isWatched = terminal.streams.stdout.isTTY === true && !terminal.flags.json;
  if (!isWatched || isSet(env.CI)) return;
  try {
    await services.launchBrowser(address);
  } catch {
    terminal.note(
      terminal.err.dim('No browser could be started here: open that address yourself.'),
    );
  }
}
