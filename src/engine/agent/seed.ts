import { hashText } from '../../support/random.js';

/**
 * The seed of a piece for which none was chosen: the same clip, the same words and the same number
 * of pieces to them give the same seed, so that a fresh session repeats itself, and “again” does not.
 *
 * @param contents SHA-256 of each clip on the timeline, in order.
 * @param piecesBefore How many pieces were written for these clips to these words.
 */
export function defaultSeed(
  contents: readonly string[],
  words: string,
  piecesBefore: number,
): number {
  const normalised = words.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
  return hashText(JSON.stringify([contents, normalised, piecesBefore])) >>> 1;
}

/**
 * The first of {@link defaultSeed}'s that is not taken yet. What was written for other clips, or to
 * other words, makes no difference: a clip gets the same music beside others as by itself.
 *
 * @param taken Seeds of the session's pieces.
 */
export function freshSeed(
  contents: readonly string[],
  words: string,
  taken: readonly number[],
): number {
  for (let before = 0; before < taken.length; before++) {
    const seed = defaultSeed(contents, words, before);
    if (!taken.includes(seed)) return seed;
  }
  return defaultSeed(contents, words, taken.length);
}
