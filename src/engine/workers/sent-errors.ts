import { VmgError } from '../../support/errors.js';
import type { SentError } from './messages.js';

/** An error as plain data, fit to be sent to another thread. */
export function packError(error: unknown): SentError {
  const plain = error instanceof Error ? error : new Error(String(error));
  const user =
    error instanceof VmgError
      ? {
          code: error.code,
          exitCode: error.exitCode,
          hint: error.hint,
          details: error.details,
        }
      : undefined;
  return { name: plain.name, message: plain.message, stack: plain.stack, user };
}

/** The error that was packed: a VmgError again where it was one. */
export function unpackError({ name, message, stack, user }: SentError): Error {
  const error = user
    ? new VmgError(user.code, user.exitCode, message, {
        ...(user.hint === undefined ? {} : { hint: user.hint }),
        ...(user.details === undefined ? {} : { details: user.details }),
      })
    : Object.assign(new Error(message), { name });
  if (stack !== undefined) error.stack = stack;
  return error;
}
