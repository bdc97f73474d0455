import { basename, extname } from 'node:path';
import type { RenderFormat } from '../protocol/index.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { standingOf } from './file-standing.js';
import { type AskedPlaces, missingOf, pathsOf } from './piece-places.js';

/** What a job's outputs come to before it is begun. */
export interface Existing {
  /** Nothing is left to do. */
  done: boolean;
  /** An empty file is where the film goes: nothing is lost when it is replaced. */
  emptyFilm: boolean;
}

function refusal(code: string, message: string, hint: string, details: object): VmgError {
  return new VmgError(code, ExitCode.usage, message, { hint, details: { ...details } });
}

/**
 * Looks at what of a job is there already. A file counts when it is one of its type, by its first
 * bytes.
 *
 * @param film Where the film goes; null where none is asked for.
 * @throws VmgError of exit code 2 when something else is in the film's place, and when the film is
 * there alone: which piece it plays is not known.
 */
export async function existingOf(
  film: string | null,
  format: RenderFormat = 'mp4',
  asked: AskedPlaces,
): Promise<Existing> {
  const missing = await missingOf(asked);
  if (film === null) {
    return { done: missing.length === 0 && pathsOf(asked).length > 0, emptyFilm: false };
  }
  const type = extname(film) || `.${format}`;
  const standing = await standingOf(film, type);
  if (standing === 'missing' || standing === 'empty') {
    return { done: false, emptyFilm: standing === 'empty' };
  }
  const name = basename(film);
  if (standing === 'other') {
    throw refusal(
      'output-not-whole',
      `${name} is there, but it is no ${type.slice(1).toUpperCase()} file: nothing was made in its place.`,
      'Take it away and run the same again, or make all of it anew: --force instead of --skip-existing.',
      { output: film },
    );
  }
  if (missing.length === 0) return { done: true, emptyFilm: false };
  throw refusal(
    'outputs-missing',
    `${name} is there, but not all that was asked for besides: ${missing.join(', ')}`,
    'Have it of the piece that was made: vmg report --session ID --piece ID (both are in the --json of that run). Or make all of it anew: --force instead of --skip-existing.',
    { output: film, missing },
  );
}
