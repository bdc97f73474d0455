import { once } from 'node:events';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { isAbort } from '../../support/errors.js';
import { addExamples, type Open } from '../command.js';
import type { RunContext } from '../context.js';
import { addSoundFontOption, checkChosenSoundFont } from './sound-font-option.js';

export interface ServeFlags {
  port: number;
  host: '127.0.0.1';
}

export function registerServe(parent: Command, open: Open): void {
  const command = parent
    .command('serve')
    .summary('run the engine on a port of its own, for other clients')
    .description(
      "Run the engine on a port of its own until Ctrl-C. It speaks the hosted service's protocol.",
    )
    .addOption(
      new Option('--port <n>', 'port to listen on; 0 for any that is free')
        .argParser(parsePort)
        .default(0, 'any that is free'),
    )
    .addOption(
      new Option('--host <address>', 'address to listen on: this machine alone')
        .argParser(parseHost)
        .default('127.0.0.1'),
    );
  addSoundFontOption(command);
  addExamples(command, [
    ['vmg serve --port 7777'],
    ['vmg serve --json', 'one document with url and token, then it runs'],
    ['NEMO_API_URL=http://127.0.0.1:7777 NEMO_TOKEN=<token> vmg generate clip.mp4 "lo-fi"'],
  ]).action(async (flags: ServeFlags, self: Command) => {
    await runServe(flags, open(self));
  });
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new InvalidArgumentError('Give a port from 0 to 65535.');
  return port;
}

/** Whoever reaches the engine can have a token of it, and nothing is encrypted: this machine alone. */
function parseHost(text: string): '127.0.0.1' {
  if (text !== '127.0.0.1' && text !== 'localhost') {
    throw new InvalidArgumentError('The engine listens on 127.0.0.1 alone.');
  }
  return '127.0.0.1';
}

/** Runs until the signal fires; that is its proper end, so it is no failure. */
async function runServe(flags: ServeFlags, context: RunContext): Promise<void> {
  const { terminal, services, signal } = context;
  await checkChosenSoundFont(context);
  const { host, port } = flags;
  const engine = await services.serve(context.backendFlags, { host, port });
  const { url, token } = engine;
  if (terminal.flags.json) {
    terminal.result({ url, token }, '');
  } else {
    const { err, symbols } = terminal;
    terminal.announce(
      [
        `${err.accent(symbols.note)} The engine listens on ${err.path(url)}`,
        `  token ${token}`,
        err.dim(`  Other terminals: NEMO_API_URL=${url} NEMO_TOKEN=${token} vmg status`),
        err.dim('  Ctrl-C ends it.'),
      ].join('\n'),
    );
  }
  try {
    if (!signal.aborted) await once(signal, 'abort');
  } catch (error) {
    if (!isAbort(error)) throw error;
  } finally {
    await engine.close();
  }
}
