import { readChoices, writeChoices } from '../../../protocol/index.js';
import type { PieceRecord } from '../../storage/index.js';
import { exchangeOnTimeline } from './compose.js';
import { placedPiece } from './music-track.js';
import { pictureMark, shownPictures } from './picture.js';
import type { Turn } from './turn.js';
import { writePiece } from './write-piece.js';

/** True where the engine's piece on the timeline was fitted to another cut of the picture. */
export function isUnfitted(turn: Turn): boolean {
  const placed = placedPiece(turn);
  if (!placed) return false;
  const pictures = shownPictures(turn);
  if (pictures.length === 0) return false;
  const { picture, report } = placed.piece;
  if (picture !== undefined) return picture !== pictureMark(pictures);
  const last = pictures.at(-1)?.planned;
  // Older pieces do not say what they were fitted to; their length does.
  const lengthMs = last ? last.startMs + last.durationMs : 0;
  return Math.abs(lengthMs - 1000 * report.durationSeconds) > 2;
}

/**
 * Fits the engine's piece on the timeline to the picture as it is cut now, and returns what to say
 * of it; undefined where it fits or where there is none. Its theme stays: the words, the seed, the
 * style, the key and the tempo are the same, what was changed in part is changed again, and it is
 * called as before.
 *
 * @param told Whether its length is to be told: where the film's is told, it is the same.
 */
export async function conformMusic(
  turn: Turn,
  told: { length: boolean },
): Promise<string | undefined> {
  const placed = placedPiece(turn);
  if (!placed || !isUnfitted(turn)) return undefined;
  const { piece } = placed;
  const score = turn.scoreOf(piece.id);
  const written = await writePiece(turn, {
    ...(score ? { words: piece.words, like: score } : { words: sameMusic(piece) }),
    earlierWords: null,
    refines: false,
    seed: piece.report.seed,
    pictures: shownPictures(turn),
    title: piece.report.title,
    storedWords: piece.words,
  });
  exchangeOnTimeline(turn, piece, written);
  return turn.phrases.conformed(piece.report, written.piece.report, told);
}

/**
 * The words that ask for the same piece again, with what was chosen for want of words: for one of
 * an earlier version, whose score cannot be read any more.
 */
function sameMusic({ words, report }: PieceRecord): string {
  const { words: said, choices } = readChoices(words);
  const { style, key, seed } = report;
  const bpm = Math.round(10 * report.tempoBpm) / 10;
  return writeChoices(said, { ...choices, style, key, seed, bpm });
}
