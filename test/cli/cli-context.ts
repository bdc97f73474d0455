import { PassThrough } from 'node:stream';
import type { CommandContext, Services } from '../../src/cli/context.js';
import { readTerminalFlags, run } from '../../src/cli/run.js';
import { createTerminal } from '../../src/cli/terminal/terminal.js';
import { openSettings } from '../../src/store/settings.js';
import { expectNoTokenIn } from '../secrets.js';

export interface RunOutcome {
  exitCode: number;
  stdout: string;
  stderr: string;
}

export interface RunSettings {
  services?: Partial<Services>;
  env?: Record<string, string>;
  /** Whether the three streams say that they are terminals. */
  tty?: boolean;
  cwd?: string;
  stdin?: string;
  signal?: AbortSignal;
  secrets?: string[];
}

function buffer(tty: boolean): { stream: PassThrough & { isTTY?: boolean }; text(): string } {
  const stream: PassThrough & { isTTY?: boolean } = new PassThrough();
  if (tty) stream.isTTY = true;
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}

const refuse = async (): Promise<never> => {
  throw new Error('The test gave no such service');
};

/**
 * Runs a command line in this process, on buffers in the place of the streams. Rejects when a
 * token was printed.
 */
export async function runInProcess(
  argv: readonly string[],
  settings: RunSettings = {},
): Promise<RunOutcome> {
  const tty = settings.tty ?? false;
  const stdin: PassThrough & { isTTY?: boolean } = new PassThrough();
  if (tty) stdin.isTTY = true;
  stdin.end(settings.stdin ?? '');
  const stdout = buffer(tty);
  const stderr = buffer(tty);
  const signal = settings.signal ?? new AbortController().signal;
  const env = settings.env ?? {};
  const context: CommandContext = {
    terminal: createTerminal({
      streams: { stdin, stdout: stdout.stream, stderr: stderr.stream },
      env,
      platform: 'linux',
      flags: readTerminalFlags(argv),
      signal,
      now: () => 0,
    }),
    services: {
      app: refuse,
      settings: async () => openSettings('/nowhere', { environment: env }),
      stores: refuse,
      credentials: refuse,
      hosted: refuse,
      proxyFor: refuse,
      launchBrowser: refuse,
      dataDir: refuse,
      serve: refuse,
      makeDemoClip: refuse,
      findFfmpeg: refuse,
      findSoundFont: refuse,
      secrets: () => settings.secrets ?? [],
      close: async () => {},
      ...settings.services,
    },
    env,
    cwd: settings.cwd ?? process.cwd(),
    platform: 'linux',
    clock: { now: () => 0, sleep: async () => {} },
    version: '1.2.3',
    signal,
    onInterrupt: () => {},
    interrupt: () => {},
  };
  const exitCode = await run(argv, context);
  const secrets = [env.NEMO_TOKEN ?? '', ...context.services.secrets()];
  expectNoTokenIn(stdout.text() + stderr.text(), `what vmg ${argv.join(' ')} printed`, secrets);
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
}
