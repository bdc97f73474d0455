import { ExitCode, VmgError } from '../../support/errors.js';

/** A master that the engine's own storage has lost. */
export function recordingGone(): VmgError {
  return new VmgError(
    'media-gone',
    ExitCode.jobFailed,
    "The music's recording is gone from the engine's storage.",
    { hint: 'Ask for the music again.' },
  );
}
