import { type GeneratedMedia, type MusicReport, metadataOf, readDraft } from '../protocol/index.js';
import type { SessionState } from './ports.js';

/**
 * The piece on the timeline, where the backend tells of it; the newest piece where the timeline
 * does not say what it plays.
 */
export function playedPiece({ draft, generated }: SessionState): GeneratedMedia | undefined {
  const played = readDraft(draft ?? {}).t.flatMap(({ sg }) =>
    sg.map((segment) => metadataOf(segment).mediaId),
  );
  const untold = played.length > 0 && played.every((id) => id === undefined);
  return generated.findLast(
    ({ id, report }) =>
      report !== undefined && (untold || (id !== undefined && played.includes(id))),
  );
}

/** The account of the {@link playedPiece}, where there is one. */
export function musicReport(state: SessionState): MusicReport | undefined {
  return playedPiece(state)?.report;
}
