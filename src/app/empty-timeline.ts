import { ExitCode, VmgError } from '../support/errors.js';

/** What to do about an empty timeline: with a command, and within a conversation. */
export const BEGIN_WITH_COMMAND =
  'Name a clip and say what music it wants: vmg generate clip.mp4 "upbeat lo-fi"';
export const BEGIN_IN_WORDS =
  'Name a clip and say what music it wants, for example: clip.mp4 upbeat lo-fi';

/** The error for an export while there is nothing on the timeline. */
export function nothingToExport(hint: string = BEGIN_WITH_COMMAND): VmgError {
  return new VmgError(
    'nothing-to-export',
    ExitCode.jobFailed,
    'There is nothing to export: the timeline is empty.',
    { hint },
  );
}
