import { ExitCode, VmgError } from '../support/errors.js';
import { guarded } from './boundary.js';
import { BEGIN_WITH_COMMAND } from './empty-timeline.js';
import { REPORT_OPTIONS } from './piece-kinds.js';
import { fetchPieceFiles, noOutputs } from './piece-outputs.js';
import { askedPlaces, checkMaker, checkPiecePlaces, wantsAnything } from './piece-places.js';
import type { AppContext } from './ports.js';
import type { Callbacks, ReportRequest } from './requests.js';
import type { ReportResult } from './results.js';
import { findSession, inKnownSession } from './session-choice.js';
import { fileNameOf, findPiece } from './session-piece.js';

/**
 * Writes what there is of a piece of the session named or current, by default that on its timeline:
 * the report `<clip>.vmg.html` when nothing is named. Nothing is composed anew.
 *
 * @throws VmgError
 */
export function report(
  context: AppContext,
  request: ReportRequest,
  callbacks: Callbacks = {},
): Promise<ReportResult> {
  return guarded(callbacks.signal, async () => {
    const wanted = wantsAnything(request.wanted) ? request.wanted : { report: './' };
    const session = await findSession(context, request.sessionId);
    checkMaker(session?.backend ?? context.backend.kind, wanted);
    if (session === undefined) {
      throw new VmgError('session-missing', ExitCode.usage, 'There is no session yet.', {
        hint: BEGIN_WITH_COMMAND,
      });
    }
    const { sessionId } = session;
    const state = await inKnownSession(context, session, request, () =>
      context.backend.state(sessionId, callbacks),
    );
    const piece = findPiece(state, request.pieceId);
    const name = { stem: fileNameOf(piece, state), several: false, options: REPORT_OPTIONS };
    const asked = await askedPlaces(wanted, request.cwd, name);
    const places = await checkPiecePlaces(asked, request, session.files ?? []);
    const outputs = noOutputs();
    await fetchPieceFiles(context.backend, piece.id, places, callbacks, outputs);
    return { session: sessionId, piece: piece.id, title: piece.report?.title ?? null, outputs };
  });
}
