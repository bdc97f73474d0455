import type { Draft } from '../../protocol/index.js';
import type { Clip } from './edits.js';
import { FRAME_MS, ROUNDING_MS } from './limits.js';
import { settle } from './settle.js';
import { endOf, filmEndOf, type Item, openFilm, type WorkingFilm } from './working-film.js';
import { writeDraft } from './write-draft.js';

/** What edits are worked out with where nothing that was uploaded matters. */
const NO_UPLOADS = { media: [], beatsMs: [], downbeatsMs: [] };

/**
 * A copy of `draft` with a piece that was fitted to it in place of the one that it had: heard where
 * that one was heard, as loud in each stretch, with its fades, its beginning at that of the film.
 *
 * @param oldId The media of the piece that it had.
 * @param earlier The draft that the old piece was fitted to: what reached its end reaches the new one.
 */
export function exchangeMusic(draft: Draft, oldId: string, piece: Clip, earlier: Draft): Draft {
  const film = openFilm(draft, NO_UPLOADS);
  const parts = film.sounds.filter(({ m }) => m.mediaId === oldId);
  const last = parts.at(-1);
  if (!last) return draft;
  const length = Math.round(piece.durationMs);
  const end = film.pictures.length > 0 ? Math.min(length, filmEndOf(film)) : length;
  if (reachedEnd(openFilm(earlier, NO_UPLOADS), oldId)) last.lengthMs = end - last.startMs;
  for (const part of parts) exchangePart(part, piece, end);
  film.sounds = film.sounds.filter((item) => item.m.mediaId !== oldId && item.lengthMs > 0);
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

function reachedEnd(film: WorkingFilm, mediaId: string): boolean {
  const ends = film.sounds.filter(({ m }) => m.mediaId === mediaId).map(endOf);
  return ends.length === 0 || Math.max(...ends) >= filmEndOf(film) - ROUNDING_MS;
}
