import type { Draft } from '../../protocol/index.js';
import type { Clip } from './edits.js';
import { FRAME_MS, ROUNDING_MS } from './limits.js';
import { settle } from './settle.js';
import {
  endOf,
  filmEndOf,
  fromOf,
  type Item,
  openFilm,
  speedOf,
  type WorkingFilm,
} from './working-film.js';
import { writeDraft } from './write-draft.js';

/** What edits are worked out with where nothing that was uploaded matters. */
const NO_UPLOADS = { media: [], beatsMs: [], downbeatsMs: [] };

/**
 * A copy of `draft` with a piece that was fitted to it in place of the one that it had: heard where
 * that one was heard, as loud in each stretch, with its fades, its beginning at that of the film.
 *
 * @param old The piece that it had, and how long that is: what reached its end, or that of the film,
 * reaches the end of the new one.
 */
export function exchangeMusic(
  draft: Draft,
  old: Pick<Clip, 'mediaId' | 'durationMs'>,
  piece: Clip,
): Draft {
  const film = openFilm(draft, NO_UPLOADS);
  const parts = film.sounds.filter(({ m }) => m.mediaId === old.mediaId);
  const last = parts.at(-1);
  if (!last) return draft;
  const length = Math.round(piece.durationMs);
  const end = film.pictures.length > 0 ? Math.min(length, filmEndOf(film)) : length;
  if (reachesEnd(film, last, old.durationMs)) last.lengthMs = end - last.startMs;
  for (const part of parts) exchangePart(part, piece, end);
  film.sounds = film.sounds.filter((item) => item.m.mediaId !== old.mediaId && item.lengthMs > 0);
  const fitted: WorkingFilm = {
    ...film,
    heldMs: new Map([...film.heldMs, [piece.mediaId, length]]),
  };
  settle(fitted);
  return writeDraft(fitted);
}

function exchangePart(part: Item, { mediaId, name }: Clip, endMs: number): void {
  part.lengthMs = Math.min(part.lengthMs, endMs - part.startMs);
  if (part.lengthMs < FRAME_MS) return;
  part.m = { ...part.m, mediaId, name, from: part.startMs, speed: undefined, loop: undefined };
}

function reachesEnd(film: WorkingFilm, last: Item, durationMs: number): boolean {
  const heardTo = fromOf(last) + last.lengthMs * speedOf(last);
  return (
    heardTo >= Math.round(durationMs) - ROUNDING_MS || endOf(last) >= filmEndOf(film) - ROUNDING_MS
  );
}
