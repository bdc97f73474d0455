import { ExitCode, interruptedError, isAbort, VmgError } from '../support/errors.js';

const FILE_SYSTEM_ERRORS: Readonly<Record<string, { message: string; hint: string }>> = {
  ENOSPC: { message: 'The disk is full.', hint: 'Free some space, then try again.' },
  EDQUOT: { message: 'The disk quota is used up.', hint: 'Free some space, then try again.' },
  EROFS: {
    message: 'The file system is read-only.',
    hint: 'Choose another place with --output.',
  },
  EACCES: {
    message: 'Permission denied.',
    hint: 'Check the permissions, or choose another place with --output.',
  },
  EPERM: {
    message: 'Permission denied.',
    hint: 'Check the permissions, or choose another place with --output.',
  },
  EMFILE: { message: 'Too many files are open.', hint: 'Close some programs, then try again.' },
};

function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}

/** `error` as the one class that may leave the use-cases; `signal` tells whether the user stopped it. */
export function asVmgError(error: unknown, signal?: AbortSignal): VmgError {
  // Whatever breaks after Ctrl-C breaks because of it.
  if (signal?.aborted) {
    return signal.reason instanceof VmgError ? signal.reason : interruptedError();
  }
  if (error instanceof VmgError) return error;
  if (isAbort(error)) return interruptedError();
  const code = systemCode(error);
  const known = code === undefined ? undefined : FILE_SYSTEM_ERRORS[code];
  if (code !== undefined && known !== undefined) {
    const path =
      error instanceof Error && 'path' in error && typeof error.path === 'string'
        ? ` (${error.path})`
        : '';
    return new VmgError(`file-system-${code.toLowerCase()}`, ExitCode.input, known.message + path, {
      hint: known.hint,
      cause: error,
    });
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new VmgError('internal', ExitCode.bug, `Something unexpected happened: ${reason}`, {
    hint: 'This is a bug in vmg. Run it again with --verbose for the details.',
    cause: error,
  });
}

/** Runs a use-case so that nothing but a {@link VmgError} leaves it. */
export async function guarded<Result>(
  signal: AbortSignal | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    signal?.throwIfAborted();
    return await work();
  } catch (error) {
    throw asVmgError(error, signal);
  }
}
