import { type Draft, metadataOf } from '../../../protocol/index.js';
import type { PieceRecord } from '../../storage/index.js';
import { musicOf, type Placed, placeMusic } from '../../timeline/index.js';
import type { Turn } from './turn.js';

/** The engine's own piece on the timeline; undefined where there is none. */
export function placedPiece(
  turn: Turn,
  draft: Draft = turn.draft(),
): { placed: Placed; piece: PieceRecord } | undefined {
  const pieces = new Map(turn.pieces().map((piece) => [piece.id, piece]));
  for (const placed of musicOf(draft)) {
    const piece = pieces.get(placed.mediaId ?? '');
    if (piece) return { placed, piece };
  }
  return undefined;
}

/** What was set of the music by hand, and outlives a piece. */
const KEPT = ['fadeIn', 'fadeOut', 'duck'] as const;

/**
 * A copy of `draft` with a piece from its beginning, in place of the music that it had; that one's
 * fades stay, and its loudness where none is given.
 *
 * @param volume Share, 1 as it was mixed.
 */
export function placePiece(
  draft: Draft,
  { id, report }: Pick<PieceRecord, 'id' | 'report'>,
  volume?: number,
): Draft {
  const [before] = musicOf(draft);
  const metadata = before ? metadataOf(before.segment) : {};
  const kept = Object.fromEntries(
    KEPT.flatMap((field) => (metadata[field] === undefined ? [] : [[field, metadata[field]]])),
  );
  const placed = placeMusic(draft, {
    mediaId: id,
    name: report.title,
    durationMs: report.durationSeconds * 1000,
    volume: volume ?? before?.volume ?? 1,
  });
  if (Object.keys(kept).length === 0) return placed;
  return {
    ...placed,
    t: placed.t.map((track) => ({
      ...track,
      sg: track.sg.map((segment) =>
        segment.m?.mediaId === id ? { ...segment, m: { ...segment.m, ...kept } } : segment,
      ),
    })),
  };
}
