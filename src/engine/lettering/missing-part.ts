import { ExitCode, VmgError } from '../../support/errors.js';

/** The error for what the build should have put beside the program. */
export function missingPart(cause: unknown): VmgError {
  return new VmgError(
    'title-font-missing',
    ExitCode.programMissing,
    'The part of this program that draws titles is not there.',
    { hint: 'Install it again: npm install', cause },
  );
}
