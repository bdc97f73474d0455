import { ExitCode, type VmgError } from '../support/errors.js';
import type { BatchItem } from './requests.js';
import type { BatchRow } from './results.js';

/** Exit codes from the worst to the best: several jobs end with that of the worst of them. */
export const BADNESS: readonly ExitCode[] = [
  // The user's own word goes before all.
  ExitCode.terminated,
  ExitCode.interrupted,
  ExitCode.bug,
  // What ended the whole batch.
  ExitCode.programMissing,
  ExitCode.authentication,
  ExitCode.credits,
  // What went wrong with one job, from what was furthest on to what was not begun.
  ExitCode.network,
  ExitCode.jobFailed,
  ExitCode.input,
  ExitCode.usage,
  // Nothing went wrong: it only takes longer.
  ExitCode.stillRunning,
  ExitCode.done,
];

/** The exit code of the worst row; 0 when all are done or skipped. */
export function worstOf(rows: readonly Pick<BatchRow, 'error'>[]): ExitCode {
  const met = new Set(rows.map(({ error }) => error?.exitCode ?? ExitCode.done));
  return BADNESS.find((exitCode) => met.has(exitCode)) ?? ExitCode.done;
}

/** Failures of the account or of this machine, and the user's Ctrl-C: no other job can fare better. */
const ENDS_ALL: ReadonlySet<ExitCode> = new Set([
  ExitCode.authentication,
  ExitCode.credits,
  ExitCode.programMissing,
  ExitCode.interrupted,
  ExitCode.terminated,
]);

/** True for a failure after which the rest need not be tried. */
export function endsAll({ code, exitCode }: Pick<VmgError, 'code' | 'exitCode'>): boolean {
  // One that could be replaced has been: this one was asked for by its id.
  return ENDS_ALL.has(exitCode) || code === 'session-not-found';
}

/** What every row tells of its job. */
export function headOf(item: BatchItem): Pick<BatchRow, 'file' | 'prompt' | 'variant' | 'seed'> {
  const { media, prompt, variant, choices } = item;
  return {
    file: media,
    prompt,
    ...(variant === undefined ? {} : { variant }),
    ...(variant === undefined || choices.seed === undefined ? {} : { seed: choices.seed }),
  };
}

export function failedRow(item: BatchItem, failure: VmgError, hint?: string): BatchRow {
  const { code, exitCode, message, details } = failure;
  const next = hint ?? failure.hint;
  return {
    ...headOf(item),
    status: 'failed',
    error: {
      code,
      exitCode,
      message,
      ...(next === undefined ? {} : { hint: next }),
      ...(details === undefined ? {} : { details }),
    },
  };
}

/** The row of a job that was left alone because of what became of one before it. */
export function untriedRow(item: BatchItem, reason: VmgError): BatchRow {
  const { exitCode, message } = reason;
  return {
    ...headOf(item),
    status: 'not-tried',
    error: { code: 'not-tried', exitCode, message: `Not tried: ${message}` },
  };
}
