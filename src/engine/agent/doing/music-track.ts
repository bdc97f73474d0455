import { type Draft, metadataOf } from '../../../protocol/index.js';
import type { PieceRecord } from '../../storage/index.js';
import { exchangeMusic, musicOf, type Placed, placeMusic } from '../../timeline/index.js';
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
  const music = musicOf(draft);
  const [before] = music;
  const kept = Object.entries(setByHand(music)).filter(([, value]) => value !== undefined);
  const placed = placeMusic(draft, {
    ...clipOfPiece({ id, report }),
    volume: volume ?? before?.volume ?? 1,
  });
  if (kept.length === 0) return placed;
  return {
    ...placed,
    t: placed.t.map((track) => ({
      ...track,
      sg: track.sg.map((segment) =>
        segment.m?.mediaId === id
          ? { ...segment, m: { ...segment.m, ...Object.fromEntries(kept) } }
          : segment,
      ),
    })),
  };
}

/** What was set of the music by hand, and outlives a piece: not the fade of a song that was cut. */
function setByHand(music: readonly Placed[]) {
  const [first] = music;
  const last = music.at(-1);
  if (!first || !last) return {};
  const { fadeIn, duck } = metadataOf(first.segment);
  const { fadeOut, cut } = metadataOf(last.segment);
  return { fadeIn, duck, ...(!cut && { fadeOut }) };
}

/**
 * A copy of `draft` with a piece in place of the one that it is another state of, or a choice beside:
 * heard where that one was heard, and as loud there.
 */
export function exchangePiece(
  draft: Draft,
  before: Pick<PieceRecord, 'id' | 'report'>,
  after: Pick<PieceRecord, 'id' | 'report'>,
): Draft {
  const { mediaId, durationMs } = clipOfPiece(before);
  return exchangeMusic(draft, { mediaId, durationMs }, clipOfPiece(after));
}

const clipOfPiece = ({ id, report }: Pick<PieceRecord, 'id' | 'report'>) => ({
  mediaId: id,
  name: report.title,
  durationMs: report.durationSeconds * 1000,
});
