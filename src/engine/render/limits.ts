import { ExitCode, VmgError } from '../../support/errors.js';

/**
 * Seconds that a clip, and a timeline, may last. Music and sound are held in memory whole, several
 * times over: 20 minutes take about 2 GB.
 */
export const MAXIMUM_SECONDS = 20 * 60;

/** The error (exit 3) for what lasts longer; `what` begins the sentence. */
export function tooLong(what: string): VmgError {
  return new VmgError(
    'clip-too-long',
    ExitCode.input,
    `${what} is too long: ${MAXIMUM_SECONDS / 60} minutes is the limit.`,
    { hint: 'Trim it, or work on it in parts.' },
  );
}
