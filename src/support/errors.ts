/** Exit codes of the process, one for each family of failure. */
export const ExitCode = {
  done: 0,
  bug: 1,
  usage: 2,
  input: 3,
  authentication: 4,
  credits: 5,
  network: 6,
  jobFailed: 7,
  stillRunning: 8,
  programMissing: 9,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

export interface VmgErrorOptions {
  /** The one next step, as a sentence for the user. */
  hint?: string;
  cause?: unknown;
  /** Machine-readable facts for `--json`; never a token. */
  details?: Record<string, unknown>;
}

/**
 * The only error class that is meant for users.
 *
 * `code` is stable and machine-readable (`file-not-found`), `message` says what happened in the
 * user's words, `hint` gives the one next step.
 */
export class VmgError extends Error {
  override readonly name = 'VmgError';
  readonly code: string;
  readonly exitCode: ExitCode;
  readonly hint: string | undefined;
  readonly details: Record<string, unknown> | undefined;

  constructor(code: string, exitCode: ExitCode, message: string, options: VmgErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.exitCode = exitCode;
    this.hint = options.hint;
    this.details = options.details;
  }
}

/** The error that stands for the user's own Ctrl-C, or for SIGTERM. */
export function interruptedError(signal: 'SIGINT' | 'SIGTERM' = 'SIGINT'): VmgError {
  return signal === 'SIGTERM'
    ? new VmgError('terminated', ExitCode.terminated, 'Terminated.')
    : new VmgError('interrupted', ExitCode.interrupted, 'Interrupted.');
}

/** True when `error` is how an aborted operation reports itself. */
export function isAbort(error: unknown): boolean {
  if (error instanceof VmgError) return error.code === 'interrupted' || error.code === 'terminated';
  return (
    error instanceof Error &&
    (error.name === 'AbortError' || ('code' in error && error.code === 'ABORT_ERR'))
  );
}

/** True for trouble on the way to a server: the same may well succeed another time. */
export function isNetworkTrouble(error: unknown): error is VmgError {
  return error instanceof VmgError && error.exitCode === ExitCode.network;
}
