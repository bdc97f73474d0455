import type { PieceRecord } from '../../storage/index.js';
import { musicOf, rangeOf } from '../../timeline/index.js';
import type { Stretch } from '../requests.js';
import { exchangeOnTimeline } from './compose.js';
import { contextOf } from './edit.js';
import { placedPiece } from './music-track.js';
import { shownPictures } from './picture.js';
import type { Turn } from './turn.js';
import { writePiece } from './write-piece.js';

/**
 * Changes the piece on the timeline in one stretch, and returns what to say of it. The bars that do
 * not lie in it stay as they are, and so does what it is called.
 */
export async function reviseMusic(
  turn: Turn,
  asked: { words: string; stretch: Stretch },
): Promise<string> {
  const { phrases } = turn;
  const placed = placedPiece(turn);
  if (!placed) {
    const [song] = musicOf(turn.draft());
    return song ? phrases.notOurs(song.name) : phrases.noMusicYet;
  }
  const { piece } = placed;
  const stretch = stretchOf(turn, piece, asked.stretch);
  if (typeof stretch === 'string') return stretch;
  const score = turn.scoreOf(piece.id);
  if (!score) return phrases.pieceTooOld(piece.report.title);
  const written = await writePiece(turn, {
    words: asked.words,
    earlierWords: piece.words,
    refines: true,
    seed: piece.report.seed,
    base: { score, ...stretch },
    pictures: shownPictures(turn),
    title: piece.report.title,
    storedWords: piece.words,
  });
  exchangeOnTimeline(turn, piece, written);
  const { report, absentPlayers, revised } = written.result;
  const missing = { absentPlayers, unknownWords: report.unknownWords };
  return phrases.revised({
    report,
    ...missing,
    beyond: revised?.beyond ?? [],
    ...(revised ?? stretch),
  });
}

interface Seconds {
  fromSeconds: number;
  toSeconds: number;
}

/** Within the piece, which begins with the film; or why there is no such stretch. */
function stretchOf(turn: Turn, { report }: PieceRecord, stretch: Stretch): Seconds | string {
  if (stretch.by === 'section') {
    const { name } = stretch;
    const section = report.sections.find((one) => one.name === name);
    if (section) return { fromSeconds: section.startSeconds, toSeconds: section.endSeconds };
    return turn.phrases.noSuchSection(
      name,
      report.sections.map((one) => one.name),
    );
  }
  const found = rangeOf(turn.draft(), stretch.range, contextOf(turn));
  if (found.ok) return { fromSeconds: found.fromMs / 1000, toSeconds: found.toMs / 1000 };
  const { range } = stretch;
  return turn.phrases.refused({ do: 'keep', target: null, range }, found.refusal);
}
