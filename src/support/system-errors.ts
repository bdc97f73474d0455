import { ExitCode, VmgError } from './errors.js';

interface SystemError {
  code: string;
  exitCode: ExitCode;
  message: string;
  hint: string;
}

const DISK_FULL: SystemError = {
  code: 'disk-full',
  exitCode: ExitCode.jobFailed,
  message: 'The disk is full.',
  hint: 'Free some space, then try again.',
};

const PERMISSION: SystemError = {
  code: 'permission-denied',
  exitCode: ExitCode.input,
  message: 'Permission denied.',
  hint: 'Check who may read and write there, or choose another place with --output.',
};

/**
 * The system's own refusals, by the code of Node's or SQLite's error. A place that cannot be used is an input
 * error (3); a machine that has run out of something made the job fail (7).
 */
const SYSTEM_ERRORS: Readonly<Record<string, SystemError>> = {
  ENOSPC: DISK_FULL,
  SQLITE_FULL: DISK_FULL,
  // The memory that processes share over a database is a file, too, and found no room to grow.
  SQLITE_IOERR_SHMSIZE: DISK_FULL,
  EDQUOT: {
    code: 'disk-quota-used-up',
    exitCode: ExitCode.jobFailed,
    message: 'The disk quota is used up.',
    hint: 'Free some space, then try again.',
  },
  EMFILE: {
    code: 'too-many-files',
    exitCode: ExitCode.jobFailed,
    message: 'Too many files are open.',
    hint: 'Close some programs, then try again.',
  },
  ENFILE: {
    code: 'too-many-files',
    exitCode: ExitCode.jobFailed,
    message: 'Too many files are open.',
    hint: 'Close some programs, then try again.',
  },
  EACCES: PERMISSION,
  EPERM: PERMISSION,
  EROFS: {
    code: 'file-system-read-only',
    exitCode: ExitCode.input,
    message: 'The file system is read-only.',
    hint: 'Choose another place with --output.',
  },
  EADDRINUSE: {
    code: 'port-in-use',
    exitCode: ExitCode.usage,
    message: 'The port is in use.',
    hint: 'Choose another with --port, or 0 for any.',
  },
};

/** The codes of all errors that {@link systemFailure} gives. */
export const SYSTEM_FAILURES: readonly string[] = Object.values(SYSTEM_ERRORS).map(
  ({ code }) => code,
);

function textOf(error: Error, field: 'code' | 'path'): string | undefined {
  const value: unknown = Reflect.get(error, field);
  return typeof value === 'string' ? value : undefined;
}

/** The code of a system error, such as `ENOSPC`; undefined for other errors. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error ? textOf(error, 'code') : undefined;
}

/** The system's refusal put in words, with the path where it names one; undefined for others. */
export function systemFailure(error: unknown): VmgError | undefined {
  if (!(error instanceof Error) || error instanceof VmgError) return undefined;
  // What has come from another thread has lost its fields, and begins with the code all the same.
  const code = textOf(error, 'code') ?? /^([A-Z]+): .*, \w+/.exec(error.message)?.[1];
  if (code === undefined || !Object.hasOwn(SYSTEM_ERRORS, code)) return undefined;
  const known = SYSTEM_ERRORS[code];
  if (known === undefined) return undefined;
  const path = textOf(error, 'path');
  const message =
    path === undefined ? known.message : `${known.message.replace(/\.$/, '')}: ${path}.`;
  return new VmgError(known.code, known.exitCode, message, { hint: known.hint, cause: error });
}

/** True for an error of the system itself (a file's, a disk's), whether or not it is in the table. */
export function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}
