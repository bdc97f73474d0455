import { ExitCode, interruptedError, isAbort, VmgError } from '../support/errors.js';
import { systemFailure } from '../support/system-errors.js';

/** `error` as the one class that may leave the use-cases; `signal` tells whether the user stopped it. */
export function asVmgError(error: unknown, signal?: AbortSignal): VmgError {
  // Whatever breaks after Ctrl-C breaks because of it.
  if (signal?.aborted) {
    return signal.reason instanceof VmgError ? signal.reason : interruptedError();
  }
  if (error instanceof VmgError) return error;
  if (isAbort(error)) return interruptedError();
  const refused = systemFailure(error);
  if (refused !== undefined) return refused;
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
