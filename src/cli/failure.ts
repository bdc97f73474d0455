import { ExitCode, isAbort, VmgError } from '../support/errors.js';
import { redact, stripControl } from '../support/redaction.js';
import { type Terminal, toJson } from './terminal/terminal.js';

/** A failure as it leaves the process. */
export interface Failure {
  code: string;
  exitCode: ExitCode;
  message: string;
  hint?: string;
  details?: Record<string, unknown>;
}

const SYSTEM_ERRORS: Readonly<Record<string, [ExitCode, string, string]>> = {
  ENOSPC: [ExitCode.jobFailed, 'The disk is full.', 'Free some space and run the command again.'],
  EACCES: [ExitCode.input, 'No permission', 'Check who may read and write there.'],
  EPERM: [ExitCode.input, 'No permission', 'Check who may read and write there.'],
  EROFS: [ExitCode.input, 'The file system is read-only', 'Choose another folder with --output.'],
  EMFILE: [ExitCode.jobFailed, 'Too many open files.', 'Close other programs and try again.'],
  EADDRINUSE: [ExitCode.usage, 'The port is in use', 'Choose another with --port, or 0 for any.'],
};

/**
 * What to tell of `error`. A `VmgError` speaks for itself; an interruption and the system's own
 * refusals are put in words; anything else is a bug.
 */
export function describeFailure(error: unknown): Failure {
  if (error instanceof VmgError) {
    return {
      code: error.code,
      exitCode: error.exitCode,
      message: error.message,
      ...(error.hint === undefined ? {} : { hint: error.hint }),
      ...(error.details === undefined ? {} : { details: error.details }),
    };
  }
  if (isAbort(error)) {
    return { code: 'interrupted', exitCode: ExitCode.interrupted, message: 'Interrupted.' };
  }
  const known = systemFailure(error);
  if (known) return known;
  const said = error instanceof Error ? error.message : String(error);
  return {
    code: 'bug',
    exitCode: ExitCode.bug,
    message: `This is a bug in vmg: ${said}`,
    hint: 'Run it again with --verbose and report what it prints.',
  };
}

function systemFailure(error: unknown): Failure | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') {
    return undefined;
  }
  const known = SYSTEM_ERRORS[error.code];
  if (!known) return undefined;
  const [exitCode, what, hint] = known;
  const where = 'path' in error && typeof error.path === 'string' ? `: ${error.path}` : '';
  const message = what.endsWith('.') ? what : `${what}${where}.`;
  return { code: error.code.toLowerCase(), exitCode, message, hint };
}

/** Writes `failure` where it belongs: one JSON document on stdout, or lines on stderr. */
export function reportFailure(
  error: unknown,
  terminal: Terminal,
  secrets: readonly string[],
): ExitCode {
  const failure = describeFailure(error);
  const clean = (text: string): string => stripControl(redact(text, secrets));
  const { message, hint } = failure;
  const { stdout, stderr } = terminal.streams;
  if (terminal.flags.json) {
    const { code, exitCode, details } = failure;
    const document = {
      error: {
        code,
        message: clean(message),
        ...(hint === undefined ? {} : { hint: clean(hint) }),
        exitCode,
        ...(details === undefined ? {} : { details }),
      },
    };
    stdout.write(`${redact(toJson(document), secrets)}\n`);
  } else {
    const { err, symbols } = terminal;
    stderr.write(`${err.bad(symbols.bad)} ${clean(message)}\n`);
    if (hint !== undefined) stderr.write(`  ${err.dim(`${symbols.next} ${clean(hint)}`)}\n`);
  }
  if (terminal.flags.verbose) stderr.write(`${clean(stackOf(error))}\n`);
  return failure.exitCode;
}

/** The stacks of `error` and its causes. */
function stackOf(error: unknown): string {
  const stacks: string[] = [];
  for (let one: unknown = error; one !== undefined && stacks.length < 8; ) {
    stacks.push(one instanceof Error ? (one.stack ?? one.message) : String(one));
    one = one instanceof Error ? one.cause : undefined;
  }
  return stacks.join('\ncaused by: ');
}
