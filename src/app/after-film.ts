import type { GeneratedMedia } from '../protocol/index.js';
import { isAbort, VmgError } from '../support/errors.js';
import { asVmgError } from './boundary.js';
import { afterSending } from './message-recovery.js';
import { REPORT_OPTIONS } from './piece-kinds.js';
import type { PiecePlaces } from './piece-places.js';
import type { Session } from './ports.js';
import type { Callbacks } from './requests.js';
import type { PieceOutputs } from './results.js';

/** What there is of a job when its film is made. */
export interface Made {
  session: Session;
  /** Undefined where the message left none on the timeline. */
  piece: GeneratedMedia | undefined;
  /** Of the film; null where none was asked for. */
  output: string | null;
  outputs: PieceOutputs;
}

/** How to have what is missing of the piece. */
function restOf({ session, piece, outputs }: Made, places: PiecePlaces): string {
  if (piece?.id === undefined) return '';
  const written = new Set([outputs.midi, outputs.report, ...outputs.markers]);
  const flags = places.files.flatMap(({ kind, place }) =>
    written.has(place.path) ? [] : [REPORT_OPTIONS[kind]],
  );
  if (places.stems !== undefined && outputs.stems.length === 0) flags.push(REPORT_OPTIONS.stems);
  const command = `vmg report --session ${session.sessionId} --piece ${piece.id}`;
  const missing = [...new Set(flags)].join(', ');
  return `Have the rest without composing again: ${command}, with ${missing}`;
}

/**
 * The error for what could not be written besides the film: it tells what is there all the same,
 * in words and as details, and how to have the rest. After Ctrl-C the film is told of as a note.
 */
export function afterFilm(
  error: unknown,
  made: Made,
  places: PiecePlaces,
  { signal, onNote }: Callbacks,
): VmgError {
  const { session, piece, output, outputs } = made;
  const failure = asVmgError(afterSending(error), signal);
  const film = output === null ? '' : `The film is there: ${output}.`;
  if (isAbort(failure)) {
    if (film !== '') onNote?.(film);
    return failure;
  }
  const { code, exitCode, message, hint = '', cause, details } = failure;
  return new VmgError(code, exitCode, message, {
    hint: [hint, film, restOf(made, places)].filter((sentence) => sentence !== '').join(' '),
    cause,
    details: {
      ...details,
      output,
      session: session.sessionId,
      piece: piece?.id ?? null,
      seed: piece?.report?.seed ?? null,
      outputs,
    },
  });
}
