import { ExitCode, isAbort, VmgError } from '../support/errors.js';
import { redact, stripControl } from '../support/redaction.js';
import { systemFailure } from '../support/system-errors.js';
import { type Terminal, toJson } from './terminal/terminal.js';

/** A failure as it leaves the process. */
export interface Failure {
  code: string;
  exitCode: ExitCode;
  message: string;
  hint?: string;
  details?: Record<string, unknown>;
}

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
  const refused = systemFailure(error);
  if (refused) return describeFailure(refused);
  const said = error instanceof Error ? error.message : String(error);
  return {
    code: 'bug',
    exitCode: ExitCode.bug,
    message: `This is a bug in vmg: ${said}`,
    hint: 'Run it again with --verbose and report what it prints.',
  };
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
  if (terminal.flags.verbose) {
    const facts = terminal.flags.json ? '' : factsOf(failure.details ?? {});
    stderr.write(`${clean(facts + stackOf(error))}\n`);
  }
  return failure.exitCode;
}

/** What a failure carries besides its words, a line each; texts of many lines (a log) keep theirs. */
function factsOf(details: Readonly<Record<string, unknown>>): string {
  return Object.entries(details)
    .map(([name, value]) => {
      const lines = linesOf(value);
      return lines === undefined
        ? `  ${name}: ${JSON.stringify(value)}\n`
        : `  ${name}:\n${lines.map((line) => `    ${line}\n`).join('')}`;
    })
    .join('');
}

function linesOf(value: unknown): string[] | undefined {
  if (typeof value === 'string') return value.includes('\n') ? value.split('\n') : undefined;
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
    ? value
    : undefined;
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
