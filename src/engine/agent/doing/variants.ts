import { styleName } from '../answers/style-name.js';
import { followUp } from '../follow-up.js';
import { newSeed, shownNames } from './compose.js';
import { placedPiece, placePiece } from './music-track.js';
import { shownPictures } from './picture.js';
import type { Turn } from './turn.js';
import { type WrittenPiece, writePiece } from './write-piece.js';

/** How many pieces there may be to choose from. */
const CHOICES = { fewest: 2, most: 5 } as const;

/** The letter of the nth of several choices, from 0. */
export const letterOf = (index: number): string => String.fromCharCode(65 + index);

/**
 * Writes several pieces to the same words, each a version of its own, and returns what to say of
 * them. The first one is on the timeline after it.
 */
export async function composeVariants(
  turn: Turn,
  asked: { count: number; words: string },
): Promise<string> {
  const { phrases, language } = turn;
  const pictures = shownPictures(turn);
  if (pictures.length === 0) {
    return phrases.noVideo(turn.storage.media.ofSession(turn.session.id).map(({ name }) => name));
  }
  const count = Math.min(CHOICES.most, Math.max(CHOICES.fewest, asked.count));
  const before = placedPiece(turn)?.piece;
  const wanted = followUp({ music: asked.words, refines: false, tempoStep: null }, before);
  const written: WrittenPiece[] = [];
  for (let index = 0; index < count; index++) {
    const taken = written.map(({ piece }) => piece.report.seed);
    const seed = index === 0 && turn.seed !== null ? turn.seed : newSeed(turn, asked.words, taken);
    written.push(
      await writePiece(turn, {
        words: wanted.words,
        earlierWords: wanted.earlierWords,
        refines: false,
        seed,
        pictures,
      }),
    );
  }
  const labels = written.map(({ piece: { report } }, index) =>
    phrases.choice(letterOf(index), report, styleName(report.style, language)),
  );
  const versions = turn.commitChoices((draft) =>
    written.map(({ piece, result }, index) => ({
      draft: placePiece(draft, piece, result.brief.volume ?? undefined),
      label: labels[index] ?? '',
    })),
  );
  return phrases.choices({
    clips: shownNames(turn),
    labels,
    numbers: versions.map(({ number }) => number),
    limited: asked.count === count ? null : CHOICES,
  });
}
