import { type Command, CommanderError } from 'commander';
import type { Job } from '../app/index.js';
import { ExitCode, isAbort, VmgError } from '../support/errors.js';
import { Ended, usageError } from './command.js';
import { complaintOf } from './complaint.js';
import type { CommandContext } from './context.js';
import { reportFailure } from './failure.js';
import { createProgram, openRun } from './program.js';
import type { TerminalFlags } from './terminal/terminal.js';
import { watchExports } from './watch-exports.js';

/**
 * How to talk is needed before the command line is parsed: a usage error must come as JSON, too,
 * and without colour when that was asked for.
 */
export function readTerminalFlags(argv: readonly string[]): TerminalFlags {
  const end = argv.indexOf('--');
  const flags = new Set(end < 0 ? argv : argv.slice(0, end));
  return {
    json: flags.has('--json'),
    quiet: flags.has('--quiet'),
    verbose: flags.has('--verbose'),
    color: !flags.has('--no-color'),
    input: !flags.has('--no-input'),
  };
}

/** Runs one command line and reports its failure, if any; gives the exit code. */
export async function run(argv: readonly string[], given: CommandContext): Promise<ExitCode> {
  const exports = watchExports(given.services);
  const context = { ...given, services: exports.services };
  const program = createProgram(context);
  try {
    await parse(program, argv, context);
    return ExitCode.done;
  } catch (error) {
    if (error instanceof Ended) return error.exitCode;
    const { signal } = context;
    // Whatever breaks after Ctrl-C breaks because of it.
    const cause: unknown = signal.aborted ? signal.reason : error;
    if (cause instanceof CommanderError) {
      if (cause.exitCode === 0) return ExitCode.done;
      return reportFailure(asUsageError(cause, program, argv), context.terminal, []);
    }
    const told = withResumption(cause, exports.unfinished());
    return reportFailure(told, context.terminal, context.services.secrets());
  }
}

/** An interruption that left an export behind, with how to go on with it; other errors as they are. */
function withResumption(cause: unknown, unfinished: Job | undefined): unknown {
  if (unfinished === undefined || !(cause instanceof VmgError) || !isAbort(cause)) return cause;
  return new VmgError(cause.code, cause.exitCode, cause.message, {
    hint: 'The export can be gone on with: vmg export --resume',
    cause,
    details: { renderId: unfinished.renderId, session: unfinished.sessionId },
  });
}

async function parse(
  program: Command,
  argv: readonly string[],
  context: CommandContext,
): Promise<void> {
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    // Bare `vmg` is a conversation; commander sees a command tree that was given no command.
    const bare = error instanceof CommanderError && error.code === 'commander.help';
    if (!bare || program.args.length > 0) throw error;
    await runBare(program, context);
  }
}

async function runBare(program: Command, context: CommandContext): Promise<void> {
  const { questions, streams } = context.terminal;
  if (!questions.possible || streams.stdout.isTTY !== true) {
    throw usageError('No command was given.', 'vmg --help lists the commands.');
  }
  const { runChat } = await import('./commands/chat.js');
  await runChat('', {}, openRun(context, program.opts()));
}

/** Commander's complaint as ours: one sentence, and where to read on. */
function asUsageError(error: CommanderError, program: Command, argv: readonly string[]): VmgError {
  const { path, command } = commandNamed(program, argv);
  const help = `${path} --help tells more.`;
  if (error.code === 'commander.help') {
    const verbs = command.commands.map((one) => one.name()).join(', ');
    return usageError(`${path} needs one of: ${verbs}.`, help);
  }
  const { sentence, guess } = complaintOf(error);
  const [, file] = /^Unknown option '(-[^-'][^']*\.[a-z0-9]{2,5})'/i.exec(sentence) ?? [];
  if (file !== undefined) {
    return usageError(sentence, `A file whose name begins with a dash is given as ./${file}`);
  }
  return usageError(sentence, guess === '' ? help : `${guess} ${help}`);
}

/** The command that `argv` names, as far as that can be told. */
function commandNamed(
  program: Command,
  argv: readonly string[],
): { path: string; command: Command } {
  let command = program;
  let path = program.name();
  for (const word of argv) {
    const child = command.commands.find((one) => one.name() === word);
    if (!child) continue;
    command = child;
    path += ` ${word}`;
  }
  return { path, command };
}
