import { type MusicReport, metadataOf, readDraft } from '../protocol/index.js';
import type { SessionState } from './ports.js';

/**
 * The account of the piece on the timeline, where the backend gives one; of the newest piece where
 * the timeline does not say what it plays.
 */
export function musicReport({ draft, generated }: SessionState): MusicReport | undefined {
  const played = readDraft(draft ?? {}).t.flatMap(({ sg }) =>
    sg.map((segment) => metadataOf(segment).mediaId),
  );
  const untold = played.length > 0 && played.every((id) => id === undefined);
  return generated.findLast(
    ({ id, report }) =>
      report !== undefined && (untold || (id !== undefined && played.includes(id))),
  )?.report;
}
