import type { Command } from 'commander';
import { ExitCode, VmgError } from '../support/errors.js';
import type { RunContext } from './context.js';

/** Gives a command its {@link RunContext}; called when its options have been read. */
export type Open = (command: Command) => RunContext;

/** A use that `--help` shows: what to type, and what it does where that is not plain. */
export type Example = readonly [line: string, comment?: string];

export function addExamples(command: Command, examples: readonly Example[]): Command {
  const width = Math.max(...examples.map(([line]) => line.length));
  const lines = examples.map(([line, comment]) =>
    comment === undefined ? `  $ ${line}` : `  $ ${line.padEnd(width)}  # ${comment}`,
  );
  return command.addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
}

/** Ends a command that has told everything itself with an exit code other than 0. */
export class Ended extends Error {
  override readonly name = 'Ended';

  constructor(readonly exitCode: ExitCode) {
    super(`Ended with ${exitCode}.`);
  }
}

export function usageError(message: string, hint: string, code = 'usage'): VmgError {
  return new VmgError(code, ExitCode.usage, message, { hint });
}
